"""Web pages: the text of a page, without scripts, menus and forms."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from lxml import etree
from lxml import html as lxml_html

from geoview.document.decoding import decode, tidy
from geoview.readers.base import Extracted, TextBuilder, damaged, one_line, parse_date
from geoview.readers.formats import HTML

if TYPE_CHECKING:
    from datetime import date

__all__ = ["body_text", "extract", "parse_page"]


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


_KIND = HTML.title
_SKIPPED = _names(
    "script style noscript template iframe object embed applet svg math canvas audio video map form button select"
    " textarea input nav footer aside dialog head frameset area link meta"
)
_BLOCKS = _names(
    "address article blockquote body caption center dd details div dl dt fieldset figcaption figure h1 h2 h3 h4 h5 h6"
    " header hgroup hr html legend li main menu ol p pre section summary table tbody tfoot thead tr ul"
)
_CLOSE = frozenset({"li", "dt", "dd", "tr"})
"""Blocks that follow each other without an empty line."""
_MIN_MAIN = 200
"""Characters that the main part of a page must have to be taken for the whole."""
_CHARSET = re.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_DATES = ("article:published_time", "datePublished", "date", "dc.date", "dc.date.issued", "dcterms.issued", "pubdate")


def extract(data: bytes, name: str, encoding: str | None) -> Extracted:
    """Read a web page; see `geoview.readers.extract`."""
    decoded = tidy(decode(data, encoding or _declared(data), name=name))
    root = parse_page(decoded.text, name)
    if root is None:
        return Extracted("", encoding=decoded.encoding, replaced=decoded.replaced, guessed=decoded.guessed)
    text = ""
    for path in (".//article", ".//main", ".//*[@role='main']"):
        found = root.findall(path)
        if len(found) == 1:
            text = body_text(found[0], name)
            if len(text) >= _MIN_MAIN:
                break
            text = ""
    return Extracted(
        text=text or body_text(root, name),
        title=_title(root),
        date=_date(root),
        language=(root.get("lang") or "").strip()[:35],
        encoding=decoded.encoding,
        replaced=decoded.replaced,
        guessed=decoded.guessed,
    )


def parse_page(text: str, name: str) -> etree._Element | None:
    """Return the root of a page, parsed as tolerantly as by a browser; None for an empty page. Nothing is fetched.

    Raises:
        DocumentError: when it is nested too deeply.
    """
    parser = lxml_html.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = lxml_html.document_fromstring(text.encode("utf-8"), parser=parser)
    except etree.ParserError:
        return None
    except (etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise damaged(name, _KIND, str(error).partition("\n")[0]) from error
    return root


def body_text(root: etree._Element, name: str) -> str:
    """Return the text of an element, block by block.

    The tree is walked without recursion, so depth costs nothing.
    """
    out = TextBuilder(name)
    line: list[str] = []
    gap = 2
    preformatted = 0
    skipping: etree._Element | None = None

    def boundary(lines: int) -> None:
        """End a block; the next one stands at least that many lines below."""
        nonlocal gap
        block = "".join(line).strip("\n") if preformatted else one_line(line)
        line.clear()
        if block:
            out.add(block, before="\n" * gap)
            gap = lines
        else:
            gap = max(gap, lines)

    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag
        if event == "start":
            if skipping is not None:
                continue
            if element is not root and (tag in _SKIPPED or element.get("hidden") is not None):
                skipping = element
                continue
            if tag in _BLOCKS:
                boundary(1 if tag in _CLOSE else 2)
                preformatted += tag == "pre"
            elif tag == "br" and not preformatted:
                boundary(1)
            elif tag == "br":
                line.append("\n")
            elif tag in ("td", "th") and line:
                line.append(" · ")
            if element.text:
                line.append(element.text)
            continue
        if skipping is None:
            if tag in _BLOCKS:
                boundary(1 if tag in _CLOSE else 2)
                preformatted -= tag == "pre"
        elif element is skipping:
            skipping = None
        else:
            continue
        if element is not root and element.tail:
            line.append(element.tail)
    boundary(2)
    return out.text()


def _declared(data: bytes) -> str | None:
    """Return the encoding that a page without a byte order mark names in its first kilobytes."""
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return None
    found = _CHARSET.search(data[:4096])
    if not found:
        return None
    declared = found[1].decode("ascii").lower()
    if declared.startswith(("utf-16", "utf-32")):
        # The name was found by reading single bytes, so it can't be true.
        return None
    # Browsers take ISO 8859-1 and ASCII for Windows-1252 (https://encoding.spec.whatwg.org/#names-and-labels).
    encoding = "cp1252" if declared in ("iso-8859-1", "latin1", "us-ascii", "ascii") else declared
    try:
        data.decode(encoding)
    except (LookupError, ValueError, TypeError):
        # A page that is wrong about itself is read like one that says nothing.
        return None
    return encoding


def _metas(root: etree._Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in root.iterfind(".//meta"):
        key = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        if key and meta.get("content"):
            found.setdefault(key.lower(), meta.get("content") or "")
    return found


def _title(root: etree._Element) -> str | None:
    headings = root.findall(".//h1")
    if len(headings) == 1:
        heading = one_line(str(piece) for piece in headings[0].itertext())
        if heading:
            return heading[:300]
    title = _metas(root).get("og:title") or root.findtext(".//title") or ""
    return one_line([title])[:300] or None


def _date(root: etree._Element) -> date | None:
    metas = _metas(root)
    stated = [metas.get(key.lower()) for key in _DATES]
    stated += [element.get("datetime") for element in root.findall(".//time")[:1]]
    return next((day for day in map(parse_date, stated) if day), None)

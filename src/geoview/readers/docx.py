"""Word documents (Office Open XML, ECMA-376): the text of the body, its tables and notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from geoview.errors import DocumentError
from geoview.phrases import Phrase
from geoview.readers.archive import Archive
from geoview.readers.base import Extracted, TextBuilder, damaged, one_line, other_type
from geoview.readers.formats import DOCX

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["extract"]

_KIND = DOCX.title
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_MC_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DC_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_DC_LANGUAGE = "{http://purl.org/dc/elements/1.1/}language"
_BODY, _CORE = "word/document.xml", "docProps/core.xml"
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_TITLE_STYLES = frozenset({"title", "heading1", "titel", "berschrift1", "titre", "titre1"})
# Deleted text, field codes and what a drawing falls back on are not what a reader sees.
_HIDDEN = frozenset({"del", "moveFrom", "instrText", "delText", "rPr", "pPr", "sectPr"})


def extract(data: bytes, name: str, encoding: str | None) -> Extracted:
    """Read a Word document; see `geoview.readers.extract`."""
    del encoding
    archive = Archive(data, name, _KIND)
    if _BODY not in archive:
        raise other_type(name, _KIND)
    root = archive.xml(_BODY)
    space = _STRICT if root.tag.startswith(_STRICT) else _W
    if root.tag != f"{space}document":
        raise damaged(name, _KIND, Phrase("its main part is something else"))
    out = TextBuilder(name)
    title = _write(root, space, out)
    for part in _NOTES:
        if part in archive:
            _write(archive.xml(part), space, out)
    stated, language = _properties(archive)
    return Extracted(out.text(), title=stated or title, language=language)


def _write(root: etree._Element, space: str, out: TextBuilder) -> str | None:
    """Append the paragraphs below an element; return the first one that is styled as a title, if any."""
    title: str | None = None
    gap = "\n\n"
    for paragraph in root.iter(f"{space}p"):
        if _is_nested(paragraph, space):
            continue
        style = _style(paragraph, space)
        # Word has no empty line between paragraphs; list items and table cells stay close together.
        gap_after = (
            "\n" if paragraph.find(f"{space}pPr/{space}numPr") is not None or _in_table(paragraph, space) else ""
        )
        line = "".join(_runs(paragraph, space)).strip()
        if not line:
            continue
        out.add(line, before="\n" if gap_after and gap == "\n" else "\n\n")
        gap = gap_after or "\n\n"
        if title is None and style in _TITLE_STYLES:
            title = one_line([line])[:300]
    return title


def _runs(paragraph: etree._Element, space: str) -> Iterator[str]:
    """Yield the text of a paragraph in reading order, without recursion."""
    skipping: etree._Element | None = None
    for event, element in etree.iterwalk(paragraph, events=("start", "end")):
        if skipping is not None:
            if event == "end" and element is skipping:
                skipping = None
            continue
        if event != "start":
            continue
        tag = element.tag
        if tag == _MC_FALLBACK:
            skipping = element
        if not isinstance(tag, str) or not tag.startswith(space):
            continue
        local = tag[len(space) :]
        if local in _HIDDEN:
            skipping = element
        elif local == "t":
            yield element.text or ""
        elif local in ("br", "cr"):
            yield "\n"
        elif local == "tab":
            yield "\t"
        elif local == "noBreakHyphen":
            yield "-"
        elif local == "softHyphen":
            yield "\xad"
        elif local == "p" and element is not paragraph:
            # A text box inside a paragraph.
            yield "\n"


def _is_nested(paragraph: etree._Element, space: str) -> bool:
    """Return whether a paragraph lies in another one, with whose text it is read."""
    return next(paragraph.iterancestors(f"{space}p"), None) is not None


def _in_table(paragraph: etree._Element, space: str) -> bool:
    return next(paragraph.iterancestors(f"{space}tc"), None) is not None


def _style(paragraph: etree._Element, space: str) -> str:
    style = paragraph.find(f"{space}pPr/{space}pStyle")
    return (style.get(f"{space}val") or "").lower() if style is not None else ""


def _properties(archive: Archive) -> tuple[str | None, str]:
    """Return the title and the language, where the document states them; damage there is ignored."""
    if _CORE not in archive:
        return None, ""
    try:
        root = archive.xml(_CORE)
    except DocumentError:
        return None, ""
    return one_line([root.findtext(_DC_TITLE) or ""])[:300] or None, (root.findtext(_DC_LANGUAGE) or "").strip()[:35]

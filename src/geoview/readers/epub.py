"""E-books (EPUB 2 and 3): the chapters in reading order."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote

from lxml import etree

from geoview.document.decoding import decode
from geoview.errors import DocumentError
from geoview.phrases import Phrase
from geoview.readers.archive import Archive
from geoview.readers.base import Extracted, TextBuilder, damaged, one_line, other_type, parse_date
from geoview.readers.formats import EPUB
from geoview.readers.html import body_text, parse_page

__all__ = ["extract"]

_KIND = EPUB.title
_CONTAINER = "META-INF/container.xml"
_LOCK = "META-INF/encryption.xml"
_OCF = "{urn:oasis:names:tc:opendocument:xmlns:container}"
_OPF = "{http://www.idpf.org/2007/opf}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_PAGES = frozenset({"application/xhtml+xml", "text/html"})
_FONT_LOCKS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")


def extract(data: bytes, name: str, encoding: str | None) -> Extracted:
    """Read an e-book; see `geoview.readers.extract`."""
    del encoding
    archive = Archive(data, name, _KIND)
    if _CONTAINER not in archive:
        raise other_type(name, _KIND)
    _check_lock(archive, name)
    rootfile = archive.xml(_CONTAINER).find(f".//{_OCF}rootfile")
    package = (rootfile.get("full-path") or "") if rootfile is not None else ""
    if package not in archive:
        raise damaged(name, _KIND, Phrase("its table of contents is missing"))
    root = archive.xml(package)
    folder = posixpath.dirname(package)
    manifest = {
        item.get("id"): (item.get("href") or "", item.get("properties") or "")
        for item in root.iterfind(f".//{_OPF}manifest/{_OPF}item")
        if item.get("media-type") in _PAGES
    }
    out = TextBuilder(name)
    seen: set[str] = set()
    for reference in root.iterfind(f".//{_OPF}spine/{_OPF}itemref"):
        href, properties = manifest.get(reference.get("idref"), ("", ""))
        if not href or reference.get("linear") == "no" or "nav" in properties.split():
            continue
        part = posixpath.normpath(posixpath.join(folder, unquote(href.partition("#")[0])))
        # A book that lists a chapter a million times is read once.
        if part in seen or part not in archive:
            continue
        seen.add(part)
        page = parse_page(decode(archive.read(part), name=name).text, name)
        if page is not None:
            body = page.find("body")
            out.add(body_text(body if body is not None else page, name).rstrip("\n"))
    return Extracted(
        out.text(),
        title=one_line([root.findtext(f".//{_DC}title") or ""])[:300] or None,
        date=parse_date(root.findtext(f".//{_DC}date")),
        language=(root.findtext(f".//{_DC}language") or "").strip()[:35],
    )


def _check_lock(archive: Archive, name: str) -> None:
    """Refuse a book whose chapters are encrypted; locked fonts do not matter."""
    if _LOCK not in archive:
        return
    methods = [
        element.get("Algorithm") or ""
        for element in archive.xml(_LOCK).iter(
            etree.QName("http://www.w3.org/2001/04/xmlenc#", "EncryptionMethod").text
        )
    ]
    if any(method not in _FONT_LOCKS for method in methods):
        raise DocumentError(
            "The document is locked", "{name} is copy-protected", "Read it in the program it was sold for.", name=name
        )

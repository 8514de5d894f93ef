"""PDF documents, page by page, through PDFium."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from threading import Lock

import pypdfium2

from geoview.errors import DocumentError
from geoview.readers.base import MAX_CHARACTERS, Extracted, TextBuilder, damaged, one_line, other_type, too_large

__all__ = ["extract"]

_KIND = "PDF document"
_MAX_PAGES = 20_000
_MAX_SECONDS = 120.0
"""A page takes milliseconds; a document that takes minutes was made to."""
_PASSWORD = 4
_PDFIUM = Lock()
"""PDFium works for one thread at a time."""

_BROKEN_WORD = re.compile("(?:\ufffe|\x02|\xad)\n[ \t]*")
_HYPHEN = re.compile(r"(?<=[^\W\d_])-\n[ \t]*(?=[^\W\d_])")
_CONTROL = re.compile("[\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_SENTENCE_END = re.compile(r"[.!?:;][\"'”’)\]]*$")
_SHORT_LINE = 0.75


def extract(data: bytes, name: str, encoding: str | None, *, clock: Callable[[], float] = time.monotonic) -> Extracted:
    """Read a PDF document; see `geoview.readers.extract`."""
    del encoding
    if b"%PDF-" not in data[:1024]:
        raise other_type(name, _KIND)
    with _PDFIUM:
        return _extract(data, name, clock)


def _extract(data: bytes, name: str, clock: Callable[[], float]) -> Extracted:
    deadline = clock() + _MAX_SECONDS
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD or "password" in str(error).lower():
            raise DocumentError(
                "The document is locked", f"{name} needs a password", "Save a copy without a password."
            ) from error
        raise damaged(name, _KIND, str(error)) from error
    try:
        count = len(document)
        if count > _MAX_PAGES:
            raise too_large(name, f"it has {count:,} pages")
        out = TextBuilder(name)
        starts: list[int] = []
        for number in range(count):
            if clock() > deadline:
                raise too_large(name, f"its first {number:,} pages took longer than {_MAX_SECONDS:.0f} seconds")
            text = _page(document, number, name)
            starts.append(out.length + 2 if out.length and text else out.length)
            out.add(text)
        title = one_line([document.get_metadata_value("Title") or ""])[:300]
    finally:
        document.close()
    return Extracted(out.text(), title=title or None, pages=tuple(starts))


def _page(document: pypdfium2.PdfDocument, number: int, name: str) -> str:
    """The text of a page; "" for one that can't be read, as a reader of the printed document would skip it."""
    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return ""
    try:
        text_page = page.get_textpage()
        try:
            if text_page.count_chars() > MAX_CHARACTERS:
                raise too_large(name, f"page {number + 1:,} alone has more than {MAX_CHARACTERS:,} characters")
            text = text_page.get_text_range()
        finally:
            text_page.close()
    except pypdfium2.PdfiumError:
        return ""
    finally:
        page.close()
    return _paragraphs(text)


def _paragraphs(text: str) -> str:
    """Lines of a page put together to paragraphs.

    A line goes on in the next one unless it is short and ends a sentence, or an empty line follows. A word that was
    parted at the end of a line is whole again.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _CONTROL.sub("", _BROKEN_WORD.sub("", text))
    text = _HYPHEN.sub("-", text)
    lines = [line.strip() for line in text.split("\n")]
    lengths = sorted(len(line) for line in lines if line)
    if not lengths:
        return ""
    usual = lengths[len(lengths) * 8 // 10]
    paragraphs: list[str] = []
    current: list[str] = []
    for line in lines:
        if line:
            current.append(line)
        if current and (not line or (len(line) < _SHORT_LINE * usual and _SENTENCE_END.search(line))):
            paragraphs.append(" ".join(current))
            current = []
    if current:
        paragraphs.append(" ".join(current))
    return "\n\n".join(paragraphs)

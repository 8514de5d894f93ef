"""PDF documents, page by page, through PDFium."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from itertools import pairwise
from threading import Lock
from typing import TYPE_CHECKING, Any

import pypdfium2

from geoview.errors import DocumentError
from geoview.phrases import Phrase
from geoview.readers.base import Extracted, TextBuilder, damaged, one_line, other_type, too_large
from geoview.readers.formats import PDF

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["extract"]

_KIND = PDF.title
_MAX_PAGES = 20_000
_PAGE_CHARACTERS = 1_000_000
_MAX_SECONDS = 120.0
"""A page takes milliseconds; a document that takes minutes was made to."""
_PASSWORD = 4
_PDFIUM = Lock()
"""PDFium works for one thread at a time."""

_BROKEN = ("\ufffe", "\x02", "\xad")
"""The characters that PDFium and writers put where a word is hyphenated at the end of a line."""
_WORD = re.compile(r"\S+")
_HYPHEN = re.compile(r"[^\W\d_]-$")
_CONTROL = re.compile("[\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_SENTENCE_END = re.compile(r"[.!?:;][\"'”’)\]]*$")
_SHORT_LINE = 0.75
_WIDE_GAP = 1.3
"""Multiple of the usual distance of lines that separates paragraphs."""
_OTHER_SIZE = 1.15
"""Ratio of letter sizes that separates a heading from what follows."""


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    bottom: float | None = None
    """Points above the foot of the page; None when unknown."""
    height: float = 0.0


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
                "The document is locked", "{name} needs a password", "Save a copy without a password.", name=name
            ) from error
        raise damaged(name, _KIND, str(error)) from error
    try:
        count = len(document)
        if count > _MAX_PAGES:
            raise too_large(name, Phrase("it has {count} pages", count=count))
        out = TextBuilder(name)
        starts: list[int] = []
        for number in range(count):
            if clock() > deadline:
                slow = Phrase(
                    "its first {count} pages took longer than {limit} seconds",
                    count=number,
                    limit=round(_MAX_SECONDS),
                )
                raise too_large(name, slow)
            text = _page(document, number, name)
            starts.append(out.length + 2 if out.length and text else out.length)
            out.add(text)
        title = one_line([document.get_metadata_value("Title") or ""])[:300]
    finally:
        document.close()
    return Extracted(out.text(), title=title or None, pages=tuple(starts))


def _page(document: pypdfium2.PdfDocument, number: int, name: str) -> str:
    """Return the text of a page; "" for one that can't be read, which is skipped."""
    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return ""
    try:
        text_page = page.get_textpage()
        try:
            if text_page.count_chars() > _PAGE_CHARACTERS:
                long = Phrase(
                    "page {page} alone has more than {limit} characters", page=number + 1, limit=_PAGE_CHARACTERS
                )
                raise too_large(name, long)
            lines = _lines(text_page)
        finally:
            text_page.close()
    except pypdfium2.PdfiumError:
        return ""
    finally:
        page.close()
    return _paragraphs(lines)


def _lines(text_page: Any) -> list[_Line]:
    """Return the lines of a page and the positions of their letters, as far as PDFium reports them.

    PDFium leaves out the end of some lines; so a word that stands lower than the one before also begins a line.
    """
    result = []
    position = 0
    for raw in text_page.get_text_range().split("\r\n"):
        pieces: list[tuple[int, float | None, float]] = []
        index = seen = 0
        for word in _WORD.finditer(raw):
            index, seen = index + _units(raw[seen : word.start()]), word.start()
            bottom, height = _place(text_page, position + index)
            last = pieces[-1][1] if pieces else None
            if not pieces or (bottom is not None and last is not None and last - bottom > height / 2):
                pieces.append((word.start(), bottom, height))
        # PDFium counts UTF-16 units, and two for each end of a line.
        position += _units(raw) + 2
        starts = [piece[0] for piece in pieces[1:]] + [len(raw)]
        begin = 0
        for (_, bottom, height), end in zip(pieces, starts, strict=True) if pieces else ():
            result.append(_Line(raw[begin:end].strip(), bottom, height))
            begin = end
        if not pieces:
            result.append(_Line(""))
    return result


def _units(text: str) -> int:
    """Return the number of UTF-16 units of a text."""
    return len(text) if text.isascii() else len(text) + sum(c > "\uffff" for c in text)


def _place(text_page: Any, index: int) -> tuple[float | None, float]:
    """Return how far above the foot of the page a character stands, and its height, in points."""
    try:
        _, bottom, _, top = text_page.get_charbox(index, loose=True)
    except pypdfium2.PdfiumError:
        return None, 0.0
    return bottom, top - bottom


def _paragraphs(lines: list[_Line]) -> str:
    """Return the paragraphs of a page; a word that was hyphenated at the end of a line is joined again.

    A paragraph ends before a wide gap, letters of another size or a line that stands higher; where positions are
    unknown or no help, after a short line that ends a sentence.
    """
    filled = [line for line in lines if _CONTROL.sub("", line.text)]
    if not filled:
        return ""
    usual_length = sorted(len(line.text) for line in filled)[len(filled) * 8 // 10]
    steps = [
        one.bottom - other.bottom
        for one, other in pairwise(filled)
        if one.bottom is not None and other.bottom is not None and one.bottom > other.bottom
    ]
    usual_step = sorted(steps)[len(steps) // 4] if steps else 0.0
    paragraphs: list[list[str]] = []
    before: _Line | None = None
    for line in lines:
        if not _CONTROL.sub("", line.text):
            if not line.text:
                before = None
            continue
        if before is None or _parts(before, line, usual_step, usual_length):
            paragraphs.append([])
        paragraphs[-1].append(line.text)
        before = line
    return "\n\n".join(_joined(paragraph) for paragraph in paragraphs)


def _parts(before: _Line, line: _Line, usual_step: float, usual_length: int) -> bool:
    """Return whether a paragraph ends between two lines."""
    if before.bottom is not None and line.bottom is not None:
        step = before.bottom - line.bottom
        sizes = sorted((before.height, line.height))
        if sizes[1] > _OTHER_SIZE * sizes[0] or step > _WIDE_GAP * usual_step:
            return True
        if step < -usual_step:
            # The next column; a sentence goes on in it.
            return _SENTENCE_END.search(before.text) is not None
    return len(before.text) < _SHORT_LINE * usual_length and _SENTENCE_END.search(before.text) is not None


def _joined(lines: list[str]) -> str:
    text = ""
    for line in lines:
        if text.endswith(_BROKEN):
            text = text[:-1] + line
        elif text and _HYPHEN.search(text) and line[:1].isalpha():
            text += line
        else:
            text += (" " if text else "") + line
    return _CONTROL.sub("", text)

"""A text to read, and where it came from."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from geoview.text import Span

__all__ = ["Document", "Source"]


@dataclass(frozen=True, slots=True)
class Source:
    r"""The origin of a text.

    Attributes:
        path: The file, absolute, a symbolic link under its own name; None for pasted text and standard input.
        encoding: Python codec name that decoded it.
        had_bom: A byte order mark stood at the start.
        newline: The newline that prevailed in the file: "\n", "\r\n" or "\r".
        size: Bytes on disk.
        sha256: Hexadecimal digest of those bytes; where `truncated`, of the bytes that were read.
        replaced: Undecodable bytes that became U+FFFD.
        guessed: The encoding was guessed, not declared by a mark or by being valid UTF-8.
        truncated: Only the first part of the file was read, because it is larger than the limit.
        modified_ns: When the file was last changed, in nanoseconds since 1970 (UTC); 0 when it is no file.
    """

    path: Path | None = None
    encoding: str = "utf-8"
    had_bom: bool = False
    newline: str = "\n"
    size: int = 0
    sha256: str = ""
    replaced: int = 0
    guessed: bool = False
    truncated: bool = False
    modified_ns: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """A text to read.

    Attributes:
        text: Normalised: no byte order mark, LF newlines, U+2400 for NUL, U+FFFD for lone surrogates. All
            positions count its code points.
        title: Headline, where the text has one.
        language: BCP 47; "" when unknown.
        dateline: Where the place of a dateline stands ("ISLAMABAD (Reuters) -"); None without one.
        date: The date that the text gives itself.
        source: Where it came from.
        pages: Where each page begins, ascending; empty for what has no pages.
    """

    text: str
    title: str | None = None
    language: str = ""
    dateline: Span | None = None
    date: date | None = None
    source: Source = Source()
    pages: tuple[int, ...] = ()

    def page_of(self, offset: int) -> int | None:
        """Return the number of the page, from 1, that holds a position; None for a text without pages."""
        return max(bisect_right(self.pages, offset), 1) if self.pages else None

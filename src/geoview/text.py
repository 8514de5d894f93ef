"""Positions in text.

Everything in GeoView counts Unicode code points of the normalised text; Qt and JavaScript count UTF-16 code units.
`Utf16Index` is the only bridge between the two.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

__all__ = ["Span", "Utf16Index", "normalise_newlines", "printable"]

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range [start, end) of code points, never empty.

    Raises:
        ValueError: when `start` is negative or `end` is not behind it.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: {self.start}–{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Return True when the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """Return the characters that this span covers in `text`."""
        return text[self.start : self.end]


class Utf16Index:
    """An index that converts between code points and UTF-16 code units, in O(log n) of the text's astral characters."""

    def __init__(self, text: str) -> None:
        self._length = len(text)
        self._astral = [] if text.isascii() else [m.start() for m in _ASTRAL.finditer(text)]

    @cached_property
    def _astral_units(self) -> list[int]:
        return [position + n for n, position in enumerate(self._astral)]

    def to_utf16(self, position: int) -> int:
        """Return the UTF-16 offset of code point `position` (0 … len(text))."""
        return position + bisect_left(self._astral, position)

    def to_code_point(self, unit: int) -> int:
        """Return the code point at UTF-16 offset `unit`; the middle of a surrogate pair belongs to its character."""
        before = bisect_right(self._astral_units, unit - 1)
        position = unit - before
        if before and self._astral_units[before - 1] == unit - 1:
            position = self._astral[before - 1]
        return min(max(position, 0), self._length)


def normalise_newlines(text: str) -> str:
    """Turn CRLF and CR into LF; nothing else changes."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def printable(text: str) -> str:
    """Return a name as it may be shown on one line: no line breaks, no control or direction marks, no lone surrogates.

    Each such character becomes U+FFFD, so two different names may look the same; the result is for display only.
    """
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in "\xa0\u200d" else "\ufffd" for c in text)

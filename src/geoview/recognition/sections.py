"""Cutting a long text into stretches that can be worked on one after the other."""

from __future__ import annotations

import re

from geoview.text import Span

__all__ = ["SECTION", "sections"]

SECTION = 16_000
"""Code points of a section: some 2,600 words, worked through in well under 200 ms."""

_BREAKS = (re.compile(r"\n\s*\n"), re.compile(r"\n"), re.compile(r"[.!?]['\"”’)]?\s"), re.compile(r"\s"))


def sections(text: str, start: int = 0, end: int | None = None, size: int = SECTION) -> list[Span]:
    """Return stretches that cover text[start:end] without gaps, each at most `size` code points.

    They end at the end of a paragraph where there is one in the second half of the stretch, else at the end of a line,
    a sentence or a word, else anywhere. They depend on the text alone, so the same text is always cut in the same way.
    """
    end = len(text) if end is None else end
    found: list[Span] = []
    while end - start > size:
        cut = start + size
        for pattern in _BREAKS:
            last = 0
            for match in pattern.finditer(text, start + size // 2, start + size):
                last = match.end()
            if last > start:
                cut = last
                break
        found.append(Span(start, cut))
        start = cut
    if start < end:
        found.append(Span(start, end))
    return found

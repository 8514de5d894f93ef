"""The search for a quote in a text that has changed."""

from __future__ import annotations

from geoview.text import Span

__all__ = ["CONTEXT", "anchor", "context"]

CONTEXT = 32
"""Characters that are kept on either side of a quote."""

_ENOUGH = 8
"""Characters of context that must agree where the quote stands more than once."""
_MOST = 10_000
"""Occurrences that are looked at; a quote with more of them names nothing in particular."""


def context(text: str, span: Span) -> tuple[str, str]:
    """Return the text before and after a span."""
    return text[max(0, span.start - CONTEXT) : span.start], text[span.end : span.end + CONTEXT]


def anchor(text: str, start: int, quote: str, before: str, after: str) -> Span | None:
    """Return where a quote stands now.

    This is the old place when nothing has changed there, else the only occurrence, else the one whose surroundings
    agree best, and the nearest of those. None when the quote is gone, or when several occurrences can't be told apart.

    Args:
        text: The text as it is now.
        start: Where it stood.
        quote: Its characters; not empty.
        before: What stood in front of it.
        after: What stood behind it.
    """
    if not quote:
        return None
    length = len(quote)
    here = text[max(0, start - len(before)) : start + length + len(after)]
    if start >= 0 and here == before + quote + after:
        return Span(start, start + length)
    starts = _starts(text, quote)
    if len(starts) == 1:
        return Span(starts[0], starts[0] + length)
    best: tuple[int, int, int] | None = None
    for found in starts:
        agree = _agreement(text, found, found + length, before, after)
        rank = (agree, -abs(found - start), found)
        best = rank if best is None or rank > best else best
    if best is None or best[0] < min(_ENOUGH, len(before) + len(after)):
        return None
    return Span(best[2], best[2] + length)


def _starts(text: str, quote: str) -> list[int]:
    starts: list[int] = []
    found = text.find(quote)
    while found >= 0 and len(starts) < _MOST:
        starts.append(found)
        found = text.find(quote, found + 1)
    return starts


def _agreement(text: str, start: int, end: int, before: str, after: str) -> int:
    """Return how many characters in a row agree, outwards from the quote, on both sides."""
    ahead = text[max(0, start - len(before)) : start][::-1]
    return _shared(ahead, before[::-1]) + _shared(text[end : end + len(after)], after)


def _shared(one: str, other: str) -> int:
    """Return the length of the beginning that two texts share."""
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))

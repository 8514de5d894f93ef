"""A few words around a stretch of text, on one line, cut between words."""

from __future__ import annotations

import re

from geoview.text import Span

__all__ = ["REACH", "one_line", "snippet"]

REACH = 60
"""Characters on either side of the stretch, at most."""
_SPACE = re.compile(r"\s+")


def one_line(text: str) -> str:
    """Return a text with its white space made single; what stands at an edge stays, for a piece may follow."""
    return _SPACE.sub(" ", text)


def snippet(text: str, span: Span, reach: int = REACH) -> tuple[str, str, str]:
    """Return what stands before a stretch of text, the stretch itself and what follows, as they are shown on one line.

    Both sides are cut between words, with "…" where something was left out, and end with their paragraph.

    Args:
        text: The whole text.
        span: The stretch.
        reach: Characters to give on either side, at most.
    """
    before = text[max(span.start - reach - 1, 0) : span.start]
    after = text[span.end : span.end + reach + 1]
    start = before.rfind("\n") + 1
    head = before[start:]
    if not start and span.start > len(before):
        head = "…" + (head.partition(" ")[2] if " " in head else head[1:])
    stop = after.find("\n")
    tail = after if stop < 0 else after[:stop]
    if stop < 0 and span.end + len(after) < len(text):
        tail = (tail.rpartition(" ")[0] if " " in tail else tail[:-1]) + "…"
    return one_line(head).lstrip(), one_line(span.of(text)), one_line(tail).rstrip()

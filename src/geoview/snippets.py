"""A few words around a stretch of text, on one line, cut between words."""

from __future__ import annotations

import re

from geoview.text import Span

__all__ = ["REACH", "one_line", "snippet"]

REACH = 60
"""Characters on either side of the stretch, at most."""
_ROOM = 4
"""How many times the reach is looked at, where white space is made single before the cut."""
_SPACE = re.compile(r"\s+")


def one_line(text: str) -> str:
    """Return a text with its white space made single; what stands at an edge stays, for a piece may follow."""
    return _SPACE.sub(" ", text)


def snippet(
    text: str, span: Span, reach: int = REACH, *, behind: int | None = None, across_lines: bool = False
) -> tuple[str, str, str]:
    """Return what stands before a stretch of text, the stretch itself and what follows, as they are shown on one line.

    Both sides are cut between words, with "…" where something was left out.

    Args:
        text: The whole text.
        span: The stretch.
        reach: Characters to give on either side, at most.
        behind: The same for what follows; None takes `reach`.
        across_lines: Go on where a line ends; otherwise both sides end with their paragraph.
    """
    behind = reach if behind is None else behind
    room = _ROOM if across_lines else 1
    before = text[max(span.start - room * reach - 1, 0) : span.start]
    after = text[span.end : span.end + room * behind + 1]
    head_is_cut, tail_is_cut = span.start > len(before), span.end + len(after) < len(text)
    if across_lines:
        head, tail = one_line(before)[-reach - 1 :], one_line(after)[: behind + 1]
        head_is_cut, tail_is_cut = head_is_cut or len(head) > reach, tail_is_cut or len(tail) > behind
    else:
        head, tail = before.rpartition("\n")[2], after.partition("\n")[0]
        head_is_cut, tail_is_cut = head_is_cut and head == before, tail_is_cut and tail == after
    if head_is_cut:
        head = "…" + (head.partition(" ")[2] if " " in head else head[1:])
    if tail_is_cut:
        tail = (tail.rpartition(" ")[0] if " " in tail else tail[:-1]) + "…"
    return one_line(head).lstrip(), one_line(span.of(text)), one_line(tail).rstrip()

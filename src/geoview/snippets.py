"""A few words around a stretch of text, on one line, cut between words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geoview.text import Span

__all__ = ["REACH", "one_line", "snippet"]

REACH = 60
"""Characters on either side of the stretch, at most."""
_ROOM = 4
"""Multiple of the reach that is read, as white space becomes single spaces before the cut."""
_SPACE = re.compile(r"\s+")


def one_line(text: str) -> str:
    """Return a text with single spaces for white space; one at an edge stays, as another piece may follow."""
    return _SPACE.sub(" ", text)


def snippet(
    text: str, span: Span, reach: int = REACH, *, behind: int | None = None, across_lines: bool = False
) -> tuple[str, str, str]:
    """Return the text before a stretch, the stretch itself and the text after it, as shown on one line.

    Both sides are cut between words, with "…" where something was left out.

    Args:
        text: The whole text.
        span: The stretch.
        reach: The most characters on either side.
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

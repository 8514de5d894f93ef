"""The left and right edges of a part of a line, on the screen or on paper, even in mixed writing directions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PySide6.QtGui import QTextLine

__all__ = ["edges", "has_right_to_left"]

# Hebrew, Arabic and their neighbours, their presentation forms, and the marks that turn the direction.
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def has_right_to_left(text: str) -> bool:
    """Return whether any part of a text is written from right to left."""
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None


def edges(line: QTextLine, start: int, end: int, *, mixed: bool) -> tuple[float, float]:
    """Return the left and right edge of a part of one line, in the units of its layout.

    Args:
        line: The line.
        start: Qt position in the paragraph.
        end: Qt position behind the end.
        mixed: True where some of the paragraph may be written from right to left. Qt's cursor positions are those of a
            caret, which at a border belongs to the other side; the positions of the glyphs are used instead.
    """
    if mixed:
        lefts, rights = [], []
        for run in line.glyphRuns(start, end - start):
            advances = run.rawFont().advancesForGlyphIndexes(run.glyphIndexes())
            for position, advance in zip(run.positions(), advances, strict=True):
                lefts.append(position.x())
                rights.append(position.x() + advance.x())
        if lefts:
            return min(lefts), max(rights)
    return _x(line, start), _x(line, end)


def _x(line: QTextLine, position: int) -> float:
    # PySide returns the adjusted position beside the coordinate.
    result: Any = line.cursorToX(position)
    return float(result[0] if isinstance(result, tuple) else result)

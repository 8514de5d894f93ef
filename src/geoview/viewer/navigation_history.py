"""The position of the reader in a document, and Back and Forward through earlier positions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geoview.document import Document
    from geoview.viewer.window_state import View

__all__ = ["History", "Reading"]

_LIMIT = 200
_SAME = 40  # code points: closer than that is the same place in the text


class History:
    """A list of positions with one of them current; a new jump drops what lay ahead."""

    def __init__(self) -> None:
        self._positions: list[int] = []
        self._at = -1

    def jump(self, origin: int, target: int) -> None:
        """Remember a jump from one position (code point) to another."""
        if abs(origin - target) < _SAME:
            return
        self._positions = self._positions[: self._at + 1]
        if not self._positions or abs(self._positions[-1] - origin) >= _SAME:
            self._positions.append(origin)
        self._positions.append(target)
        self._positions = self._positions[-_LIMIT:]
        self._at = len(self._positions) - 1

    @property
    def can_go_back(self) -> bool:
        """True when there is a position before this one."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """True when there is a position after this one."""
        return 0 <= self._at < len(self._positions) - 1

    def back(self) -> int | None:
        """Go back; return the position before this one."""
        if not self.can_go_back:
            return None
        self._at -= 1
        return self._positions[self._at]

    def forward(self) -> int | None:
        """Go forward; return the position after this one."""
        if not self.can_go_forward:
            return None
        self._at += 1
        return self._positions[self._at]


@dataclass(frozen=True, slots=True)
class Reading:
    """The state of a document that is not in front.

    Attributes:
        document: The document.
        view: What is on top, how large, how wide.
        mention: Index of the current mention.
        history: Back and Forward.
    """

    document: Document
    view: View
    mention: int | None
    history: History

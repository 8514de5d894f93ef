"""Undo and redo."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geoview.edits.draft import Edit, apply_all

if TYPE_CHECKING:
    from geoview.atlas import Atlas

__all__ = ["History"]

_AT_HAND = 8
"""Earlier results that are kept: in a text of fifty thousand mentions each takes some megabytes."""


@dataclass(frozen=True)
class History:
    """A parse, its edits, and those that were undone; every step creates a new history.

    Attributes:
        base: The parse.
        edits: In their order.
        undone: What `redo` brings back, the next one last.
        atlas: The result.
    """

    base: Atlas
    edits: tuple[Edit, ...] = ()
    undone: tuple[Edit, ...] = ()
    atlas: Atlas | None = None
    _before: tuple[Atlas, ...] = field(default=(), repr=False, compare=False)
    """What `undo` leads back to without applying all edits anew, the latest last."""

    def __post_init__(self) -> None:
        if self.atlas is None:
            object.__setattr__(self, "atlas", apply_all(self.base, self.edits)[0])

    @property
    def shown(self) -> Atlas:
        """The result of all edits; those that do not fit the text of `base` are left out."""
        assert self.atlas is not None
        return self.atlas

    def do(self, edit: Edit) -> History:
        """Return the history with one more edit; edits that were undone can't be redone any more.

        Raises:
            EditError: when it does not fit the text.
        """
        return self._with(edit, edit.apply(self.shown), ())

    def undo(self) -> History:
        """Return the history without the last edit; the same history when there is no edit."""
        if not self.edits:
            return self
        atlas = self._before[-1] if self._before else None
        return History(self.base, self.edits[:-1], (*self.undone, self.edits[-1]), atlas, self._before[:-1])

    def redo(self) -> History:
        """Return the history with the edit that was undone last; the same history when nothing was undone."""
        if not self.undone:
            return self
        *undone, edit = self.undone
        return self._with(edit, apply_all(self.shown, (edit,))[0], tuple(undone))

    def rebased(self, base: Atlas) -> History:
        """Return the same edits on another parse of the text."""
        return History(base, self.edits, self.undone)

    def _with(self, edit: Edit, atlas: Atlas, undone: tuple[Edit, ...]) -> History:
        before = (*self._before, self.shown)[-_AT_HAND:]
        return History(self.base, (*self.edits, edit), undone, atlas, before)

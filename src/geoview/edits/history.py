"""Undo and redo."""

from __future__ import annotations

from dataclasses import dataclass, replace

from geoview.atlas import Atlas
from geoview.edits.draft import Edit, apply_all

__all__ = ["History"]


@dataclass(frozen=True)
class History:
    """A parse, what the reader did to it, and what was undone; every step makes a new one.

    Attributes:
        base: The parse.
        edits: In their order.
        undone: What `redo` brings back, the next one last.
        atlas: The result.
        misfits: Those edits that do not fit the text of `base`.
    """

    base: Atlas
    edits: tuple[Edit, ...] = ()
    undone: tuple[Edit, ...] = ()
    atlas: Atlas | None = None
    misfits: tuple[Edit, ...] = ()

    def __post_init__(self) -> None:
        if self.atlas is None:
            atlas, misfits = apply_all(self.base, self.edits)
            object.__setattr__(self, "atlas", atlas)
            object.__setattr__(self, "misfits", misfits)

    @property
    def shown(self) -> Atlas:
        """The result of all edits."""
        assert self.atlas is not None
        return self.atlas

    def do(self, edit: Edit) -> History:
        """One edit more; what was undone can't be redone any more.

        Raises:
            EditError: when it does not fit the text.
        """
        return replace(self, edits=(*self.edits, edit), undone=(), atlas=edit.apply(self.shown))

    def undo(self) -> History:
        """Without the last edit; the same history when there is none."""
        if not self.edits:
            return self
        return History(self.base, self.edits[:-1], (*self.undone, self.edits[-1]))

    def redo(self) -> History:
        """With the edit that was undone last; the same history when there is none."""
        if not self.undone:
            return self
        return History(self.base, (*self.edits, self.undone[-1]), self.undone[:-1])

    def rebased(self, base: Atlas) -> History:
        """The same edits on another parse of the text."""
        return History(base, self.edits, self.undone)

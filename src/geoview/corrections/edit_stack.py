"""The corrections of one document in their order, applied to the result of the parser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geoview.atlas import Atlas
from geoview.corrections.remembered_decisions import RememberedDecisions

if TYPE_CHECKING:
    from geoview.document import Document
    from geoview.edits import Edit, History

__all__ = ["EditStack"]


class EditStack:
    """Corrections and remembered decisions, and the parse that they are applied to, in any order of arrival.

    The modules that apply corrections are loaded with the first atlas: nothing needs them before the text is painted.

    Attributes:
        recall: The decisions that are remembered from other documents.
        parse: What the parser found so far; None before it found anything.
    """

    def __init__(self) -> None:
        self.recall = RememberedDecisions()
        self.parse: Atlas | None = None
        self._document: Document | None = None
        self._history: History | None = None

    @property
    def edits(self) -> tuple[Edit, ...]:
        """All corrections that apply, in their order."""
        return self._history.edits if self._history is not None else ()

    @property
    def undone(self) -> tuple[Edit, ...]:
        """The corrections that can be redone, the next one first."""
        return self._history.undone if self._history is not None else ()

    @property
    def shown(self) -> Atlas | None:
        """The parse with the corrections; only the corrections before there is a parse; None without either."""
        return self._history.shown if self._history is not None else None

    def begin(self, document: Document, *, again: bool) -> None:
        """Start with another document, or with a new text of the same one (`again`), without corrections."""
        self._document = document
        self.parse = self._history = None
        self.recall.begin(again=again)

    def over(self, parse: Atlas) -> Atlas:
        """Return a parse with the corrections applied; later corrections are applied on top of it."""
        from geoview.edits import History

        self.parse = parse
        base = self.recall.over(parse)
        self._history = History(base) if self._history is None else self._history.rebased(base)
        return self._history.shown

    def replace(self, edits: tuple[Edit, ...]) -> None:
        """Replace all corrections; undo does not go back behind this."""
        from geoview.edits import History

        if self._document is None:
            return
        # Before the first parse there is nothing to apply them to; they wait.
        base = self.recall.over(self.parse) if self.parse is not None else Atlas(self._document, complete=False)
        self._history = History(base, edits)

    def do(self, edit: Edit) -> bool:
        """Add a correction. Return True when that changed anything.

        Raises:
            EditError: when it does not fit the text.
        """
        if self._history is None:
            self.replace(())
        return self._history is not None and self._set(self._history.do(edit))

    def undo(self) -> bool:
        """Take the last correction back. Return True when there was one."""
        return self._history is not None and self._set(self._history.undo())

    def redo(self) -> bool:
        """Bring back the correction that was undone last. Return True when there was one."""
        return self._history is not None and self._set(self._history.redo())

    def reapply_memory(self) -> bool:
        """Apply the remembered decisions again. Return True when there is a parse to apply them to."""
        if self._history is None or self.parse is None:
            return False
        self._history = self._history.rebased(self.recall.over(self.parse))
        return True

    def _set(self, history: History) -> bool:
        changed = history is not self._history
        self._history = history
        return changed

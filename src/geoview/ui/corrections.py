"""What the reader did to one document: the corrections in their order, over whatever the parser finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from geoview.atlas import Atlas

if TYPE_CHECKING:
    from geoview.document import Document
    from geoview.edits import Edit, History

__all__ = ["Corrections"]


class Corrections(QObject):
    """The corrections of the document of one session. What the session shows is the parse with them applied.

    The modules that know corrections are loaded with the first atlas: until the text is painted nothing needs them.
    """

    changed = Signal()
    """There are others than before: the reader made, undid or redid one."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document: Document | None = None
        self._parse: Atlas | None = None
        self._history: History | None = None

    @property
    def edits(self) -> tuple[Edit, ...]:
        """All that hold, in their order."""
        return self._history.edits if self._history is not None else ()

    @property
    def next_undo(self) -> Edit | None:
        """What `undo` would take back."""
        return self.edits[-1] if self.edits else None

    @property
    def next_redo(self) -> Edit | None:
        """What `redo` would bring back."""
        undone = self._history.undone if self._history is not None else ()
        return undone[-1] if undone else None

    def begin(self, document: Document) -> None:
        """Another document, or another text of the same one, is open; it has no corrections yet."""
        self._document = document
        self._parse = self._history = None

    def over(self, parse: Atlas) -> Atlas:
        """A parse with the corrections; later ones go on top of it."""
        from geoview.edits import History

        self._parse = parse
        self._history = History(parse) if self._history is None else self._history.rebased(parse)
        return self._history.shown

    def do(self, edit: Edit) -> None:
        """One correction more.

        Raises:
            EditError: when it does not fit the text.
        """
        if self._history is not None:
            self._set(self._history.do(edit))

    def undo(self) -> None:
        """Takes the last correction back."""
        if self._history is not None:
            self._set(self._history.undo())

    def redo(self) -> None:
        """Brings back what was undone last."""
        if self._history is not None:
            self._set(self._history.redo())

    @property
    def shown(self) -> Atlas | None:
        """The parse with the corrections; None before there is one."""
        return self._history.shown if self._history is not None else None

    def _set(self, history: History) -> None:
        if history is not self._history:
            self._history = history
            self.changed.emit()

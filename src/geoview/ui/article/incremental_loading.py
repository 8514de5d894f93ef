"""Loading a long text into Qt piece by piece, so that the first page shows at once and the window responds."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QTextCursor, QTextDocument

if TYPE_CHECKING:
    from geoview.ui.article.paragraph_layout import ParagraphLayout

__all__ = ["IncrementalText"]

_FIRST = 60_000  # letters
_PIECE = 100_000
_LINES = 3_000  # Qt spends its time on paragraphs, not on letters


class IncrementalText(QObject):
    """A loader that fills one document after another.

    The first piece is set at once; the rest follows whenever the event loop is idle, or on request.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document: QTextDocument | None = None
        self._layout: ParagraphLayout | None = None
        self._text = ""
        self._done = 0
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._load_piece)

    @property
    def is_complete(self) -> bool:
        """True when the whole text is in the document."""
        return self._done >= len(self._text)

    def begin(self, document: QTextDocument, layout: ParagraphLayout, text: str) -> None:
        """Set the first piece of a text and drop the rest of the one before."""
        self._timer.stop()
        self._document, self._layout, self._text = document, layout, text
        self._done = self._end_of_piece(0, _FIRST)
        document.setPlainText(text[: self._done])

    def go_on(self) -> None:
        """Load the rest, after the first page is painted."""
        if not self.is_complete:
            self._timer.start()

    def load_to(self, qt_position: int) -> None:
        """Load the text up to a position and a page behind it."""
        while not self.is_complete and self._document is not None:
            if self._document.characterCount() - 1 > qt_position + _FIRST:
                return
            self._load_piece()

    def load_all(self) -> None:
        """Load the whole text."""
        while not self.is_complete:
            self._load_piece()

    def _load_piece(self) -> None:
        if self._document is not None and self._layout is not None and not self.is_complete:
            end = self._end_of_piece(self._done, _PIECE)
            cursor = QTextCursor(self._document)
            cursor.movePosition(QTextCursor.MoveOperation.End)
            # Exact positions matter only once the last piece is loaded.
            with self._layout.guessing() if end < len(self._text) else nullcontext():
                cursor.insertText(self._text[self._done : end])
            self._done = end
        if self.is_complete:
            self._timer.stop()

    def _end_of_piece(self, start: int, letters: int) -> int:
        """Return the end of a piece that has neither too many characters nor too many lines."""
        while letters > _LINES and self._text.count("\n", start, start + letters) > _LINES:
            letters //= 2
        return min(start + letters, len(self._text))

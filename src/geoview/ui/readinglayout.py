"""How the article's paragraphs become lines.

Qt's plain text layout knows neither a line distance nor a measure, and the rich one is too slow for long texts. This
one keeps Qt's plain, lazy layout (only what comes into view is laid out) and sets the lines itself.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QTextBlock, QTextCharFormat, QTextDocument, QTextLayout
from PySide6.QtWidgets import QPlainTextDocumentLayout

__all__ = ["ReadingLayout"]


class ReadingLayout(QPlainTextDocumentLayout):
    """Lines at a set distance inside a measure, with air between paragraphs.

    Args:
        document: The document it lays out.
        continues: True for the Qt position of a paragraph that only goes on with the one before; no air before it.
    """

    def __init__(self, document: QTextDocument, continues: Callable[[int], bool] = lambda _: False) -> None:
        super().__init__(document)
        self._continues = continues
        self._generation = 0
        self._left = 0.0
        self._measure = 600.0
        self._pitch = 28.0
        self._blank = 15.0
        self._air = 0.0
        self._foot = 24.0
        self._headline: QFont | None = None

    def configure(self, *, left: float, measure: float, pitch: float, air_between: bool) -> None:
        """Sets the measures, all in pixels; what was laid out before is laid out again when it is next seen.

        Args:
            left: Margin on the left.
            measure: Width of a line.
            pitch: Distance of two lines.
            air_between: Put air after each paragraph, for texts that have no blank lines between them.
        """
        self._left, self._measure, self._pitch = left, max(measure, 60.0), pitch
        self._blank = round(pitch * 0.55)
        self._air = self._blank if air_between else 0.0
        self._generation += 1

    def set_headline(self, font: QFont | None) -> None:
        """The letters of the first paragraph, when it is the title of the text; None when it is not."""
        self._headline = font

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        """The rectangle of a paragraph at (0, 0), laid out first when it is not yet."""
        if not block.isValid():
            return QRectF()
        layout = block.layout()
        # Qt itself lays out a document of one paragraph once it is set: the user state tells whose lines these are.
        if block.userState() != self._generation or not layout.lineCount():
            self._lay_out(block)
        last = layout.lineAt(layout.lineCount() - 1)
        bottom = last.y() + last.height() + max(self._pitch - last.height(), 0.0) / 2
        if block.length() == 1:
            bottom = self._blank
        following = block.next()
        if not following.isValid():
            bottom += self._foot
        elif self._air and not self._continues(following.position()):
            bottom += self._air
        return QRectF(0.0, 0.0, self._left + self._measure, bottom)

    def _lay_out(self, block: QTextBlock) -> None:
        document = self.document()
        layout = block.layout()
        layout.setTextOption(document.defaultTextOption())
        if block.blockNumber() == 0 and self._headline is not None:
            letters = QTextCharFormat()
            letters.setFont(self._headline)
            whole = QTextLayout.FormatRange()
            whole.start, whole.length, whole.format = 0, block.length() - 1, letters
            layout.setFormats([whole])
        top = 0.0
        layout.beginLayout()
        while True:
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(self._measure)
            height = line.height()
            step = max(self._pitch, height)
            line.setPosition(QPointF(self._left, top + (step - height) / 2))
            top += step
        layout.endLayout()
        block.setUserState(self._generation)
        before = document.lineCount()
        block.setLineCount(layout.lineCount())
        if document.lineCount() != before:
            self.documentSizeChanged.emit(self.documentSize())

"""The layout of the article's paragraphs in lines.

Qt's plain text layout has neither line spacing nor a line length, and the rich one is too slow for long texts. This
one keeps Qt's plain, lazy layout (only what comes into view is laid out) and sets the lines itself.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QTextBlock,
    QTextCharFormat,
    QTextDocument,
    QTextLayout,
    QTextLine,
    QTextOption,
)
from PySide6.QtWidgets import QPlainTextDocumentLayout

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from geoview.document import Document
    from geoview.viewer.display_text import DisplayText

__all__ = ["ParagraphLayout", "has_headline", "reading_document", "wants_air"]

_AROUND = 6.0  # pixels around the text
_HEADLINE_AIR = 1.08
_CROWDED = 0.9
"""Least line distance, as a share of the height that the font claims: letters are lower than that."""


class _Letters:
    """A font and the spacing of its lines.

    Args:
        font: The font.
        pitch: Least distance of two lines, in pixels.

    Attributes:
        base: Distance from the top of a line to its base line, in pixels.
        format: Character format of the font.
    """

    def __init__(self, font: QFont, pitch: float) -> None:
        metrics = QFontMetricsF(font)
        self._pitch = max(pitch, metrics.height() * _CROWDED)
        self.base = (self._pitch - metrics.height()) / 2 + metrics.ascent()
        self.format = QTextCharFormat()
        self.format.setFont(font)

    def step(self, line: QTextLine) -> float:
        """Return the height of a line: the pitch, unless characters of another script are far taller."""
        return max(self._pitch, line.height() * _CROWDED)


class ParagraphLayout(QPlainTextDocumentLayout):
    """Lines at a fixed distance and of a limited length, with space between paragraphs.

    Args:
        document: The document it lays out.
        continues: True for the Qt position of a block that continues the paragraph before; no space before it.
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
        self._body = _Letters(document.defaultFont(), self._pitch)
        self._headline: _Letters | None = None
        self._is_holding = self._has_grown = self._is_guessing = False

    def configure(self, *, left: float, measure: float, pitch: float, air_between: bool) -> None:
        """Set the measures in pixels. What was laid out before is laid out again when it is next shown.

        Args:
            left: Margin on the left.
            measure: Width of a line.
            pitch: Distance of two lines.
            air_between: Put space after each paragraph, for texts that have no blank lines between them.
        """
        self._left, self._measure, self._pitch = left, max(measure, 60.0), pitch
        self._blank = round(pitch * 0.55)
        self._air = self._blank if air_between else 0.0
        self._body = _Letters(self.document().defaultFont(), pitch)
        self._generation += 1

    def set_headline(self, font: QFont | None) -> None:
        """Set the font of the first paragraph, if it is the title of the text; None if it is not."""
        self._headline = _Letters(font, QFontMetricsF(font).height() * _HEADLINE_AIR) if font is not None else None

    def prepare(self, unit: int, above: int, height: float) -> int:
        """Lay out what will be in view around a position, and report the new number of lines once.

        A paragraph that was never shown counts as one line, so that a line has its number only when those around it
        are laid out. And Qt looks through the end of the text whenever the number of lines changes: paragraph by
        paragraph it would do so a dozen times for one jump.

        Args:
            unit: The Qt position.
            above: Lines that will stand above its own.
            height: Height of the view, in pixels.

        Returns:
            The number of the line that will be on top, from 0.
        """
        block = self.document().findBlock(unit)
        if not block.isValid():
            return 0
        self._is_holding = True
        behind, room = block, height
        while behind.isValid() and room > 0.0:
            room -= self.blockBoundingRect(behind).height()
            behind = behind.next()
        line = block.layout().lineForTextPosition(unit - block.position())
        own = line.lineNumber() if line.isValid() else 0
        before, counted = block.previous(), own
        while before.isValid() and counted < above:
            self.blockBoundingRect(before)
            counted += before.lineCount()
            before = before.previous()
        self._is_holding = False
        self._report_size()
        return max(block.firstLineNumber() + own - above, 0)

    @contextmanager
    def guessing(self) -> Iterator[None]:
        """Count every paragraph that was never shown as one line, without laying it out, inside the block.

        When the cursor moves, Qt asks how far its old place is from the view, over every paragraph between; and while
        a text grows it asks after the last page each time.
        """
        self._is_guessing = True
        try:
            yield
        finally:
            self._is_guessing = False

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        """Return the rectangle of a paragraph at (0, 0), laid out first when it is not yet."""
        if not block.isValid():
            return QRectF()
        layout = block.layout()
        # Qt itself lays out a document of one paragraph once it is set: the user state tells whose lines these are.
        if block.userState() != self._generation or not layout.lineCount():
            if self._is_guessing:
                return QRectF(0.0, 0.0, self._left + self._measure, self._pitch)
            self._lay_out(block)
        if block.length() == 1:
            bottom = self._blank
        else:
            letters = self._letters_of(block)
            last = layout.lineAt(layout.lineCount() - 1)
            bottom = last.y() + last.ascent() - letters.base + letters.step(last)
        following = block.next()
        if not following.isValid():
            bottom += self._foot
        elif self._air and not self._continues(following.position()):
            bottom += self._air
        return QRectF(0.0, 0.0, self._left + self._measure, bottom)

    def _letters_of(self, block: QTextBlock) -> _Letters:
        return self._headline if self._headline is not None and block.blockNumber() == 0 else self._body

    def _lay_out(self, block: QTextBlock) -> None:
        document = self.document()
        layout = block.layout()
        layout.setTextOption(document.defaultTextOption())
        letters = self._letters_of(block)
        if letters is self._headline:
            whole = QTextLayout.FormatRange()
            whole.start, whole.length, whole.format = 0, block.length() - 1, letters.format
            layout.setFormats([whole])
        is_right_to_left = block.textDirection() == Qt.LayoutDirection.RightToLeft
        top = 0.0
        layout.beginLayout()
        while True:
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(self._measure)
            indent = self._measure - line.naturalTextWidth() if is_right_to_left else 0.0
            # By the base line: a sign from another font is taller and must not push its line down.
            line.setPosition(QPointF(self._left + indent, top + letters.base - line.ascent()))
            top += letters.step(line)
        layout.endLayout()
        block.setUserState(self._generation)
        before = document.lineCount()
        block.setLineCount(layout.lineCount())
        if document.lineCount() != before:
            self._has_grown = True
            self._report_size()

    def _report_size(self) -> None:
        """Report that the number of lines changed.

        The receiver lays out more; changes meanwhile are reported afterwards.
        """
        while self._has_grown and not self._is_holding:
            self._is_holding, self._has_grown = True, False
            self.documentSizeChanged.emit(self.documentSize())
            self._is_holding = False


def has_headline(document: Document | None) -> bool:
    """Return whether the text begins with its own title, on a line of its own."""
    return (
        document is not None
        and bool(document.title)
        and len(document.text) > len(document.title or "") + 1
        and document.text.partition("\n")[0].strip() == document.title
    )


def wants_air(text: str) -> bool:
    """Return whether a text has long paragraphs without blank lines between them, and so needs space to be readable."""
    sample = text[:20_000]
    lines = [line for line in sample.split("\n") if line.strip()]
    return "\n\n" not in sample.strip() and len(lines) > 1 and len(sample) / len(lines) > 130


def reading_document(parent: QObject, display: DisplayText, font: QFont) -> tuple[QTextDocument, ParagraphLayout]:
    """Return an empty document that is laid out for reading, and its layout.

    Args:
        parent: Owner.
        display: The text that it will hold.
        font: Its font.
    """
    document = QTextDocument(parent)
    layout = ParagraphLayout(document, display.continues)
    document.setDocumentLayout(layout)
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(_AROUND)
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    document.setDefaultFont(font)
    return document, layout

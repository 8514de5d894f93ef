"""The text of a document laid out on pages, with the number of its place after each mention."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QPointF, QRectF, QSizeF
from PySide6.QtGui import (
    QBrush,
    QColor,
    QPainter,
    QPen,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from geoview.gazetteer.place import PlaceKind
from geoview.text import Span
from geoview.ui.article.line_edges import edges, has_right_to_left
from geoview.ui.printing.style import INK, PAPER, THEME, pixels, reading, sans

if TYPE_CHECKING:
    from geoview.atlas import Atlas
    from geoview.export.progress import Progress

__all__ = ["Body"]

_SLICE = 20
"""Paragraphs that are added at a time: one call holds the interpreter only for as long as these take."""
_LONGEST = 8_000
"""Characters of a paragraph; a longer one is cut at a space, because its lines are broken in one call."""
# What the text engine takes for the end of a paragraph or of a frame.
_STRANGE = {0: "\u2400", 0x0B: " ", 0x0C: " ", 0x0D: " ", 0x85: " ", 0x2029: " ", 0xFDD0: "\ufffd", 0xFDD1: "\ufffd"}
_STRANGE[0xFFFC] = "\ufffd"
_NUMBER_PT = 6.2


class Body:
    """The text on pages of one size. It belongs to the thread that makes it.

    Args:
        atlas: The document with its places.
        size: Size of the text area of a page, in paper units.
        progress: Receives the share that is done, and says whether the result is still wanted.

    Raises:
        Cancelled: when it is no longer wanted.
    """

    def __init__(self, atlas: Atlas, size: QSizeF, progress: Progress) -> None:
        self._atlas, self._size = atlas, size
        self._numbers = {use.place.id: use.number for use in atlas.places}
        self._is_mixed = has_right_to_left(atlas.document.text)
        self._pins: list[tuple[int, int, PlaceKind, bool]] = []
        self._formats = {kind: _mention_format(kind) for kind in (*PlaceKind, None)}
        self._document = QTextDocument()
        self._document.setUndoRedoEnabled(False)
        self._document.setDocumentMargin(0)
        self._document.setDefaultFont(reading(10.5))
        self._document.setPageSize(size)
        self._fill(progress)
        self.pages: int = self._document.pageCount()
        self._tops: list[float] = []
        self._blocks: list[QTextBlock] = []
        layout = self._document.documentLayout()
        block = self._document.begin()
        while block.isValid():
            self._blocks.append(block)
            self._tops.append(layout.blockBoundingRect(block).top())
            block = block.next()
        self._pin_starts = [pin[0] for pin in self._pins]

    def _fill(self, progress: Progress) -> None:
        # The layout starts a timer, for which a thread needs a dispatcher; an event loop that never runs provides one.
        loop = QEventLoop()
        cursor = QTextCursor(self._document)
        layout = self._document.documentLayout()
        text = self._atlas.document.text
        plain = QTextCharFormat()
        plain.setForeground(INK)
        first = True
        parts = _paragraphs(text)
        for start in range(0, len(parts), _SLICE):
            cursor.beginEditBlock()
            for span in parts[start : start + _SLICE]:
                heading = first and span is not None and span.of(text).strip() == self._atlas.document.title
                form = _block_format(blank=span is None, heading=heading)
                if start == 0 and cursor.position() == 0:
                    cursor.setBlockFormat(form)
                else:
                    cursor.insertBlock(form)
                if span is not None:
                    self._paragraph(cursor, span, plain, heading)
                    first = False
            cursor.endEditBlock()
            # Laid out now, a slice at a time; put off, it would be one long call that lets no other thread run.
            layout.blockBoundingRect(cursor.block())
            progress.reached(min(start + _SLICE, len(parts)) / len(parts))
        del loop

    def _paragraph(self, cursor: QTextCursor, span: Span, plain: QTextCharFormat, heading: bool) -> None:
        text = self._atlas.document.text
        body = QTextCharFormat(plain)
        if heading:
            body.setFont(reading(17, bold=True))
        end = span.start
        for index in self._atlas.within(span):
            resolution = self._atlas.resolutions[index]
            mention = resolution.mention.span
            start, stop = max(mention.start, span.start), min(mention.end, span.end)
            cursor.insertText(_shown(text[end:start]), body)
            place = resolution.chosen
            form = QTextCharFormat(self._formats[place.kind if place else None])
            if heading:
                form.setFont(reading(17, bold=True))
            elif resolution.uncertain and place is not None:
                form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
            cursor.insertText(_shown(text[start:stop]), form)
            end = stop
            if place is not None and stop == mention.end:
                self._pin(cursor, text[start:stop], self._numbers[place.id], place.kind, resolution.uncertain)
        cursor.insertText(_shown(text[end : span.end]), body)

    def _pin(self, cursor: QTextCursor, name: str, number: int, kind: PlaceKind, uncertain: bool) -> None:
        form = QTextCharFormat()
        form.setFont(sans(_NUMBER_PT, bold=True))
        form.setForeground(THEME.kind(kind) if uncertain else QColor(PAPER))
        # At the end of the name, as its own letters go; else it would go where the rest of the line goes.
        mark = "" if not self._is_mixed else "\u200f" if has_right_to_left(name) else "\u200e"
        # Unbreakable spaces make room for the pin around its number and keep it with its word.
        cursor.insertText(f"{mark}\u00a0\u2060\u00a0", form)
        start = cursor.position()
        cursor.insertText(str(number), form)
        self._pins.append((start, cursor.position(), kind, uncertain))
        cursor.insertText(f"\u00a0\u2060\u00a0{mark}", form)

    def draw(self, painter: QPainter, page: int) -> None:
        """Draw a page at the origin; pages count from 0."""
        top = page * self._size.height()
        end = top + self._size.height()
        painter.save()
        painter.translate(0, -top)
        layout = self._document.documentLayout()
        for block in self._blocks[max(bisect_right(self._tops, top) - 1, 0) : bisect_left(self._tops, end)]:
            origin = layout.blockBoundingRect(block).topLeft()
            self._draw_pins(painter, block, origin, top, end)
            lines = block.layout()
            painter.setPen(INK)
            for index in range(lines.lineCount()):
                line = lines.lineAt(index)
                # The engine itself would draw a line that touches two pages on both, and a PDF would hold it twice.
                if top <= origin.y() + line.y() + line.ascent() < end:
                    line.draw(painter, origin)
        painter.restore()

    def _draw_pins(self, painter: QPainter, block: QTextBlock, origin: QPointF, top: float, bottom: float) -> None:
        begin = block.position()
        low = bisect_left(self._pin_starts, begin)
        high = bisect_left(self._pin_starts, begin + block.length())
        lines = block.layout()
        rise, sink, side = pixels(_NUMBER_PT) * 1.02, pixels(_NUMBER_PT) * 0.3, pixels(1.9)
        for start, end, kind, uncertain in self._pins[low:high]:
            line = lines.lineForTextPosition(start - begin)
            base = origin.y() + line.y() + line.ascent() if line.isValid() else bottom
            if not top <= base < bottom:
                continue
            left, right = edges(line, start - begin, end - begin, mixed=self._is_mixed)
            box = QRectF(origin.x() + left - side, base - rise, right - left + 2 * side, rise + sink)
            colour = THEME.kind(kind)
            painter.setPen(QPen(colour, pixels(0.8)))
            painter.setBrush(QColor(PAPER) if uncertain else colour)
            corner = box.height() * {PlaceKind.FACILITY: 0.12, PlaceKind.COUNTRY: 0.3, PlaceKind.STATE: 0.3}.get(
                kind, 0.5
            )
            painter.drawRoundedRect(box, corner, corner)


def _paragraphs(text: str) -> list[Span | None]:
    """Return the lines of a text. None stands for a run of blank lines; a very long line is split."""
    spans: list[Span | None] = []
    next_line = 0
    for line in text.split("\n"):
        start, end = next_line, next_line + len(line)
        next_line = end + 1
        if line.strip():
            while end - start > _LONGEST:
                cut = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST) + 1 or start + _LONGEST
                spans.append(Span(start, cut))
                start = cut
            spans.append(Span(start, end))
        elif spans and spans[-1] is not None:
            spans.append(None)
    return spans


def _shown(text: str) -> str:
    return text.translate(_STRANGE)


def _block_format(*, blank: bool, heading: bool) -> QTextBlockFormat:
    form = QTextBlockFormat()
    form.setLineHeight(
        42 if blank else 100 if heading else 135, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
    )
    if heading:
        form.setBottomMargin(pixels(6))
    return form


def _mention_format(kind: PlaceKind | None) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setForeground(INK)
    form.setFontUnderline(True)
    form.setUnderlineColor(THEME.kind(kind))
    if kind is None:
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
    else:
        form.setBackground(QBrush(THEME.soft(kind)))
    return form

"""The ruler at the edge of the text: where in the text the places are mentioned, and which part is in view."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QToolTip, QWidget

from geoview.ui.widgets.theme import LIGHT, Theme

if TYPE_CHECKING:
    from geoview.atlas import Atlas
    from geoview.text import Span

__all__ = ["MentionRuler"]

_WIDTH = 16
_LEFT, _RIGHT = 4, 3
_NEAR = 4  # pixels from a mark that still mean it


class MentionRuler(QWidget):
    """Marks in the colours of the places; a click jumps, a drag scrolls."""

    mention_clicked = Signal(int)
    position_requested = Signal(int)
    """Code point to scroll to."""
    mention_hovered = Signal(int)
    wheel_turned = Signal(QWheelEvent)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._atlas: Atlas | None = None
        self._length = 0
        self._view: Span | None = None
        self._chosen: str | None = None
        self._current: int | None = None
        self._rows: list[tuple[int, int]] = []
        self._marks: QPixmap | None = None
        self._hover = -1
        self._dragging = False
        self.setObjectName("mentionStrip")
        self.setAccessibleName(self.tr("Where the places are in the text"))
        self.setAccessibleDescription(self.tr("Click to jump there. The places table says the same in words."))
        self.setFixedWidth(_WIDTH)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.ArrowCursor)

    def sizeHint(self) -> QSize:
        """Return a width that fits the marks."""
        return QSize(_WIDTH, 100)

    def set_atlas(self, atlas: Atlas | None, length: int) -> None:
        """Mark the mentions of an atlas of a text of `length` code points."""
        self._atlas, self._length, self._hover = atlas, length, -1
        self._arrange()

    def set_theme(self, theme: Theme) -> None:
        """Repaint in other colours."""
        self._theme = theme
        self._marks = None
        self.update()

    def set_view(self, view: Span | None) -> None:
        """Shade the range of text that is in view."""
        if view != self._view:
            self._view = view
            self.update()

    def show_selection(self, place_id: str | None, mention: int | None) -> None:
        """Highlight the marks of the chosen place."""
        self._chosen, self._current = place_id, mention
        self.update()

    def mention_near(self, y: float) -> int:
        """Return the index of the mention whose mark is nearest to a height, or −1 if none is near."""
        best, distance = -1, float(_NEAR) + 0.5
        for row, index in self._rows:
            if abs(row - y) < distance:
                best, distance = index, abs(row - y)
        return best

    def y_of(self, index: int) -> int:
        """Return the height of a mention's mark in pixels."""
        assert self._atlas is not None
        return self._y(self._atlas.starts[index])

    def _y(self, position: int) -> int:
        return 3 + round((self.height() - 6) * position / max(self._length, 1))

    def _position(self, y: float) -> int:
        """Return the first code point at a height, accurate to one code point."""
        return int((y - 3) * self._length / max(self.height() - 6, 1))

    def _arrange(self) -> None:
        """Place at most one mark on each pixel row, so that many mentions paint as fast as a few."""
        rows: list[tuple[int, int]] = []
        starts = self._atlas.starts if self._atlas is not None else ()
        index = 0
        while index < len(starts):
            row = self._y(starts[index])
            rows.append((row, index))
            # The first one in a lower row; all between them would stand on this one.
            index = bisect_left(starts, self._position(row + 0.5), index + 1)
            while index < len(starts) and self._y(starts[index]) <= row:
                index += 1
        self._rows = rows
        self._marks = None
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the shade, the marks, and over them the marks of the chosen place."""
        theme = self._theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.frame))
        painter.fillRect(0, 0, 1, self.height(), QColor(theme.line))
        if self._view is not None and self._length:
            top, bottom = self._y(self._view.start), self._y(self._view.end)
            painter.fillRect(1, top - 2, self.width() - 1, max(bottom - top, 8) + 4, QColor(theme.line))
        if self._atlas is None:
            return
        if self._marks is None:
            self._marks = self._drawn_marks(self._atlas)
        painter.setOpacity(1.0 if self._chosen is None else 0.38)
        painter.drawPixmap(0, 0, self._marks)
        painter.setOpacity(1.0)
        self._paint_chosen(painter, self._atlas)

    def _drawn_marks(self, atlas: Atlas) -> QPixmap:
        """Return an image of all marks, drawn once: a choice or a scroll then only paints the image."""
        ratio = self.devicePixelRatioF()
        marks = QPixmap(self.size() * ratio)
        marks.setDevicePixelRatio(ratio)
        marks.fill(Qt.GlobalColor.transparent)
        painter = QPainter(marks)
        for row, index in self._rows:
            chosen = atlas.resolutions[index].chosen
            colour = self._theme.kind(chosen.kind if chosen else None)
            painter.fillRect(_LEFT, row - 1, self.width() - _LEFT - _RIGHT, 2, colour)
        painter.end()
        return marks

    def _paint_chosen(self, painter: QPainter, atlas: Atlas) -> None:
        left, width = _LEFT, self.width() - _LEFT - _RIGHT
        use = atlas.use_of(self._chosen or "")
        colour = self._theme.kind(use.place.kind if use else None)
        mentions = use.mentions if use else ()
        for row in {self._y(atlas.starts[index]) for index in mentions}:
            painter.fillRect(left - 1, row - 1, width + 2, 3, colour)
        if self._current is not None and self._current < len(atlas.resolutions):
            row = self.y_of(self._current)
            painter.setPen(QColor(self._theme.ink))
            painter.setBrush(QColor(self._theme.current))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.drawRoundedRect(QRectF(left - 1.5, row - 3.5, width + 3, 6), 2, 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the marks again for the new height."""
        super().resizeEvent(event)
        self._arrange()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the mention of a mark, or scroll to a position in the text."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        index = self.mention_near(event.position().y())
        if index >= 0:
            self.mention_clicked.emit(index)
        else:
            self._dragging = True
            self._scroll_to(event.position().y())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Scroll while dragging; otherwise report the mention under the pointer."""
        if self._dragging:
            self._scroll_to(event.position().y())
            return
        index = self.mention_near(event.position().y())
        self.setCursor(Qt.CursorShape.PointingHandCursor if index >= 0 else Qt.CursorShape.ArrowCursor)
        if index != self._hover:
            self._hover = index
            self.mention_hovered.emit(index)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """End a drag."""
        self._dragging = False

    def leaveEvent(self, _event: QEvent) -> None:
        """Report that the pointer is over no mention."""
        if self._hover >= 0:
            self._hover = -1
            self.mention_hovered.emit(-1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the text."""
        self.wheel_turned.emit(event)

    def event(self, event: QEvent) -> bool:
        """Show the name under the pointer as a tool tip."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self._atlas is not None:
            index = self.mention_near(event.y())
            if index >= 0:
                # An empty rich text tag would be read as markup: the name goes in as a plain string without any.
                surface = self._atlas.resolutions[index].mention.surface
                QToolTip.showText(event.globalPos(), _plain(surface), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def _scroll_to(self, y: float) -> None:
        share = min(max((y - 3) / max(self.height() - 6, 1), 0.0), 1.0)
        half = len(self._view) // 2 if self._view else 0
        self.position_requested.emit(max(round(share * self._length) - half, 0))


def _plain(text: str) -> str:
    """Return the text of a tool tip that Qt can't mistake for rich text."""
    return "<p>" + text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", " ") + "</p>"

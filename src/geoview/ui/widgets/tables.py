"""What all tables have in common: whole rows of one height without a grid, the ground of a row, hover and widths."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget

from geoview.ui.runtime.viewport_workaround import known_viewport
from geoview.ui.widgets.focus_ring import note_focus
from geoview.ui.widgets.theme import LIGHT, Theme

__all__ = ["PlaceRows", "paint_ground", "show_as_rows"]

_NARROWEST_COLUMN = 36


def show_as_rows(table: QTableView, height: int) -> None:
    """Makes a table that is read row by row; Tab leaves it.

    Args:
        table: The table, with its model.
        height: Of a row, in pixels.
    """
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setFrameShape(QFrame.Shape.NoFrame)
    table.setMouseTracking(True)
    table.setTabKeyNavigation(False)
    rows = table.verticalHeader()
    rows.hide()
    rows.setAccessibleName(QCoreApplication.translate("Tables", "Rows"))
    rows.setDefaultSectionSize(height)
    rows.setMinimumSectionSize(height)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setAccessibleName(QCoreApplication.translate("Tables", "Columns"))
    header.setMinimumSectionSize(_NARROWEST_COLUMN)


def paint_ground(painter: QPainter, rect: QRect, theme: Theme, *, chosen: bool, hovered: bool) -> None:
    """Paints what lies under a cell: the colour of a chosen or hovered row, and the line between two rows."""
    if chosen:
        painter.fillRect(rect, QColor(theme.warning))
    elif hovered:
        painter.fillRect(rect, QColor(theme.hover))
    painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(theme.hover))


class PlaceRows(QTableView):
    """A table with a place in each row: says what the pointer is over, shares its width out, says why it is empty."""

    place_hovered = Signal(str)
    """"" for none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._viewport = known_viewport(self)
        self.theme = LIGHT
        self.chosen: str | None = None
        self.hovered: str | None = None
        self.empty_text = ""
        """What stands where the rows would be."""
        self._pointed: str | None = None
        self._own_widths = False
        self._spreading = False

    def heed_widths(self) -> None:
        """Takes a width that changes from now on for the reader's own."""
        self.horizontalHeader().sectionResized.connect(self._on_section_resized)

    # What a kind of table says

    def place_at(self, row: int) -> str | None:
        """The id of the place in a row, None where there is no row."""
        raise NotImplementedError

    def plain_widths(self) -> Sequence[int]:
        """Widths that fill the table, while the reader has chosen none."""
        raise NotImplementedError

    def why_empty(self) -> str:
        """What to say instead of rows."""
        return self.empty_text

    # What all of them do

    def show_hover(self, place_id: str | None) -> None:
        """Lights up a row; moves nothing."""
        if place_id != self.hovered:
            self.hovered = place_id
            self.viewport().update()

    def spread(self, widths: Sequence[int]) -> None:
        """Sets the widths of all columns, without taking them for the reader's own."""
        self._spreading = True
        for column, width in zip(range(self.model().columnCount()), widths, strict=True):
            self.setColumnWidth(column, width)
        self._spreading = False

    def _on_section_resized(self) -> None:
        if not self._spreading:
            self._own_widths = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shares the width out, unless the reader did."""
        super().resizeEvent(event)
        if not self._own_widths:
            self.spread(self.plain_widths())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Notes whether a key led here."""
        note_focus(self, event)
        super().focusInEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Reports the row under the pointer."""
        super().mouseMoveEvent(event)
        self._point_at(self.place_at(self.rowAt(round(event.position().y()))))

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer is over nothing any more."""
        super().leaveEvent(event)
        self._point_at(None)

    def _point_at(self, place_id: str | None) -> None:
        if place_id != self._pointed:
            self._pointed = place_id
            self.place_hovered.emit(place_id or "")

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, or why there are none."""
        super().paintEvent(event)
        text = self.why_empty() if self.model().rowCount() == 0 else ""
        if text:
            painter = QPainter(self.viewport())
            painter.setPen(QColor(self.theme.muted))
            where = QRectF(QPointF(0, 18), QPointF(self.viewport().width(), 60))
            painter.drawText(where, int(Qt.AlignmentFlag.AlignHCenter), text)

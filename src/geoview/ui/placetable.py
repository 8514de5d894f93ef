"""The places table: the equal of the map for those who read lists, and for those who can't see a map."""

from __future__ import annotations

from collections.abc import Container, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from geoview.filtering import fold_words
from geoview.ui.disc import paint_disc
from geoview.ui.focusring import note_focus
from geoview.ui.placemodel import Column, PlaceModel, PlaceRow
from geoview.ui.tables import paint_ground, show_as_rows
from geoview.ui.theme import LIGHT, Theme, veil

__all__ = ["PlaceTable"]

_ROW = 30
_NARROW = 700  # pixels; below it the titles are shorter
_Index = QModelIndex | QPersistentModelIndex


class _RowPainter(QStyledItemDelegate):
    """Paints the rows: a disc with the number, the name, the marks along the text."""

    def __init__(self, table: PlaceTable) -> None:
        super().__init__(table)
        self._table = table

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """All rows are of one height."""
        return QSize(super().sizeHint(option, index).width(), _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """One cell."""
        table = self._table
        theme = table.theme
        row = table.places.row(index.row())
        place_id = row.use.place.id
        rect: QRect = option.rect
        painter.save()
        paint_ground(painter, rect, theme, chosen=place_id == table.chosen, hovered=place_id == table.hovered)
        match Column(index.column()):
            case Column.NUMBER:
                use = row.use
                paint_disc(painter, rect, use.number, use.place.kind, theme, hollow=use.uncertain)
            case Column.WHERE:
                self._paint_marks(painter, rect, row, theme)
            case column:
                self._paint_words(painter, rect, index, column, theme)
        if table.focus is not None and place_id not in table.focus and place_id != table.chosen:
            painter.fillRect(rect, veil(theme))
        painter.restore()

    def _paint_marks(self, painter: QPainter, rect: QRect, row: PlaceRow, theme: Theme) -> None:
        left, width = rect.left() + 8, max(rect.width() - 22, 10)
        middle = rect.center().y()
        painter.fillRect(left, middle, width, 1, QColor(theme.line))
        colour = theme.kind(row.use.place.kind)
        for x in sorted({left + round(share * (width - 2)) for share in row.shares}):
            painter.fillRect(x, middle - 5, 2, 11, colour)

    def _paint_words(self, painter: QPainter, rect: QRect, index: _Index, column: Column, theme: Theme) -> None:
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        font = QFont(self._table.font())
        font.setWeight(QFont.Weight.DemiBold if column is Column.PLACE else QFont.Weight.Normal)
        painter.setFont(font)
        metrics = painter.fontMetrics()
        # Tabs and newlines in a name would break the row.
        text = " ".join(text.split())
        if metrics.horizontalAdvance(text) > rect.width() - 16:
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width() - 16)
        area = rect.adjusted(8, 0, -8, -1)
        needle = self._table.needle
        if column is Column.PLACE and needle and needle in fold_words(text):
            painter.setPen(Qt.PenStyle.NoPen)
            start = fold_words(text).index(needle)
            x = area.left() + metrics.horizontalAdvance(text[:start])
            width = metrics.horizontalAdvance(text[start : start + len(needle)])
            painter.fillRect(QRect(x - 1, area.top() + 6, width + 2, area.height() - 12), QColor(theme.found))
        quiet = column is Column.COUNTRY and text == "—"
        painter.setPen(QColor(theme.muted if quiet else theme.ink))
        side = (
            Qt.AlignmentFlag.AlignRight
            if column in (Column.MENTIONS, Column.CONFIDENCE)
            else Qt.AlignmentFlag.AlignLeft
        )
        painter.drawText(area, int(side | Qt.AlignmentFlag.AlignVCenter), text)


class PlaceTable(QTableView):
    """The rows. Reports what the reader does; what is chosen it is told."""

    place_clicked = Signal(str)
    """A row was clicked, or Enter pressed on it: the place and its next mention."""
    place_reached = Signal(str)
    """The keyboard moved to a row."""
    place_hovered = Signal(str)
    """"" for none."""

    def __init__(self, model: PlaceModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.places = model
        self.theme = LIGHT
        self.chosen: str | None = None
        self.hovered: str | None = None
        self.focus: Container[str] | None = None
        """Ids of the places that stand out while the map follows a paragraph; None when all do."""
        self.needle = ""
        self.empty_text = ""
        """What stands where the rows would be."""
        self._pointed: str | None = None
        self.setObjectName("places")
        self.setAccessibleName(self.tr("Places"))
        self.setAccessibleDescription(self.tr("Enter shows the next mention of a place in the text and on the map"))
        self.setModel(model)
        self.setItemDelegate(_RowPainter(self))
        show_as_rows(self, _ROW)
        header = self.horizontalHeader()
        header.setSortIndicator(Column.NUMBER, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorClearable(False)
        header.setStretchLastSection(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setSortingEnabled(True)
        header.setSectionsMovable(False)
        self._own_widths = False
        self._spreading = False
        header.sectionResized.connect(self._on_section_resized)

    def set_widths(self, widths: Sequence[int]) -> None:
        """The reader's own widths, remembered from before."""
        self._own_widths = True
        self._spread(widths)

    def own_widths(self) -> list[int]:
        """The widths that the reader set; empty while they are the plain ones."""
        return [self.columnWidth(column) for column in Column] if self._own_widths else []

    def reset_widths(self) -> None:
        """The plain widths again, which share out the room."""
        self._own_widths = False
        self._spread(plain_widths(self.viewport().width()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Notes whether a key led here."""
        note_focus(self, event)
        super().focusInEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shares the width out, unless the reader did."""
        super().resizeEvent(event)
        self.places.set_narrow(self.viewport().width() < _NARROW)
        if not self._own_widths:
            self._spread(plain_widths(self.viewport().width()))

    def _spread(self, widths: Sequence[int]) -> None:
        self._spreading = True
        for column, width in zip(Column, widths, strict=True):
            self.setColumnWidth(column, width)
        self._spreading = False

    def _on_section_resized(self) -> None:
        if not self._spreading:
            self._own_widths = True

    def show_selection(self, place_id: str | None) -> None:
        """Marks the row of the chosen place and brings it into view."""
        self.chosen = place_id
        row = self.places.row_of(place_id) if place_id else -1
        if row >= 0:
            index = self.places.index(row, self.currentIndex().column() if self.currentIndex().isValid() else 1)
            blocked = self.selectionModel().blockSignals(True)
            self.setCurrentIndex(index)
            self.selectionModel().blockSignals(blocked)
            self.scrollTo(index)
        else:
            self.clearSelection()
        self.viewport().update()

    def show_hover(self, place_id: str | None) -> None:
        """Lights up a row; moves nothing."""
        if place_id != self.hovered:
            self.hovered = place_id
            self.viewport().update()

    def show_focus(self, places: Container[str] | None) -> None:
        """Lets some places stand out; None lets all of them."""
        self.focus = places
        self.viewport().update()

    def show_needle(self, text: str) -> None:
        """Marks what was searched for in the names."""
        self.needle = fold_words(text.strip())
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A row: the place and its next mention."""
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            place_id = self.places.place_at(self.rowAt(round(event.position().y())))
            if place_id is not None:
                self.place_clicked.emit(place_id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Reports the row under the pointer."""
        super().mouseMoveEvent(event)
        self._point_at(self.places.place_at(self.rowAt(round(event.position().y()))))

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer is over nothing any more."""
        super().leaveEvent(event)
        self._point_at(None)

    def _point_at(self, place_id: str | None) -> None:
        if place_id != self._pointed:
            self._pointed = place_id
            self.place_hovered.emit(place_id or "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses; the arrows do so too, without stepping on when nothing moved."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            place_id = self.places.place_at(self.currentIndex().row())
            if place_id is not None:
                self.place_clicked.emit(place_id)
            return
        before = self.currentIndex().row()
        super().keyPressEvent(event)
        place_id = self.places.place_at(self.currentIndex().row())
        if place_id is not None and self.currentIndex().row() != before:
            self.place_reached.emit(place_id)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, or why there are none."""
        super().paintEvent(event)
        text = ""
        if self.places.rowCount() == 0:
            text = self.tr("No place matches the filter") if self.places.total else self.empty_text
        if text:
            painter = QPainter(self.viewport())
            painter.setPen(QColor(self.theme.muted))
            where = QRectF(QPointF(0, 18), QPointF(self.viewport().width(), 60))
            painter.drawText(where, int(Qt.AlignmentFlag.AlignHCenter), text)


def plain_widths(total: int) -> list[int]:
    """Widths that fill the table: the numbers take what they need, the words share the rest."""
    number, mentions, confidence = (38, 76, 92) if total < _NARROW else (42, 82, 98)
    rest = max(total - number - mentions - confidence, 260)
    place, kind, country = round(rest * 0.29), round(rest * 0.23), round(rest * 0.24)
    return [number, place, kind, country, mentions, rest - place - kind - country, confidence]

"""The table of the comparison: the equal of its map."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from geoview.analysis.comparison import Side
from geoview.ui.comparison.compared_rows import Column, ComparedModel, ComparedRow
from geoview.ui.comparison.side_signs import paint_sign, side_colour
from geoview.ui.widgets.tables import PlaceRows, paint_ground, show_as_rows
from geoview.ui.widgets.theme import Theme

__all__ = ["ComparedTable"]

_ROW = 32
_Index = QModelIndex | QPersistentModelIndex


class _RowPainter(QStyledItemDelegate):
    """Paints the rows: the sign of the side with the number, the name, the marks along both texts."""

    def __init__(self, table: ComparedTable) -> None:
        super().__init__(table)
        self._table = table

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """All rows are of one height."""
        return QSize(super().sizeHint(option, index).width(), _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """One cell."""
        table = self._table
        theme = table.theme
        row = table.compared.row(index.row())
        place_id = row.compared.place.id
        rect: QRect = option.rect
        painter.save()
        paint_ground(painter, rect, theme, chosen=place_id == table.chosen, hovered=place_id == table.hovered)
        match Column(index.column()):
            case Column.NUMBER:
                self._paint_number(painter, rect, row, theme)
            case Column.WHERE:
                self._paint_marks(painter, rect, row, theme)
            case column:
                self._paint_words(painter, rect, index, column, theme)
        painter.restore()

    def _paint_number(self, painter: QPainter, rect: QRect, row: ComparedRow, theme: Theme) -> None:
        label = str(row.number)
        height = 20.0
        width = max(height, 7.0 * len(label) + 6.0)
        box = QRectF(rect.left() + 10.0, rect.center().y() - height / 2 + 0.5, width, height)
        paint_sign(painter, box, row.compared.side, theme, label=label, hollow=row.uncertain)

    def _paint_marks(self, painter: QPainter, rect: QRect, row: ComparedRow, theme: Theme) -> None:
        """The first text above, the second below."""
        left, width = rect.left() + 8, max(rect.width() - 22, 10)
        for side, shares, middle in (
            (Side.FIRST, row.shares[0], rect.center().y() - 7),
            (Side.SECOND, row.shares[1], rect.center().y() + 7),
        ):
            painter.fillRect(left, middle, width, 1, QColor(theme.line))
            for x in sorted({left + round(share * (width - 2)) for share in shares}):
                painter.fillRect(x, middle - 4, 2, 9, side_colour(side, theme))

    def _paint_words(self, painter: QPainter, rect: QRect, index: _Index, column: Column, theme: Theme) -> None:
        # Tabs and newlines in a name would break the row.
        text = " ".join(str(index.data(Qt.ItemDataRole.DisplayRole) or "").split())
        font = QFont(self._table.font())
        font.setWeight(QFont.Weight.DemiBold if column is Column.PLACE else QFont.Weight.Normal)
        painter.setFont(font)
        text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width() - 16)
        painter.setPen(QColor(theme.muted if text == "—" else theme.ink))
        number = column in (Column.FIRST, Column.SECOND)
        side = Qt.AlignmentFlag.AlignRight if number else Qt.AlignmentFlag.AlignLeft
        painter.drawText(rect.adjusted(8, 0, -8, -1), int(side | Qt.AlignmentFlag.AlignVCenter), text)


class ComparedTable(PlaceRows):
    """The rows. Reports what the reader does; what is chosen it is told."""

    place_chosen = Signal(str)
    """A row was clicked, or the keyboard moved to it."""
    place_opened = Signal(str, object)
    """A row was double-clicked, or Enter pressed on it: the place, and the `Side` whose column it was, or None."""
    menu_wanted = Signal(str, object)
    """The reader asks what can be done with a place; the `QPoint` is of the screen."""

    def __init__(self, model: ComparedModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.compared = model
        self.setObjectName("compared")
        self.setAccessibleName(self.tr("Places of both texts"))
        self.setAccessibleDescription(self.tr("Enter shows the first mention of a place in its text"))
        self.setModel(model)
        self.setItemDelegate(_RowPainter(self))
        show_as_rows(self, _ROW)
        header = self.horizontalHeader()
        header.setSortIndicator(Column.NUMBER, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorClearable(False)
        header.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.heed_widths()
        self.setSortingEnabled(True)
        model.modelReset.connect(lambda: self.show_selection(self.chosen, scroll=False))

    def place_at(self, row: int) -> str | None:
        """The id of the place in a row."""
        return self.compared.place_at(row)

    def plain_widths(self) -> Sequence[int]:
        """The numbers take what they need, the words share the rest."""
        return _widths(self.viewport().width())

    def show_selection(self, place_id: str | None, *, scroll: bool = True) -> None:
        """Marks the row of the chosen place and brings it into view."""
        self.chosen = place_id
        row = self.compared.row_of(place_id) if place_id else -1
        if row >= 0:
            column = self.currentIndex().column() if self.currentIndex().isValid() else int(Column.PLACE)
            self.setCurrentIndex(self.compared.index(row, column))
            if scroll:
                self.scrollTo(self.currentIndex())
        else:
            self.clearSelection()
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses."""
        super().mousePressEvent(event)
        place_id = self.compared.place_at(self.rowAt(round(event.position().y())))
        if place_id is not None and event.button() == Qt.MouseButton.LeftButton:
            self.place_chosen.emit(place_id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double-click leads into the text."""
        super().mouseDoubleClickEvent(event)
        place_id = self.compared.place_at(self.rowAt(round(event.position().y())))
        if place_id is not None and event.button() == Qt.MouseButton.LeftButton:
            self.place_opened.emit(place_id, _side_of(self.columnAt(round(event.position().x()))))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter leads into the text, with Shift into the second one; the arrows choose."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            place_id = self.compared.place_at(self.currentIndex().row())
            if place_id is not None:
                shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                side = Side.SECOND if shifted else _side_of(self.currentIndex().column())
                self.place_opened.emit(place_id, side)
            return
        before = self.currentIndex().row()
        super().keyPressEvent(event)
        place_id = self.compared.place_at(self.currentIndex().row())
        if place_id is not None and self.currentIndex().row() != before:
            self.place_chosen.emit(place_id)

    def contextMenuEvent(self, _event: QContextMenuEvent) -> None:
        """By mouse or key: what can be done with a place."""
        index = self.currentIndex()
        place_id = self.compared.place_at(index.row()) if index.isValid() else None
        if place_id is not None:
            where = self.visualRect(index).center()
            self.menu_wanted.emit(place_id, self.viewport().mapToGlobal(where))


def _side_of(column: int) -> Side | None:
    return {Column.FIRST: Side.FIRST, Column.SECOND: Side.SECOND}.get(Column(column)) if column >= 0 else None


def _widths(total: int) -> Sequence[int]:
    """Widths that fill the table."""
    number = 52
    counted = max(round(total * 0.11), 84)
    rest = max(total - number - 2 * counted, 260)
    place, kind, country = round(rest * 0.27), round(rest * 0.22), round(rest * 0.22)
    return number, place, kind, country, counted, counted, rest - place - kind - country

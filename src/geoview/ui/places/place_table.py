"""The places table: the equal of the map for those who read lists, and for those who can't see a map."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QStyledItemDelegate, QWidget

from geoview.analysis.filtering import fold_words
from geoview.ui.places.place_model import Column, PlaceModel, PlaceRow
from geoview.ui.widgets.number_badge import paint_number_badge
from geoview.ui.widgets.tables import PlaceRows, paint_ground, show_as_rows
from geoview.ui.widgets.theme import Theme, veil

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem

__all__ = ["PlaceTable"]

_ROW = 30
_NARROW = 700  # pixels; below it the titles are shorter
_Index = QModelIndex | QPersistentModelIndex
_COLUMNS = tuple(Column)
# Put together once: flags of Qt are slow to join, and a page of rows has hundreds of cells.
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class _RowPainter(QStyledItemDelegate):
    """Paints the rows: a disc with the number, the name, the marks along the text."""

    def __init__(self, table: PlaceTable) -> None:
        super().__init__(table)
        self._table = table
        self._font: QFont | None = None
        self._fonts: dict[bool, tuple[QFont, QFontMetrics]] = {}

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
        column = _COLUMNS[index.column()]
        paint_ground(painter, rect, theme, chosen=place_id == table.chosen, hovered=place_id == table.hovered)
        match column:
            case Column.NUMBER:
                use = row.use
                paint_number_badge(painter, rect, use.number, use.place.kind, theme, hollow=use.uncertain)
            case Column.WHERE:
                self._paint_marks(painter, rect, row, theme)
            case _:
                self._paint_words(painter, rect, table.places.words(row, column), column, theme)
        if table.focus is not None and place_id not in table.focus and place_id != table.chosen:
            painter.fillRect(rect, veil(theme))

    def _letters(self, *, bold: bool) -> tuple[QFont, QFontMetrics]:
        font = self._table.font()
        if font != self._font:
            self._font, self._fonts = font, {}
            for is_bold in (False, True):
                own = QFont(font)
                own.setWeight(QFont.Weight.DemiBold if is_bold else QFont.Weight.Normal)
                self._fonts[is_bold] = own, QFontMetrics(own, self._table)
        return self._fonts[bold]

    def _paint_marks(self, painter: QPainter, rect: QRect, row: PlaceRow, theme: Theme) -> None:
        left, width = rect.left() + 8, max(rect.width() - 22, 10)
        middle = rect.center().y()
        painter.fillRect(left, middle, width, 1, QColor(theme.line))
        colour = theme.kind(row.use.place.kind)
        for x in sorted({left + round(share * (width - 2)) for share in row.shares}):
            painter.fillRect(x, middle - 5, 2, 11, colour)

    def _paint_words(self, painter: QPainter, rect: QRect, text: str, column: Column, theme: Theme) -> None:
        font, metrics = self._letters(bold=column is Column.PLACE)
        painter.setFont(font)
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
        painter.drawText(area, _RIGHT if column in (Column.MENTIONS, Column.CONFIDENCE) else _LEFT, text)


class PlaceTable(PlaceRows):
    """The rows. Reports what the reader does; what is chosen it is told."""

    place_clicked = Signal(str)
    """A row was clicked, or Enter pressed on it: the place and its next mention."""
    place_reached = Signal(str)
    """The keyboard moved to a row."""

    def __init__(self, model: PlaceModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.places = model
        self.focus: Container[str] | None = None
        """Ids of the places that stand out while the map follows a paragraph; None when all do."""
        self.needle = ""
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
        self.heed_widths()
        self._following = QTimer(self)
        self._following.setSingleShot(True)
        self._following.setInterval(0)
        self._following.timeout.connect(self._follow)

    def place_at(self, row: int) -> str | None:
        """The id of the place in a row."""
        return self.places.place_at(row)

    def plain_widths(self) -> Sequence[int]:
        """The numbers take what they need, the words share the rest."""
        return plain_widths(self.viewport().width())

    def why_empty(self) -> str:
        """A filter that leaves nothing, or what the window says."""
        return self.tr("No place matches the filter") if self.places.total else self.empty_text

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorter titles where there is little room."""
        self.places.set_narrow(self.viewport().width() < _NARROW)
        super().resizeEvent(event)

    def set_widths(self, widths: Sequence[int]) -> None:
        """The reader's own widths, remembered from before."""
        self._own_widths = True
        self.spread(widths)

    def own_widths(self) -> list[int]:
        """The widths that the reader set; empty while they are the plain ones."""
        return [self.columnWidth(column) for column in Column] if self._own_widths else []

    def reset_widths(self) -> None:
        """The plain widths again, which share out the room."""
        self._own_widths = False
        self.spread(self.plain_widths())

    def show_selection(self, place_id: str | None) -> None:
        """Marks the row of the chosen place, and brings it into view once the text has been painted."""
        self.chosen = place_id
        row = self.places.row_of(place_id) if place_id else -1
        if row >= 0:
            index = self.places.index(row, self.currentIndex().column() if self.currentIndex().isValid() else 1)
            blocked = self.selectionModel().blockSignals(True)
            self.setCurrentIndex(index)
            self.selectionModel().blockSignals(blocked)
        else:
            self.clearSelection()
        self._following.start()

    def _follow(self) -> None:
        """Rows are dearer to paint than lines of text: whoever holds a key down sees the text move first."""
        row = self.places.row_of(self.chosen) if self.chosen else -1
        if row >= 0:
            self.scrollTo(self.places.index(row, max(self.currentIndex().column(), 0)))
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


def plain_widths(total: int) -> list[int]:
    """Widths that fill the table: the numbers take what they need, the words share the rest."""
    number, mentions, confidence = (38, 76, 92) if total < _NARROW else (42, 82, 98)
    rest = max(total - number - mentions - confidence, 260)
    place, kind, country = round(rest * 0.29), round(rest * 0.23), round(rest * 0.24)
    return [number, place, kind, country, mentions, rest - place - kind - country, confidence]

"""A table of plain rows: what the documents and the places of a folder have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from geoview.ui.widgets.tables import paint_ground, show_as_rows
from geoview.ui.widgets.theme import LIGHT, Theme

__all__ = ["Column", "RowModel", "RowTable", "elided"]

_ROW = 30
_Index = QModelIndex | QPersistentModelIndex
Row = TypeVar("Row")


@dataclass(frozen=True)
class Column(Generic[Row]):
    """A column.

    Attributes:
        title: Above it.
        shown: What stands in a row.
        key: What it is sorted by.
        share: Of the width that is left; 0 for a column of `width` pixels.
        width: Pixels, of a column without a share.
        number: It stands at the far side, and the largest come first when it is sorted.
        spoken: What a screen reader says, where that is not what is shown.
    """

    title: str
    shown: Callable[[Row], str]
    key: Callable[[Row], Any]
    share: float = 0.0
    width: int = 0
    number: bool = False
    spoken: Callable[[Row], str] | None = None


class RowModel(QAbstractTableModel, Generic[Row]):
    """Rows, filtered and sorted.

    Args:
        columns: The columns.
        name_of: What tells a row from the others.
        words_of: What a filter looks through, folded.
    """

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        name_of: Callable[[Row], str],
        words_of: Callable[[Row], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = list(columns)
        self._name_of, self._words_of = name_of, words_of
        self._all: Sequence[Row] = ()
        self._rows: list[Row] = []
        self._row_of: dict[str, int] = {}
        self._needles: tuple[str, ...] = ()
        self._keep: Callable[[Row], bool] | None = None
        self._column = -1
        self._descending = False

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Shows other rows, in the order and with the filter that were set."""
        self._all = rows
        self._arrange()

    def set_filter(self, needles: Iterable[str]) -> None:
        """Shows the rows that hold each of some words, folded."""
        self._needles = tuple(needles)
        self._arrange()

    def set_kept(self, keep: Callable[[Row], bool] | None) -> None:
        """Shows the rows of one sort; None for all."""
        self._keep = keep
        self._arrange()

    def set_width(self, column: int, width: int) -> None:
        """Another width for a column that has no share."""
        self.columns[column] = replace(self.columns[column], width=width)

    def set_titles(self, titles: Sequence[str]) -> None:
        """Other words above the columns."""
        self.columns = [replace(column, title=title) for title, column in zip(titles, self.columns, strict=True)]
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    @property
    def rows(self) -> Sequence[Row]:
        """The rows that are shown."""
        return self._rows

    @property
    def total(self) -> int:
        """How many rows there are without the filter."""
        return len(self._all)

    def name_at(self, row: int) -> str | None:
        """What tells a row from the others."""
        return self._name_of(self._rows[row]) if 0 <= row < len(self._rows) else None

    def row_of(self, name: str) -> int:
        """Where a row stands; −1 when it is not shown."""
        return self._row_of.get(name, -1)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sorts by a column; −1 leaves the rows in the order in which they came."""
        self._column, self._descending = column, order == Qt.SortOrder.DescendingOrder
        self._arrange()

    def _arrange(self) -> None:
        self.beginResetModel()
        rows = [
            row
            for row in self._all
            if (self._keep is None or self._keep(row)) and all(word in self._words_of(row) for word in self._needles)
        ]
        if 0 <= self._column < len(self.columns):
            rows.sort(key=self.columns[self._column].key, reverse=self._descending)
        self._rows = rows
        self._row_of = {self._name_of(row): number for number, row in enumerate(rows)}
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Rows that the filter leaves."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """The columns."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The titles."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        return self._alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell shows, and what a screen reader says for it."""
        row, column = self._rows[index.row()], self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.shown(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return (column.spoken or column.shown)(row)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(index.column())
        return None

    def _alignment(self, column: int) -> int:
        side = Qt.AlignmentFlag.AlignRight if self.columns[column].number else Qt.AlignmentFlag.AlignLeft
        return int((side | Qt.AlignmentFlag.AlignVCenter).value)


def elided(painter: QPainter, text: str, width: int) -> str:
    """A text on one line, cut at its end where it is too long."""
    # Tabs and newlines would break the row.
    line = " ".join(text.split())
    metrics = painter.fontMetrics()
    if metrics.horizontalAdvance(line) > width:
        line = metrics.elidedText(line, Qt.TextElideMode.ElideRight, width)
    # A path or a date keeps its order in a window that is written from right to left.
    return f"\u2068{line}\u2069"


class RowPainter(QStyledItemDelegate):
    """Paints the cells; a table says what is special in its own."""

    def __init__(self, table: RowTable) -> None:
        super().__init__(table)
        self._table = table

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """All rows are of one height."""
        return QSize(super().sizeHint(option, index).width(), self._table.verticalHeader().defaultSectionSize())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """One cell."""
        table, theme = self._table, self._table.theme
        rect: QRect = option.rect
        painter.save()
        painter.setFont(table.font())
        paint_ground(painter, rect, theme, chosen=table.is_marked(index), hovered=table.is_hovered(index))
        painter.setPen(QColor(theme.ink))
        if not table.paint_cell(painter, rect, index):
            text = elided(painter, str(index.data() or ""), rect.width() - 16)
            painter.drawText(rect.adjusted(8, 0, -8, -1), index.data(Qt.ItemDataRole.TextAlignmentRole), text)
        if table.hasFocus() and index.row() == table.currentIndex().row():
            painter.fillRect(rect.left(), rect.bottom() - 1, rect.width(), 2, QColor(theme.current_edge))
        painter.restore()


class RowTable(QTableView):
    """Rows to choose from, by mouse and by keys."""

    opened = Signal(str)
    """A row was double-clicked, or Enter pressed on it."""
    chosen = Signal()
    """The reader chose other rows."""
    hovered = Signal(str)
    """The pointer is over a row; "" for none."""

    def __init__(
        self, model: RowModel[Any], name: str, parent: QWidget | None = None, *, several: bool = False
    ) -> None:
        super().__init__(parent)
        self.rows = model
        self.theme: Theme = LIGHT
        self.empty_text = ""
        self.lit = ""
        """The row that is lit up because the pointer is over it, here or on the map."""
        self._quiet = False
        self.setAccessibleName(name)
        self.setModel(model)
        self.setItemDelegate(RowPainter(self))
        show_as_rows(self, _ROW)
        if several:
            self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        header = self.horizontalHeader()
        header.setSortIndicatorClearable(True)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        header.setSectionsMovable(False)
        self.selectionModel().selectionChanged.connect(self._on_selection)
        model.modelReset.connect(self._keep_selection)
        model.modelAboutToBeReset.connect(self._note_selection)
        self._noted: tuple[list[str], str | None] = ([], None)

    # What a kind of table adds

    def paint_cell(self, painter: QPainter, rect: QRect, index: _Index) -> bool:
        """Paints what is special in a cell; False leaves it to the plain words."""
        del painter, rect, index
        return False

    def is_marked(self, index: _Index) -> bool:
        """True for a row that is chosen."""
        return self.selectionModel().isRowSelected(index.row(), QModelIndex())

    def is_hovered(self, index: _Index) -> bool:
        """True for a row that is lit up."""
        return bool(self.lit) and self.rows.name_at(index.row()) == self.lit

    # What is chosen

    @property
    def names(self) -> list[str]:
        """What is chosen, from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [name for row in rows if (name := self.rows.name_at(row)) is not None]

    def choose(self, names: Iterable[str], *, scroll: bool = True) -> None:
        """Marks rows without telling; those that are not shown are left out."""
        rows = sorted(row for name in names if (row := self.rows.row_of(name)) >= 0)
        selection = QItemSelection()
        for row in rows:
            selection.select(self.rows.index(row, 0), self.rows.index(row, len(self.rows.columns) - 1))
        self._quiet = True
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if rows and scroll:
            index = self.rows.index(rows[0], 0)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollTo(index)
        self._quiet = False
        self.viewport().update()

    def light(self, name: str) -> None:
        """Lights a row up; moves nothing."""
        if name != self.lit:
            self.lit = name
            self.viewport().update()

    def _note_selection(self) -> None:
        self._noted = (self.names, self.rows.name_at(self.currentIndex().row()))
        self._quiet = True

    def _keep_selection(self) -> None:
        """Other rows: what was chosen stays chosen, and the keyboard stays where it was."""
        names, current = self._noted
        self.choose(names, scroll=False)
        row = self.rows.row_of(current) if current is not None else -1
        if row >= 0:
            self._quiet = True
            index = self.rows.index(row, 0)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self._quiet = False

    def _on_selection(self) -> None:
        if not self._quiet:
            self.chosen.emit()

    # Events

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Opens."""
        name = self.rows.name_at(self.rowAt(round(event.position().y())))
        if event.button() == Qt.MouseButton.LeftButton and name is not None:
            self.opened.emit(name)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tells which row the pointer is over."""
        super().mouseMoveEvent(event)
        self._point_at(self.rows.name_at(self.rowAt(round(event.position().y()))) or "")

    def leaveEvent(self, event: Any) -> None:
        """The pointer is over nothing any more."""
        super().leaveEvent(event)
        self._point_at("")

    def _point_at(self, name: str) -> None:
        if name != self.lit:
            self.light(name)
            self.hovered.emit(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            name = self.rows.name_at(self.currentIndex().row())
            if name is not None:
                self.opened.emit(name)
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shares the width out."""
        super().resizeEvent(event)
        self.arrange_columns()

    def arrange_columns(self) -> None:
        """Gives each column its pixels, or its share of the rest."""
        shown = [(n, column) for n, column in enumerate(self.rows.columns) if not self.isColumnHidden(n)]
        fixed = sum(column.width for _, column in shown)
        rest = max(self.viewport().width() - fixed, 0)
        shares = sum(column.share for _, column in shown) or 1.0
        for number, column in shown:
            self.setColumnWidth(number, column.width or max(round(rest * column.share / shares), 36))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, or why there are none."""
        super().paintEvent(event)
        if self.rows.rowCount() == 0 and self.empty_text:
            painter = QPainter(self.viewport())
            painter.setPen(QColor(self.theme.muted))
            where = QRectF(QPointF(12, 18), QPointF(self.viewport().width() - 12, 90))
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(where, int(flags), self.empty_text)
            painter.end()

"""Table model of plain rows: columns told by functions, filtered and sorted, with a name for each row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFont, QPainter

from geoview.ui.wording.formats import tip

__all__ = ["NOTHING", "Column", "RowModel"]

NOTHING = "—"
"""Stands in a cell that has nothing to say."""

_Index = QModelIndex | QPersistentModelIndex
# Put together once: flags of Qt are slow to join, and a page of rows has hundreds of cells.
_LEFT = int((Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter).value)
_RIGHT = int((Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter).value)

Row = TypeVar("Row")


@dataclass(frozen=True)
class Column(Generic[Row]):
    """A column.

    Attributes:
        title: Above it.
        shown: What stands in a row, in words; "" for a cell that shows no words.
        key: What the rows are sorted by.
        share: Of the width that is left; 0 for a column of `width` pixels.
        width: Pixels, of a column without a share.
        number: It stands at the far side.
        is_name: What the row is called: it is bold, and what is searched for stands out in it.
        spoken: What a screen reader says, where that is not what is shown.
        paint: Paints a cell, in place of the words; it sets font and pen itself.
        about: The tool tip of the title.
        spoken_title: What a screen reader says for the title; "" for the title itself.
    """

    title: str
    shown: Callable[[Row], str]
    key: Callable[[Row], Any]
    share: float = 0.0
    width: int = 0
    number: bool = False
    is_name: bool = False
    spoken: Callable[[Row], str] | None = None
    paint: Callable[[QPainter, QRect, Row], None] | None = None
    about: str = ""
    spoken_title: str = ""

    @property
    def alignment(self) -> int:
        """Flags of Qt: the near or the far side, in the middle of the height."""
        return _RIGHT if self.number else _LEFT


class RowModel(QAbstractTableModel, Generic[Row]):
    """Rows, filtered and sorted here: five thousand of them in a few milliseconds.

    Args:
        columns: The columns.
        name_of: What tells a row from the others.
        parent: Owns it.
    """

    def __init__(
        self, columns: Sequence[Column[Row]], name_of: Callable[[Row], str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.columns = list(columns)
        self.name_of = name_of
        self.all: Sequence[Row] = ()
        """The rows without the filters, in the order in which they came."""
        self.shown: Sequence[Row] = ()
        """The rows that the filters leave, sorted."""
        self._row_of: dict[str, int] = {}
        self._filters: dict[str, Callable[[Row], bool]] = {}
        self._column = -1
        self._descending = False
        self._bold = QFont()
        self._bold.setWeight(QFont.Weight.DemiBold)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows, in the order and with the filters that were set."""
        self.all = rows
        self._arrange()

    def set_filter(self, which: str, keep: Callable[[Row], bool] | None) -> None:
        """Show only what a filter keeps; what the other filters do stays.

        Args:
            which: Name of the filter.
            keep: True for the rows that it keeps; None takes the filter away.
        """
        self._filters.pop(which, None)
        if keep is not None:
            self._filters[which] = keep
        self._arrange()

    def change_column(self, column: int, **changes: Any) -> None:
        """Give a column other attributes."""
        self.columns[column] = replace(self.columns[column], **changes)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, column, column)

    def name_at(self, row: int) -> str | None:
        """The name of a row; None where there is no row."""
        return self.name_of(self.shown[row]) if 0 <= row < len(self.shown) else None

    def row_of(self, name: str) -> int:
        """Where a row stands; −1 when it is not shown."""
        return self._row_of.get(name, -1)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; −1 leaves the rows in the order in which they came."""
        self._column, self._descending = column, order == Qt.SortOrder.DescendingOrder
        self._arrange()

    def _arrange(self) -> None:
        self.beginResetModel()
        rows = list(self.all)
        for keep in self._filters.values():
            rows = [row for row in rows if keep(row)]
        if 0 <= self._column < len(self.columns):
            rows.sort(key=self.columns[self._column].key, reverse=self._descending)
        self.shown = rows
        self._row_of = {self.name_of(row): number for number, row in enumerate(rows)}
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many rows the filters leave."""
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the title of a column, and what is said about it."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column.alignment
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(column.about) or None
        return column.spoken_title or None if role == Qt.ItemDataRole.AccessibleTextRole else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows, and what a screen reader says for it."""
        row, column = self.shown[index.row()], self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.shown(row) or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return (column.spoken or column.shown)(row)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column.alignment
        return self._bold if role == Qt.ItemDataRole.FontRole and column.is_name else None

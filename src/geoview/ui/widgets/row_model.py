"""A table model of plain rows: columns defined by functions, filtered and sorted, with a name for each row."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFont, QPainter

from geoview.ui.wording.formats import tip

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["NOTHING", "Column", "RowModel"]

NOTHING = "—"
"""The text of an empty cell."""

_Index = QModelIndex | QPersistentModelIndex
# Put together once: flags of Qt are slow to join, and a page of rows has hundreds of cells.
_LEFT = int((Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter).value)
_RIGHT = int((Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter).value)

Row = TypeVar("Row")


@dataclass(frozen=True)
class Column(Generic[Row]):
    """A column.

    Attributes:
        title: The title above it.
        shown: Returns the text of a cell; "" for a cell without text.
        key: Returns the value that the rows are sorted by.
        share: Share of the width that is left; 0 for a column of `width` pixels.
        width: Width in pixels of a column without a share.
        number: True for numbers, which are aligned to the far side.
        is_name: True for the name of the row: it is bold, and the search text is highlighted in it.
        spoken: Returns the text for a screen reader, if it differs from the shown one.
        paint: Paints a cell instead of its text; it sets font and pen itself.
        about: The tool tip of the title.
        spoken_title: The title for a screen reader; "" for the title itself.
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
        """Qt's alignment flags: the near or the far side, vertically centred."""
        return _RIGHT if self.number else _LEFT


class RowModel(QAbstractTableModel, Generic[Row]):
    """Filtered and sorted rows: five thousand of them in a few milliseconds.

    Args:
        columns: The columns.
        name_of: Returns the unique name of a row.
        parent: Owner.
    """

    def __init__(
        self, columns: Sequence[Column[Row]], name_of: Callable[[Row], str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.columns = list(columns)
        self.name_of = name_of
        self.all: Sequence[Row] = ()
        """All rows, in the order in which they came."""
        self.shown: Sequence[Row] = ()
        """The rows that pass the filters, sorted."""
        self._row_of: dict[str, int] = {}
        self._filters: dict[str, Callable[[Row], bool]] = {}
        self._column = -1
        self._descending = False
        self._bold = QFont()
        self._bold.setWeight(QFont.Weight.DemiBold)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows with the present order and filters."""
        self.all = rows
        self._arrange()

    def set_filter(self, which: str, keep: Callable[[Row], bool] | None) -> None:
        """Set one of the filters; the others stay.

        Args:
            which: Name of the filter.
            keep: Returns True for the rows to show; None removes the filter.
        """
        self._filters.pop(which, None)
        if keep is not None:
            self._filters[which] = keep
        self._arrange()

    def change_column(self, column: int, **changes: Any) -> None:
        """Change attributes of a column."""
        self.columns[column] = replace(self.columns[column], **changes)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, column, column)

    def name_at(self, row: int) -> str | None:
        """Return the name of a row, or None if there is no such row."""
        return self.name_of(self.shown[row]) if 0 <= row < len(self.shown) else None

    def row_of(self, name: str) -> int:
        """Return the index of a row, or −1 if it is not shown."""
        return self._row_of.get(name, -1)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; −1 restores the order in which the rows came."""
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
        """Return the number of rows that pass the filters."""
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the title of a column, its tool tip, or its text for screen readers."""
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
        """Return the text of a cell, or its text for screen readers."""
        row, column = self.shown[index.row()], self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.shown(row) or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return (column.spoken or column.shown)(row)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column.alignment
        return self._bold if role == Qt.ItemDataRole.FontRole and column.is_name else None

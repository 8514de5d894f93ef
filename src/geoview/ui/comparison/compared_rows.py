"""The rows of the comparison: one a place, with the mentions in either document."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum
from functools import cached_property

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from geoview.analysis.comparison import ComparedPlace, Comparison, Side
from geoview.analysis.filtering import fold_words
from geoview.atlas import Atlas, PlaceUse
from geoview.mapping.compared import is_uncertain
from geoview.ui.places.place_row import RowOfPlace
from geoview.ui.wording.formats import number, tip

__all__ = ["Column", "ComparedModel", "ComparedRow"]

_Index = QModelIndex | QPersistentModelIndex
_LEFT = int((Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter).value)
_RIGHT = int((Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter).value)


class Column(IntEnum):
    """The columns, in the order in which they stand."""

    NUMBER = 0
    PLACE = 1
    KIND = 2
    COUNTRY = 3
    FIRST = 4
    SECOND = 5
    WHERE = 6


class ComparedRow(RowOfPlace):
    """One place as the table shows it.

    Args:
        number: Its number, which is that on the map.
        compared: The place and how the documents use it.
        comparison: Of which it is a part.
        country_name: Name of the country that it is or lies in; "" for none.
    """

    def __init__(self, number: int, compared: ComparedPlace, comparison: Comparison, country_name: str) -> None:
        super().__init__(compared.place, country_name)
        self.number = number
        self.compared = compared
        self._comparison = comparison

    @property
    def uncertain(self) -> bool:
        """True when every mention of it is uncertain."""
        return is_uncertain(self.compared.first, self.compared.second)

    @cached_property
    def shares(self) -> tuple[tuple[float, ...], tuple[float, ...]]:
        """Where its mentions are in either text, 0 … 1 of it."""
        comparison, compared = self._comparison, self.compared
        return _shares(comparison.first, compared.first), _shares(comparison.second, compared.second)


class ComparedModel(QAbstractTableModel):
    """The places of a comparison, those of all sides or of one, sorted."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[ComparedRow] = []
        self._rows: list[ComparedRow] = []
        self._row_of: dict[str, int] = {}
        self._side: Side | None = None
        self._column = Column.NUMBER
        self._descending = False
        self._names = ("", "")
        self._bold = QFont()
        self._bold.setWeight(QFont.Weight.DemiBold)

    def set_comparison(
        self, comparison: Comparison | None, names: tuple[str, str], country_name: Callable[[str], str]
    ) -> None:
        """Shows another comparison, in the order and with the side that were set.

        Args:
            comparison: What to show; None for nothing yet.
            names: What to call the two documents.
            country_name: The name of a country by its ISO code; "" when unknown.
        """
        known: dict[str, str] = {"": ""}
        self._all = []
        for place_number, compared in enumerate(comparison.places, 1) if comparison is not None else ():
            assert comparison is not None
            code = compared.place.country_code
            if code not in known:
                known[code] = country_name(code)
            self._all.append(ComparedRow(place_number, compared, comparison, known[code]))
        if names != self._names:
            self._names = names
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, Column.FIRST, Column.SECOND)
        self._arrange()

    def set_side(self, side: Side | None) -> None:
        """Shows the places of one side; None shows all."""
        self._side = side
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sorts by a column; equal rows stay in the order of their numbers."""
        self._column, self._descending = Column(column), order == Qt.SortOrder.DescendingOrder
        self._arrange()

    def row(self, row: int) -> ComparedRow:
        """What a row shows."""
        return self._rows[row]

    def place_at(self, row: int) -> str | None:
        """The id of the place in a row."""
        return self._rows[row].compared.place.id if 0 <= row < len(self._rows) else None

    def row_of(self, place_id: str) -> int:
        """The row of a place, −1 when it is not shown."""
        return self._row_of.get(place_id, -1)

    @property
    def total(self) -> int:
        """How many places there are on all sides."""
        return len(self._all)

    def _arrange(self) -> None:
        self.beginResetModel()
        rows: Sequence[ComparedRow] = self._all
        if self._side is not None:
            rows = [row for row in rows if row.compared.side is self._side]
        if self._column is not Column.NUMBER:
            rows = sorted(rows, key=_KEYS[self._column], reverse=self._descending)
        elif self._descending:
            rows = rows[::-1]
        self._rows = list(rows)
        self._row_of = {row.compared.place.id: n for n, row in enumerate(rows)}
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Rows of the side that was set."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Seven."""
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The titles; the documents' own names above their mentions."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = Column(section)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._titles()[column]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column in (Column.FIRST, Column.SECOND) else _LEFT
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            words = ""
            if column in (Column.FIRST, Column.SECOND):
                words = self.tr("Mentions in {0}").format(self._names[column - Column.FIRST])
            elif column is Column.WHERE and role == Qt.ItemDataRole.ToolTipRole:
                words = self.tr("Above {0}, below {1}").format(*self._names)
            return (tip(words) if role == Qt.ItemDataRole.ToolTipRole else words) or None
        return None

    def _titles(self) -> dict[Column, str]:
        return {
            Column.NUMBER: "#",
            Column.PLACE: self.tr("Place"),
            Column.KIND: self.tr("Kind"),
            Column.COUNTRY: self.tr("Country"),
            Column.FIRST: self._names[0],
            Column.SECOND: self._names[1],
            Column.WHERE: self.tr("Where in the texts"),
        }

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell shows, and what a screen reader says for it."""
        row, column = self._rows[index.row()], Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column in (Column.FIRST, Column.SECOND) else _LEFT
        if role == Qt.ItemDataRole.FontRole and column is Column.PLACE:
            return self._bold
        return None

    @staticmethod
    def _shown(row: ComparedRow, column: Column) -> str | None:
        compared = row.compared
        match column:
            case Column.NUMBER:
                return str(row.number)
            case Column.PLACE:
                return row.name
            case Column.KIND:
                return row.kind
            case Column.COUNTRY:
                return row.country or "—"
            case Column.FIRST:
                return number(compared.first_mentions) if compared.first_mentions else "—"
            case Column.SECOND:
                return number(compared.second_mentions) if compared.second_mentions else "—"
            case Column.WHERE:
                return None

    def _spoken(self, row: ComparedRow, column: Column) -> str:
        if column is Column.NUMBER:
            sides = {
                Side.BOTH: self.tr("Place {0}, in both"),
                Side.FIRST: self.tr("Place {0}, only in {1}"),
                Side.SECOND: self.tr("Place {0}, only in {1}"),
            }
            side = row.compared.side
            name = self._names[1] if side is Side.SECOND else self._names[0]
            return sides[side].format(row.number, name)
        if column is Column.WHERE:
            # Mentions and names in words stand in the other columns.
            found = [
                self.tr("{0}: first at {1} percent, last at {2} percent").format(
                    name, round(shares[0] * 100), round(shares[-1] * 100)
                )
                for name, shares in zip(self._names, row.shares, strict=True)
                if shares
            ]
            return "; ".join(found)
        return self._shown(row, column) or ""


def _shares(atlas: Atlas, use: PlaceUse | None) -> tuple[float, ...]:
    length = max(len(atlas.document.text), 1)
    return tuple(atlas.starts[index] / length for index in use.mentions) if use is not None else ()


_KEYS: dict[Column, Callable[[ComparedRow], tuple[object, ...]]] = {
    Column.PLACE: lambda row: (fold_words(row.name), row.number),
    Column.KIND: lambda row: (row.kind, row.number),
    Column.COUNTRY: lambda row: (not row.country, fold_words(row.country), row.number),
    Column.FIRST: lambda row: (row.compared.first_mentions, -row.number),
    Column.SECOND: lambda row: (row.compared.second_mentions, -row.number),
    Column.WHERE: lambda row: (not row.shares[0], *(row.shares[0] or row.shares[1])[:1], row.number),
}

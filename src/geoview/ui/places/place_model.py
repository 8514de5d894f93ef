"""The rows of the places table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from enum import IntEnum
from functools import cache, cached_property

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from geoview.analysis.filtering import Filter, MentionFacts, Subject, fold_words
from geoview.atlas import Atlas, PlaceUse
from geoview.gazetteer.place import PlaceKind
from geoview.mapping.labels import kind_name
from geoview.resolution.types import Origin, Usage
from geoview.ui.places.place_row import RowOfPlace
from geoview.ui.wording.formats import number
from geoview.ui.wording.place_wording import share

__all__ = ["Column", "PlaceModel", "PlaceRow"]

_Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """The columns, in the order in which they stand."""

    NUMBER = 0
    PLACE = 1
    KIND = 2
    COUNTRY = 3
    MENTIONS = 4
    WHERE = 5
    CONFIDENCE = 6


class PlaceRow(RowOfPlace):
    """One place as the table shows it.

    Args:
        use: The place and its mentions.
        atlas: The document that mentions it.
        country_name: Name of the country that it is or lies in; "" for none.

    Attributes:
        use: The place and its mentions.
    """

    def __init__(self, use: PlaceUse, atlas: Atlas, country_name: str) -> None:
        super().__init__(use.place, country_name)
        self.use = use
        self._atlas = atlas

    @cached_property
    def shares(self) -> tuple[float, ...]:
        """Where its mentions are, 0 … 1 of the text."""
        length = max(len(self._atlas.document.text), 1)
        return tuple(self._atlas.starts[index] / length for index in self.use.mentions)

    @cached_property
    def subject(self) -> Subject:
        """What a filter can ask."""
        place = self.place
        found = [self._atlas.resolutions[index] for index in self.use.mentions]
        return Subject(
            names=fold_words("\n".join(dict.fromkeys((place.name, self.name, *(r.mention.surface for r in found))))),
            kind=fold_words(f"{self.kind} {kind_name(place)} {place.kind.value} {place.feature_code}"),
            country_code=place.country_code,
            country=fold_words(self._country_name),
            admin=fold_words(f"{place.admin1} {place.admin2}"),
            mentions=len(found),
            confidence=self.use.confidence,
            population=place.population,
            facts=frozenset(_facts(r.usage, r.origin, r.uncertain) for r in found),
        )


class PlaceModel(QAbstractTableModel):
    """The places of an atlas, filtered and sorted here: five thousand rows in a few milliseconds.

    Args:
        country_name: The name of a country by its ISO code; "" when unknown.
    """

    def __init__(self, country_name: Callable[[str], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._country_name = country_name
        self._all: list[PlaceRow] = []
        self._rows: list[PlaceRow] = []
        self._row_of: dict[str, int] = {}
        self._filter = Filter()
        self._column = Column.NUMBER
        self._descending = False
        self._bold = QFont()
        self._bold.setWeight(QFont.Weight.DemiBold)
        self._titles = {
            Column.NUMBER: "#",
            Column.PLACE: self.tr("Place"),
            Column.KIND: self.tr("Kind"),
            Column.COUNTRY: self.tr("Country"),
            Column.MENTIONS: self.tr("Mentions"),
            Column.WHERE: self.tr("Where in the text"),
            Column.CONFIDENCE: self.tr("Confidence"),
        }

    def set_atlas(self, atlas: Atlas | None) -> None:
        """Shows the places of another atlas, in the order and with the filter that were set."""
        self._all = []
        if atlas is not None:
            names = {"": ""}
            for use in atlas.places:
                code = use.place.country_code
                if code not in names:
                    names[code] = self._country_name(code)
                self._all.append(PlaceRow(use, atlas, names[code]))
        self._arrange()

    def set_filter(self, wanted: Filter) -> None:
        """Shows the rows that match."""
        self._filter = wanted
        self._arrange()

    def vocabulary(self) -> dict[str, list[str]]:
        """What there is to filter by, what occurs most often first."""
        found: dict[str, Counter[str]] = {"kind": Counter(), "country": Counter(), "admin": Counter()}
        for row in self._all:
            place = row.place
            found["kind"][row.kind.casefold()] += 1
            own = place.name if place.kind is PlaceKind.COUNTRY else place.country_code
            found["country"][row.country or own] += 1
            found["admin"][place.admin1] += 1
        return {field: [word for word, _ in count.most_common() if word] for field, count in found.items()}

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sorts by a column; equal rows stay in order of first appearance."""
        self._column, self._descending = Column(column), order == Qt.SortOrder.DescendingOrder
        self._arrange()

    def set_narrow(self, narrow: bool) -> None:
        """Shorter titles where there is little room."""
        title = self.tr("Where") if narrow else self.tr("Where in the text")
        if title != self._titles[Column.WHERE]:
            self._titles[Column.WHERE] = title
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, Column.WHERE, Column.WHERE)

    def place_at(self, row: int) -> str | None:
        """The id of the place in a row."""
        return self._rows[row].use.place.id if 0 <= row < len(self._rows) else None

    def row_of(self, place_id: str) -> int:
        """The row of a place, −1 when it is not shown."""
        return self._row_of.get(place_id, -1)

    def row(self, row: int) -> PlaceRow:
        """What a row shows."""
        return self._rows[row]

    @property
    def total(self) -> int:
        """How many places there are without the filter."""
        return len(self._all)

    @property
    def shown_mentions(self) -> int:
        """How many mentions the rows have that the filter leaves."""
        return sum(len(row.use.mentions) for row in self._rows)

    def _arrange(self) -> None:
        self.beginResetModel()
        rows = self._all
        if not self._filter.is_empty:
            rows = [row for row in rows if self._filter.matches(row.subject)]
        # They come in the order of their numbers.
        if self._column is not Column.NUMBER:
            rows = sorted(rows, key=_key(self._column), reverse=self._descending)
        elif self._descending:
            rows = rows[::-1]
        self._rows = rows
        self._row_of = {row.use.place.id: n for n, row in enumerate(rows)}
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Rows that the filter leaves."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Seven."""
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The titles."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._titles[Column(section)]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(Column(section))
        if role == Qt.ItemDataRole.ToolTipRole and section == Column.NUMBER:
            return self.tr("In order of first appearance; the same number as on the map")
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell shows, and what a screen reader says for it."""
        row, column = self._rows[index.row()], Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(row, column) or None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role == Qt.ItemDataRole.FontRole and column is Column.PLACE:
            return self._bold
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row, column)
        if role == Qt.ItemDataRole.UserRole:
            return row
        return None

    def words(self, row: PlaceRow, column: Column) -> str:
        """What a cell shows in words; "" for the one that shows marks."""
        use = row.use
        match column:
            case Column.NUMBER:
                return str(use.number)
            case Column.PLACE:
                return row.name
            case Column.KIND:
                return row.kind
            case Column.COUNTRY:
                return row.country or "—"
            case Column.MENTIONS:
                return number(len(use.mentions))
            case Column.CONFIDENCE:
                return share(use.confidence) + (" ?" if use.uncertain else "")
            case Column.WHERE:
                return ""

    def _spoken(self, row: PlaceRow, column: Column) -> str:
        if column is Column.WHERE:
            return self.tr("first at {0} percent, last at {1} percent of the text").format(
                round(row.shares[0] * 100), round(row.shares[-1] * 100)
            )
        if column is Column.CONFIDENCE and row.use.uncertain:
            return self.tr("{0}, uncertain").format(share(row.use.confidence))
        if column is Column.NUMBER:
            return self.tr("Place {0}").format(row.use.number)
        return self.words(row, column)


@cache
def _facts(usage: Usage, origin: Origin, uncertain: bool) -> MentionFacts:
    return MentionFacts(usage.value, origin.value, uncertain)


def _alignment(column: Column) -> int:
    right = column in (Column.MENTIONS, Column.CONFIDENCE)
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    return int((side | Qt.AlignmentFlag.AlignVCenter).value)


def _key(column: Column) -> Callable[[PlaceRow], tuple[object, ...]]:
    keys: dict[Column, Callable[[PlaceRow], tuple[object, ...]]] = {
        Column.NUMBER: lambda row: (row.use.number,),
        Column.PLACE: lambda row: (fold_words(row.name), row.use.number),
        Column.KIND: lambda row: (row.kind, row.use.number),
        Column.COUNTRY: lambda row: (not row.country, fold_words(row.country), row.use.number),
        Column.MENTIONS: lambda row: (len(row.use.mentions), -row.use.number),
        Column.WHERE: lambda row: (row.use.mentions[0], row.use.number),
        Column.CONFIDENCE: lambda row: (row.use.confidence, -row.use.number),
    }
    return keys[column]

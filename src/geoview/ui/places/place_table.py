"""The table of the places of a document: as complete as the map, for readers who prefer lists or can't see a map."""

from __future__ import annotations

from collections import Counter
from enum import IntEnum
from functools import cache, cached_property
from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal

from geoview.analysis.filtering import Filter, MentionFacts, Subject, fold_words
from geoview.atlas import Atlas, PlaceUse
from geoview.gazetteer.place import PlaceKind
from geoview.mapping.labels import kind_name
from geoview.ui.places.place_row import PlaceRow, place_columns, text_shares
from geoview.ui.runtime.deferred import Deferred
from geoview.ui.widgets.row_model import Column, RowModel
from geoview.ui.widgets.tables import RowTable, paint_marks
from geoview.ui.wording.formats import number
from geoview.ui.wording.place_wording import share

if TYPE_CHECKING:
    from collections.abc import Callable, Container

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
    from PySide6.QtWidgets import QWidget

    from geoview.resolution.types import Origin, Usage

__all__ = ["PlaceColumn", "PlaceTable", "UsedPlaceRow"]

_NARROW = 700  # pixels; below it the titles are shorter


class PlaceColumn(IntEnum):
    """The columns, in their order."""

    NUMBER = 0
    PLACE = 1
    KIND = 2
    COUNTRY = 3
    MENTIONS = 4
    WHERE = 5
    CONFIDENCE = 6


class UsedPlaceRow(PlaceRow[PlaceUse]):
    """A place of one document.

    Args:
        use: The place and its mentions.
        country_name: Name of the country that the place is or lies in; "" for none.
        atlas: The document that mentions it.
    """

    def __init__(self, use: PlaceUse, country_name: str, atlas: Atlas) -> None:
        super().__init__(use, country_name)
        self._atlas = atlas

    @cached_property
    def shares(self) -> tuple[float, ...]:
        """The positions of its mentions, 0 … 1 of the text."""
        return text_shares(self._atlas, self.use)

    @cached_property
    def subject(self) -> Subject:
        """The values that a filter tests."""
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


class PlaceTable(RowTable):
    """The table. It reports what the reader does; the selection is set from outside.

    Args:
        country_name: The name of a country by its ISO code; "" when unknown.
    """

    rows: RowModel[UsedPlaceRow]
    place_clicked = Signal(str)
    """A row was clicked, or Enter pressed on it: the place and its next mention."""
    place_reached = Signal(str)
    """The keyboard moved to a row."""

    least_rest = 260
    marks_current = False

    def __init__(self, country_name: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._country_name = country_name
        self.setObjectName("places")
        self.setAccessibleName(self.tr("Places"))
        self.setAccessibleDescription(self.tr("Enter shows the next mention of a place in the text and on the map"))
        self.unmatched_text = self.tr("No place matches the filter")
        self.sort_first_by(PlaceColumn.NUMBER)
        self.opened.connect(self.place_clicked)
        self._following = Deferred(self.show_marked, self)

    def make_rows(self) -> RowModel[UsedPlaceRow]:
        """Return the model, with its columns but without rows."""
        columns: list[Column[UsedPlaceRow]] = [
            *place_columns(self, 42, (0.29, 0.23, 0.24), spoken=lambda r: self.tr("Place {0}").format(r.number)),
            Column(
                self.tr("Mentions"),
                lambda r: number(len(r.use.mentions)),
                lambda r: (len(r.use.mentions), -r.number),
                width=82,
                number=True,
            ),
            Column(
                self.tr("Where in the text"),
                lambda _: "",
                lambda r: (r.use.mentions[0], r.number),
                0.24,
                spoken=self._where,
                paint=self._paint_marks,
            ),
            Column(
                self.tr("Confidence"),
                lambda r: share(r.use.confidence) + (" ?" if r.use.uncertain else ""),
                lambda r: (r.use.confidence, -r.number),
                width=98,
                number=True,
                spoken=self._confidence,
            ),
        ]
        rows = RowModel(columns, attrgetter("place.id"), self)
        rows.change_column(
            PlaceColumn.NUMBER, about=self.tr("In order of first appearance; the same number as on the map")
        )
        return rows

    def _where(self, row: UsedPlaceRow) -> str:
        return self.tr("first at {0} percent, last at {1} percent of the text").format(
            round(row.shares[0] * 100), round(row.shares[-1] * 100)
        )

    def _confidence(self, row: UsedPlaceRow) -> str:
        words = share(row.use.confidence)
        return self.tr("{0}, uncertain").format(words) if row.use.uncertain else words

    def _paint_marks(self, painter: QPainter, rect: QRect, row: UsedPlaceRow) -> None:
        colour = self.theme.kind(row.place.kind)
        paint_marks(painter, rect, row.shares, colour, self.theme, middle=rect.center().y(), height=11)

    def adapt(self, width: int) -> None:
        """Shorten titles and numbers when the table is narrow."""
        narrow = width < _NARROW
        title = self.tr("Where") if narrow else self.tr("Where in the text")
        if title != self.rows.columns[PlaceColumn.WHERE].title:
            self.rows.change_column(PlaceColumn.WHERE, title=title)
            for column, wide in ((PlaceColumn.NUMBER, 42), (PlaceColumn.MENTIONS, 82), (PlaceColumn.CONFIDENCE, 98)):
                less = 4 if column is PlaceColumn.NUMBER else 6
                self.rows.change_column(column, width=wide - less if narrow else wide)

    def set_atlas(self, atlas: Atlas | None) -> None:
        """Show the places of another atlas with the present order and filter."""
        if atlas is None:
            self.rows.set_rows([])
            return
        country = cache(lambda code: self._country_name(code) if code else "")
        self.rows.set_rows([UsedPlaceRow(use, country(use.place.country_code), atlas) for use in atlas.places])

    def set_filter(self, wanted: Filter) -> None:
        """Show the rows that match."""
        self.rows.set_filter("places", None if wanted.is_empty else lambda row: wanted.matches(row.subject))

    def vocabulary(self) -> dict[str, list[str]]:
        """Return the values to filter by, the most frequent first."""
        found: dict[str, Counter[str]] = {"kind": Counter(), "country": Counter(), "admin": Counter()}
        for row in self.rows.all:
            place = row.place
            found["kind"][row.kind.casefold()] += 1
            own = place.name if place.kind is PlaceKind.COUNTRY else place.country_code
            found["country"][row.country or own] += 1
            found["admin"][place.admin1] += 1
        return {field: [word for word, _ in count.most_common() if word] for field, count in found.items()}

    def show_selection(self, place_id: str | None) -> None:
        """Mark the row of the chosen place, and bring it into view once the text has been painted."""
        # Rows take longer to paint than lines of text: while a key is held down, the text moves first.
        self.mark([place_id] if place_id else [])
        self._following.start()

    def show_focus(self, places: Container[str] | None) -> None:
        """Highlight some places; None ends the highlighting."""
        self.focus = places
        self.viewport().update()

    def show_needle(self, text: str) -> None:
        """Mark the search text in the names."""
        self.needle = fold_words(text.strip())
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the place of a row and its next mention."""
        super().mousePressEvent(event)
        place_id = self.rows.name_at(self.rowAt(round(event.position().y())))
        if event.button() == Qt.MouseButton.LeftButton and place_id is not None:
            self.place_clicked.emit(place_id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ignore the second press of a double click."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrow keys; at the end of the table, do not step to the next mention."""
        before = self.currentIndex().row()
        super().keyPressEvent(event)
        row = self.currentIndex().row()
        place_id = self.rows.name_at(row)
        if place_id is not None and row != before:
            self.place_reached.emit(place_id)


@cache
def _facts(usage: Usage, origin: Origin, uncertain: bool) -> MentionFacts:
    return MentionFacts(usage.value, origin.value, uncertain)

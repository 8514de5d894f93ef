"""The statistics of a document: its mentions by kind of place and by country. A bar filters the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geoview.analysis.counts import by_country, by_kind
from geoview.gazetteer.place import PlaceKind
from geoview.ui.cards.card import CardPage
from geoview.ui.widgets.bar_chart import Bar, BarChart

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QLineEdit

    from geoview.atlas import Atlas
    from geoview.ui.selection.selection import Selection
    from geoview.ui.widgets.theme import Theme

__all__ = ["StatisticsCard"]

_ROWS = 10  # bars of a chart before it scrolls


class StatisticsCard(CardPage):
    """Two bar charts, which follow document and filter.

    Args:
        selection: The selection, which holds the atlas of the document.
        query: The field that filters the places.
        country_name: The name of a country by its ISO code.
        counts: The counts of the document in words.
    """

    def __init__(
        self, selection: Selection, query: QLineEdit, country_name: Callable[[str], str], counts: Callable[[], str]
    ) -> None:
        super().__init__("statistics", self.tr("Mentions by kind and country"))
        self._selection, self._query = selection, query
        self._country_name, self._counts = country_name, counts
        self._facts = self.add_note()
        self.kinds = BarChart(self.tr("Mentions by kind of place"))
        self.countries = BarChart(self.tr("Mentions by country"))
        self.first = self.kinds
        self.body.addWidget(self.kinds)
        self.body.addWidget(self.countries, 1)
        for chart in (self.kinds, self.countries):
            chart.pressed_bar.connect(self._on_bar)
        query.textChanged.connect(self._mark)
        selection.changed.connect(lambda _: self.refresh())
        self._atlas: Atlas | None = None

    def refresh(self) -> None:
        """Count the mentions again if the atlas has changed."""
        atlas = self._selection.atlas
        if not self.is_open or atlas is self._atlas:
            return
        self._atlas = atlas
        kinds, countries = (by_kind(atlas), by_country(atlas)) if atlas is not None else ((), ())
        names = self._kind_names()
        self.kinds.set_bars(
            [
                Bar(names[kind], s.mentions, self._spoken(names[kind], s.mentions, s.places), s.query, kind)
                for s in kinds
                for kind in (PlaceKind(s.key),)
            ]
        )
        self.countries.set_bars(
            [
                Bar(name, s.mentions, self._spoken(name, s.mentions, s.places), s.query)
                for s in countries
                for name in (self._country_name(s.key) if s.key else self.tr("No single country"),)
            ]
        )
        self.kinds.setFixedHeight(self.kinds.height_for(len(kinds)))
        self.countries.setMinimumHeight(self.countries.height_for(3))
        self.countries.setMaximumHeight(self.countries.height_for(_ROWS))
        self.countries.updateGeometry()
        self._facts.setText(self._counts())
        self._mark()
        self.changed.emit()

    def _spoken(self, name: str, mentions: int, places: int) -> str:
        of_places = self.tr("%n place(s)", "", places)
        return self.tr("{0}: {1} of {2}").format(name, self.tr("%n mention(s)", "", mentions), of_places)

    def _kind_names(self) -> dict[PlaceKind, str]:
        return {
            PlaceKind.COUNTRY: self.tr("Countries"),
            PlaceKind.STATE: self.tr("States, provinces"),
            PlaceKind.SETTLEMENT: self.tr("Towns and cities"),
            PlaceKind.REGION: self.tr("Regions"),
            PlaceKind.NATURE: self.tr("Land and water"),
            PlaceKind.FACILITY: self.tr("Facilities"),
        }

    def _on_bar(self, bar: Bar) -> None:
        """Filter the table by a bar; a second press shows all places again."""
        self._query.setText("" if self._query.text() == bar.query else bar.query)

    def _mark(self) -> None:
        query = self._query.text()
        for chart in (self.kinds, self.countries):
            chart.show_asked(query)

    def set_theme(self, theme: Theme) -> None:
        """Repaint in other colours."""
        for chart in (self.kinds, self.countries):
            chart.set_theme(theme)

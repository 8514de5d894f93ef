"""The statistics of a document: its mentions by kind of place and by country. A bar filters the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QLabel

from geoview.analysis.counts import by_country, by_kind
from geoview.atlas import Atlas
from geoview.gazetteer.place import PlaceKind
from geoview.ui.cards.card import Card
from geoview.ui.widgets.bar_chart import Bar, BarChart
from geoview.ui.widgets.theme import Theme

if TYPE_CHECKING:
    from geoview.ui.shell.window import Window

__all__ = ["StatisticsCard"]

_ROWS = 10  # bars of a chart before it scrolls


class StatisticsCard(QObject):
    """Fills the card and keeps it in step with document and filter.

    Args:
        window: Whose document it is.
    """

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self.card = Card(window.chart, "statistics", self.tr("Mentions by kind and country"))
        self._facts = QLabel()
        self._facts.setTextFormat(Qt.TextFormat.PlainText)
        self._facts.setObjectName("cardNote")
        self.kinds = BarChart(self.tr("Mentions by kind of place"))
        self.countries = BarChart(self.tr("Mentions by country"))
        self.card.body.addWidget(self._facts)
        self.card.body.addWidget(self.kinds)
        self.card.body.addWidget(self.countries, 1)
        self.card.closed.connect(lambda: self.show(False))
        for chart in (self.kinds, self.countries):
            chart.pressed_bar.connect(self._on_bar)
        window.places.filter.textChanged.connect(self._mark)
        window.selection.changed.connect(lambda _: self._fill())
        window.appearance.changed.connect(self._dress)
        self._atlas: Atlas | None = None
        self._dress(window.appearance.theme)

    def show(self, shown: bool) -> None:
        """Opens or closes the card."""
        self._window.actions_by_name["statistics"].setChecked(shown)
        if shown:
            if self._window.together.card.isVisible():
                self._window.together.show(False)
            self.card.open(self.kinds)
            self._fill()
            self.card.arrange()
        else:
            self.card.dismiss(self._window.places.table)

    def _fill(self) -> None:
        atlas = self._window.selection.atlas
        if not self.card.isVisible() or atlas is self._atlas:
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
                for name in (self._window.country_name(s.key) if s.key else self.tr("No single country"),)
            ]
        )
        self.kinds.setFixedHeight(self.kinds.height_for(len(kinds)))
        self.countries.setMinimumHeight(self.countries.height_for(3))
        self.countries.setMaximumHeight(self.countries.height_for(_ROWS))
        self.countries.updateGeometry()
        self._facts.setText(self._window.status.counts)
        self._mark()
        self.card.arrange()

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
        """Lists its places; pressed again, all."""
        field = self._window.places.filter
        field.setText("" if field.text() == bar.query else bar.query)

    def _mark(self) -> None:
        query = self._window.places.filter.text()
        for chart in (self.kinds, self.countries):
            chart.show_asked(query)

    def _dress(self, theme: Theme) -> None:
        self.card.set_theme(theme)
        for chart in (self.kinds, self.countries):
            chart.set_theme(theme)

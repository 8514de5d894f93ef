"""The choice of a candidate for the current mention, and the correction that follows from it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from geoview.ui.widgets.theme import LIGHT, Theme
from geoview.ui.wording.formats import number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from geoview.gazetteer.place import Place
    from geoview.geocoding import OnlineMatch
    from geoview.resolution.types import Resolution
    from geoview.ui.correcting.candidate_list import Choice
    from geoview.ui.correcting.candidates_panel import CandidatesPanel
    from geoview.ui.documents.documents import Documents
    from geoview.ui.map.map_host import MapHost
    from geoview.ui.places.places_pane import PlacesPane
    from geoview.ui.selection.selection import Selection
    from geoview.ui.widgets.pane_layout import PaneLayout

__all__ = ["CandidateChooser"]

_FOUND = 60


class CandidateChooser(QObject):
    """The panel of candidates, made on first use.

    Args:
        documents: The open documents.
        selection: The selection, whose current mention is asked about.
        map_host: The map, which shows the candidates as ghost pins.
        panes: The panes, over which the panel lies.
        places: The pane that the panel covers.
        view: Gets the focus when the panel is closed and the widget that had it is gone.
        online_matches: Returns what an online service answered for a name so far.
    """

    placed = Signal(object, object, str)
    """The `Resolution` that is decided, the `Place`, and the reach of the decision."""
    rejected = Signal(object, str)
    """The `Resolution` that is no place, and the reach of the decision."""
    online_requested = Signal(str)
    """A name to look up at an online service."""
    closed = Signal()
    """The panel is closed, with a decision or without."""

    def __init__(
        self,
        documents: Documents,
        selection: Selection,
        map_host: MapHost,
        panes: PaneLayout,
        places: PlacesPane,
        view: QWidget,
        online_matches: Callable[[str], Sequence[OnlineMatch]],
    ) -> None:
        super().__init__(panes)
        self._documents, self._selection, self._map = documents, selection, map_host
        self._panes, self._places, self._view, self._online_matches = panes, places, view, online_matches
        self._theme: Theme = LIGHT
        self._panel: CandidatesPanel | None = None
        self._asked: Resolution | None = None
        self._focus: QWidget | None = None
        map_host.ghost_clicked.connect(self._on_ghost)
        selection.changed.connect(lambda _: self._follow())

    @property
    def panel(self) -> CandidatesPanel | None:
        """The panel, once it is made."""
        return self._panel

    @property
    def is_open(self) -> bool:
        """True while the panel is open."""
        return self._panel is not None and not self._panel.isHidden()

    def open(self, resolution: Resolution) -> None:
        """Ask what a mention means."""
        panel = self._panel or self._make()
        if not self.is_open:
            self._focus = QApplication.focusWidget()
        self._asked = resolution
        panel.ask(resolution.mention.surface, self._candidates(resolution), self._reaches(resolution))

    def open_current(self) -> None:
        """Ask what the current mention means."""
        if self._selection.resolution is not None:
            self.open(self._selection.resolution)

    def _follow(self) -> None:
        """Ask again if the current mention or its place has changed; close the panel without a mention."""
        if not self.is_open:
            return
        resolution = self._selection.resolution
        if resolution is None:
            self.close()
        elif resolution != self._asked:
            self.open(resolution)

    def close(self) -> None:
        """Close without a decision."""
        if self._panel is not None:
            self._panel.leave()

    def set_theme(self, theme: Theme) -> None:
        """Repaint in other colours."""
        self._theme = theme
        if self._panel is not None:
            self._panel.set_theme(theme)

    def find(self, text: str) -> list[Choice]:
        """Return places whose name begins with a text; those with exactly that name come first."""
        engine = self._documents.current.engine
        if engine is None or engine.gazetteer is None:
            return []
        matches = (*engine.gazetteer.by_name(text), *engine.gazetteer.search(text, _FOUND))
        found: dict[str, Choice] = {}
        for match in matches:
            place = match.place
            if place.id not in found:
                other = self.tr("also “{0}”").format(match.name) if match.name != place.name else ""
                found[place.id] = self._choice(place, [other])
        return list(found.values())[:_FOUND]

    def show_online(self, matches: Sequence[OnlineMatch], note: str) -> None:
        """List the answers of an online service, if the panel is open."""
        if self._panel is not None and self.is_open:
            self._panel.show_online([self._online_choice(match) for match in matches], note)

    def say(self, note: str) -> None:
        """Show a line in the panel, if it is open; "" removes the line."""
        if self._panel is not None and self.is_open:
            self._panel.say(note)

    def _make(self) -> CandidatesPanel:
        from geoview.ui.correcting.candidates_panel import CandidatesPanel

        panel = CandidatesPanel(self._panes, self._panes.right, self._places, self.find)
        panel.set_theme(self._theme)
        panel.pointed.connect(lambda places, row: self._map.pane.show_ghosts(places, row))  # noqa: PLW0108 - the pane of that moment
        panel.chosen.connect(self._on_chosen)
        panel.rejected.connect(self._on_rejected)
        panel.closed.connect(self._on_closed)
        panel.online_requested.connect(self._on_online)
        self._panel = panel
        return panel

    def _candidates(self, resolution: Resolution) -> list[Choice]:
        chosen = resolution.chosen
        if not resolution.candidates:
            online = [self._online_choice(match) for match in self._online_matches(resolution.mention.surface)]
            return [*online, *self.find(resolution.mention.surface)]
        return [
            self._choice(
                candidate.place,
                candidate.reasons,
                # A place that the reader added has no share of the evidence.
                candidate.score if candidate.score or candidate.reasons else None,
                is_present=chosen is not None and candidate.place.id == chosen.id,
            )
            for candidate in resolution.candidates
        ]

    def _choice(
        self, place: Place, reasons: Iterable[str], score: float | None = None, *, is_present: bool = False
    ) -> Choice:
        from geoview.mapping import labels
        from geoview.ui.correcting.candidate_list import Choice
        from geoview.ui.wording.place_wording import WORDS

        engine = self._documents.current.engine
        gazetteer = engine.gazetteer if engine else None
        country = gazetteer.country(place.country_code) if gazetteer and place.country_code else None
        where = labels.where(place, WORDS.country(country))
        why = [WORDS.reason(reason) for reason in reasons if reason]
        if score is None:
            if place.population:
                why.append(self.tr("{0} inhabitants").format(number(place.population)))
            why.append(WORDS.coordinates(place.latitude, place.longitude))
        about = " · ".join(part for part in (WORDS.kind(place), where) if part)
        return Choice(place, about, " · ".join(why), score, is_present)

    def _online_choice(self, match: OnlineMatch) -> Choice:
        from geoview.online.services import service_of
        from geoview.ui.correcting.candidate_list import Choice
        from geoview.ui.wording.place_wording import WORDS

        place = match.place
        service = service_of(place.source)
        plain = self._choice(place, [])
        country = plain.about.partition(" · ")[2]
        # A stored answer holds a plain string, not a phrase.
        what = QCoreApplication.translate("errors", match.what) if match.what else WORDS.kind(place)
        about = " · ".join(part for part in (what, country) if part)
        why = [self.tr("{0} says so").format(service.title)] if service is not None else []
        if not match.fits:
            why.append(self.tr("not the sort of thing that texts name"))
        why.append(WORDS.coordinates(place.latitude, place.longitude))
        return Choice(place, about, " · ".join(why), is_doubtful=not match.fits)

    def _reaches(self, resolution: Resolution) -> Sequence[tuple[str, str]]:
        from geoview.edits import name_key
        from geoview.ui.correcting.candidates_panel import Reach

        atlas = self._selection.atlas
        key = name_key(resolution.mention.surface)
        # Counted by name first, because a long text has many mentions of few names.
        names = Counter(r.mention.surface for r in atlas.resolutions) if atlas is not None else Counter()
        count = sum(n for name, n in names.items() if name_key(name) == key)
        reaches = [(Reach.MENTION, self.tr("This mention"))]
        if count > 1:
            reaches.append((Reach.NAME, self.tr("All {0} mentions of this name").format(number(count))))
        if self._documents.current.corrections.recall.memory is not None:
            reaches.append((Reach.REMEMBER, self.tr("This name, here and in later documents")))
        return reaches

    def _on_chosen(self, place: Place, reach: str) -> None:
        asked = self._asked
        self.close()
        if asked is not None:
            self.placed.emit(asked, place, reach)

    def _on_rejected(self, reach: str) -> None:
        asked = self._asked
        self.close()
        if asked is not None:
            self.rejected.emit(asked, reach)

    def _on_online(self, name: str) -> None:
        asked = self._asked
        if name or asked is not None:
            self.online_requested.emit(name or (asked.mention.surface if asked is not None else ""))

    def _on_closed(self) -> None:
        self.closed.emit()
        focus, self._focus = self._focus, None
        if focus is not None and focus.isVisible():
            focus.setFocus()
        else:
            self._view.setFocus()

    def _on_ghost(self, index: int) -> None:
        if self._panel is not None and self.is_open:
            self._panel.pick(index)

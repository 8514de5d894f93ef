"""The map's place in the window: a quiet placeholder until the text is painted, then the map itself.

The web engine takes longer to load than the rest of the window together. Nothing here touches it before `load`; until
the map is there, what it should show is kept, and where it can't be made at all, text and table work without it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from geoview.atlas import Atlas
from geoview.errors import GeoViewError
from geoview.ui.map.map_action import MapAction
from geoview.ui.map.map_signals import MAP_SIGNALS, MapSignals
from geoview.ui.runtime.deferred import in_turns
from geoview.ui.widgets.theme import LIGHT, Theme

if TYPE_CHECKING:
    from geoview.gazetteer import Gazetteer
    from geoview.gazetteer.place import Place
    from geoview.mapping.aggregate import Gathered
    from geoview.ui.map.tiles import TileFeed

__all__ = ["MapHost", "MapLike", "Sentence"]

Sentence = tuple[int, tuple[tuple[str, bool], ...]]
"""The mention that it leads to, and its pieces: words, and whether they stand out."""


class MapLike(Protocol):
    """What the window needs of a map; `geoview.ui.map.map_pane.MapPane` is one."""

    map_ready: SignalInstance
    map_settled: SignalInstance
    place_clicked: SignalInstance
    place_hovered: SignalInstance
    mention_requested: SignalInstance
    step_requested: SignalInstance
    action_requested: SignalInstance
    ghost_clicked: SignalInstance
    line_clicked: SignalInstance
    here_requested: SignalInstance
    background_clicked: SignalInstance
    map_failed: SignalInstance

    @property
    def outside_requests(self) -> int:
        """Requests that were not for our own files."""

    def set_atlas(self, atlas: Atlas | Gathered | None, gazetteer: Gazetteer | None) -> None:
        """Draws the places of an atlas."""

    def show_selection(self, place_id: str | None, mention: int | None, *, glide: bool = True) -> None:
        """Opens the popup of a place."""

    def show_hover(self, place_id: str | None) -> None:
        """Lights up a place."""

    def set_actions(self, actions: tuple[MapAction, ...]) -> None:
        """The buttons of the popup."""

    def show_ghosts(self, places: Sequence[Place], current: int = -1, *, glide: bool = True) -> None:
        """Shows places to choose from."""

    def show_focus(self, counts: Mapping[str, int] | None, *, glide: bool = True) -> None:
        """Lets the places of a passage stand out."""

    def show_lines(self, place_id: str | None, counts: Mapping[str, int]) -> None:
        """Draws lines from a place to others."""

    def show_sentences(self, title: str, facts: str, sentences: Sequence[Sentence]) -> None:
        """Shows what stands behind a line."""

    def fit_all(self) -> None:
        """Shows every place."""

    def zoom_to_selection(self) -> None:
        """Zooms to the chosen place."""

    def show_card(self, box: tuple[int, int, int, int] | None) -> None:
        """Something lies over the map."""

    def set_tiles(self, feed: TileFeed) -> None:
        """Shows the tiles of a feed."""

    def set_dark(self, dark: bool) -> None:
        """Light or dark."""

    def set_animated(self, animate: bool) -> None:
        """Whether it may glide."""

    def reload(self) -> None:
        """Begins anew after a failure."""

    def shutdown(self) -> None:
        """Lets the page go before its profile."""


_PIECES = (
    "PySide6.QtNetwork",
    "PySide6.QtWebChannel",
    "PySide6.QtQuick",
    "PySide6.QtWebEngineCore",
    "PySide6.QtWebEngineWidgets",
    "geoview.ui.map.bridge",
    "geoview.ui.map.url_scheme",
    "geoview.ui.map.map_pane",
)
"""What the map is made of, in an order in which none takes long."""


def _fetch(name: str) -> None:
    # What is missing is told by whoever needs it.
    with suppress(ImportError):
        import_module(name)


def _map_pane(parent: QWidget, dark: bool) -> QWidget:
    from geoview.ui.map.map_pane import MapPane

    style = parent.style()
    duration = style.styleHint(style.StyleHint.SH_Widget_Animation_Duration, None, parent)
    return MapPane(parent, dark=dark, animate=duration > 0)


class MapHost(MapSignals):
    """Holds the map once there is one, and what it should show until then.

    Args:
        make: Makes the map; it is a `MapLike` widget.
    """

    def __init__(self, make: Callable[[QWidget, bool], QWidget] = _map_pane, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self._map: MapLike | None = None
        self._theme: Theme = LIGHT
        self._atlas: Atlas | Gathered | None = None
        self._gazetteer: Gazetteer | None = None
        self._chosen: tuple[str | None, int | None] = (None, None)
        self._actions: tuple[MapAction, ...] = ()
        self._focus: Mapping[str, int] | None = None
        self._lines: tuple[str | None, Mapping[str, int]] = (None, {})
        self._card: tuple[int, int, int, int] | None = None
        self._tiles: TileFeed | None = None
        self._animated: bool | None = None
        self.setObjectName("mapSide")
        self.setAccessibleName(self.tr("Map"))
        self.setAccessibleDescription(self.tr("The places table says everything that the map shows"))
        self._placeholder = QLabel()
        self._placeholder.setObjectName("mapPlaceholder")
        self._placeholder.setTextFormat(Qt.TextFormat.PlainText)
        self._placeholder.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._placeholder.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._placeholder)
        self._tried = False

    @property
    def map(self) -> MapLike | None:
        """The map, once it is made."""
        return self._map

    @property
    def outside_requests(self) -> int:
        """Requests of the map that were not for our own files."""
        return self._map.outside_requests if self._map is not None else 0

    def load(self) -> None:
        """Makes the map, once."""
        if self._tried:
            return
        self._tried = True
        try:
            widget = self._make(self, self._theme.dark)
        except (ImportError, GeoViewError) as error:
            self._placeholder.setText(self.tr("No map"))
            self.map_failed.emit(str(error))
            return
        view: MapLike = widget  # type: ignore[assignment]
        for name in MAP_SIGNALS:
            getattr(view, name).connect(getattr(self, name))
        self._map = view
        view.set_actions(self._actions)
        if self._tiles is not None:
            view.set_tiles(self._tiles)
        if self._card is not None:
            view.show_card(self._card)
        if self._animated is not None:
            view.set_animated(self._animated)
        if self._atlas is not None:
            view.set_atlas(self._atlas, self._gazetteer)
            view.show_selection(*self._chosen, glide=False)
            if self._focus is not None:
                view.show_focus(self._focus)
            if self._lines[0] is not None:
                view.show_lines(*self._lines)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(widget)
        # The placeholder goes when the first picture is there, so that nothing flickers white.
        self._placeholder.hide()

    def load_in_turns(self) -> None:
        """Makes the map as `load` does, piece by piece, where the reader is at work with something else already."""
        pieces = [partial(_fetch, name) for name in _PIECES] if self._make is _map_pane else []
        in_turns([*pieces, self.load], self)

    def set_atlas(self, atlas: Atlas | Gathered | None, gazetteer: Gazetteer | None) -> None:
        """Draws the places of an atlas, now or as soon as there is a map."""
        self._atlas, self._gazetteer = atlas, gazetteer
        if self._map is not None:
            self._map.set_atlas(atlas, gazetteer)

    def show_selection(self, place_id: str | None, mention: int | None, *, glide: bool = True) -> None:
        """Opens the popup of a place, or closes it."""
        self._chosen = (place_id, mention)
        if self._map is not None:
            self._map.show_selection(place_id, mention, glide=glide)

    def show_hover(self, place_id: str | None) -> None:
        """Lights up a place."""
        if self._map is not None:
            self._map.show_hover(place_id)

    def set_actions(self, actions: tuple[MapAction, ...]) -> None:
        """The buttons of the popup; `action_requested` tells which was pressed."""
        self._actions = actions
        if self._map is not None:
            self._map.set_actions(actions)

    def show_ghosts(self, places: Sequence[Place], current: int = -1, *, glide: bool = True) -> None:
        """Shows places to choose from, where there is a map; none ends the choosing."""
        if self._map is not None:
            self._map.show_ghosts(places, current, glide=glide)

    def show_focus(self, counts: Mapping[str, int] | None, *, glide: bool = True) -> None:
        """Lets the places of a passage stand out, now or as soon as there is a map; None ends that."""
        self._focus = counts
        if self._map is not None:
            self._map.show_focus(counts, glide=glide)

    def show_lines(self, place_id: str | None, counts: Mapping[str, int]) -> None:
        """Draws lines from a place to others, as wide as the counts; None draws none."""
        self._lines = (place_id, counts)
        if self._map is not None:
            self._map.show_lines(place_id, counts)

    def show_sentences(self, title: str, facts: str, sentences: Sequence[Sentence]) -> None:
        """Shows what stands behind a line that was clicked."""
        if self._map is not None:
            self._map.show_sentences(title, facts, sentences)

    def show_card(self, box: tuple[int, int, int, int] | None) -> None:
        """Something lies over the map, in its pixels, or (None) nothing does any more: the popup keeps away from it."""
        self._card = box
        if self._map is not None:
            self._map.show_card(box)

    def set_tiles(self, feed: TileFeed) -> None:
        """Shows the tiles of a feed, now or as soon as there is a map."""
        self._tiles = feed
        if self._map is not None:
            self._map.set_tiles(feed)

    def fit_all(self) -> None:
        """Shows every place."""
        if self._map is not None:
            self._map.fit_all()

    def zoom_to_selection(self) -> None:
        """Zooms to the chosen place."""
        if self._map is not None:
            self._map.zoom_to_selection()

    def set_theme(self, theme: Theme) -> None:
        """Light or dark, the map included."""
        self._theme = theme
        if self._map is not None:
            self._map.set_dark(theme.dark)

    def set_animated(self, animate: bool) -> None:
        """Whether the map glides; until this is called it does as the system's own widgets do."""
        self._animated = animate
        if self._map is not None:
            self._map.set_animated(animate)

    def reload(self) -> None:
        """Begins anew after a failure."""
        if self._map is not None:
            self._map.reload()

    def focus_map(self) -> None:
        """Gives the map the keyboard."""
        if isinstance(self._map, QWidget):
            self._map.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.setFocus(Qt.FocusReason.TabFocusReason)

    def shutdown(self) -> None:
        """Lets the map go; to be called before the window is destroyed."""
        if self._tiles is not None:
            self._tiles.close()
        if self._map is not None:
            self._map.shutdown()
            self._map = None

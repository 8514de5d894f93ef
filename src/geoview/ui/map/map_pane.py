"""The map pane: shows an atlas, or the places of many documents, on the map page and reports clicks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from geoview.atlas import Atlas
from geoview.mapping.aggregate import MOST_PASSAGES, Gathered
from geoview.mapping.messages import Message, MessageSort
from geoview.mapping.page import PAGE_URL
from geoview.mapping.payload import GazetteerLike, ghosts, popup
from geoview.phrases import Phrase
from geoview.ui.map.encoding import MapEncoding
from geoview.ui.map.map_action import MapAction
from geoview.ui.map.overlays import LINKS, MapOverlays
from geoview.ui.map.page_wording import page_words
from geoview.ui.widgets.theme import DARK, LIGHT
from geoview.ui.wording.place_wording import WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geoview.gazetteer.place import Place
    from geoview.ui.map.tiles import TileFeed

try:
    from PySide6.QtWebChannel import QWebChannel
    from PySide6.QtWebEngineCore import QWebEnginePage
    from PySide6.QtWebEngineWidgets import QWebEngineView

    from geoview.ui.map.bridge import MapBridge, MapPage
    from geoview.ui.map.url_scheme import MapRequests, MapScheme, make_profile
except ImportError as error:
    raise ImportError(
        Phrase(
            "The map needs Qt WebEngine, which could not be loaded ({error}). Text and table work without it.",
            error=error,
        )
    ) from error

__all__ = ["MapAction", "MapPane"]

_ALL_SNIPPETS = 200


class MapPane(MapOverlays):
    """The map of one atlas at a time.

    It decides nothing: a click is reported, and the map changes only when `show_selection` is called.
    Calls before the page has loaded are kept, and repeated when the page has to be loaded again.

    Signals:
        map_ready: the base map and the Atlas that was set by then are drawn; once for each load of the page.
        map_settled: the present Atlas is drawn and the view is at rest.
        place_clicked, line_clicked, place_hovered: the id of a place; "" when the pointer has left it.
        mention_requested: an index into the Atlas' resolutions.
        step_requested: -1 or 1, within the chosen place.
        action_requested: place id, mention index, id of the action.
        ghost_clicked: index into the places to choose from.
        here_requested: latitude and longitude in degrees of a point whose menu was requested.
        background_clicked: a click beside every place, or Esc.
        map_failed: the page died or could not be loaded; `reload` starts it again.
    """

    def __init__(self, parent: QWidget | None = None, *, dark: bool = False, animate: bool = True) -> None:
        super().__init__(parent)
        self._ids: dict[int, str] = {}
        self._selected: str | None = None
        self._mention: int | None = None
        self._hovered: str | None = None
        self._actions: tuple[MapAction, ...] = ()
        self._ghosts: tuple[Place, ...] = ()
        self._ghost = -1
        self._generation = 0
        self._drawn = 0
        self._dark = dark
        self._animate = animate
        self._fresh = True  # the page is still to be fitted to the document
        self._encoding = False  # the present Atlas is not yet ready for the page
        self._waiting: list[tuple[str, dict[str, Any]]] = []
        self._talking = self._base_drawn = self._ready = False
        self._encoder = MapEncoding(self._pool, self)

        self._view = QWebEngineView(self)
        self._view.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._view.setAcceptDrops(False)
        # Children go in the order of their making: the view with its page has to go before the profile.
        self._profile = make_profile(self)
        self._scheme = MapScheme(self)
        self._requests = MapRequests(self)
        self._profile.installUrlSchemeHandler(b"geoview", self._scheme)
        self._profile.setUrlRequestInterceptor(self._requests)
        self._page = MapPage(self._profile, self._view, links=LINKS)
        self._bridge = MapBridge(self)
        self._channel = QWebChannel(self)
        self._channel.registerObject("bridge", self._bridge)
        self._page.setWebChannel(self._channel)
        self._page.setBackgroundColor(QColor((DARK if dark else LIGHT).sea))
        self._view.setPage(self._page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._view)
        self.setFocusProxy(self._view)
        self._describe()

        self._encoder.made.connect(self._on_encoded)
        self._bridge.received.connect(self._on_message)
        self._page.renderProcessTerminated.connect(self._on_terminated)
        self._page.loadFinished.connect(self._on_loaded)
        self._page.urlChanged.connect(self._on_url_changed)
        self._page.load(QUrl(PAGE_URL))

    def set_atlas(self, atlas: Atlas | Gathered | None, gazetteer: GazetteerLike | None = None) -> None:
        """Show the places of an atlas, or of many documents, in place of what was shown.

        The map zooms to the main places of a new document; a later snapshot of the same document leaves the view to the
        reader.
        """
        fresh = atlas is None or self._atlas is None or atlas.document is not self._atlas.document
        self._atlas = atlas
        self._gazetteer = gazetteer
        if self._credits() != self._credited:
            self._show_credits()
        self._ids = {use.number: use.place.id for use in atlas.places} if atlas else {}
        if fresh or not self._is_known(self._selected):
            self._selected = self._mention = None
        if not self._is_known(self._hovered):
            self._hovered = None
        self._fresh = fresh or self._fresh
        self._generation += 1
        mentions = len(atlas.resolutions) if isinstance(atlas, Atlas) else MOST_PASSAGES
        self._bridge.set_limits(len(self._ids), mentions)
        self._describe()
        self._encoding = True
        self._waiting.clear()
        self._encoder.begin(self._generation, atlas, gazetteer)

    def show_selection(self, place_id: str | None, mention: int | None = None, *, glide: bool = True) -> None:
        """Choose a place and open its popup at a mention; None closes it.

        Args:
            place_id: A place of the present Atlas; an unknown one counts as None.
            mention: Index into the resolutions; None for the first mention of the place.
            glide: Whether the map may move to bring the pin into view; it moves only as far as it must.
        """
        self._selected = place_id if self._is_known(place_id) else None
        self._mention = mention
        self._tell_selection(glide=glide)

    def show_hover(self, place_id: str | None) -> None:
        """Highlight a place without moving anything; None removes the highlight."""
        self._hovered = place_id if self._is_known(place_id) else None
        self._tell("hover", place=self._number(self._hovered))

    def set_actions(self, actions: tuple[MapAction, ...]) -> None:
        """Set the buttons at the foot of the popup; `action_requested` reports a press."""
        self._actions = actions
        self._tell_selection(glide=False)

    def show_ghosts(self, places: Sequence[Place], current: int = -1, *, glide: bool = True) -> None:
        """Show places to choose from, numbered in order; the other pins are dimmed meanwhile.

        Args:
            places: The places; an empty sequence ends the choice.
            current: Index of the current one, -1 for none.
            glide: Whether the map may move to bring that one into view.
        """
        known = self._ghosts == tuple(places)
        self._ghosts, self._ghost = tuple(places), current
        self._bridge.set_ghosts(len(self._ghosts))
        if known:
            self._tell("ghost", current=current + 1, glide=glide)
        else:
            self._tell_ghosts(glide=glide)

    def set_tiles(self, feed: TileFeed) -> None:
        """Show the tiles of a feed above the base map; a feed without a source removes them."""
        self._scheme.tiles = feed
        super().set_tiles(feed)

    def fit_all(self) -> None:
        """Zoom to the main places of the text; called again, to all places."""
        self._tell("fit")

    def zoom_to_selection(self) -> None:
        """Zoom to the chosen place."""
        self._tell("zoom")

    def set_dark(self, dark: bool) -> None:
        """Set dark or light colours."""
        self._dark = dark
        self._page.setBackgroundColor(QColor((DARK if dark else LIGHT).sea))
        self._tell("dark", dark=dark)

    def set_animated(self, animate: bool) -> None:
        """Set whether the map may glide; False where the reader wants reduced motion."""
        self._animate = animate
        self._tell("animate", animate=animate)

    def reload(self) -> None:
        """Load the page again and show the same as before."""
        self._talking = self._base_drawn = self._ready = False
        self._page.load(QUrl(PAGE_URL))

    def shutdown(self) -> None:
        """Destroy the page before its profile. The pane can't be used afterwards; another call does nothing."""
        self._encoder.stop()
        if self._feed is not None:
            self._feed.close()
        if shiboken6.isValid(self._page):
            self._talking = False
            self._page.setWebChannel(None)  # type: ignore[arg-type]
            shiboken6.delete(self._view)

    @property
    def outside_requests(self) -> int:
        """The number of requests that were neither `geoview:` nor `data:`. All were blocked."""
        return self._requests.outside

    @property
    def view(self) -> QWebEngineView:
        """The web view, for taking pictures of it and for tests."""
        return self._view

    def _tell(self, do: str, **fields: Any) -> None:
        if self._encoding and do != "start":
            self._waiting.append((do, fields))  # it is about places that the page does not know yet
        elif self._talking:
            self._bridge.send(do, **fields)

    def _on_encoded(self, generation: int, content: bytes) -> None:
        if generation != self._generation:
            return
        self._scheme.set_atlas(content)
        self._encoding = False
        waiting, self._waiting = self._waiting, []
        self._tell("atlas", **self._order())
        self._tell_choice()
        for do, fields in waiting:
            self._tell(do, **fields)

    def _order(self) -> dict[str, Any]:
        """Return how the page should show the present atlas.

        While no place of a text is known yet, its map stays where it is, without pins: zooming out to the whole world
        and back costs a tenth of a second that the parser needs, and would distract the reader.
        """
        atlas = self._atlas
        waits = isinstance(atlas, Atlas) and not atlas.complete and not atlas.places
        fresh, self._fresh = self._fresh and not waits, waits
        still = waits or (isinstance(atlas, Gathered) and atlas.still)
        return {"generation": self._generation, "fresh": fresh, "still": still}

    def _tell_choice(self) -> None:
        """Send the choice and the hovered place again, without moving the map."""
        if self._selected:
            self._tell_selection(glide=False)
        if self._hovered:
            self._tell("hover", place=self._number(self._hovered))
        if self._ghosts:
            self._tell_ghosts(glide=False)
        self._show_again()

    def _tell_selection(self, *, glide: bool) -> None:
        content = self._popup() if self._selected else None
        glide = glide and self._ready  # a map that has just opened jumps to its first view
        atlas, mention = self._atlas, self._mention
        meant = atlas.stands_for(mention) if isinstance(atlas, Atlas) and mention is not None else None
        also = meant.number if meant and self._selected else 0
        self._tell("select", place=self._number(self._selected), popup=content, glide=glide, also=also)

    def _tell_ghosts(self, *, glide: bool) -> None:
        self._tell("ghosts", ghosts=ghosts(self._ghosts, self._gazetteer, WORDS), current=self._ghost + 1, glide=glide)

    def _popup(self, **options: Any) -> dict[str, Any]:
        if self._atlas is None or self._selected is None:
            raise ValueError("no place is chosen")
        content = popup(self._atlas, self._selected, self._mention, self._gazetteer, words=WORDS, **options)
        return content | {"actions": [{"id": action.id, "label": action.label} for action in self._actions]}

    def _is_known(self, place_id: str | None) -> bool:
        return self._number(place_id) > 0

    def _describe(self) -> None:
        """Set the text alternative of the map for screen readers."""
        uses = self._atlas.places if self._atlas else ()
        self.setAccessibleName(self.tr("Map"))
        names = ", ".join(f"{use.number} {WORDS.name(use.place)}" for use in uses[:40])
        text = self.tr("Map with %n place(s); the table of places lists them all.", "", len(uses))
        self.setAccessibleDescription(f"{text} {names}".strip())
        self._view.setAccessibleName(self.accessibleName())
        self._view.setAccessibleDescription(self.accessibleDescription())

    def _on_message(self, message: Message) -> None:
        sort = message.sort
        if sort is MessageSort.HELLO:
            self._on_hello()
        elif sort is MessageSort.READY:
            self._base_drawn = True
            self._announce_ready()
        elif sort is MessageSort.FAILED:
            self.map_failed.emit(message.text)
        elif message.generation == self._generation:
            self._on_current(message)

    def _on_current(self, message: Message) -> None:
        """Handle a message about the places of the present atlas."""
        match message.sort:
            case MessageSort.DRAWN:
                self._drawn = message.generation
                self._announce_ready()
            case MessageSort.SETTLED if self._base_drawn:
                self.map_settled.emit()
            case MessageSort.CLICK:
                self.place_clicked.emit(self._ids[message.place])
            case MessageSort.HOVER:
                self.place_hovered.emit(self._ids.get(message.place, ""))
            case MessageSort.MENTION:
                self.mention_requested.emit(message.mention)
            case MessageSort.STEP:
                self.step_requested.emit(message.step)
            case MessageSort.MORE if self._selected:
                self._tell("popup", popup=self._popup(limit=_ALL_SNIPPETS))
            case MessageSort.ACTION:
                self.action_requested.emit(self._ids[message.place], message.mention, message.action)
            case MessageSort.GHOST:
                self.ghost_clicked.emit(message.ghost - 1)
            case MessageSort.LINE:
                self.line_clicked.emit(self._ids[message.place])
            case MessageSort.HERE:
                self.here_requested.emit(message.latitude / 1e6, message.longitude / 1e6)
            case MessageSort.BACKGROUND:
                self.background_clicked.emit()

    def _on_hello(self) -> None:
        self._talking = True
        known = self._generation and not self._encoding
        self._fresh = True
        atlas = self._order() if known else None
        self._tell("start", dark=self._dark, animate=self._animate, words=page_words(self), atlas=atlas)
        if known:
            self._tell_choice()

    def _announce_ready(self) -> None:
        if self._ready or not self._base_drawn or self._drawn != self._generation:
            return
        self._ready = True
        self.map_ready.emit()
        self.map_settled.emit()

    def _on_loaded(self, ok: bool) -> None:
        if not ok and not self._talking:
            self.map_failed.emit(self.tr("The map page could not be loaded."))

    def _on_url_changed(self, url: QUrl) -> None:
        """Reload the page after Chromium has gone to about:blank on its own."""
        if self._talking and url != QUrl(PAGE_URL):
            self.reload()

    def _on_terminated(self, status: QWebEnginePage.RenderProcessTerminationStatus, _code: int) -> None:
        self._talking = self._base_drawn = self._ready = False
        self._drawn = 0
        if status != QWebEnginePage.RenderProcessTerminationStatus.NormalTerminationStatus:
            self.map_failed.emit(self.tr("The map stopped."))

    def changeEvent(self, event: QEvent) -> None:
        """Update the words on the map with the language, and its controls with the text direction."""
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.LayoutDirectionChange):
            self._tell("start", dark=self._dark, animate=self._animate, words=page_words(self), atlas=None)
        super().changeEvent(event)

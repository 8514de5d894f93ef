"""Map layers besides pins and popup: places of a passage, lines between places, tiles, credits."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QThreadPool, Signal

from geoview.errors import GazetteerError
from geoview.mapping.focus import focus_box
from geoview.online.services import GEOCODERS, TILES, service_of
from geoview.ui.map.map_signals import MapSignals

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from geoview.atlas import Atlas
    from geoview.mapping.aggregate import Gathered
    from geoview.mapping.payload import GazetteerLike
    from geoview.ui.map.tiles import TileFeed

__all__ = ["CREDITS", "LINKS", "MapOverlays", "Sentence"]

Sentence = tuple[int, tuple[tuple[str, bool], ...]]
"""The mention that it leads to, and its pieces: words, and whether they are highlighted."""

CREDITS = (
    ("Made with Natural Earth", "https://www.naturalearthdata.com/"),
    ("GeoNames CC BY 4.0", "https://www.geonames.org/"),
    ("Leaflet", "https://leafletjs.com/"),
)
"""The credits of the base map and the gazetteer."""
LINKS = frozenset((*(url for _, url in CREDITS), *(s.credit_url for s in GEOCODERS), *(t.credit_url for t in TILES)))
"""Addresses that the map may open in the reader's browser."""

_MOST_LINES = 60
_MOST_SENTENCES = 100


class MapOverlays(MapSignals):
    """The layers above the pins: each method sends one to the page, again whenever the page was reloaded.

    A further layer is a method here that calls `_show`, and a module in `resources/map/layers`.
    """

    _found = Signal(int, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._atlas: Atlas | Gathered | None = None
        self._gazetteer: GazetteerLike | None = None
        self._shown: dict[str, Callable[[], dict[str, Any]]] = {}
        self._focus: Mapping[str, int] | None = None
        self._asked = 0
        self._feed: TileFeed | None = None
        self._credited: tuple[tuple[str, str], ...] = ()
        self._found.connect(self._on_found)

    def _tell(self, do: str, **fields: Any) -> None:
        """Send a command to the page, if it is ready."""
        raise NotImplementedError

    def _show(self, layer: str, fields: Callable[[], dict[str, Any]], *, kept: bool = True) -> None:
        """Send the content of a layer to the page, now and after each reload of the page.

        Args:
            layer: The name of the layer, to which a module of the page listens.
            fields: Makes the message, from the atlas of that time; the view must not move when it is sent again.
            kept: False when the layer is empty from now on.
        """
        self._shown.pop(layer, None)
        if kept:
            self._shown[layer] = fields
        self._tell(layer, **fields())

    def _show_again(self) -> None:
        for layer, fields in self._shown.items():
            self._tell(layer, **fields())

    def show_card(self, box: tuple[int, int, int, int] | None) -> None:
        """Keep the popup away from a card that the window shows over the map.

        Args:
            box: Left, top, right and bottom, in pixels of the map; None when the card is closed.
        """
        self._show("card", lambda: {"box": box}, kept=box is not None)

    def set_tiles(self, feed: TileFeed) -> None:
        """Show the tiles of a feed above the base map; a feed without a source removes them."""
        self._feed = feed
        self._show("tiles", lambda: {"number": feed.number}, kept=feed.number > 0)
        self._show_credits()

    def _show_credits(self) -> None:
        self._credited = self._credits()
        self._show("credits", lambda: {"lines": self._credited}, kept=bool(self._credited))

    def _credits(self) -> tuple[tuple[str, str], ...]:
        """Return the credits for tiles, and for places from online services."""
        found = [self._feed.credit] if self._feed is not None and self._feed.number else []
        sources = {use.place.source for use in self._atlas.places} if self._atlas else set()
        for source in sorted(sources):
            service = service_of(source)
            if service is not None:
                found.append((service.attribution, service.credit_url))
        return tuple(dict.fromkeys(found))

    def show_focus(self, counts: Mapping[str, int] | None, *, glide: bool = True) -> None:
        """Highlight the places of a passage and bring them into view; the others are dimmed.

        Args:
            counts: How often the passage mentions each place, by its id; None ends the highlighting,
                and the view is as it was before the first passage.
            glide: Whether the map may move.
        """
        self._focus = counts
        self._asked += 1
        atlas = self._atlas
        if glide and counts and atlas is not None:
            self._shown["focus"] = self._focus_fields
            self._pool.start(functools.partial(self._find, self._asked, atlas, counts, self._gazetteer))
        else:
            self._show("focus", self._focus_fields, kept=counts is not None)

    def _focus_fields(self) -> dict[str, Any]:
        numbers = [self._number(place_id) for place_id in self._focus or ()]
        known = self._focus is not None and self._atlas is not None
        return {"places": sorted(filter(None, numbers)) if known else None, "box": None, "glide": False}

    def show_lines(self, place_id: str | None, counts: Mapping[str, int]) -> None:
        """Draw lines from a place to others, in place of those before.

        Args:
            place_id: The place at which they begin; None removes the lines.
            counts: How often the text mentions each other place with it, by its id; the first few dozen are drawn.
        """

        def fields() -> dict[str, Any]:
            place = self._number(place_id)
            ends = [(self._number(other), count) for other, count in list(counts.items())[:_MOST_LINES]]
            return {"place": place, "lines": [end for end in ends if end[0]] if place else []}

        self._show("lines", fields, kept=place_id is not None)

    def show_sentences(self, title: str, facts: str, sentences: Sequence[Sentence]) -> None:
        """Show the sentences behind the line that was clicked.

        Args:
            title: The title.
            facts: A line below that.
            sentences: For each, the mention that it leads to, and its pieces: words, and whether they are highlighted.
        """
        told = [{"mention": mention, "pieces": pieces} for mention, pieces in sentences[:_MOST_SENTENCES]]
        self._tell("sentences", title=title, facts=facts, sentences=told)

    def _number(self, place_id: str | None) -> int:
        """Return the number of a place on the map, or 0 if it is not on the map."""
        use = self._atlas.use_of(place_id) if self._atlas and place_id else None
        return use.number if use else 0

    def _find(
        self, asked: int, atlas: Atlas | Gathered, counts: Mapping[str, int], gazetteer: GazetteerLike | None
    ) -> None:
        """Find the bounding box of a passage, on a worker thread: outlines come from the disk."""
        try:
            box = focus_box(atlas, counts, gazetteer)
        except GazetteerError:
            box = focus_box(atlas, counts, None)
        self._found.emit(asked, box)

    def _on_found(self, asked: int, box: object) -> None:
        if asked == self._asked and self._focus is not None:
            self._tell("focus", **self._focus_fields() | {"box": box, "glide": True})

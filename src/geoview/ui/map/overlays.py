"""What the map shows beside pins and popup: places of a passage, lines between places, tiles, credits."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, QThreadPool, Signal

from geoview.atlas import Atlas
from geoview.errors import GazetteerError
from geoview.mapping.aggregate import Gathered
from geoview.mapping.focus import focus_box
from geoview.mapping.payload import GazetteerLike
from geoview.online.services import GEOCODERS, TILES, service_of
from geoview.ui.map.tiles import TileFeed

__all__ = ["CREDITS", "LINKS", "MapOverlays"]

CREDITS = (
    ("Made with Natural Earth", "https://www.naturalearthdata.com/"),
    ("GeoNames CC BY 4.0", "https://www.geonames.org/"),
    ("Leaflet", "https://leafletjs.com/"),
)
"""Whom the base map and the gazetteer credit."""
LINKS = frozenset((*(url for _, url in CREDITS), *(s.credit_url for s in GEOCODERS), *(t.credit_url for t in TILES)))
"""Addresses that the map may open in the reader's browser."""

_MOST_LINES = 60
_MOST_SENTENCES = 100


class MapOverlays(QObject):
    """Keeps what the reader switched on, and tells the page again whenever that has to be.

    Args:
        tell: Tells the page to do something; see `MapPane`.
        pool: Works out what takes longer than the window may stand still.
    """

    _found = Signal(int, object)

    def __init__(self, tell: Callable[..., None], pool: QThreadPool, parent: QObject) -> None:
        super().__init__(parent)
        self._tell, self._pool = tell, pool
        self._atlas: Atlas | Gathered | None = None
        self._gazetteer: GazetteerLike | None = None
        self._focus: Mapping[str, int] | None = None
        self._lines: tuple[str | None, Mapping[str, int]] = (None, {})
        self._asked = 0
        self._card: tuple[int, int, int, int] | None = None
        self._feed: TileFeed | None = None
        self._credited: tuple[tuple[str, str], ...] = ()
        self._found.connect(self._on_found)

    def set_atlas(self, atlas: Atlas | Gathered | None, gazetteer: GazetteerLike | None) -> None:
        """What the ids of places mean."""
        self._atlas, self._gazetteer = atlas, gazetteer
        if self._credits() != self._credited:
            self._tell_credits()

    def show_card(self, box: tuple[int, int, int, int] | None) -> None:
        """The window lays something over the map: the popup keeps away from it.

        Args:
            box: Left, top, right and bottom, in pixels of the map; None when it is gone.
        """
        self._card = box
        self._tell("card", box=box)

    def set_tiles(self, feed: TileFeed) -> None:
        """Shows the tiles of a feed, or none where it has no source."""
        self._feed = feed
        self._tell("tiles", number=feed.number)
        self._tell_credits()

    def _tell_credits(self) -> None:
        self._credited = self._credits()
        self._tell("credits", lines=self._credited)

    def _credits(self) -> tuple[tuple[str, str], ...]:
        """Whom to credit for tiles, and for places that services gave."""
        found = [self._feed.credit] if self._feed is not None and self._feed.number else []
        sources = {use.place.source for use in self._atlas.places} if self._atlas else set()
        for source in sorted(sources):
            service = service_of(source)
            if service is not None:
                found.append((service.attribution, service.credit_url))
        return tuple(dict.fromkeys(found))

    def show_focus(self, counts: Mapping[str, int] | None, *, glide: bool = True) -> None:
        """Lets the places of a passage stand out and brings them into view; the others stand back.

        Args:
            counts: How often the passage mentions which place, by its id; None lets all places count the same again,
                and the view is as it was before the first passage.
            glide: Whether the map may move.
        """
        self._focus = counts
        self._asked += 1
        atlas = self._atlas
        if counts is None or atlas is None:
            self._tell("focus", places=None, box=None, glide=False)
        elif glide and counts:
            self._pool.start(functools.partial(self._find, self._asked, atlas, counts, self._gazetteer))
        else:
            self._tell("focus", places=self._numbers(), box=None, glide=False)

    def show_lines(self, place_id: str | None, counts: Mapping[str, int]) -> None:
        """Draws lines from a place to others, instead of those before.

        Args:
            place_id: Where they begin; None draws none.
            counts: How often the text names which place with it, by its id; the first few dozen are drawn.
        """
        self._lines = (place_id, counts)
        use = self._atlas.use_of(place_id) if self._atlas is not None and place_id is not None else None
        lines = []
        for other, count in list(counts.items())[:_MOST_LINES] if use is not None else ():
            end = self._atlas.use_of(other) if self._atlas is not None else None
            if end is not None:
                lines.append([end.number, count])
        self._tell("lines", place=use.number if use is not None else 0, lines=lines)

    def show_sentences(self, title: str, facts: str, sentences: Sequence[Any]) -> None:
        """Shows what stands behind the line that was clicked, as text.

        Args:
            title: What it is about.
            facts: A line below that.
            sentences: The mention that each leads to, and its pieces: words, and whether they stand out.
        """
        told = [{"mention": mention, "pieces": pieces} for mention, pieces in sentences[:_MOST_SENTENCES]]
        self._tell("sentences", title=title, facts=facts, sentences=told)

    def tell_again(self) -> None:
        """The page has forgotten; nothing moves."""
        if self._card is not None:
            self._tell("card", box=self._card)
        if self._feed is not None and self._feed.number:
            self._tell("tiles", number=self._feed.number)
        if self._credited:
            self._tell_credits()
        if self._focus is not None:
            self._tell("focus", places=self._numbers(), box=None, glide=False)
        if self._lines[0] is not None:
            self.show_lines(*self._lines)

    def _numbers(self) -> list[int]:
        uses = [self._atlas.use_of(place_id) for place_id in self._focus or ()] if self._atlas else []
        return sorted(use.number for use in uses if use is not None)

    def _find(
        self, asked: int, atlas: Atlas | Gathered, counts: Mapping[str, int], gazetteer: GazetteerLike | None
    ) -> None:
        """Runs in a worker: outlines come from the disk."""
        try:
            box = focus_box(atlas, counts, gazetteer)
        except GazetteerError:
            box = focus_box(atlas, counts, None)
        self._found.emit(asked, box)

    def _on_found(self, asked: int, box: object) -> None:
        if asked == self._asked and self._focus is not None:
            self._tell("focus", places=self._numbers(), box=box, glide=True)

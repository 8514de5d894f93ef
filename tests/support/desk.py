"""A window with a parser and a map that do exactly what a test says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from geoview.atlas import Atlas
from geoview.errors import Cancelled
from geoview.gazetteer.place import FeatureClass, Place
from geoview.names.mention import Mention, MentionKind
from geoview.resolution.types import Candidate, Resolution, Usage
from geoview.text import Span
from geoview.ui.map.map_signals import MapSignals
from geoview.ui.shell import desk as shell

if TYPE_CHECKING:
    import threading

    from PySide6.QtWidgets import QWidget

    from geoview.document import Document
    from geoview.ui.documents.session import Session
    from geoview.ui.map.map_host import MapHost
    from geoview.ui.map.map_pane import MapPane
    from geoview.ui.runtime.jobs import Jobs

__all__ = ["DEADLINE", "KNOWN", "Desk", "FakeMap", "FakeParser", "Kit", "Make", "SnapshotOf", "atlas_of", "fake_map"]

DEADLINE = 20_000

OAKTON = Place("x:oakton", "Oakton", 34.0, 72.0, FeatureClass.SETTLEMENT, "PPLC", "WL", "Middle", population=60_000)
WESTLAND = Place("x:westland", "Westland", 30.0, 60.0, FeatureClass.AREA, "PCLI", "WL")
RIVERLANDS = Place("x:riverlands", "Riverlands", 15.0, 80.0, FeatureClass.REGION, "RGN")
MILL_BAY = Place("x:millbay", "Mill Bay", 39.0, -77.0, FeatureClass.SETTLEMENT, "PPL", "WL")
KNOWN = {
    "Oakton": OAKTON,
    "Westland": WESTLAND,
    "Westlandish": WESTLAND,
    "Riverlands": RIVERLANDS,
    "Mill Bay": MILL_BAY,
}


def atlas_of(document: Document, known: Mapping[str, Place | None] | None = None, *, complete: bool = True) -> Atlas:
    """Every known name is a mention; "Nowhere" is one without a place; "Mill Bay" is uncertain."""
    known = KNOWN if known is None else known
    names = sorted([*known, "Nowhere"], key=len, reverse=True)
    resolutions = []
    for match in re.finditer("|".join(map(re.escape, names)), document.text):
        name = match.group()
        place = known.get(name)
        kind = MentionKind.DEMONYM if name == "Westlandish" else MentionKind.TOPONYM
        usage = Usage.DEMONYM if kind is MentionKind.DEMONYM else Usage.LITERAL
        confidence = 0.0 if place is None else 0.3 if name == "Mill Bay" else 0.95
        candidates = (Candidate(place, confidence),) if place else ()
        mention = Mention(Span(*match.span()), name, kind)
        resolutions.append(Resolution(mention, candidates, place, usage, confidence))
    return Atlas(document, tuple(resolutions), "Test 1", "test/1", complete)


@dataclass
class SnapshotOf:
    atlas: Atlas
    done: float = 1.0


@dataclass
class FakeParser:
    """Finds the known names, at once or when the test lets it."""

    notice: str = ""
    gate: threading.Event | None = None
    fault: BaseException | None = None
    known: Mapping[str, Place | None] | None = None
    seen: list[Span | None] = field(default_factory=list)
    ignore_cancel: bool = False

    def snapshots(
        self, document: Document, *, first: Span | None = None, cancelled: Callable[[], bool] = lambda: False
    ) -> Iterator[SnapshotOf]:
        self.seen.append(first)
        gate = self.gate
        while gate is not None and not gate.wait(0.01):
            if cancelled() and not self.ignore_cancel:
                raise Cancelled
        if self.fault is not None:
            raise self.fault
        yield SnapshotOf(atlas_of(document, self.known))


class FakeMap(MapSignals):
    """Remembers what it was told."""

    outside_requests = 0

    def __init__(self, parent: QWidget, dark: bool) -> None:
        super().__init__(parent)
        self.dark = dark
        self.atlas: Atlas | None = None
        self.chosen: tuple[str | None, int | None] = (None, None)
        self.hovered: str | None = None
        self.told: list[str] = []
        self.popup_actions: tuple[Any, ...] = ()
        self.focus: dict[str, int] | None = None
        self.lines: tuple[str | None, dict[str, int]] = (None, {})
        self.sentences: tuple[str, str, list[Any]] = ("", "", [])
        self.ghosts: tuple[Place, ...] = ()
        self.ghost = -1
        self.card: tuple[int, int, int, int] | None = None

    def show_ghosts(self, places: Any, current: int = -1, *, glide: bool = True) -> None:
        self.ghosts, self.ghost = tuple(places), current

    def show_focus(self, counts: Any, *, glide: bool = True) -> None:
        self.focus = None if counts is None else dict(counts)
        self.told.append("focus" if glide else "focus still")

    def show_lines(self, place_id: str | None, counts: Any) -> None:
        self.lines = (place_id, dict(counts))

    def show_sentences(self, title: str, facts: str, sentences: Any) -> None:
        self.sentences = (title, facts, list(sentences))

    def set_actions(self, actions: tuple[Any, ...]) -> None:
        self.popup_actions = actions

    def set_atlas(self, atlas: Atlas | None, gazetteer: object) -> None:
        self.atlas = atlas

    def show_selection(self, place_id: str | None, mention: int | None, *, glide: bool = True) -> None:
        self.chosen = (place_id, mention)
        self.told.append("glide" if glide else "still")

    def show_hover(self, place_id: str | None) -> None:
        self.hovered = place_id

    def show_card(self, box: tuple[int, int, int, int] | None) -> None:
        self.card = box

    def set_tiles(self, feed: Any) -> None:
        self.tiles = feed.number

    def fit_all(self) -> None:
        self.told.append("fit")

    def zoom_to_selection(self) -> None:
        self.told.append("zoom")

    def set_dark(self, dark: bool) -> None:
        self.dark = dark

    def set_animated(self, animate: bool) -> None:
        self.told.append("glides" if animate else "jumps")

    def reload(self) -> None:
        self.told.append("reload")

    def shutdown(self) -> None:
        self.told.append("shutdown")


def fake_map(host: MapHost) -> FakeMap:
    """Return the map of a window that was made with a fake one."""
    made: QWidget | None = host.made
    assert isinstance(made, FakeMap)
    return made


class Desk(shell.Desk):
    """A window and what it was made of."""

    parser: FakeParser
    jobs: Jobs

    @property
    def session(self) -> Session:
        return self.documents.current

    @property
    def fake_map(self) -> FakeMap:
        return fake_map(self.map)

    @property
    def pane(self) -> MapPane:
        """The real map."""
        from geoview.ui.map.map_pane import MapPane

        made = self.map.made
        assert isinstance(made, MapPane)
        return made

    @property
    def atlas(self) -> Atlas:
        assert self.session.atlas is not None
        return self.session.atlas

    def trigger(self, name: str) -> None:
        """Carry out an action as a reader does, in a turn of the event loop of its own."""
        self.states.join()
        self.actions[name].trigger()

    def is_enabled(self, name: str) -> bool:
        self.states.join()
        return self.actions[name].isEnabled()


Make = Callable[..., Desk]
"""Makes a window; see the fixture `make_desk`."""


class Kit:
    FakeParser = FakeParser
    FakeMap = FakeMap
    atlas_of = staticmethod(atlas_of)
    known = KNOWN
    oakton, westland, riverlands, mill_bay = OAKTON, WESTLAND, RIVERLANDS, MILL_BAY
    deadline = DEADLINE
    text = (
        "OAKTON REPORT\n\n"
        "Oakton and Mill Bay quarrelled for a year. Westland kept out of it, and the Riverlands did not care.\n\n"
        + "Nothing else happened that week, as far as anybody in the valley could tell, and nobody asked.\n\n" * 30
        + "In the end Oakton won. Westlandish officials went to Nowhere, and Oakton slept.\n"
    )

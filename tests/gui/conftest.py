"""A window with a parser and a map that do exactly what a test says, and one with the real things."""

from __future__ import annotations

import os
import re
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QObject, Qt, QTranslator
from PySide6.QtWidgets import QApplication, QWidget

# WebEngine, loaded later, wants this before there is an application.
QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
# Without a window manager no window is ever active, and keys go nowhere; offscreen they always arrive.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if hasattr(os, "geteuid") and os.geteuid() == 0:
    os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")

import shiboken6  # noqa: E402

from geoview.atlas import Atlas  # noqa: E402
from geoview.corrections.store import CorrectionStore  # noqa: E402
from geoview.document import Document  # noqa: E402
from geoview.errors import Cancelled  # noqa: E402
from geoview.gazetteer.place import FeatureClass, Place  # noqa: E402
from geoview.names.mention import Mention, MentionKind  # noqa: E402
from geoview.resolution.types import Candidate, Resolution, Usage  # noqa: E402
from geoview.text import Span  # noqa: E402
from geoview.ui.article.clipboard import leave_plain  # noqa: E402
from geoview.ui.documents.documents import Documents, SharedEngine  # noqa: E402
from geoview.ui.documents.session import Engine, Session  # noqa: E402
from geoview.ui.map.map_signals import MapSignals  # noqa: E402
from geoview.ui.online.access import Access  # noqa: E402
from geoview.ui.runtime.jobs import Jobs  # noqa: E402
from geoview.ui.shell.window import Window  # noqa: E402
from geoview.ui.widgets.color_scheme import ColorScheme  # noqa: E402
from geoview.ui.wording import language  # noqa: E402
from geoview.viewer.window_state import StateFile  # noqa: E402

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


def atlas_of(document: Document, known: dict[str, Place] | None = None, *, complete: bool = True) -> Atlas:
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
    known: dict[str, Place] | None = None
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
        self.actions: tuple[Any, ...] = ()
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
        self.actions = actions

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


@dataclass
class Desk:
    """A window and what it was made of."""

    window: Window
    documents: Documents
    parser: FakeParser
    state: StateFile
    jobs: Jobs

    @property
    def session(self) -> Session:
        return self.documents.current

    @property
    def map(self) -> FakeMap:
        made = self.window.chart.map
        assert isinstance(made, FakeMap)
        return made

    @property
    def atlas(self) -> Atlas:
        assert self.session.atlas is not None
        return self.session.atlas


@pytest.fixture(autouse=True)
def nothing_left() -> Iterator[None]:
    """A test that leaves a thread behind fails."""
    before = {thread for thread in threading.enumerate() if thread.name.startswith("geoview-")}
    yield
    deadline = time.monotonic() + 3
    while time.monotonic() < deadline:
        left = {t for t in threading.enumerate() if t.name.startswith("geoview-") and t.is_alive()} - before
        if not left:
            return
        time.sleep(0.01)
    raise AssertionError(f"threads left behind: {left}")


@pytest.fixture(autouse=True)
def plain_application(qapp: QApplication) -> Iterator[None]:
    """Each test finds an application that speaks plain English from left to right, and leaves it so."""
    # Whatever the language of the machine is.
    QLocale.setDefault(_LOCALE)
    before = _manner(qapp)
    yield
    after = _manner(qapp)
    QLocale.setDefault(_LOCALE)
    assert after == before, "the test left the application in another language, direction or with a window open"


_LOCALE = QLocale(QLocale.Language.English, QLocale.Country.UnitedStates)


def _manner(application: QApplication) -> dict[str, object]:
    """What one window can leave behind for the next."""
    return {
        "language": language.spoken(),
        "translated": QCoreApplication.translate("actions", "&File"),
        "Qt's words": QCoreApplication.translate("QPlatformTheme", "Cancel"),
        "translators": len(application.findChildren(QTranslator)),
        "numbers": QLocale().name(),
        "direction": application.layoutDirection(),
        "windows": sorted(type(widget).__name__ for widget in application.topLevelWidgets() if widget.isVisible()),
    }


@pytest.fixture
def speak(qapp: QApplication) -> Iterator[Callable[[str], str]]:
    """Has the application speak a language until the test is over.

    The one that was asked last is asked first for a text, so a test with a window calls this after it is made ready.
    """
    owner = QObject()

    def change(code: str) -> str:
        return language.speak(qapp, owner, code)

    yield change
    for translator in owner.findChildren(QTranslator):
        qapp.removeTranslator(translator)
    language.speak(qapp, owner, "en")
    QLocale.setDefault(_LOCALE)


@pytest.fixture
def make_desk(qapp: QApplication) -> Iterator[Callable[..., Desk]]:
    """Makes windows and takes them apart again."""
    desks: list[Desk] = []
    translator = language.install(qapp, qapp)

    def make(
        parser: FakeParser | None = None,
        *,
        engine: Callable[[], Engine] | None = None,
        read: Callable[[Path, str | None], Document] | None = None,
        state: Path | None = None,
        keep: Path | None = None,
        real_map: bool = False,
        theme: str = "light",
        system: Callable[[], Qt.ColorScheme] | None = None,
        size: tuple[int, int] = (1200, 800),
        access: Access | None = None,
    ) -> Desk:
        parser = parser or FakeParser()
        jobs = Jobs()
        options = {} if read is None else {"read": read}
        shared = SharedEngine(engine or (lambda: Engine(None, parser)))
        keeper = CorrectionStore((lambda: keep) if keep is not None else None)
        documents = Documents(jobs, lambda: Session(jobs, shared, keeper=keeper, **options))
        file = StateFile(state)
        window = Window(documents, ColorScheme(qapp, theme, system), file, None if real_map else FakeMap, access)
        window.resize(*size)
        window.show()
        desks.append(Desk(window, documents, parser, file, jobs))
        return desks[-1]

    yield make
    for desk in desks:
        if desk.parser.gate is not None:
            desk.parser.gate.set()
        desk.jobs.close()
        appearance = desk.window.appearance
        if shiboken6.isValid(desk.window):
            desk.window.close()
            shiboken6.delete(desk.window)
        # Nothing owns it: until it were collected, its ring would follow the focus in the windows of later tests.
        shiboken6.delete(appearance)
    leave_plain()
    qapp.removeTranslator(translator)
    shiboken6.delete(translator)


@pytest.fixture
def kit() -> type[Kit]:
    """The names that tests need from here: test files can't import one another."""
    return Kit


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

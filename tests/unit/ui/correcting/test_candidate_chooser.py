"""The panel of candidates: what it offers for a mention, and what becomes of the reader's answer; without a window."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from desk import DEADLINE, MILL_BAY, OAKTON, FakeMap, FakeParser, SnapshotOf, fake_map
from present import present
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from geoview.document import Document, from_text
from geoview.gazetteer.place import FeatureClass, Place
from geoview.resolution.types import Candidate, Resolution
from geoview.ui.article.article_pane import ArticlePane
from geoview.ui.correcting.candidate_chooser import CandidateChooser
from geoview.ui.correcting.candidates_panel import Reach
from geoview.ui.documents.documents import Documents, SharedEngine
from geoview.ui.documents.session import Engine, Session
from geoview.ui.map.map_host import MapHost
from geoview.ui.places.places_pane import PlacesPane
from geoview.ui.runtime.jobs import Jobs
from geoview.ui.selection.selection import Cause, Selection
from geoview.ui.widgets.pane_layout import PaneLayout

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

TEXT = "Oakton wrote to Mill Bay, and Oakton waited for Nowhere.\n"
FIRST, MILL, SECOND, NOWHERE = range(4)
OTHER = Place("x:other", "Oakton", 60.0, 20.0, FeatureClass.SETTLEMENT, "PPL", "EL", "Far Coast", population=900)


class TwoOaktons(FakeParser):
    """Doubts which Oakton is meant."""

    def snapshots(self, document: Document, **options: Any) -> Iterator[SnapshotOf]:
        for snapshot in super().snapshots(document, **options):
            more = (Candidate(OTHER, 0.04, ("near the coast",)),)
            found = tuple(
                replace(r, candidates=(*r.candidates, *more)) if r.mention.surface == "Oakton" else r
                for r in snapshot.atlas.resolutions
            )
            yield replace(snapshot, atlas=replace(snapshot.atlas, resolutions=found))


class Parts:
    """The parts that it takes, and what it said."""

    def __init__(self, qtbot: QtBot) -> None:
        self.jobs = Jobs()
        shared = SharedEngine(lambda: Engine(None, TwoOaktons()))
        self.documents = Documents(self.jobs, lambda: Session(self.jobs, shared))
        self.selection, self.host = Selection(), MapHost(FakeMap)
        self.article, self.places = ArticlePane(), PlacesPane(lambda code: code)
        self.panes = PaneLayout(QWidget(), QWidget(), QWidget(), self.article, self.host, self.places)
        qtbot.addWidget(self.panes)
        self.panes.resize(1000, 700)
        self.panes.show()
        self.host.load()
        self.chooser = CandidateChooser(
            self.documents, self.selection, self.host, self.panes, self.places, self.article.view, lambda name: ()
        )
        self.placed: list[tuple[Resolution, Place, str]] = []
        self.rejected: list[tuple[Resolution, str]] = []
        self.chooser.placed.connect(lambda *values: self.placed.append(values))
        self.chooser.rejected.connect(lambda *values: self.rejected.append(values))
        self.documents.atlas_changed.connect(self.selection.set_atlas)
        self.documents.show(from_text(TEXT))
        with qtbot.waitSignal(self.documents.finished, timeout=DEADLINE):
            self.documents.current.parse()

    @property
    def map(self) -> FakeMap:
        return fake_map(self.host)

    def ask(self, mention: int) -> Resolution:
        self.selection.choose_mention(mention, Cause.TEXT)
        self.chooser.open_current()
        return present(self.selection.resolution)


@pytest.fixture
def parts(qtbot: QtBot) -> Iterator[Parts]:
    made = Parts(qtbot)
    yield made
    made.jobs.close()


def test_nothing_is_made_before_it_is_asked_for(parts: Parts) -> None:
    assert parts.chooser.panel is None and not parts.chooser.is_open
    parts.chooser.open_current()
    parts.chooser.close()
    parts.chooser.say("nobody listens")
    assert parts.chooser.panel is None, "no mention is current"


def test_candidates_are_listed_and_stand_on_the_map(parts: Parts) -> None:
    parts.ask(FIRST)
    panel = present(parts.chooser.panel)
    choices = panel.list.choices
    assert [(choice.place, choice.is_present) for choice in choices] == [(OAKTON, True), (OTHER, False)]
    assert choices[1].about == "Village · Far Coast" and choices[1].why == "near the coast"
    assert parts.map.ghosts == (OAKTON, OTHER)


def test_the_answer_is_said_with_its_mention_and_its_reach(qtbot: QtBot, parts: Parts) -> None:
    asked = parts.ask(SECOND)
    panel = present(parts.chooser.panel)
    qtbot.keyClick(panel.field, Qt.Key.Key_2)
    panel.reach.setCurrentIndex(panel.reach.findData(Reach.NAME))
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    assert parts.placed == [(asked, OTHER, Reach.NAME)]
    assert not parts.chooser.is_open and parts.map.ghosts == ()


def test_a_ghost_on_the_map_picks_its_line(parts: Parts) -> None:
    parts.ask(FIRST)
    parts.host.ghost_clicked.emit(1)
    assert present(present(parts.chooser.panel).list.current).place == OTHER and parts.map.ghost == 1
    assert parts.placed == [], "not before it is confirmed"


def test_how_far_an_answer_may_go_depends_on_the_text(parts: Parts) -> None:
    parts.ask(FIRST)
    panel = present(parts.chooser.panel)
    assert [panel.reach.itemData(n) for n in range(panel.reach.count())] == [Reach.MENTION, Reach.NAME]
    assert panel.reach.itemText(1) == "All 2 mentions of this name"
    parts.ask(MILL)
    assert panel.reach.count() == 1


def test_no_place_is_an_answer_too(qtbot: QtBot, parts: Parts) -> None:
    asked = parts.ask(FIRST)
    qtbot.mouseClick(present(parts.chooser.panel)._reject, Qt.MouseButton.LeftButton)
    assert parts.rejected == [(asked, Reach.MENTION)] and parts.placed == []


def test_it_follows_the_reader_and_closes_where_nothing_is_chosen(parts: Parts) -> None:
    closed: list[int] = []
    parts.chooser.closed.connect(lambda: closed.append(1))
    parts.ask(FIRST)
    parts.selection.choose_mention(MILL, Cause.TEXT)
    assert [choice.place for choice in present(parts.chooser.panel).list.choices] == [MILL_BAY]
    assert parts.chooser.is_open and not closed
    parts.selection.clear(Cause.MAP)
    assert not parts.chooser.is_open and closed == [1] and parts.placed == parts.rejected == []


def test_a_name_without_candidates_is_asked_about_all_the_same(parts: Parts) -> None:
    parts.ask(NOWHERE)
    assert parts.chooser.is_open and list(present(parts.chooser.panel).list.choices) == []

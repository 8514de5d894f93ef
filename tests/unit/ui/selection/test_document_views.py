"""How each document is looked at: size of the letters, panes, position; with the parts that it takes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from desk import FakeMap, FakeParser
from PySide6.QtWidgets import QMainWindow, QWidget

from geoview.document import Document, from_text
from geoview.ui.article.article_pane import ArticlePane
from geoview.ui.documents.documents import Documents, SharedEngine
from geoview.ui.documents.session import Engine, Session
from geoview.ui.map.map_host import MapHost
from geoview.ui.places.places_pane import PlacesPane
from geoview.ui.runtime.jobs import Jobs
from geoview.ui.selection.document_views import DocumentViews
from geoview.ui.selection.selection import Selection
from geoview.ui.selection.view_sync import ViewSync
from geoview.ui.widgets.pane_layout import PaneLayout
from geoview.viewer.window_state import ZOOM_RANGE, State, View

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from geoview.viewer.navigation_history import Reading

LONG = "A line of the report that goes on for a while and says little.\n" * 400


class Parts:
    """A window without anything in it but the three views."""

    def __init__(self, qtbot: QtBot, state: State) -> None:
        self.jobs, self.state, self.window = Jobs(), state, QMainWindow()
        qtbot.addWidget(self.window)
        shared = SharedEngine(lambda: Engine(None, FakeParser()))
        self.documents = Documents(self.jobs, lambda: Session(self.jobs, shared))
        self.article, places, host = ArticlePane(), PlacesPane(lambda code: code), MapHost(FakeMap)
        self.sync = ViewSync(Selection(), self.article, places, host)
        self.panes = PaneLayout(QWidget(), QWidget(), QWidget(), self.article, host, places)
        self.window.setCentralWidget(self.panes)
        self.views = DocumentViews(
            self.documents, self.article.view, self.sync, self.panes, places.table, state, self.window
        )
        self.window.resize(1200, 700)
        self.panes.show_text()
        self.window.show()

    def show(self, name: str) -> tuple[Document, Reading]:
        """Bring a document to the front, as whoever presents it does."""
        path = Path(f"/texts/{name}")
        if not any(s.document is not None and s.document.source.path == path for s in self.documents.sessions):
            self.documents.show(from_text(LONG, path))
        else:
            self.documents.open(path)
        session = self.documents.current
        document = session.document
        assert document is not None
        reading = self.views.recall(session, document)
        self.article.set_document(document)
        self.article.view.scroll_to(reading.view.position)
        return document, reading


@pytest.fixture
def state() -> State:
    return State()


@pytest.fixture
def parts(qtbot: QtBot, state: State) -> Iterator[Parts]:
    made = Parts(qtbot, state)
    yield made
    made.window.close()
    made.jobs.close()


def test_letters_have_the_usual_size_until_the_document_has_its_own(parts: Parts) -> None:
    views = parts.views
    changes: list[float] = []
    views.zoom_changed.connect(lambda: changes.append(views.zoom))
    views.set_usual(1.2)
    views.zoom_by(2)
    views.zoom_by(-1)
    views.reset_zoom()
    assert changes == [1.2, 1.4, 1.3, 1.2]
    views.set_zoom(99)
    views.set_zoom(0)
    assert changes[-2:] == [ZOOM_RANGE[1], ZOOM_RANGE[0]]
    views.set_usual(1.0)
    assert views.zoom == 1.0, "the one in front takes it too, so that it is seen"


def test_each_document_is_looked_at_in_its_own_way(parts: Parts) -> None:
    parts.show("a.txt")
    parts.views.set_zoom(1.5)
    parts.panes.panes.setSizes([700, 500])
    parts.article.view.scroll_to(9_000)
    there = parts.article.view.first_visible()
    wide = parts.panes.panes.sizes()
    parts.show("b.txt")
    assert parts.views.zoom == 1.0 and parts.article.view.first_visible() == 0
    parts.panes.panes.setSizes([400, 800])
    _, reading = parts.show("a.txt")
    assert parts.views.zoom == 1.5 and reading.view.position == there > 0
    assert parts.panes.panes.sizes() == wide


def test_what_follows_the_usual_size_follows_when_that_changes(parts: Parts) -> None:
    parts.show("a.txt")
    parts.views.set_zoom(1.5)
    parts.show("b.txt")
    parts.views.set_usual(1.3)
    parts.show("a.txt")
    assert parts.views.zoom == 1.5
    parts.show("b.txt")
    assert parts.views.zoom == 1.3


def test_the_way_back_is_each_documents_own(parts: Parts) -> None:
    _, first = parts.show("a.txt")
    parts.sync.history = first.history
    parts.sync.jump(5_000)
    _, second = parts.show("b.txt")
    assert not second.history.can_go_back
    parts.sync.history = second.history
    _, again = parts.show("a.txt")
    assert again.history is first.history and again.history.can_go_back


def test_it_is_remembered_for_the_next_session_and_forgotten_by_a_reset(parts: Parts, state: State) -> None:
    parts.show("a.txt")
    parts.views.set_zoom(1.5)
    parts.article.view.scroll_to(9_000)
    there = parts.article.view.first_visible()
    parts.views.close()
    kept = state.view_of(Path("/texts/a.txt"))
    assert (kept.position, kept.zoom) == (there, 1.5) and kept.panes
    assert state.window is not None and state.window[2:] == (1200, 700)
    parts.views.reset()
    assert state.view_of(Path("/texts/a.txt")) == View(there), "where one is stays"
    assert parts.views.zoom == 1.0 and parts.window.width() != 1200


def test_a_file_that_is_read_again_is_looked_at_as_before(parts: Parts) -> None:
    parts.show("a.txt")
    parts.article.view.scroll_to(9_000)
    there = parts.article.view.first_visible()
    session, again = parts.documents.current, from_text(LONG + "More.\n", Path("/texts/a.txt"))
    parts.views.keep(session, again)
    assert parts.views.recall(session, again).view.position == there
    another = from_text(LONG, Path("/texts/c.txt"))
    assert parts.views.recall(session, another).view == View(), "another text is another document"

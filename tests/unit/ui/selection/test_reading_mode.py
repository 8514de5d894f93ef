"""Reading mode: the paragraph that is read, and its places; with the parts that it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from desk import MILL_BAY, OAKTON, WESTLAND, FakeMap, FakeParser, atlas_of, fake_map
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSplitter

from geoview.document import from_text
from geoview.ui.article.article_pane import ArticlePane
from geoview.ui.documents.documents import Documents, SharedEngine
from geoview.ui.documents.session import Engine, Session
from geoview.ui.map.map_host import MapHost
from geoview.ui.places.places_pane import PlacesPane
from geoview.ui.runtime.jobs import Jobs
from geoview.ui.selection.reading_mode import ReadingMode
from geoview.ui.selection.selection import Cause, Selection

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

FIRST = "Oakton began it, and Oakton knew."
LAST = "In the end Westland and Mill Bay met."
TEXT = f"{FIRST}\n\n" + "Nothing happened in that year.\n\n" * 200 + f"{LAST}\n"


class Parts:
    """A text, its table and its map."""

    def __init__(self, qtbot: QtBot) -> None:
        self.jobs, self.frame = Jobs(), QSplitter()
        qtbot.addWidget(self.frame)
        shared = SharedEngine(lambda: Engine(None, FakeParser()))
        self.documents = Documents(self.jobs, lambda: Session(self.jobs, shared))
        self.selection, self.host, self.action = Selection(), MapHost(FakeMap), QAction()
        self.action.setCheckable(True)
        self.article, self.places = ArticlePane(), PlacesPane(lambda code: code)
        for view in (self.article, self.host, self.places):
            self.frame.addWidget(view)
        self.frame.resize(1000, 400)
        self.frame.show()
        self.host.load()
        self.reading = ReadingMode(
            self.documents, self.selection, self.article.view, self.host, self.places.table, self.action
        )
        document = from_text(TEXT)
        self.documents.show(document)
        self.article.set_document(document)
        self.article.view.set_atlas(atlas_of(document))
        self.selection.set_atlas(atlas_of(document))

    @property
    def read(self) -> str:
        paragraph = self.reading.paragraph
        return paragraph.of(TEXT) if paragraph is not None else ""

    @property
    def focus(self) -> dict[str, int] | None:
        return fake_map(self.host).focus


@pytest.fixture
def parts(qtbot: QtBot) -> Iterator[Parts]:
    made = Parts(qtbot)
    yield made
    made.jobs.close()


def test_the_places_of_the_first_paragraph_stand_out_at_once(parts: Parts) -> None:
    parts.reading.set_on(True)
    assert parts.read == FIRST and parts.action.isChecked()
    assert parts.focus == {OAKTON.id: 2}
    assert parts.places.table.focus == {OAKTON.id: 2}


def test_the_map_follows_when_the_text_stands_still(qtbot: QtBot, parts: Parts) -> None:
    parts.reading.set_on(True)
    bar = parts.article.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert parts.read == LAST and parts.focus == {OAKTON.id: 2}, "not while it moves"
    qtbot.waitUntil(lambda: parts.focus == {WESTLAND.id: 1, MILL_BAY.id: 1})


def test_a_chosen_mention_is_what_is_read(qtbot: QtBot, parts: Parts) -> None:
    parts.reading.set_on(True)
    parts.selection.choose_place(WESTLAND.id, Cause.TABLE)
    assert parts.read == LAST
    qtbot.waitUntil(lambda: parts.focus == {WESTLAND.id: 1, MILL_BAY.id: 1})


def test_off_leaves_nothing_behind(parts: Parts) -> None:
    parts.reading.set_on(True)
    parts.reading.set_on(False)
    parts.selection.choose_place(WESTLAND.id, Cause.TABLE)
    assert parts.reading.paragraph is None and not parts.action.isChecked()
    assert parts.focus is None and parts.places.table.focus is None


def test_another_atlas_of_the_text_is_told_without_a_glide(qtbot: QtBot, parts: Parts) -> None:
    parts.reading.set_on(True)
    known = {"Oakton": OAKTON, "Oakton knew": MILL_BAY}
    document = parts.documents.current.document
    assert document is not None
    parts.selection.set_atlas(atlas_of(document, known))
    qtbot.waitUntil(lambda: parts.focus == {OAKTON.id: 1, MILL_BAY.id: 1})
    assert fake_map(parts.host).told[-1] == "focus still"


def test_a_text_without_letters_has_no_paragraph(parts: Parts) -> None:
    parts.documents.show(from_text("\n\n"))
    parts.article.set_document(from_text("\n\n"))
    parts.documents.activate(parts.documents.sessions[-1])
    parts.reading.set_on(True)
    assert parts.reading.paragraph is None and not parts.focus

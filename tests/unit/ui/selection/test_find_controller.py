"""Find: matches in the text, marks in the table, the count beside the field; without a window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from desk import MILL_BAY, OAKTON, atlas_of
from PySide6.QtWidgets import QWidget

from geoview.document import from_text
from geoview.ui.article.article_pane import ArticlePane
from geoview.ui.places.places_pane import PlacesPane
from geoview.ui.selection.find_controller import FindController
from geoview.ui.selection.selection import Cause, Selection
from geoview.ui.widgets.actions import Need, build_actions
from geoview.ui.widgets.toolbar import ToolBar
from geoview.viewer import finder

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

TEXT = "Oakton wrote to Mill Bay. Nobody in the bay answered Oakton.\n"


class Parts:
    """The parts that it takes."""

    def __init__(self, qtbot: QtBot) -> None:
        self.owner = QWidget()
        qtbot.addWidget(self.owner)
        self.toolbar = ToolBar(build_actions(self.owner), [], self.owner)
        self.article, self.places = ArticlePane(self.owner), PlacesPane(lambda code: code, self.owner)
        self.selection = Selection()
        self.find = FindController(self.toolbar, self.article, self.places, self.selection)
        self.show(TEXT)

    def show(self, text: str) -> None:
        document = from_text(text)
        self.article.set_document(document)
        self.selection.set_atlas(atlas_of(document))
        self.find.set_text(text)

    def search(self, wanted: str) -> str:
        """What is said beside the field about these words."""
        self.toolbar.field.setText(wanted)
        return self.found

    @property
    def found(self) -> str:
        return self.toolbar.found.text()


@pytest.fixture
def parts(qtbot: QtBot) -> Parts:
    return Parts(qtbot)


def test_matches_in_text_and_places_are_counted_together(parts: Parts) -> None:
    assert not parts.find.needs and parts.found == ""
    assert parts.search("oakton") == "1 of 2 · 1 place"
    assert parts.find.needs == Need.FOUND
    assert parts.search("bay") == "1 of 2 · 1 place"
    assert parts.search("answered") == "1 of 1"
    assert parts.search("zebra") == "Not found" and not parts.find.needs
    assert parts.search("") == ""


def test_steps_go_round(parts: Parts) -> None:
    parts.search("oakton")
    said = []
    for by in (1, 1, -1):
        parts.toolbar.find_stepped.emit(by)
        said.append(parts.found.split(" ·")[0])
    assert said == ["2 of 2", "1 of 2", "2 of 2"]


def test_where_a_place_alone_matches_a_step_chooses_it(parts: Parts) -> None:
    parts.find.set_text("another text altogether")
    assert parts.search("oakton") == "1 place"
    parts.find.step(1)
    assert parts.selection.place_id == OAKTON.id
    parts.search("a")
    parts.find.set_text("")
    assert parts.found == "2 places"
    parts.selection.clear(Cause.KEYS)
    seen = []
    for _ in range(3):
        parts.find.step(1)
        seen.append(parts.selection.place_id)
    assert seen == [OAKTON.id, MILL_BAY.id, OAKTON.id]


def test_what_was_searched_for_is_looked_up_in_the_next_text_and_in_places_that_come(parts: Parts) -> None:
    parts.search("mill")
    parts.show("A mill by the mill pond.\n")
    assert parts.found == "1 of 2"
    parts.selection.set_atlas(atlas_of(from_text("Mill Bay")))
    parts.find.refresh()
    assert parts.found == "1 of 2 · 1 place"


def test_very_many_are_not_counted_to_the_end(parts: Parts) -> None:
    text = "a " * (finder.LIMIT + 5)
    parts.show(text)
    assert parts.search("a") == f"1 of {finder.LIMIT:,}+"


def test_selected_words_are_searched_for(parts: Parts) -> None:
    parts.article.view.select_whole_text()
    parts.find.start()
    assert parts.toolbar.field.text() == "", "a whole text is nothing to search for"
    parts.show("Mill Bay")
    parts.article.view.select_whole_text()
    parts.find.start()
    assert parts.toolbar.field.text() == "Mill Bay" and parts.found == "1 of 1 · 1 place"


def test_esc_in_the_field_ends_the_search(parts: Parts) -> None:
    parts.search("oakton")
    parts.toolbar.find_left.emit()
    assert parts.toolbar.field.text() == "" and parts.found == "" and not parts.find.needs

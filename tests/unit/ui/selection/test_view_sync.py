"""Text, map and table tied to one choice, without a window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from desk import MILL_BAY, OAKTON, FakeMap, atlas_of, fake_map
from PySide6.QtWidgets import QSplitter

from geoview.document import from_text
from geoview.text import Span
from geoview.ui.article.article_pane import ArticlePane
from geoview.ui.map.map_host import MapHost
from geoview.ui.places.places_pane import PlacesPane
from geoview.ui.selection.selection import Cause, Selection
from geoview.ui.selection.view_sync import ViewSync
from geoview.ui.widgets.actions import Need

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

TEXT = "Oakton wrote to Mill Bay.\n" + "Nobody answered for a year.\n" * 200 + "Nowhere heard of Oakton.\n"
OAKTONS, MILL, NOWHERE = (0, 3), 1, 2


class Views:
    """The three views, made alone."""

    def __init__(self) -> None:
        self.frame = QSplitter()
        self.article, self.places = ArticlePane(), PlacesPane(lambda code: code)
        self.host = MapHost(FakeMap)
        for view in (self.article, self.host, self.places):
            self.frame.addWidget(view)
        self.selection = Selection()
        self.sync = ViewSync(self.selection, self.article, self.places, self.host)

    def show(self, qtbot: QtBot) -> None:
        qtbot.addWidget(self.frame)
        self.frame.resize(900, 400)
        self.frame.show()
        self.host.load()
        document = from_text(TEXT)
        self.article.set_document(document)
        self.sync.set_atlas(atlas_of(document), None)

    @property
    def map(self) -> FakeMap:
        return fake_map(self.host)

    @property
    def top(self) -> int:
        return self.article.view.first_visible()


@pytest.fixture
def views(qtbot: QtBot) -> Iterator[Views]:
    made = Views()
    made.show(qtbot)
    yield made
    made.frame.close()


def test_an_atlas_is_shown_in_all_views(views: Views) -> None:
    assert views.map.atlas is views.selection.atlas
    assert views.places.table.model().rowCount() == 2
    assert [name.text for name in views.places.tray.model.names] == ["Nowhere"]


def test_a_choice_in_any_view_is_shown_in_the_others(views: Views) -> None:
    heard: list[str] = []
    views.selection.changed.connect(heard.append)
    views.article.view.mention_clicked.emit(MILL)
    assert views.map.chosen == (MILL_BAY.id, MILL) and views.places.table.chosen == MILL_BAY.id
    views.host.place_clicked.emit(OAKTON.id)
    assert views.selection.mention == OAKTONS[0] and views.places.table.chosen == OAKTON.id
    views.places.table.place_clicked.emit(MILL_BAY.id)
    assert views.map.chosen == (MILL_BAY.id, MILL)
    views.places.tray.mention_requested.emit(NOWHERE)
    assert [views.map.chosen, views.places.table.chosen] == [(None, NOWHERE), None]
    assert heard == [Cause.TEXT, Cause.MAP, Cause.TABLE, Cause.TABLE]
    views.host.background_clicked.emit()
    assert [views.map.chosen, heard[-1]] == [(None, None), Cause.MAP]


def test_a_place_begins_where_the_reader_is(views: Views) -> None:
    views.article.view.scroll_to(len(TEXT) - 1)
    views.host.place_clicked.emit(OAKTON.id)
    assert views.selection.mention == OAKTONS[1]
    views.host.step_requested.emit(1)
    assert views.selection.mention == OAKTONS[0] and views.top == 0


def test_a_pointer_lights_all_views_up_and_moves_none(views: Views) -> None:
    views.host.place_hovered.emit(OAKTON.id)
    assert views.map.hovered == views.places.table.hovered == views.selection.hover_place == OAKTON.id
    views.article.view.mention_hovered.emit(MILL)
    assert views.map.hovered == views.places.table.hovered == MILL_BAY.id
    views.article.view.mention_hovered.emit(-1)
    views.places.table.row_hovered.emit("")
    assert views.map.hovered is views.places.table.hovered is None
    assert views.selection.mention is None and views.top == 0


def test_another_atlas_of_the_same_text_moves_nothing(views: Views) -> None:
    atlas = views.selection.atlas
    assert atlas is not None
    views.selection.choose_mention(MILL, Cause.TEXT)
    views.article.view.scroll_to(TEXT.index("Nobody") + 2_000)
    top = views.top
    views.sync.set_atlas(atlas_of(atlas.document), None)
    assert views.map.chosen == (MILL_BAY.id, MILL) and views.map.told[-1] == "still"
    assert views.top == top


def test_a_jump_can_be_taken_back(views: Views) -> None:
    needs: list[Need] = []
    views.sync.needs_changed.connect(lambda: needs.append(views.sync.needs))
    assert not views.sync.needs
    views.selection.choose_mention(OAKTONS[1], Cause.KEYS)
    there = views.top
    assert there > 0
    views.sync.travel(-1)
    assert views.top == 0
    views.sync.travel(1)
    assert views.top == there
    assert [need for need, before in zip(needs, [None, *needs], strict=False) if need != before] == [
        Need.BACK,
        Need.FORWARD,
        Need.BACK,
    ]
    views.sync.travel(1)
    assert views.top == there, "there is nothing further on"


def test_steps_begin_at_the_top_of_the_view_and_the_current_mention_is_near(views: Views) -> None:
    views.article.view.scroll_to(TEXT.index("Nobody") + 2_000)
    assert views.sync.near() == views.top
    views.sync.step(1)
    assert views.selection.mention == NOWHERE
    assert views.sync.near() == TEXT.index("Nowhere")
    views.article.view.scroll_to(0)
    views.sync.show_mention()
    assert Span(views.top, len(TEXT)).end > TEXT.index("Nowhere") >= views.top > 0

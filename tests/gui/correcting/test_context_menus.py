"""Names that were overlooked, and the menus of a right click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from correcting_steps import (
    OAKVILLE,
    names,
    select,
    show,
    trigger,
)
from present import present
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from geoview.ui.selection.selection import Cause

if TYPE_CHECKING:
    from desk import Desk, Kit
    from pytestqt.qtbot import QtBot


def test_a_selection_becomes_a_place(qtbot: QtBot, desk: Desk, kit: type[Kit]) -> None:
    show(qtbot, desk, "They went on to Oakville 🏔, and to the valley.\n\n" + kit.text)
    assert not desk.is_enabled("add_place")
    select(desk, " Oakville ")
    trigger(desk, "add_place")
    mention = desk.atlas.resolutions[0]
    assert (mention.mention.surface, mention.chosen) == ("Oakville", OAKVILLE)
    assert desk.fake_map.chosen == (OAKVILLE.id, 0) and not desk.chooser.is_open, "there is only one"
    select(desk, "the valley")
    trigger(desk, "add_place")
    assert desk.chooser.is_open, "the gazetteer has none: which one?"
    panel = desk.chooser.panel
    qtbot.keyClicks(panel.field, "oakv")
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    assert desk.atlas.mentions_of(OAKVILLE.id) == (0, 1)
    trigger(desk, "undo")
    trigger(desk, "undo")
    assert names(desk)[:2] == ["Oakville", "Oakton"] and desk.atlas.mentions_of(OAKVILLE.id) == (0,)


def test_a_selection_widens_the_mention_in_it(qtbot: QtBot, desk: Desk, kit: type[Kit]) -> None:
    show(qtbot, desk, kit.text)
    select(desk, "Oakton and Mill Bay")
    assert not desk.is_enabled("widen"), "two mentions"
    select(desk, "Oakton")
    assert not desk.is_enabled("widen"), "it is that already"
    select(desk, "the Riverlands")
    trigger(desk, "widen")
    assert "the Riverlands" in names(desk)
    assert desk.atlas.resolutions[names(desk).index("the Riverlands")].chosen == kit.riverlands


def test_the_menu_of_a_right_click_in_the_text(qtbot: QtBot, desk: Desk, kit: type[Kit]) -> None:
    show(qtbot, desk, kit.text)
    view = desk.article.view
    at = view.mention_rects(desk.atlas.mentions_of(kit.mill_bay.id)[0])[0].center().toPoint()
    view.customContextMenuRequested.emit(at)
    menu = present(desk.window.findChild(QMenu, "text_menu"))
    assert desk.selection.place_id == kit.mill_bay.id
    offered = [action.objectName() for action in menu.actions() if not action.isSeparator()]
    assert offered == ["copy", "choose", "reject", "reject_all", "copy_coordinates", "open_elsewhere", "select_all"]
    menu.close()


def test_the_menu_of_a_right_click_on_a_row(qtbot: QtBot, desk: Desk, kit: type[Kit]) -> None:
    show(qtbot, desk, kit.text)
    table = desk.places.table
    row = table.rows.row_of(kit.oakton.id)
    table.customContextMenuRequested.emit(table.visualRect(table.rows.index(row, 1)).center())
    menu = present(desk.window.findChild(QMenu, "table_menu"))
    assert desk.selection.mention == desk.atlas.mentions_of(kit.oakton.id)[0]
    offered = [action.objectName() for action in menu.actions() if not action.isSeparator()]
    assert offered[-5:] == ["choose", "reject", "reject_all", "copy_coordinates", "open_elsewhere"]
    menu.close()
    table.customContextMenuRequested.emit(table.viewport().rect().bottomLeft())
    assert desk.window.findChildren(QMenu, "table_menu") in ([], [menu]), "no row, no menu"


def test_place_here_from_a_right_click_on_the_map(qtbot: QtBot, desk: Desk, kit: type[Kit]) -> None:
    show(qtbot, desk, kit.text)
    index = names(desk).index("Nowhere")
    desk.selection.choose_mention(index, Cause.KEYS)
    desk.fake_map.here_requested.emit(12.5, -33.25)
    menu = present(desk.window.findChild(QMenu, "map_menu"))
    assert [action.text() for action in menu.actions()] == [
        "Place “Nowhere” Here",
        "Copy Coordinates of This Point",
    ]
    menu.actions()[1].trigger()
    assert QGuiApplication.clipboard().text() == "12.50000, -33.25000"
    menu.actions()[0].trigger()
    menu.close()
    chosen = present(desk.atlas.resolutions[index].chosen)
    assert (chosen.latitude, chosen.longitude, chosen.name) == (12.5, -33.25, "Nowhere")
    assert desk.fake_map.chosen == (chosen.id, index) and desk.atlas.unresolved == ()

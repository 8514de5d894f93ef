"""Correcting: what the reader decides is what text, map and table show, and can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from correcting_steps import (
    choose,
    names,
    show,
    trigger,
)
from present import present
from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from pathlib import Path

    from desk import Kit, Make
    from pytestqt.qtbot import QtBot


def test_not_a_place_goes_from_text_map_and_table_and_comes_back(qtbot: QtBot, make_desk: Make, kit: type[Kit]) -> None:
    desk = make_desk()
    show(qtbot, desk, kit.text)
    before = desk.atlas
    undo = desk.actions["undo"]
    assert not desk.is_enabled("undo") and undo.text() == "&Undo"
    choose(desk, kit.mill_bay)
    trigger(desk, "reject")
    assert "Mill Bay" not in names(desk)
    assert desk.fake_map.atlas is desk.atlas and desk.atlas.use_of(kit.mill_bay.id) is None
    assert desk.places.table.rows.row_of(kit.mill_bay.id) == -1
    assert desk.selection.mention is None and desk.fake_map.chosen == (None, None)
    assert desk.is_enabled("undo") and undo.text() == "&Undo Not a Place: “Mill Bay”"
    trigger(desk, "undo")
    assert desk.atlas.resolutions == before.resolutions and desk.fake_map.atlas is desk.atlas
    assert desk.atlas.resolutions[present(desk.selection.mention)].chosen == kit.mill_bay
    redo = desk.actions["redo"]
    assert not desk.is_enabled("undo") and redo.text() == "&Redo Not a Place: “Mill Bay”"
    trigger(desk, "redo")
    assert "Mill Bay" not in names(desk)


def test_del_means_this_mention_and_with_shift_all_of_the_name(qtbot: QtBot, make_desk: Make, kit: type[Kit]) -> None:
    desk = make_desk()
    show(qtbot, desk, kit.text)
    assert names(desk).count("Oakton") == 3
    choose(desk, kit.oakton, 1)
    kept = [desk.atlas.resolutions[n].mention.span for n in desk.atlas.mentions_of(kit.oakton.id)]
    del kept[1]
    table = desk.places.table
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert [desk.atlas.resolutions[n].mention.span for n in desk.atlas.mentions_of(kit.oakton.id)] == kept
    choose(desk, kit.oakton)
    qtbot.keyClick(table, Qt.Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier)
    assert names(desk).count("Oakton") == 0
    assert desk.actions["undo"].text() == "&Undo Not a Place: “Oakton” Everywhere"
    trigger(desk, "undo")
    trigger(desk, "undo")
    assert names(desk).count("Oakton") == 3


def test_del_in_a_field_erases_a_letter_and_no_place(qtbot: QtBot, make_desk: Make, kit: type[Kit]) -> None:
    desk = make_desk()
    show(qtbot, desk, kit.text)
    choose(desk, kit.oakton)
    field = desk.places.filter
    field.setFocus()
    field.setText("Oak")
    field.setCursorPosition(0)
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    assert field.text() == "ak"
    assert names(desk).count("Oakton") == 3


def test_the_button_of_the_popup_rejects_the_mention_it_shows(qtbot: QtBot, make_desk: Make, kit: type[Kit]) -> None:
    desk = make_desk()
    show(qtbot, desk, kit.text)
    assert ("reject", "Not a place") in [(action.id, action.label) for action in desk.fake_map.popup_actions]
    mentions = desk.atlas.mentions_of(kit.oakton.id)
    choose(desk, kit.oakton)
    span = desk.atlas.resolutions[mentions[2]].mention.span
    desk.fake_map.action_requested.emit(kit.oakton.id, mentions[2], "reject")
    assert desk.atlas.at(span.start) is None and names(desk).count("Oakton") == 2
    everything = names(desk)
    desk.fake_map.action_requested.emit(kit.oakton.id, desk.atlas.mentions_of(kit.westland.id)[0], "reject")
    assert names(desk) == everything, "a mention of another place is none that the popup shows"


def test_corrections_stay_with_their_document(qtbot: QtBot, make_desk: Make, kit: type[Kit], tmp_path: Path) -> None:
    desk = make_desk()
    show(qtbot, desk, kit.text, tmp_path / "one.txt")
    choose(desk, kit.mill_bay)
    trigger(desk, "reject")
    show(qtbot, desk, kit.text, tmp_path / "two.txt")
    assert "Mill Bay" in names(desk) and not desk.is_enabled("undo")
    trigger(desk, "previous_tab")
    assert "Mill Bay" not in names(desk) and desk.is_enabled("undo")


@pytest.mark.parametrize("name", ["A & B", "x" * 200])
def test_the_menu_shows_any_name(qtbot: QtBot, make_desk: Make, kit: type[Kit], name: str) -> None:
    desk = make_desk(kit.FakeParser(known={name: kit.oakton}))
    show(qtbot, desk, f"To {name}, then.\n")
    choose(desk, kit.oakton)
    trigger(desk, "reject")
    shown = desk.actions["undo"].text()
    assert shown.count("&") % 2 == 1 and len(shown) < 70

"""Correcting: what the reader decides is what text, map and table show, can be undone, and is kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from geoview.document import from_text

Make = Callable[..., Any]
DEADLINE = 20_000


def show(qtbot: QtBot, desk: Any, text: str, path: Path | None = None) -> None:
    """Shows a text and waits for its places and its map."""
    with qtbot.waitSignal(desk.documents.finished, timeout=DEADLINE):
        desk.documents.show(from_text(text, path))
    qtbot.waitUntil(lambda: desk.window.chart.map is not None, timeout=DEADLINE)


def names(desk: Any) -> list[str]:
    return [r.mention.surface for r in desk.atlas.resolutions]


def choose(desk: Any, place: Any, nth: int = 0) -> None:
    desk.window.selection.choose_mention(desk.atlas.mentions_of(place.id)[nth], "keys")


def trigger(desk: Any, name: str) -> None:
    action = desk.window.actions_by_name[name]
    assert action.isEnabled(), name
    action.trigger()


# Not a place, undo and redo


def test_not_a_place_goes_from_text_map_and_table_and_comes_back(qtbot: QtBot, make_desk: Make, kit: Any) -> None:
    desk = make_desk()
    show(qtbot, desk, kit.text)
    before = desk.atlas
    undo = desk.window.actions_by_name["undo"]
    assert not undo.isEnabled() and undo.text() == "&Undo"
    choose(desk, kit.mill_bay)
    trigger(desk, "reject")
    assert "Mill Bay" not in names(desk)
    assert desk.map.atlas is desk.atlas and desk.atlas.use_of(kit.mill_bay.id) is None
    assert desk.window.places.table.places.row_of(kit.mill_bay.id) == -1
    assert desk.window.selection.mention is None and desk.map.chosen == (None, None)
    assert undo.isEnabled() and undo.text() == "&Undo Not a Place: “Mill Bay”"
    trigger(desk, "undo")
    assert desk.atlas.resolutions == before.resolutions and desk.map.atlas is desk.atlas
    assert desk.atlas.resolutions[desk.window.selection.mention].chosen == kit.mill_bay
    redo = desk.window.actions_by_name["redo"]
    assert not undo.isEnabled() and redo.text() == "&Redo Not a Place: “Mill Bay”"
    trigger(desk, "redo")
    assert "Mill Bay" not in names(desk)


def test_del_means_this_mention_and_with_shift_all_of_the_name(qtbot: QtBot, make_desk: Make, kit: Any) -> None:
    desk = make_desk()
    show(qtbot, desk, kit.text)
    assert names(desk).count("Oakton") == 3
    choose(desk, kit.oakton, 1)
    kept = [desk.atlas.resolutions[n].mention.span for n in desk.atlas.mentions_of(kit.oakton.id)]
    del kept[1]
    table = desk.window.places.table
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert [desk.atlas.resolutions[n].mention.span for n in desk.atlas.mentions_of(kit.oakton.id)] == kept
    choose(desk, kit.oakton)
    qtbot.keyClick(table, Qt.Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier)
    assert names(desk).count("Oakton") == 0
    assert desk.window.actions_by_name["undo"].text() == "&Undo Not a Place: “Oakton” Everywhere"
    trigger(desk, "undo")
    trigger(desk, "undo")
    assert names(desk).count("Oakton") == 3


def test_del_in_a_field_erases_a_letter_and_no_place(qtbot: QtBot, make_desk: Make, kit: Any) -> None:
    desk = make_desk()
    show(qtbot, desk, kit.text)
    choose(desk, kit.oakton)
    field = desk.window.places.filter
    field.setFocus()
    field.setText("Oak")
    field.setCursorPosition(0)
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    assert field.text() == "ak"
    assert names(desk).count("Oakton") == 3


def test_the_button_of_the_popup_rejects_the_mention_it_shows(qtbot: QtBot, make_desk: Make, kit: Any) -> None:
    desk = make_desk()
    show(qtbot, desk, kit.text)
    assert ("reject", "Not a place") in [(action.id, action.label) for action in desk.map.actions]
    mentions = desk.atlas.mentions_of(kit.oakton.id)
    choose(desk, kit.oakton)
    span = desk.atlas.resolutions[mentions[2]].mention.span
    desk.map.action_requested.emit(kit.oakton.id, mentions[2], "reject")
    assert desk.atlas.at(span.start) is None and names(desk).count("Oakton") == 2
    everything = names(desk)
    desk.map.action_requested.emit(kit.oakton.id, desk.atlas.mentions_of(kit.westland.id)[0], "reject")
    assert names(desk) == everything, "a mention of another place is none that the popup shows"


def test_corrections_stay_with_their_document(qtbot: QtBot, make_desk: Make, kit: Any, tmp_path: Path) -> None:
    desk = make_desk()
    show(qtbot, desk, kit.text, tmp_path / "one.txt")
    choose(desk, kit.mill_bay)
    trigger(desk, "reject")
    show(qtbot, desk, kit.text, tmp_path / "two.txt")
    assert "Mill Bay" in names(desk) and not desk.window.actions_by_name["undo"].isEnabled()
    trigger(desk, "previous_tab")
    assert "Mill Bay" not in names(desk) and desk.window.actions_by_name["undo"].isEnabled()


@pytest.mark.parametrize("name", ["A & B", "x" * 200])
def test_the_menu_shows_any_name(qtbot: QtBot, make_desk: Make, kit: Any, name: str) -> None:
    desk = make_desk(kit.FakeParser(known={name: kit.oakton}))
    show(qtbot, desk, f"To {name}, then.\n")
    choose(desk, kit.oakton)
    trigger(desk, "reject")
    shown = desk.window.actions_by_name["undo"].text()
    assert shown.count("&") % 2 == 1 and len(shown) < 70
    QTest.qWait(0)

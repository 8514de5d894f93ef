"""The panel of candidates in the window: listed, searched, picked by keys and on the map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from correcting_steps import (
    DEADLINE,
    OAKVILLE,
    OTHER_OAKTON,
    THIRD_OAKTON,
    asked,
    choose,
    names,
    show,
    trigger,
)
from present import present
from PySide6.QtCore import Qt

from geoview.ui.selection.selection import Cause
from geoview.ui.wording.formats import number

if TYPE_CHECKING:
    from desk import Desk, Kit
    from pytestqt.qtbot import QtBot

    from geoview.gazetteer.place import Place


def listed(panel: Any) -> list[Place]:
    return [choice.place for choice in panel.list.choices]


def test_candidates_are_listed_with_reasons_and_stand_on_the_map(qtbot: QtBot, desk: Desk, kit: type[Kit]) -> None:
    panel = asked(qtbot, desk, kit)
    assert listed(panel) == [kit.oakton, OTHER_OAKTON, THIRD_OAKTON]
    assert panel.list.choices[0].is_present and panel.list.row == 0
    assert panel.list.choices[1].why == "near Elsewhere" and panel.list.choices[1].score == 0.04
    assert desk.fake_map.ghosts == (kit.oakton, OTHER_OAKTON, THIRD_OAKTON) and desk.fake_map.ghost == 0
    said = panel.list.model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "2, Oakton, Settlement · Shore, near Elsewhere"
    right, places = desk.panes.right, desk.places
    assert panel.geometry().bottom() == right.mapTo(desk.panes, right.rect().bottomLeft()).y()
    assert panel.height() >= places.height() and panel.width() == right.width()
    assert any(action.label == "Other places (2)…" for action in desk.fake_map.popup_actions)


def test_a_digit_picks_and_enter_confirms(qtbot: QtBot, desk: Desk, kit: type[Kit]) -> None:
    panel = asked(qtbot, desk, kit)
    qtbot.keyClick(panel.field, Qt.Key.Key_2)
    assert panel.list.current.place == OTHER_OAKTON and desk.fake_map.ghost == 1
    assert desk.atlas.resolutions[present(desk.selection.mention)].chosen == kit.oakton, "not before Enter"
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    assert not panel.isVisible() and desk.fake_map.ghosts == ()
    assert len(desk.atlas.mentions_of(kit.oakton.id)) == 2
    assert desk.fake_map.chosen == (OTHER_OAKTON.id, desk.atlas.mentions_of(OTHER_OAKTON.id)[0])
    assert desk.places.table.rows.row_of(OTHER_OAKTON.id) >= 0
    assert desk.actions["undo"].text() == "&Undo “Oakton” Is Oakton, Shore, EL"
    trigger(desk, "undo")
    assert len(desk.atlas.mentions_of(kit.oakton.id)) == 3


def test_all_of_this_name(qtbot: QtBot, desk: Desk, kit: type[Kit]) -> None:
    panel = asked(qtbot, desk, kit)
    assert [panel.reach.itemText(n) for n in range(2)] == ["This mention", "All 3 mentions of this name"]
    panel.reach.setCurrentIndex(1)
    qtbot.keyClick(panel.list, Qt.Key.Key_3)
    qtbot.mouseClick(panel.use, Qt.MouseButton.LeftButton)
    assert len(desk.atlas.mentions_of(THIRD_OAKTON.id)) == 3 and desk.atlas.use_of(kit.oakton.id) is None
    choose(desk, THIRD_OAKTON)
    trigger(desk, "choose")
    assert panel.reach.currentIndex() == 1, "the last answer stays"
    qtbot.mouseClick(panel._reject, Qt.MouseButton.LeftButton)
    assert "Oakton" not in names(desk)


def test_enter_on_a_mention_shows_it_and_once_more_asks_what_it_means(qtbot: QtBot, desk: Desk, kit: type[Kit]) -> None:
    show(qtbot, desk, kit.text)
    view = desk.article.view
    view.setFocus()
    view.go_to(desk.atlas.resolutions[0].mention.span)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert desk.selection.mention == 0 and not desk.chooser.is_open
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert desk.chooser.is_open


def test_typing_searches_the_whole_gazetteer(qtbot: QtBot, desk: Desk, kit: type[Kit]) -> None:
    panel = asked(qtbot, desk, kit)
    qtbot.keyClicks(panel.field, "oakv")
    qtbot.waitUntil(lambda: listed(panel) == [OAKVILLE], timeout=DEADLINE)
    assert desk.fake_map.ghosts == (OAKVILLE,) and f"{number(1_234_567)} inhabitants" in panel.list.choices[0].why
    qtbot.keyClick(panel.field, Qt.Key.Key_Backspace)
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    chosen = desk.atlas.resolutions[present(desk.selection.mention)].chosen
    assert chosen == OTHER_OAKTON, "what was typed last counts, even when Enter comes at once"


def test_letters_digits_and_del_mean_the_panel_while_it_asks(qtbot: QtBot, desk: Desk, kit: type[Kit]) -> None:
    panel = asked(qtbot, desk, kit)
    mention, before = desk.selection.mention, names(desk)
    qtbot.keyClicks(panel.field, "n7")
    assert panel.field.text() == "n7" and panel.list.choices[:1] != ()
    qtbot.waitUntil(lambda: listed(panel) == [], timeout=DEADLINE)
    assert not panel.use.isEnabled()
    panel.list.setFocus()
    qtbot.keyClick(panel.list, Qt.Key.Key_N)
    qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
    assert desk.selection.mention == mention and names(desk) == before


@pytest.mark.parametrize("part", ["field", "list"])
def test_esc_closes_and_decides_nothing(qtbot: QtBot, desk: Desk, kit: type[Kit], part: str) -> None:
    show(qtbot, desk, kit.text)
    choose(desk, kit.oakton)
    desk.places.table.setFocus()
    trigger(desk, "choose")
    panel = present(desk.chooser.panel)
    widget = getattr(panel, part)
    widget.setFocus()
    qtbot.keyClick(widget, Qt.Key.Key_Escape)
    assert not panel.isVisible() and desk.fake_map.ghosts == ()
    assert desk.places.table.hasFocus()
    assert desk.selection.place_id == kit.oakton.id, "the choice stays as it was"
    assert not desk.session.corrections.edits


def test_a_ghost_is_picked_and_the_panel_follows_the_reader(qtbot: QtBot, desk: Desk, kit: type[Kit]) -> None:
    panel = asked(qtbot, desk, kit)
    desk.fake_map.ghost_clicked.emit(2)
    assert panel.list.current.place == THIRD_OAKTON
    choose(desk, kit.westland)
    assert panel.isVisible() and listed(panel) == [kit.westland]
    desk.selection.clear(Cause.KEYS)
    assert not panel.isVisible()
    desk.fake_map.ghost_clicked.emit(0)
    assert not panel.isVisible()


def test_a_name_without_candidates_says_so_and_can_be_placed(qtbot: QtBot, desk: Desk, kit: type[Kit]) -> None:
    show(qtbot, desk, kit.text)
    index = names(desk).index("Nowhere")
    desk.selection.choose_mention(index, Cause.KEYS)
    trigger(desk, "choose")
    panel = present(desk.chooser.panel)
    assert listed(panel) == [] and "Type to search" in panel.list._empty
    qtbot.keyClicks(panel.field, "oakville")
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    assert desk.atlas.resolutions[index].chosen == OAKVILLE and desk.atlas.unresolved == ()

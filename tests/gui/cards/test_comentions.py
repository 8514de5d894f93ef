"""Places named together: lines on the map, and a list that says the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from present import present
from PySide6.QtCore import Qt

from geoview.document import from_text
from geoview.ui.selection.selection import Cause

if TYPE_CHECKING:
    from desk import Desk, Kit, Make
    from pytestqt.qtbot import QtBot

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
TEXT = (
    "Oakton and Westland met. Oakton likes Westland. The Riverlands stayed away.\n\n"
    + "Nothing happened then.\n\n" * 40
    + "Oakton and Mill Bay quarrelled, and <b>Westland</b> laughed.\n"
)


@pytest.fixture
def desk(qtbot: QtBot, make_desk: Make) -> Desk:
    made = make_desk()
    with qtbot.waitSignal(made.documents.finished, timeout=20_000):
        made.documents.show(from_text(TEXT))
    qtbot.waitUntil(lambda: made.map.made is not None)
    return made


def test_lines_are_off_until_they_are_asked_for_and_follow_the_choice(qtbot: QtBot, desk: Desk, kit: type[Kit]) -> None:
    selection = desk.selection
    selection.choose_place(kit.oakton.id, Cause.KEYS)
    desk.jobs.flush(20)
    assert not desk.jobs.busy and desk.fake_map.chosen[0] == kit.oakton.id
    assert desk.fake_map.lines == (None, {})
    qtbot.keyClick(desk.article.view, Qt.Key.Key_K, CTRL)
    qtbot.waitUntil(lambda: desk.fake_map.lines == (kit.oakton.id, {kit.westland.id: 3, kit.mill_bay.id: 1}))
    selection.choose_place(kit.mill_bay.id, Cause.KEYS)
    qtbot.waitUntil(lambda: desk.fake_map.lines == (kit.mill_bay.id, {kit.oakton.id: 1, kit.westland.id: 1}))
    selection.clear(Cause.KEYS)
    qtbot.waitUntil(lambda: desk.fake_map.lines == (None, {}))
    selection.choose_place(kit.mill_bay.id, Cause.KEYS)
    qtbot.waitUntil(lambda: desk.fake_map.lines[0] == kit.mill_bay.id)
    qtbot.keyClick(desk.article.view, Qt.Key.Key_K, CTRL)
    assert desk.fake_map.lines == (None, {})


def test_a_click_on_a_line_opens_its_sentences(qtbot: QtBot, desk: Desk, kit: type[Kit]) -> None:
    desk.selection.choose_place(kit.oakton.id, Cause.KEYS)
    desk.comentions.show_lines(True)
    qtbot.waitUntil(lambda: kit.westland.id in desk.fake_map.lines[1])
    desk.fake_map.line_clicked.emit(kit.westland.id)
    title, facts, sentences = desk.fake_map.sentences
    assert (title, facts, len(sentences)) == ("Oakton and Westland", "3 sentences", 3)
    assert ("Westland", True) in sentences[2][1] and any("<b>" in words for words, _ in sentences[2][1])
    desk.fake_map.mention_requested.emit(sentences[2][0])
    assert desk.selection.mention == sentences[2][0]
    assert desk.article.view.mention_rects(sentences[2][0])


def test_the_list_says_the_same_and_leads_into_the_text_by_keys(qtbot: QtBot, desk: Desk, kit: type[Kit]) -> None:
    desk.selection.choose_place(kit.oakton.id, Cause.KEYS)
    qtbot.keyClick(desk.article.view, Qt.Key.Key_K, CTRL | SHIFT)
    together, tree = desk.comentions, desk.comentions.tree
    qtbot.waitUntil(lambda: tree.topLevelItemCount() == 2)
    assert together.isVisible() and present(desk.cards.card).title.text() == "Named with Oakton"
    assert [present(tree.topLevelItem(n)).text(0) for n in range(2)] == [
        "Westland · 3 sentences",
        "Mill Bay · 1 sentence",
    ]
    assert desk.window.focusWidget() is tree
    qtbot.keyClick(tree, Qt.Key.Key_Right)
    assert present(tree.topLevelItem(0)).childCount() == 3
    assert present(present(tree.topLevelItem(0)).child(2)).text(0).endswith("and <b>Westland</b> laughed.”")
    for _ in range(3):
        qtbot.keyClick(tree, Qt.Key.Key_Down)
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    assert desk.selection.mention == desk.atlas.mentions_of(kit.oakton.id)[2]
    qtbot.keyClick(tree, Qt.Key.Key_Escape)
    assert not together.isVisible()


def test_paragraphs_hold_more_than_sentences(qtbot: QtBot, desk: Desk, kit: type[Kit]) -> None:
    desk.selection.choose_place(kit.riverlands.id, Cause.KEYS)
    together = desk.comentions
    desk.trigger("comention_list")
    qtbot.waitUntil(lambda: together._note.text() == "Nothing else is named there.")
    qtbot.keyClick(together.scope, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: {entry.place_id for entry in together.found} == {kit.oakton.id, kit.westland.id})


def test_without_a_choice_the_list_says_what_to_do_and_only_one_card_is_there(qtbot: QtBot, desk: Desk) -> None:
    actions = desk.actions
    together, statistics = desk.comentions, desk.cards.page("statistics")
    actions["statistics"].trigger()
    actions["comention_list"].trigger()
    assert together.isVisible() and not statistics.isVisible()
    assert actions["comention_list"].isChecked() and not actions["statistics"].isChecked()
    assert together._note.text() == "Choose a place in text, map or table."
    actions["statistics"].trigger()
    assert not together.isVisible()

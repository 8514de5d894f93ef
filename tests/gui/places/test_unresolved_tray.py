"""The tray of names without a place: visible, counted, each a way to its mentions and to a choice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from present import present
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from geoview.document import from_text
from geoview.ui.selection.selection import Cause

if TYPE_CHECKING:
    from desk import Desk, Kit, Make
    from pytestqt.qtbot import QtBot

TEXT = "Oakton lies by Nowhere.\n\nBut NOWHERE is not there, and Lostford is.\n\nNowhere, in short.\n"


@pytest.fixture
def desk(qtbot: QtBot, make_desk: Make, kit: type[Kit]) -> Desk:
    known = {**kit.known, "Lostford": None, "NOWHERE": None}
    made = make_desk(kit.FakeParser(known=known))
    with qtbot.waitSignal(made.documents.finished, timeout=20_000):
        made.documents.show(from_text(TEXT))
    return made


def tray_of(desk: Desk) -> Any:
    return desk.places.tray


def click(qtbot: QtBot, desk: Desk, row: int) -> None:
    view = tray_of(desk).list
    where = view.visualRect(tray_of(desk).model.index(row)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)


def current(desk: Desk) -> str:
    selection = desk.selection
    return "" if selection.mention is None else desk.atlas.resolutions[selection.mention].mention.surface


def test_names_without_a_place_are_there_and_counted(desk: Desk) -> None:
    tray = tray_of(desk)
    assert tray.isVisible()
    assert [name.text for name in tray.model.names] == ["Nowhere", "Lostford"]
    assert tray._title.text() == "2 names without a place"
    assert sum(len(name.mentions) for name in tray.model.names) == len(desk.atlas.unresolved) == 4
    spoken = tray.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Nowhere, without a place, 3 mentions"


def test_there_is_no_tray_where_every_name_has_a_place(qtbot: QtBot, desk: Desk) -> None:
    with qtbot.waitSignal(desk.documents.finished, timeout=20_000):
        desk.documents.show(from_text("Oakton alone.\n"))
    assert not tray_of(desk).isVisible()


def test_a_click_goes_to_the_next_mention_and_wraps(qtbot: QtBot, desk: Desk) -> None:
    seen = []
    for _ in range(4):
        click(qtbot, desk, 0)
        seen.append(desk.selection.mention)
    mentions = tray_of(desk).model.names[0].mentions
    assert seen == [*mentions, mentions[0]]
    assert tray_of(desk).chosen == 0
    assert desk.article.view.mention_rects(present(seen[-1]))


def test_the_keyboard_does_the_same(qtbot: QtBot, desk: Desk) -> None:
    view = tray_of(desk).list
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert current(desk) == "Lostford"
    qtbot.keyClick(view, Qt.Key.Key_Left)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert current(desk) == "Nowhere"


def test_what_is_chosen_in_the_text_is_marked(desk: Desk) -> None:
    index = present(desk.atlas.at(TEXT.index("Lostford")))
    desk.selection.choose_mention(index, Cause.TEXT)
    assert tray_of(desk).chosen == 1
    desk.selection.choose_mention(0, Cause.TEXT)
    assert tray_of(desk).chosen == -1


def test_the_button_asks_which_place_the_name_means(qtbot: QtBot, desk: Desk) -> None:
    (button,) = tray_of(desk).findChildren(QPushButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert current(desk) == "Nowhere"
    panel = present(desk.chooser.panel)
    assert panel.isVisible()


def test_a_name_that_gets_a_place_leaves_the_tray(qtbot: QtBot, desk: Desk, kit: type[Kit]) -> None:
    from geoview.edits import Choose

    mention = desk.atlas.resolutions[present(desk.atlas.at(TEXT.index("Lostford")))].mention
    desk.correcting.do(Choose(mention.span, mention.surface, kit.oakton))
    assert [name.text for name in tray_of(desk).model.names] == ["Nowhere"]
    desk.correcting.undo()
    assert [name.text for name in tray_of(desk).model.names] == ["Nowhere", "Lostford"]


def test_the_filter_holds_for_the_tray_too(qtbot: QtBot, desk: Desk) -> None:
    field = desk.places.filter
    field.setFocus()
    qtbot.keyClicks(field, "unresolved lost")
    assert [name.text for name in tray_of(desk).model.names] == ["Lostford"]
    assert tray_of(desk)._title.text() == "1 of 2 names without a place"
    field.clear()
    qtbot.keyClicks(field, "-unresolved")
    assert tray_of(desk).model.rowCount() == 0
    assert tray_of(desk).isVisible()

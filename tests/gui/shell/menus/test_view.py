"""The menus of panes and of languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QMenu

from geoview.document import from_text
from geoview.ui.selection.selection import Cause

if TYPE_CHECKING:
    from desk import Desk, Kit, Make
    from PySide6.QtGui import QAction
    from pytestqt.qtbot import QtBot


@pytest.fixture
def desk(qtbot: QtBot, make_desk: Make, kit: type[Kit]) -> Desk:
    made = make_desk()
    with qtbot.waitSignal(made.documents.finished, timeout=kit.deadline):
        made.documents.show(from_text(kit.text))
    return made


def entry(desk: Desk, menu: str, title: str) -> QAction:
    opened = desk.actions[menu].menu()
    assert isinstance(opened, QMenu)
    opened.aboutToShow.emit()
    return next(action for action in opened.actions() if action.text().replace("&", "") == title)


def test_map_and_table_can_make_room_for_each_other(desk: Desk) -> None:
    assert entry(desk, "panes", "Text, Map and Table").isChecked()
    entry(desk, "panes", "Text and Map").trigger()
    assert desk.map.isVisible() and not desk.places.isVisible() and desk.article.isVisible()
    assert entry(desk, "panes", "Text and Map").isChecked()
    entry(desk, "panes", "Text and Table").trigger()
    assert not desk.map.isVisible() and desk.places.isVisible()
    desk.trigger("reset_view")
    assert desk.map.isVisible() and desk.places.isVisible()


def test_f6_goes_round_the_panes_that_are_there(desk: Desk) -> None:
    entry(desk, "panes", "Text and Table").trigger()
    desk.article.view.setFocus()
    seen = []
    for _ in range(2):
        desk.trigger("next_pane")
        seen.append(QApplication.focusWidget())
    assert seen == [desk.places.table, desk.article.view]


def test_what_is_on_the_map_brings_it_back(desk: Desk) -> None:
    entry(desk, "panes", "Text and Table").trigger()
    desk.trigger("legend")
    assert desk.map.isVisible() and desk.cards.page("legend").isVisible()


def test_candidates_can_be_chosen_without_the_table(desk: Desk) -> None:
    entry(desk, "panes", "Text and Map").trigger()
    desk.selection.choose_mention(0, Cause.KEYS)
    desk.trigger("choose")
    panel = desk.chooser.panel
    assert panel is not None and panel.isVisible()
    assert panel.height() > 150 and desk.panes.right.geometry().width() == panel.width()


def test_another_language_is_for_the_next_start(desk: Desk) -> None:
    entry(desk, "language", "Deutsch").trigger()
    assert desk.preferences.settings.interface_language == "de"
    message = desk.messages.message
    assert message is not None and "next start" in message.text
    assert entry(desk, "language", "Deutsch").isChecked()

"""The actions are enabled when what they need is there, and carry out the command of their name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMainWindow

from geoview.ui.widgets.actions import ACTIONS, ActionStates, Need, build_actions, build_menus, connect_actions
from geoview.ui.widgets.toolbar import ToolBar

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Part(QObject):
    """Offers what a test says, and counts how often it is asked."""

    needs_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.offers = Need.NOTHING
        self.asked = 0

    @property
    def needs(self) -> Need:
        self.asked += 1
        return self.offers

    def offer(self, needs: Need) -> None:
        self.offers = needs
        self.needs_changed.emit()


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    qtbot.addWidget(made)
    return made


def test_needs_are_joined_once_in_a_turn_however_often_they_change(qtbot: QtBot, window: QMainWindow) -> None:
    actions = build_actions(window)
    states = ActionStates(actions, window)
    part = Part()
    states.watch(part)
    qtbot.waitUntil(lambda: not actions["next_mention"].isEnabled())
    assert actions["open"].isEnabled() and part.asked == 1
    for _ in range(10):
        part.offer(Need.MENTIONS)
    assert part.asked == 1, "not within the turn"
    qtbot.waitUntil(actions["next_mention"].isEnabled)
    assert part.asked == 2


def test_what_several_parts_offer_counts_together(window: QMainWindow) -> None:
    actions = build_actions(window)
    states = ActionStates(actions, window)
    first, second = Part(), Part()
    states.watch(first, second)
    first.offer(Need.MENTION)
    second.offer(Need.PLACE | Need.MAP)
    states.join()
    assert actions["choose"].isEnabled() and actions["copy_coordinates"].isEnabled()
    assert not actions["undo"].isEnabled()
    second.offer(Need.NOTHING)
    states.join()
    assert actions["choose"].isEnabled() and not actions["copy_coordinates"].isEnabled()


def test_a_key_finds_the_action_that_was_enabled_in_the_same_turn(qtbot: QtBot, window: QMainWindow) -> None:
    actions = build_actions(window)
    states = ActionStates(actions, window)
    done: list[str] = []
    connect_actions(actions, {spec.name: lambda *_, name=spec.name: done.append(name) for spec in ACTIONS})
    part = Part()
    states.watch(part)
    states.join()
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    part.offer(Need.MENTION)
    qtbot.keyClick(window, Qt.Key.Key_Delete)
    assert done == ["reject"]


def test_an_action_hands_on_whether_it_is_checked_and_nothing_else(window: QMainWindow) -> None:
    actions = build_actions(window)
    told: list[tuple[object, ...]] = []
    connect_actions(actions, {spec.name: lambda *values: told.append(values) for spec in ACTIONS})
    for name in ("open", "legend", "legend"):
        actions[name].trigger()
    assert told == [(), (True,), (False,)]


def test_an_action_without_a_command_is_a_mistake(window: QMainWindow) -> None:
    with pytest.raises(KeyError, match="open"):
        connect_actions(build_actions(window), {})


def test_the_counter_keeps_its_words_when_its_action_is_enabled(qtbot: QtBot, window: QMainWindow) -> None:
    actions = build_actions(window)
    toolbar = ToolBar(actions, build_menus(actions, window))
    window.addToolBar(toolbar)
    actions["show_mention"].setEnabled(False)
    toolbar.set_counter("Mention 3 of 6")
    actions["show_mention"].setEnabled(True)
    assert toolbar.counter.text() == "Mention 3 of 6"

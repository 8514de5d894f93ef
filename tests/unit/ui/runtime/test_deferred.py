"""Once in a turn of the event loop, or one thing a turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject
from turns import turns

from geoview.ui.runtime.deferred import Deferred, in_turns

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_many_requests_of_one_turn_are_one_task_after_it(qtbot: QtBot) -> None:
    owner = QObject()
    done: list[int] = []
    task = Deferred(lambda: done.append(1), owner)
    for _ in range(5):
        task.start()
    assert done == []
    turns(qtbot)
    assert done == [1]
    task.start()
    turns(qtbot)
    assert done == [1, 1]


def test_what_is_stopped_is_not_done(qtbot: QtBot) -> None:
    owner = QObject()
    done: list[str] = []
    task, other = Deferred(lambda: done.append("task"), owner), Deferred(lambda: done.append("other"), owner)
    task.start()
    other.start()
    task.stop()
    qtbot.waitUntil(lambda: bool(done))
    turns(qtbot)
    assert done == ["other"]


def test_pieces_are_done_one_a_turn_the_first_at_once(qtbot: QtBot) -> None:
    owner = QObject()
    done: list[int] = []
    in_turns([lambda n=n: done.append(n) for n in range(3)], owner)  # type: ignore[misc]
    assert done == [0]
    qtbot.waitUntil(lambda: done == [0, 1, 2])


def test_pieces_end_with_what_they_are_done_to(qtbot: QtBot) -> None:
    owner = QObject()
    done: list[int] = []
    in_turns([lambda: done.append(0), lambda: done.append(1)], owner)
    shiboken6.delete(owner)
    turns(qtbot)
    assert done == [0]

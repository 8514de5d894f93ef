"""Work off the window's thread."""

from __future__ import annotations

import sys
import threading
from functools import partial
from typing import TYPE_CHECKING

from geoview.errors import Cancelled
from geoview.ui.runtime.jobs import Jobs, Token

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot


def test_a_cancelled_job_lands_nothing_and_close_waits(qtbot: QtBot) -> None:
    jobs = Jobs()
    landed: list[str] = []
    gate = threading.Event()

    def work(token: Token) -> None:
        gate.wait(5)
        token.post(lambda: landed.append("late"))

    token = jobs.start(work, "test")
    token.cancel()
    gate.set()
    jobs.flush(20)
    assert not jobs.busy and landed == []
    token = jobs.start(lambda token: token.post(lambda: landed.append("wanted")), "test")
    qtbot.waitUntil(lambda: landed == ["wanted"])
    jobs.close()
    jobs.deliver(token, lambda: landed.append("after the end"))
    jobs.flush(0)
    assert landed == ["wanted"]


def test_what_was_posted_before_a_cancel_is_dropped(qtbot: QtBot) -> None:
    jobs = Jobs()
    landed: list[str] = []
    token = jobs.start(lambda token: token.post(lambda: landed.append("x")), "test")
    while jobs.busy:
        pass
    token.cancel()
    jobs.flush(0)
    assert landed == []
    jobs.start(lambda token: token.post(lambda: landed.append("the next")), "test")
    qtbot.waitUntil(lambda: landed == ["the next"])
    jobs.close()


def test_results_land_in_order_and_on_the_windows_thread(qtbot: QtBot) -> None:
    jobs = Jobs()
    landed: list[tuple[int, threading.Thread]] = []

    def work(token: Token) -> None:
        for number in range(20):
            token.post(partial(lambda n: landed.append((n, threading.current_thread())), number))

    jobs.start(work, "test")
    qtbot.waitUntil(lambda: len(landed) == 20)
    assert [number for number, _ in landed] == list(range(20))
    assert {thread for _, thread in landed} == {threading.main_thread()}
    jobs.close()


def test_a_fault_of_the_work_is_raised_on_the_windows_thread(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    reported: list[tuple[object, threading.Thread]] = []
    monkeypatch.setattr(sys, "excepthook", lambda *report: reported.append((report[1], threading.current_thread())))
    jobs, fault = Jobs(), ValueError("ours")

    def work(token: Token) -> None:
        # Nobody wants the result any more, but a fault is one all the same.
        token.cancel()
        raise fault

    jobs.start(work, "test")
    qtbot.waitUntil(lambda: bool(reported))
    assert reported == [(fault, threading.main_thread())]
    jobs.close()


def test_work_that_was_called_off_is_no_fault(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    reported: list[object] = []
    monkeypatch.setattr(sys, "excepthook", lambda *report: reported.append(report))
    jobs = Jobs()

    def work(token: Token) -> None:
        raise Cancelled

    token = jobs.start(work, "test")
    jobs.flush(20)
    assert token.cancelled() and not jobs.busy and reported == []
    jobs.close()


def test_some_of_the_work_is_waited_for(qtbot: QtBot) -> None:
    jobs, gate = Jobs(), threading.Event()
    landed: list[str] = []

    def slow(token: Token) -> None:
        gate.wait(20)

    jobs.start(slow, "slow")
    quick = jobs.start(lambda token: token.post(lambda: landed.append("quick")), "quick")
    jobs.flush(20, [quick])
    assert landed == ["quick"] and jobs.busy
    gate.set()
    jobs.flush(20)
    assert not jobs.busy
    jobs.close()

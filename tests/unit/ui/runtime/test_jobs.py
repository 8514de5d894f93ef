"""Work off the window's thread."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from geoview.ui.runtime.jobs import Jobs, Token


def test_a_cancelled_job_lands_nothing_and_close_waits(qtbot: QtBot) -> None:
    import threading

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

"""Turns of the event loop, counted instead of timed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

__all__ = ["turns"]


def turns(qtbot: QtBot, count: int = 3) -> None:
    """Let the event loop turn until a zero timer has fired `count` times.

    What a zero timer or a posted event was to do before now has been done by then, however slow the machine is.
    """
    seen: list[int] = []
    timer = QTimer()
    timer.timeout.connect(lambda: seen.append(1))
    timer.start(0)
    qtbot.waitUntil(lambda: len(seen) >= count, timeout=20_000)
    timer.stop()

"""Deferred work: once per turn of the event loop, or one task per turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["Deferred", "in_turns"]


class Deferred(QTimer):
    """A task that runs when the event loop is idle; `start` requests it.

    Args:
        task: The task.
        parent: Owner.
        interval: Milliseconds to wait; a request in the meantime starts the wait again.
    """

    def __init__(self, task: Callable[[], object], parent: QObject, interval: int = 0) -> None:
        super().__init__(parent)
        self.setSingleShot(True)
        self.setInterval(interval)
        self.timeout.connect(task)


def in_turns(tasks: Sequence[Callable[[], object]], context: QObject) -> None:
    """Run tasks one after the other, each in its own turn, so that input is handled in between.

    Args:
        tasks: The tasks; the first runs at once.
        context: The object that the tasks work on; when it is destroyed, the rest is dropped.
    """
    if tasks:
        tasks[0]()
        QTimer.singleShot(0, context, lambda: in_turns(tasks[1:], context))

"""When something is done: once in a turn of the event loop, or one thing a turn."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer

__all__ = ["Deferred", "in_turns"]


class Deferred(QTimer):
    """Does it when the window has done what it is at; `start` asks for it.

    Args:
        task: What is to be done.
        parent: Whose task it is.
        interval: Milliseconds to wait; asked for again meanwhile, it waits as long once more.
    """

    def __init__(self, task: Callable[[], object], parent: QObject, interval: int = 0) -> None:
        super().__init__(parent)
        self.setSingleShot(True)
        self.setInterval(interval)
        self.timeout.connect(task)


def in_turns(tasks: Sequence[Callable[[], object]], context: QObject) -> None:
    """Does one thing after the other, each in a turn of its own, so that the reader's hand comes between.

    Args:
        tasks: What is to be done; the first is done at once.
        context: What it is done to; when that is gone, the rest is not done.
    """
    if tasks:
        tasks[0]()
        QTimer.singleShot(0, context, lambda: in_turns(tasks[1:], context))

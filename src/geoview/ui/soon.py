"""Something that is to be done once, however often it is asked for in one turn of the event loop."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

__all__ = ["Soon"]


class Soon(QTimer):
    """Does it when the window has done what it is at; `start` asks for it.

    Args:
        task: What is to be done.
        parent: Whose task it is.
    """

    def __init__(self, task: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self.setSingleShot(True)
        self.setInterval(0)
        self.timeout.connect(task)

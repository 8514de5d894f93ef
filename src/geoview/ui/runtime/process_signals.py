"""Ctrl+C and a polite request to end close the window as its own button would."""

from __future__ import annotations

import contextlib
import signal
import socket

from PySide6.QtCore import QObject, QSocketNotifier, Signal

__all__ = ["ProcessSignals"]


class ProcessSignals(QObject):
    """Hands SIGINT and SIGTERM to the event loop, which alone may touch widgets.

    Attributes:
        last: The number of the last signal; 0 for none.
    """

    received = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.last = 0
        self._reader, self._writer = socket.socketpair()
        self._reader.setblocking(False)
        self._writer.setblocking(False)
        self._notifier = QSocketNotifier(self._reader.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_activated)
        self._before_fd = signal.set_wakeup_fd(self._writer.fileno(), warn_on_full_buffer=False)
        self._before = {number: signal.signal(number, lambda *_: None) for number in (signal.SIGINT, signal.SIGTERM)}

    def remove(self) -> None:
        """Puts everything back."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._before_fd)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._reader.close()
        self._writer.close()

    def _on_activated(self) -> None:
        numbers = b""
        with contextlib.suppress(BlockingIOError):
            numbers = self._reader.recv(64)
        for number in numbers:
            if number in self._before:
                self.last = number
                self.received.emit(number)

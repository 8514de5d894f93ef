"""Ctrl+C and a request to terminate, which close the window as its own button would."""

from __future__ import annotations

import os
import signal
import threading

from PySide6.QtCore import QObject, Qt, Signal

__all__ = ["ProcessSignals"]


class ProcessSignals(QObject):
    """A bridge for SIGINT and SIGTERM to the event loop, which alone may touch widgets.

    A thread reads their numbers from a pipe: Qt watches a pipe on Unix only, and a socket would open the network.

    Attributes:
        last: The number of the last signal; 0 for none.
    """

    received = Signal(int)
    _read = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.last = 0
        self._read.connect(self._on_read, Qt.ConnectionType.QueuedConnection)
        self._reader, self._writer = os.pipe()
        if os.name == "posix":
            os.set_blocking(self._writer, False)
        self._thread = threading.Thread(target=self._wait, name="geoview-signals", daemon=True)
        self._thread.start()
        self._before_fd = signal.set_wakeup_fd(self._writer, warn_on_full_buffer=False)
        self._before = {number: signal.signal(number, lambda *_: None) for number in (signal.SIGINT, signal.SIGTERM)}

    def remove(self) -> None:
        """Restore the former handlers."""
        signal.set_wakeup_fd(self._before_fd)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        os.close(self._writer)
        self._thread.join()
        os.close(self._reader)

    def _wait(self) -> None:
        while numbers := os.read(self._reader, 64):
            for number in numbers:
                self._read.emit(number)

    def _on_read(self, number: int) -> None:
        if number in self._before:
            self.last = number
            self.received.emit(number)

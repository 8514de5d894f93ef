"""Work off the window's thread, whose results are delivered only while they are still wanted."""

from __future__ import annotations

import queue
import sys
import threading
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from geoview.errors import Cancelled

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

__all__ = ["Jobs", "Token"]

_LEAVE_S = 2.0


class Token:
    """One piece of work: whether it is still wanted, and the way back to the window's thread."""

    def __init__(self, jobs: Jobs, generation: int) -> None:
        self._jobs = jobs
        self._stop = threading.Event()
        self.generation = generation

    def cancel(self) -> None:
        """Cancel the work: nothing that was posted is delivered from now on."""
        self._stop.set()

    def cancelled(self) -> bool:
        """Return True once the result is no longer wanted."""
        return self._stop.is_set()

    def post(self, callback: Callable[[], object]) -> None:
        """Run `callback` on the window's thread, unless the work was cancelled by then. Called by the worker."""
        self._jobs.deliver(self, callback)


class Jobs(QObject):
    """Work on threads of its own.

    Each piece of work gets a `Token` with a generation number. Results travel through a queue that the window's thread
    empties, and a result whose token was cancelled in the meantime is dropped there, on the one thread that also
    cancels: it can't be delivered late.
    """

    _posted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue: queue.SimpleQueue[tuple[Token | None, Callable[[], object]]] = queue.SimpleQueue()
        self._generation = 0
        self._running: dict[threading.Thread, Token] = {}
        self._lock = threading.Lock()
        self._closed = False
        self._posted.connect(self._on_posted, Qt.ConnectionType.QueuedConnection)

    def start(self, work: Callable[[Token], None], name: str) -> Token:
        """Run `work(token)` on a new thread; any thread may call this.

        An exception of the work, except `Cancelled`, is raised again on the window's thread and so gets into the crash
        report.

        Args:
            work: The work; it must check `token.cancelled` at least every 200 ms.
            name: Name of the thread, for debuggers.
        """
        with self._lock:
            self._generation += 1
            token = Token(self, self._generation)

        def run() -> None:
            try:
                work(token)
            except Cancelled:
                token.cancel()
            except BaseException:  # noqa: BLE001 - reported on the window's thread
                # Handed over with its traceback: every unexpected error is reported in one place, wherever it happened.
                kind, fault, trace = sys.exc_info()
                if kind is not None and fault is not None:
                    report = (kind, fault, trace)
                    self.deliver(token, lambda: sys.excepthook(*report), always=True)
            finally:
                with self._lock:
                    self._running.pop(threading.current_thread(), None)

        # Daemon: a read that hangs on a dead network drive must not keep the program from ending.
        thread = threading.Thread(target=run, name=f"geoview-{name}-{token.generation}", daemon=True)
        with self._lock:
            self._running[thread] = token
        thread.start()
        return token

    def deliver(self, token: Token, callback: Callable[[], object], *, always: bool = False) -> None:
        """Queue a result for the window's thread; called by workers.

        Args:
            token: The token of the work.
            callback: Called on the window's thread.
            always: Deliver the result even when the token was cancelled.
        """
        with self._lock:
            if self._closed or (token.cancelled() and not always):
                return
            self._queue.put((None if always else token, callback))
            self._posted.emit()

    def flush(self, seconds: float, only: Collection[Token] | None = None) -> None:
        """Wait a limited time for running work and deliver its results now.

        Used before the window is first shown, and before the program ends.

        Args:
            seconds: Time limit.
            only: The work to wait for; None for all of it.
        """
        with self._lock:
            running = [thread for thread, token in self._running.items() if only is None or token in only]
        deadline = time.monotonic() + seconds
        for thread in running:
            thread.join(max(deadline - time.monotonic(), 0.0))
        self._on_posted()

    def close(self) -> None:
        """Cancel everything and wait at most two seconds for the workers to notice."""
        with self._lock:
            self._closed = True
            running = dict(self._running)
        for token in running.values():
            token.cancel()
        deadline = time.monotonic() + _LEAVE_S
        for thread in running:
            thread.join(max(deadline - time.monotonic(), 0.0))

    @property
    def busy(self) -> bool:
        """True while any worker runs."""
        with self._lock:
            return bool(self._running)

    def _on_posted(self) -> None:
        while True:
            try:
                token, callback = self._queue.get_nowait()
            except queue.Empty:
                return
            if token is None or not token.cancelled():
                callback()

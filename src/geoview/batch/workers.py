"""Processes that parse files side by side.

Each has a pipe of its own, so it is known which file a process held that died: that file is tried once more, and fails
when the second process dies of it too. Results come out in the order of the files, and only a few files are ahead of
the one that is waited for, so memory stays flat however many there are.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
from collections import deque
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING

from geoview.batch.outcome import Outcome, parse_file
from geoview.document import read
from geoview.errors import DocumentError, GeoViewError
from geoview.text import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from multiprocessing.context import SpawnProcess
    from types import TracebackType

__all__ = ["Workers"]

_AHEAD = 8
"""Files for each process that may be done or under way before the one that is waited for."""
_QUEUED = 3
"""Files that a process is given at once, so that it need not wait for the next one."""
_ATTEMPTS = 2
_START_FAILURES = 3
_STOP_S = 2.0

Task = tuple[int, str]


class _Worker:
    def __init__(self, encoding: str | None, recogniser: str) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        self.process: SpawnProcess = context.Process(target=_serve, args=(theirs, encoding, recogniser), daemon=True)
        self.process.start()
        theirs.close()
        self.ready = False
        self.tasks: deque[Task] = deque()

    def give(self, task: Task) -> None:
        self.tasks.append(task)
        with contextlib.suppress(
            OSError
        ):  # It has died: the end of its pipe says so next, and the task is tried again.
            self.connection.send(task)

    def stop(self) -> None:
        self.connection.close()
        self.process.terminate()
        self.process.join(_STOP_S)
        if self.process.exitcode is None:
            self.process.kill()
            self.process.join()
        self.process.close()


class Workers:
    """A number of processes with a parser each; they end with the `with` block.

    Args:
        count: How many.
        encoding: The encoding of all files, as Python names it; None detects it.
        recogniser: The name of the recogniser that they use.
    """

    def __init__(self, count: int, encoding: str | None = None, recogniser: str = "best") -> None:
        self._count = count
        self._encoding = encoding
        self._recogniser = recogniser
        self._workers: list[_Worker] = []

    def __enter__(self) -> Workers:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        while self._workers:
            self._workers.pop().stop()

    def run(
        self, tasks: Sequence[Task], here: Callable[[int], Outcome], only_here: Collection[str] = ()
    ) -> Iterator[Outcome]:
        """Parse files; yield outcomes in the order of the tasks.

        Args:
            tasks: Index and name of each file.
            here: Parses one in this process: those that only it can read, and all of them when no other process starts.
            only_here: Names that only this process can read.
        """
        waiting = deque(task for task in tasks if task[1] not in only_here)
        order = deque(tasks)
        positions = {index: position for position, (index, _) in enumerate(tasks)}
        done: dict[int, Outcome] = {}
        deaths: dict[int, int] = {}
        failures = 0
        while order:
            index, name = order[0]
            if index in done:
                order.popleft()
                yield done.pop(index)
                continue
            if name in only_here or (failures >= _START_FAILURES and not self._workers):
                if name not in only_here:
                    waiting.remove((index, name))
                order.popleft()
                yield here(index)
                continue
            while failures < _START_FAILURES and len(self._workers) < min(self._count, len(waiting) + self._busy()):
                self._workers.append(_Worker(self._encoding, self._recogniser))
            limit = positions[index] + _AHEAD * self._count
            for worker in self._workers:
                while worker.ready and len(worker.tasks) < _QUEUED and waiting and positions[waiting[0][0]] < limit:
                    worker.give(waiting.popleft())
            for worker in self._heard():
                try:
                    message = worker.connection.recv()
                except (EOFError, OSError):
                    failures += self._bury(worker, waiting, deaths, done)
                    continue
                if message is None:
                    worker.ready = True
                    failures = 0
                else:
                    worker.tasks.popleft()
                    done[message.index] = message

    def _busy(self) -> int:
        return sum(bool(worker.tasks) for worker in self._workers)

    def _heard(self) -> list[_Worker]:
        heard = wait([worker.connection for worker in self._workers])
        return [worker for worker in self._workers if worker.connection in heard]

    def _bury(self, worker: _Worker, waiting: deque[Task], deaths: dict[int, int], done: dict[int, Outcome]) -> int:
        """Deal with a process that died; return 1 when it was never ready, else 0."""
        self._workers.remove(worker)
        tasks, ready = worker.tasks, worker.ready
        worker.process.join(_STOP_S)
        code = worker.process.exitcode
        worker.stop()
        if not tasks:
            return 0 if ready else 1
        # It died of the first of them; the others wait for another process, in their order.
        waiting.extendleft(reversed([*tasks][1:]))
        index, name = task = tasks[0]
        deaths[index] = deaths.get(index, 0) + 1
        if deaths[index] < _ATTEMPTS:
            waiting.appendleft(task)
        else:
            # A signal has a negative number, as in the system's own convention.
            killed = code is not None and code < 0
            error = DocumentError(
                "The document could not be parsed",
                "the process that read {name} was ended by signal {code}, twice"
                if killed
                else "the process that read {name} was ended with status {code}, twice",
                name=printable(name),
                code=-code if killed and code is not None else str(code),
            )
            done[index] = Outcome(index, name, None, error)
        return 0


def _serve(connection: Connection, encoding: str | None, recogniser: str) -> None:
    """Serve in a process: report that it is ready, then parse one file after another until the pipe closes."""
    # Ctrl+C reaches every process of a terminal; the first one decides what it means, and ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    from geoview.geoparser import Geoparser

    try:
        geoparser = Geoparser(recogniser=recogniser)
    except GeoViewError:
        # The first process meets the same error when it has to work alone, and reports it.
        return
    # A pipe that ends means that the first process is gone: there is nobody left to report to.
    with contextlib.suppress(EOFError, OSError):
        connection.send(None)
        while True:
            index, name = connection.recv()
            connection.send(parse_file(index, name, geoparser, lambda path: read(path, encoding=encoding)))

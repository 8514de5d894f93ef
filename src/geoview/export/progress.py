"""Progress and cancellation of an export.

Exporters count a step for each mention and each outline. Only the thread that listens hears them; a step that nobody
listens to costs a tenth of a microsecond.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geoview.errors import Cancelled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["UNWATCHED", "Progress", "step"]

_EVERY = 32
"""Steps between two reports."""


def _nothing() -> None:
    pass


def _ignore(share: float) -> None:
    del share


def _never() -> bool:
    return False


_LISTENER: ContextVar[Callable[[], None]] = ContextVar("listener", default=_nothing)


def step() -> None:
    """Count a mention or an outline that is done.

    Raises:
        Cancelled: when the export is no longer wanted.
    """
    _LISTENER.get()()


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an export is, and whether it is still wanted.

    Attributes:
        report: Called often with the share that is done, 0 … 1.
        cancelled: True once the result is no longer wanted.
    """

    report: Callable[[float], None] = _ignore
    cancelled: Callable[[], bool] = _never

    def reached(self, share: float) -> None:
        """Report that a share is done, 0 … 1.

        Raises:
            Cancelled: when the export is no longer wanted.
        """
        if self.cancelled():
            raise Cancelled
        self.report(share)

    def part(self, first: float, last: float) -> Progress:
        """Return the progress of one part of the work, which goes from one share of the whole to another."""
        return Progress(lambda share: self.report(first + share * (last - first)), self.cancelled)

    @contextmanager
    def counting(self, total: int) -> Iterator[None]:
        """Report every few steps of this thread.

        Args:
            total: How many steps to expect; there may be fewer or more.
        """
        done = 0

        def listen() -> None:
            nonlocal done
            done += 1
            if done % _EVERY == 0:
                self.reached(min(done / max(total, 1), 1.0))

        token = _LISTENER.set(listen)
        try:
            yield
        finally:
            _LISTENER.reset(token)


UNWATCHED = Progress()
"""That of an export which nobody waits for and nobody can call off."""

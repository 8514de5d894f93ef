"""Lets whoever waits for an export see how far it is, and call it off.

Exporters say when another mention or outline is done; who waits listens, on his own thread alone. Where nobody listens
a step costs a tenth of a microsecond.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from geoview.errors import Cancelled

__all__ = ["paced", "step"]

_EVERY = 32
"""Steps between two looks at whether the result is still wanted."""


def _nothing() -> None:
    """Nobody waits."""


_LISTENER: ContextVar[Callable[[], None]] = ContextVar("listener", default=_nothing)


def step() -> None:
    """Another mention or outline is done.

    Raises:
        Cancelled: when the export is not wanted any more.
    """
    _LISTENER.get()()


@contextmanager
def paced(total: int, progress: Callable[[float], None], cancelled: Callable[[], bool]) -> Iterator[None]:
    """Listens to the steps of this thread.

    Args:
        total: How many steps to expect; there may be fewer or more.
        progress: Told the share that is done, 0 … 1.
        cancelled: Whether the result is not wanted any more.
    """
    done = 0

    def listen() -> None:
        nonlocal done
        done += 1
        if done % _EVERY == 0:
            if cancelled():
                raise Cancelled
            progress(min(done / max(total, 1), 1.0))

    token = _LISTENER.set(listen)
    try:
        yield
    finally:
        _LISTENER.reset(token)

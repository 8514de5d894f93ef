"""A limit on the time to wait for work that may hang, such as a network drive."""

from __future__ import annotations

import queue
import threading
from typing import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["with_timeout"]

Result = TypeVar("Result")


def with_timeout(seconds: float, work: Callable[[], Result], name: str) -> Result:
    """Wait for work that may hang (a network drive), and give up in time.

    Args:
        seconds: How long to wait.
        work: Runs on a thread of its own; a result that comes too late is dropped.
        name: The name of the thread, for debuggers.

    Returns:
        What the work returns; what it raises is raised here.

    Raises:
        TimeoutError: when it takes longer. The thread stays behind and ends with the program at the latest.
    """
    done: queue.SimpleQueue[tuple[Result | None, BaseException | None]] = queue.SimpleQueue()

    def run() -> None:
        try:
            done.put((work(), None))
        except BaseException as error:  # noqa: BLE001 - raised again by the one who waits
            done.put((None, error))

    threading.Thread(target=run, name=f"geoview-{name}", daemon=True).start()
    try:
        result, error = done.get(timeout=max(seconds, 0.0))
    except queue.Empty:
        raise TimeoutError from None
    if error is not None:
        raise error
    return cast("Result", result)

"""Waiting for a disk that may not answer: not for ever, and in words that a reader understands."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from geoview.errors import TooSlowError
from geoview.text import printable
from geoview.timeouts import with_timeout
from geoview.ui.wording.translation import Translator

__all__ = ["PATIENCE_S", "answer_by"]

_tr = Translator("waiting")

PATIENCE_S = 3.0
"""A disk that does not answer within that time is not waited for."""

Result = TypeVar("Result")


def answer_by(end: float, work: Callable[[], Result], path: Path | None) -> Result:
    """What work on a disk returns; what it raises is raised here.

    Args:
        end: Until when it is waited for, on the clock of `time.monotonic`, in seconds.
        work: Reads or writes.
        path: The document that it is about; None where it has no file.

    Raises:
        TooSlowError: when it takes longer; it may still come to its end.
    """
    try:
        return with_timeout(end - time.monotonic(), work, "disk")
    except TimeoutError as error:
        name = printable(str(path.parent)) if path is not None else _tr("The disk")
        raise TooSlowError(
            _tr("The corrections are not saved"),
            _tr("{0} does not answer").format(name),
            _tr("They stay here, and saving is tried again."),
        ) from error

"""Waiting for a disk that may not answer, with a time limit and an error that a reader understands."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, TypeVar

from geoview.errors import TooSlowError
from geoview.text import printable
from geoview.timeouts import with_timeout
from geoview.ui.wording.translation import Translator

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

__all__ = ["PATIENCE_S", "answer_by"]

_tr = Translator("waiting")

PATIENCE_S = 3.0
"""Time limit for a disk that does not answer, in seconds."""

Result = TypeVar("Result")


def answer_by(end: float, work: Callable[[], Result], path: Path | None) -> Result:
    """Return the result of work on a disk, or raise what the work raises.

    Args:
        end: Time limit on the clock of `time.monotonic`, in seconds.
        work: Reads or writes.
        path: The path of the document; None where it has no file.

    Raises:
        TooSlowError: when it takes longer; the work may still finish later.
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

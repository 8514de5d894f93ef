"""Writing a file for the reader: off the window's thread, whole or not at all, and never over a text that is open."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from geoview.errors import ExportError, GeoViewError
from geoview.storage import atomic_write, same_file
from geoview.text import printable

if TYPE_CHECKING:
    from geoview.ui.jobs import Jobs, Token

__all__ = ["write_file"]


def _tr(text: str) -> str:
    return QCoreApplication.translate("saving", text)


def write_file(
    jobs: Jobs,
    make: Callable[[], bytes],
    target: Path,
    texts: Iterable[Path],
    written: Callable[[], object],
    failed: Callable[[GeoViewError], object],
) -> Token:
    """Writes a file.

    Args:
        jobs: Runs the work.
        make: What the file holds; runs off the window's thread, and may raise a `GeoViewError`.
        target: Where.
        texts: Files that are open, and are never written.
        written: Called when the file is there.
        failed: Called when it is not, with the reason.
    """
    spared = tuple(texts)

    def work(token: Token) -> None:
        try:
            if any(same_file(text, target) for text in spared):
                raise ExportError(
                    _tr("The text itself is never written"),
                    _tr("{0} is a text that is open").format(printable(target.name)),
                    _tr("Choose another name."),
                )
            atomic_write(target, make())
        except GeoViewError as error:
            token.post(partial(failed, error))
        else:
            token.post(written)

    return jobs.start(work, "export")

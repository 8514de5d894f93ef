"""A copy of unsaved corrections, for the time in which their own disk does not answer."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from geoview.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from geoview.ui.runtime.jobs import Jobs, Token

__all__ = ["UnsavedBackup"]

_STUCK_MS = 12_000
"""A slower disk may never answer; no more than 30 s of the reader's work may be lost."""


class UnsavedBackup(QObject):
    """The copy of unsaved corrections in GeoView's own folder, made when they can't be saved in place.

    Args:
        jobs: Writes off the window's thread.
        copying: Returns a function that saves a copy of the present corrections; None where no copy is needed.

    Attributes:
        has_left: True when there is a copy, which has to be kept up to date.
    """

    def __init__(self, jobs: Jobs, copying: Callable[[], Callable[[], Path] | None], parent: QObject) -> None:
        super().__init__(parent)
        self._jobs, self._copying = jobs, copying
        self.has_left = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_STUCK_MS)
        self._timer.timeout.connect(self._on_timeout)

    def expect(self) -> None:
        """Start the timer: something was done that should be saved soon."""
        if not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        """Stop the timer: everything is saved in place, or another document is open."""
        self._timer.stop()
        self.has_left = False

    def _on_timeout(self) -> None:
        save_copy = self._copying()
        if save_copy is None:
            return

        def work(_token: Token) -> None:
            # When this can't be written either, the error of the document's own disk is the one to report.
            with suppress(StorageError):
                save_copy()

        self.has_left = True
        self._jobs.start(work, "copy")
        self._timer.start()

"""Keeps what the reader does safe while the disk that it belongs on takes nothing."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from geoview.errors import StorageError

if TYPE_CHECKING:
    from pathlib import Path

    from geoview.ui.runtime.jobs import Jobs, Token

__all__ = ["UnsavedBackup"]

_STUCK_MS = 12_000
"""A disk that takes longer may take for ever; of what the reader does, 30 s may be lost at most."""


class UnsavedBackup(QObject):
    """Leaves a copy of unsaved corrections in GeoView's own folder, as long as they are stuck.

    Args:
        jobs: Writes off the window's thread.
        copying: What leaves a copy of what holds now; None where nothing is stuck.

    Attributes:
        has_left: There is a copy, which has to follow what is done.
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
        """Something has been done that should be saved soon."""
        if not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        """All is where it belongs, or another document is open."""
        self._timer.stop()
        self.has_left = False

    def _on_timeout(self) -> None:
        leave = self._copying()
        if leave is None:
            return

        def work(_token: Token) -> None:
            # Where that can't be written either, the trouble of the document's own disk is the one that is told.
            with suppress(StorageError):
                leave()

        self.has_left = True
        self._jobs.start(work, "copy")
        self._timer.start()

"""The watch on a folder, which has it read again after a change."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer

from geoview.ui.runtime.deferred import Deferred

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geoview.ui.folder.reader import Reading

__all__ = ["FolderWatch"]

_DEBOUNCE_MS = 900
_MOST = 4_000  # files; the system limits the number of watches, and other programs need some
_AT_ONCE = 150


class FolderWatch(QObject):
    """A watch on a folder, the folders in it, and the known texts. Changes in quick succession cause one reading.

    Args:
        folder: The folder.
        reading: Reads the folder. After a change during the reading, it reads the folder once more.
    """

    def __init__(self, folder: Path, reading: Reading, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._reading = reading
        self._names: set[str] = set()
        reading.progressed.connect(self._on_progressed)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._on_event)
        self._watcher.fileChanged.connect(self._on_event)
        self._watched: set[str] = set()
        self._pending: list[str] = []
        self._debounce = Deferred(reading.start, self, _DEBOUNCE_MS)
        # Each watch is a system call: a few are added at a time, so that the window never stands still.
        self._adding = QTimer(self)
        self._adding.setInterval(0)
        self._adding.timeout.connect(self._add_some)

    def watch(self, names: Iterable[str]) -> None:
        """Watch these files and their folders, and no others.

        Args:
            names: Paths below the folder.
        """
        self._names = set(names)
        files = sorted(self._names)[:_MOST]
        # There may be thousands: a `Path` object for each would block the window.
        folders = {name.rpartition(os.sep)[0] for name in files}
        folders |= {str(parent) for name in folders for parent in Path(name).parents}
        base = str(self._folder)
        wanted = {base, *(f"{base}{os.sep}{name}" for name in (*(folders - {"", "."}), *files))}
        gone = self._watched - wanted
        if gone:
            self._watcher.removePaths(sorted(gone))
        # The watch of a file ends when the file is replaced; adding one that exists costs nothing.
        self._watched = wanted
        present = {*self._watcher.files(), *self._watcher.directories()}
        self._pending = sorted(wanted - present)
        if self._pending:
            self._adding.start()

    def stop(self) -> None:
        """Stop watching."""
        self._debounce.stop()
        self._adding.stop()
        if watched := [*self._watcher.files(), *self._watcher.directories()]:
            self._watcher.removePaths(watched)
        self._watched = set()
        self._pending = []

    def _on_progressed(self) -> None:
        """Watch the new files, as soon as the reading knows them."""
        if self._reading.done == 0 and not self._reading.waiting <= self._names:
            self.watch(self._names | self._reading.waiting)

    def _add_some(self) -> None:
        some, self._pending = self._pending[:_AT_ONCE], self._pending[_AT_ONCE:]
        self._watcher.addPaths(some)
        if not self._pending:
            self._adding.stop()

    def _on_event(self) -> None:
        self._debounce.start()

"""Notices when something changes in a folder, and has it read again."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer

from geoview.ui.folder.reader import Reading
from geoview.ui.runtime.deferred import Deferred

__all__ = ["FolderWatch"]

_DEBOUNCE_MS = 900
_MOST = 4_000  # files; the system has a limit on watches, and others need some
_AT_ONCE = 150


class FolderWatch(QObject):
    """Watches a folder, the folders in it, and the texts that are known; a burst of changes is read at once.

    Args:
        folder: The folder.
        reading: Reads it; what changes while it does is read once more afterwards.
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
        # A watch is a system call each: a few at a time, so that the window never stands still for them.
        self._adding = QTimer(self)
        self._adding.setInterval(0)
        self._adding.timeout.connect(self._add_some)

    def watch(self, names: Iterable[str]) -> None:
        """Watches these files and their folders.

        Args:
            names: Paths below the folder; those that are gone are let go.
        """
        self._names = set(names)
        files = sorted(self._names)[:_MOST]
        # Thousands of them: a path object for each would hold the window up.
        folders = {name.rpartition(os.sep)[0] for name in files}
        folders |= {str(parent) for name in folders for parent in Path(name).parents}
        base = str(self._folder)
        wanted = {base, *(f"{base}{os.sep}{name}" for name in (*(folders - {"", "."}), *files))}
        gone = self._watched - wanted
        if gone:
            self._watcher.removePaths(sorted(gone))
        # The watch of a file ends when another takes its place; to ask for one that is there costs nothing.
        self._watched = wanted
        present = {*self._watcher.files(), *self._watcher.directories()}
        self._pending = sorted(wanted - present)
        if self._pending:
            self._adding.start()

    def stop(self) -> None:
        """Watches nothing any more."""
        self._debounce.stop()
        self._adding.stop()
        if watched := [*self._watcher.files(), *self._watcher.directories()]:
            self._watcher.removePaths(watched)
        self._watched = set()
        self._pending = []

    def _on_progressed(self) -> None:
        """It is known what is to be read."""
        if self._reading.done == 0 and not self._reading.waiting <= self._names:
            self.watch(self._names | self._reading.waiting)

    def _add_some(self) -> None:
        some, self._pending = self._pending[:_AT_ONCE], self._pending[_AT_ONCE:]
        self._watcher.addPaths(some)
        if not self._pending:
            self._adding.stop()

    def _on_event(self) -> None:
        self._debounce.start()

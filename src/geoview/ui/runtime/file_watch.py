"""The watch on the open file: it notices changes on the disk."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QFileSystemWatcher

    from geoview.document import Source
    from geoview.ui.runtime.jobs import Jobs, Token

__all__ = ["FileState", "FileWatch", "state_of"]

_DEBOUNCE_MS = 750
_POLL_MS = 3_000
_PIECE = 1 << 20


class FileState(StrEnum):
    """The state of the file on the disk, compared with the shown text."""

    SAME = "same"
    CHANGED = "changed"
    GONE = "gone"
    EMPTY = "empty"
    """The file is empty but was not before: most likely it is being written."""


def state_of(source: Source, cancelled: Token | None = None) -> FileState:
    """Compare a file with what was read from it, by content: a new date alone is no change.

    Args:
        source: What was read.
        cancelled: Ends the reading early; the result must then not be used.
    """
    path = source.path
    if path is None:
        return FileState.SAME
    try:
        size = path.stat().st_size
        if size != source.size:
            return FileState.CHANGED if size or not source.size else FileState.EMPTY
        from hashlib import sha256

        digest = sha256()
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                if cancelled is not None and cancelled.cancelled():
                    break
                digest.update(piece)
    except OSError:
        # Missing or unreadable: either way, the shown text is all that is left.
        return FileState.GONE
    return FileState.SAME if digest.hexdigest() == source.sha256 else FileState.CHANGED


class FileWatch(QObject):
    """A watch on one file and its folder, because many programs save by replacing the old file with a new one.

    Args:
        jobs: Checks the file off the window's thread, because a network drive may be slow.
    """

    changed = Signal(object)
    """The new `FileState`, each time it is another one than before."""

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._source: Source | None = None
        self._state = FileState.SAME
        self._token: Token | None = None
        self._was_empty = False
        self._watcher: QFileSystemWatcher | None = None
        self._debounce = QTimer(self)
        self._debounce.setSingleShot(True)
        self._debounce.setInterval(_DEBOUNCE_MS)
        self._debounce.timeout.connect(self._look)
        # Where the system has no watches left, the file is looked at now and then.
        self._poll = QTimer(self)
        self._poll.setInterval(_POLL_MS)
        self._poll.timeout.connect(self._look)

    @property
    def state(self) -> FileState:
        """The state of the file when it was last checked."""
        return self._state

    def watch(self, source: Source | None) -> None:
        """Watch the file of a document in place of the one before; None watches nothing."""
        self.stop()
        if source is None or source.path is None or not source.sha256:
            return
        self._source = source
        self._was_empty = False
        path = source.path

        def reach(token: Token) -> None:
            # Watching calls the file system on the window's thread, so it waits until the drive has answered.
            path.exists()
            token.post(partial(self._on_reached, source))

        self._token = self._jobs.start(reach, "watch")

    def _on_reached(self, source: Source) -> None:
        if source is not self._source or source.path is None:
            return
        watcher = self._watcher or self._make_watcher()
        watcher.addPath(str(source.path.parent))
        self._add(watcher, source.path)
        if not watcher.files() or not watcher.directories():
            self._poll.start()
        # It may have changed while another document was in front.
        self._look()

    def stop(self) -> None:
        """Stop watching."""
        self._debounce.stop()
        self._poll.stop()
        if self._token is not None:
            self._token.cancel()
        self._source, self._state = None, FileState.SAME
        watched = [*self._watcher.files(), *self._watcher.directories()] if self._watcher else []
        if self._watcher is not None and watched:
            self._watcher.removePaths(watched)

    def _make_watcher(self) -> QFileSystemWatcher:
        # Not before the first text is on the screen.
        from PySide6.QtCore import QFileSystemWatcher

        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._on_event)
        self._watcher.directoryChanged.connect(self._on_event)
        return self._watcher

    @staticmethod
    def _add(watcher: QFileSystemWatcher, path: Path) -> None:
        if str(path) not in watcher.files() and path.exists():
            watcher.addPath(str(path))

    def _on_event(self) -> None:
        if self._source is not None:
            # The watch of a file ends when another takes its place.
            self._debounce.start()

    def _look(self) -> None:
        source = self._source
        if source is None:
            return
        if self._token is not None:
            self._token.cancel()

        def work(token: Token) -> None:
            state = state_of(source, token)
            token.post(partial(self._on_state, source, state))

        self._token = self._jobs.start(work, "watch")

    def _on_state(self, source: Source, state: FileState) -> None:
        if source is not self._source or source.path is None:
            return
        if state is FileState.EMPTY and not self._was_empty:
            self._was_empty = True
            self._debounce.start()
            return
        self._was_empty = False
        if state is not FileState.GONE and self._watcher is not None:
            self._add(self._watcher, source.path)
        if state is not self._state:
            self._state = state
            self.changed.emit(state)

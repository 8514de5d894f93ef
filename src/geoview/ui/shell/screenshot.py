"""A picture of the window once everything in it is at rest, and the time that this took."""

from __future__ import annotations

import json
import os
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QObject, QTimer, Signal

from geoview.errors import GeoViewError
from geoview.storage import atomic_write

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from geoview.ui.documents.documents import Documents
    from geoview.ui.folder.controller import FolderController
    from geoview.ui.folder.view import FolderView
    from geoview.ui.map.map_host import MapHost
    from geoview.ui.shell.presenter import DocumentPresenter

__all__ = ["Screenshot", "Stopwatch", "resident_megabytes"]

_REST_MS = 300
_PATIENCE_MS = 60_000


def resident_megabytes() -> float | None:
    """Return the memory of this process in megabytes (10⁶ bytes), or None where the system does not report it."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        return round(pages * os.sysconf("SC_PAGE_SIZE") / 1e6, 1)
    except (OSError, ValueError, AttributeError):
        return None


class Stopwatch(QObject):
    """The times at which the text is painted, the places are complete, and the map shows them.

    Args:
        documents: What is open.
        presenter: Shows the current document.
        map_host: The map of the current document.
        folders: The open folders, which are timed too.
        started: When the process began, on the clock of `time.monotonic`, in seconds.
    """

    def __init__(
        self,
        documents: Documents,
        presenter: DocumentPresenter,
        map_host: MapHost,
        folders: FolderController,
        started: float,
    ) -> None:
        super().__init__(presenter)
        self._documents, self._map, self._started = documents, map_host, started
        self.text_painted: float | None = None
        self.places_ready: float | None = None
        self.map_ready: float | None = None
        presenter.text_painted.connect(self._on_text)
        documents.atlas_changed.connect(self._on_atlas)
        map_host.map_ready.connect(self._on_map)
        map_host.map_settled.connect(self._on_map)
        for view in folders.views:
            view.counted.connect(partial(self._on_folder, view))
            view.map.map_settled.connect(self._on_map)

    def _now(self) -> float:
        return round((time.monotonic() - self._started) * 1e3, 1)

    def _on_text(self) -> None:
        if self.text_painted is None:
            self.text_painted = self._now()

    def _on_atlas(self) -> None:
        atlas = self._documents.current.atlas
        if self.places_ready is None and atlas is not None and atlas.complete:
            self.places_ready = self._now()

    def _on_folder(self, view: FolderView) -> None:
        """Take the times of a folder once all of it is read. A folder without texts has no map to wait for."""
        if self.places_ready is None and not view.reading.is_running:
            self.places_ready = self._now()
        if self.places_ready is not None and not view.shows_texts:
            self._on_map()

    def _on_map(self) -> None:
        # The map counts as ready only once it shows all places.
        if self.map_ready is None and self.places_ready is not None:
            self.map_ready = self._now()

    def line(self) -> str:
        """Return the times as one JSON object."""
        atlas = self._documents.current.atlas
        return json.dumps(
            {
                "text_painted_ms": self.text_painted,
                "places_ready_ms": self.places_ready,
                "map_ready_ms": self.map_ready,
                "main_rss_mb": resident_megabytes(),
                "outside_requests": self._map.outside_requests,
                "places": len(atlas.places) if atlas else 0,
                "mentions": len(atlas.resolutions) if atlas else 0,
            }
        )


class Screenshot(QObject):
    """A picture that is taken once text, places and map are there and the map is at rest.

    Args:
        window: The window to show.
        watch: Knows which parts are complete.
        documents: The open documents.
        map_host: The map of the current document.
        folders: The open folders.
        target: The path of the PNG file.
        expects_text: Whether a file was given; otherwise the picture shows the start page.

    Attributes:
        is_finished: True once the picture is taken, or can't be taken.
        error: Why the picture could not be taken; None if it was.
    """

    finished = Signal()

    def __init__(
        self,
        window: QWidget,
        watch: Stopwatch,
        documents: Documents,
        map_host: MapHost,
        folders: FolderController,
        target: Path,
        *,
        expects_text: bool,
    ) -> None:
        super().__init__(window)
        self._window, self._watch, self._target = window, watch, target
        self.is_finished = False
        self.error: GeoViewError | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._take)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.timeout.connect(self._on_impatient)
        self._patience.start()
        documents.failed.connect(self._on_failed)
        map_host.map_failed.connect(self._on_map_failed)
        map_host.map_settled.connect(self._on_settled)
        documents.finished.connect(self._on_settled)
        for view in folders.views:
            view.map.map_settled.connect(self._on_settled)
            view.counted.connect(self._on_settled)
            view.reading.failed.connect(self._on_failed)
        if not expects_text:
            self._rest.start()

    def times(self) -> str:
        """Return all times as one JSON object; see `Stopwatch`."""
        return self._watch.line()

    def give_up(self) -> None:
        """Finish without a picture after an error that is reported elsewhere."""
        self._finish(GeoViewError("The picture could not be taken", "there was a fault in GeoView."))

    def _on_settled(self) -> None:
        # Each new movement restarts the wait.
        if self._watch.map_ready is not None and self._watch.places_ready is not None:
            self._rest.start()

    def _on_failed(self, error: GeoViewError) -> None:
        self._finish(error)

    def _on_map_failed(self, reason: str) -> None:
        self._finish(GeoViewError("The map could not be shown", "{reason}", reason=reason))

    def _on_impatient(self) -> None:
        self._finish(GeoViewError("The picture could not be taken", "the map did not come to rest within a minute."))

    def _take(self) -> None:
        try:
            _write(self._window, self._target)
        except GeoViewError as error:
            self._finish(error)
        else:
            self._finish(None)

    def _finish(self, error: GeoViewError | None) -> None:
        self._rest.stop()
        self._patience.stop()
        if not self.is_finished:
            self.is_finished, self.error = True, error
            self.finished.emit()


def _write(window: QWidget, target: Path) -> None:
    """Write the picture completely or not at all."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    window.grab().save(buffer, "PNG")
    atomic_write(target, bytes(buffer.data().data()))

"""Loading map tiles from a service for the map page: off the window's thread, and cancelled when not needed."""

from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QThreadPool, Signal

from geoview.errors import Cancelled, OnlineError

if TYPE_CHECKING:
    from PySide6.QtWebEngineCore import QWebEngineUrlRequestJob

    from geoview.online.tiles import Tiles

__all__ = ["TileFeed"]

_AT_ONCE = 3
"""Requests at the same time, as the terms of tile services ask."""


class TileFeed(QObject):
    """The answers to the page's requests for tiles.

    Attributes:
        number: Number of the source, for the page; a new one for each source, and 0 for none.
    """

    failed = Signal(object)
    """An `OnlineError`; the base map is there all the same."""
    worked = Signal()
    """A tile arrived."""
    _got = Signal(int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.number = 0
        self._sources = 0
        self._tiles: Tiles | None = None
        self._asked = 0
        self._waiting: dict[int, tuple[QWebEngineUrlRequestJob, threading.Event]] = {}
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(_AT_ONCE)
        self._got.connect(self._on_got)

    @property
    def credit(self) -> tuple[str, str]:
        """The credit of the source, and its web address ("" for none)."""
        return (self._tiles.credit, self._tiles.credit_url) if self._tiles is not None else ("", "")

    def set_tiles(self, tiles: Tiles | None) -> None:
        """Set another source, or None; requests in progress are cancelled."""
        self._give_up()
        if self._tiles is not None:
            self._tiles.close()
        self._tiles = tiles
        if tiles is not None:
            self._sources += 1
        self.number = self._sources if tiles is not None else 0

    def serve(self, job: QWebEngineUrlRequestJob, number: int, z: int, x: int, y: int) -> None:
        """Answer a request of the page, now or later.

        A request for another source or for a tile that can't exist is refused.
        """
        tiles = self._tiles
        if tiles is None or number != self.number:
            job.fail(job.Error.UrlNotFound)
            return
        self._asked += 1
        asked = self._asked
        stop = threading.Event()
        self._waiting[asked] = (job, stop)
        # The page gives up on tiles that have gone out of view.
        job.destroyed.connect(partial(self._on_gone, asked))
        self._pool.start(partial(self._fetch, asked, tiles, (z, x, y), stop))

    def close(self) -> None:
        """Cancel everything; to be called before the page is destroyed."""
        self.set_tiles(None)
        self._pool.clear()
        self._pool.waitForDone()

    def _fetch(self, asked: int, tiles: Tiles, tile: tuple[int, int, int], stop: threading.Event) -> None:
        """Load a tile, on a worker thread."""
        result: object = None
        if not stop.is_set():
            try:
                result = tiles.get(*tile, cancelled=stop.is_set)
            except (OnlineError, ValueError) as error:
                result = error
            except Cancelled:
                result = None
        if shiboken6.isValid(self):
            self._got.emit(asked, result)

    def _on_got(self, asked: int, result: object) -> None:
        waiting = self._waiting.pop(asked, None)
        if waiting is None or not shiboken6.isValid(waiting[0]):
            return
        job = waiting[0]
        from geoview.online.tiles import Tile

        if isinstance(result, Tile):
            buffer = QBuffer(job)
            buffer.setData(QByteArray(result.body))
            buffer.open(QIODevice.OpenModeFlag.ReadOnly)
            job.reply(QByteArray(result.content_type.encode()), buffer)
            self.worked.emit()
            return
        job.fail(job.Error.RequestFailed)
        if isinstance(result, OnlineError):
            self.failed.emit(result)

    def _on_gone(self, asked: int, *_: object) -> None:
        waiting = self._waiting.pop(asked, None)
        if waiting is not None:
            waiting[1].set()

    def _give_up(self) -> None:
        waiting, self._waiting = self._waiting, {}
        for job, stop in waiting.values():
            stop.set()
            if shiboken6.isValid(job):
                job.fail(job.Error.RequestAborted)

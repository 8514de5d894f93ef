"""Reading what is kept of a document beside the search for its places: its drive may not answer."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from geoview.errors import GeoViewError

if TYPE_CHECKING:
    from geoview.corrections.store import CorrectionStore, Kept
    from geoview.document import Document
    from geoview.gazetteer import Gazetteer
    from geoview.ui.runtime.jobs import Jobs, Token

__all__ = ["CorrectionLoader"]

_PATIENCE_S = 2.0
"""Corrections that are read by then are there with the first places; later ones come when they come."""
_LOOK_S = 0.05


class CorrectionLoader:
    """One reading of what is kept.

    Args:
        jobs: Runs it.
        keeper: Knows where it lies.
        document: Whose it is.
        then: Called on the window's thread with this, what was kept, and the place data that it was read with.
        failed: Called there with this and the reason, when it can't be read.
    """

    def __init__(
        self,
        jobs: Jobs,
        keeper: CorrectionStore,
        document: Document,
        then: Callable[[CorrectionLoader, Kept | None, Gazetteer | None], object],
        failed: Callable[[CorrectionLoader, GeoViewError], object],
    ) -> None:
        self._jobs, self._keeper, self._document = jobs, keeper, document
        self._then, self._failed = then, failed
        self._lock = threading.Lock()
        self._token: Token | None = None
        self._is_wanted = True
        self._done = threading.Event()

    def start(self, gazetteer: Gazetteer | None) -> None:
        """Begins, once; on any thread."""
        with self._lock:
            if self._token is None and self._is_wanted:
                self._token = self._jobs.start(lambda token: self._work(token, gazetteer), "load")

    def wait(self, cancelled: Callable[[], bool]) -> None:
        """Waits until it is done, but not for long; what was read then lands before anything that is posted later."""
        end = time.monotonic() + _PATIENCE_S
        while not (self._done.wait(_LOOK_S) or cancelled() or time.monotonic() > end):
            pass

    def cancel(self) -> None:
        """Nothing of it lands from here on."""
        with self._lock:
            self._is_wanted = False
            if self._token is not None:
                self._token.cancel()

    def _work(self, token: Token, gazetteer: Gazetteer | None) -> None:
        try:
            kept = self._keeper.load(self._document, gazetteer)
        except GeoViewError as error:
            fault = error
            token.post(lambda: self._failed(self, fault))
        else:
            token.post(lambda: self._then(self, kept, gazetteer))
        finally:
            self._done.set()

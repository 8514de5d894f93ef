"""Reading the stored corrections of a document alongside the search for places, because its drive may not answer."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

from geoview.errors import GeoViewError

if TYPE_CHECKING:
    from collections.abc import Callable

    from geoview.corrections.store import CorrectionStore, Kept
    from geoview.document import Document
    from geoview.gazetteer import Gazetteer
    from geoview.ui.runtime.jobs import Jobs, Token

__all__ = ["CorrectionLoader"]

_PATIENCE_S = 2.0
"""Corrections that are read by then appear with the first places; the others appear later."""
_LOOK_S = 0.05


class CorrectionLoader:
    """One reading of the stored corrections of a document.

    Args:
        jobs: Runs it.
        keeper: Knows where the corrections are stored.
        document: The document that the corrections belong to.
        then: Called on the window's thread with this object, the stored corrections and the place data in use.
        failed: Called on the window's thread with this object and the error, when they can't be read.
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
        """Start reading, at most once. Any thread may call this."""
        with self._lock:
            if self._token is None and self._is_wanted:
                self._token = self._jobs.start(lambda token: self._work(token, gazetteer), "load")

    def wait(self, cancelled: Callable[[], bool]) -> None:
        """Wait for a short time until it is done; the result then lands before anything that is posted later."""
        end = time.monotonic() + _PATIENCE_S
        while not (self._done.wait(_LOOK_S) or cancelled() or time.monotonic() > end):
            pass

    def cancel(self) -> None:
        """Cancel the reading: no result lands after this call."""
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

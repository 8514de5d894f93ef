"""Closing the window: nothing is lost, and everything is found again at the next start."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QCloseEvent

from geoview.errors import StorageError

if TYPE_CHECKING:
    from geoview.ui.correcting.saver import CorrectionSaver
    from geoview.ui.documents.documents import Documents
    from geoview.ui.map.map_host import MapHost
    from geoview.ui.selection.document_views import DocumentViews
    from geoview.ui.shell.window import Window
    from geoview.viewer.window_state import StateFile

__all__ = ["WindowCloser"]

_LOG = logging.getLogger(__name__)


class WindowCloser(QObject):
    """Asks before corrections are lost, notes where everything was, and ends what is under way.

    Args:
        window: What closes.
        saver: Saves the corrections, or asks.
        views: Notes how the documents are looked at.
        state: Is saved.
        documents: Their work is stopped.
        map_host: Lets its page go.
    """

    def __init__(
        self,
        window: Window,
        saver: CorrectionSaver,
        views: DocumentViews,
        state: StateFile,
        documents: Documents,
        map_host: MapHost,
    ) -> None:
        super().__init__(window)
        self._saver, self._views, self._state = saver, views, state
        self._documents, self._map = documents, map_host
        window.close_requested.connect(self._on_request)
        window.closed.connect(self._on_closed)

    def _on_request(self, event: QCloseEvent) -> None:
        if self._saver.may_quit():
            self._views.close()
        else:
            event.ignore()

    def _on_closed(self) -> None:
        try:
            self._state.save()
        except StorageError as error:
            # There is no window left to say it in.
            _LOG.warning("%s", error)
        self._documents.cancel()
        self._map.shutdown()

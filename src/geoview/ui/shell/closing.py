"""Closing the window: nothing is lost, and the next start restores the state."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from geoview.errors import StorageError

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from geoview.ui.correcting.saver import CorrectionSaver
    from geoview.ui.documents.documents import Documents
    from geoview.ui.map.map_host import MapHost
    from geoview.ui.selection.document_views import DocumentViews
    from geoview.ui.shell.window import Window
    from geoview.viewer.window_state import StateFile

__all__ = ["WindowCloser"]

_LOG = logging.getLogger(__name__)


class WindowCloser(QObject):
    """What runs when the window closes: it asks before corrections are lost, saves the state and stops all work.

    Args:
        window: The window that closes.
        saver: Saves the corrections, or asks what to do with them.
        views: Stores the reading position of each document.
        state: The state that is saved.
        documents: The open documents, whose work is stopped.
        map_host: The map, whose page is closed.
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
            # There is no window left to report it in.
            _LOG.warning("%s", error)
        self._documents.cancel()
        self._map.shutdown()

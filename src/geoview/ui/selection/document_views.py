"""How the reader looks at each document: where in it, how large its letters, how wide the panes; and the way back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMainWindow

from geoview.ui.selection.geometry import PLAIN_SIZE, remember, restore
from geoview.viewer.navigation_history import History, Reading
from geoview.viewer.window_state import ZOOM_RANGE, View

if TYPE_CHECKING:
    from geoview.document import Document
    from geoview.ui.article.article_view import ArticleView
    from geoview.ui.documents.documents import Documents
    from geoview.ui.documents.session import Session
    from geoview.ui.places.place_table import PlaceTable
    from geoview.ui.selection.view_sync import ViewSync
    from geoview.ui.widgets.pane_layout import PaneLayout
    from geoview.viewer.window_state import State

__all__ = ["DocumentViews"]


class DocumentViews(QObject):
    """Notes how a document is looked at when another comes to the front, and looks at it that way again.

    A document that the reader never enlarged has the usual size of the settings; it follows when that changes.

    Args:
        documents: What is open.
        view: The text of the one in front.
        sync: Knows the current mention and where the reader was.
        panes: How the panes lie.
        table: Its columns have widths too.
        state: What is remembered over the end of the program.
        window: Its size is remembered.
    """

    zoom_changed = Signal()
    """The letters in front have another size."""

    def __init__(
        self,
        documents: Documents,
        view: ArticleView,
        sync: ViewSync,
        panes: PaneLayout,
        table: PlaceTable,
        state: State,
        window: QMainWindow,
    ) -> None:
        super().__init__(window)
        self._documents, self._view, self._sync = documents, view, sync
        self._panes, self._table, self._state, self._window = panes, table, state, window
        self._usual = 1.0
        self._own: float | None = None
        self._readings: dict[Session, Reading] = {}
        restore(window, panes.panes, panes.right, table, state)
        documents.leaving.connect(self.leave)
        documents.listed.connect(self._forget_closed)

    # The size of the letters

    @property
    def zoom(self) -> float:
        """Size of the letters in front, 1.0 is plain."""
        return self._own if self._own is not None else self._usual

    def set_zoom(self, zoom: float) -> None:
        """The document in front has letters of its own size, within bounds; of the usual size, and it has none."""
        zoom = min(max(zoom, ZOOM_RANGE[0]), ZOOM_RANGE[1])
        self._own = None if zoom == self._usual else zoom
        self._apply_zoom()

    def zoom_by(self, steps: int) -> None:
        """Larger or smaller by steps of a tenth."""
        self.set_zoom(round(self.zoom * 10 + steps) / 10)

    def reset_zoom(self) -> None:
        """The document in front has letters of the usual size again."""
        self._own = None
        self._apply_zoom()

    def set_usual(self, zoom: float) -> None:
        """Letters of documents that have none of their own; the one in front takes them too, so that they are seen."""
        self._usual = zoom
        self.reset_zoom()

    def _apply_zoom(self) -> None:
        self._view.set_zoom(self.zoom)
        self.zoom_changed.emit()

    # Documents

    def leave(self, session: Session) -> None:
        """Another document comes to the front, or the window closes: notes how this one is looked at."""
        document = session.document
        if document is not None:
            reading = self._reading(document, self._sync.selection.mention)
            self._readings[session] = reading
            if document.source.path is not None:
                self._state.remember_view(document.source.path, reading.view)

    def keep(self, session: Session, document: Document) -> None:
        """The file in front was read again, as `document`: it will be looked at as it is now."""
        self._readings[session] = self._reading(document, None)

    def recall(self, session: Session, document: Document) -> Reading:
        """Gives panes and letters of a document that comes to the front their sizes; how it was looked at."""
        reading = self._readings.pop(session, None)
        if reading is None or reading.document is not document:
            reading = Reading(document, self._state.view_of(document.source.path), None, History())
        view = reading.view
        self._own = view.zoom
        self._apply_zoom()
        if view.panes:
            self._panes.panes.setSizes(view.panes)
        if view.right:
            self._panes.right.setSizes(view.right)
        return reading

    def _reading(self, document: Document, mention: int | None) -> Reading:
        panes, right = tuple(self._panes.panes.sizes()), tuple(self._panes.right.sizes())
        view = View(
            self._view.first_visible(),
            self._own,
            panes if all(panes) else (),
            right if all(right) else (),
        )
        return Reading(document, view, mention, self._sync.history)

    def _forget_closed(self) -> None:
        for session in set(self._readings) - set(self._documents.sessions):
            del self._readings[session]

    # The window

    def reset(self) -> None:
        """Window, panes, columns and letters as at the first start, in every document; where one is in each stays."""
        window, state = self._window, self._state
        state.views = {name: View(view.position) for name, view in state.views.items()}
        self._readings = {
            session: replace(reading, view=View(reading.view.position)) for session, reading in self._readings.items()
        }
        self._panes.reset()
        self._table.reset_widths()
        if not (window.isMaximized() or window.isFullScreen()):
            room = window.screen().availableGeometry()
            window.resize(min(PLAIN_SIZE[0], room.width()), min(PLAIN_SIZE[1], room.height()))
        self.reset_zoom()

    def close(self) -> None:
        """The window closes: notes how it stands, and how the document in front is looked at."""
        self.leave(self._documents.current)
        remember(self._window, self._panes.panes, self._panes.right, self._table, self._state)

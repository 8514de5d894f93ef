"""The view state of each document: scroll position, text size and pane sizes, and the way to restore them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from geoview.ui.selection.geometry import PLAIN_SIZE, remember, restore
from geoview.viewer.navigation_history import History, Reading
from geoview.viewer.window_state import ZOOM_RANGE, View

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow

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
    """The view state of each document: saved when another one becomes current, and restored later.

    A document that the reader never zoomed has the default size of the settings, and follows when that changes.

    A document that the reader never enlarged has the usual size of the settings; it follows when that changes.

    Args:
        documents: The open documents.
        view: The text of the current one.
        sync: Knows the current mention and where the reader was.
        panes: The layout of the panes.
        table: Its column widths are saved too.
        state: What is kept between two runs of the program.
        window: Its size is saved.
    """

    zoom_changed = Signal()
    """The text size of the current document changed."""

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

    # Text size

    @property
    def zoom(self) -> float:
        """The text size of the current document; 1.0 is 100 %."""
        return self._own if self._own is not None else self._usual

    def set_zoom(self, zoom: float) -> None:
        """Give the current document its own text size, within limits; the default size removes it again."""
        zoom = min(max(zoom, ZOOM_RANGE[0]), ZOOM_RANGE[1])
        self._own = None if zoom == self._usual else zoom
        self._apply_zoom()

    def zoom_by(self, steps: int) -> None:
        """Make the text larger or smaller by steps of a tenth."""
        self.set_zoom(round(self.zoom * 10 + steps) / 10)

    def reset_zoom(self) -> None:
        """Give the current document the default text size again."""
        self._own = None
        self._apply_zoom()

    def set_usual(self, zoom: float) -> None:
        """Set the default text size; the current document takes it too, so that the change is seen."""
        self._usual = zoom
        self.reset_zoom()

    def _apply_zoom(self) -> None:
        self._view.set_zoom(self.zoom)
        self.zoom_changed.emit()

    # Documents

    def leave(self, session: Session) -> None:
        """Save the view state of a document before another one becomes current or the window closes."""
        document = session.document
        if document is not None:
            reading = self._reading(document, self._sync.selection.mention)
            self._readings[session] = reading
            if document.source.path is not None:
                self._state.remember_view(document.source.path, reading.view)

    def keep(self, session: Session, document: Document) -> None:
        """Save the view state for `document`, the new version of the current file, which was read again."""
        self._readings[session] = self._reading(document, None)

    def recall(self, session: Session, document: Document) -> Reading:
        """Restore pane sizes and text size of a document that becomes current, and return its view state."""
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
        """Reset window, panes, columns and text size in every document; the reading positions stay."""
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
        """Save the window and the view state of the current document, because the window closes."""
        self.leave(self._documents.current)
        remember(self._window, self._panes.panes, self._panes.right, self._table, self._state)

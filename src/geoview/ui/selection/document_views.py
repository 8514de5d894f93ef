"""How the reader looks at each document: where in it, how large its letters, how wide the panes; and the way back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from geoview.ui.selection.geometry import PLAIN_SIZE, remember, restore
from geoview.viewer.navigation_history import History, Reading
from geoview.viewer.window_state import ZOOM_RANGE, View

if TYPE_CHECKING:
    from geoview.document import Document
    from geoview.ui.documents.session import Session
    from geoview.ui.shell.window import Window

__all__ = ["DocumentViews"]


class DocumentViews(QObject):
    """Notes how a document is looked at when another comes to the front, and looks at it that way again.

    A document that the reader never enlarged has the usual size of the settings; it follows when that changes.

    Args:
        window: Whose documents they are.
    """

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._usual = 1.0
        self._own: float | None = None
        self._readings: dict[Session, Reading] = {}
        frame = window.frame
        restore(window, frame.panes, frame.right, window.places.table, window.remembered)
        window.documents.leaving.connect(self.leave)
        window.documents.listed.connect(self._forget_closed)

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
        self._window.article.view.set_zoom(self.zoom)
        self._window.refresh()

    # Documents

    def leave(self, session: Session) -> None:
        """Another document comes to the front, or the window closes: notes how this one is looked at."""
        document = session.document
        if document is not None:
            reading = self._reading(document, self._window.selection.mention)
            self._readings[session] = reading
            if document.source.path is not None:
                self._window.remembered.remember_view(document.source.path, reading.view)

    def keep(self, session: Session, document: Document) -> None:
        """The file in front was read again, as `document`: it will be looked at as it is now."""
        self._readings[session] = self._reading(document, None)

    def recall(self, session: Session, document: Document) -> Reading:
        """Gives panes and letters of a document that comes to the front their sizes; how it was looked at."""
        reading = self._readings.pop(session, None)
        if reading is None or reading.document is not document:
            reading = Reading(document, self._window.remembered.view_of(document.source.path), None, History())
        view, frame = reading.view, self._window.frame
        self._own = view.zoom
        self._window.article.view.set_zoom(self.zoom)
        if view.panes:
            frame.panes.setSizes(view.panes)
        if view.right:
            frame.right.setSizes(view.right)
        return reading

    def _reading(self, document: Document, mention: int | None) -> Reading:
        window, frame = self._window, self._window.frame
        panes, right = tuple(frame.panes.sizes()), tuple(frame.right.sizes())
        view = View(
            window.article.view.first_visible(),
            self._own,
            panes if all(panes) else (),
            right if all(right) else (),
        )
        return Reading(document, view, mention, window.links.history)

    def _forget_closed(self) -> None:
        for session in set(self._readings) - set(self._window.documents.sessions):
            del self._readings[session]

    # The window

    def reset(self) -> None:
        """Window, panes, columns and letters as at the first start, in every document; where one is in each stays."""
        window, state = self._window, self._window.remembered
        state.views = {name: View(view.position) for name, view in state.views.items()}
        self._readings = {
            session: replace(reading, view=View(reading.view.position)) for session, reading in self._readings.items()
        }
        window.frame.reset()
        window.places.table.reset_widths()
        if not (window.isMaximized() or window.isFullScreen()):
            room = window.screen().availableGeometry()
            window.resize(min(PLAIN_SIZE[0], room.width()), min(PLAIN_SIZE[1], room.height()))
        self.reset_zoom()

    def close(self) -> None:
        """The window closes: notes how it stands, and how the document in front is looked at."""
        self.leave(self._window.session)
        frame = self._window.frame
        remember(self._window, frame.panes, frame.right, self._window.places.table, self._window.remembered)

"""The presentation of the document in front: its text at once, its places as they are found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from geoview.ui.selection.selection import Cause
from geoview.viewer.navigation_history import History

if TYPE_CHECKING:
    from geoview.atlas import Atlas
    from geoview.document import Document
    from geoview.ui.article.article_pane import ArticlePane
    from geoview.ui.documents.documents import Documents
    from geoview.ui.documents.session import Session
    from geoview.ui.places.places_pane import PlacesPane
    from geoview.ui.selection.document_views import DocumentViews
    from geoview.ui.selection.find_controller import FindController
    from geoview.ui.selection.view_sync import ViewSync
    from geoview.ui.widgets.pane_layout import PaneLayout

__all__ = ["DocumentPresenter"]

_PAINT_WAIT_MS = 400


class DocumentPresenter(QObject):
    """The object that shows the current document in text, table and map.

    Args:
        documents: The open documents.
        article: The pane that shows the text.
        places: The pane that lists the places.
        sync: Shows the atlas in all views.
        views: Stores the reading position of each document.
        find: The search, which continues in another text.
        panes: The layout, which shows the text or the start page.
    """

    shown = Signal(object)
    """Another `Document` is on the screen, or None for the start page."""
    text_painted = Signal()
    """The text of a document has been painted for the first time."""
    reading_began = Signal()
    """The text can be read; other work may start now."""
    stopped = Signal()
    """The reader stopped the search for places."""

    def __init__(
        self,
        documents: Documents,
        article: ArticlePane,
        places: PlacesPane,
        sync: ViewSync,
        views: DocumentViews,
        find: FindController,
        panes: PaneLayout,
    ) -> None:
        super().__init__(panes)
        self._documents, self._article, self._places = documents, article, places
        self._sync, self._views, self._find, self._panes = sync, views, find, panes
        self._shown: Document | None = None
        # The places must also be found when the window is never painted, because it started minimised.
        self._paint_wait = QTimer(self)
        self._paint_wait.setSingleShot(True)
        self._paint_wait.setInterval(_PAINT_WAIT_MS)
        self._paint_wait.timeout.connect(self._find_places)
        documents.current_changed.connect(self._on_current)
        documents.document_opened.connect(self._on_document)
        documents.atlas_changed.connect(self._on_atlas)
        documents.finished.connect(lambda: places.set_busy(False))
        article.view.painted.connect(self._on_painted)

    def reload(self, encoding: str | None = None) -> None:
        """Read the open file again, in another encoding if one is given; the reading position stays."""
        session = self._documents.current
        document = session.document
        if document is not None and document.source.path is not None:
            session.open(document.source.path, encoding)

    def cancel(self) -> None:
        """Stop the search for places; the places so far stay, and the search can be continued."""
        session = self._documents.current
        was_parsing = session.is_parsing
        session.cancel()
        if was_parsing:
            self._places.set_busy(False, stopped=True)
            self.stopped.emit()

    def go_on(self) -> None:
        """Continue the search for places."""
        session = self._documents.current
        if session.needs_places:
            self._places.set_busy(True)
            session.parse(self._article.view.visible_span())

    def stop(self) -> None:
        """Start no work any more, because the window closes."""
        self._paint_wait.stop()

    # The document in front

    def _on_current(self, session: Session) -> None:
        if session.document is None:
            self._show_nothing()
        else:
            self._show(session.document)

    def _on_document(self, document: Document) -> None:
        """Show a document that was opened in front, or read again."""
        shown, path = self._shown, document.source.path
        if shown is not None and path is not None and shown.source.path == path:
            self._views.keep(self._documents.current, document)
        self._show(document)

    def _show(self, document: Document) -> None:
        session, view = self._documents.current, self._article.view
        self._shown = document
        reading = self._views.recall(session, document)
        self._sync.history = reading.history
        self._article.set_document(document, session.display)
        self._set_atlas(session.atlas)
        self._places.set_busy(session.is_busy or session.needs_places)
        self._panes.show_text()
        self._find.set_text(document.text)
        if reading.mention is not None:
            self._sync.selection.choose_mention(reading.mention, Cause.REFRESH)
        if reading.view.position:
            view.scroll_to(min(reading.view.position, len(document.text)))
        view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._paint_wait.start()
        self.shown.emit(document)

    def _show_nothing(self) -> None:
        self.stop()
        self._shown = None
        self._article.set_document(None)
        self._sync.history = History()
        self._set_atlas(None)
        self._find.set_text("")
        self._panes.show_start()
        self.shown.emit(None)

    # Finding places

    def _on_painted(self) -> None:
        self.text_painted.emit()
        self._find_places()

    def _find_places(self) -> None:
        self._paint_wait.stop()
        session = self._documents.current
        if session.needs_places:
            session.parse(self._article.view.visible_span())
        self.reading_began.emit()

    def _on_atlas(self, atlas: Atlas) -> None:
        self._places.set_busy(not atlas.complete)
        self._set_atlas(atlas)
        self._find.refresh()

    def _set_atlas(self, atlas: Atlas | None) -> None:
        engine = self._documents.current.engine
        self._sync.set_atlas(atlas, engine.gazetteer if engine else None)

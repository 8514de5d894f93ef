"""The status bar and toolbar while documents change: counts, progress, encoding, place data, zoom and position."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from geoview.ui.runtime.deferred import Deferred

if TYPE_CHECKING:
    from geoview.atlas import Atlas
    from geoview.document import Document
    from geoview.ui.article.article_view import ArticleView
    from geoview.ui.documents.documents import Documents
    from geoview.ui.documents.session import Engine
    from geoview.ui.selection.document_views import DocumentViews
    from geoview.ui.selection.selection import Selection
    from geoview.ui.shell.presenter import DocumentPresenter
    from geoview.ui.widgets.status_bar import StatusBar
    from geoview.ui.widgets.toolbar import ToolBar

__all__ = ["ProgressDisplay"]


class ProgressDisplay(QObject):
    """The state of the current document in status bar and toolbar.

    Args:
        documents: The open documents.
        presenter: Reports which document is on the screen.
        selection: The current mention.
        views: The size of the text.
        view: The text with the cursor.
        status: The status bar.
        toolbar: The toolbar with the counter of mentions and the find field.
    """

    all_found = Signal(str)
    """The places of the current document are complete. The string says how many there are."""

    def __init__(
        self,
        documents: Documents,
        presenter: DocumentPresenter,
        selection: Selection,
        views: DocumentViews,
        view: ArticleView,
        status: StatusBar,
        toolbar: ToolBar,
    ) -> None:
        super().__init__(status)
        self._documents, self._selection, self._views, self._view = documents, selection, views, view
        self._status, self._toolbar = status, toolbar
        # One jump moves view and cursor several times; only its end is shown.
        self._moved = Deferred(self._show_position, self)
        view.view_changed.connect(self._moved.start)
        view.cursorPositionChanged.connect(self._moved.start)
        presenter.shown.connect(self._on_shown)
        selection.changed.connect(lambda _: self._count())
        views.zoom_changed.connect(self._show_zoom)
        documents.atlas_changed.connect(self._on_atlas)
        documents.engine_ready.connect(self._on_engine)
        documents.progressed.connect(lambda share: status.show_progress(self.tr("Finding places…"), share))
        documents.finished.connect(status.hide_progress)
        self._on_shown(None)

    def _on_shown(self, document: Document | None) -> None:
        self._status.hide_progress()
        self._status.set_atlas(self._documents.current.atlas)
        self._status.set_form(document)
        self._toolbar.field.setEnabled(document is not None)
        self._count()
        self._show_zoom()
        self._moved.start()

    def _on_atlas(self, atlas: Atlas) -> None:
        self._status.set_atlas(atlas)
        if atlas.complete:
            self.all_found.emit(self._status.counts)

    def _on_engine(self, engine: Engine) -> None:
        if engine.gazetteer is not None:
            self._status.set_data(engine.gazetteer.info.version)

    def _count(self) -> None:
        position = self._selection.position
        if position is not None:
            self._toolbar.set_counter(self.tr("Mention {0} of {1}").format(*position))
        else:
            self._toolbar.set_counter(self.tr("No place") if self._selection.mention is not None else "")

    def _show_zoom(self) -> None:
        self._status.set_zoom(self._views.zoom if self._documents.current.document is not None else None)

    def _show_position(self) -> None:
        if self._documents.current.document is None:
            self._status.set_position(None, 0.0)
        else:
            self._status.set_position(*self._view.line_and_share())

"""Common commands for a document or a folder in front: close, reload, find, fit the map, step through the panes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt

from geoview.ui.widgets.panes import step_pane

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from geoview.ui.article.article_pane import ArticlePane
    from geoview.ui.documents.documents import Documents
    from geoview.ui.folder.controller import FolderController
    from geoview.ui.folder.view import FolderView
    from geoview.ui.map.map_host import MapHost
    from geoview.ui.places.places_pane import PlacesPane
    from geoview.ui.selection.find_controller import FindController
    from geoview.ui.shell.presenter import DocumentPresenter

__all__ = ["DocumentSheet", "FolderSheet", "FrontSheet", "Sheet"]


class Sheet(Protocol):
    """The content of a tab."""

    def close(self) -> None:
        """Close the tab."""

    def reload(self) -> None:
        """Read the content again from the disk."""

    def find(self) -> None:
        """Move the focus to the search field."""

    def fit_all(self) -> None:
        """Show every place on the map."""

    def step_pane(self, by: int) -> None:
        """Move the focus to the next (+1) or previous (−1) pane."""


class DocumentSheet:
    """The current document.

    Args:
        documents: The open documents.
        presenter: Reads the document again.
        find: Searches the text.
        article: The pane with the text.
        map_host: The map of the document.
        places: The pane with the table of places.
    """

    def __init__(
        self,
        documents: Documents,
        presenter: DocumentPresenter,
        find: FindController,
        article: ArticlePane,
        map_host: MapHost,
        places: PlacesPane,
    ) -> None:
        self._documents, self._presenter, self._find = documents, presenter, find
        self._article, self._map, self._places = article, map_host, places

    def close(self) -> None:
        """Close the document, or the window where none is open."""
        session = self._documents.current
        if session.document is not None:
            self._documents.close(session)
        else:
            self._article.window().close()

    def reload(self) -> None:
        """Read the file again."""
        self._presenter.reload()

    def find(self) -> None:
        """Move the focus to the find field."""
        self._find.start()

    def fit_all(self) -> None:
        """Show every place of the text."""
        self._map.pane.fit_all()

    def step_pane(self, by: int) -> None:
        """Move the focus from text to map to table, and back to the text."""
        reason = Qt.FocusReason.TabFocusReason
        panes: tuple[tuple[QWidget, Callable[[], object]], ...] = (
            (self._article, lambda: self._article.view.setFocus(reason)),
            (self._map, self._map.focus_map),
            (self._places, lambda: self._places.table.setFocus(reason)),
        )
        step_pane([(pane, reach) for pane, reach in panes if pane.isVisible()], by)


class FolderSheet:
    """The folder in front.

    Args:
        folders: The open folders.
        view: The view of the folder in front.
    """

    def __init__(self, folders: FolderController, view: FolderView) -> None:
        self._folders, self._view = folders, view

    def close(self) -> None:
        """Close the folder; its index is kept for the next time."""
        self._folders.close(self._view)

    def reload(self) -> None:
        """Look for changes in the folder."""
        self._view.reading.start(again=True)

    def find(self) -> None:
        """Move the focus to the filter of the documents."""
        self._view.find_document()

    def fit_all(self) -> None:
        """Show every place of the folder."""
        self._view.map.pane.fit_all()

    def step_pane(self, by: int) -> None:
        """Move the focus from documents to map, places and time, and back to the documents."""
        self._view.step_pane(by)


class FrontSheet:
    """The sheet in front, a document or a folder.

    Args:
        document: The sheet of the current document.
        folders: The open folders, one of which may be in front instead.
    """

    def __init__(self, document: Sheet, folders: FolderController) -> None:
        self._document, self._folders = document, folders

    @property
    def _front(self) -> Sheet:
        view = self._folders.front
        return FolderSheet(self._folders, view) if view is not None else self._document

    def close(self) -> None:
        """Close the sheet in front."""
        self._front.close()

    def reload(self) -> None:
        """Read the sheet in front again from the disk."""
        self._front.reload()

    def find(self) -> None:
        """Move the focus to the search field of the sheet in front."""
        self._front.find()

    def fit_all(self) -> None:
        """Show every place on the map of the sheet in front."""
        self._front.fit_all()

    def step_pane(self, by: int) -> None:
        """Move the focus to the next (+1) or previous (−1) pane of the sheet in front."""
        self._front.step_pane(by)

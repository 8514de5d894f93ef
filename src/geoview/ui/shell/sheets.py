"""A document and a folder in front are handled alike: closed, read again, searched, fitted, stepped through."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from geoview.ui.widgets.panes import step_pane

if TYPE_CHECKING:
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
    """What stands in a tab."""

    def close(self) -> None:
        """Close it."""

    def reload(self) -> None:
        """Read it again from the disk."""

    def find(self) -> None:
        """Put the cursor where one types what is searched for."""

    def fit_all(self) -> None:
        """Show every place on its map."""

    def step_pane(self, by: int) -> None:
        """Give the keyboard to the next (+1) or previous (−1) of its panes."""


class DocumentSheet:
    """The document in front.

    Args:
        documents: What is open.
        presenter: Reads it again.
        find: Searches it.
        article: Its text.
        map_host: Its map.
        places: Its table.
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
        """Close the document; without one, the window."""
        session = self._documents.current
        if session.document is not None:
            self._documents.close(session)
        else:
            self._article.window().close()

    def reload(self) -> None:
        """Read the file again."""
        self._presenter.reload()

    def find(self) -> None:
        """Go to the find field."""
        self._find.start()

    def fit_all(self) -> None:
        """Show every place of the text."""
        self._map.pane.fit_all()

    def step_pane(self, by: int) -> None:
        """Go from text to map to table, and round again."""
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
        folders: What is open.
        view: The one in front.
    """

    def __init__(self, folders: FolderController, view: FolderView) -> None:
        self._folders, self._view = folders, view

    def close(self) -> None:
        """Close the folder; what was found in it is kept for the next time."""
        self._folders.close(self._view)

    def reload(self) -> None:
        """Look through the folder again."""
        self._view.reading.start(again=True)

    def find(self) -> None:
        """Go to the filter of its documents."""
        self._folders.find()

    def fit_all(self) -> None:
        """Show every place of the folder."""
        self._view.map.pane.fit_all()

    def step_pane(self, by: int) -> None:
        """Go from documents to map, places and time, and round again."""
        self._view.step_pane(by)


class FrontSheet:
    """Whatever is in front.

    Args:
        document: The document.
        folders: One of them may be in front instead.
    """

    def __init__(self, document: Sheet, folders: FolderController) -> None:
        self._document, self._folders = document, folders

    @property
    def _front(self) -> Sheet:
        view = self._folders.front
        return FolderSheet(self._folders, view) if view is not None else self._document

    def close(self) -> None:
        """Close it."""
        self._front.close()

    def reload(self) -> None:
        """Read it again from the disk."""
        self._front.reload()

    def find(self) -> None:
        """Put the cursor where one types what is searched for."""
        self._front.find()

    def fit_all(self) -> None:
        """Show every place on its map."""
        self._front.fit_all()

    def step_pane(self, by: int) -> None:
        """Give the keyboard to another of its panes."""
        self._front.step_pane(by)

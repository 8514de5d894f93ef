"""The command “Compare With”: the menu of documents to compare with, and the windows of the comparisons."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from geoview.ui.widgets.theme import LIGHT, Theme
from geoview.viewer import recent_files

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMenu, QWidget

    from geoview.analysis.comparison import Side
    from geoview.ui.comparison.window import ComparisonWindow
    from geoview.ui.documents.documents import Documents
    from geoview.ui.documents.session import Session
    from geoview.ui.map.map_host import MapHost

__all__ = ["ComparisonController"]


class ComparisonController(QObject):
    """The menu and the windows of the comparisons; it also leads from there to the texts.

    Args:
        documents: The open documents.
        menu: The menu of the action.
        make_map: Makes the map of a window.
        glides: Returns whether maps move with animation.
        parent: The owner, and the window below the dialogs.
    """

    place_wanted = Signal(object, str, int)
    """A text to open: its `Session`, or its `Path` if it was closed; a place, and one of its mentions as an
    index into the resolutions; −1 for the first."""

    def __init__(
        self,
        documents: Documents,
        menu: QMenu,
        make_map: Callable[[], MapHost],
        glides: Callable[[], bool],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._documents, self._menu, self._make_map, self._glides = documents, menu, make_map, glides
        self._dialog_parent = parent
        self._theme: Theme = LIGHT
        self.windows: list[ComparisonWindow] = []
        """The open windows."""
        self._asked: dict[Session, Session] = {}  # a session that is being read → the one to compare it with
        menu.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """Fill the menu with the other tabs and an entry for any file."""
        self._menu.clear()
        sessions = self._documents.sessions
        paths = [session.document.source.path if session.document else None for session in sessions]
        labels = recent_files.labels([path or Path(self.tr("Text")) for path in paths])
        for session, label in zip(sessions, labels, strict=True):
            if session is not self._documents.current:
                entry = self._menu.addAction(label.replace("&", "&&"))
                entry.triggered.connect(lambda _=False, session=session: self.compare(session))
        if self._menu.actions():
            self._menu.addSeparator()
        entry = self._menu.addAction(self.tr("Another &Text…"))
        entry.setObjectName("compare_file")
        entry.triggered.connect(self._ask)

    def _ask(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        document = self._documents.current.document
        path = document.source.path if document else None
        start = str(path.parent) if path else ""
        chosen, _ = QFileDialog.getOpenFileName(self._dialog_parent, self.tr("Compare With"), start)
        if chosen:
            self.compare_file(Path(chosen))

    def compare_file(self, path: Path) -> None:
        """Compare the current document with a file, which gets a tab of its own."""
        front = self._documents.current
        session = self._documents.open_behind(path)
        if session.document is not None:
            self.compare(session, front)
            return
        self._asked[session] = front
        session.document_opened.connect(lambda _: self._on_opened(session))
        session.failed.connect(lambda *_: self._asked.pop(session, None))

    def _on_opened(self, session: Session) -> None:
        front = self._asked.pop(session, None)
        if front is not None and front in self._documents.sessions:
            self.compare(session, front)

    def compare(self, second: Session, first: Session | None = None) -> ComparisonWindow:
        """Open the comparison of two documents, or bring it to the front if it is open already.

        Args:
            second: The document to compare with.
            first: The document that is compared; None for the current one.
        """
        from geoview.analysis.comparison import Side
        from geoview.ui.comparison.pair import Pair
        from geoview.ui.comparison.window import ComparisonWindow

        first = first or self._documents.current
        for known in self.windows:
            if {known.pair.session(Side.FIRST), known.pair.session(Side.SECOND)} == {first, second}:
                self._raise(known)
                return known
        documents = self._documents
        pair = Pair(documents, first, second)
        made = ComparisonWindow(pair, documents.jobs, self._make_map())
        pair.setParent(made)
        made.passage_wanted.connect(partial(self._lead, made))
        made.closing.connect(partial(self._on_closing, made))
        made.set_theme(self._theme)
        made.map.pane.set_animated(self._glides())
        self.windows.append(made)
        made.show()
        pair.start()
        return made

    def _on_closing(self, window: ComparisonWindow) -> None:
        self.windows.remove(window)

    def set_theme(self, theme: Theme) -> None:
        """Repaint all windows in other colours."""
        self._theme = theme
        for window in self.windows:
            window.set_theme(theme)

    def on_setting(self, name: str) -> None:
        """Follow a setting that has changed."""
        if name == "reduced_motion":
            for window in self.windows:
                window.map.pane.set_animated(self._glides())

    def close_all(self) -> None:
        """Close all windows."""
        for window in list(self.windows):
            window.close()

    def _lead(self, window: ComparisonWindow, side: Side, place_id: str, mention: int) -> None:
        """Ask to open a text at a place; a text that was closed is opened again."""
        document = window.pair.session(side) or window.pair.path(side)
        if document is not None:
            self.place_wanted.emit(document, place_id, mention)

    @staticmethod
    def _raise(window: ComparisonWindow) -> None:
        window.show()
        window.raise_()
        window.activateWindow()

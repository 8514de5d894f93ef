"""Compare With: which documents there are to compare the open one with, and the windows of the comparisons."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from geoview.ui.widgets.theme import LIGHT, Theme
from geoview.viewer import recent_files

if TYPE_CHECKING:
    from geoview.analysis.comparison import Side
    from geoview.ui.comparison.window import ComparisonWindow
    from geoview.ui.documents.documents import Documents
    from geoview.ui.documents.session import Session
    from geoview.ui.map.map_host import MapHost

__all__ = ["ComparisonController"]


class ComparisonController(QObject):
    """Fills the menu of the action, opens the windows, and leads from there into the texts.

    Args:
        documents: What can be compared.
        menu: The menu of the action.
        make_map: Makes the place for the map of another window.
        glides: Whether maps glide.
        parent: Owns it, and is below its dialogs.
    """

    place_wanted = Signal(object, str, int)
    """A text is to be opened: its `Session`, or its `Path` where it has been closed; a place, and one of its mentions,
    an index into the resolutions; −1 for the first."""

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
        """Those that are open."""
        self._asked: dict[Session, Session] = {}  # being read → what it will be compared with
        menu.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """The other tabs, then any file."""
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
        """Compares the document in front with a file, which gets a tab of its own."""
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
        """Opens the comparison of two documents, or brings it to the front where it is open already.

        Args:
            second: What to compare with.
            first: What is compared; None for the document in front.
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
        """Into a text; it is opened again where it was closed."""
        document = window.pair.session(side) or window.pair.path(side)
        if document is not None:
            self.place_wanted.emit(document, place_id, mention)

    @staticmethod
    def _raise(window: ComparisonWindow) -> None:
        window.show()
        window.raise_()
        window.activateWindow()

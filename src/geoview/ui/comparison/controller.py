"""Compare With: which documents there are to compare the open one with, and the windows of the comparisons."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from geoview.ui.selection.selection import Cause
from geoview.viewer import recent_files

if TYPE_CHECKING:
    from geoview.analysis.comparison import Side
    from geoview.ui.comparison.window import ComparisonWindow
    from geoview.ui.documents.session import Session
    from geoview.ui.map.map_host import MapHost
    from geoview.ui.shell.window import Window
    from geoview.ui.widgets.theme import Theme

__all__ = ["ComparisonController"]


class ComparisonController(QObject):
    """Fills the menu of the action, opens the windows, and leads from there into the texts.

    Args:
        window: Whose documents are compared.
        make_chart: Makes the place for the map of another window.
    """

    def __init__(self, window: Window, make_chart: Callable[[], MapHost]) -> None:
        super().__init__(window)
        self._window = window
        self._make_chart = make_chart
        self.windows: list[ComparisonWindow] = []
        """Those that are open."""
        self._asked: dict[Session, Session] = {}  # being read → what it will be compared with
        self._wanted: tuple[Path, str, int] | None = None
        menu = window.actions_by_name["compare"].menu()
        assert isinstance(menu, QMenu)
        self._menu = menu
        menu.aboutToShow.connect(self.fill)
        window.closing.connect(self._close_all)
        window.documents.finished.connect(self._on_finished)
        window.appearance.changed.connect(self._dress)
        window.preferences.changed.connect(self._on_setting)

    def fill(self) -> None:
        """The other tabs, then any file."""
        self._menu.clear()
        sessions = self._window.documents.sessions
        paths = [session.document.source.path if session.document else None for session in sessions]
        labels = recent_files.labels([path or Path(self.tr("Text")) for path in paths])
        for session, label in zip(sessions, labels, strict=True):
            if session is not self._window.session:
                entry = self._menu.addAction(label.replace("&", "&&"))
                entry.triggered.connect(lambda _=False, session=session: self.compare(session))
        if self._menu.actions():
            self._menu.addSeparator()
        entry = self._menu.addAction(self.tr("Another &Text…"))
        entry.setObjectName("compare_file")
        entry.triggered.connect(self._ask)

    def _ask(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        path = self._window.session.document.source.path if self._window.session.document else None
        chosen, _ = QFileDialog.getOpenFileName(self._window, self.tr("Compare With"), str(path.parent) if path else "")
        if chosen:
            self.compare_file(Path(chosen))

    def compare_file(self, path: Path) -> None:
        """Compares the document in front with a file, which gets a tab of its own."""
        front = self._window.session
        session = self._window.documents.open_behind(path)
        if session.document is not None:
            self.compare(session, front)
            return
        self._asked[session] = front
        session.document_opened.connect(lambda _: self._on_opened(session))
        session.failed.connect(lambda *_: self._asked.pop(session, None))

    def _on_opened(self, session: Session) -> None:
        front = self._asked.pop(session, None)
        if front is not None and front in self._window.documents.sessions:
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

        first = first or self._window.session
        for known in self.windows:
            if {known.pair.session(Side.FIRST), known.pair.session(Side.SECOND)} == {first, second}:
                self._raise(known)
                return known
        documents = self._window.documents
        pair = Pair(documents, first, second)
        made = ComparisonWindow(pair, documents.jobs, self._make_chart())
        pair.setParent(made)
        made.passage_wanted.connect(partial(self._lead, made))
        made.closing.connect(partial(self._on_closing, made))
        made.set_theme(self._window.appearance.theme)
        made.chart.pane.set_animated(self._window.preferences.glides)
        self.windows.append(made)
        made.show()
        pair.start()
        return made

    def _on_closing(self, window: ComparisonWindow) -> None:
        self.windows.remove(window)

    def _dress(self, theme: Theme) -> None:
        for window in self.windows:
            window.set_theme(theme)

    def _on_setting(self, name: str) -> None:
        if name == "reduced_motion":
            for window in self.windows:
                window.chart.pane.set_animated(self._window.preferences.glides)

    def _close_all(self) -> None:
        for window in list(self.windows):
            window.close()

    # Into the texts

    def _lead(self, window: ComparisonWindow, side: Side, place_id: str, mention: int) -> None:
        """Brings a text to the front at a mention; it is opened again where it was closed."""
        session, path = window.pair.session(side), window.pair.path(side)
        if session is not None:
            self._window.documents.activate(session)
            self._choose(place_id, mention)
        elif path is not None:
            self._wanted = (path, place_id, mention)
            self._window.documents.open(path)
        self._raise(self._window)

    def _choose(self, place_id: str, mention: int) -> None:
        selection = self._window.selection
        atlas = selection.atlas
        known = atlas.mentions_of(place_id) if atlas is not None else ()
        if known:
            selection.choose_mention(mention if mention in known else known[0], Cause.KEYS)

    def _on_finished(self) -> None:
        """The places of a text that was opened again come after it."""
        document = self._window.session.document
        if self._wanted is not None and document is not None and document.source.path == self._wanted[0]:
            _, place_id, mention = self._wanted
            self._wanted = None
            self._choose(place_id, mention)

    @staticmethod
    def _raise(window: Window | ComparisonWindow) -> None:
        window.show()
        window.raise_()
        window.activateWindow()

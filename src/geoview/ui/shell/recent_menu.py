"""Open Recent: in the menu and on the start page alike."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from geoview.ui.shell.start_page import StartPage
from geoview.viewer import recent_files
from geoview.viewer.window_state import State

__all__ = ["RecentMenu"]


class RecentMenu(QObject):
    """Keeps menu and start page in step with the list.

    Args:
        menu: Filled when it is opened, for only then is asked which files are still there.
        start: The start page.
        state: Holds the list.
        open_file: Opens one.
        parent: Owns it.
    """

    def __init__(
        self, menu: QMenu, start: StartPage, state: State, open_file: Callable[[Path], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._menu, self._start, self._state, self._open = menu, start, state, open_file
        menu.aboutToShow.connect(self.fill)
        start.set_recent(state.recent)

    @property
    def paths(self) -> list[Path]:
        """What is offered, the latest first."""
        return self._state.recent

    def add(self, path: Path) -> None:
        """A file has been opened."""
        self._state.recent = recent_files.add(self._state.recent, path)
        self._start.set_recent(self._state.recent)

    def forget(self, path: Path) -> None:
        """A file is not to be offered again."""
        self._state.recent = [other for other in self._state.recent if other != path]
        self._start.set_recent(self._state.recent)

    def clear(self) -> None:
        """No file is to be offered again."""
        self._state.recent = []
        self._start.set_recent([])

    def fill(self) -> None:
        """The entries; a file that is gone is greyed."""
        self._menu.clear()
        paths = self._state.recent
        for path, label, is_there in zip(paths, recent_files.labels(paths), recent_files.there(paths), strict=True):
            action = self._menu.addAction(label.replace("&", "&&"))
            action.setEnabled(is_there)
            action.triggered.connect(partial(self._on_chosen, path))
        self._menu.addSeparator()
        action = self._menu.addAction(self.tr("Clear List"))
        action.setEnabled(bool(paths))
        action.triggered.connect(self.clear)

    def _on_chosen(self, path: Path, _checked: bool = False) -> None:
        self._open(path)

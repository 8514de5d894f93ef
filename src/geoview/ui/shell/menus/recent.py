"""The recent files, in the menu and on the start page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from geoview.viewer import recent_files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QMenu

    from geoview.ui.shell.start_page import StartPage
    from geoview.viewer.window_state import State

__all__ = ["RecentMenu"]


class RecentMenu(QObject):
    """The list of recent files, shown both in a menu and on the start page.

    Args:
        menu: The menu. It is filled when it opens, because only then is it checked which files still exist.
        start: The start page.
        state: The state that stores the list.
        open_file: Opens a file.
        parent: The owner.
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
        """The recent files, the latest first."""
        return self._state.recent

    def add(self, path: Path) -> None:
        """Put a file that has been opened first in the list."""
        self._state.recent = recent_files.add(self._state.recent, path)
        self._start.set_recent(self._state.recent)

    def forget(self, path: Path) -> None:
        """Remove a file from the list."""
        self._state.recent = [other for other in self._state.recent if other != path]
        self._start.set_recent(self._state.recent)

    def clear(self) -> None:
        """Remove all files from the list."""
        self._state.recent = []
        self._start.set_recent([])

    def fill(self) -> None:
        """Fill the menu; a file that is gone is greyed."""
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

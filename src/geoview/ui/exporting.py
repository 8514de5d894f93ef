"""Export: whatever formats are registered, to a file that the reader names."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from geoview.ui.window import Window

__all__ = ["ExportMenu"]


class ExportMenu(QObject):
    """Fills the menu of the export action; hides it while there is nothing to export to.

    Args:
        window: Whose atlas is exported.
        action: The action with the menu.
    """

    def __init__(self, window: Window, action: QAction) -> None:
        super().__init__(window)
        self._window, self._action = window, action
        self._offered: dict[str, Callable[[], None]] = {}
        self.refresh()

    def refresh(self) -> None:
        """Shows the action where it does something."""
        menu = self._action.menu()
        there = isinstance(menu, QMenu) and bool(menu.actions())
        self._action.setVisible(there)
        self._window.toolbar.show_export(there)

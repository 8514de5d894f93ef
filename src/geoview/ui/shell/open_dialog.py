"""The dialog that asks which texts to open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from geoview.ui.documents.documents import Documents
    from geoview.viewer.window_state import State

__all__ = ["OpenDialog"]


class OpenDialog(QObject):
    """The file dialog of the system, which starts in the folder of the last file.

    Args:
        documents: Opens the chosen files.
        state: Holds the recent files.
        parent: The window below the dialog.
    """

    def __init__(self, documents: Documents, state: State, parent: QWidget) -> None:
        super().__init__(parent)
        self._documents, self._state, self._parent = documents, state, parent

    @property
    def folder(self) -> str:
        """The folder to start in; "" for the system's own choice."""
        document = self._documents.current.document
        path = document.source.path if document is not None else None
        path = path or next(iter(self._state.recent), None)
        return str(path.parent) if path is not None else ""

    def ask(self) -> None:
        """Ask, and open the chosen files."""
        from PySide6.QtWidgets import QFileDialog

        # Plug-ins may add file types; they are not loaded at the start.
        from geoview.readers import patterns

        kinds = self.tr("Texts ({0});;All files (*)").format(patterns())
        names, _ = QFileDialog.getOpenFileNames(self._parent, self.tr("Open texts"), self.folder, kinds)
        self._documents.open_all([Path(name) for name in names])

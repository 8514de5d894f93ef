"""Asks which texts to open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

if TYPE_CHECKING:
    from geoview.ui.documents.documents import Documents
    from geoview.viewer.window_state import State

__all__ = ["OpenDialog"]


class OpenDialog(QObject):
    """The dialog of the system, beginning where the reader was last.

    Args:
        documents: Opens what is chosen.
        state: Knows what was open before.
        parent: Over which it stands.
    """

    def __init__(self, documents: Documents, state: State, parent: QWidget) -> None:
        super().__init__(parent)
        self._documents, self._state, self._parent = documents, state, parent

    @property
    def folder(self) -> str:
        """Where to begin; "" for where the system begins."""
        document = self._documents.current.document
        path = document.source.path if document is not None else None
        path = path or next(iter(self._state.recent), None)
        return str(path.parent) if path is not None else ""

    def ask(self) -> None:
        """Ask, and open what was chosen."""
        # Plug-ins may read more: nobody waits for them at the start.
        from geoview.readers import patterns

        kinds = self.tr("Texts ({0});;All files (*)").format(patterns())
        names, _ = QFileDialog.getOpenFileNames(self._parent, self.tr("Open texts"), self.folder, kinds)
        self._documents.open_all([Path(name) for name in names])

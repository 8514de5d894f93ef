"""The title of the window: the name of the document or folder in front, and whether its file is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from geoview.text import printable
from geoview.ui.runtime.file_watch import FileState

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from geoview.document import Document
    from geoview.ui.runtime.file_watch import FileWatch

__all__ = ["WindowTitle"]


class WindowTitle(QObject):
    """The title of the window.

    Args:
        window: The window with the title.
        watch: Reports when the file of the document is gone.
    """

    def __init__(self, window: QWidget, watch: FileWatch) -> None:
        super().__init__(window)
        self._window, self._watch = window, watch
        self._document: Document | None = None
        watch.changed.connect(lambda _: self._on_file())
        self.show_document(None)

    def show_document(self, document: Document | None) -> None:
        """Show the name of a document, or no name for None."""
        self._document = document
        path = document.source.path if document else None
        self._window.setWindowFilePath(str(path) if path else "")
        if document is None:
            # [*] is where Qt marks unsaved corrections; they may be reported before the name of their document.
            self._window.setWindowTitle("GeoView[*]")
            return
        name = printable(path.name) if path else self.tr("Text")
        if self._watch.state is FileState.GONE:
            name = self.tr("{0} (gone)").format(name)
        self._window.setWindowTitle(f"{name}[*] — GeoView")

    def show_folder(self, folder: Path) -> None:
        """Show the name of a folder."""
        self._document = None
        self._window.setWindowFilePath(str(folder))
        self._window.setWindowTitle(f"{printable(folder.name or str(folder))}[*] — GeoView")

    def _on_file(self) -> None:
        # A folder in front keeps its name, whatever becomes of a file behind it.
        if self._document is not None:
            self.show_document(self._document)

"""Export: whatever formats are registered, to a file that the reader names."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from geoview.errors import GeoViewError
from geoview.text import printable
from geoview.ui.messagestrip import Message
from geoview.ui.saving import write_file

if TYPE_CHECKING:
    from geoview.atlas import Atlas
    from geoview.ui.jobs import Jobs
    from geoview.ui.window import Window

__all__ = ["ExportMenu"]


class ExportMenu(QObject):
    """Fills the menu of the export action when it is first opened, and writes what is asked for.

    Args:
        window: Whose atlas is exported.
        action: The action with the menu.
        jobs: Runs the writing.
    """

    def __init__(self, window: Window, action: QAction, jobs: Jobs) -> None:
        super().__init__(window)
        self._window, self._jobs = window, jobs
        self._menu: QMenu = action.menu()  # type: ignore[assignment]
        self._menu.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """One entry for each format that is written for a file. Formats are loaded here: never at the start."""
        if self._menu.actions():
            return
        from geoview.export import exporter, formats

        for found in map(exporter, formats()):
            if found.suffix:
                entry = self._menu.addAction(f"{found.title} (*{found.suffix})…")
                entry.setObjectName(f"export_{found.name}")
                entry.triggered.connect(partial(self._ask, found.name, found.title, found.suffix))
        self._menu.addSeparator()
        printing = self._window.printing
        for name, title, ask in (
            ("png", self.tr("Picture of the map (*.png)…"), printing.ask_png),
            ("pdf", self.tr("PDF (*.pdf)…"), printing.ask_pdf),
        ):
            entry = self._menu.addAction(title)
            entry.setObjectName(f"export_{name}")
            entry.triggered.connect(ask)

    def _ask(self, name: str, title: str, suffix: str) -> None:
        from PySide6.QtWidgets import QFileDialog

        atlas = self._window.session.atlas
        if atlas is None:
            return
        path = atlas.document.source.path
        proposal = str(path.with_suffix(suffix)) if path else f"places{suffix}"
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Export as {0}").format(title), proposal, f"{title} (*{suffix})"
        )
        if chosen:
            target = Path(chosen)
            self.write(atlas, name, target if target.suffix else target.with_suffix(suffix))

    def write(self, atlas: Atlas, name: str, target: Path) -> None:
        """Writes an atlas in a format, off the window's thread; never over the text itself."""

        def make() -> bytes:
            from geoview.export import write_bytes

            return write_bytes(atlas, name)

        source = atlas.document.source.path
        texts = [source] if source is not None else []
        write_file(self._jobs, make, target, texts, partial(self._on_written, target), self._on_failed)

    def _on_failed(self, error: GeoViewError) -> None:
        self._window.messages.show_message(Message.of(error, "export"))

    def _on_written(self, target: Path) -> None:
        self._window.messages.remove("export")
        self._window.status.say(self.tr("Saved {0}").format(printable(target.name)))

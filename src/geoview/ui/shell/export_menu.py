"""Export: whatever formats are registered, to a file that the reader names."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from geoview.ui.documents.save_jobs import Progress, Wanted

if TYPE_CHECKING:
    from geoview.atlas import Atlas
    from geoview.ui.shell.window import Window

__all__ = ["ExportMenu"]


class ExportMenu(QObject):
    """Fills the menu of the export action when it is first opened, and writes what is asked for.

    Args:
        window: Whose atlas is exported.
        action: The action with the menu.
    """

    def __init__(self, window: Window, action: QAction) -> None:
        super().__init__(window)
        self._window = window
        self._menu: QMenu = action.menu()  # type: ignore[assignment]
        self._menu.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """One entry for each format that is written for a file. Formats are loaded here: never at the start."""
        if not self._menu.actions():
            self._add_entries()
        seen = next(entry for entry in self._menu.actions() if entry.objectName() == "export_seen")
        seen.setEnabled(self._window.chart.map is not None)

    def _add_entries(self) -> None:
        from geoview.export import exporter, formats

        for found in map(exporter, formats()):
            if found.suffix:
                entry = self._menu.addAction(f"{found.title} (*{found.suffix})…")
                entry.setObjectName(f"export_{found.name}")
                entry.triggered.connect(partial(self._ask, found.name, found.title, found.suffix))
        self._menu.addSeparator()
        printing = self._window.printing
        for name, title, ask in (
            ("pdf", self.tr("PDF (*.pdf)…"), printing.ask_pdf),
            ("png", self.tr("Whole map as a picture (*.png)…"), printing.ask_png),
            ("seen", self.tr("Map as it is seen (*.png)…"), printing.ask_seen),
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

        def make(progress: Progress, cancelled: Wanted) -> bytes:
            from geoview.export import write_bytes

            return write_bytes(atlas, name, progress=progress, cancelled=cancelled)

        source = atlas.document.source.path
        self._window.saving.write(target, make, [source] if source is not None else [])

"""Export to a file that the reader names: in any registered format, or the map as it is on the screen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from geoview.ui.documents.export_files import ask_file, ask_target, format_title, place_data
from geoview.ui.printing.formats import register_formats

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QMenu, QWidget

    from geoview.atlas import Atlas
    from geoview.export import Progress
    from geoview.ui.documents.documents import Documents
    from geoview.ui.documents.save_jobs import SaveJobs
    from geoview.ui.map.map_host import MapHost

__all__ = ["ExportMenu"]


class ExportMenu(QObject):
    """The menu of the export action, filled when it is first opened; it also writes the files.

    Args:
        menu: The menu to fill.
        documents: The open documents. The current one is exported, with the gazetteer that it was read with.
        map_host: The map whose picture can be saved.
        saving: The jobs that write the files.
        parent: The window.
    """

    def __init__(self, menu: QMenu, documents: Documents, map_host: MapHost, saving: SaveJobs, parent: QWidget) -> None:
        super().__init__(parent)
        self._menu, self._documents, self._map, self._saving = menu, documents, map_host, saving
        self._window = parent
        menu.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """Add one entry for each format that writes a file. The formats are loaded here, not at the start."""
        if not self._menu.actions():
            self._add_entries()
        seen = next(entry for entry in self._menu.actions() if entry.objectName() == "export_seen")
        seen.setEnabled(self._map.made is not None)

    def _add_entries(self) -> None:
        from geoview.export import exporters

        register_formats()
        for found in exporters():
            if found.suffix:
                entry = self._menu.addAction(f"{format_title(found)} (*{found.suffix})…")
                entry.setObjectName(f"export_{found.name}")
                entry.triggered.connect(partial(self.ask, found.name))
        self._menu.addSeparator()
        entry = self._menu.addAction(self.tr("Map as it is seen (*.png)…"))
        entry.setObjectName("export_seen")
        entry.triggered.connect(self._ask_seen)

    def ask(self, name: str) -> None:
        """Ask for a path and export the current document in a format."""
        from geoview.export import exporter

        register_formats()
        atlas = self._documents.current.atlas
        if atlas is not None:
            asked = ask_target(self._window, exporter(name), _proposal(atlas))
            if asked is not None:
                self.write(atlas, name, *asked)

    def write(self, atlas: Atlas, name: str, target: Path, width: int = 0) -> None:
        """Write an atlas in a format, off the window's thread; never over the text itself.

        Args:
            atlas: The places of the current document.
            name: The name of the format.
            target: The path of the file.
            width: The width of a picture, in pixels; 0 means the default.
        """
        session = self._documents.current

        def make(progress: Progress) -> bytes:
            from geoview.export import exporter, job_of, render

            register_formats()
            return render(exporter(name), job_of(atlas, place_data(session), progress, width=width))

        self._save(atlas, target, make)

    def _ask_seen(self) -> None:
        atlas = self._documents.current.atlas
        if atlas is not None:
            title, kind = self.tr("Export the map as it is seen"), self.tr("Picture (*.png)")
            target = ask_file(self._window, title, _proposal(atlas), ".png", [kind])[0]
            if target is not None:
                self.write_seen(target)

    def write_seen(self, target: Path) -> None:
        """Write the map as it is on the screen, with popup and cards, in the pixels of the screen."""
        from geoview.ui.printing.rendering import png_of

        atlas = self._documents.current.atlas
        if atlas is not None:
            # The screen is captured on the window's thread; the file is written on another.
            image = self._map.grab().toImage()
            self._save(atlas, target, lambda _: png_of(image))

    def _save(self, atlas: Atlas, target: Path, make: Callable[[Progress], bytes]) -> None:
        source = atlas.document.source.path
        self._saving.write(target, make, [source] if source is not None else [])


def _proposal(atlas: Atlas) -> str:
    path = atlas.document.source.path
    return str(path.with_suffix("")) if path else "places"

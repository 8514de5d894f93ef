"""Pictures of what leaves the window: printed pages, and the map as a picture."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize

from geoview.document import read
from geoview.export.areas import Areas
from geoview.geoparser import Geoparser
from geoview.ui.paper.making import page_layout, png
from geoview.ui.paper.pages import Pages

NAMES = ("printed-text", "printed-map", "export-picture")
WIDTH = 900


def take_paper(text: Path, folder: Path) -> None:
    """Writes the first page, the page with the map, and the map as a picture."""
    geoparser = Geoparser()
    atlas = geoparser.parse(read(text))
    areas = Areas()
    pages = Pages(atlas, page_layout(), text.name, areas)
    areas.close()
    size = QSize(WIDTH, round(WIDTH * pages.paper.height() / pages.paper.width()))
    pages.image(0, size).save(str(folder / "printed-text.png"))
    pages.image(pages.text_pages, size).save(str(folder / "printed-map.png"))
    (folder / "export-picture.png").write_bytes(png(atlas, text.name, 1))

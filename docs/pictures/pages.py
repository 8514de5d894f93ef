"""Pictures of what GeoView writes: the exported page and drawing in a browser engine, and the pages of the PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt, QUrl
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile
from PySide6.QtWebEngineWidgets import QWebEngineView

from geoview.document import read
from geoview.export import exporter, job_of, render
from geoview.geoparser import Geoparser
from geoview.ui.printing.rendering import pdf, png

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PRINTED = frozenset({"printed-text", "printed-map", "printed-key"})
NAMES = PRINTED | {"export-page", "export-drawing", "export-picture"}
PAGE = QSize(1440, 900)
WIDTH = 900  # of a printed page
CHOOSE = "[...document.querySelectorAll('.mention')].find((m) => m.textContent === 'Iceland').click()"


def take_exports(text: Path, names: frozenset[str], folder: Path, work: Path, wait: Callable[..., None]) -> None:
    """Writes the pictures.

    Args:
        text: What is exported.
        names: Which pictures.
        folder: Where they go.
        work: For the exports themselves.
        wait: Lets the engine live until a condition holds.
    """
    parser = Geoparser()
    job = job_of(parser.parse(read(text)), parser.gazetteer, source=text.name, width=1200)
    if "export-page" in names:
        page = work / "page.html"
        page.write_bytes(render(exporter("html"), job))
        _browse(page, PAGE, wait, step=CHOOSE).save(str(folder / "export-page.png"))
        print("export-page.png")
    if "export-drawing" in names:
        drawing = work / "map.svg"
        drawing.write_bytes(render(exporter("svg"), job))
        _browse(drawing, QSize(1200, 1120), wait).save(str(folder / "export-drawing.png"))
        print("export-drawing.png")
    if "export-picture" in names:
        (folder / "export-picture.png").write_bytes(b"".join(png(job)))
        print("export-picture.png")
    if names & PRINTED:
        _print(b"".join(pdf(job)), folder)


def _browse(page: Path, size: QSize, wait: Callable[..., None], *, step: str = "") -> QImage:
    """What a browser engine shows of a file, with no network to ask."""
    profile = QWebEngineProfile()
    shown = QWebEnginePage(profile)
    view = QWebEngineView()
    view.setPage(shown)
    view.resize(size)
    loaded: list[bool] = []
    shown.loadFinished.connect(loaded.append)
    view.load(QUrl.fromLocalFile(str(page)))
    view.show()
    wait(lambda: loaded)
    left = iter(range(60))
    wait(lambda: next(left, None) is None)
    if step:
        shown.runJavaScript(step)
        left = iter(range(80))
        wait(lambda: next(left, None) is None)
    picture = view.grab().toImage()
    # The page goes before its profile.
    shiboken6.delete(view)
    shiboken6.delete(shown)
    return picture


def _print(data: bytes, folder: Path) -> None:
    """The first page of the PDF, and the one with the map, as a reader of PDF files shows them."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    words = [document.getAllText(page).text().splitlines() for page in range(document.pageCount())]
    chart = next(page for page, lines in enumerate(words) if "Map" in lines)
    for title, page in (("printed-text", 0), ("printed-map", chart), ("printed-key", len(words) - 1)):
        paper = document.pagePointSize(page)
        image = document.render(page, QSize(WIDTH, round(WIDTH * paper.height() / paper.width())))
        sheet = QImage(image.size(), QImage.Format.Format_RGB32)
        sheet.fill(Qt.GlobalColor.white)
        painter = QPainter(sheet)
        painter.drawImage(0, 0, image)
        painter.end()
        sheet.save(str(folder / f"{title}.png"))
        print(f"{title}.png")
    document.close()

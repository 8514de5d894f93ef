"""Files that only Qt can draw: PDF pages, and the map as a PNG picture. Works on any thread, and without a display."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QLocale, QMarginsF
from PySide6.QtGui import QImage, QImageWriter, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgRenderer

from geoview.atlas import Atlas
from geoview.errors import ExportError
from geoview.export import write
from geoview.export.areas import Areas
from geoview.ui.printing.pages import Pages, draw_all
from geoview.ui.printing.style import UNITS_AN_INCH

__all__ = ["SCALES", "page_layout", "pdf", "png", "png_of"]

SCALES = (1, 2, 3)
_MARGIN_MM = 16.0
_MOST_PIXELS = 30_000
"""Of the longer side of a picture; Qt's painter counts no further than 32,767."""
# Where people measure in inches, they print on Letter; so do some that do not.
_LETTER = frozenset({"CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"})


def _ignore(share: float) -> None:
    del share


def page_layout(locale: QLocale | None = None) -> QPageLayout:
    """Upright A4, or Letter where a locale uses it."""
    territory = QLocale.territoryToCode((locale or QLocale()).territory())
    size = QPageSize.PageSizeId.Letter if territory in _LETTER else QPageSize.PageSizeId.A4
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    return QPageLayout(QPageSize(size), QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter)


def pdf(
    atlas: Atlas,
    name: str,
    *,
    progress: Callable[[float], None] = _ignore,
    cancelled: Callable[[], bool] = lambda: False,
) -> bytes:
    """The document as a PDF: text, map and key.

    Raises:
        Cancelled: when it is not wanted any more.
        ExportError: when Qt can't write it.
    """
    layout = page_layout()
    areas = Areas()
    try:
        pages = Pages(atlas, layout, name, areas, progress=lambda share: progress(share / 2), cancelled=cancelled)
    finally:
        areas.close()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(UNITS_AN_INCH)
    writer.setPageLayout(layout)
    writer.setTitle(pages.title)
    writer.setCreator("GeoView")
    if not draw_all(pages, writer, progress=lambda share: progress(0.5 + share / 2), cancelled=cancelled):
        raise ExportError("The PDF can't be made", "the page could not be drawn on", "Try again.")
    buffer.close()
    return bytes(data.data())


def png(atlas: Atlas, name: str, scale: int = 2) -> bytes:
    """The map as a picture, with numbers, key and attribution.

    Args:
        atlas: What was found.
        name: What to call the document where it has no title.
        scale: 1 is 1200 pixels wide. A key too long for a picture lowers it.

    Raises:
        ExportError: when Qt can't draw it.
    """
    renderer = QSvgRenderer(QByteArray(write(atlas, "svg", source=name).encode("utf-8", "replace")))
    size = renderer.defaultSize()
    factor = min(float(scale), _MOST_PIXELS / max(size.width(), size.height(), 1))
    image = QImage(size * factor, QImage.Format.Format_RGB32)
    if image.isNull():
        raise ExportError("The picture can't be made", "there is no room for it in memory", "Choose a smaller scale.")
    image.fill(0xFFFFFFFF)
    image.setDotsPerMeterX(round(96 * factor / 0.0254))
    image.setDotsPerMeterY(round(96 * factor / 0.0254))
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return png_of(image)


def png_of(image: QImage) -> bytes:
    """A picture as a PNG file.

    Raises:
        ExportError: when Qt can't write it.
    """
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not QImageWriter(buffer, QByteArray(b"png")).write(image):
        raise ExportError("The picture can't be made", "it could not be written as PNG", "Try a smaller scale.")
    return bytes(data.data())

"""Files that only Qt can draw: PDF pages, and the map as a PNG image. Works on any thread and without a display."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QLocale, QMarginsF
from PySide6.QtGui import QImage, QImageWriter, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgRenderer

from geoview.errors import ExportError
from geoview.export import DocumentsJob, exporter, pieces
from geoview.export.drawn import PICTURE_WIDTH, PICTURE_WIDTHS
from geoview.ui.printing.pages import Pages, draw_all
from geoview.ui.printing.style import UNITS_AN_INCH

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["page_layout", "pdf", "png", "png_of"]

_MARGIN_MM = 16.0
_MOST_PIXELS = 30_000
"""Limit for the longer side of an image, in pixels; Qt's painter counts no further than 32,767."""
# Where people measure in inches, they print on Letter; so do some that do not.
_LETTER = frozenset({"CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"})


def page_layout(locale: QLocale | None = None) -> QPageLayout:
    """Return upright A4, or Letter where the locale uses it."""
    territory = QLocale.territoryToCode((locale or QLocale()).territory())
    size = QPageSize.PageSizeId.Letter if territory in _LETTER else QPageSize.PageSizeId.A4
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    return QPageLayout(QPageSize(size), QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter)


def pdf(job: DocumentsJob) -> Iterator[bytes]:
    """Draw a document as a PDF with text, map and key.

    Raises:
        Cancelled: when it is no longer wanted.
        ExportError: when Qt can't write it.
    """
    for document in job.documents:
        layout = page_layout()
        pages = Pages(document, layout, job.gazetteer, job.progress.part(0, 0.5))
        data = QByteArray()
        buffer = QBuffer(data)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(buffer)
        writer.setResolution(UNITS_AN_INCH)
        writer.setPageLayout(layout)
        writer.setTitle(pages.title)
        writer.setCreator("GeoView")
        if not draw_all(pages, writer, job.progress.part(0.5, 1)):
            raise ExportError("The PDF can't be made", "the page could not be drawn on", "Try again.")
        buffer.close()
        yield bytes(data.data())


def png(job: DocumentsJob) -> Iterator[bytes]:
    """Draw the map as an image with numbers, key and attribution.

    The image gets narrower than `job.width` when the key would make it too tall.

    A key too long for a picture makes it narrower than `job.width`.

    Raises:
        Cancelled: when it is no longer wanted.
        ExportError: when Qt can't draw it.
    """
    drawing = "".join(str(piece) for piece in pieces(exporter("svg"), job))
    renderer = QSvgRenderer(QByteArray(drawing.encode("utf-8", "replace")))
    size = renderer.defaultSize()
    wanted = (job.width or PICTURE_WIDTH) / PICTURE_WIDTHS[0]
    factor = min(wanted, _MOST_PIXELS / max(size.width(), size.height(), 1))
    image = QImage(size * factor, QImage.Format.Format_RGB32)
    if image.isNull():
        raise ExportError("The picture can't be made", "there is no room for it in memory", "Choose a smaller scale.")
    image.fill(0xFFFFFFFF)
    image.setDotsPerMeterX(round(96 * factor / 0.0254))
    image.setDotsPerMeterY(round(96 * factor / 0.0254))
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    yield png_of(image)


def png_of(image: QImage) -> bytes:
    """Return an image as a PNG file.

    Raises:
        ExportError: when Qt can't write it.
    """
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not QImageWriter(buffer, QByteArray(b"png")).write(image):
        raise ExportError("The picture can't be made", "it could not be written as PNG", "Try a smaller scale.")
    return bytes(data.data())

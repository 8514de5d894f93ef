"""The icons: one family of line drawings, coloured by the theme."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from geoview.storage import resource_path

__all__ = ["app_icon", "icon"]

_SIZE = 20
_SCALES = (1, 2, 3)
# The drawings are black on nothing; the one colour in them is replaced.
_DRAWN_IN = "#000000"


def _pixmaps(svg: bytes, size: int) -> QIcon:
    renderer = QSvgRenderer(QByteArray(svg))
    result = QIcon()
    for scale in _SCALES:
        pixmap = QPixmap(QSize(size * scale, size * scale))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(0, 0, size * scale, size * scale))
        painter.end()
        pixmap.setDevicePixelRatio(scale)
        result.addPixmap(pixmap)
    return result


def icon(name: str, colour: str) -> QIcon:
    """Return an icon of the family in one colour, sharp at 100, 200 and 300 %.

    Args:
        name: File name without its suffix.
        colour: #rrggbb.

    Raises:
        GeoViewError: when there is no such icon.
    """
    svg = resource_path("icons", f"{name}.svg").read_text(encoding="utf-8")
    return _pixmaps(svg.replace(_DRAWN_IN, colour).encode(), _SIZE)


def app_icon() -> QIcon:
    """Return the icon of GeoView."""
    return _pixmaps(resource_path("icons", "geoview.svg").read_bytes(), 64)

"""The badge with the number of a place, in tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from geoview.gazetteer.place import PlaceKind

if TYPE_CHECKING:
    from geoview.ui.widgets.theme import Theme

__all__ = ["paint_number_badge"]

_CENTRE = int(Qt.AlignmentFlag.AlignCenter)
_ROUND = (PlaceKind.SETTLEMENT, PlaceKind.FACILITY, PlaceKind.NATURE)


def paint_number_badge(
    painter: QPainter, rect: QRect, number: int, kind: PlaceKind, theme: Theme, *, hollow: bool = False
) -> None:
    """Paint the number of a place at the near end of a cell.

    Shape tells as much as colour: an uncertain place is hollow, an area square, a settlement round.

    Args:
        painter: Paints the cell.
        rect: The cell.
        number: The number.
        kind: Kind of the place.
        theme: The colours.
        hollow: True for an uncertain place.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    label = str(number)
    height = 19.0 if len(label) < 3 else 23.0
    width = max(height, 7.0 * len(label) + 4.0)
    disc = QRectF(rect.left() + 9.0, rect.center().y() - height / 2 + 0.5, width, height)
    colour = theme.kind(kind)
    radius = height / 2 if kind in _ROUND else 5.0
    painter.setPen(QPen(colour, 1.6))
    painter.setBrush(QColor(theme.paper) if hollow else colour)
    painter.drawRoundedRect(disc.adjusted(0.8, 0.8, -0.8, -0.8), radius, radius)
    font = painter.font()
    font.setPixelSize(11 if len(label) < 3 else 9)
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(colour if hollow else QColor(theme.paper if theme.dark else "#ffffff"))
    painter.drawText(disc, _CENTRE, label)
    painter.restore()

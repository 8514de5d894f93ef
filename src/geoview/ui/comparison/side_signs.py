"""The sign of a side in legend and table: colour and shape, the same as those of the pins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap

from geoview.analysis.comparison import Side

if TYPE_CHECKING:
    from geoview.ui.widgets.theme import Theme

__all__ = ["paint_sign", "side_colour", "sign_icon"]

_ICON = 16
_SCALES = (1, 2, 3)
_CORNER = 3.0


def side_colour(side: Side, theme: Theme) -> QColor:
    """Return the colour of a side, with a contrast of at least 4.5 : 1 to the paper."""
    return QColor({Side.FIRST: theme.first, Side.SECOND: theme.second, Side.BOTH: theme.both}[side])


def paint_sign(
    painter: QPainter, box: QRectF, side: Side, theme: Theme, *, label: str = "", hollow: bool = False
) -> None:
    """Paint a side: a circle for the first document, a square for the second, half of each for both.

    Args:
        painter: The painter.
        box: The area to paint in.
        side: The side.
        theme: The colours.
        label: The text inside the sign.
        hollow: Whether to paint the outline only, for a place that is uncertain.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour = side_colour(side, theme)
    painter.setPen(QPen(colour, 1.6))
    painter.setBrush(QColor(theme.paper) if hollow else colour)
    painter.drawPath(_outline(box.adjusted(0.8, 0.8, -0.8, -0.8), side))
    if label:
        font = painter.font()
        font.setPixelSize(11 if len(label) < 3 else 9)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(colour if hollow else QColor(theme.paper if theme.dark else "#ffffff"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), label)
    painter.restore()


def sign_icon(side: Side, theme: Theme) -> QIcon:
    """Return a side as an icon that is sharp at 100, 200 and 300 %."""
    result = QIcon()
    for scale in _SCALES:
        picture = QPixmap(QSize(_ICON * scale, _ICON * scale))
        picture.fill(Qt.GlobalColor.transparent)
        picture.setDevicePixelRatio(scale)
        painter = QPainter(picture)
        paint_sign(painter, QRectF(1, 1, _ICON - 2, _ICON - 2), side, theme)
        painter.end()
        result.addPixmap(picture)
    return result


def _outline(box: QRectF, side: Side) -> QPainterPath:
    path = QPainterPath()
    round_corner = box.height() / 2
    if side is Side.FIRST:
        path.addRoundedRect(box, round_corner, round_corner)
    elif side is Side.SECOND:
        path.addRoundedRect(box, _CORNER, _CORNER)
    else:
        # The left half of the circle, the right half of the square.
        middle = box.center().x()
        left, right = QPainterPath(), QPainterPath()
        left.addRoundedRect(box, round_corner, round_corner)
        right.addRoundedRect(box, _CORNER, _CORNER)
        near, far = QPainterPath(), QPainterPath()
        near.addRect(QRectF(box.left(), box.top(), middle - box.left(), box.height()))
        far.addRect(QRectF(middle, box.top(), box.right() - middle, box.height()))
        path = left.intersected(near).united(right.intersected(far)).simplified()
    return path

"""The marks under the text: mentions by kind, the selection and the search hits."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextLine

from geoview.names.mention import MentionKind
from geoview.ui.widgets.theme import LIGHT, Theme, blend

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geoview.atlas import Atlas
    from geoview.resolution.types import Resolution
    from geoview.text import Span
    from geoview.ui.article.text_geometry import TextGeometry

__all__ = ["MentionMarks"]

_NUMBER_GAP = 11.0  # pixels between a number in the margin and the text
_SMALLEST_NUMBER = 6
"""Font size in pixels of a range of numbers in the narrowest margin."""
_NUMBER_SPACE = 4.0
_SLACK = 8.0  # pixels above and below the view in which a line still counts


class MentionMarks:
    """The marks and how they look. Only those of the lines in view are painted.

    Attributes:
        theme: The colours.
        atlas: The mentions; None for none.
        chosen: The id of the chosen place.
        current: The index of the current mention.
        hovered: The id of the place under the pointer.
        hits: The search hits, ascending.
        hit: The index of the current hit.
        stretch: The range of a mention whose edge is being dragged; None for none.
        glow: How strongly the current mention flashes, 0 … 1.
        number_pixels: Size of the numbers in the margin.
    """

    def __init__(self) -> None:
        self.theme: Theme = LIGHT
        self.atlas: Atlas | None = None
        self.chosen: str | None = None
        self.current: int | None = None
        self.hovered: str | None = None
        self.hits: Sequence[Span] = ()
        self.hit = -1
        self.stretch: Span | None = None
        self.glow = 0.0
        self.number_pixels = 10

    def clear(self) -> None:
        """Remove all marks, for another document."""
        self.atlas, self.chosen, self.current, self.hovered = None, None, None, None
        self.hits, self.hit, self.glow, self.stretch = (), -1, 0.0, None

    def paint(self, painter: QPainter, geometry: TextGeometry, size: QSize, margin: float, font: QFont) -> None:
        """Paint everything that is in view.

        Args:
            painter: Painter of the viewport.
            geometry: Finds positions in the viewport.
            size: Size of the viewport, in pixels.
            margin: Margin on either side, in pixels; the numbers are on the side where the lines of a paragraph begin.
            font: Font of the numbers.
        """
        height, atlas = size.height(), self.atlas
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for block, origin, span in geometry.blocks():
            if span is None:
                continue
            firsts: dict[int, list[Resolution]] = {}
            underlines: list[tuple[Resolution, QRectF, QTextLine]] = []
            for index in atlas.within(span) if atlas is not None else ():
                assert atlas is not None
                resolution = atlas.resolutions[index]
                lines = [
                    (rect, line)
                    for rect, line in geometry.rects(block, origin, resolution.mention.span)
                    if _in_view(rect, height)
                ]
                for rect, line in lines:
                    self._paint_mention(painter, index, resolution, rect, line)
                    underlines.append((resolution, rect, line))
                if lines and self._is_first(atlas, index):
                    rect, line = lines[0]
                    firsts.setdefault(round(rect.top() + line.ascent()), []).append(resolution)
            # Over the mentions, so that a hit inside a name can be seen; the underline still shows its place.
            for index in self._hits_in(span):
                for rect, _ in geometry.rects(block, origin, self.hits[index]):
                    if _in_view(rect, height):
                        self._paint_hit(painter, index, rect)
            for resolution, rect, line in underlines:
                self._paint_underline(painter, resolution, rect, line)
            if self.stretch is not None and self.stretch.overlaps(span):
                self._paint_stretch(painter, [rect for rect, _ in geometry.rects(block, origin, self.stretch)])
            is_mirrored = block.textDirection() == Qt.LayoutDirection.RightToLeft
            edge = size.width() - margin if is_mirrored else margin
            for baseline, resolutions in firsts.items():
                assert atlas is not None
                self._paint_numbers(painter, atlas, QPointF(edge, baseline), resolutions, margin, font)

    @staticmethod
    def _is_first(atlas: Atlas, index: int) -> bool:
        chosen = atlas.resolutions[index].chosen
        use = atlas.use_of(chosen.id) if chosen else None
        return use is not None and use.mentions[0] == index

    def _hits_in(self, span: Span) -> Iterator[int]:
        index = bisect_right(self.hits, span.start, key=lambda hit: hit.end)
        while index < len(self.hits) and self.hits[index].start < span.end:
            yield index
            index += 1

    def _paint_stretch(self, painter: QPainter, rects: Sequence[QRectF]) -> None:
        colour = QColor(self.theme.current)
        colour.setAlphaF(0.45)
        painter.setPen(QPen(QColor(self.theme.current_edge), 1.4))
        painter.setBrush(colour)
        for rect in rects:
            painter.drawRoundedRect(rect.adjusted(-2.5, -1.0, 2.5, 4.0), 3, 3)

    def _paint_hit(self, painter: QPainter, index: int, rect: QRectF) -> None:
        painter.setPen(QPen(QColor(self.theme.ink), 1.2) if index == self.hit else QPen(Qt.PenStyle.NoPen))
        painter.setBrush(QColor(self.theme.found))
        painter.drawRoundedRect(rect.adjusted(-2.0, -1.0, 2.0, 4.0), 4, 4)

    def _paint_mention(
        self, painter: QPainter, index: int, resolution: Resolution, rect: QRectF, line: QTextLine
    ) -> None:
        theme, place = self.theme, resolution.chosen
        colour = theme.kind(place.kind if place else None)
        box = QRectF(rect.left() - 1.5, rect.top() - 1.0, rect.width() + 3.0, line.ascent() + 6.5)
        edge = QPen(Qt.PenStyle.NoPen)
        fill = theme.soft(place.kind) if place else None
        if place and place.id == self.chosen:
            fill = QColor(theme.chosen)
        elif place and place.id == self.hovered:
            fill = blend(colour, QColor(theme.paper), 0.28 if theme.dark else 0.22)
        if index == self.current:
            fill = QColor(theme.current)
            edge = QPen(QColor(theme.current_edge), 1.0)
            self._paint_glow(painter, box)
        if fill is not None:
            painter.setPen(edge)
            painter.setBrush(fill)
            painter.drawRoundedRect(box, 3.0, 3.0)

    def _paint_underline(self, painter: QPainter, resolution: Resolution, rect: QRectF, line: QTextLine) -> None:
        place = resolution.chosen
        colour = self.theme.kind(place.kind if place else None)
        _underline(painter, resolution, colour, rect, rect.top() + line.ascent() + 4.5)

    def _paint_glow(self, painter: QPainter, box: QRectF) -> None:
        if self.glow > 0.0:
            colour = QColor(self.theme.current_edge)
            colour.setAlphaF(0.75 * self.glow)
            spread = 2.0 + 5.0 * self.glow
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawRoundedRect(box.adjusted(-spread, -spread, spread, spread), 6, 6)

    def _paint_numbers(
        self,
        painter: QPainter,
        atlas: Atlas,
        edge: QPointF,
        resolutions: Sequence[Resolution],
        margin: float,
        font: QFont,
    ) -> None:
        """Paint the numbers of the places that a line names first, small, in the margin.

        `edge` is the point at which the text of the line begins.
        """
        font = QFont(font)
        font.setPixelSize(self.number_pixels)
        font.setBold(True)
        painter.setFont(font)
        # "8–12" stays in its order, whichever way the window goes.
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        metrics = QFontMetricsF(font)
        uses = [use for r in resolutions if r.chosen and (use := atlas.use_of(r.chosen.id))]
        labels = [(str(use.number), self.theme.kind(use.place.kind)) for use in uses]
        room = margin - _NUMBER_GAP - 2.0
        if sum(metrics.horizontalAdvance(label) + _NUMBER_SPACE for label, _ in labels) > room + _NUMBER_SPACE:
            # They follow each other, because a place has its number from where it is named first.
            labels = [(f"{uses[0].number}–{uses[-1].number}", QColor(self.theme.muted))]
            wide = metrics.horizontalAdvance(labels[0][0])
            if wide > room:
                # Smaller rather than cut: the margin is narrow in a small window with large letters.
                font.setPixelSize(max(_SMALLEST_NUMBER, int(self.number_pixels * room / wide)))
                painter.setFont(font)
                metrics = QFontMetricsF(font)
        # The last one is next to the letters on either side: they are read in the direction of their line.
        outwards = 1.0 if edge.x() > margin else -1.0
        x = edge.x() + outwards * _NUMBER_GAP
        for label, colour in reversed(labels):
            advance = metrics.horizontalAdvance(label)
            painter.setPen(colour)
            painter.drawText(QPointF(min(x, x + outwards * advance), edge.y()), label)
            x += outwards * (advance + _NUMBER_SPACE)


def _in_view(rect: QRectF, height: int) -> bool:
    return rect.bottom() >= -_SLACK and rect.top() <= height + _SLACK


def _underline(painter: QPainter, resolution: Resolution, colour: QColor, rect: QRectF, y: float) -> None:
    """Paint a line: solid for a place, dotted if it is uncertain or unknown, double for a demonym.

    The kind is never shown by colour alone.
    """
    left, right = QPointF(rect.left(), y), QPointF(rect.right(), y)
    pen = QPen(colour, 2.0)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if resolution.chosen is None or resolution.uncertain:
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setDashPattern([0.01, 2.0])
    elif resolution.mention.kind is MentionKind.DEMONYM:
        pen.setWidthF(1.0)
        painter.setPen(pen)
        painter.drawLine(left + QPointF(0, 2.5), right + QPointF(0, 2.5))
    painter.setPen(pen)
    painter.drawLine(left, right)

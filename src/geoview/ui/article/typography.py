"""The font size of the article, the length of its lines and their distance."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontMetricsF

from geoview.ui.widgets.theme import LINE_PITCH, TEXT_PIXELS, reading_font

__all__ = ["Typography"]

_MARGIN = 50.0
_HEADLINE = 1.28
_SAMPLE = "etaoin shrdlu "
"""Letters as often as they are in a text: as wide as its lines on average."""


@dataclass(frozen=True, slots=True)
class Typography:
    """The fonts and measures of an article.

    Attributes:
        zoom: Text size; 1.0 is 100 %.
        family: The reader's font family; "" for GeoView's own choice.
        measure: Most characters in a line; 60 to 75 are the easiest to read.
    """

    zoom: float = 1.0
    family: str = ""
    measure: int = 70

    def font(self) -> QFont:
        """Return the font of the text."""
        return reading_font(self.zoom, self.family)

    def headline(self) -> QFont:
        """Return the font of the headline."""
        font = reading_font(self.zoom * _HEADLINE, self.family)
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def number_pixels(self) -> int:
        """Return the font size of the numbers beside mentions, in pixels: they grow less than the text."""
        return max(round(10 * min(self.zoom, 1.4)), 9)

    def pitch(self, font: QFont) -> float:
        """Return the distance of two lines, in pixels.

        Args:
            font: Font of the view, which knows the screen's dots per inch.
        """
        return float(round(LINE_PITCH * QFontMetricsF(font).fontDpi() / 96.0 * TEXT_PIXELS * self.zoom))

    def margins(self, font: QFont, width: float) -> tuple[float, float]:
        """Return the left margin and the length of a line, in pixels.

        Args:
            font: The text's, as the view has it.
            width: Width of the view, in pixels.
        """
        full = QFontMetricsF(font).horizontalAdvance(_SAMPLE) / len(_SAMPLE) * self.measure
        margin = min(_MARGIN, max(width * 0.09, 34.0))
        measure = min(full, width - 2 * margin)
        return max(margin, (width - measure) / 2), measure

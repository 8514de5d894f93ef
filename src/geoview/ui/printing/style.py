"""Colours and fonts on paper. The light theme is used, even when the window is dark."""

from __future__ import annotations

from PySide6.QtGui import QColor, QFont

from geoview.ui.widgets.theme import LIGHT, reading_font

__all__ = ["INK", "LINE", "MUTED", "PAPER", "THEME", "UNITS_AN_INCH", "pixels", "reading", "sans"]

THEME = LIGHT
PAPER = "#ffffff"
INK = QColor("#1a1d21")
MUTED = QColor("#55534d")
LINE = QColor("#cfcabd")

UNITS_AN_INCH = 300
"""Paper units: fine enough that whole numbers of them do for font sizes."""


def pixels(points: float) -> float:
    """Convert points (1/72 inch) to paper units."""
    return points * UNITS_AN_INCH / 72


def reading(points: float, *, bold: bool = False) -> QFont:
    """Return the serif font for the text."""
    font = reading_font(1.0)
    return _set(font, points, bold)


def sans(points: float, *, bold: bool = False) -> QFont:
    """Return the font for everything that is not the text itself."""
    font = QFont()
    font.setFamilies(["Noto Sans", "DejaVu Sans", "Arial", "sans-serif"])
    return _set(font, points, bold)


def _set(font: QFont, points: float, bold: bool) -> QFont:
    font.setPixelSize(round(pixels(points)))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setBold(bold)
    return font

"""Colours that can be read."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from geoview.ui.widgets.theme import DARK, LIGHT, Theme, blend


def luminance(colour: QColor) -> float:
    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


def contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_has_enough_contrast(theme: Theme) -> None:
    ink = QColor(theme.ink)
    for behind in (theme.paper, theme.frame, theme.raised, theme.chosen, theme.current, theme.found, theme.selected):
        assert contrast(ink, QColor(behind)) >= 4.5, behind
    for behind in (theme.warning, theme.error, theme.chip, theme.hover):
        assert contrast(ink, QColor(behind)) >= 4.5, behind
    for behind in (theme.paper, theme.frame):
        assert contrast(QColor(theme.muted), QColor(behind)) >= 4.5, behind
    for kind, colour in theme.kinds.items():
        assert contrast(ink, theme.soft(kind)) >= 4.5
        assert contrast(QColor(colour), QColor(theme.paper)) >= 3.0, kind
    assert contrast(QColor(theme.muted), QColor(theme.raised)) >= 4.5


def test_blend_meets_its_ends() -> None:
    one, other = QColor("#102030"), QColor("#f0e0d0")
    assert blend(one, other, 1.0) == one and blend(one, other, 0.0) == other

"""The map's colours: the same as the window's, and readable."""

from __future__ import annotations

import re

import pytest

from geoview.storage import resource_path
from geoview.ui.widgets.theme import DARK, LIGHT, Theme

SIDES = ("first", "second", "both")
READABLE = [
    ("pin-ink", "country"),
    ("pin-ink", "settlement"),
    ("pin-ink", "region"),
    ("pin-ink", "nature"),
    ("pin-ink", "facility"),
    ("country", "pin-paper"),
    ("settlement", "pin-paper"),
    ("region", "pin-paper"),
    ("nature", "pin-paper"),
    ("facility", "pin-paper"),
    *(("pin-ink", side) for side in SIDES),
    *((side, "pin-paper") for side in SIDES),
    *(("name", f"{side}-fill") for side in SIDES),
    ("ink", "pin-paper"),
    ("ink", "paper"),
    ("ink", "snippet"),
    ("ink", "hover"),
    ("note", "snippet"),
    ("note", "paper"),
    ("quiet", "paper"),
    ("quiet", "sea"),
    ("name", "land"),
    ("name", "country-fill"),
    ("name", "region-fill"),
]


def properties(dark: bool) -> dict[str, str]:
    """Return the custom properties of the map in one of the two themes, references followed."""
    css = "\n".join(resource_path("map", name).read_text("utf-8") for name in ("colours.css", "map.css"))
    blocks = re.findall(r"^:root(\.dark)? \{(.*?)^\}", css, re.MULTILINE | re.DOTALL)
    found: dict[str, str] = {}
    for is_dark, body in blocks:
        if dark or not is_dark:
            found |= dict(re.findall(r"--([\w-]+): ([^;]+);", body))
    return {name: found[value[6:-1]] if value.startswith("var(--") else value for name, value in found.items()}


def luminance(colour: str) -> float:
    """Relative luminance after WCAG 2."""
    channels = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_popup_marks_with_the_windows_colours(theme: Theme) -> None:
    colours = properties(theme.dark)
    assert colours["chosen"] == theme.chosen
    assert colours["ink"] == theme.ink


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("ink, ground", READABLE)
def test_words_on_the_map_can_be_read(dark: bool, ink: str, ground: str) -> None:
    colours = properties(dark)
    light, deep = sorted((luminance(colours[ink]), luminance(colours[ground])), reverse=True)
    contrast = (light + 0.05) / (deep + 0.05)
    assert contrast >= 4.5, f"{ink} on {ground}: {contrast:.2f}"

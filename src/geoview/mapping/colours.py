"""Colours of kinds of places, of the sides of a comparison and of the base map: one table for all views.

The window's `Theme` and the exports read it. What can't read Python is written from it by a recipe: `colours.css` of
the map's page by `resources/map/build.py`, style sheet and scripts of exported pages by `resources/page/build.py`;
tests tell when these are out of date.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["DARK", "LIGHT", "custom_properties"]

LIGHT: Mapping[str, str] = MappingProxyType(
    {
        "country": "#2f6db5",
        "state": "#2f6db5",
        "settlement": "#c2410c",
        "region": "#7c3aed",
        "nature": "#0f766e",
        "facility": "#6b5b4b",
        "first": "#1d5fa8",
        "second": "#b4480b",
        "both": "#4a4e57",
        "sea": "#cfe0ea",
        "land": "#e9e6df",
        "coast": "#cdc8bb",
        "border": "#c4beb0",
    }
)
"""Colours as #rrggbb on light paper, by a kind of place, a side of a comparison, or a part of the base map."""

DARK: Mapping[str, str] = MappingProxyType(
    {
        "country": "#7fb2ee",
        "state": "#7fb2ee",
        "settlement": "#f4925f",
        "region": "#b9a0f8",
        "nature": "#4dc2b5",
        "facility": "#c2ae97",
        "first": "#7fb2ee",
        "second": "#f4925f",
        "both": "#d8d4ca",
        "sea": "#1b252d",
        "land": "#2f3437",
        "coast": "#485055",
        "border": "#565d62",
    }
)
"""The same on dark paper."""


def custom_properties(colours: Mapping[str, str], selector: str) -> str:
    """Return a rule of CSS that sets one custom property for each colour."""
    lines = "".join(f"  --{name}: {colour};\n" for name, colour in colours.items())
    return f"{selector} {{\n{lines}}}\n"

#!/usr/bin/env python3
"""Writes page.html, the constant map page made by folium, and colours.css. A test tells when they are out of date."""

from __future__ import annotations

from pathlib import Path

from geoview.mapping import colours
from geoview.mapping.page import render


def style_sheet() -> str:
    """Return the custom properties of all colours, light and dark."""
    return (
        "/* Written by build.py from geoview.mapping.colours: change them there. */\n\n"
        + colours.custom_properties(colours.LIGHT, ":root")
        + "\n"
        + colours.custom_properties(colours.DARK, ":root.dark")
    )


def main() -> None:
    """Write the files beside this one."""
    folder = Path(__file__).resolve().parent
    # First, because the page names every style sheet that is there.
    (folder / "colours.css").write_text(style_sheet(), encoding="utf-8")
    (folder / "page.html").write_text(render(), encoding="utf-8")


if __name__ == "__main__":
    main()

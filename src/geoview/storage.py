"""Where things lie, and how files are replaced.

Resources are found in the source tree, in an installed wheel and in a frozen application alike.
"""

from __future__ import annotations

import sys
from pathlib import Path

from geoview.errors import GeoViewError

__all__ = ["resource_path"]


def _resource_roots() -> list[Path]:
    package = Path(__file__).resolve().parent
    roots = [package / "resources", package.parent.parent / "resources"]
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen:
        roots.insert(0, Path(frozen, "resources"))
    return roots


def resource_path(*parts: str) -> Path:
    """The path of a file that comes with GeoView, for example `resource_path("map", "map.js")`.

    Raises:
        GeoViewError: when the file is in none of the known places; the message names it.
    """
    for root in _resource_roots():
        path = root.joinpath(*parts)
        if path.exists():
            return path
    name = Path("resources", *parts)
    raise GeoViewError("A part of GeoView is missing", f"{name} was not found", "Install GeoView again.")

"""What a notebook shows of an atlas: `Atlas` asks for it here, and `geoview/__init__` says where it is.

An atlas knows none of its views, and they are slow to load. So the package, which knows both, hands in how to load
them, and nothing below has to name what is above.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

__all__ = ["Presentation", "presentation", "register"]


class Presentation(Protocol):
    """The views of an atlas; `geoview.notebook` is one."""

    def records(self, atlas: Any) -> list[dict[str, Any]]:
        """Return one flat record a mention."""

    def geojson(self, atlas: Any, gazetteer: Any = None) -> dict[str, Any]:
        """Return the places as a GeoJSON FeatureCollection."""

    def html(self, atlas: Any) -> str:
        """Return the map as HTML."""


_loaders: list[Callable[[], Presentation]] = []


def register(load: Callable[[], Presentation]) -> None:
    """Say how the views are loaded; the last one holds."""
    _loaders.append(load)


def presentation() -> Presentation:
    """Return the views, loaded now if they were not before.

    Raises:
        LookupError: when none were registered.
    """
    if not _loaders:
        raise LookupError("no views of an atlas are registered")
    return _loaders[-1]()

"""The views of an atlas in a notebook: `Atlas` asks for them here, and `geoview/__init__` registers them.

An atlas does not know its views, and they are slow to load. So the package, which knows both, registers how to load
them, and no lower layer has to name a higher one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Presentation", "presentation", "register"]


class Presentation(Protocol):
    """The views of an atlas; `geoview.notebook` is one."""

    def records(self, atlas: Any) -> list[dict[str, Any]]:
        """Return one flat record per mention."""

    def geojson(self, atlas: Any, gazetteer: Any = None) -> dict[str, Any]:
        """Return the places as a GeoJSON FeatureCollection."""

    def html(self, atlas: Any) -> str:
        """Return the map as HTML."""


_loaders: list[Callable[[], Presentation]] = []


def register(load: Callable[[], Presentation]) -> None:
    """Register how the views are loaded; the last registration counts."""
    _loaders.append(load)


def presentation() -> Presentation:
    """Return the views, and load them at the first call.

    Raises:
        LookupError: when no views were registered.
    """
    if not _loaders:
        raise LookupError("no views of an atlas are registered")
    return _loaders[-1]()

"""The gazetteer: places, their names and where they lie.

What places are is light and needed by every view; the store that holds them is loaded when it is first used, so that a
window is not kept waiting for a database.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geoview.gazetteer.place import FeatureClass, NameMatch, NameSort, Place, PlaceKind

if TYPE_CHECKING:
    from geoview.gazetteer.folding import fold
    from geoview.gazetteer.store import Gazetteer, GazetteerInfo, SourceInfo
    from geoview.gazetteer.views import DisputedArea

__all__ = [
    "DisputedArea",
    "FeatureClass",
    "Gazetteer",
    "GazetteerInfo",
    "NameMatch",
    "NameSort",
    "Place",
    "PlaceKind",
    "SourceInfo",
    "fold",
]

_HOME_OF = {
    "DisputedArea": "views",
    "Gazetteer": "store",
    "GazetteerInfo": "store",
    "SourceInfo": "store",
    "fold": "folding",
}


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name in _HOME_OF:
        value = getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
        globals()[name] = value
        return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

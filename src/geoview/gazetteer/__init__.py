"""The gazetteer: places, their names and where they lie.

Every view needs the classes of places, which load fast. The store that holds the places is loaded when it is first
used, so that a window does not wait for a database.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geoview.gazetteer.folding import fold
from geoview.gazetteer.place import FeatureClass, NameMatch, NameSort, Place, PlaceKind
from geoview.gazetteer.views import DisputedArea

if TYPE_CHECKING:
    from geoview.gazetteer.store import Gazetteer, GazetteerInfo, SourceInfo

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

_OF_STORE = frozenset({"Gazetteer", "GazetteerInfo", "SourceInfo"})


def __getattr__(name: str) -> Any:
    if name not in _OF_STORE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from geoview.gazetteer import store

    value = globals()[name] = getattr(store, name)
    return value

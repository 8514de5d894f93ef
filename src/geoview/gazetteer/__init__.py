"""The gazetteer: places, their names and where they lie."""

from __future__ import annotations

from geoview.gazetteer.folding import fold
from geoview.gazetteer.place import FeatureClass, NameMatch, NameSort, Place, PlaceKind
from geoview.gazetteer.prominence import prominence
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
    "prominence",
]

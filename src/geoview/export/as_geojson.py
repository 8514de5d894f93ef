"""GeoJSON (RFC 7946): one feature a place and document, with its mentions.

Countries, divisions and regions are areas where the gazetteer has their outline; their point stands in the properties
`latitude` and `longitude`, as it does for every place. A name without a place is a feature without geometry. Documents
and attribution follow the features as foreign members.
"""

from __future__ import annotations

from typing import Any

from geoview._version import __version__
from geoview.atlas import Atlas, PlaceUse
from geoview.export.areas import Areas, bounding_box, online_credits
from geoview.export.base import Exporter
from geoview.export.details import focus_details, is_located, mention_details, use_details
from geoview.export.record import dumps
from geoview.gazetteer import Gazetteer

__all__ = ["EXPORTER", "feature_collection"]


class _GeoJson:
    def __init__(self, count: int) -> None:
        del count
        self._written = 0
        self._documents: list[dict[str, Any]] = []
        self._areas = Areas()

    def begin(self) -> str:
        return '{"type": "FeatureCollection", "features": ['

    def document(self, atlas: Atlas, source: str) -> str:
        self._documents.append(_about(atlas, source, self._areas))
        parts = []
        for feature in _features(atlas, source, self._areas):
            self._written += 1
            parts.append((",\n" if self._written > 1 else "\n") + dumps(feature))
        return "".join(parts)

    def end(self) -> str:
        tail = _tail(self._documents, self._areas)
        self._areas.close()
        members = ", ".join(f"{dumps(key)}: {dumps(value)}" for key, value in tail.items())
        return ("\n" if self._written else "") + f"], {members}}}\n"


def feature_collection(atlas: Atlas, source: str = "-", gazetteer: Gazetteer | None = None) -> dict[str, Any]:
    """A document's places as a GeoJSON object of plain dictionaries and lists.

    Args:
        atlas: What was found.
        source: What to call the document.
        gazetteer: Where outlines come from; None opens the default one.
    """
    areas = Areas(gazetteer)
    try:
        return {
            "type": "FeatureCollection",
            "features": _features(atlas, source, areas),
            **_tail([_about(atlas, source, areas)], areas),
        }
    finally:
        areas.close()


def _features(atlas: Atlas, source: str, areas: Areas) -> list[dict[str, Any]]:
    """Places in order of their numbers, then the names that stay without a place in order of appearance."""
    placed = [_place_feature(atlas, use, source, areas) for use in atlas.places]
    return placed + [_unplaced_feature(atlas, index, source) for index in atlas.unresolved]


def _place_feature(atlas: Atlas, use: PlaceUse, source: str, areas: Areas) -> dict[str, Any]:
    place = use.place
    feature: dict[str, Any] = {"type": "Feature", "id": place.id}
    polygons = areas.polygons(place)
    if polygons:
        feature["bbox"] = bounding_box(polygons)
        feature["geometry"] = {"type": "MultiPolygon", "coordinates": polygons}
    elif is_located(place):
        feature["geometry"] = {"type": "Point", "coordinates": [place.longitude, place.latitude]}
    else:
        feature["geometry"] = None
    feature["properties"] = {
        "source": source,
        **use_details(use),
        "gazetteer": atlas.gazetteer,
        "mentions": [mention_details(atlas, index) for index in use.mentions],
    }
    return feature


def _unplaced_feature(atlas: Atlas, index: int, source: str) -> dict[str, Any]:
    details = mention_details(atlas, index)
    properties = {"source": source, "number": None, "place_id": None, "name": details["text"], "mentions": [details]}
    return {"type": "Feature", "geometry": None, "properties": properties}


def _about(atlas: Atlas, source: str, areas: Areas) -> dict[str, Any]:
    document = atlas.document
    return {
        "source": source,
        "title": document.title,
        "date": document.date.isoformat() if document.date else None,
        "characters": len(document.text),
        "sha256": document.source.sha256,
        "gazetteer": atlas.gazetteer,
        "parser": atlas.parser,
        **({"attribution": list(credits_)} if (credits_ := online_credits(atlas)) else {}),
        "focus": focus_details(atlas, areas),
    }


def _tail(documents: list[dict[str, Any]], areas: Areas) -> dict[str, Any]:
    return {"documents": documents, "attribution": list(areas.attribution()), "generator": f"GeoView {__version__}"}


EXPORTER = Exporter("geojson", "GeoJSON", ".geojson", "application/geo+json", _GeoJson)

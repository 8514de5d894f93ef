"""GeoJSON (RFC 7946): one feature a place and document, with its mentions.

Countries, divisions and regions are areas where the gazetteer has their outline; their point stands in the properties
`latitude` and `longitude`, as it does for every place. A name without a place is a feature without geometry. Documents
and attribution follow the features as foreign members.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geoview._version import __version__
from geoview.export.areas import attribution, bounding_box, online_credits, polygons
from geoview.export.base import DocumentsJob, Exporter, PlaceData
from geoview.export.details import document_details, focus_details, is_located, mention_details, use_details
from geoview.export.record import dumps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geoview.atlas import Atlas
    from geoview.gazetteer.place import Place

__all__ = ["EXPORTERS", "feature_collection", "place_feature"]


def _write(job: DocumentsJob) -> Iterator[str]:
    yield '{"type": "FeatureCollection", "features": ['
    documents = []
    before = "\n"
    for atlas, source in job.documents:
        documents.append(_about(atlas, source, job.gazetteer))
        for feature in _features(atlas, source, job.gazetteer):
            yield before + dumps(feature)
            before = ",\n"
    members = ", ".join(f"{dumps(key)}: {dumps(value)}" for key, value in _tail(documents, job.gazetteer).items())
    yield ("" if before == "\n" else "\n") + f"], {members}}}\n"


def feature_collection(atlas: Atlas, source: str, gazetteer: PlaceData) -> dict[str, Any]:
    """Return a document's places as a GeoJSON object of plain dictionaries and lists.

    Args:
        atlas: What was found.
        source: What to call the document.
        gazetteer: Where outlines and the attribution come from.
    """
    return {
        "type": "FeatureCollection",
        "features": list(_features(atlas, source, gazetteer)),
        **_tail([_about(atlas, source, gazetteer)], gazetteer),
    }


def place_feature(place: Place, gazetteer: PlaceData) -> dict[str, Any]:
    """Return a feature with the area of a place, or its point, and without properties.

    Raises:
        GazetteerError: when an outline can't be read.
    """
    feature: dict[str, Any] = {"type": "Feature", "id": place.id}
    area = polygons(place, gazetteer)
    if area:
        feature["bbox"] = bounding_box(area)
        feature["geometry"] = {"type": "MultiPolygon", "coordinates": area}
    elif is_located(place):
        feature["geometry"] = {"type": "Point", "coordinates": [place.longitude, place.latitude]}
    else:
        feature["geometry"] = None
    return feature


def _features(atlas: Atlas, source: str, gazetteer: PlaceData) -> Iterator[dict[str, Any]]:
    """Yield places in order of their numbers, then the names that stay without a place in order of appearance."""
    for use in atlas.places:
        feature = place_feature(use.place, gazetteer)
        feature["properties"] = {
            "source": source,
            **use_details(use),
            "gazetteer": atlas.gazetteer,
            "mentions": [mention_details(atlas, index) for index in use.mentions],
        }
        yield feature
    for index in atlas.unresolved:
        yield _unplaced_feature(atlas, index, source)


def _unplaced_feature(atlas: Atlas, index: int, source: str) -> dict[str, Any]:
    details = mention_details(atlas, index)
    properties = {"source": source, "number": None, "place_id": None, "name": details["text"], "mentions": [details]}
    return {"type": "Feature", "geometry": None, "properties": properties}


def _about(atlas: Atlas, source: str, gazetteer: PlaceData) -> dict[str, Any]:
    return {
        **document_details(atlas, source),
        **({"attribution": list(credits_)} if (credits_ := online_credits(atlas)) else {}),
        "focus": focus_details(atlas, gazetteer),
    }


def _tail(documents: list[dict[str, Any]], gazetteer: PlaceData) -> dict[str, Any]:
    return {"documents": documents, "attribution": list(attribution(gazetteer)), "generator": f"GeoView {__version__}"}


EXPORTERS = (Exporter("geojson", "GeoJSON", ".geojson", "application/geo+json", _write),)

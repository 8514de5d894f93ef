from __future__ import annotations

import json
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from exports import written

from geoview.atlas import Atlas
from geoview.export import write
from geoview.export.as_geojson import feature_collection
from geoview.gazetteer.place import FeatureClass, Place

if TYPE_CHECKING:
    from collections.abc import Callable


def check_rfc_7946(collection: dict[str, Any]) -> None:
    """The rules of RFC 7946 that concern points and areas."""
    assert collection["type"] == "FeatureCollection"
    assert not {"crs", "geometry", "properties", "coordinates"} & set(collection)
    for feature in collection["features"]:
        assert feature["type"] == "Feature"
        assert isinstance(feature["properties"], dict)
        assert isinstance(feature.get("id", ""), str)
        geometry = feature["geometry"]
        if geometry is None:
            continue
        if geometry["type"] == "Point":
            check_position(geometry["coordinates"])
            continue
        assert geometry["type"] == "MultiPolygon"
        for polygon in geometry["coordinates"]:
            for index, ring in enumerate(polygon):
                assert len(ring) >= 4
                assert ring[0] == ring[-1]
                for position in ring:
                    check_position(position)
                assert all(abs(a[0] - b[0]) <= 180 for a, b in pairwise(ring))
                area = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))
                assert (area > 0) == (index == 0)
        west, south, east, north = feature["bbox"]
        assert -180 <= west <= 180
        assert -180 <= east <= 180
        assert -90 <= south <= north <= 90


def check_position(position: list[float]) -> None:
    longitude, latitude = position
    assert -180 <= longitude <= 180
    assert -90 <= latitude <= 90


def test_golden(atlas: Atlas, golden: Callable[[str, str], None], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geoview.export.as_geojson.__version__", "0")
    text = write(atlas, "geojson", source="talks.txt")
    golden("talks.geojson", text)


def test_is_valid(atlas: Atlas) -> None:
    check_rfc_7946(json.loads(write(atlas, "geojson")))


def test_areas_and_points(atlas: Atlas) -> None:
    features = {f.get("id"): f for f in json.loads(write(atlas, "geojson"))["features"]}
    assert features["geonames:1176615"]["geometry"] == {"type": "Point", "coordinates": [73.04329, 33.72148]}
    assert features["geonames:2205218"]["bbox"] == [177, -19, -178, -16]
    assert len(features["geoview:south-asia"]["geometry"]["coordinates"][0]) == 2
    assert features[None]["geometry"] is None
    assert features[None]["properties"]["name"] == "Zembla"


def test_leads_back_to_the_same_places(atlas: Atlas, places: dict[str, Place]) -> None:
    collection = json.loads(write(atlas, "geojson"))
    text = atlas.document.text
    found = [f["properties"] for f in collection["features"] if f["properties"]["place_id"]]
    assert [p["number"] for p in found] == [use.number for use in atlas.places]
    for properties, use in zip(found, atlas.places, strict=True):
        assert places[use.place.id] == Place(
            id=properties["place_id"],
            name=properties["name"],
            latitude=properties["latitude"],
            longitude=properties["longitude"],
            feature_class=FeatureClass(properties["feature_class"]),
            feature_code=properties["feature_code"],
            country_code=properties["country_code"],
            admin1=properties["admin1"],
            admin2=properties["admin2"],
            population=properties["population"] or 0,
        )
        spans = [(m["start"], m["end"]) for m in properties["mentions"]]
        assert spans == [(s.start, s.end) for s in (atlas.resolutions[i].mention.span for i in use.mentions)]
        assert all(text[m["start"] : m["end"]] == m["text"] for m in properties["mentions"])
    assert sum(len(f["properties"]["mentions"]) for f in collection["features"]) == len(atlas.resolutions)


def test_dictionary_is_what_the_file_says(atlas: Atlas, gazetteer: Any) -> None:
    assert json.loads(write(atlas, "geojson", source="x")) == json.loads(
        json.dumps(feature_collection(atlas, "x", gazetteer))
    )


def test_hostile_strings_are_data(hostile: Atlas, hostile_strings: tuple[str, str, str]) -> None:
    title, name, words = hostile_strings
    text = write(hostile, "geojson")
    assert "\u2028" not in text
    collection = json.loads(text)
    check_rfc_7946(collection)
    first = collection["features"][0]["properties"]
    assert first["name"] == name
    assert first["mentions"][0]["text"] == words
    assert collection["documents"][0]["title"] == title


@pytest.mark.parametrize("count", [0, 1, 2])
def test_documents_are_written_one_after_another(atlas: Atlas, empty: Atlas, count: int) -> None:
    documents = [document for i in range(count) for document in ((atlas, f"{i}.txt"), (empty, "e"))]
    collection = json.loads(written("geojson", *documents, announced=count))
    check_rfc_7946(collection)
    assert len(collection["features"]) == 6 * count
    assert len(collection["documents"]) == 2 * count
    assert collection["attribution"] == ["GeoNames, CC BY 4.0, https://www.geonames.org"]


def test_no_place_gives_a_valid_empty_collection(empty: Atlas) -> None:
    assert json.loads(write(empty, "geojson"))["features"] == []


def test_a_place_without_coordinates_has_no_geometry(gazetteer: Any) -> None:
    from geoview.document import from_text
    from geoview.names.mention import Mention
    from geoview.resolution.types import Resolution, Usage
    from geoview.text import Span

    place = Place("geonames:9", "Nowhere", float("nan"), float("inf"), FeatureClass.SETTLEMENT)
    mention = Mention(Span(0, 7), "Nowhere")
    atlas = Atlas(from_text("Nowhere"), (Resolution(mention, (), place, Usage.LITERAL, 0.5),))
    (feature,) = feature_collection(atlas, "-", gazetteer)["features"]
    assert feature["geometry"] is None
    json.loads(write(atlas, "geojson"))

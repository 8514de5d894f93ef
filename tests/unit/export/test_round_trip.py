"""Every machine-readable format tells of the same places and mentions, and real outlines obey the rules."""

from __future__ import annotations

import csv
import json
import sqlite3
from io import StringIO
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import pytest

from geoview.errors import GeoViewError
from geoview.export import write, write_bytes
from geoview.export.areas import bounding_box, polygons
from geoview.export.as_csv import unsafe
from geoview.gazetteer import Gazetteer

if TYPE_CHECKING:
    from geoview.atlas import Atlas

Mention = tuple[int, int, "str | None", "float | None", "float | None", str, float]


def from_json(text: str) -> list[Mention]:
    return [
        (
            m["start"],
            m["end"],
            m["place"] and m["place"]["id"],
            m["place"] and m["place"]["latitude"],
            m["place"] and m["place"]["longitude"],
            m["usage"],
            m["confidence"],
        )
        for m in json.loads(text)["mentions"]
    ]


def from_geojson(text: str) -> list[Mention]:
    found = [
        (
            m["start"],
            m["end"],
            f["properties"]["place_id"],
            f["properties"].get("latitude"),
            f["properties"].get("longitude"),
            m["usage"],
            m["confidence"],
        )
        for f in json.loads(text)["features"]
        for m in f["properties"]["mentions"]
    ]
    return sorted(found, key=lambda mention: mention[0])


def from_csv(text: str) -> list[Mention]:
    return [
        (
            int(row["start"]),
            int(row["end"]),
            unsafe(row["place_id"]) or None,
            float(row["latitude"]) if row["latitude"] else None,
            float(row["longitude"]) if row["longitude"] else None,
            row["usage"],
            float(row["confidence"]),
        )
        for row in csv.DictReader(StringIO(text, newline=""))
    ]


def from_kml(text: str) -> list[Mention]:
    found: list[Mention] = []
    space = "{http://www.opengis.net/kml/2.2}"
    for mark in ElementTree.fromstring(text).iter(f"{space}Placemark"):
        data = {d.get("name", ""): d.findtext(f"{space}value") or "" for d in mark.iter(f"{space}Data")}
        order = 1
        while f"mention_{order}_start" in data:
            own = {key.removeprefix(f"mention_{order}_"): value for key, value in data.items()}
            place = data.get("place_id") or None
            latitude, longitude = (float(data["latitude"]), float(data["longitude"])) if place else (None, None)
            start, end = int(own["start"]), int(own["end"])
            found.append((start, end, place, latitude, longitude, own["usage"], float(own["confidence"])))
            order += 1
    return sorted(found, key=lambda mention: mention[0])


def from_gpkg(data: bytes) -> list[Mention]:
    store = sqlite3.connect(":memory:")
    store.deserialize(data)
    found = store.execute(
        'SELECT m.start, m."end", m.place_id, p.latitude, p.longitude, m.usage, m.confidence FROM mentions m '
        "LEFT JOIN places p ON p.source = m.source AND p.number = m.number ORDER BY m.fid"
    ).fetchall()
    store.close()
    return found


@pytest.mark.parametrize("name", ["atlas", "hostile", "empty"])
def test_all_formats_agree(name: str, request: pytest.FixtureRequest) -> None:
    atlas: Atlas = request.getfixturevalue(name)
    expected = [
        (
            r.mention.span.start,
            r.mention.span.end,
            r.chosen.id if r.chosen else None,
            r.chosen.latitude if r.chosen else None,
            r.chosen.longitude if r.chosen else None,
            r.usage.value,
            round(r.confidence, 4),
        )
        for r in atlas.resolutions
    ]
    assert from_json(write(atlas, "json")) == expected
    assert from_json(write(atlas, "jsonl")) == expected
    assert from_geojson(write(atlas, "geojson")) == expected
    assert from_csv(write(atlas, "csv")) == expected
    assert from_kml(write(atlas, "kml")) == expected
    assert from_gpkg(write_bytes(atlas, "gpkg")) == expected


@pytest.fixture(scope="module")
def real() -> Any:
    """The gazetteer that comes with GeoView."""
    try:
        found = Gazetteer.open()
    except GeoViewError as error:
        pytest.skip(str(error))
    yield found
    found.close()


@pytest.mark.parametrize(
    ("place_id", "crosses"),
    [
        ("geonames:2017370", True),  # Russia
        ("geonames:2205218", True),  # Fiji
        ("geonames:6252001", True),  # United States
        ("geonames:2186224", True),  # New Zealand
        ("geonames:6697173", False),  # Antarctica
        ("geonames:1168579", False),  # Pakistan
        ("geonames:953987", False),  # South Africa, with a hole
        ("geoview:south-asia", False),
    ],
)
def test_real_outlines_obey_the_rules(place_id: str, crosses: bool, real: Gazetteer) -> None:
    place = real.by_id(place_id)
    assert place is not None
    area = polygons(place, real)
    assert area
    for rings in area:
        for index, ring in enumerate(rings):
            assert ring[0] == ring[-1]
            assert len(ring) >= 4
            assert all(abs(x) <= 180 and abs(y) <= 90 for x, y in ring)
            assert (sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring)) > 0) == (index == 0)
    box = bounding_box(area)
    assert box is not None
    assert (box[0] > box[2]) == crosses
    assert box[1] <= place.latitude <= box[3]
    shapely = pytest.importorskip("shapely")
    assert shapely.is_valid(shapely.geometry.shape({"type": "MultiPolygon", "coordinates": area}))

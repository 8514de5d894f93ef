from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from geoview.errors import GazetteerError
from geoview.export.areas import attribution, bounding_box, default_gazetteer, polygons, tidy_polygons

if TYPE_CHECKING:
    from geoview.gazetteer.place import Place

SQUARE = [[0, 0], [2, 0], [2, 2], [0, 2], [0, 0]]


def test_rings_are_closed_and_wound_to_the_right() -> None:
    hole = [[0.5, 0.5], [1, 0.5], [1, 1], [0.5, 1]]
    (polygon,) = tidy_polygons({"type": "Polygon", "coordinates": [SQUARE[::-1], hole]})
    assert polygon[0] == SQUARE
    assert polygon[1] == [[0.5, 0.5], [0.5, 1], [1, 1], [1, 0.5], [0.5, 0.5]]


def test_a_ring_without_area_is_dropped() -> None:
    flat = [[0, 0], [1, 1], [0, 0]]
    assert tidy_polygons({"type": "MultiPolygon", "coordinates": [[flat], [SQUARE, flat]]}) == [[SQUARE]]


@pytest.mark.parametrize(
    "geometry",
    [
        {"type": "Point", "coordinates": [0, 0]},
        {"type": "Polygon", "coordinates": [[[179, 0], [-179, 0], [-179, 2], [179, 2]]]},
        {"type": "Polygon", "coordinates": [[[0, 0], [181, 0], [181, 2]]]},
        {"type": "Polygon", "coordinates": [[[0, 0], [float("nan"), 0], [1, 2]]]},
    ],
)
def test_what_is_no_outline_is_refused(geometry: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="outline"):
        tidy_polygons(geometry)


def test_a_pole_may_span_the_world() -> None:
    cap = [[-180, -90], [180, -90], [180, -70], [0, -65], [-180, -70], [-180, -90]]
    assert tidy_polygons({"type": "Polygon", "coordinates": [cap]}) == [[cap]]


@pytest.mark.parametrize(
    ("boxes", "expected"),
    [
        ([], None),
        ([(1, 2)], [1, 0, 2, 1]),
        ([(177, 180), (-180, -178)], [177, 0, -178, 1]),
        ([(-180, -170), (30, 180)], [30, 0, -170, 1]),
        ([(-10, 5), (20, 30)], [-10, 0, 30, 1]),
        ([(-180, 180), (5, 6)], [-180, 0, 180, 1]),
        ([(-20, 100), (10, 20), (110, 120)], [-20, 0, 120, 1]),
    ],
)
def test_bounding_box(boxes: list[tuple[float, float]], expected: list[float] | None) -> None:
    polygons = [[[[west, 0.0], [east, 0.0], [east, 1.0], [west, 0.0]]] for west, east in boxes]
    assert bounding_box(polygons) == expected


def test_without_a_gazetteer_places_are_points(monkeypatch: pytest.MonkeyPatch, places: dict[str, Place]) -> None:
    class Missing:
        @staticmethod
        def open() -> None:
            raise GazetteerError("Place data is missing", "gone")

    monkeypatch.setattr("geoview.export.areas.Gazetteer", Missing)
    monkeypatch.setattr("geoview.export.areas.default_path", lambda: Path("gone"))
    found = default_gazetteer()
    assert polygons(places["geonames:1168579"], found) == []
    assert found.country("PK") is None
    assert attribution(found) == ("GeoNames, CC BY 4.0, https://www.geonames.org",)


def test_the_default_gazetteer_is_opened_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    opened: list[object] = []

    class Counted:
        @staticmethod
        def open() -> object:
            opened.append(object())
            return opened[-1]

    monkeypatch.setattr("geoview.export.areas.Gazetteer", Counted)
    monkeypatch.setattr("geoview.export.areas.default_path", lambda: tmp_path)
    assert default_gazetteer() is default_gazetteer()
    monkeypatch.setattr("geoview.export.areas.default_path", lambda: tmp_path / "other")
    assert default_gazetteer() is opened[1]


def test_a_damaged_outline_is_named(places: dict[str, Place], gazetteer: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gazetteer, "outline", lambda place_id: '{"type": "Polygon"}')
    with pytest.raises(GazetteerError, match="geonames:1168579"):
        polygons(places["geonames:1168579"], gazetteer)

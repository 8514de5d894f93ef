"""What the map shows when it opens."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoview.mapping.bounds import Extent, choose_meridian, everything, extent_of, subject, unroll

LONGITUDES = st.floats(-180, 180)


def polygons(*boxes: tuple[float, float, float, float]) -> str:
    rings = [
        [[[west, south], [east, south], [east, north], [west, north], [west, south]]]
        for south, west, north, east in boxes
    ]
    return json.dumps({"type": "MultiPolygon", "coordinates": rings})


@given(LONGITUDES, LONGITUDES)
def test_unrolled_longitudes_lie_around_the_meridian(longitude: float, meridian: float) -> None:
    result = unroll(longitude, meridian)
    assert abs(result - meridian) <= 180 + 1e-9
    assert abs((result - longitude + 180) % 360 - 180) < 1e-6


@pytest.mark.parametrize(
    "longitudes, meridian",
    [
        ([], 0.0),
        ([12.0], 0.0),
        ([-122.0, 139.0, 2.0], 0.0),
        ([-77.0, 73.0], 0.0),
        ([-98.0, 104.0], 0.0),
        ([179.9, -179.9], 180.0),
        ([178.1, 179.9, -179.9], 180.0),
        ([179.5], 180.0),
    ],
)
def test_only_places_around_the_antimeridian_move_the_map(longitudes: list[float], meridian: float) -> None:
    assert abs(choose_meridian(longitudes)) == pytest.approx(meridian, abs=2)


@given(st.lists(LONGITUDES, min_size=1, max_size=20))
def test_the_chosen_meridian_never_spreads_places_wider(longitudes: list[float]) -> None:
    meridian = choose_meridian(longitudes)
    unrolled = [unroll(longitude, meridian) for longitude in longitudes]
    assert max(unrolled) - min(unrolled) <= max(longitudes) - min(longitudes) + 1e-6


def test_the_extent_of_a_country_leaves_out_far_islands() -> None:
    france = polygons((42, -5, 51, 8), (-21.4, 55.2, -20.8, 55.8), (2, -54, 5, -51))
    assert extent_of(france, 2.0) == (42, -5, 51, 8)


def test_the_extent_of_a_split_country_is_in_one_piece() -> None:
    russia = polygons((41, 27, 82, 180), (62, -180, 72, -169))
    assert extent_of(russia, 100.0) == (41, 27, 82, 180)
    fiji = polygons((-18.3, 177, -16, 180), (-18, -180, -16, -178.5))
    assert extent_of(fiji, 178.0) == (-18.3, 177, -16, 181.5)


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "{}", '{"type": "Point", "coordinates": [1, 2]}', '{"type": "MultiPolygon"}']
)
def test_a_damaged_outline_has_no_extent(text: str) -> None:
    assert extent_of(text, 0.0) is None


def test_everything_holds_every_pin_and_area() -> None:
    box = everything([Extent(34, 73, 1), Extent(39, -98, 1, (25, -125, 49, -67)), Extent(30, 70, 1, (24, 61, 37, 77))])
    assert box == (24, -125, 49, 77)


def test_one_country_fills_the_map() -> None:
    assert subject([Extent(30, 70, 1, (24, 61, 37, 77))]) == (24, 61, 37, 77)


def test_a_giant_beside_three_villages_is_left_out() -> None:
    russia = Extent(60, 100, 3, (41, 27, 82, 180))
    villages = [Extent(51.7, 36.2, 2), Extent(51.6, 34.7, 1), Extent(51.2, 35.3, 1)]
    assert subject([russia, *villages]) == pytest.approx((51.2, 34.7, 51.7, 36.2))


def test_a_giant_that_the_text_is_about_stays() -> None:
    russia = Extent(60, 100, 30, (41, 27, 82, 180))
    assert subject([russia, Extent(55.75, 37.6, 1)]) == (41, 27, 82, 180)


def test_one_far_place_with_one_mention_is_left_out() -> None:
    town = [Extent(33.6 + n / 10, -95.5 + n / 10, 5) for n in range(5)]
    assert subject([*town, Extent(51.5, -0.1, 1)]) == pytest.approx((33.6, -95.5, 34.0, -95.1))


def test_a_far_place_with_many_mentions_stays() -> None:
    town = [Extent(33.6 + n / 10, -95.5 + n / 10, 5) for n in range(5)]
    assert subject([*town, Extent(51.5, -0.1, 15)]) == pytest.approx((33.6, -95.5, 51.5, -0.1))


EXTENTS = st.builds(Extent, st.floats(-85, 85), st.floats(-180, 180), st.integers(1, 50))


@given(st.lists(EXTENTS, min_size=1, max_size=30))
def test_most_mentions_are_in_the_subject(extents: list[Extent]) -> None:
    box = subject(extents)
    assert box is not None
    inside = sum(e.weight for e in extents if box[0] <= e.latitude <= box[2] and box[1] <= e.longitude <= box[3])
    assert inside >= 0.85 * sum(e.weight for e in extents)


@given(st.lists(EXTENTS, min_size=1, max_size=30))
def test_every_pin_is_in_everything(extents: list[Extent]) -> None:
    box = everything(extents)
    assert box is not None
    assert all(box[0] <= e.latitude <= box[2] and box[1] <= e.longitude <= box[3] for e in extents)


def test_no_places_no_box() -> None:
    assert everything([]) is None
    assert subject([]) is None

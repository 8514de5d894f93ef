"""Distances on the globe."""

from __future__ import annotations

from math import pi

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoview.gazetteer.positions import EARTH_KM, distance_km

LATITUDES = st.floats(-90, 90)
LONGITUDES = st.floats(-180, 180)


@pytest.mark.parametrize(
    ("one", "other", "km"),
    [
        ((48.85341, 2.3488), (51.50853, -0.12574), 344),
        ((33.66094, -95.55551), (48.85341, 2.3488), 7_716),
        ((-17.8, 179.5), (-17.8, -179.5), 106),
        ((90, 0), (-90, 0), pi * EARTH_KM),
        ((10, 20), (10, 20), 0),
    ],
    ids=["Paris to London", "Paris to Paris", "across the antimeridian", "pole to pole", "nowhere"],
)
def test_known_distances(one: tuple[float, float], other: tuple[float, float], km: float) -> None:
    assert distance_km(*one, *other) == pytest.approx(km, rel=0.01, abs=1e-6)


@given(LATITUDES, LONGITUDES, LATITUDES, LONGITUDES)
def test_it_is_as_far_there_as_back_and_never_farther_than_the_other_side(
    north: float, east: float, other_north: float, other_east: float
) -> None:
    there = distance_km(north, east, other_north, other_east)
    assert there == pytest.approx(distance_km(other_north, other_east, north, east), abs=1e-6)
    assert 0 <= there <= pi * EARTH_KM + 1e-6

"""Packed outlines: rings, bounds, a point for the label."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest

from geoview.gazetteer.build.areas import bounds, geojson, label_point, unpack
from geoview.gazetteer.outlines import Outline

HOLED = [
    [
        [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0), (0.0, 0.0)],
        [(1.0, 1.0), (1.0, 3.0), (3.0, 3.0), (3.0, 1.0), (1.0, 1.0)],
    ]
]


def square(west: float, south: float, size: float = 2.0) -> list[list[tuple[float, float]]]:
    east, north = west + size, south + size
    return [[(west, south), (east, south), (east, north), (west, north), (west, south)]]


def test_unpacking_closes_rings() -> None:
    assert unpack([[[1000, 2000, 500, 0, 0, 500]]]) == [[[(1.0, 2.0), (1.5, 2.0), (1.5, 2.5), (1.0, 2.0)]]]


def test_rings_are_wound_as_rfc_7946_asks() -> None:
    rings = json.loads(geojson([[ring[::-1] for ring in HOLED[0]]]))["coordinates"][0]
    areas = [sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(r)) for r in rings]
    assert areas[0] > 0 > areas[1]


def test_bounds() -> None:
    assert bounds(HOLED) == (0, 0, 4, 4)
    assert bounds([square(177, -18), square(-180, -17)]) == (-18, 177, -15, -178)
    assert bounds([square(-170, 0), square(-60, 0), square(60, 0)]) == (0, -170, 2, 62)


def test_a_label_lies_inside_a_bent_shape() -> None:
    horseshoe = [
        [[(0.0, 0.0), (6.0, 0.0), (6.0, 6.0), (4.0, 6.0), (4.0, 1.0), (2.0, 1.0), (2.0, 6.0), (0.0, 6.0), (0.0, 0.0)]]
    ]
    assert Outline(horseshoe[0]).contains(*label_point(horseshoe))
    assert label_point([square(10, 10)]) == pytest.approx((11, 11))

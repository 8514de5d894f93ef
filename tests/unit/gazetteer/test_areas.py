"""Outlines: unpacking, boxes across ±180°, points inside, cells touched."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoview.gazetteer.build.areas import Polygons, bounds, geojson, label_point, unpack
from geoview.gazetteer.build.cells import cells
from geoview.gazetteer.outlines import Outline
from geoview.gazetteer.territory import cell_contains, cell_of

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


@pytest.mark.parametrize(
    ("point", "inside"),
    [((0.5, 0.5), True), ((2, 2), False), ((3.5, 2), True), ((5, 2), False), ((2, -1), False), ((-1, 2), False)],
)
def test_a_hole_is_outside(point: tuple[float, float], inside: bool) -> None:
    outline = Outline([ring for polygon in HOLED for ring in polygon])
    assert outline.contains(*point) is inside


def test_a_label_lies_inside_a_bent_shape() -> None:
    horseshoe = [
        [[(0.0, 0.0), (6.0, 0.0), (6.0, 6.0), (4.0, 6.0), (4.0, 1.0), (2.0, 1.0), (2.0, 6.0), (0.0, 6.0), (0.0, 0.0)]]
    ]
    assert Outline(horseshoe[0]).contains(*label_point(horseshoe))
    assert label_point([square(10, 10)]) == pytest.approx((11, 11))


def test_cells_are_found_once_each_and_told_apart() -> None:
    found = {cell: edges for cell, _, edges in cells([square(10.5, 20.5, 3.0)])}
    assert len(found) == 16
    whole = {cell for cell, edges in found.items() if edges is None}
    assert whole == {(row + 90) * 360 + column + 180 for row in (21, 22) for column in (11, 12)}


LONG = [[[(-170.0, 49.0), (170.0, 49.0), (170.0, 60.25), (3.3, 55.5), (-170.0, 61.0), (-170.0, 49.0)]]]


@pytest.mark.parametrize(
    "polygons", [HOLED, [square(10.5, 20.5, 3.0)], LONG, [square(-180, -90, 2), square(178, 88, 2)]]
)
@given(st.floats(-90, 90), st.floats(-180, 180))
def test_cells_decide_as_the_whole_outline_does(polygons: Polygons, latitude: float, longitude: float) -> None:
    outline = Outline([ring for polygon in polygons for ring in polygon])
    known = {cell: (inside, edges) for cell, inside, edges in cells(polygons)}
    # On a line of the grid itself either answer is right.
    near = {outline.contains(latitude + dy, longitude + dx) for dy in (-0.002, 0, 0.002) for dx in (-0.002, 0, 0.002)}
    if len(near) == 1:
        cell = known.get(cell_of(latitude, longitude))
        assert near == {cell is not None and cell_contains(*cell, latitude, longitude)}


def test_damaged_blobs_are_no_outline() -> None:
    assert Outline.from_blob(b"no zlib") is None

"""The cells that an area touches decide as its whole outline does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoview.gazetteer.build.cells import cells
from geoview.gazetteer.outlines import Outline
from geoview.gazetteer.territory import cell_contains, cell_of

if TYPE_CHECKING:
    from geoview.gazetteer.build.areas import Polygons

HOLED = [
    [
        [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0), (0.0, 0.0)],
        [(1.0, 1.0), (1.0, 3.0), (3.0, 3.0), (3.0, 1.0), (1.0, 1.0)],
    ]
]


def square(west: float, south: float, size: float = 2.0) -> list[list[tuple[float, float]]]:
    east, north = west + size, south + size
    return [[(west, south), (east, south), (east, north), (west, north), (west, south)]]


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

"""Areas that can be asked whether a point lies in them."""

from __future__ import annotations

import pytest

from geoview.gazetteer.outlines import Outline

HOLED = [
    [
        [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0), (0.0, 0.0)],
        [(1.0, 1.0), (1.0, 3.0), (3.0, 3.0), (3.0, 1.0), (1.0, 1.0)],
    ]
]


@pytest.mark.parametrize(
    ("point", "inside"),
    [((0.5, 0.5), True), ((2, 2), False), ((3.5, 2), True), ((5, 2), False), ((2, -1), False), ((-1, 2), False)],
)
def test_a_hole_is_outside(point: tuple[float, float], inside: bool) -> None:
    outline = Outline([ring for polygon in HOLED for ring in polygon])
    assert outline.contains(*point) is inside


def test_damaged_blobs_are_no_outline() -> None:
    assert Outline.from_blob(b"no zlib") is None

"""Finding places by where they lie: cells of 1/8° in which points are filed."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt
from typing import TYPE_CHECKING, Any

from geoview.gazetteer.schema import CELLS_PER_DEGREE, DEGREE, point_cell

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["EARTH_KM", "distance_km", "nearest_points"]

EARTH_KM = 6371.0
"""Radius of the sphere on which distances are measured."""

_COLUMNS = 360 * CELLS_PER_DEGREE
_ROWS = 180 * CELLS_PER_DEGREE
_KM_PER_CELL = 111.195 / CELLS_PER_DEGREE
_QUERY = "SELECT place, latitude, longitude FROM near WHERE class = ? AND cell BETWEEN ? AND ?"


def distance_km(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Return the great-circle distance in kilometres, by the haversine formula on a sphere of `EARTH_KM`."""
    p, q = radians(latitude), radians(other_latitude)
    h = sin((q - p) / 2) ** 2 + cos(p) * cos(q) * sin(radians(other_longitude - longitude) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(h)))


def nearest_points(
    rows: Callable[..., list[tuple[Any, ...]]], feature_class: str, latitude: float, longitude: float, limit: int
) -> list[tuple[float, int]]:
    """Return the nearest filed points as (km, place number), nearest first.

    The square of cells around the point grows until enough points lie nearer than its edge.

    Args:
        rows: Runs a query and gives its rows.
        feature_class: GeoNames class.
        latitude: Degrees north.
        longitude: Degrees east.
        limit: The most points to give.
    """
    row, column = point_cell(latitude, longitude)
    # How far the point is from the nearest edge of its own cell, as a share of a cell.
    y, x = (latitude + 90) * CELLS_PER_DEGREE % 1, (longitude + 180) * CELLS_PER_DEGREE % 1
    margin = min(y, 1 - y, x, 1 - x)
    reach = 0
    while True:
        squares = []
        for line in range(max(0, row - reach), min(_ROWS - 1, row + reach) + 1):
            for left, right in _spans(column, reach):
                for number, lat, lon in rows(_QUERY, feature_class, line * _COLUMNS + left, line * _COLUMNS + right):
                    north, east = lat / DEGREE, lon / DEGREE
                    difference = abs(east - longitude)
                    if difference > 180:
                        difference = 360 - difference
                    # A flat estimate sorts nearly right and costs little; the haversine decides among the best.
                    shrink = cos(radians((north + latitude) / 2))
                    squares.append(((north - latitude) ** 2 + (difference * shrink) ** 2, number, north, east))
        squares.sort()
        found = sorted(
            (distance_km(latitude, longitude, north, east), number) for _, number, north, east in squares[: limit + 8]
        )
        narrow = cos(radians(min(90.0, abs(latitude) + (reach + 1) / CELLS_PER_DEGREE)))
        sure = (reach + margin) * _KM_PER_CELL * narrow
        if 2 * reach >= _COLUMNS or (len(found) >= limit and found[limit - 1][0] <= sure):
            return found[:limit]
        reach = 2 * reach or 1


def _spans(column: int, reach: int) -> list[tuple[int, int]]:
    west, east = column - reach, column + reach
    if 2 * reach >= _COLUMNS - 1:
        return [(0, _COLUMNS - 1)]
    if west < 0:
        return [(0, east), (west + _COLUMNS, _COLUMNS - 1)]
    if east >= _COLUMNS:
        return [(west, _COLUMNS - 1), (0, east - _COLUMNS)]
    return [(west, east)]

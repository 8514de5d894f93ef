"""Which areas a point lies in: cells of one degree, each with the stretches of outline that run through it.

To ask whether a point is inside an area costs a look at the few edges in its cell, however long the outline is.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from itertools import pairwise
from math import floor

from geoview.gazetteer.areas import Polygons
from geoview.gazetteer.outlines import Outline

__all__ = ["cell_contains", "cell_of", "cells"]

_GRID = 1000
_EDGE = struct.Struct("<4h")
_FAR = 30_000
# Near the south-western corner of a cell, in degrees; off the grid of thousandths, so no corner of an outline is there.
_REFERENCE = (0.00041, 0.00037)


def cell_of(latitude: float, longitude: float) -> int:
    """The number of a point's cell: its row from the south pole times 360 plus its column from −180°."""
    return min(floor(latitude) + 90, 179) * 360 + min(floor(longitude) + 180, 359)


def cells(polygons: Polygons) -> Iterator[tuple[int, bool, bytes | None]]:
    """The cells that an area touches, with what decides whether a point in them is inside.

    Returns:
        (cell, True, None) for a cell that the area fills; else (cell, whether the cell's reference point is inside, the
        edges that run through the cell): see `cell_contains`.
    """
    outline = Outline([ring for polygon in polygons for ring in polygon])
    edges: dict[tuple[int, int], list[tuple[float, float, float, float]]] = {}
    for polygon in polygons:
        for ring in polygon:
            for (x0, y0), (x1, y1) in pairwise(ring):
                for cell in set(_crossed(x0, y0, x1, y1)):
                    edges.setdefault(cell, []).append((x0, y0, x1, y1))
    south, west, north, east = _box(polygons)
    for row in range(floor(south), min(89, floor(north)) + 1):
        for column in range(floor(west), min(179, floor(east)) + 1):
            inside = outline.contains(row + _REFERENCE[1], column + _REFERENCE[0])
            number = (row + 90) * 360 + column + 180
            if (row, column) in edges:
                yield number, inside, b"".join(_pack(*edge, row, column) for edge in edges[row, column])
            elif inside:
                yield number, True, None


def cell_contains(inside: bool, edges: bytes | None, latitude: float, longitude: float) -> bool:
    """Whether a point is in an area, from what `cells` gave for its cell.

    The straight way from the reference point to the point crosses the outline an even number of times, or else the
    two lie on different sides of it.
    """
    if edges is None:
        return inside
    cell = cell_of(latitude, longitude)
    x, y = (longitude + 180 - cell % 360) * _GRID, (latitude + 90 - cell // 360) * _GRID
    rx, ry = _REFERENCE[0] * _GRID, _REFERENCE[1] * _GRID
    dx, dy = x - rx, y - ry
    for ax, ay, bx, by in _EDGE.iter_unpack(edges[: len(edges) - len(edges) % _EDGE.size]):
        if (dx * (ay - ry) > dy * (ax - rx)) != (dx * (by - ry) > dy * (bx - rx)):
            ex, ey = bx - ax, by - ay
            if (ex * (ry - ay) > ey * (rx - ax)) != (ex * (y - ay) > ey * (x - ax)):
                inside = not inside
    return inside


def _pack(x0: float, y0: float, x1: float, y1: float, row: int, column: int) -> bytes:
    """An edge in thousandths of a degree from the cell's corner; what is far outside the cell is cut off."""
    ax, ay, bx, by = (x0 - column) * _GRID, (y0 - row) * _GRID, (x1 - column) * _GRID, (y1 - row) * _GRID
    if max(abs(ax), abs(ay), abs(bx), abs(by)) > _FAR:
        dx, dy = bx - ax, by - ay
        # The point of the edge that is nearest to the middle of the cell, and as far on both sides as fits.
        middle = ((_GRID / 2 - ax) * dx + (_GRID / 2 - ay) * dy) / (dx * dx + dy * dy)
        reach = _FAR / 2 / max(abs(dx), abs(dy))
        start, end = max(0.0, middle - reach), min(1.0, middle + reach)
        ax, ay, bx, by = ax + dx * start, ay + dy * start, ax + dx * end, ay + dy * end
    return _EDGE.pack(round(ax), round(ay), round(bx), round(by))


def _crossed(x0: float, y0: float, x1: float, y1: float) -> Iterator[tuple[int, int]]:
    """The cells that an edge runs through: it is cut wherever it crosses a whole degree."""
    cuts = [0.0, 1.0]
    for start, end in ((x0, x1), (y0, y1)):
        low, high = min(start, end), max(start, end)
        cuts += [(degree - start) / (end - start) for degree in range(floor(low) + 1, floor(high) + 1) if high > low]
    cuts.sort()
    for before, after in pairwise(cuts):
        middle = (before + after) / 2
        yield floor(y0 + (y1 - y0) * middle), floor(x0 + (x1 - x0) * middle)


def _box(polygons: Polygons) -> tuple[float, float, float, float]:
    points = [point for polygon in polygons for point in polygon[0]]
    return (
        min(y for _, y in points),
        min(x for x, _ in points),
        max(y for _, y in points),
        max(x for x, _ in points),
    )

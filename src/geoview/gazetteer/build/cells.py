"""The cells that an area touches, as `geoview.gazetteer.territory` reads them."""

from __future__ import annotations

from itertools import pairwise
from math import floor
from typing import TYPE_CHECKING

from geoview.gazetteer.outlines import Outline
from geoview.gazetteer.territory import EDGE, GRID, REFERENCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geoview.gazetteer.build.areas import Polygons

__all__ = ["cells"]

_FAR = 30_000
"""Thousandths of a degree that an end of an edge may lie from its cell."""


def cells(polygons: Polygons) -> Iterator[tuple[int, bool, bytes | None]]:
    """Return the cells that an area touches, with what decides whether a point in them is inside.

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
            inside = outline.contains(row + REFERENCE[1], column + REFERENCE[0])
            number = (row + 90) * 360 + column + 180
            if (row, column) in edges:
                yield number, inside, b"".join(_pack(*edge, row, column) for edge in edges[row, column])
            elif inside:
                yield number, True, None


def _pack(x0: float, y0: float, x1: float, y1: float, row: int, column: int) -> bytes:
    """Return an edge in thousandths of a degree from the cell's corner; what is far outside the cell is cut off."""
    ax, ay, bx, by = (x0 - column) * GRID, (y0 - row) * GRID, (x1 - column) * GRID, (y1 - row) * GRID
    if max(abs(ax), abs(ay), abs(bx), abs(by)) > _FAR:
        dx, dy = bx - ax, by - ay
        # The point of the edge that is nearest to the middle of the cell, and as far on both sides as fits.
        middle = ((GRID / 2 - ax) * dx + (GRID / 2 - ay) * dy) / (dx * dx + dy * dy)
        reach = _FAR / 2 / max(abs(dx), abs(dy))
        start, end = max(0.0, middle - reach), min(1.0, middle + reach)
        ax, ay, bx, by = ax + dx * start, ay + dy * start, ax + dx * end, ay + dy * end
    return EDGE.pack(round(ax), round(ay), round(bx), round(by))


def _crossed(x0: float, y0: float, x1: float, y1: float) -> Iterator[tuple[int, int]]:
    """Return the cells that an edge runs through: it is cut wherever it crosses a whole degree."""
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

"""Outlines with fewer points, for maps that need to be small rather than exact to the metre."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geoview.export.areas import Ring

__all__ = ["UNITS", "in_steps", "simplified"]

UNITS = 1000
"""Whole numbers to a degree in what `in_steps` gives; about 100 m."""

_DETAIL = 1200
"""How many times the tolerance fits into the diagonal of an outline."""
_FINEST, _COARSEST = 1 / UNITS, 0.05


def simplified(polygons: list[list[Ring]]) -> list[list[Ring]]:
    """Return the outline without points and islands that a map of the whole would not show.

    Points are chosen after Douglas and Peucker (1973, https://doi.org/10.3138/FM57-6770-U75U-7727). The
    largest ring always stays.
    """
    if not polygons:
        return []
    sizes = [_extent(polygon[0]) for polygon in polygons]
    largest = max(sizes)
    tolerance = min(max(largest / _DETAIL, _FINEST), _COARSEST)
    result = []
    for polygon, size in zip(polygons, sizes, strict=True):
        if size < 4 * tolerance and size < largest:
            continue
        rings = [_thin(ring, tolerance) for ring in polygon if ring is polygon[0] or _extent(ring) >= 4 * tolerance]
        result.append([ring for ring in rings if len(ring) >= 4] or [polygon[0]])
    return result


def in_steps(ring: Ring, meridian: float = 0.0) -> list[int]:
    """Return a ring as whole numbers: the first point, then the steps from point to point; `UNITS` to a degree.

    Args:
        ring: [longitude, latitude] pairs.
        meridian: The ring is moved by whole turns until its middle lies within 180° of it.
    """
    west, east = min(p[0] for p in ring), max(p[0] for p in ring)
    turns = 360 * round((meridian - (west + east) / 2) / 360)
    numbers: list[int] = []
    x = y = 0
    for point in ring:
        right, up = round((point[0] + turns) * UNITS), round(point[1] * UNITS)
        if numbers and (right, up) == (x, y):
            continue
        numbers += (right - x, up - y)
        x, y = right, up
    return numbers


def _extent(ring: Ring) -> float:
    width = max(p[0] for p in ring) - min(p[0] for p in ring)
    return math.hypot(width, max(p[1] for p in ring) - min(p[1] for p in ring))


def _thin(ring: Ring, tolerance: float) -> Ring:
    # A closed ring has no two ends to draw a line between, so it is cut at the point farthest from its start.
    far = max(range(len(ring)), key=lambda i: (ring[i][0] - ring[0][0]) ** 2 + (ring[i][1] - ring[0][1]) ** 2)
    kept = {0, far, len(ring) - 1}
    stretches = [(0, far), (far, len(ring) - 1)]
    while stretches:
        first, last = stretches.pop()
        farthest, distance = _farthest(ring, first, last)
        if distance > tolerance:
            kept.add(farthest)
            stretches += ((first, farthest), (farthest, last))
    return [ring[index] for index in sorted(kept)]


def _farthest(ring: Ring, first: int, last: int) -> tuple[int, float]:
    """Return the point between two others that lies farthest from the line through them, and how far in degrees."""
    x, y = ring[first]
    dx, dy = ring[last][0] - x, ring[last][1] - y
    length = math.hypot(dx, dy)
    best, found = 0.0, first
    for index in range(first + 1, last):
        px, py = ring[index][0] - x, ring[index][1] - y
        distance = abs(px * dy - py * dx) / length if length else math.hypot(px, py)
        if distance > best:
            best, found = distance, index
    return found, best

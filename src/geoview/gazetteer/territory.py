"""Which areas a point lies in: cells of one degree, each with the stretches of outline that run through it.

Whether a point is inside an area is decided by the few edges in its cell, however long the outline is.
"""

from __future__ import annotations

import struct
from math import floor

__all__ = ["EDGE", "GRID", "REFERENCE", "cell_contains", "cell_of"]

GRID = 1000
"""Stored units in one degree of an edge."""
EDGE = struct.Struct("<4h")
"""How an edge is stored: x and y of its ends, in thousandths of a degree from the south-western corner of its cell."""
REFERENCE = (0.00041, 0.00037)
"""The point of each cell whose side is stored: degrees east and north of the cell's south-western corner. It is off
the grid of thousandths, so no corner of an outline is there."""


def cell_of(latitude: float, longitude: float) -> int:
    """Return the number of a point's cell: its row from the south pole times 360 plus its column from −180°."""
    return min(floor(latitude) + 90, 179) * 360 + min(floor(longitude) + 180, 359)


def cell_contains(inside: bool, edges: bytes | None, latitude: float, longitude: float) -> bool:
    """Return whether a point is in an area, from what the file holds of its cell.

    The straight line between the reference point and the point crosses the outline an even number of times when both
    lie on the same side of it.
    """
    if edges is None:
        return inside
    cell = cell_of(latitude, longitude)
    x, y = (longitude + 180 - cell % 360) * GRID, (latitude + 90 - cell // 360) * GRID
    rx, ry = REFERENCE[0] * GRID, REFERENCE[1] * GRID
    dx, dy = x - rx, y - ry
    for ax, ay, bx, by in EDGE.iter_unpack(edges[: len(edges) - len(edges) % EDGE.size]):
        if (dx * (ay - ry) > dy * (ax - rx)) != (dx * (by - ry) > dy * (bx - rx)):
            ex, ey = bx - ax, by - ay
            if (ex * (ry - ay) > ey * (rx - ax)) != (ex * (y - ay) > ey * (x - ax)):
                inside = not inside
    return inside

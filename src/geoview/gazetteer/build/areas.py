"""Outlines as they are packed in `facts/areas.json.xz`.

Rings are stored as differences of whole thousandths of a degree (about 100 m), first point from 0, 0. Everything here
is plain arithmetic, so a gazetteer can be built without a geometry library.
"""

from __future__ import annotations

import json
import lzma
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from geoview.errors import GazetteerError
from geoview.gazetteer.outlines import Outline

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Polygons", "bounds", "geojson", "label_point", "load", "unpack"]

Polygons = list[list[list[tuple[float, float]]]]
"""Polygons of rings of (longitude, latitude); the first ring of each is its outside."""

_GRID = 1000


def load(path: Path) -> dict[str, dict[str, list[list[list[int]]]]]:
    """Return all packed outlines: by kind ("countries", "admin1", "admin2", "regions", "disputed"), then by key.

    Raises:
        GazetteerError: when the file cannot be read.
    """
    try:
        content: Any = json.loads(lzma.decompress(path.read_bytes()))
    except (OSError, lzma.LZMAError, ValueError) as error:
        raise GazetteerError("Outlines could not be read", "{path}: {error}", path=path, error=error) from error
    return dict(content)


def unpack(packed: list[list[list[int]]]) -> Polygons:
    """Return the polygons of a packed outline, as closed rings in degrees."""
    polygons = []
    for rings in packed:
        polygon = []
        for flat in rings:
            x = y = 0
            ring = []
            for dx, dy in zip(flat[::2], flat[1::2], strict=True):
                x, y = x + dx, y + dy
                ring.append((x / _GRID, y / _GRID))
            ring.append(ring[0])
            polygon.append(ring)
        polygons.append(polygon)
    return polygons


def geojson(polygons: Polygons) -> str:
    """Return the GeoJSON text of a MultiPolygon, wound as RFC 7946 asks: outside anticlockwise, holes clockwise."""
    coordinates = []
    for polygon in polygons:
        rings = []
        for number, ring in enumerate(polygon):
            anticlockwise = sum((x1 - x0) * (y1 + y0) for (x0, y0), (x1, y1) in pairwise(ring)) < 0
            rings.append(ring if anticlockwise == (number == 0) else ring[::-1])
        coordinates.append(rings)
    return json.dumps({"type": "MultiPolygon", "coordinates": coordinates}, separators=(",", ":"))


def bounds(polygons: Polygons) -> tuple[float, float, float, float]:
    """Return (south, west, north, east) in degrees; west > east where the area lies across ±180°."""
    boxes = []
    for polygon in polygons:
        longitudes, latitudes = zip(*polygon[0], strict=True)
        boxes.append((min(latitudes), min(longitudes), max(latitudes), max(longitudes)))
    south, north = min(box[0] for box in boxes), max(box[2] for box in boxes)
    west, east = min(box[1] for box in boxes), max(box[3] for box in boxes)
    if east - west <= 180:
        return south, west, north, east
    # The widest empty stretch of longitudes lies outside; the area begins after it.
    spans = sorted((box[1], box[3]) for box in boxes)
    gap, start, reach = 0.0, west, spans[0][1]
    for left, right in spans[1:]:
        if left - reach > gap:
            gap, start = left - reach, left
        reach = max(reach, right)
    if gap <= west + 360 - east:
        return south, west, north, east
    return south, start, north, max(right for left, right in spans if left < start)


def label_point(polygons: Polygons) -> tuple[float, float]:
    """Return (latitude, longitude) of a point well inside the largest part."""
    ring = max((polygon[0] for polygon in polygons), key=lambda ring: abs(_area(ring)))
    area = _area(ring)
    if area:
        x = sum((x0 + x1) * (x0 * y1 - x1 * y0) for (x0, y0), (x1, y1) in pairwise(ring)) / (6 * area)
        y = sum((y0 + y1) * (x0 * y1 - x1 * y0) for (x0, y0), (x1, y1) in pairwise(ring)) / (6 * area)
        if Outline([ring]).contains(y, x):
            return y, x
    # A bent shape: the middle of the longest stretch inside, on the latitude that halves the ring.
    middle = (min(y for _, y in ring) + max(y for _, y in ring)) / 2
    crossings = sorted(
        x0 + (middle - y0) * (x1 - x0) / (y1 - y0)
        for (x0, y0), (x1, y1) in pairwise(ring)
        if (y0 <= middle) != (y1 <= middle)
    )
    stretches = [
        (right - left, (left + right) / 2) for left, right in zip(crossings[::2], crossings[1::2], strict=False)
    ]
    return (middle, max(stretches)[1]) if stretches else (ring[0][1], ring[0][0])


def _area(ring: list[tuple[float, float]]) -> float:
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise(ring)) / 2

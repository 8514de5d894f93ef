"""Which part of the world a map shows when it opens: what the text is about.

All longitudes here are unrolled: they lie within 180° of one meridian and may pass ±180°, so that Fiji or Russia stay
in one piece.
"""

from __future__ import annotations

import functools
import itertools
import json
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Box", "Extent", "choose_meridian", "everything", "extent_of", "subject", "unroll"]

Box = tuple[float, float, float, float]
"""South, west, north, east in degrees; the longitudes are unrolled, west ≤ east."""

# How much narrower the places must lie around the antimeridian before the map is centred there.
_WORTH_WRAPPING = 0.6
# Far places are left out when the diagonal of the rest shrinks to this share, and they get no more than that share of
# the mentions.
_SHRINKS = 0.25
_DISPENSABLE = 0.15
# An area may stretch the view of the rest this many times: more, the more of the mentions are of it. "Europe", said
# once, must not shrink an article about its ports; Pakistan is shown whole when half of the mentions are of Pakistan.
_LARGE = 1.15
_LARGE_BY_SHARE = 12.0
_LEAST_REST = 2.0
# The rest must get at least this share of the mentions.
_MINORITY = 0.25
# Parts of an area smaller than this share of its largest part do not count: overseas islands.
_MAIN_PART = 0.35
_NOWHERE: Box = (0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Extent:
    """Where a place lies and how much the text says about it.

    Attributes:
        latitude: Of its pin, degrees.
        longitude: Of its pin, degrees, unrolled.
        weight: Its mentions.
        box: What its main parts cover; None for a point.
    """

    latitude: float
    longitude: float
    weight: float
    box: Box | None = None


def choose_meridian(longitudes: Sequence[float]) -> float:
    """Return the middle meridian of the map: 0, or another where the places lie close around the antimeridian."""
    if len(longitudes) < 2:
        return 180.0 if longitudes and abs(longitudes[0]) > 170 else 0.0
    ordered = sorted(longitudes)
    plain = ordered[-1] - ordered[0]
    gaps = [(b - a, a, b) for a, b in itertools.pairwise(ordered)]
    gap, before, after = max(gaps)
    rolled = 360 - gap
    if plain <= 180 or rolled > _WORTH_WRAPPING * plain:
        return 0.0
    return unroll((before + after) / 2 + 180, 0.0)


def unroll(longitude: float, meridian: float) -> float:
    """Return `longitude` plus a multiple of 360, within 180° of `meridian`; unchanged where it lies there already."""
    if abs(longitude - meridian) <= 180:
        return longitude
    return meridian + (longitude - meridian + 180) % 360 - 180


@functools.lru_cache(maxsize=512)
def extent_of(outline: str, longitude: float) -> Box | None:
    """Return the box around the main parts of a GeoJSON geometry, unrolled around `longitude`.

    Parts much smaller than the largest are left out. The result is None when the text is no polygon.
    """
    try:
        geometry: Any = json.loads(outline)
        polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
        boxes = [_ring_box(polygon[0], longitude) for polygon in polygons if polygon]
    except (ValueError, TypeError, KeyError, IndexError):
        return None
    if not boxes:
        return None
    largest = max(_size(box) for box in boxes)
    return _around(box for box in boxes if _size(box) >= _MAIN_PART * largest)


def _ring_box(ring: Sequence[Sequence[float]], longitude: float) -> Box:
    west = min(point[0] for point in ring)
    east = max(point[0] for point in ring)
    shift = unroll((west + east) / 2, longitude) - (west + east) / 2
    return min(point[1] for point in ring), west + shift, max(point[1] for point in ring), east + shift


def _size(box: Box) -> float:
    south, west, north, east = box
    return (north - south) * (east - west) * math.cos(math.radians((north + south) / 2))


def everything(extents: Sequence[Extent]) -> Box | None:
    """Return the box around every pin and every area; None without places."""
    return _around(map(_cover, extents)) if extents else None


def subject(extents: Sequence[Extent]) -> Box | None:
    """Return the box around what the text is about.

    An area that would stretch the view more than its share of the mentions is worth is left out; and so are a few far
    places that get next to no mention, where leaving them out makes the rest several times as large.
    """
    kept = _without_giants(list(extents))
    full = everything(kept)
    if full is None or len(kept) < 3:
        return full
    near = _nearest_first(kept)
    total = sum(extent.weight for extent in near)
    boxes = list(itertools.accumulate(map(_cover, near), _union))
    dropped = 0.0
    for count in range(len(near) - 1, 1, -1):
        dropped += near[count].weight
        if dropped > _DISPENSABLE * total:
            break
        if _diagonal(boxes[count - 1]) <= _SHRINKS * _diagonal(full):
            return boxes[count - 1]
    return full


def _without_giants(extents: list[Extent]) -> list[Extent]:
    areas = sorted((extent for extent in extents if extent.box), key=lambda extent: -_diagonal(extent.box or _NOWHERE))
    total = sum(extent.weight for extent in extents)
    for area in areas:
        others = [other for other in extents if other is not area]
        if not others or total - area.weight < _MINORITY * total:
            break
        allowed = _LARGE + _LARGE_BY_SHARE * area.weight / total
        rest = _around(other.box or _pin(other) for other in others)
        if _diagonal(_union(rest, _cover(area))) <= allowed * max(_diagonal(rest), _LEAST_REST):
            continue
        extents = others
        total -= area.weight
    return extents


def _nearest_first(extents: Sequence[Extent]) -> list[Extent]:
    """Return the extents by their distance from the middle of the mentions."""
    latitude = _weighted_median([(extent.latitude, extent.weight) for extent in extents])
    longitude = _weighted_median([(extent.longitude, extent.weight) for extent in extents])
    shrink = math.cos(math.radians(latitude))
    return sorted(extents, key=lambda e: math.hypot(e.latitude - latitude, (e.longitude - longitude) * shrink))


def _weighted_median(values: list[tuple[float, float]]) -> float:
    values.sort()
    half = sum(weight for _, weight in values) / 2
    for value, weight in values:
        half -= weight
        if half <= 0:
            return value
    return values[-1][0]


def _pin(extent: Extent) -> Box:
    return extent.latitude, extent.longitude, extent.latitude, extent.longitude


def _cover(extent: Extent) -> Box:
    return _union(_pin(extent), extent.box) if extent.box else _pin(extent)


def _union(one: Box, other: Box) -> Box:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def _around(boxes: Iterable[Box]) -> Box:
    return functools.reduce(_union, boxes)


def _diagonal(box: Box) -> float:
    south, west, north, east = box
    return math.hypot(north - south, (east - west) * math.cos(math.radians((north + south) / 2)))

"""Which part of the world a map shows when it opens: what the text is about.

All longitudes here are unrolled: they lie within 180° of one meridian and may pass ±180°, so that Fiji or Russia stay
in one piece.
"""

from __future__ import annotations

import itertools
import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

__all__ = ["Box", "Extent", "choose_meridian", "everything", "extent_of", "subject", "unroll"]

Box = tuple[float, float, float, float]
"""South, west, north, east in degrees; the longitudes are unrolled, west ≤ east."""

_WORTH_WRAPPING = 0.6
_SHRINKS = 0.25
_DISPENSABLE = 0.15
_LARGE = 3.0
_MAIN_PART = 0.35


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
    """The meridian in the middle of the map: 0, or another where the places lie closely around the antimeridian."""
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
    """`longitude` plus a multiple of 360, within 180° of `meridian`."""
    return meridian + (longitude - meridian + 180) % 360 - 180


@lru_cache(maxsize=512)
def extent_of(outline: str, longitude: float) -> Box | None:
    """The box around the main parts of a GeoJSON geometry, unrolled around `longitude`; far, small parts are left out.

    Returns None when the text is no polygon.
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
    """The box around every pin, and around areas that are no larger than that; None without places."""
    if not extents:
        return None
    pins = _around(_pin(extent) for extent in extents)
    limit = _diagonal(pins)
    small = [extent.box for extent in extents if extent.box and _diagonal(extent.box) <= max(limit, 1e-9)]
    if limit == 0:
        small = [extent.box for extent in extents if extent.box]
    return _around([pins, *small])


def subject(extents: Sequence[Extent]) -> Box | None:
    """The box around what the text is about.

    An area several times as large as all the rest is left out, unless nearly every mention is of it; and so are a few
    far places that get next to no mention, where leaving them out makes the rest several times as large.
    """
    kept = _without_giants(list(extents))
    full = everything(kept)
    if full is None or len(kept) < 3:
        return full
    total = sum(extent.weight for extent in kept)
    rest = list(kept)
    dropped = 0.0
    while len(rest) > 2:
        far = _farthest(rest)
        if dropped + far.weight > _DISPENSABLE * total:
            break
        dropped += far.weight
        rest.remove(far)
        box = everything(rest)
        if box is not None and _diagonal(box) <= _SHRINKS * _diagonal(full):
            return box
    return full


def _without_giants(extents: list[Extent]) -> list[Extent]:
    total = sum(extent.weight for extent in extents)
    for extent in sorted(extents, key=lambda extent: -_diagonal(extent.box) if extent.box else 0.0):
        others = [other for other in extents if other is not extent]
        if extent.box is None or not others:
            break
        box = _around(other.box or _pin(other) for other in others)
        is_minor = sum(other.weight for other in others) >= 0.25 * total
        if is_minor and _diagonal(extent.box) > _LARGE * max(_diagonal(box), 0.5):
            extents = others
            total = sum(other.weight for other in others)
    return extents


def _farthest(extents: Sequence[Extent]) -> Extent:
    latitude = _weighted_median([(extent.latitude, extent.weight) for extent in extents])
    longitude = _weighted_median([(extent.longitude, extent.weight) for extent in extents])
    shrink = math.cos(math.radians(latitude))
    return max(extents, key=lambda e: math.hypot(e.latitude - latitude, (e.longitude - longitude) * shrink))


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


def _around(boxes: Iterable[Box]) -> Box:
    souths, wests, norths, easts = zip(*boxes, strict=True)
    return min(souths), min(wests), max(norths), max(easts)


def _diagonal(box: Box) -> float:
    south, west, north, east = box
    return math.hypot(north - south, (east - west) * math.cos(math.radians((north + south) / 2)))

"""Areas that can be asked whether a point lies in them."""

from __future__ import annotations

import json
import zlib
from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Outline"]

_BANDS = 64


class Outline:
    """An area prepared for many point tests.

    Its edges are filed by latitude band, so a test looks at a few edges even of a country with ten thousand.
    """

    def __init__(self, rings: Iterable[Sequence[Sequence[float]]]) -> None:
        """Prepare closed rings of (longitude, latitude); holes are rings like any other."""
        edges = []
        for ring in rings:
            for (x0, y0), (x1, y1) in pairwise(ring):
                if y0 != y1:
                    edges.append((y0, x0, y1, x1) if y0 < y1 else (y1, x1, y0, x0))
        self._south = min((edge[0] for edge in edges), default=0.0)
        self._north = max((edge[2] for edge in edges), default=0.0)
        height = (self._north - self._south) / _BANDS or 1.0
        self._tops = [self._south + height * index for index in range(1, _BANDS)]
        self._bands: list[list[tuple[float, float, float, float]]] = [[] for _ in range(_BANDS)]
        for edge in edges:
            first = bisect_right(self._tops, edge[0])
            last = bisect_right(self._tops, edge[2])
            for band in range(first, last + 1):
                self._bands[band].append(edge)

    @classmethod
    def from_blob(cls, blob: bytes) -> Outline | None:
        """Return the outline from the compressed GeoJSON of the store; None when it cannot be read."""
        try:
            polygons = json.loads(zlib.decompress(blob))["coordinates"]
            return cls([ring for polygon in polygons for ring in polygon])
        except (zlib.error, ValueError, KeyError, TypeError):
            return None

    def corners(self) -> list[tuple[float, float]]:
        """Return (latitude, longitude) of all corners."""
        points = {(edge[0], edge[1]) for band in self._bands for edge in band}
        return sorted(points | {(edge[2], edge[3]) for band in self._bands for edge in band})

    def contains(self, latitude: float, longitude: float) -> bool:
        """Return whether a point lies inside; a point on the southern or western edge does."""
        if not self._south <= latitude <= self._north:
            return False
        inside = False
        for y0, x0, y1, x1 in self._bands[bisect_right(self._tops, latitude)]:
            if y0 <= latitude < y1 and longitude < x0 + (latitude - y0) * (x1 - x0) / (y1 - y0):
                inside = not inside
        return inside

"""Geometry of data sets for `facts.py`: read, made valid, cut at ±180° and packed."""

from __future__ import annotations

import json
import sys
import tarfile
from typing import TYPE_CHECKING, Any

import shapely
from shapely import wkb
from shapely.geometry import MultiPolygon, Polygon
from shapely.ops import unary_union

if TYPE_CHECKING:
    from pathlib import Path

GRID = 1000  # a thousandth of a degree, about 100 m


def topojson(path: Path, member: str) -> dict[str, Any]:
    """A TopoJSON file out of an npm package."""
    with tarfile.open(path) as archive:
        file = archive.extractfile(member)
        if file is None:
            sys.exit(f"facts.py: {path} lacks {member}")
        topology: dict[str, Any] = json.load(file)
        return topology


def shapes(topology: dict[str, Any], name: str) -> list[tuple[dict[str, Any], object]]:
    """Every geometry of a TopoJSON object with its row."""
    scale, move = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * scale[0] + move[0], y * scale[1] + move[1]))
        arcs.append(points)

    def ring(numbers: list[int]) -> list[tuple[float, float]]:
        points: list[tuple[float, float]] = []
        for number in numbers:
            arc = arcs[number] if number >= 0 else arcs[~number][::-1]
            points += arc[1:] if points else arc
        # Rings jump from one side of the antimeridian to the other; unwrapped, they can be cut cleanly there.
        shift, last = 0, points[0][0]
        unwrapped = []
        for x, y in points:
            if x - last > 180:
                shift -= 360
            elif x - last < -180:
                shift += 360
            last = x
            unwrapped.append((x + shift, y))
        if shift:
            # Around a pole: down to it and back along the edge of the map.
            pole = -90 if y < 0 else 90
            unwrapped += [(unwrapped[-1][0], pole), (unwrapped[0][0], pole), unwrapped[0]]
        return unwrapped

    result = []
    for row in topology["objects"][name]["geometries"]:
        polygons = {"Polygon": [row.get("arcs")], "MultiPolygon": row.get("arcs")}.get(row.get("type"), [])
        parts = []
        for polygon in polygons:
            rings = [r for r in map(ring, polygon) if len(r) >= 4]
            if rings:
                parts.append(Polygon(rings[0], rings[1:]))
        if parts:
            result.append((row, clean(unary_union([clean(part) for part in parts]))))
    return result


def clean(geometry: object) -> object:
    """A valid geometry with polygons alone, inside ±180°."""
    geometry = shapely.make_valid(geometry)
    polygons = [part for part in getattr(geometry, "geoms", [geometry]) if isinstance(part, (Polygon, MultiPolygon))]
    whole = unary_union(polygons)
    west, _, east, _ = whole.bounds if not whole.is_empty else (0, 0, 0, 0)
    if west < -180 or east > 180:
        pieces = []
        for shift in (-360, 0, 360):
            moved = shapely.transform(whole, lambda points, shift=shift: points + [shift, 0])  # noqa: RUF005 - an array
            pieces.append(moved.intersection(shapely.box(-180, -90, 180, 90)))
        whole = unary_union(pieces)
    return whole


def packed(geometry: object) -> list[Any]:
    """Rings as differences of whole thousandths of a degree."""
    snapped = shapely.set_precision(geometry, 1 / GRID)
    result = []
    for part in getattr(snapped, "geoms", [snapped]):
        if not isinstance(part, Polygon) or part.is_empty:
            continue
        rings = []
        for ring in (part.exterior, *part.interiors):
            last_x = last_y = 0
            flat = []
            for longitude, latitude in list(ring.coords)[:-1]:
                x, y = round(longitude * GRID), round(latitude * GRID)
                flat += [x - last_x, y - last_y]
                last_x, last_y = x, y
            rings.append(flat)
        result.append(rings)
    return result


def gpkg(blob: bytes) -> object:
    """The geometry in a GeoPackage cell."""
    header = {0: 8, 1: 40, 2: 56, 3: 56, 4: 72}[(blob[3] >> 1) & 7]
    return wkb.loads(blob[header:])

"""Outlines of places as other programs expect them, and the credits for the data."""

from __future__ import annotations

import json
import logging
import math
from functools import cache
from itertools import pairwise
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from geoview.errors import GazetteerError
from geoview.export.progress import step
from geoview.gazetteer import Gazetteer
from geoview.gazetteer.opening import default_path
from geoview.gazetteer.place import Place, PlaceKind
from geoview.online.services import service_of

if TYPE_CHECKING:
    from pathlib import Path

    from geoview.atlas import Atlas
    from geoview.export.base import PlaceData

__all__ = [
    "NO_PLACE_DATA",
    "Ring",
    "attribution",
    "bounding_box",
    "default_gazetteer",
    "online_credits",
    "polygons",
    "tidy_polygons",
]

_LOG = logging.getLogger(__name__)

Ring = list[list[float]]
"""[longitude, latitude] pairs, the last the same as the first."""

_KINDS = frozenset({PlaceKind.COUNTRY, PlaceKind.STATE, PlaceKind.REGION})
_ASKS_TO_BE_NAMED = ("CC-BY", "ODBL", "ODC-BY", "OGL")
_GEONAMES = "GeoNames, CC BY 4.0, https://www.geonames.org"


class _NoPlaceData:
    """Place data where there are none: every place is then a point."""

    info = SimpleNamespace(sources=())

    def outline(self, place_id: str) -> None:
        del place_id

    def country(self, code: str) -> None:
        del code

    def admin1_of(self, place: Place) -> None:
        del place


NO_PLACE_DATA: PlaceData = _NoPlaceData()
"""For the export of places where there is no gazetteer."""


def default_gazetteer() -> PlaceData:
    """Return the gazetteer that GeoView finds by itself, opened once; where there is none, an empty one.

    A caller that has parsed a document exports it with the gazetteer of the parser instead.
    """
    try:
        return _opened(default_path())
    except GazetteerError as error:
        # The Atlas has all that was found; only outlines are missing, and a point stands in for each.
        _LOG.warning("Places are exported as points: %s", error)
        return NO_PLACE_DATA


@cache
def _opened(path: Path) -> PlaceData:
    del path  # another one is another gazetteer
    return Gazetteer.open()


def polygons(place: Place, gazetteer: PlaceData) -> list[list[Ring]]:
    """Return the outline of a country, division or region after RFC 7946; empty where the place is only a point.

    Rings are closed, the outer one runs counter-clockwise and its holes clockwise, and nothing crosses ±180°.

    Raises:
        GazetteerError: when the outline can't be read.
    """
    step()
    outline = gazetteer.outline(place.id) if place.kind in _KINDS else None
    if not outline:
        return []
    try:
        return tidy_polygons(json.loads(outline))
    except (ValueError, TypeError, KeyError, IndexError) as error:
        raise GazetteerError(
            "Place data is damaged", "the outline of {id} is unusable: {error}", id=place.id, error=error
        ) from error


def attribution(gazetteer: PlaceData) -> tuple[str, ...]:
    """Return one line for each data set that asks to be named."""
    named = (s for s in gazetteer.info.sources if s.licence.upper().replace(" ", "-").startswith(_ASKS_TO_BE_NAMED))
    lines = (", ".join(filter(None, (s.title, s.licence, s.url))) for s in named)
    return tuple(lines) or (_GEONAMES,)


def online_credits(atlas: Atlas) -> tuple[str, ...]:
    """Return one line for each online service that gave a place of this document."""
    services = (service_of(use.place.source) for use in atlas.places)
    lines = (f"{service.title}: {service.attribution}, {service.credit_url}" for service in services if service)
    return tuple(dict.fromkeys(lines))


def tidy_polygons(geometry: dict[str, Any]) -> list[list[Ring]]:
    """Return the polygons of a GeoJSON geometry with the winding of RFC 7946; rings without an area are dropped.

    Raises:
        ValueError: when the geometry is no Polygon or MultiPolygon, or a ring leaves the globe or jumps across the
            antimeridian.
    """
    kind = geometry.get("type")
    if kind not in ("Polygon", "MultiPolygon"):
        raise ValueError(f"an outline is a polygon, not {kind}")
    given: list[list[list[list[float]]]] = geometry["coordinates"]
    if kind == "Polygon":
        given = [geometry["coordinates"]]
    result = []
    for polygon in given:
        rings: list[Ring] = []
        for index, ring in enumerate(polygon):
            wound = _wind(ring, outer=index == 0)
            if wound:
                rings.append(wound)
            elif index == 0:
                break
        if rings:
            result.append(rings)
    return result


def _wind(ring: list[list[float]], *, outer: bool) -> Ring:
    points = [[float(point[0]), float(point[1])] for point in ring]
    if points and points[0] != points[-1]:
        points.append(list(points[0]))
    if any(not (abs(x) <= 180 and abs(y) <= 90) for x, y in points):
        raise ValueError("an outline leaves the globe")
    # A whole edge of a box around the pole may span the world; a leap is one between the two sides away from it.
    if any(abs(a[0] - b[0]) > 180 and abs(a[1]) < 89 and abs(b[1]) < 89 for a, b in pairwise(points)):
        raise ValueError("an outline crosses the antimeridian")
    area = _doubled_area(points)
    if len(points) < 4 or area == 0:
        return []
    return points if (area > 0) == outer else points[::-1]


def _doubled_area(points: Ring) -> float:
    """Return twice the signed area of a ring in square degrees; positive when it runs counter-clockwise."""
    return math.fsum((a[0] - b[0]) * (a[1] + b[1]) for a, b in pairwise(points))


def bounding_box(area: list[list[Ring]]) -> list[float] | None:
    """Return [west, south, east, north] after RFC 7946, section 5: across the antimeridian west exceeds east."""
    outers = [polygon[0] for polygon in area]
    if not outers:
        return None
    stretches = sorted((min(p[0] for p in ring), max(p[0] for p in ring)) for ring in outers)
    south = min(p[1] for ring in outers for p in ring)
    north = max(p[1] for ring in outers for p in ring)
    # The box leaves out the widest stretch of longitude without land.
    west, reach = stretches[0][0], stretches[0][1]
    widest, gap_from, gap_to = 0.0, 0.0, 0.0
    for start, end in stretches[1:]:
        if start - reach > widest:
            widest, gap_from, gap_to = start - reach, reach, start
        reach = max(reach, end)
    if west + 360 - reach >= widest:
        return [west, south, reach, north]
    return [gap_to, south, gap_from, north]

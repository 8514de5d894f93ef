"""What a reviewed point must satisfy before the build takes it: a second source that agrees with it."""

from __future__ import annotations

from math import cos, hypot, radians
from typing import TYPE_CHECKING

from geoview.gazetteer.outlines import Outline

if TYPE_CHECKING:
    from geoview.gazetteer.build.areas import Polygons
    from geoview.gazetteer.build.reviewed import Feature

_WATER = {"OCN", "SEA", "GULF", "BAY", "STRT"}
_LAND = {
    "MT",
    "MTS",
    "PK",
    "DSRT",
    "PLAT",
    "PLN",
    "VLY",
    "PASS",
    "LK",
    "DAM",
    "BLDG",
    "UNIV",
    "STDM",
    "PS",
    "MNMT",
}
_NEAR_COAST = 0.5
_NEAR_COUNTRY = 1.0
_NEAR_ISLAND = 25.0
_NEAR_LAKE = 2.5
# What stands in the outlines apart from any country, and whose rows may lie there.
_DISPUTED = {"crimea": "UA RU", "kashmir": "IN PK", "aksai-chin": "IN CN", "golan": "IL SY"}


class Checker:
    """Tests points against the outlines of countries and against named rivers."""

    def __init__(
        self,
        countries: dict[str, Polygons],
        rivers: dict[str, list[tuple[float, float, float, float]]],
        lakes: list[tuple[float, float]],
    ) -> None:
        """Prepare for many tests.

        Args:
            countries: Outlines by country code, disputed areas under other keys.
            rivers: Boxes (west, south, east, north) of Natural Earth's rivers, by folded name.
            lakes: (latitude, longitude) of large lakes, which have bays and straits of their own.
        """
        self._lakes = lakes
        self._rivers = rivers
        self._outlines = {}
        self._boxes = {}
        self._points = {}
        for code, polygons in countries.items():
            rings = [ring for polygon in polygons for ring in polygon]
            points = [point for ring in rings for point in ring]
            self._outlines[code] = Outline(rings)
            self._points[code] = points
            xs, ys = [x for x, _ in points], [y for _, y in points]
            self._boxes[code] = (min(xs), min(ys), max(xs), max(ys))

    def _gap(self, code: str, latitude: float, longitude: float, enough: float) -> float:
        """Degrees to the nearest corner of an outline; 0 inside; infinity when it is farther than `enough`."""
        west, south, east, north = self._boxes[code]
        if not (south - enough <= latitude <= north + enough and west - 2 * enough <= longitude <= east + 2 * enough):
            return float("inf")
        if self._outlines[code].contains(latitude, longitude):
            return 0.0
        shrink = cos(radians(latitude))
        return min(hypot(y - latitude, (x - longitude) * shrink) for x, y in self._points[code])

    def on_land(self, latitude: float, longitude: float) -> str:
        """The key of the outline that holds a point; "" at sea."""
        for code, (west, south, east, north) in self._boxes.items():
            inside = south <= latitude <= north and west <= longitude <= east
            if inside and self._outlines[code].contains(latitude, longitude):
                return code
        return ""

    def coast(self, latitude: float, longitude: float) -> float:
        """Degrees to the nearest corner of any outline but the one that holds the point."""
        shrink = cos(radians(latitude))
        nearest = float("inf")
        for code, (west, south, east, north) in self._boxes.items():
            if south - 2 <= latitude <= north + 2 and west - 4 <= longitude <= east + 4:
                for x, y in self._points[code]:
                    nearest = min(nearest, hypot(y - latitude, (x - longitude) * shrink))
        return nearest

    def _in_lake(self, latitude: float, longitude: float) -> bool:
        return any(abs(latitude - y) < _NEAR_LAKE and abs(longitude - x) < _NEAR_LAKE for y, x in self._lakes)

    def fault(self, feature: Feature, name: str) -> str:
        """Why a feature cannot be taken; "" when it can."""
        latitude, longitude = feature.latitude, feature.longitude
        land = self.on_land(latitude, longitude)
        inland = bool(land) and self.coast(latitude, longitude) > _NEAR_COAST
        if feature.code in _WATER and inland and not self._in_lake(latitude, longitude):
            return f"{name} is water but lies on land"
        if feature.code in _LAND and not land and self.coast(latitude, longitude) > _NEAR_COAST:
            return f"{name} is land but lies at sea"
        if feature.country:
            return self._country_fault(feature, name, land)
        return self._river_fault(feature, name) if feature.code == "STM" else ""

    def _country_fault(self, feature: Feature, name: str, land: str) -> str:
        island = feature.code in {"ISL", "ISLS", "RF", "GULF", "SEA", "BAY", "STRT"}
        if feature.country in _DISPUTED.get(land, "").split():
            return ""
        if feature.country not in self._outlines:
            return "" if island else f"{name} names {feature.country}, which has no outline"
        allowed = _NEAR_ISLAND if island and not land else _NEAR_COUNTRY
        if self._gap(feature.country, feature.latitude, feature.longitude, allowed) > allowed:
            return f"{name} is not in or near {feature.country}"
        return ""

    def _river_fault(self, feature: Feature, name: str) -> str:
        known = [box for other in (feature.name, *feature.names) for box in self._rivers.get(river_key(other), ())]
        if not known:
            return ""
        for west, south, east, north in known:
            if south - 2 <= feature.latitude <= north + 2 and west - 2 <= feature.longitude <= east + 2:
                return ""
        return f"{name} is far from the river of that name in Natural Earth"


def river_key(name: str) -> str:
    """A river's name without the word for river."""
    from geoview.gazetteer.folding import fold

    words = [word for word in fold(name).split() if word not in {"river", "rio", "riviere", "fleuve", "the"}]
    return " ".join(words)

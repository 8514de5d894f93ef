"""The read-only store of places and names."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any

from geoview.errors import GazetteerError
from geoview.gazetteer.folding import LONGEST_NAME, fold
from geoview.gazetteer.opening import (
    GazetteerInfo,
    SourceInfo,
    bundled_path,
    connect,
    default_path,
    own_path,
)
from geoview.gazetteer.place import COUNTRY_CODES, FeatureClass, NameMatch, Place, PlaceKind
from geoview.gazetteer.positions import nearest_points
from geoview.gazetteer.reading import RowReader, remember
from geoview.gazetteer.rows import spelling_of
from geoview.gazetteer.schema import DEGREE, SORTS
from geoview.gazetteer.territory import cell_contains, cell_of
from geoview.gazetteer.views import NEUTRAL, DisputedArea, join
from geoview.phrases import Phrase

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable
    from pathlib import Path

__all__ = ["Gazetteer", "GazetteerInfo", "SourceInfo"]

_COAST_KM = 15
_BY_NAME = "SELECT key, place, sort, language, spelling FROM name WHERE key = ? ORDER BY rank"
_BEST = "SELECT key, place, sort, language, spelling FROM name WHERE key = ? AND rank = 0"
_FAMOUS = (
    "SELECT key FROM (SELECT key, prominence FROM famous WHERE key > ? AND key < ? LIMIT 3000)"
    " ORDER BY prominence DESC, key LIMIT ?"
)
_OTHERS = "SELECT DISTINCT key FROM name WHERE key > ? AND key < ? LIMIT ?"
_TERRITORY = "SELECT place, inside, edges FROM territory WHERE cell = ? ORDER BY edges IS NOT NULL, place"
_COUNTRIES_AROUND = (
    "SELECT p.id FROM country c JOIN place p ON p.id = c.place"
    " WHERE p.south <= ? AND p.north >= ? AND ((p.west <= ? AND p.east >= ?) OR p.west > p.east) ORDER BY p.id"
)
_DIVISIONS = "SELECT admin1, admin2 FROM place WHERE id = ?"
_HAS_PREFIX = (
    "SELECT EXISTS (SELECT 1 FROM name WHERE key = ?1) OR EXISTS (SELECT 1 FROM name WHERE key > ?2 AND key < ?3)"
)


class Gazetteer:
    """Places by name, by number, by position and by what holds them.

    Open it with `Gazetteer.open`. It may be used from several threads; each call holds it for less than a millisecond.

    Attributes:
        info: What the file is made of.
        notice: Why the bundled file is in use instead of the reader's own; "" when it is not.
        view: The point of view on disputed areas: "neutral", "un" or the code of a state; see `views`.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path, view: str = NEUTRAL) -> None:
        self._reader = RowReader(connection, path)
        self._names: dict[str, tuple[NameMatch, ...]] = {}
        self._filter: bytes | None = None
        self._disputed: list[tuple[int, str, dict[str, str]]] | None = None
        self.info = self._reader.info
        self.view = view
        self.notice = ""

    @classmethod
    def open(cls, path: Path | None = None, *, view: str = NEUTRAL) -> Gazetteer:
        """Open a gazetteer file for reading; nothing is ever written to it or beside it.

        Args:
            path: The file; None for the one that `default_path` names. One that the reader built and that can't be used
                is replaced by the bundled one; `notice` then says why.
            view: Point of view on disputed areas.

        Raises:
            GazetteerError: when it is missing, damaged, no gazetteer, or made for another version of GeoView.
        """
        if path is not None:
            return cls._open(path, view)
        path = default_path()
        try:
            return cls._open(path, view)
        except GazetteerError as error:
            if path != own_path():
                raise
            gazetteer = cls._open(bundled_path(), view)
            gazetteer.notice = Phrase(
                "The place data that you built can't be used, so the bundled one is. {error}", error=error.phrase
            )
            return gazetteer

    @classmethod
    def _open(cls, path: Path, view: str) -> Gazetteer:
        connection = connect(path)
        try:
            return cls(connection, path, view)
        except GazetteerError:
            connection.close()
            raise

    @property
    def path(self) -> Path:
        """The file that is being read."""
        return self._reader.path

    def close(self) -> None:
        """Close the file. A later look-up of anything that is not remembered raises GazetteerError."""
        with self._reader.lock:
            self._reader.close()
            self._names.clear()

    # -- by number and name ----------------------------------------------------------------------------------------

    def by_id(self, place_id: str) -> Place | None:
        """Return the place with this id, or None."""
        with self._reader.lock:
            return self._reader.place(self._reader.number(place_id))

    def by_name(self, name: str) -> tuple[NameMatch, ...]:
        """Return all places that bear a name, the likeliest first.

        Main, official and reviewed names go before other aliases; among equal names the more prominent place goes
        first. Demonyms are found too: `NameMatch.sort` says so. The name is folded here; `fold` says which spellings
        are the same.
        """
        key = fold(name) if len(name) <= LONGEST_NAME else ""
        if not key:
            return ()
        with self._reader.lock:
            found = self._names.get(key)
            if found is None:
                found = remember(self._names, key, self._matches(self._reader.rows(_BY_NAME, key)))
            return found

    def _matches(self, rows: Iterable[tuple[Any, ...]]) -> tuple[NameMatch, ...]:
        matches = []
        for key, number, sort, language, spelling in rows:
            place = self._reader.place(number)
            if place is not None and isinstance(sort, int) and 0 <= sort < len(SORTS):
                matches.append(NameMatch(place, spelling_of(key, spelling, place.name), SORTS[sort], language or ""))
        return tuple(matches)

    def search(self, prefix: str, limit: int = 20) -> tuple[NameMatch, ...]:
        """Return names that begin with some letters: exact ones first, then the well known by prominence, then others.

        Args:
            prefix: What was typed so far.
            limit: The most matches to give, each place once.
        """
        key = fold(prefix) if len(prefix) <= LONGEST_NAME else ""
        if not key or limit <= 0:
            return ()
        result: dict[str, NameMatch] = {}
        for match in self.by_name(prefix):
            result.setdefault(match.place.id, match)
        end = key + "\U0010ffff"
        with self._reader.lock:
            for query in (_FAMOUS, _OTHERS):
                for (other,) in self._reader.rows(query, key, end, 2 * limit) if len(result) < limit else ():
                    for match in self._matches(self._reader.rows(_BEST, other)):
                        result.setdefault(match.place.id, match)
                    if len(result) >= limit:
                        break
        return tuple(result.values())[:limit]

    def has_prefix(self, folded_words: str) -> bool:
        """Return whether any name is, or begins with, these whole words.

        Made for scanning a text: at each word begin with that folded word alone and add the next one while this says
        True; then ask `by_name` for the stretches, longest first. The first check is one bit of a 2 MB bitmap (0.3 µs),
        which turns away nine words of ten; only what passes is looked up in the file (6 µs).

        Args:
            folded_words: Words as `fold` gives them, parted by single spaces.
        """
        bits = self._filter
        if bits is None:
            with self._reader.lock:
                rows = self._reader.rows("SELECT bits FROM filter WHERE number = 0")
            bits = bytes(rows[0][0]) if rows else b""
            self._filter = bits
        if bits:
            number = zlib.crc32(folded_words.encode("utf-8", "replace")) % (len(bits) << 3)
            if not bits[number >> 3] >> (number & 7) & 1:
                return False
        with self._reader.lock:
            return bool(self._reader.rows(_HAS_PREFIX, folded_words, folded_words + " ", folded_words + "!")[0][0])

    # -- by position -----------------------------------------------------------------------------------------------

    def nearest(
        self, latitude: float, longitude: float, limit: int = 1, *, feature_class: str = "P"
    ) -> tuple[tuple[Place, float], ...]:
        """Return the places nearest to a point, with their distance in kilometres.

        Args:
            latitude: Degrees north.
            longitude: Degrees east.
            limit: The most places to give.
            feature_class: GeoNames class that counts: "P" for settlements.
        """
        if not (-90 <= latitude <= 90 and -180 <= longitude <= 180) or limit <= 0:
            return ()
        with self._reader.lock:
            found = nearest_points(self._reader.rows, feature_class, latitude, longitude, limit)
            nearest = [(self._reader.place(number), distance) for distance, number in found]
        return tuple((place, distance) for place, distance in nearest if place is not None)

    def locate(self, latitude: float, longitude: float) -> tuple[Place | None, Place | None]:
        """Return the country and the first-level division that a point lies in; None where it lies in none, as at sea.

        Where no division's outline is known, as in countries that were divided anew, the country's own is asked, and
        the nearest settlement for its division. A point within 15 km of a coast that the simplified outlines miss
        counts to the nearest settlement's division, too.
        """
        if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
            return None, None
        with self._reader.lock:
            cell = cell_of(latitude, longitude)
            for number, inside, edges in self._reader.rows(_TERRITORY, cell):
                if cell_contains(bool(inside), edges, latitude, longitude):
                    return self._country_and_division(number, latitude, longitude)
            country = self._country_around(latitude, longitude)
        around = self.nearest(latitude, longitude)
        if not around:
            return country, None
        place, distance = around[0]
        if country is not None:
            return country, self.admin1_of(place) if place.country_code == country.country_code else None
        if distance <= _COAST_KM:
            return self.country(place.country_code), self.admin1_of(place)
        return None, None

    def _country_around(self, latitude: float, longitude: float) -> Place | None:
        """Return the country whose outline holds a point."""
        south, west = latitude * DEGREE, longitude * DEGREE
        for (number,) in self._reader.rows(_COUNTRIES_AROUND, south, south, west, west):
            outline = self._reader.outline(number)
            if outline is not None and outline.contains(latitude, longitude):
                return self._reader.place(number)
        return None

    def _country_and_division(
        self, number: int, latitude: float, longitude: float
    ) -> tuple[Place | None, Place | None]:
        division = self._reader.place(number)
        if division is None:
            return None, None
        for area, _, claims in self._disputes():
            outline = self._reader.outline(area)
            if outline is not None and outline.contains(latitude, longitude):
                place = self._reader.place(area)
                # A disputed country stands by itself in the neutral view; a disputed part of one has no country.
                own = place.country_code if place is not None and place.feature_code in COUNTRY_CODES else ""
                return self.country(claims.get(self.view, own)), division
        return self.country(division.country_code), division

    def _disputes(self) -> list[tuple[int, str, dict[str, str]]]:
        """Return the disputed areas that are no countries themselves: number, title, country by view."""
        if self._disputed is None:
            found: dict[int, tuple[int, str, dict[str, str]]] = {}
            for area, title, view, country in self._reader.rows(
                "SELECT area, title, view, country FROM claim ORDER BY area"
            ):
                found.setdefault(area, (area, str(title), {}))[2][str(view)] = str(country)
            self._disputed = list(found.values())
        return self._disputed

    # -- what holds what -------------------------------------------------------------------------------------------

    def country(self, code: str) -> Place | None:
        """Return the country with an ISO 3166-1 alpha-2 code, or None."""
        with self._reader.lock:
            rows = self._reader.rows("SELECT place FROM country WHERE code = ?", code.upper()[:2])
            return self._reader.place(rows[0][0]) if rows else None

    def countries(self) -> tuple[Place, ...]:
        """Return all countries and dependent territories, by name."""
        with self._reader.lock:
            rows = self._reader.rows("SELECT place FROM country")
            places = [place for row in rows if (place := self._reader.place(row[0])) is not None]
        return tuple(sorted(places, key=lambda place: (place.name, place.id)))

    def capital_of(self, code: str) -> Place | None:
        """Return the seat of government of the country with an ISO 3166-1 alpha-2 code, or None."""
        with self._reader.lock:
            rows = self._reader.rows("SELECT capital FROM country WHERE code = ?", code.upper()[:2])
            return self._reader.place(rows[0][0]) if rows else None

    def admin1_of(self, place: Place) -> Place | None:
        """Return the first-level division that holds a place; for such a division, itself."""
        if place.feature_code == "ADM1":
            return place
        with self._reader.lock:
            number = self._reader.number(place.id)
            rows = self._reader.rows("SELECT admin1 FROM place WHERE id = ?", number) if number is not None else []
            return self._reader.place(rows[0][0]) if rows else None

    def members(self, region_id: str) -> tuple[Place, ...]:
        """Return the countries or divisions that a continent or region is made of, by name; () for other places."""
        with self._reader.lock:
            number = self._reader.number(region_id)
            rows = self._reader.rows("SELECT place FROM member WHERE region = ?", number) if number is not None else []
            places = [place for row in rows if (place := self._reader.place(row[0])) is not None]
        return tuple(sorted(places, key=lambda place: (place.name, place.id)))

    def contains(self, outer: Place, inner: Place) -> bool:
        """Return whether one place lies in another: a city in a state, a state in a country, a country in a region.

        A place does not contain itself.
        """
        if outer.id == inner.id:
            return False
        if outer.feature_code in COUNTRY_CODES:
            same = bool(outer.country_code) and inner.country_code == outer.country_code
            return same and inner.feature_code not in COUNTRY_CODES
        if outer.feature_class is FeatureClass.AREA:
            return self._division_contains(outer, inner)
        if outer.feature_class is FeatureClass.REGION:
            members = self.members(outer.id)
            if members:
                return any(member.id == inner.id or self.contains(member, inner) for member in members)
            # A region without members holds whatever lies inside its outline.
            with self._reader.lock:
                number = self._reader.number(outer.id)
                outline = self._reader.outline(number) if number is not None else None
            if outline is None or inner.kind not in {PlaceKind.SETTLEMENT, PlaceKind.FACILITY}:
                return False
            return outline.contains(inner.latitude, inner.longitude)
        return False

    def _division_contains(self, outer: Place, inner: Place) -> bool:
        if outer.country_code != inner.country_code or inner.feature_code in COUNTRY_CODES:
            return False
        with self._reader.lock:
            wanted, number = self._reader.number(outer.id), self._reader.number(inner.id)
            rows = self._reader.rows(_DIVISIONS, number) if number is not None else []
        if rows:
            return wanted is not None and wanted in rows[0]
        # A place that a geocoder or the reader brought in: by the names that it carries.
        return (outer.name == inner.admin1 and outer.feature_code == "ADM1") or outer.name == inner.admin2

    # -- areas -----------------------------------------------------------------------------------------------------

    def outline(self, place_id: str) -> str | None:
        """Return the area of a country, first-level division or region, as the chosen view sees it.

        Returns:
            A GeoJSON MultiPolygon (RFC 7946, cut at ±180°) as JSON text, or None when no area is known.
        """
        with self._reader.lock:
            number = self._reader.number(place_id)
            own = self._reader.geometry(number) if number is not None else None
            place = self._reader.place(number)
            if own is None or place is None or place.feature_code not in COUNTRY_CODES or self.view == NEUTRAL:
                return own
            held = [
                geometry
                for area, _, claims in self._disputes()
                if area != number and claims.get(self.view) == place.country_code
                if (geometry := self._reader.geometry(area)) is not None
            ]
            return join([own, *held])

    def disputed_areas(self) -> tuple[DisputedArea, ...]:
        """Return the disputed areas with their holders in the chosen view; a neutral map draws them apart."""
        with self._reader.lock:
            return tuple(
                DisputedArea(title, claims.get(self.view, ""), tuple(sorted(claims.items())), geometry)
                for area, title, claims in self._disputes()
                if (geometry := self._reader.geometry(area)) is not None
            )

    def accuracy(self, place_id: str) -> float | None:
        """Return how many kilometres a place's point may be off; None for a surveyed or reviewed point."""
        with self._reader.lock:
            number = self._reader.number(place_id)
            rows = self._reader.rows("SELECT accuracy FROM place WHERE id = ?", number) if number is not None else []
        return rows[0][0] / 1000 if rows and rows[0][0] is not None else None

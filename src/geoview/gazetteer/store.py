"""The read-only store of places and names."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable
from pathlib import Path
from threading import RLock
from typing import Any, TypeVar

from geoview.errors import GazetteerError
from geoview.gazetteer.folding import LONGEST_NAME, fold
from geoview.gazetteer.opening import REPAIR, GazetteerInfo, SourceInfo, connect, default_path, read_info
from geoview.gazetteer.outlines import Outline
from geoview.gazetteer.place import FeatureClass, NameMatch, Place, PlaceKind
from geoview.gazetteer.positions import nearest_points
from geoview.gazetteer.schema import DEGREE, FILTER_BITS, SORTS

__all__ = ["Gazetteer", "GazetteerInfo", "SourceInfo"]

_T = TypeVar("_T")
_CACHE = 20_000
_COUNTRY_CODES = frozenset({"PCL", "PCLD", "PCLF", "PCLI", "PCLIX", "PCLS", "TERR"})
_COAST_KM = 15
_BY_NUMBER = (
    "SELECT p.id, p.name, p.latitude, p.longitude, p.class, p.code, p.country, a.name, b.name, p.population,"
    " p.prominence, p.south, p.west, p.north, p.east, p.source"
    " FROM place p LEFT JOIN place a ON a.id = p.admin1 LEFT JOIN place b ON b.id = p.admin2 WHERE p.id = ?"
)
_BY_NAME = "SELECT key, place, sort, language, spelling FROM name WHERE key = ? ORDER BY rank"
# Rank 0 alone keeps a short prefix fast: the likeliest bearer of each name that begins so.
_BY_PREFIX = (
    "SELECT n.key, n.place, n.sort, n.language, n.spelling FROM"
    " (SELECT key, place, sort, language, spelling FROM name WHERE key > ? AND key < ? AND rank = 0 LIMIT 300) n"
    " JOIN place p ON p.id = n.place ORDER BY p.prominence DESC, n.key LIMIT ?"
)
_HAS_PREFIX = (
    "SELECT EXISTS (SELECT 1 FROM name WHERE key = ?1) OR EXISTS (SELECT 1 FROM name WHERE key > ?2 AND key < ?3)"
)


class Gazetteer:
    """Places by name, by number, by position and by what holds them.

    Open it with `Gazetteer.open`. It may be used from several threads; each call holds it for less than a millisecond.

    Attributes:
        info: What the file is made of.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path
        self._lock = RLock()
        self._names: dict[str, tuple[NameMatch, ...]] = {}
        self._places: dict[int, Place | None] = {}
        self._outlines: dict[int, Outline | None] = {}
        self._filter: bytes | None = None
        self.info, self._sources = read_info(connection, path)

    @classmethod
    def open(cls, path: Path | None = None) -> Gazetteer:
        """Open a gazetteer file for reading; nothing is ever written to it or beside it.

        Args:
            path: The file; None for the one that `default_path` names.

        Raises:
            GazetteerError: when it is missing, damaged, no gazetteer, or made for another version of GeoView.
        """
        path = default_path() if path is None else path
        connection = connect(path)
        try:
            return cls(connection, path)
        except GazetteerError:
            connection.close()
            raise

    @property
    def path(self) -> Path:
        """The file that is being read."""
        return self._path

    def close(self) -> None:
        """Let go of the file. A later look-up of anything that is not remembered raises GazetteerError."""
        with self._lock:
            self._connection.close()
            self._names.clear()
            self._places.clear()
            self._outlines.clear()

    # -- reading rows ------------------------------------------------------------------------------------------------

    def _rows(self, query: str, *arguments: object) -> list[tuple[Any, ...]]:
        try:
            return self._connection.execute(query, arguments).fetchall()
        except sqlite3.Error as error:
            raise GazetteerError("Place data could not be read", f"{self._path}: {error}", REPAIR) from error

    def _remember(self, cache: dict[Any, _T], key: Any, value: _T) -> _T:
        if len(cache) >= _CACHE:
            cache.clear()
        cache[key] = value
        return value

    def _make_place(self, row: tuple[Any, ...]) -> Place | None:
        """A place, or None for a row that was altered: the build writes no such row."""
        number, name, latitude, longitude, class_, code, country, admin1, admin2, population, *rest = row
        prominence, south, west, north, east, source = rest
        try:
            if not (-90 * DEGREE <= latitude <= 90 * DEGREE and -180 * DEGREE <= longitude <= 180 * DEGREE):
                return None
            return Place(
                id=f"geonames:{number}" if number > 0 else f"geoview:{self._slug(number)}",
                name=str(name),
                latitude=latitude / DEGREE,
                longitude=longitude / DEGREE,
                feature_class=FeatureClass(class_),
                feature_code=str(code),
                country_code=str(country),
                admin1=admin1 or "",
                admin2=admin2 or "",
                population=int(population),
                bounds=None if south is None else (south / DEGREE, west / DEGREE, north / DEGREE, east / DEGREE),
                source=self._sources.get(source, ""),
                prominence=prominence / 1000,
            )
        except (TypeError, ValueError):
            return None

    def _slug(self, number: int) -> str:
        rows = self._rows("SELECT slug FROM slug WHERE id = ?", number)
        return str(rows[0][0]) if rows else str(-number)

    def _number(self, place_id: str) -> int | None:
        scheme, _, rest = place_id.partition(":")
        if scheme == "geonames":
            return int(rest) if rest.isascii() and rest.isdigit() and len(rest) < 16 else None
        if scheme == "geoview" and 0 < len(rest) <= LONGEST_NAME:
            rows = self._rows("SELECT id FROM slug WHERE slug = ?", rest)
            return int(rows[0][0]) if rows else None
        return None

    def _by_number(self, number: int | None) -> Place | None:
        if number is None:
            return None
        if number in self._places:
            return self._places[number]
        rows = self._rows(_BY_NUMBER, number)
        return self._remember(self._places, number, self._make_place(rows[0]) if rows else None)

    # -- by number and name ----------------------------------------------------------------------------------------

    def by_id(self, place_id: str) -> Place | None:
        """The place with this id, or None."""
        with self._lock:
            return self._by_number(self._number(place_id))

    def by_name(self, name: str) -> tuple[NameMatch, ...]:
        """All places that bear a name, the likeliest first.

        Main, official and reviewed names go before other aliases; among equals the more prominent place goes first.
        Demonyms are found too: `NameMatch.sort` tells. The name is folded here; `fold` says which spellings are one.
        """
        key = fold(name) if len(name) <= LONGEST_NAME else ""
        if not key:
            return ()
        with self._lock:
            found = self._names.get(key)
            if found is None:
                found = self._remember(self._names, key, self._matches(self._rows(_BY_NAME, key)))
            return found

    def _matches(self, rows: Iterable[tuple[Any, ...]]) -> tuple[NameMatch, ...]:
        matches = []
        for key, number, sort, language, spelling in rows:
            place = self._by_number(number)
            if place is not None and isinstance(sort, int) and 0 <= sort < len(SORTS):
                matches.append(NameMatch(place, _spelling(key, spelling, place.name), SORTS[sort], language or ""))
        return tuple(matches)

    def search(self, prefix: str, limit: int = 20) -> tuple[NameMatch, ...]:
        """Names that begin with some letters: exact ones first, then by prominence.

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
        if len(result) < limit:
            with self._lock:
                for match in self._matches(self._rows(_BY_PREFIX, key, key + "\U0010ffff", 2 * limit)):
                    result.setdefault(match.place.id, match)
        return tuple(result.values())[:limit]

    def has_prefix(self, folded_words: str) -> bool:
        """Whether any name is, or begins with, these whole words.

        Made for scanning a text: at each word begin with that folded word alone and add the next one while this says
        True; then ask `by_name` for the stretches, longest first. The first check is one bit of a 2 MB bitmap (0.3 µs),
        which turns away nine words of ten; only what passes is looked up in the file (6 µs).

        Args:
            folded_words: Words as `fold` gives them, parted by single spaces.
        """
        bits = self._filter
        if bits is None:
            with self._lock:
                rows = self._rows("SELECT bits FROM filter WHERE number = 0")
            bits = bytes(rows[0][0]) if rows else b""
            self._filter = bits
        number = zlib.crc32(folded_words.encode("utf-8", "replace")) % FILTER_BITS
        if len(bits) == FILTER_BITS >> 3 and not bits[number >> 3] >> (number & 7) & 1:
            return False
        with self._lock:
            return bool(self._rows(_HAS_PREFIX, folded_words, folded_words + " ", folded_words + "!")[0][0])

    # -- by position -----------------------------------------------------------------------------------------------

    def nearest(
        self, latitude: float, longitude: float, limit: int = 1, *, feature_class: str = "P"
    ) -> tuple[tuple[Place, float], ...]:
        """The places nearest to a point, with their distance in kilometres.

        Args:
            latitude: Degrees north.
            longitude: Degrees east.
            limit: The most places to give.
            feature_class: GeoNames class that counts: "P" for settlements.
        """
        if not (-90 <= latitude <= 90 and -180 <= longitude <= 180) or limit <= 0:
            return ()
        with self._lock:
            found = nearest_points(self._rows, feature_class, latitude, longitude, limit)
            nearest = [(self._by_number(number), distance) for distance, number in found]
        return tuple((place, distance) for place, distance in nearest if place is not None)

    def locate(self, latitude: float, longitude: float) -> tuple[Place | None, Place | None]:
        """The country and the first-level division that a point lies in; None where it lies in none, as at sea.

        A point within 15 km of a coast that the simplified outlines miss counts to the nearest settlement's division.
        """
        if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
            return None, None
        with self._lock:
            cell = int(min(latitude + 90, 179)) * 360 + int(longitude + 180) % 360
            rows = self._rows("SELECT place, whole FROM territory WHERE cell = ? ORDER BY whole DESC, place", cell)
            for number, whole in rows:
                if not whole:
                    outline = self._outline(number)
                    if outline is None or not outline.contains(latitude, longitude):
                        continue
                return self._country_and_division(number)
        around = self.nearest(latitude, longitude)
        if around and around[0][1] <= _COAST_KM:
            place = around[0][0]
            return self.country(place.country_code), self.admin1_of(place)
        return None, None

    def _country_and_division(self, number: int) -> tuple[Place | None, Place | None]:
        place = self._by_number(number)
        if place is None:
            return None, None
        if place.feature_code == "ADM1":
            return self.country(place.country_code), place
        return place, None

    # -- what holds what -------------------------------------------------------------------------------------------

    def country(self, code: str) -> Place | None:
        """The country with an ISO 3166-1 alpha-2 code, or None."""
        with self._lock:
            rows = self._rows("SELECT place FROM country WHERE code = ?", code.upper()[:2])
            return self._by_number(rows[0][0]) if rows else None

    def capital_of(self, code: str) -> Place | None:
        """The seat of government of the country with an ISO 3166-1 alpha-2 code, or None."""
        with self._lock:
            rows = self._rows("SELECT capital FROM country WHERE code = ?", code.upper()[:2])
            return self._by_number(rows[0][0]) if rows else None

    def admin1_of(self, place: Place) -> Place | None:
        """The first-level division that holds a place; for such a division itself, it."""
        if place.feature_code == "ADM1":
            return place
        with self._lock:
            number = self._number(place.id)
            rows = self._rows("SELECT admin1 FROM place WHERE id = ?", number) if number is not None else []
            return self._by_number(rows[0][0]) if rows else None

    def members(self, region_id: str) -> tuple[Place, ...]:
        """The countries (or divisions) that a continent or macro-region is made of, by name; () for anything else."""
        with self._lock:
            number = self._number(region_id)
            rows = self._rows("SELECT place FROM member WHERE region = ?", number) if number is not None else []
            places = [place for row in rows if (place := self._by_number(row[0])) is not None]
        return tuple(sorted(places, key=lambda place: (place.name, place.id)))

    def contains(self, outer: Place, inner: Place) -> bool:
        """Whether one place lies in another: a city in a state, a state in a country, a country in a region.

        A place does not contain itself.
        """
        if outer.id == inner.id:
            return False
        if outer.feature_code in _COUNTRY_CODES:
            same = bool(outer.country_code) and inner.country_code == outer.country_code
            return same and inner.feature_code not in _COUNTRY_CODES
        if outer.feature_class is FeatureClass.AREA:
            return self._division_contains(outer, inner)
        if outer.feature_class is FeatureClass.REGION:
            members = self.members(outer.id)
            if members:
                return any(member.id == inner.id or self.contains(member, inner) for member in members)
            # A region without members holds whatever lies inside its outline.
            with self._lock:
                number = self._number(outer.id)
                outline = self._outline(number) if number is not None else None
            if outline is None or inner.kind not in {PlaceKind.SETTLEMENT, PlaceKind.FACILITY}:
                return False
            return outline.contains(inner.latitude, inner.longitude)
        return False

    def _division_contains(self, outer: Place, inner: Place) -> bool:
        if outer.country_code != inner.country_code or inner.feature_code in _COUNTRY_CODES:
            return False
        with self._lock:
            wanted, number = self._number(outer.id), self._number(inner.id)
            rows = self._rows("SELECT admin1, admin2 FROM place WHERE id = ?", number) if number is not None else []
        if rows:
            return wanted is not None and wanted in rows[0]
        # A place that a geocoder or the reader brought in: by the names that it carries.
        return (outer.name == inner.admin1 and outer.feature_code == "ADM1") or outer.name == inner.admin2

    # -- areas -----------------------------------------------------------------------------------------------------

    def _outline(self, number: int) -> Outline | None:
        if number in self._outlines:
            return self._outlines[number]
        if len(self._outlines) >= 512:
            self._outlines.clear()
        rows = self._rows("SELECT geometry FROM outline WHERE place = ?", number)
        outline = Outline.from_blob(rows[0][0]) if rows else None
        self._outlines[number] = outline
        return outline

    def outline(self, place_id: str) -> str | None:
        """The area of a country, first-level division or region.

        Returns:
            A GeoJSON MultiPolygon (RFC 7946, cut at ±180°) as JSON text, or None when no area is known.
        """
        with self._lock:
            number = self._number(place_id)
            rows = self._rows("SELECT geometry FROM outline WHERE place = ?", number) if number is not None else []
        if not rows:
            return None
        try:
            return zlib.decompress(rows[0][0]).decode("ascii")
        except (zlib.error, UnicodeDecodeError) as error:
            message = f"{self._path}: the outline of {place_id} is unreadable"
            raise GazetteerError("Place data is damaged", message, REPAIR) from error


def _spelling(key: str, stored: object, main: str) -> str:
    if stored is None:
        return main
    if stored == 0:
        return key
    if stored == 1:
        return key.title()
    return str(stored)

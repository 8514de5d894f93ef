"""The gazetteer behind geopy's Geocoder interface."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

from geopy.adapters import BaseSyncAdapter
from geopy.exc import GeocoderQueryError
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point

from geoview.gazetteer.folding import fold
from geoview.gazetteer.place import DEMONYM_SORTS, NameMatch, Place, PlaceKind
from geoview.gazetteer.store import Gazetteer
from geoview.names.language import load_language
from geoview.names.lookup import NameLookup

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["LocalGeocoder"]

_LONGEST_QUERY = 200
"""Code points; geopy's own parsing of points is not linear in the length of its input."""
_LIMIT = 10


class _NoNetwork(BaseSyncAdapter):  # type: ignore[misc]
    """A substitute for the connection of a geopy geocoder, which this one does not need."""

    def get_json(self, url: str, **_: object) -> NoReturn:
        raise GeocoderQueryError(f"the local geocoder makes no requests: {url}")

    def get_text(self, url: str, **_: object) -> NoReturn:
        raise GeocoderQueryError(f"the local geocoder makes no requests: {url}")


class LocalGeocoder(Geocoder):  # type: ignore[misc]
    """The gazetteer as a geopy geocoder: offline and deterministic, without any request.

    Args:
        gazetteer: None opens the one that comes with GeoView.
        language: BCP 47 code of the tables for abbreviations.

    Raises:
        GazetteerError: when the place data can't be used.
    """

    def __init__(self, gazetteer: Gazetteer | None = None, *, language: str = "en") -> None:
        super().__init__(adapter_factory=_NoNetwork)
        self._gazetteer = Gazetteer.open() if gazetteer is None else gazetteer
        self._lookup = NameLookup(self._gazetteer, load_language(language))

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        limit: int | None = None,
        country_codes: str | Sequence[str] | None = None,
        timeout: float | None = DEFAULT_SENTINEL,  # noqa: ARG002 - part of geopy's interface
    ) -> Location | list[Location] | None:
        """Return places by name, the likeliest first.

        Args:
            query: A name; larger areas may follow behind commas ("Paris, Texas", "Springfield, Ill.").
            exactly_one: The first only.
            limit: The most places to give when `exactly_one` is False, at least 1; 10 by default.
            country_codes: ISO 3166-1 alpha-2 codes; places elsewhere are left out.
            timeout: Has no effect: nothing is waited for.

        Returns:
            A `geopy.Location` (raw: the fields of the place), a list of them, or None when there is no such place.

        Raises:
            GeocoderQueryError: when the query is too long.
            ValueError: when `limit` is less than 1.
        """
        _check_limit(limit)
        parts = self._parts(query)
        if not parts:
            return None
        wanted = {country_codes} if isinstance(country_codes, str) else set(country_codes or ())
        wanted = {code.upper() for code in wanted}
        found = self._find(parts)
        places = [m.place for m in found if not wanted or m.place.country_code in wanted]
        return self._answer(places, exactly_one, limit)

    def reverse(
        self,
        query: Point | tuple[float, float] | str,
        *,
        exactly_one: bool = True,
        limit: int | None = None,
        feature_class: str = "P",
        timeout: float | None = DEFAULT_SENTINEL,  # noqa: ARG002 - part of geopy's interface
    ) -> Location | list[Location] | None:
        """Return places by position, the nearest first.

        Args:
            query: Latitude and longitude in degrees, as geopy takes them.
            exactly_one: The nearest only.
            limit: The most places to give when `exactly_one` is False, at least 1; 10 by default.
            feature_class: GeoNames class that counts: "P" for settlements.
            timeout: Has no effect: nothing is waited for.

        Returns:
            A `geopy.Location` (raw: the fields of the place), a list of them, or None when there is no such place.

        Raises:
            GeocoderQueryError: when the query is no point.
            ValueError: when `limit` is less than 1.
        """
        _check_limit(limit)
        if isinstance(query, str) and len(query) > _LONGEST_QUERY:
            raise GeocoderQueryError("the query is too long")
        try:
            point = Point(query)
        except (ValueError, TypeError) as error:
            raise GeocoderQueryError(f"not a point: {error}") from error
        count = 1 if exactly_one else _LIMIT if limit is None else limit
        near = self._gazetteer.nearest(point.latitude, point.longitude, count, feature_class=feature_class)
        return self._answer([place for place, _ in near], exactly_one, limit)

    @staticmethod
    def _parts(query: str) -> list[str]:
        if len(query) > _LONGEST_QUERY:
            raise GeocoderQueryError("the query is too long")
        return [part for piece in query.split(",") if (part := piece.strip())]

    def _find(self, parts: Sequence[str]) -> list[NameMatch]:
        """Return the places of the first name that lie in all of the areas behind it, as far as these are known."""
        whole = self._lookup.read(", ".join(parts)).matches if len(parts) > 1 else ()
        found = list(whole or self._lookup.read_loosely(parts[0]).matches)
        unique: dict[str, NameMatch] = {}
        for match in found:
            unique.setdefault(match.place.id, match)
        # A demonym is no name to geocode, unless there is nothing else.
        ranked = sorted(
            unique.values(), key=lambda m: (m.sort in DEMONYM_SORTS, -m.place.prominence, m.place.name, m.place.id)
        )
        if whole:
            return ranked
        for part in parts[1:]:
            areas = [m.place for m in self._lookup.read(part, behind_place=True).matches if m.sort not in DEMONYM_SORTS]
            if areas:
                ranked = [m for m in ranked if any(self._gazetteer.contains(area, m.place) for area in areas)]
            else:
                folded = fold(part)
                ranked = [m for m in ranked if folded in {fold(m.place.admin1), fold(m.place.admin2)}]
        return ranked

    def _answer(self, places: list[Place], exactly_one: bool, limit: int | None) -> Location | list[Location] | None:
        if not places:
            return None
        if exactly_one:
            return self._location(places[0])
        return [self._location(place) for place in places[: _LIMIT if limit is None else limit]]

    def _location(self, place: Place) -> Location:
        country = self._gazetteer.country(place.country_code) if place.country_code else None
        parts = [place.name, place.admin2, place.admin1]
        if country is not None and place.kind is not PlaceKind.COUNTRY:
            parts.append(country.name)
        address = ", ".join(dict.fromkeys(p for p in parts if p))
        raw: dict[str, Any] = {
            "id": place.id,
            "name": place.name,
            "latitude": place.latitude,
            "longitude": place.longitude,
            "feature_class": str(place.feature_class),
            "feature_code": place.feature_code,
            "country_code": place.country_code,
            "admin1": place.admin1,
            "admin2": place.admin2,
            "population": place.population,
        }
        return Location(address, (place.latitude, place.longitude, 0.0), raw)


def _check_limit(limit: int | None) -> None:
    if limit is not None and limit < 1:
        raise ValueError("limit cannot be less than 1")

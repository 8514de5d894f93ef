"""The answers of services, checked: a place with valid values, and what sort of thing it is.

A text does not name a street, a shop or a house by a place's name; such an answer is marked, so that it is never chosen
automatically.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geoview.errors import OnlineError
from geoview.gazetteer.place import FeatureClass, Place
from geoview.geocoding.kinds import FITTING_FACILITIES, OF_PLACES, ROADS, SORTS, WORDS
from geoview.online.services import ONLINE, Service
from geoview.online.web import NO_HELP
from geoview.phrases import Phrase
from geoview.plugins import geocoder_plugin, plugins
from geoview.text import printable

if TYPE_CHECKING:
    from geopy.location import Location

__all__ = ["OnlineMatch", "from_record", "read_locations", "to_record"]

_LONGEST = 200
_MOST = 20
_MOST_PEOPLE = 10**11


@dataclass(frozen=True, slots=True)
class OnlineMatch:
    """A place that a service gives for a name.

    Attributes:
        place: The place; its source says which service.
        what: A word for what it is, where its feature code has no word; else "".
        fits: Whether it is a thing that texts name; False for streets, shops, addresses.
    """

    place: Place
    what: str = ""
    fits: bool = True


def read_locations(service: Service, locations: Iterable[Location]) -> list[OnlineMatch]:
    """Return the answers of a service, each place once; those without valid coordinates or a name are left out."""
    read = _READERS.get(service.key, _of_plugin)
    found: dict[str, OnlineMatch] = {}
    for location in list(locations)[:_MOST]:
        raw = location.raw
        if not isinstance(raw, Mapping):
            continue
        match = read(_Answer(service, location, raw))
        if match is not None:
            found.setdefault(match.place.id, match)
    # What can be meant comes first; among those the order is the service's.
    return sorted(found.values(), key=lambda match: not match.fits)


class _Answer:
    """One answer of a service; every value that it gives is valid, whatever the service sent."""

    def __init__(self, service: Service, location: Location, raw: Mapping[str, Any]) -> None:
        self.service, self.location, self.raw = service, location, raw

    def match(
        self,
        place_id: str,
        name: str,
        sorts: Iterable[str],
        *,
        country_code: str = "",
        admin1: str = "",
        admin2: str = "",
        population: int = 0,
    ) -> OnlineMatch | None:
        """Return the answer as a place; None where it has no name or no point on the globe."""
        sorts = [sort for sort in sorts if sort]
        feature_class, code, what = next(
            (SORTS[sort] for sort in sorts if sort in SORTS), (FeatureClass.FACILITY, "", "")
        )
        if any(sort in ROADS for sort in sorts) and feature_class is FeatureClass.FACILITY:
            feature_class, what = FeatureClass.ROAD, Phrase("Street")
        elif feature_class is FeatureClass.FACILITY and not code:
            what = next((WORDS[sort] for sort in sorts if sort in WORDS), "")
        fits = feature_class not in (FeatureClass.ROAD, FeatureClass.FACILITY) or code in FITTING_FACILITIES
        return self.place(
            place_id, name, feature_class, code, what, fits,
            country_code=country_code, admin1=admin1, admin2=admin2, population=population,
        )  # fmt: skip

    def place(  # noqa: PLR0913 - one argument a field
        self, place_id: str, name: str, feature_class: FeatureClass, code: str, what: str, fits: bool,
        *, country_code: str = "", admin1: str = "", admin2: str = "", population: int = 0,
    ) -> OnlineMatch | None:  # fmt: skip
        """Do the same as `match` for a service that says itself what the place is."""
        name = name or clean(str(self.location.address or "").partition(",")[0])
        point = _point(self.raw)
        if not name or point is None:
            return None
        latitude, longitude = point
        latitude, longitude = round(latitude, 6) + 0.0, round(longitude, 6) + 0.0
        place = Place(
            id=place_id or f"{self.service.key}:{latitude:.6f},{longitude:.6f}",
            name=name,
            latitude=latitude,
            longitude=longitude,
            feature_class=feature_class,
            feature_code=code,
            country_code=country_code,
            admin1=admin1 if admin1 != name else "",
            admin2=admin2 if admin2 not in (name, admin1) else "",
            population=population,
            source=ONLINE + self.service.key,
        )
        return OnlineMatch(place, what, fits)


def _point(raw: Mapping[str, Any]) -> tuple[float, float] | None:
    """Return latitude and longitude as they were sent: geopy replaces missing ones by zero and wraps others."""
    geometry = _inner(raw, "geometry")
    pairs = [(raw.get("lat"), raw.get("lon")), (raw.get("lat"), raw.get("lng"))]
    pairs.append((geometry.get("lat"), geometry.get("lng")))
    lines = (geometry.get("coordinates"), raw.get("center"))
    pairs.extend((line[1], line[0]) for line in lines if isinstance(line, list) and len(line) >= 2)
    for latitude, longitude in pairs:
        if isinstance(latitude, int | float | str) and isinstance(longitude, int | float | str):
            try:
                point = float(latitude), float(longitude)
            except (ValueError, OverflowError):
                return None
            sound = math.isfinite(sum(point)) and abs(point[0]) <= 90 and abs(point[1]) <= 180
            return point if sound else None
    return None


def clean(value: object, longest: int = _LONGEST) -> str:
    """Return a text of a service as one line without control or direction marks; "" for any other value."""
    if not isinstance(value, str):
        return ""
    return " ".join(printable(value[: 4 * longest]).replace("\ufffd", " ").split())[:longest]


def _country(value: object) -> str:
    text = clean(value, 2).upper() if isinstance(value, str) and len(value) == 2 else ""
    return text if text.isascii() and text.isalpha() else ""


def _people(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < _MOST_PEOPLE else 0


def _inner(raw: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    inner = raw.get(key)
    return inner if isinstance(inner, Mapping) else {}


def _osm_id(sort: object, number: object) -> str:
    letters = {"n": "node", "w": "way", "r": "relation"}
    word = letters.get(clean(sort)[:1].lower(), "")
    sound = isinstance(number, int) and not isinstance(number, bool) and 0 < number < 10**15
    return f"osm:{word}/{number}" if word and sound else ""


def _nominatim(answer: _Answer) -> OnlineMatch | None:
    raw, address = answer.raw, _inner(answer.raw, "address")
    category = clean(raw.get("class") or raw.get("category"))
    sorts = [clean(raw.get("addresstype")), clean(raw.get("type")), category]
    if category not in OF_PLACES:
        # The type of a shop or a street may be any word.
        sorts = [category]
    return answer.match(
        _osm_id(raw.get("osm_type"), raw.get("osm_id")),
        clean(raw.get("name")),
        sorts,
        country_code=_country(address.get("country_code")),
        admin1=clean(address.get("state") or address.get("region")),
        admin2=clean(address.get("county")),
    )


def _photon(answer: _Answer) -> OnlineMatch | None:
    of = _inner(answer.raw, "properties")
    key = clean(of.get("osm_key"))
    sorts = [clean(of.get("osm_value")), clean(of.get("type")), key]
    if key not in OF_PLACES:
        sorts = [key]
    return answer.match(
        _osm_id(of.get("osm_type"), of.get("osm_id")),
        clean(of.get("name")),
        sorts,
        country_code=_country(of.get("countrycode")),
        admin1=clean(of.get("state")),
        admin2=clean(of.get("county")),
    )


def _pelias(answer: _Answer) -> OnlineMatch | None:
    of = _inner(answer.raw, "properties")
    gid = clean(of.get("gid"), 100)
    return answer.match(
        f"pelias:{gid}" if gid else "",
        clean(of.get("name")),
        [clean(of.get("layer"))],
        country_code=_country(of.get("country_code")),
        admin1=clean(of.get("region")),
        admin2=clean(of.get("county")),
    )


def _geonames(answer: _Answer) -> OnlineMatch | None:
    raw = answer.raw
    number = raw.get("geonameId")
    sound = isinstance(number, int) and not isinstance(number, bool) and 0 < number < 10**12
    letter, code = clean(raw.get("fcl"), 1), clean(raw.get("fcode"), 10)
    feature_class = FeatureClass(letter) if letter in list(FeatureClass) else FeatureClass.FACILITY
    return answer.place(
        f"geonames:{number}" if sound else "",
        clean(raw.get("name") or raw.get("toponymName")),
        feature_class,
        code if code.isascii() and code.isalnum() else "",
        "",
        feature_class not in (FeatureClass.ROAD, FeatureClass.FACILITY) or code in FITTING_FACILITIES,
        country_code=_country(raw.get("countryCode")),
        admin1=clean(raw.get("adminName1")),
        population=_people(raw.get("population")),
    )


def _opencage(answer: _Answer) -> OnlineMatch | None:
    of = _inner(answer.raw, "components")
    sort, category = clean(of.get("_type")), clean(of.get("_category"))
    if category == "road":
        sort = "road"
    name = clean(of.get(sort)) if sort else ""
    return answer.match(
        "",
        name,
        [sort, category],
        country_code=_country(of.get("country_code")),
        admin1=clean(of.get("state")),
        admin2=clean(of.get("county")),
    )


def _maptiler(answer: _Answer) -> OnlineMatch | None:
    raw = answer.raw
    sorts = raw.get("place_type")
    number = clean(raw.get("id"), 100)
    return answer.match(
        f"maptiler:{number}" if number else "",
        clean(raw.get("text")),
        [clean(sort) for sort in sorts[:5]] if isinstance(sorts, list) else [],
        country_code=_country(_inner(raw, "properties").get("country_code")),
    )


def _of_plugin(answer: _Answer) -> OnlineMatch | None:
    plugin, read = geocoder_plugin(answer.service), answer.service.read
    if plugin is None or read is None:
        return None
    with plugins().guard(plugin, OnlineError, NO_HELP):
        facts = read(answer.raw)
        if facts is None:
            return None
        sorts = [*facts.get("sorts", ())][:5]
        number = clean(facts.get("id"), 100)
    return answer.match(
        f"{answer.service.key}:{number}" if number else "",
        clean(facts.get("name")),
        [clean(sort) for sort in sorts],
        country_code=_country(facts.get("country_code")),
        admin1=clean(facts.get("admin1")),
        admin2=clean(facts.get("admin2")),
        population=_people(facts.get("population")),
    )


_READERS: dict[str, Callable[[_Answer], OnlineMatch | None]] = {
    "nominatim": _nominatim,
    "photon": _photon,
    "pelias": _pelias,
    "geocodeearth": _pelias,
    "geonames": _geonames,
    "opencage": _opencage,
    "maptiler": _maptiler,
}


def to_record(match: OnlineMatch) -> dict[str, Any]:
    """Return a match as plain data, for the cache."""
    return match.place.record() | {"what": match.what, "fits": match.fits}


def from_record(record: Mapping[str, Any]) -> OnlineMatch:
    """Return the match in a record that `to_record` made.

    Raises:
        ValueError: when it is no such record.
    """
    fields = dict(record)
    try:
        what, fits = fields.pop("what"), fields.pop("fits")
        place = Place.of_record(fields)
        sound = math.isfinite(place.latitude + place.longitude) and abs(place.latitude) <= 90
    except (KeyError, TypeError) as error:
        raise ValueError("no match") from error
    if not sound or not isinstance(what, str) or not isinstance(fits, bool):
        raise ValueError("no match")
    return OnlineMatch(place, what, fits)

"""The online services that a reader may choose, as data: each with its terms, its attribution and its pace.

A geocoder is one row of `GEOCODERS`; what its answers look like is read in `geoview.geocoding.answers`. Geocoders
of plug-ins bring their own function for reading.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from geoview.phrases import Phrase

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

__all__ = [
    "GEOCODERS",
    "ONLINE",
    "TILES",
    "KeyNeed",
    "Service",
    "TileService",
    "address_problem",
    "geocoder",
    "geocoders",
    "host_of",
    "is_near",
    "origin_of",
    "register_geocoders",
    "service_of",
    "split_address",
    "template_problem",
    "tile_service",
]

ONLINE = "online:"
"""`Place.source` of a place that a service gave: this, and the key of the service."""
_LONGEST = 2000
_LOCAL_ENDS = (".local", ".lan", ".home.arpa", ".internal", ".localhost")
_FIELD = re.compile(r"\{([^{}]*)\}")
_FIELDS = frozenset({"z", "x", "y", "s", "r", "key"})


def origin_of(address: str) -> tuple[str, str, int]:
    """Return the scheme, host and port of an http or https address.

    Raises:
        ValueError: when it is no such address.
    """
    parts = urlsplit(address)
    scheme, host = parts.scheme.lower(), (parts.hostname or "").lower()
    if scheme not in ("http", "https") or not host:
        raise ValueError("it is no http or https address")
    return scheme, host, parts.port or (443 if scheme == "https" else 80)


class KeyNeed(StrEnum):
    """The ways in which a service identifies its users."""

    NONE = "none"
    OPTIONAL = "optional"
    REQUIRED = "required"


@dataclass(frozen=True, slots=True)
class Service:
    """A geocoder.

    Attributes:
        key: Its name in the settings.
        title: Its name for the reader.
        geopy: The name of its class in geopy.geocoders; "" where `geocoder` is that class.
        host: Its usual host; "" where the reader has to name one.
        terms: Address of its terms of use.
        attribution: How its data asks to be credited.
        credit_url: Where the attribution leads.
        delay_s: Seconds between two requests, at least.
        need: Whether it needs a key.
        key_word: Its word for the key.
        geocoder: Of a plug-in: a class made as geopy's are. It gets `scheme`, `domain`, `user_agent`,
            `adapter_factory` and, where a key is given, `api_key`; all its requests go through that adapter.
        read: Of a plug-in: reads the `raw` of one of its locations. Gives any of `id`, `name`, `sorts` (words for what
            it is, the most telling first), `country_code`, `admin1`, `admin2` and `population`; None leaves it out.
            Its coordinates stand in `raw` as `lat` and `lon`.
    """

    key: str
    title: str
    geopy: str
    host: str
    terms: str
    attribution: str
    credit_url: str
    delay_s: float
    need: KeyNeed = KeyNeed.NONE
    key_word: str = ""
    geocoder: Callable[..., Any] | None = None
    read: Callable[[Mapping[str, Any]], Mapping[str, Any] | None] | None = None


_OSM = ("© OpenStreetMap contributors, ODbL", "https://www.openstreetmap.org/copyright")

# fmt: off
GEOCODERS: tuple[Service, ...] = (
    Service("nominatim", "Nominatim", "Nominatim", "nominatim.openstreetmap.org",
            "https://operations.osmfoundation.org/policies/nominatim/", *_OSM, 1.1),
    Service("photon", "Photon", "Photon", "photon.komoot.io",
            "https://photon.komoot.io/", *_OSM, 1.1),
    Service("geonames", "GeoNames", "GeoNames", "secure.geonames.org",
            "https://www.geonames.org/export/", "GeoNames, CC BY 4.0", "https://www.geonames.org/", 1.1,
            KeyNeed.REQUIRED, Phrase("User name")),
    Service("opencage", "OpenCage", "OpenCage", "api.opencagedata.com",
            "https://opencagedata.com/terms", *_OSM, 1.1, KeyNeed.REQUIRED, Phrase("API key")),
    Service("geocodeearth", "Geocode Earth", "GeocodeEarth", "api.geocode.earth",
            "https://geocode.earth/terms/", "Geocode Earth, © OpenStreetMap contributors and others",
            "https://geocode.earth/guidelines", 0.2, KeyNeed.REQUIRED, Phrase("API key")),
    Service("maptiler", "MapTiler", "MapTiler", "api.maptiler.com",
            "https://www.maptiler.com/terms/", "© MapTiler © OpenStreetMap contributors",
            "https://www.maptiler.com/copyright/", 0.2, KeyNeed.REQUIRED, Phrase("API key")),
    Service("pelias", "Pelias on a server of your own", "Pelias", "",
            "https://github.com/pelias/documentation", *_OSM, 0.2, KeyNeed.OPTIONAL, Phrase("API key")),
)
# fmt: on
_BY_KEY = {service.key: service for service in GEOCODERS}


_finders: list[Callable[[], Iterable[Service]]] = []


def register_geocoders(find: Callable[[], Iterable[Service]]) -> None:
    """Add a function that gives more geocoders; it is called when one of them may be meant."""
    _finders.append(find)


def geocoders() -> tuple[Service, ...]:
    """Return all geocoders, those of plug-ins last; they are loaded for that."""
    return (*GEOCODERS, *(service for find in _finders for service in find()))


def geocoder(key: str) -> Service | None:
    """Return the geocoder with a key; None when there is none."""
    if not key or key in _BY_KEY:
        return _BY_KEY.get(key)
    return next((service for service in geocoders() if service.key == key), None)


def service_of(source: str) -> Service | None:
    """Return the geocoder that a `Place.source` names; None for a place of the gazetteer or the reader's own."""
    return geocoder(source.removeprefix(ONLINE)) if source.startswith(ONLINE) else None


@dataclass(frozen=True, slots=True)
class TileService:
    """A well-known source of map tiles.

    Attributes:
        title: Its name for the reader.
        template: Its address with {z}, {x} and {y}.
        attribution: How it asks to be credited.
        credit_url: Where the attribution leads, and the terms of use.
    """

    title: str
    template: str
    attribution: str
    credit_url: str


TILES: tuple[TileService, ...] = (
    TileService(
        "OpenStreetMap",
        "https://tile.openstreetmap.org/{z}/{x}/{y}.png",
        "© OpenStreetMap contributors",
        "https://operations.osmfoundation.org/policies/tiles/",
    ),
    TileService(
        "OpenTopoMap",
        "https://tile.opentopomap.org/{z}/{x}/{y}.png",
        "© OpenStreetMap contributors, SRTM | © OpenTopoMap (CC BY-SA)",
        "https://opentopomap.org/about",
    ),
)


def tile_service(template: str) -> TileService | None:
    """Return the well-known service behind a template; None for one of the reader's own."""
    return next((service for service in TILES if service.template == template), None)


def address_problem(address: str) -> str:
    """Return why an address can't be that of a geocoder, in words for the reader; "" when it can."""
    problem = _address_problem(address)
    if problem:
        return problem
    parts = urlsplit(address)
    if parts.query or parts.fragment:
        return Phrase("It must end before “?” and “#”.")
    if "{" in address or "}" in address:
        return Phrase("It must not hold braces.")
    return ""


def template_problem(template: str) -> str:
    """Return why a template can't be that of map tiles, in words for the reader; "" when it can."""
    fields = _FIELD.findall(template)
    unknown = [name for name in fields if name not in _FIELDS]
    if unknown or template.count("{") != len(fields) or template.count("}") != len(fields):
        return Phrase("Only {z}, {x}, {y}, {s}, {r} and {key} may stand in braces.")
    if any(fields.count(name) != 1 for name in "zxy"):
        return Phrase("Each of {z}, {x} and {y} must stand in it once.")
    problem = _address_problem(template.replace("{s}", "a"))
    if problem:
        return problem
    parts = urlsplit(template)
    if "{" in parts.netloc.replace("{s}", "a"):
        return Phrase("Which host is asked must not depend on {z}, {x}, {y} or the key.")
    if parts.fragment:
        return Phrase("It must end before “#”.")
    return ""


def _address_problem(address: str) -> str:
    if len(address) > _LONGEST or not (address.isascii() and address.isprintable()) or " " in address:
        return Phrase("It holds characters that no address has.")
    try:
        parts = urlsplit(address)
        scheme, host, _ = origin_of(address)
    except ValueError:
        return Phrase("It must begin with https:// and a host.")
    if "@" in parts.netloc or parts.username or parts.password:
        return Phrase("It must not hold a user name or password.")
    if not re.fullmatch(r"[a-z0-9.:_-]+", host) or "\\" in address:
        return Phrase("Its host makes no sense.")
    if scheme == "http" and not is_near(host):
        return Phrase("Outside your own network it must begin with https://.")
    return ""


def is_near(host: str) -> bool:
    """Return whether a host is this machine or in the reader's own network, where nobody else listens."""
    import ipaddress

    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return "." not in host or host.endswith(_LOCAL_ENDS)
    return address.is_loopback or address.is_private


def host_of(address: str) -> str:
    """Return the host of an address or template, as consent names it: with its port where that is unusual.

    Raises:
        ValueError: when it has none.
    """
    scheme, host, port = origin_of(address.replace("{s}", "a"))
    shown = f"[{host}]" if ":" in host else host
    return shown if port == (443 if scheme == "https" else 80) else f"{shown}:{port}"


def split_address(service: Service, address: str) -> tuple[str, str]:
    """Return the scheme, and the host with its path, of the server to ask.

    Args:
        service: The geocoder.
        address: The reader's own server; "" for the usual one.

    Raises:
        ValueError: when there is no server, or the address is not one.
    """
    if not address:
        if not service.host:
            raise ValueError(Phrase("{service} needs the address of a server", service=service.title))
        return "https", service.host
    problem = address_problem(address)
    if problem:
        raise ValueError(problem)
    parts = urlsplit(address)
    return parts.scheme.lower(), (parts.netloc.lower() + parts.path).rstrip("/")

"""What a gazetteer knows about: places, their classes and their names."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "COUNTRY_CODES",
    "DEMONYM_SORTS",
    "HISTORIC_STATE",
    "MAIN_SORTS",
    "WEAK_SORTS",
    "FeatureClass",
    "NameMatch",
    "NameSort",
    "Place",
    "PlaceKind",
]

COUNTRY_CODES = ("PCLI", "PCLD", "PCLIX", "PCLS", "PCLF", "PCL", "TERR")
"""Feature codes of the states and territories of today, those that come first as the bearer of a country code first."""
HISTORIC_STATE = "PCLH"
"""Feature code of a state that is no more. A reader sees a country in it, but no place of today lies in it."""


class FeatureClass(StrEnum):
    """The nine feature classes of GeoNames (https://www.geonames.org/export/codes.html)."""

    AREA = "A"
    """Country, state, region with an administration."""
    WATER = "H"
    """Stream, lake, sea."""
    REGION = "L"
    """Continent, macro-region, park."""
    SETTLEMENT = "P"
    """City, village, quarter."""
    ROAD = "R"
    FACILITY = "S"
    """Spot, building, base, airport."""
    TERRAIN = "T"
    """Mountain, island, cape, desert."""
    UNDERSEA = "U"
    VEGETATION = "V"


class PlaceKind(StrEnum):
    """The kinds of places that a reader tells apart, each with one colour and one word."""

    COUNTRY = "country"
    STATE = "state"
    """Any administrative division below the country: province, county."""
    SETTLEMENT = "settlement"
    REGION = "region"
    """Continents and regions without one administration: South Asia, the Sahel."""
    NATURE = "nature"
    """Land and water features: rivers, seas, ranges, islands."""
    FACILITY = "facility"


_SEEN_AS_COUNTRY = frozenset({*COUNTRY_CODES, HISTORIC_STATE})
_KIND_BY_CLASS = {
    FeatureClass.AREA: PlaceKind.STATE,
    FeatureClass.WATER: PlaceKind.NATURE,
    FeatureClass.REGION: PlaceKind.REGION,
    FeatureClass.SETTLEMENT: PlaceKind.SETTLEMENT,
    FeatureClass.ROAD: PlaceKind.FACILITY,
    FeatureClass.FACILITY: PlaceKind.FACILITY,
    FeatureClass.TERRAIN: PlaceKind.NATURE,
    FeatureClass.UNDERSEA: PlaceKind.NATURE,
    FeatureClass.VEGETATION: PlaceKind.NATURE,
}


@dataclass(frozen=True, slots=True)
class Place:
    """One row of the gazetteer.

    Attributes:
        id: "geonames:1176615" where GeoNames knows the place, else "geoview:south-asia" and the like.
        name: The name in English, else the official one.
        latitude: Degrees north, −90 … 90, WGS 84.
        longitude: Degrees east, −180 … 180, WGS 84.
        feature_class: GeoNames class.
        feature_code: GeoNames code, "PPLC" for a capital; "" when unknown.
        country_code: ISO 3166-1 alpha-2; "" for a place in no country or in several.
        admin1: Name of the first-level division that holds it; "" when there is none or it is unknown.
        admin2: Name of the second-level division.
        population: Inhabitants; 0 when unknown.
        bounds: (south, west, north, east) in degrees, west > east across the antimeridian; None when unknown.
        source: The key of the data set that the row comes from.
        prominence: How likely a text that gives only the name means this place, 0 … 1: from population, rank and kind.
    """

    id: str
    name: str
    latitude: float
    longitude: float
    feature_class: FeatureClass
    feature_code: str = ""
    country_code: str = ""
    admin1: str = ""
    admin2: str = ""
    population: int = 0
    bounds: tuple[float, float, float, float] | None = None
    source: str = ""
    prominence: float = 0.0

    @property
    def kind(self) -> PlaceKind:
        """The kind that the reader sees."""
        if self.feature_code in _SEEN_AS_COUNTRY:
            return PlaceKind.COUNTRY
        return _KIND_BY_CLASS[self.feature_class]

    @property
    def full_name(self) -> str:
        """Its name with what holds it: "Paris, Texas, US"."""
        parts = (self.name, self.admin1 if self.admin1 != self.name else "", self.country_code)
        return ", ".join(part for part in parts if part)

    def record(self) -> dict[str, Any]:
        """Return the place as plain data, ready for JSON, without bounds and prominence, which a gazetteer knows."""
        return {
            "id": self.id,
            "name": self.name,
            "latitude": self.latitude,
            "longitude": self.longitude,
            "feature_class": self.feature_class.value,
            "feature_code": self.feature_code,
            "country_code": self.country_code,
            "admin1": self.admin1,
            "admin2": self.admin2,
            "population": self.population,
            "source": self.source,
        }

    @classmethod
    def of_record(cls, record: Mapping[str, Any]) -> Place:
        """Return the place in a record that GeoView itself wrote: values are taken as they are.

        Raises:
            KeyError, TypeError, ValueError: when it is no record of a place.
        """
        return cls(**{**record, "feature_class": FeatureClass(record["feature_class"])})


class NameSort(StrEnum):
    """The sorts of names, the most trusted first."""

    MAIN = "main"
    OFFICIAL = "official"
    SHORT = "short"
    ABBREVIATION = "abbreviation"
    NATIVE = "native"
    TRANSLATION = "translation"
    ALIAS = "alias"
    """An alternate name of unknown sort."""
    HISTORIC = "historic"
    DEMONYM = "demonym"
    """Adjective or singular: Pakistani."""
    DEMONYM_PLURAL = "demonym-plural"
    """Pakistanis."""


MAIN_SORTS = frozenset({NameSort.MAIN, NameSort.OFFICIAL, NameSort.SHORT})
"""A place's own names, in its language or in English."""
WEAK_SORTS = frozenset({NameSort.ALIAS, NameSort.HISTORIC, NameSort.NATIVE, NameSort.TRANSLATION})
"""Names under which a place is found and which an English text seldom uses."""
DEMONYM_SORTS = frozenset({NameSort.DEMONYM, NameSort.DEMONYM_PLURAL})
"""Names of the people of a place, and the adjective."""


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A place that a name may stand for.

    Attributes:
        place: The place.
        name: The spelling in the gazetteer that matched.
        sort: What sort of name that is.
        language: BCP 47; "" when unknown.
    """

    place: Place
    name: str
    sort: NameSort
    language: str = ""

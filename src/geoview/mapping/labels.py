"""Words and numbers for places, as the reader sees them beside a map."""

from __future__ import annotations

from geoview.gazetteer.place import Place, PlaceKind
from geoview.resolution.types import Usage

__all__ = ["Words", "coordinates", "kind_name", "usage_note", "where"]

_BY_CODE = {
    "ADM1": "State or province",
    "ADM2": "County or district",
    "ADM3": "Municipality",
    "ADM4": "Municipality",
    "ADM5": "Municipality",
    "AIRB": "Air base",
    "AIRP": "Airport",
    "ARCH": "Archipelago",
    "ATOL": "Atoll",
    "BAY": "Bay",
    "BRDG": "Bridge",
    "CAPE": "Cape",
    "CHN": "Channel",
    "CNL": "Canal",
    "CONT": "Continent",
    "CST": "Coast",
    "DAM": "Dam",
    "DLTA": "Delta",
    "DSRT": "Desert",
    "FRST": "Forest",
    "GLCR": "Glacier",
    "GULF": "Gulf",
    "INSM": "Military installation",
    "ISL": "Island",
    "ISLS": "Islands",
    "LGN": "Lagoon",
    "LK": "Lake",
    "LKS": "Lakes",
    "MILB": "Military base",
    "MT": "Mountain",
    "MTS": "Mountains",
    "OCN": "Ocean",
    "PASS": "Mountain pass",
    "PEN": "Peninsula",
    "PK": "Peak",
    "PLAT": "Plateau",
    "PLN": "Plain",
    "PPLC": "Capital city",
    "PPLG": "Seat of government",
    "PPLX": "Part of a town",
    "PRK": "Park",
    "PRT": "Port",
    "RESN": "Nature reserve",
    "RSV": "Reservoir",
    "RVN": "Ravine",
    "SEA": "Sea",
    "STM": "River",
    "STMS": "Rivers",
    "STRT": "Strait",
    "TERR": "Territory",
    "PCLD": "Dependent territory",
    "VAL": "Valley",
    "VLC": "Volcano",
    "ZONE": "Zone",
}
_BY_KIND = {
    PlaceKind.COUNTRY: "Country",
    PlaceKind.STATE: "Administrative division",
    PlaceKind.SETTLEMENT: "Settlement",
    PlaceKind.REGION: "Region",
    PlaceKind.NATURE: "Land or water feature",
    PlaceKind.FACILITY: "Facility",
}
_LONGEST = 200
_CITY = 100_000
_TOWN = 5_000


def kind_name(place: Place) -> str:
    """Return what a place is, in a word or two: "Capital city", "Country", "River"."""
    word = _BY_CODE.get(place.feature_code)
    if word:
        return word
    if place.kind is PlaceKind.SETTLEMENT and place.population:
        if place.population >= _CITY:
            return "City"
        return "Town" if place.population >= _TOWN else "Village"
    return _BY_KIND[place.kind]


def coordinates(latitude: float, longitude: float) -> str:
    """Return degrees with hemispheres, four decimals (11 m): "33.7215° N, 73.0433° E"."""
    north = "N" if latitude >= 0 else "S"
    east = "E" if longitude >= 0 else "W"
    return f"{abs(latitude):.4f}° {north}, {abs(longitude):.4f}° {east}"


def where(place: Place, country: str = "") -> str:
    """Return the areas that hold a place, smallest first: "Punjab, Pakistan"; "" for a country or a region.

    Args:
        place: The place.
        country: The name of its country; "" when it lies in none.
    """
    parts = []
    for part in (place.admin2, place.admin1, country):
        if part and part != place.name and part not in parts:
            parts.append(part)
    return "" if place.kind is PlaceKind.COUNTRY else ", ".join(parts)


def usage_note(usage: Usage) -> str:
    """Return the word beside a mention that does not mean the location itself; "" for one that does."""
    return {Usage.LITERAL: "", Usage.ASSOCIATIVE: "government", Usage.DEMONYM: "demonym"}[usage]


class Words:
    """The words of a map for places, in English; the window has them in the reader's language."""

    def name(self, place: Place) -> str:
        """Return the name of a place."""
        return place.name

    def kind(self, place: Place) -> str:
        """Return what a place is, in a word or two."""
        return kind_name(place)

    def country(self, country: Place | None) -> str:
        """Return the name of a country; "" for none."""
        return country.name if country is not None else ""

    def coordinates(self, latitude: float, longitude: float) -> str:
        """Return degrees with hemispheres."""
        return coordinates(latitude, longitude)

    def confidence(self, value: float) -> str:
        """Return the words for how certain a place is, 0 … 1."""
        return f"confidence {value:.2f}"

    def decided(self) -> str:
        """Return the words that replace a confidence where the reader has chosen the place."""
        return "decided by you"

    def note(self, usage: Usage) -> str:
        """Return the word beside a mention that does not mean the location itself; "" for one that does."""
        return usage_note(usage)

    def title(self, number: int, place: Place, count: int, *, uncertain: bool, in_documents: bool = False) -> str:
        """Return what a screen reader says of a pin, in one line; `count` is of mentions or of documents."""
        thing = "document" if in_documents else "mention"
        words = [str(number), place.name[:_LONGEST], kind_name(place), f"{count} {thing}" + "s" * (count != 1)]
        return ", ".join([*words, "uncertain"] if uncertain else words)

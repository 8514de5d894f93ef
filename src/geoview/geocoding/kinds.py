"""The words of services for sorts of things, and which of these a text may name by a place's name."""

from __future__ import annotations

from geoview.gazetteer.place import FeatureClass
from geoview.phrases import Phrase

__all__ = ["FITTING_FACILITIES", "OF_PLACES", "ROADS", "SORTS", "WORDS"]

_A, _H, _L, _P, _R, _S, _T, _V = (FeatureClass(letter) for letter in "AHLPRSTV")
Kind = tuple[FeatureClass, str, str]
"""Feature class and code of GeoNames, and a word for the reader where the code has none."""

SORTS: dict[str, Kind] = {
    "country": (_A, "PCLI", ""),
    "macroregion": (_L, "RGN", Phrase("Region")),
    "state": (_A, "ADM1", ""),
    "province": (_A, "ADM1", ""),
    "region": (_A, "ADM1", ""),
    "macrocounty": (_A, "ADM2", ""),
    "county": (_A, "ADM2", ""),
    "state_district": (_A, "ADM2", ""),
    "subregion": (_A, "ADM2", ""),
    "district": (_A, "ADM2", ""),
    "municipality": (_A, "ADM3", ""),
    "municipal_district": (_A, "ADM3", ""),
    "joint_municipality": (_A, "ADM3", ""),
    "localadmin": (_A, "ADM3", ""),
    "administrative": (_A, "ADMD", ""),
    "dependency": (_A, "PCLD", ""),
    "continent": (_L, "CONT", ""),
    "continental_marine": (_L, "RGN", ""),
    "marinearea": (_H, "SEA", ""),
    "empire": (_L, "RGN", ""),
    "city": (_P, "PPL", Phrase("City")),
    "town": (_P, "PPL", Phrase("Town")),
    "village": (_P, "PPL", Phrase("Village")),
    "hamlet": (_P, "PPL", Phrase("Hamlet")),
    "isolated_dwelling": (_P, "PPL", Phrase("Hamlet")),
    "locality": (_P, "PPLL", Phrase("Locality")),
    "place": (_P, "PPL", ""),
    "borough": (_P, "PPLX", ""),
    "suburb": (_P, "PPLX", ""),
    "quarter": (_P, "PPLX", ""),
    "neighbourhood": (_P, "PPLX", ""),
    "macrohood": (_P, "PPLX", ""),
    "city_district": (_P, "PPLX", ""),
    "island": (_T, "ISL", ""),
    "islet": (_T, "ISL", ""),
    "archipelago": (_T, "ISLS", ""),
    "peak": (_T, "PK", ""),
    "volcano": (_T, "VLC", ""),
    "mountain_range": (_T, "MTS", ""),
    "ridge": (_T, "RDGE", Phrase("Ridge")),
    "valley": (_T, "VAL", ""),
    "cape": (_T, "CAPE", ""),
    "peninsula": (_T, "PEN", ""),
    "desert": (_T, "DSRT", ""),
    "beach": (_T, "BCH", Phrase("Beach")),
    "water": (_H, "LK", Phrase("Lake or pond")),
    "lake": (_H, "LK", ""),
    "reservoir": (_H, "RSV", ""),
    "river": (_H, "STM", ""),
    "stream": (_H, "STM", ""),
    "canal": (_H, "CNL", ""),
    "bay": (_H, "BAY", ""),
    "strait": (_H, "STRT", ""),
    "sea": (_H, "SEA", ""),
    "ocean": (_H, "OCN", ""),
    "glacier": (_H, "GLCR", ""),
    "wood": (_V, "FRST", ""),
    "forest": (_V, "FRST", ""),
    "national_park": (_L, "PRK", ""),
    "protected_area": (_L, "RESN", ""),
    "nature_reserve": (_L, "RESN", ""),
    "aerodrome": (_S, "AIRP", ""),
    "airport": (_S, "AIRP", ""),
}
"""What OpenStreetMap, Who's On First and the services above them call things."""
FITTING_FACILITIES = frozenset({"AIRP", "AIRB", "MILB", "INSM", "PRT", "DAM", "BRDG"})
ROADS = frozenset({"highway", "street", "road", "residential", "path", "footway"})
OF_PLACES = frozenset({"place", "boundary", "natural", "waterway", "water", "landuse", "leisure", "aeroway"})
"""Keys of OpenStreetMap whose values say what sort of place it is; those of others may be any word."""
WORDS = {
    "amenity": Phrase("Building or service"),
    "building": Phrase("Building"),
    "house": Phrase("Address"),
    "address": Phrase("Address"),
    "shop": Phrase("Shop"),
    "office": Phrase("Office"),
    "tourism": Phrase("Sight"),
    "leisure": Phrase("Leisure"),
    "railway": Phrase("Railway"),
    "venue": Phrase("Building or service"),
    "poi": Phrase("Building or service"),
    "postcode": Phrase("Postcode"),
    "postalcode": Phrase("Postcode"),
    "postal_code": Phrase("Postcode"),
    "historic": Phrase("Monument"),
}

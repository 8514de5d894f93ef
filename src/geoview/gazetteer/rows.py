"""Rows of the file as places and spellings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geoview.gazetteer.place import FeatureClass, Place
from geoview.gazetteer.schema import DEGREE

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["make_place", "spelling_of"]


def make_place(row: tuple[Any, ...], slug: Callable[[int], str], sources: dict[int, str]) -> Place | None:
    """Return a place, or None for an invalid row, which a build never writes.

    Args:
        row: Number, name, latitude, longitude, class, code, country, names of both divisions, population, prominence,
            south, west, north, east, number of the source.
        slug: Gives the slug of a place that only GeoView knows.
        sources: Keys of the data sets by number.
    """
    number, name, latitude, longitude, class_, code, country, admin1, admin2, population, *rest = row
    prominence, south, west, north, east, source = rest
    try:
        if not (-90 * DEGREE <= latitude <= 90 * DEGREE and -180 * DEGREE <= longitude <= 180 * DEGREE):
            return None
        return Place(
            id=f"geonames:{number}" if number > 0 else f"geoview:{slug(number)}",
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
            source=sources.get(source, ""),
            prominence=prominence / 1000,
        )
    except (TypeError, ValueError):
        return None


def spelling_of(key: str, stored: object, main: str) -> str:
    """Return a name as it is written: the place's own, the key, the key with capital initials, or what is stored."""
    if stored is None:
        return main
    if stored == 0:
        return key
    if stored == 1:
        return key.title()
    return str(stored)

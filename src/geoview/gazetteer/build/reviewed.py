"""The tables that were written and checked by hand: names, demonyms, points, regions, land and water, facilities.

They lie beside the recipe in `resources/gazetteer/` as lines of fields parted by "|"; lines that begin with "#" are
comments. Every builder lays them over what its data set says.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geoview.errors import GazetteerError
from geoview.gazetteer.folding import fold
from geoview.gazetteer.place import NameSort
from geoview.phrases import system_reason

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["Feature", "NameRow", "Region", "Reviewed", "slug_of"]


@dataclass(frozen=True, slots=True)
class NameRow:
    """Names of one sort for a place.

    Attributes:
        place: Country code, code of a division ("US.TX"), GeoNames number or slug.
        sort: "main" replaces the name that is shown.
        names: The names.
    """

    place: str
    sort: NameSort
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Feature:
    """A row of features.psv or facilities.psv.

    Attributes:
        number: GeoNames number; 0 when none is known.
        code: GeoNames feature code.
        name: Its name; what stands in parentheses at its end only keeps slugs apart.
        names: Other names.
        latitude: Degrees.
        longitude: Degrees.
        country: ISO 3166-1 alpha-2, "" for several or none.
        prominence: Thousandths.
    """

    number: int
    code: str
    name: str
    names: tuple[str, ...]
    latitude: float
    longitude: float
    country: str
    prominence: int


@dataclass(frozen=True, slots=True)
class Region:
    """A row of regions.psv.

    Attributes:
        key: GeoNames number or slug, as text.
        code: GeoNames feature code.
        name: Its name.
        names: Other names.
        historic: Old names.
        latitude: Degrees.
        longitude: Degrees.
        prominence: Thousandths.
        members: Country codes and division codes, regions already resolved.
        demonyms: Adjectives and singulars.
        plurals: Plurals.
    """

    key: str
    code: str
    name: str
    names: tuple[str, ...]
    historic: tuple[str, ...]
    latitude: float
    longitude: float
    prominence: int
    members: tuple[str, ...]
    demonyms: tuple[str, ...]
    plurals: tuple[str, ...]


def slug_of(name: str) -> str:
    """Return the slug of a name: "South Asia" is "south-asia"."""
    return fold(name).replace(" ", "-")


def _split(field: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in field.split(";") if part.strip())


class Reviewed:
    """The tables, read and checked for form. The build checks whether each point lies in the stated country."""

    def __init__(self, folder: Path) -> None:
        """Read all tables in a folder.

        Raises:
            GazetteerError: when one is missing or a line is malformed; the message names file and line.
        """
        self._folder = folder
        self.names = [
            NameRow(place, NameSort(sort), _split(names)) for place, sort, names in self._read("names.psv", 3)
        ]
        self.demonyms = [
            (place, _split(singular), _split(plural)) for place, singular, plural in self._read("demonyms.psv", 3)
        ]
        self.points = {
            place: (float(latitude), float(longitude)) for place, latitude, longitude in self._read("points.psv", 3)
        }
        self.features = [self._feature(fields) for fields in self._read("features.psv", 8)]
        self.facilities = [self._feature(fields) for fields in self._read("facilities.psv", 8)]
        self.regions = self._regions()
        self.views = [tuple(fields) for fields in self._read("views.psv", 4)]

    def _read(self, name: str, fields: int) -> Iterator[list[str]]:
        path = self._folder / name
        try:
            lines = path.read_text(encoding="utf-8").split("\n")
        except OSError as error:
            raise GazetteerError(
                "A reviewed table is missing", "{path}: {reason}", path=path, reason=system_reason(error)
            ) from error
        for number, line in enumerate(lines, 1):
            if not line.strip() or line.startswith("#"):
                continue
            parts = line.split("|")
            if len(parts) != fields:
                raise GazetteerError(
                    "A reviewed table is malformed",
                    "{path}:{number} has {count} fields, not {fields}",
                    path=path,
                    number=str(number),
                    count=len(parts),
                    fields=fields,
                )
            yield parts

    @staticmethod
    def _feature(fields: list[str]) -> Feature:
        number, code, name, names, latitude, longitude, country, prominence = fields
        return Feature(
            int(number or 0),
            code,
            name,
            _split(names),
            float(latitude),
            float(longitude),
            country,
            int(prominence),
        )

    def _regions(self) -> list[Region]:
        rows = list(self._read("regions.psv", 10))
        handles = {slug_of(row[2]): row[0] for row in rows}
        parts = {row[0]: row[7].split() for row in rows}

        def resolve(key: str, seen: tuple[str, ...] = ()) -> set[str]:
            if key in seen or key not in parts:
                raise GazetteerError(
                    "A reviewed table is malformed", "regions.psv: {key} is unknown or holds itself", key=key
                )
            found: set[str] = set()
            for part in parts[key]:
                if part.startswith("@"):
                    found |= resolve(handles.get(part[1:], part[1:]), (*seen, key))
                elif part.isdigit():
                    found |= resolve(part, (*seen, key))
                else:
                    found.add(part)
            return found

        regions = []
        for key, code, name, names, latitude, longitude, prominence, _, demonyms, plurals in rows:
            every = _split(names)
            regions.append(
                Region(
                    key,
                    code,
                    name,
                    tuple(other for other in every if not other.startswith("~")),
                    tuple(other[1:] for other in every if other.startswith("~")),
                    float(latitude),
                    float(longitude),
                    int(prominence),
                    tuple(sorted(resolve(key))),
                    _split(demonyms),
                    _split(plurals),
                )
            )
        return regions

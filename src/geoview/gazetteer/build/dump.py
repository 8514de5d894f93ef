"""Building a gazetteer from a GeoNames dump: the whole of allCountries.txt, or the files of single countries.

The dump is a folder with files as https://download.geonames.org/export/dump/ gives them, unpacked:

- `allCountries.txt`, or any of `PK.txt`, `US.txt` … instead;
- `admin1CodesASCII.txt` and `admin2Codes.txt` for what lies in what;
- `alternateNamesV2.txt` for names with their languages; without it the names in the first file are taken;
- `hierarchy.txt` for what regions are made of.

Everything streams: memory stays below 200 MB however large the dump is, since SQLite sorts on disk. The reviewed
names, regions and outlines of GeoView are laid over it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geoview.errors import GazetteerError
from geoview.gazetteer.build.aliases import trusted
from geoview.gazetteer.build.areas import bounds, geojson, load, unpack
from geoview.gazetteer.build.prominence import prominence
from geoview.gazetteer.build.reviewed import Reviewed
from geoview.gazetteer.build.writer import Writer
from geoview.gazetteer.place import COUNTRY_CODES, HISTORIC_STATE, FeatureClass, NameSort
from geoview.phrases import system_reason

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

__all__ = ["build_from_dump"]

_COUNTRY_FILES = "[A-Z][A-Z].txt"
_CLASSES = frozenset(FeatureClass)
# What alternateNamesV2 holds besides names.
_NO_LANGUAGE = frozenset({"link", "wkdt", "post", "iata", "icao", "faac", "unlc", "tcid", "phon", "piny", "fr_1793"})
_TELL_EVERY = 50_000


def build_from_dump(
    folder: Path,
    output: Path,
    resources: Path,
    *,
    progress: Callable[[str, float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> None:
    """Build a gazetteer from a folder of GeoNames files.

    Args:
        folder: The dump.
        output: The file to replace when all is done; until then it stays as it is.
        resources: GeoView's `resources/gazetteer`.
        progress: Called with what is being done and how far it is, 0 … 1.
        cancelled: Asked now and then; once it says True, the build ends with `Cancelled`.

    Raises:
        GazetteerError: when a file is missing or malformed, or the result cannot be written.
        Cancelled: when the reader stopped it.
    """
    places = (
        [folder / "allCountries.txt"]
        if (folder / "allCountries.txt").is_file()
        else sorted(folder.glob(_COUNTRY_FILES))
    )
    if not places:
        hint = "Unpack allCountries.zip from download.geonames.org/export/dump there."
        raise GazetteerError(
            "The dump is incomplete", "{folder} holds neither allCountries.txt nor a PK.txt", hint, folder=folder
        )
    with Writer(output, progress=progress, cancelled=cancelled) as writer:
        dump = _Dump(writer, folder, resources)
        dump.places(places)
        dump.names()
        dump.overlay()
        writer.finish(f"GeoNames {dump.newest or 'dump'}", dump.newest)


class _Dump:
    def __init__(self, writer: Writer, folder: Path, resources: Path) -> None:
        self.writer = writer
        self.folder = folder
        self.resources = resources
        self.newest = ""
        self.countries: dict[str, tuple[int, int]] = {}
        self.capitals: dict[str, tuple[int, int]] = {}
        self.regions: set[int] = set()
        self.reviewed = Reviewed(resources)
        # Regions of GeoView that GeoNames numbers too: each is added once, whatever its class in GeoNames.
        self.ours = {int(region.key) for region in self.reviewed.regions if region.key.isdigit()}
        self.seen: set[int] = set()
        self.divisions: dict[str, int] = {}
        for name in ("admin1CodesASCII.txt", "admin2Codes.txt"):
            path = folder / name
            if path.is_file():
                for fields in _lines(path, 4):
                    if fields[3].isdigit():
                        self.divisions[fields[0]] = int(fields[3])
        self.source = writer.source("geonames", "GeoNames", "CC-BY-4.0", "https://www.geonames.org", "dump")
        self.own = writer.source("geoview", "GeoView's reviewed tables", "CC0-1.0", "", "1")
        writer.source("natural-earth", "Natural Earth", "public domain", "https://www.naturalearthdata.com", "4.1")

    def places(self, paths: list[Path]) -> None:
        """Hand in the place of every row; a row with impossible coordinates is skipped."""
        total = sum(path.stat().st_size for path in paths) or 1
        names_apart = (self.folder / "alternateNamesV2.txt").is_file()
        read = count = 0
        for path in paths:
            for fields in _lines(path, 19):
                count += 1
                read += sum(map(len, fields)) + 19
                if count % _TELL_EVERY == 0:
                    self.writer.tell(f"places: {count:,}", min(0.4, 0.4 * read / total))
                self._place(fields, names_apart)

    def _place(self, fields: list[str], names_apart: bool) -> None:
        number, name, ascii_name, others, latitude, longitude, class_, code, country = fields[:9]
        try:
            key, y, x, population = int(number), float(latitude), float(longitude), int(fields[14] or 0)
        except ValueError:
            return
        if class_ not in _CLASSES or not name.strip() or not (-90 <= y <= 90 and -180 <= x <= 180) or key <= 0:
            return
        first = self.divisions.get(f"{country}.{fields[10]}")
        second = self.divisions.get(f"{country}.{fields[10]}.{fields[11]}") if fields[11] else None
        value = prominence(class_, code, population)
        if population <= 0 and class_ not in "PAL":
            value *= 0.7  # a stream that nobody counted is not as well known as a town
        self.writer.place(
            key,
            name,
            y,
            x,
            class_,
            code,
            country,
            admin1=None if first == key else first,
            admin2=None if second == key else second,
            population=max(0, population),
            prominence=value,
            source=self.source,
        )
        self.newest = max(self.newest, fields[18].strip())
        if code in COUNTRY_CODES and country:
            rank = -COUNTRY_CODES.index(code)
            if country not in self.countries or rank > self.countries[country][1]:
                self.countries[country] = (key, rank)
        elif code == "PPLC" and country:
            if country not in self.capitals or population > self.capitals[country][1]:
                self.capitals[country] = (key, population)
        elif code in {"CONT", "RGN", "ZN", "RGNE"}:
            self.regions.add(key)
        if key in self.ours:
            self.seen.add(key)
        if ascii_name != name and ascii_name:
            self.writer.name(key, ascii_name, NameSort.MAIN, main=name)
        if not names_apart:
            for other in others.split(","):
                if trusted(other):
                    self.writer.name(key, other, NameSort.ALIAS, main=name)

    def names(self) -> None:
        """Hand in the names of alternateNamesV2.txt."""
        path = self.folder / "alternateNamesV2.txt"
        if not path.is_file():
            return
        total = path.stat().st_size or 1
        read = count = 0
        for fields in _lines(path, 4):
            count += 1
            read += sum(map(len, fields)) + len(fields)
            if count % _TELL_EVERY == 0:
                self.writer.tell(f"names: {count:,}", min(0.65, 0.4 + 0.25 * read / total))
            language, name = fields[2], fields[3]
            if language in _NO_LANGUAGE or not fields[1].isdigit():
                continue
            flags = [*fields[4:8], "", "", "", ""]
            historic, short, preferred = flags[3] == "1", flags[1] == "1", flags[0] == "1"
            if language == "abbr":
                if 2 <= len(name.replace(".", "")) <= 5 and name.isupper() and preferred:
                    self.writer.name(int(fields[1]), name, NameSort.ABBREVIATION, main="")
                continue
            if not trusted(name):
                continue
            sort = NameSort.TRANSLATION if language else NameSort.ALIAS
            if historic:
                sort = NameSort.HISTORIC
            elif language == "en" and (short or preferred):
                sort = NameSort.SHORT
            self.writer.name(int(fields[1]), name, sort, main="", language=language)

    def overlay(self) -> None:
        """Add GeoView's own names, regions and outlines."""
        self.writer.tell("names, regions and outlines of our own", 0.66)
        reviewed = self.reviewed
        for country, (number, _) in sorted(self.countries.items()):
            capital = self.capitals.get(country)
            self.writer.country(country, number, capital[0] if capital else None)
        for row in reviewed.names:
            number = self._number(row.place)
            for name in row.names if number else ():
                sort = NameSort.SHORT if row.sort is NameSort.MAIN else row.sort
                self.writer.name(number, name, sort, main="", language="en", reviewed=True)
        for place, singular, plural in reviewed.demonyms:
            number = self._number(place)
            for sort, names in ((NameSort.DEMONYM, singular), (NameSort.DEMONYM_PLURAL, plural)):
                for name in names if number else ():
                    self.writer.name(number, name, sort, main="", language="en")
        self._regions(reviewed)
        self._outlines()
        self._hierarchy()

    def _number(self, key: str) -> int:
        if key.isdigit():
            return int(key)
        return self.countries[key][0] if key in self.countries else self.divisions.get(key, 0)

    def _regions(self, reviewed: Reviewed) -> None:
        outlines = load(self.resources / "facts" / "areas.json.xz")["regions"]
        for region in reviewed.regions:
            known = region.key.isdigit() and int(region.key) in self.seen
            number = int(region.key) if region.key.isdigit() else self.writer.slug(region.key)
            polygons = unpack(outlines[region.key]) if region.key in outlines else None
            if not known:
                self.writer.place(
                    number,
                    region.name,
                    region.latitude,
                    region.longitude,
                    "A" if region.code == HISTORIC_STATE else "L",
                    region.code,
                    "",
                    prominence=region.prominence / 1000,
                    bounds=bounds(polygons) if polygons else None,
                    source=self.own,
                )
            for name in (region.name, *region.names):
                self.writer.name(number, name, NameSort.SHORT, main=region.name, language="en", reviewed=True)
            for name in region.demonyms:
                self.writer.name(number, name, NameSort.DEMONYM, main=region.name, language="en")
            for name in region.plurals:
                self.writer.name(number, name, NameSort.DEMONYM_PLURAL, main=region.name, language="en")
            self.writer.members(number, filter(None, map(self._number, region.members)))
            if polygons:
                self.writer.outline(number, geojson(polygons))

    def _outlines(self) -> None:
        areas = load(self.resources / "facts" / "areas.json.xz")
        divisions = set(self.divisions.values())
        for key, packed in areas["countries"].items():
            if key in self.countries:
                self.writer.outline(self.countries[key][0], geojson(unpack(packed)))
        for kind in ("admin1", "admin2"):
            for key, packed in areas[kind].items():
                if int(key) in divisions:
                    polygons = unpack(packed)
                    self.writer.outline(int(key), geojson(polygons))
                    if kind == "admin1":
                        self.writer.territory(int(key), polygons)

    def _hierarchy(self) -> None:
        path = self.folder / "hierarchy.txt"
        if path.is_file():
            for fields in _lines(path, 2):
                if fields[0].isdigit() and fields[1].isdigit() and int(fields[0]) in self.regions:
                    self.writer.members(int(fields[0]), [int(fields[1])])


def _lines(path: Path, fields: int) -> Iterator[list[str]]:
    """Yield the rows of a tab-separated file; short rows are skipped, but a file of mostly short rows raises."""
    short = rows = 0
    try:
        with path.open(encoding="utf-8", errors="replace", newline="\n") as file:
            for line in file:
                rows += 1
                parts = line.rstrip("\r\n").split("\t")
                if len(parts) < fields:
                    short += 1
                    if short > 100 and short * 2 > rows:
                        raise GazetteerError(
                            "The dump could not be read", "{path} is not a table of GeoNames", path=path
                        )
                    continue
                yield parts
    except OSError as error:
        raise GazetteerError(
            "The dump could not be read", "{path}: {reason}", path=path, reason=system_reason(error)
        ) from error

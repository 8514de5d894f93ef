"""Checking a gazetteer file: `geoview gazetteer verify`."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from geoview.errors import GazetteerError
from geoview.gazetteer.build.indexing import digest
from geoview.gazetteer.opening import connect, default_path
from geoview.gazetteer.outlines import Outline
from geoview.gazetteer.positions import distance_km
from geoview.gazetteer.schema import DEGREE, SCHEMA_VERSION

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

__all__ = ["verify"]

_COUNTS = {
    "places out of range": "SELECT count(*) FROM place WHERE abs(latitude) > 9000000 OR abs(longitude) > 18000000",
    "places with coordinates that are no numbers": "SELECT count(*) FROM place WHERE typeof(latitude) <> 'integer'"
    " OR typeof(longitude) <> 'integer'",
    "places without a name": "SELECT count(*) FROM place WHERE trim(name) = ''",
    "places of no known class": "SELECT count(*) FROM place WHERE class NOT IN"
    " ('A', 'H', 'L', 'P', 'R', 'S', 'T', 'U', 'V')",
    "places of no named source": "SELECT count(*) FROM place WHERE source NOT IN (SELECT number FROM source)",
    "places in a division that is not there": "SELECT count(*) FROM place p WHERE"
    " (admin1 IS NOT NULL AND NOT EXISTS (SELECT 1 FROM place WHERE id = p.admin1))"
    " OR (admin2 IS NOT NULL AND NOT EXISTS (SELECT 1 FROM place WHERE id = p.admin2))",
    "places of our own without a slug": "SELECT count(*) FROM place WHERE id < 0 AND id NOT IN (SELECT id FROM slug)",
    "names of no place": "SELECT count(*) FROM name WHERE place NOT IN (SELECT id FROM place)",
    "names of no known sort": "SELECT count(*) FROM name WHERE sort NOT BETWEEN 0 AND 9",
    "places that cannot be found by any name": "SELECT count(*) FROM place WHERE id NOT IN (SELECT place FROM name)",
    "places that are not filed by position": "SELECT count(*) FROM place WHERE id NOT IN (SELECT place FROM near)",
    "country codes of no place": "SELECT count(*) FROM country WHERE place NOT IN (SELECT id FROM place)",
    "capitals that are not there": "SELECT count(*) FROM country WHERE capital IS NOT NULL"
    " AND capital NOT IN (SELECT id FROM place)",
    "members that are not there": "SELECT count(*) FROM member WHERE place NOT IN (SELECT id FROM place)"
    " OR region NOT IN (SELECT id FROM place)",
    "areas of no place": "SELECT count(*) FROM outline WHERE place NOT IN (SELECT id FROM place)"
    " AND place NOT IN (SELECT area FROM claim)",
    "cells of an area without outline": "SELECT count(*) FROM territory WHERE place NOT IN (SELECT place FROM outline)",
}
_EDGE_KM = 60.0
_ISLAND_KM = 1500.0
_ENCLAVE_KM = 20.0


def verify(path: Path | None = None, *, progress: Callable[[str], None] | None = None) -> list[str]:
    """Look for anything wrong in a gazetteer file.

    Checks the pages, the schema, the checksum of the content, ranges, orphans, names, and that the point of each
    first-level division lies in its country. Duplicate ids are impossible: they are the key of the table.

    Args:
        path: The file; None for the one in use.
        progress: Called with what is being checked.

    Returns:
        What is wrong, a line each; empty when all is well.

    Raises:
        GazetteerError: when the file cannot be opened at all.
    """
    tell = progress or (lambda _: None)
    path = path or default_path()
    connection = connect(path)
    try:
        tell("pages")
        faults = [f"pages: {row[0]}" for row in connection.execute("PRAGMA integrity_check(10)") if row[0] != "ok"]
        if faults:
            return faults
        for title, query in _COUNTS.items():
            tell(title)
            count = connection.execute(query).fetchone()[0]
            if count:
                faults.append(f"{title}: {count:,}")
        tell("divisions in their countries")
        faults += _stray_divisions(connection)
        tell("checksum")
        meta = dict(connection.execute("SELECT key, value FROM meta"))
        if meta.get("sha256") != digest(connection):
            faults.append("checksum: the content is not what was built")
        for table, key in (("place", "places"), ("name", "names")):
            count = connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608 - from the line above
            if str(count) != meta.get(key):
                faults.append(f"count: {count:,} rows in {table}, {meta.get(key)} stated")
        return faults
    except (sqlite3.Error, UnicodeDecodeError, TypeError) as error:
        raise GazetteerError(
            "Place data is damaged",
            "{path} (version {version}): {error}",
            path=path,
            version=SCHEMA_VERSION,
            error=error,
        ) from error
    finally:
        connection.close()


def _stray_divisions(connection: sqlite3.Connection) -> list[str]:
    """Return a line for each first-level division whose point is not in its country.

    A point passes inside the country's outline or near its edge. The outlines leave out small islands: a point at sea
    passes when a settlement of the country is within 1,500 km, one in an enclave within 20 km. A disputed division,
    which lies in no outline, passes on the same terms as an island.
    """
    outlines = {}
    for code, blob in connection.execute(
        "SELECT c.code, o.geometry FROM country c JOIN outline o ON o.place = c.place ORDER BY c.code"
    ):
        outline = Outline.from_blob(blob)
        if outline is not None:
            outlines[code] = (outline, outline.corners())
    claimed = set(connection.execute("SELECT k.country, c.code FROM claim k JOIN country c ON c.place = k.area"))
    faults = []
    rows = connection.execute(
        "SELECT id, name, latitude, longitude, country FROM place WHERE code = 'ADM1' ORDER BY id"
    )
    for number, name, latitude, longitude, country in rows.fetchall():
        known = outlines.get(country)
        y, x = latitude / DEGREE, longitude / DEGREE
        if known is None or known[0].contains(y, x):
            continue
        if any(abs(cy - y) < 1 and distance_km(y, x, cy, cx) < _EDGE_KM for cy, cx in known[1]):
            continue
        there = [code for code, (outline, _) in outlines.items() if outline.contains(y, x)]
        if any((country, code) in claimed for code in there):
            continue  # a state has divisions in a country that it claims as its own
        elsewhere = bool(there)
        limit = _ENCLAVE_KM if elsewhere else _ISLAND_KM
        if not _has_settlement_near(connection, country, y, x, limit):
            faults.append(f"division outside {country}: {name} (geonames:{number}) at {y}, {x}")
    return faults


def _has_settlement_near(
    connection: sqlite3.Connection, country: str, latitude: float, longitude: float, limit: float
) -> bool:
    rows = connection.execute("SELECT latitude, longitude FROM place WHERE class = 'P' AND country = ?", (country,))
    return any(distance_km(latitude, longitude, y / DEGREE, x / DEGREE) < limit for y, x in rows)

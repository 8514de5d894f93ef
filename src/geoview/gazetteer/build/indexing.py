"""The last steps of a gazetteer file after its rows: ranks, removal of orphans, a checksum."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

__all__ = ["FAMOUS", "ORPHANS", "RANK", "digest"]

RANK = """
INSERT INTO name (key, rank, place, sort, language, spelling)
SELECT key,
       row_number() OVER (
           PARTITION BY key
           -- A reviewed alias or old name (sorts 6 and 7) must be borne by a far better known place to go first.
           ORDER BY quality / 16, prominence - CASE quality % 16 WHEN 6 THEN 100 WHEN 7 THEN 350 ELSE 0 END DESC, place
       ) - 1,
       place, quality % 16, language, spelling
FROM (
    -- Of several sorts of a name the most trusted counts; "Pakistani" is a demonym though a language calls the land so.
    SELECT raw.key AS key, raw.place AS place, min(CASE raw.quality / 16 WHEN 2 THEN 15 ELSE raw.quality END),
           raw.quality AS quality, raw.language AS language, raw.spelling AS spelling, place.prominence AS prominence
    FROM raw JOIN place ON place.id = raw.place GROUP BY raw.key, raw.place
)
ORDER BY key
"""


# Main, short and abbreviated names alone: an official name would put "Iran" under "isl".
FAMOUS = """
INSERT INTO famous SELECT name.key, name.place, place.prominence FROM name JOIN place ON place.id = name.place
WHERE name.rank = 0 AND name.sort IN (0, 2, 3) AND place.prominence >= 450 ORDER BY name.key
"""
# What refers to a place that was not handed in, as in the dump of a single country.
ORPHANS = (
    "UPDATE place SET admin1 = NULL WHERE admin1 IS NOT NULL AND admin1 NOT IN (SELECT id FROM place)",
    "UPDATE place SET admin2 = NULL WHERE admin2 IS NOT NULL AND admin2 NOT IN (SELECT id FROM place)",
    "DELETE FROM member WHERE place NOT IN (SELECT id FROM place) OR region NOT IN (SELECT id FROM place)",
    "DELETE FROM outline WHERE place NOT IN (SELECT id FROM place) AND place NOT IN (SELECT area FROM claim)",
    "DELETE FROM territory WHERE place NOT IN (SELECT id FROM place)",
)


def digest(connection: sqlite3.Connection) -> str:
    """Return a checksum over the content, independent of how SQLite laid out its pages."""
    total = hashlib.sha256()
    for table, order in (
        ("source", "number"),
        ("place", "id"),
        ("slug", "id"),
        ("name", "key, rank"),
        ("famous", "key"),
        ("country", "code"),
        ("member", "region, place"),
        ("outline", "place"),
        ("near", "class, cell, place"),
        ("territory", "cell, place"),
        ("claim", "area, view"),
        ("filter", "number"),
    ):
        total.update(table.encode())
        for row in connection.execute(f"SELECT * FROM {table} ORDER BY {order}"):  # noqa: S608 - from the list above
            total.update(repr(row).encode("utf-8", "surrogatepass"))
    return total.hexdigest()

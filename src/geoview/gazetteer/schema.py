"""The tables of a gazetteer file and what its numbers mean.

One file, written once by a build and only read afterwards. Places that GeoNames knows have its number as their key;
places that only GeoView knows have negative keys and a slug. Latitudes and longitudes are whole numbers of 0.00001°
(about a metre).
"""

from __future__ import annotations

from geoview.gazetteer.place import NameSort

__all__ = [
    "APPLICATION_ID",
    "CELLS_PER_DEGREE",
    "DEGREE",
    "FILTER_BITS",
    "SCHEMA_VERSION",
    "SORTS",
    "TABLES",
    "point_cell",
]

APPLICATION_ID = 0x47656F56
"""'GeoV': what marks an SQLite file as a gazetteer of GeoView."""

SCHEMA_VERSION = 2
"""Goes up with every change that an older reader could not follow."""

DEGREE = 100_000
"""Stored units in one degree."""

CELLS_PER_DEGREE = 8
"""Points are filed in cells of 1/8° for the search of the nearest."""

FILTER_BITS = 1 << 24
"""Size of the bitmap that tells whether any name begins with some words (2 MB); eightfold for the whole of GeoNames."""

SORTS: tuple[NameSort, ...] = tuple(NameSort)
"""A name's sort is stored as its position here."""

TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE source (
    number INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, title TEXT NOT NULL, licence TEXT NOT NULL, url TEXT NOT NULL,
    version TEXT NOT NULL
);
CREATE TABLE place (
    id INTEGER PRIMARY KEY,         -- GeoNames number, or below zero for a place of our own
    name TEXT NOT NULL,
    latitude INTEGER NOT NULL, longitude INTEGER NOT NULL,
    class TEXT NOT NULL, code TEXT NOT NULL, country TEXT NOT NULL,
    admin1 INTEGER, admin2 INTEGER, -- keys of the divisions that hold it
    population INTEGER NOT NULL,
    prominence INTEGER NOT NULL,    -- thousandths
    accuracy INTEGER,               -- metres by which the point may be off; NULL for a surveyed or reviewed point
    south INTEGER, west INTEGER, north INTEGER, east INTEGER,
    source INTEGER NOT NULL
);
CREATE TABLE slug (id INTEGER PRIMARY KEY, slug TEXT NOT NULL UNIQUE);
CREATE TABLE name (
    key TEXT NOT NULL,              -- folded
    rank INTEGER NOT NULL,          -- 0 for the likeliest bearer of the name
    place INTEGER NOT NULL, sort INTEGER NOT NULL, language TEXT,
    spelling,                       -- NULL: the place's own name; 0: the key; 1: the key with capital initials
    PRIMARY KEY (key, rank)
) WITHOUT ROWID;
CREATE TABLE famous (           -- the best bearer of a name, where it is well known: what a few letters suggest
    key TEXT PRIMARY KEY, place INTEGER NOT NULL, prominence INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE country (code TEXT PRIMARY KEY, place INTEGER NOT NULL, capital INTEGER) WITHOUT ROWID;
CREATE TABLE member (region INTEGER NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (region, place)) WITHOUT ROWID;
CREATE TABLE outline (place INTEGER PRIMARY KEY, geometry BLOB NOT NULL);   -- zlib-compressed GeoJSON
CREATE TABLE near (
    class TEXT NOT NULL, cell INTEGER NOT NULL, place INTEGER NOT NULL,
    latitude INTEGER NOT NULL, longitude INTEGER NOT NULL,
    PRIMARY KEY (class, cell, place)
) WITHOUT ROWID;
CREATE TABLE territory (        -- which areas touch a cell of one degree: see territory.py
    cell INTEGER NOT NULL, place INTEGER NOT NULL, inside INTEGER NOT NULL, edges BLOB,
    PRIMARY KEY (cell, place)
) WITHOUT ROWID;
CREATE TABLE claim (                        -- who holds a disputed area in which point of view
    area INTEGER NOT NULL, title TEXT NOT NULL, view TEXT NOT NULL, country TEXT NOT NULL,
    PRIMARY KEY (area, view)
) WITHOUT ROWID;
CREATE TABLE filter (number INTEGER PRIMARY KEY, bits BLOB NOT NULL);
"""


def point_cell(latitude: float, longitude: float) -> tuple[int, int]:
    """Return row and column of the cell that a point is filed in."""
    row = min(int((latitude + 90) * CELLS_PER_DEGREE), 180 * CELLS_PER_DEGREE - 1)
    column = int((longitude + 180) * CELLS_PER_DEGREE) % (360 * CELLS_PER_DEGREE)
    return row, column

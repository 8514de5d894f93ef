"""GeoPackage 1.3 (OGC 12-128r17): one file with the places as points, their areas, every mention, and the documents.

It is an SQLite database with prescribed tables, which Python writes by itself. A place has the same `place_id` and
`number` in each layer; `mentions` and `documents` are tables without geometry.
"""

from __future__ import annotations

import sqlite3
import struct
from typing import TYPE_CHECKING, Any

from geoview._version import __version__
from geoview.export.areas import Ring, attribution, online_credits, polygons
from geoview.export.base import DocumentsJob, Exporter, PlaceData
from geoview.export.details import USE_COLUMNS, document_details, is_located, mention_details, use_details

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geoview.atlas import Atlas, PlaceUse

__all__ = ["EXPORTERS"]

_WGS84 = 4326
_APPLICATION_ID = 0x47504B47
_VERSION = 10300
_POINT, _POLYGON, _MULTIPOLYGON = 1, 3, 6
_REAL = frozenset({"latitude", "longitude", "confidence"})
_INTEGER = frozenset(
    {"number", "population", "uncertain", "start", "end", "page", "candidates", "characters", "mentions"}
)
_PLACE = ("source", *USE_COLUMNS, "mentions", "confidence", "uncertain", "gazetteer")
_MENTION = (
    "source",
    "number",
    "place_id",
    "start",
    "end",
    "page",
    "text",
    "quote",
    "kind",
    "usage",
    "confidence",
    "uncertain",
    "decided_by",
    "recogniser",
    "candidates",
)
_DOCUMENT = ("source", "title", "date", "characters", "sha256", "gazetteer", "parser", "attribution", "generator")
# Table, its columns, the type of its geometry, what it holds.
_TABLES = (
    ("places", _PLACE, "POINT", "Places, each at its point"),
    ("areas", _PLACE, "MULTIPOLYGON", "Countries, divisions and regions"),
    ("mentions", _MENTION, "", "Where each place is named; without a number where the place is not known"),
    ("documents", _DOCUMENT, "", "What was read, and whom to thank"),
)
_SCHEMA = """
CREATE TABLE gpkg_spatial_ref_sys (
    srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
    organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (
    table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
    last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
    min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
    CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (
    table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL,
    z TINYINT NOT NULL, m TINYINT NOT NULL,
    CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
    CONSTRAINT uk_gc_table_name UNIQUE (table_name),
    CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
    CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
"""
_DEFINITION = (
    'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],'
    'AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],'
    'UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]'
)
_SYSTEMS = (
    ("WGS 84 geodetic", _WGS84, "EPSG", _WGS84, _DEFINITION, "longitude and latitude in degrees"),
    ("Undefined Cartesian SRS", -1, "NONE", -1, "undefined", None),
    ("Undefined geographic SRS", 0, "NONE", 0, "undefined", None),
)

Box = tuple[float, float, float, float]
"""Least and greatest longitude, least and greatest latitude."""


def _write(job: DocumentsJob) -> Iterator[bytes]:
    package = _GeoPackage(job.gazetteer)
    try:
        for atlas, source in job.documents:
            package.add(atlas, source)
        yield package.data()
    finally:
        package.close()


class _GeoPackage:
    """A GeoPackage under construction."""

    def __init__(self, gazetteer: PlaceData) -> None:
        self._gazetteer = gazetteer
        self._attribution = attribution(gazetteer)
        self._boxes: dict[str, Box] = {}
        # Any thread may end what another began.
        self._store = sqlite3.connect(":memory:", check_same_thread=False)
        self._store.executescript(_SCHEMA)
        self._store.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
        self._store.execute(f"PRAGMA user_version = {_VERSION}")
        self._store.executemany("INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)", _SYSTEMS)
        for name, columns, geometry, description in _TABLES:
            self._make_table(name, columns, geometry, description)

    def _make_table(self, name: str, columns: tuple[str, ...], geometry: str, description: str) -> None:
        fields = ["fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL"]
        fields += [f"geom {geometry}"] * bool(geometry)
        fields += [f'"{column}" {_type(column)}' for column in columns]
        self._store.execute(f"CREATE TABLE {name} ({', '.join(fields)})")
        self._store.execute(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES (?, ?, ?, ?, ?)",
            (name, "features" if geometry else "attributes", name, description, _WGS84 if geometry else None),
        )
        if geometry:
            self._store.execute(
                "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ?, 0, 0)", (name, geometry, _WGS84)
            )

    def add(self, atlas: Atlas, source: str) -> None:
        """Add a document."""
        numbers = {use.place.id: use.number for use in atlas.places}
        for use in atlas.places:
            self._place(atlas, use, source)
        for index, resolution in enumerate(atlas.resolutions):
            place_id = resolution.chosen.id if resolution.chosen else None
            known = {"source": source, "number": numbers.get(place_id or ""), "place_id": place_id}
            self._insert("mentions", _MENTION, {**known, **mention_details(atlas, index)})
        about = {
            **document_details(atlas, source),
            "attribution": "; ".join((*self._attribution, *online_credits(atlas))),
            "generator": f"GeoView {__version__}",
        }
        self._insert("documents", _DOCUMENT, about)

    def _place(self, atlas: Atlas, use: PlaceUse, source: str) -> None:
        place = use.place
        row = {"source": source, **use_details(use), "mentions": len(use.mentions), "gazetteer": atlas.gazetteer}
        point: bytes | None = None
        if is_located(place):
            self._reach("places", (place.longitude, place.longitude, place.latitude, place.latitude))
            point = _header(None) + struct.pack("<BIdd", 1, _POINT, place.longitude, place.latitude)
        self._insert("places", _PLACE, row, point)
        area = polygons(place, self._gazetteer)
        if area:
            box = _box(area)
            self._reach("areas", box)
            self._insert("areas", _PLACE, row, _header(box) + _multipolygon(area))

    def _insert(self, table: str, columns: tuple[str, ...], row: dict[str, Any], geometry: bytes | None = None) -> None:
        has_geometry = table in ("places", "areas")
        names = ", ".join([*["geom"] * has_geometry, *(f'"{column}"' for column in columns)])
        values = [*[geometry] * has_geometry, *(_value(row[column]) for column in columns)]
        marks = ", ".join("?" * len(values))
        self._store.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", values)  # noqa: S608 - names of GeoView itself

    def _reach(self, table: str, box: Box) -> None:
        old = self._boxes.get(table, box)
        self._boxes[table] = (min(old[0], box[0]), max(old[1], box[1]), min(old[2], box[2]), max(old[3], box[3]))

    def data(self) -> bytes:
        """Return the whole file."""
        for table, (west, east, south, north) in self._boxes.items():
            self._store.execute(
                "UPDATE gpkg_contents SET min_x = ?, max_x = ?, min_y = ?, max_y = ? WHERE table_name = ?",
                (west, east, south, north, table),
            )
        self._store.commit()
        return self._store.serialize()

    def close(self) -> None:
        """Close the database and free its memory."""
        self._store.close()


def _type(column: str) -> str:
    if column in _REAL:
        return "DOUBLE"
    if column == "uncertain":
        return "BOOLEAN"
    return "INTEGER" if column in _INTEGER else "TEXT"


def _value(value: object) -> object:
    # A file name may hold what no text does.
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


def _header(box: Box | None) -> bytes:
    """Return what stands before the well-known binary of a geometry; the numbers are little-endian."""
    head = struct.pack("<2sBBi", b"GP", 0, 0b11 if box else 0b01, _WGS84)
    return head + struct.pack("<4d", *box) if box else head


def _box(area: list[list[Ring]]) -> Box:
    points = [point for polygon in area for point in polygon[0]]
    longitudes, latitudes = [p[0] for p in points], [p[1] for p in points]
    return min(longitudes), max(longitudes), min(latitudes), max(latitudes)


def _multipolygon(area: list[list[Ring]]) -> bytes:
    parts = [struct.pack("<BII", 1, _MULTIPOLYGON, len(area))]
    for polygon in area:
        parts.append(struct.pack("<BII", 1, _POLYGON, len(polygon)))
        for ring in polygon:
            flat = [number for point in ring for number in point[:2]]
            parts.append(struct.pack(f"<I{len(flat)}d", len(ring), *flat))
    return b"".join(parts)


EXPORTERS = (Exporter("gpkg", "GeoPackage", ".gpkg", "application/geopackage+sqlite3", _write),)
"""Reads in QGIS, GDAL and geopandas."""

from __future__ import annotations

import json
import sqlite3
import struct
from typing import TYPE_CHECKING, Any

import pytest
from exports import written

from geoview import export
from geoview.atlas import Atlas
from geoview.document import Document
from geoview.errors import ExportError
from geoview.export.details import mention_details, use_details
from geoview.gazetteer.place import FeatureClass, Place
from geoview.names.mention import Mention
from geoview.resolution.types import Resolution, Usage
from geoview.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Any]:
    """Opens what was written, as a file."""
    stores: list[sqlite3.Connection] = []

    def open_(*atlases: Atlas) -> sqlite3.Connection:
        path = tmp_path / f"{len(stores)}.gpkg"
        path.write_bytes(written("gpkg", *((atlas, "talks.txt") for atlas in atlases)))
        stores.append(sqlite3.connect(path))
        stores[-1].row_factory = sqlite3.Row
        return stores[-1]

    yield open_
    for store in stores:
        store.close()


def geometry(blob: bytes) -> tuple[int, Any]:
    """Type and coordinates, read back after the standard."""
    magic, version, flags, system = struct.unpack_from("<2sBBi", blob)
    assert (magic, version, system) == (b"GP", 0, 4326)
    assert flags & 1, "little-endian"
    at = 8 + {0: 0, 1: 32}[flags >> 1 & 7]
    order, kind = struct.unpack_from("<BI", blob, at)
    assert order == 1
    at += 5
    if kind == 1:
        return kind, struct.unpack_from("<dd", blob, at)
    (count,) = struct.unpack_from("<I", blob, at)
    at += 4
    polygons = []
    for _ in range(count):
        assert struct.unpack_from("<BI", blob, at) == (1, 3)
        (rings,) = struct.unpack_from("<I", blob, at + 5)
        at += 9
        polygon = []
        for _ in range(rings):
            (points,) = struct.unpack_from("<I", blob, at)
            numbers = struct.unpack_from(f"<{2 * points}d", blob, at + 4)
            polygon.append(list(zip(numbers[::2], numbers[1::2], strict=True)))
            at += 4 + 16 * points
        polygons.append(polygon)
    assert at == len(blob)
    return kind, polygons


def told(store: sqlite3.Connection) -> str:
    """All tables and rows in words, geometries as numbers; when it was written is left out."""
    lines = []
    tables = store.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid"
    )
    for name, sql in tables.fetchall():
        lines += ["", sql]
        for row in store.execute(f"SELECT * FROM {name} ORDER BY rowid"):
            values = {key: row[key] for key in row.keys() if key not in ("fid", "last_change")}  # noqa: SIM118 - a Row
            if values.get("geom") is not None:
                values["geom"] = geometry(values["geom"])
            lines.append(json.dumps(values, ensure_ascii=False))
    return "\n".join(lines[1:]) + "\n"


def test_golden(opened: Any, atlas: Atlas, golden: Callable[[str, str], None], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geoview.export.as_gpkg.__version__", "0")
    golden("talks.gpkg.txt", told(opened(atlas)))


def test_it_is_a_geopackage(opened: Any, atlas: Atlas) -> None:
    store = opened(atlas)
    assert store.execute("PRAGMA application_id").fetchone()[0] == int.from_bytes(b"GPKG", "big")
    assert store.execute("PRAGMA user_version").fetchone()[0] >= 10200
    assert store.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert store.execute("PRAGMA foreign_key_check").fetchall() == []
    kinds = dict(store.execute("SELECT table_name, data_type FROM gpkg_contents").fetchall())
    assert kinds == {"places": "features", "areas": "features", "mentions": "attributes", "documents": "attributes"}
    assert {row[0] for row in store.execute("SELECT srs_id FROM gpkg_spatial_ref_sys")} == {4326, 0, -1}


def test_leads_back_to_the_same_places_and_mentions(opened: Any, atlas: Atlas) -> None:
    store = opened(atlas)
    rows = store.execute("SELECT * FROM places ORDER BY fid").fetchall()
    assert len(rows) == len(atlas.places)
    for row, use in zip(rows, atlas.places, strict=True):
        details = use_details(use)
        assert {key: row[key] for key in details} == details
        assert geometry(row["geom"]) == (1, (use.place.longitude, use.place.latitude))
    mentions = store.execute("SELECT * FROM mentions ORDER BY fid").fetchall()
    for index, row in enumerate(mentions):
        details = mention_details(atlas, index)
        assert {key: row[key] for key in details} == details
        chosen = atlas.resolutions[index].chosen
        assert row["place_id"] == (chosen.id if chosen else None)
    assert len(mentions) == len(atlas.resolutions)
    (about,) = store.execute("SELECT * FROM documents").fetchall()
    assert "GeoNames, CC BY 4.0" in about["attribution"]


def test_areas_have_holes_and_a_box(opened: Any, atlas: Atlas) -> None:
    store = opened(atlas)
    areas = {row["name"]: geometry(row["geom"]) for row in store.execute("SELECT * FROM areas")}
    kind, polygons = areas["South Asia"]
    assert kind == 6
    assert [len(polygon) for polygon in polygons] == [2]
    assert all(ring[0] == ring[-1] for ring in polygons[0])
    box = store.execute("SELECT min_x, max_x, min_y, max_y FROM gpkg_contents WHERE table_name = 'areas'").fetchone()
    assert tuple(box) == (-180, 180, -19, 38)


def test_hostile_strings_are_data(opened: Any, hostile: Atlas, hostile_strings: tuple[str, str, str]) -> None:
    title, name, words = hostile_strings
    store = opened(hostile)
    assert store.execute("SELECT title FROM documents").fetchone()[0] == title
    assert store.execute("SELECT name FROM places").fetchone()[0] == name
    assert [row[0] for row in store.execute("SELECT text FROM mentions")] == [words, words]
    # None of them has become a part of the database itself.
    plain = opened(make_plain())
    assert objects(store) == objects(plain)
    assert store.execute("PRAGMA integrity_check").fetchone()[0] == "ok"


def make_plain() -> Atlas:
    return Atlas(Document("Nothing is named here."))


def objects(store: sqlite3.Connection) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in store.execute("SELECT type, name, sql FROM sqlite_master ORDER BY rowid")]


@pytest.mark.parametrize("words", ["'); DROP TABLE places; --", '"', "\x00 after", "\ud800 alone", "a\nb"])
def test_no_string_is_read_as_sql_or_cut(opened: Any, words: str) -> None:
    evil = Place(f"x:{words}", words, 1.0, 2.0, FeatureClass.SETTLEMENT)
    mention = Mention(Span(0, len(words)), words)
    atlas = Atlas(Document(words, title=words), (Resolution(mention, (), evil, Usage.LITERAL, 0.9),))
    store = opened(atlas)
    kept = words.encode("utf-8", "replace").decode()
    assert store.execute("SELECT name FROM places").fetchone()[0] == kept
    assert store.execute("SELECT text FROM mentions").fetchone()[0] == kept
    assert store.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == len(objects(opened(make_plain())))


def test_documents_share_one_file(opened: Any, atlas: Atlas, empty: Atlas) -> None:
    store = opened(atlas, empty, atlas)
    assert store.execute("SELECT count(*) FROM documents").fetchone()[0] == 3
    assert store.execute("SELECT count(*) FROM places").fetchone()[0] == 2 * len(atlas.places)


def test_no_place_gives_a_valid_empty_file(opened: Any, empty: Atlas) -> None:
    assert opened(empty).execute("SELECT count(*) FROM places").fetchone()[0] == 0


def test_bytes_are_no_text(atlas: Atlas) -> None:
    with pytest.raises(ExportError, match="write_bytes"):
        export.write(atlas, "gpkg")
    assert export.write_bytes(atlas, "gpkg").startswith(b"SQLite format 3\x00")
    assert export.write_bytes(atlas, "csv") == export.write(atlas, "csv").encode()

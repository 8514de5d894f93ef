"""FAULTS E: a gazetteer that is missing, broken, of another version, hostile or half written.

Every row ends in a GazetteerError that names the file and says what to do, or in a working gazetteer; never in another
exception.
"""

from __future__ import annotations

import os
import random
import sqlite3
import stat
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from geoview.errors import GazetteerError
from geoview.gazetteer import Gazetteer, NameSort
from geoview.gazetteer.build.verify import verify
from geoview.gazetteer.build.writer import Writer
from geoview.gazetteer.schema import APPLICATION_ID, SCHEMA_VERSION

if TYPE_CHECKING:
    from collections.abc import Callable


def write(path: Path) -> Path:
    with Writer(path) as writer:
        source = writer.source("test", "Made up", "CC0-1.0", "", "1")
        for number in range(1, 400):
            name = f"Place {number}"
            writer.place(number, name, number / 10, number / 5, "P", "PPL", "SQ", prominence=0.3, source=source)
            writer.name(number, f"Old {number}", NameSort.HISTORIC, main=name)
        writer.finish("Test 1", "2026-01-01")
    return path


@pytest.fixture
def gazetteer_file(tmp_path: Path) -> Path:
    return write(tmp_path / "gazetteer.sqlite")


def change(path: Path, *statements: str) -> None:
    with sqlite3.connect(path) as connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-5000])


def zero_page(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[0:100] = bytes(100)
    path.write_bytes(content)


def make_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


REFUSED: list[tuple[str, Callable[[Path], object], str]] = [
    ("E1 missing", Path.unlink, "missing"),
    ("E1 a folder", make_folder, "not a file"),
    ("E2 empty", lambda path: path.write_bytes(b""), "not a gazetteer"),
    ("E2 not a database", lambda path: path.write_bytes(b"hello" * 4000), "damaged"),
    ("E2 truncated", cut, "damaged"),
    ("E2 grown", lambda path: path.write_bytes(path.read_bytes() + bytes(5000)), "damaged"),
    ("E2 no header", zero_page, "damaged"),
    ("E2 another database", lambda path: change(path, "PRAGMA application_id = 1"), "not a gazetteer"),
    ("E3 newer", lambda path: change(path, f"PRAGMA user_version = {SCHEMA_VERSION + 1}"), "too new"),
    ("E4 older", lambda path: change(path, "PRAGMA user_version = 0"), "too old"),
    ("E2 no tables", lambda path: change(path, "DROP TABLE meta"), "damaged"),
    ("E2 says nothing", lambda path: change(path, "DELETE FROM meta"), "damaged"),
    ("E7 a view", lambda path: change(path, "CREATE VIEW v AS SELECT 1"), "view or a trigger"),
    (
        "E7 a trigger",
        lambda path: change(path, "CREATE TRIGGER t AFTER INSERT ON place BEGIN DELETE FROM name; END"),
        "view or a trigger",
    ),
]


@pytest.mark.parametrize(("row", "fault", "words"), REFUSED, ids=[row[0] for row in REFUSED])
def test_e_unusable_files_are_refused(
    row: str, fault: Callable[[Path], object], words: str, gazetteer_file: Path
) -> None:
    fault(gazetteer_file)
    before = gazetteer_file.read_bytes() if gazetteer_file.is_file() else None
    with pytest.raises(GazetteerError) as caught:
        Gazetteer.open(gazetteer_file)
    assert words in str(caught.value)
    assert str(gazetteer_file) in caught.value.message
    assert caught.value.hint
    # E4: nothing is deleted or repaired behind the reader's back.
    assert (gazetteer_file.read_bytes() if gazetteer_file.is_file() else None) == before


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_e1_no_permission(gazetteer_file: Path) -> None:
    gazetteer_file.chmod(0)
    with pytest.raises(GazetteerError):
        Gazetteer.open(gazetteer_file)


def test_e1_the_environment_names_a_file_that_is_not_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GEOVIEW_GAZETTEER", str(tmp_path / "absent.sqlite"))
    with pytest.raises(GazetteerError, match=r"absent\.sqlite"):
        Gazetteer.open()


@pytest.fixture
def home_and_bundle(own_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """Where the reader's own gazetteer lies, and a bundled one that works."""
    monkeypatch.delenv("GEOVIEW_GAZETTEER", raising=False)
    bundle = write(tmp_path / "bundled.sqlite")
    monkeypatch.setattr("geoview.gazetteer.opening.resource_path", lambda *_: bundle)
    own = own_home / "data" / "gazetteer.sqlite"
    own.parent.mkdir(parents=True, exist_ok=True)
    return own, bundle


def test_e2_the_readers_own_gazetteer_goes_first(home_and_bundle: tuple[Path, Path]) -> None:
    own, bundle = home_and_bundle
    gazetteer = Gazetteer.open()
    assert (gazetteer.path, gazetteer.notice) == (bundle, "")
    gazetteer.close()
    write(own)
    gazetteer = Gazetteer.open()
    assert (gazetteer.path, gazetteer.notice) == (own, "")
    gazetteer.close()


@pytest.mark.parametrize("fault", [cut, zero_page, lambda path: path.write_bytes(b"")])
def test_e2_a_broken_one_gives_way_to_the_bundled_one(
    fault: Callable[[Path], object], home_and_bundle: tuple[Path, Path]
) -> None:
    own, bundle = home_and_bundle
    fault(write(own))
    before = own.read_bytes()
    gazetteer = Gazetteer.open()
    assert gazetteer.path == bundle
    assert str(own) in gazetteer.notice and "geoview gazetteer build" in gazetteer.notice
    assert gazetteer.by_name("Place 7") != ()
    assert own.read_bytes() == before
    gazetteer.close()


def test_e2_any_damage_ends_in_our_error_or_an_answer(gazetteer_file: Path, tmp_path: Path) -> None:
    good = gazetteer_file.read_bytes()
    chance = random.Random(2)
    path = tmp_path / "mutated.sqlite"
    outcomes = {"refused": 0, "answered": 0}
    for _ in range(150):
        content = bytearray(good)
        for _ in range(chance.choice((1, 20, 400))):
            content[chance.randrange(100, len(content))] = chance.randrange(256)
        path.write_bytes(content)
        try:
            gazetteer = Gazetteer.open(path)
            try:
                for number in (1, 200, 399):
                    gazetteer.by_name(f"Place {number}")
                    gazetteer.by_id(f"geonames:{number}")
                gazetteer.search("pla")
                gazetteer.has_prefix("place")
                gazetteer.nearest(10, 20, 3)
                gazetteer.locate(10, 20)
                gazetteer.disputed_areas()
                verify(path)
            finally:
                gazetteer.close()
            outcomes["answered"] += 1
        except GazetteerError:
            outcomes["refused"] += 1
    assert min(outcomes.values()) > 10, outcomes


def test_e2_verify_finds_a_changed_row(gazetteer_file: Path) -> None:
    assert verify(gazetteer_file) == []
    change(gazetteer_file, "UPDATE place SET name = 'Elsewhere' WHERE id = 7")
    assert any("checksum" in fault for fault in verify(gazetteer_file))


def test_e5_a_writer_elsewhere_does_not_lock_readers_out(gazetteer_file: Path) -> None:
    other = sqlite3.connect(gazetteer_file, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    gazetteer = Gazetteer.open(gazetteer_file)
    assert gazetteer.by_name("Place 7")[0].place.id == "geonames:7"
    gazetteer.close()
    other.execute("ROLLBACK")
    other.close()


def test_e6_read_only_media(gazetteer_file: Path) -> None:
    gazetteer_file.chmod(stat.S_IRUSR)
    gazetteer_file.parent.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        gazetteer = Gazetteer.open(gazetteer_file)
        assert gazetteer.by_name("Old 7")[0].sort is NameSort.HISTORIC
        gazetteer.close()
        assert [path.name for path in gazetteer_file.parent.iterdir()] == [gazetteer_file.name]
    finally:
        gazetteer_file.parent.chmod(0o700)


def test_e7_the_connection_can_neither_write_nor_trust_the_schema(gazetteer_file: Path) -> None:
    gazetteer = Gazetteer.open(gazetteer_file)
    connection = gazetteer._reader._connection
    assert connection.execute("PRAGMA query_only").fetchone() == (1,)
    assert connection.execute("PRAGMA trusted_schema").fetchone() == (0,)
    with pytest.raises(sqlite3.OperationalError):
        connection.execute("DELETE FROM place")
    gazetteer.close()


@pytest.mark.parametrize(
    "name", ["'", '"', "%", "_", "\0", "a\0b", "x" * 1_000_000, "\ud800", "🇵🇰", "'; DROP TABLE name; --"]
)
def test_e8_odd_names_are_only_ever_values(gazetteer_file: Path, name: str) -> None:
    gazetteer = Gazetteer.open(gazetteer_file)
    assert gazetteer.by_name(name) == () and gazetteer.search(name) == ()
    assert gazetteer.by_id(name) is None and gazetteer.by_id(f"geoview:{name}") is None
    assert gazetteer.members(name) == () and gazetteer.outline(name) is None and gazetteer.country(name) is None
    assert gazetteer.by_name("Place 7") != ()
    gazetteer.close()


@pytest.mark.parametrize(
    "damage",
    [
        "latitude = 9500000",
        "longitude = -19000000",
        "latitude = 'x'",
        "class = '?'",
        "prominence = 'x'",
        "population = 'many'",
    ],
)
def test_e9_impossible_rows_are_passed_over(gazetteer_file: Path, damage: str) -> None:
    change(gazetteer_file, f"UPDATE place SET {damage} WHERE id = 7")
    gazetteer = Gazetteer.open(gazetteer_file)
    assert gazetteer.by_name("Place 7") == () and gazetteer.by_id("geonames:7") is None
    assert gazetteer.by_name("Place 8") != ()
    gazetteer.close()
    assert verify(gazetteer_file) != []


KILLED = """
import sys
from pathlib import Path
from geoview.gazetteer.build.writer import Writer
with Writer(Path(sys.argv[1])) as writer:
    source = writer.source("t", "t", "CC0-1.0", "", "1")
    for number in range(1, 2_000_000):
        writer.place(number, f"Place {number}", 1, 1, "P", "PPL", "", prominence=0.1, source=source)
        if number == 50_000:
            print("writing", flush=True)
"""


def test_e10_a_killed_build_leaves_the_old_file(gazetteer_file: Path) -> None:
    before = gazetteer_file.read_bytes()
    process = subprocess.Popen([sys.executable, "-c", KILLED, str(gazetteer_file)], stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline() == b"writing\n"
    process.kill()
    process.wait()
    process.stdout.close()
    assert gazetteer_file.read_bytes() == before
    leftovers = [path for path in gazetteer_file.parent.iterdir() if path != gazetteer_file]
    assert all(path.name.startswith(".gazetteer.sqlite.") for path in leftovers)
    # The next build clears away what a killed one left behind a day ago.
    for path in leftovers:
        os.utime(path, (time.time() - 90_000,) * 2)
    write(gazetteer_file)
    assert [path.name for path in gazetteer_file.parent.iterdir()] == [gazetteer_file.name]


def test_the_mark_of_a_gazetteer_is_stable() -> None:
    assert APPLICATION_ID.to_bytes(4, "big") == b"GeoV"

"""The tables of an index, and how one is opened, whatever state its file is in."""

from __future__ import annotations

import sqlite3
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from geoview.errors import StorageError
from geoview.phrases import Phrase
from geoview.storage import quarantine

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["APPLICATION_ID", "VERSION", "connect", "open_index"]

APPLICATION_ID = 0x47564349
"""“GVCI”, in the header of the file."""
VERSION = 2

_WAIT_S = 10.0
_TURN_S = 0.02
_SCHEMA = """
CREATE TABLE file (
    id INTEGER PRIMARY KEY,
    name BLOB NOT NULL UNIQUE,      -- path below the folder, as the system has it
    size INTEGER NOT NULL,
    modified INTEGER NOT NULL,      -- nanoseconds since 1970
    changed INTEGER NOT NULL,       -- the same, of what is said about it
    seen INTEGER NOT NULL,          -- when that was looked up
    sidecar TEXT NOT NULL,          -- size and date of the corrections; "" without
    made_with TEXT NOT NULL,        -- parser and gazetteer
    sha256 TEXT NOT NULL,
    title TEXT, day TEXT, characters INTEGER NOT NULL, words INTEGER NOT NULL,
    error TEXT                      -- why it failed; NULL when it did not
);
CREATE INDEX file_day ON file (day);
CREATE TABLE place (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, content TEXT NOT NULL
);
CREATE TABLE use (
    file INTEGER NOT NULL REFERENCES file (id) ON DELETE CASCADE, place INTEGER NOT NULL REFERENCES place (number),
    position INTEGER NOT NULL, mentions INTEGER NOT NULL, confidence REAL NOT NULL, uncertain INTEGER NOT NULL,
    PRIMARY KEY (file, place)
) WITHOUT ROWID;
CREATE INDEX use_place ON use (place);
CREATE TABLE mention (
    file INTEGER NOT NULL REFERENCES file (id) ON DELETE CASCADE, place INTEGER NOT NULL, start INTEGER NOT NULL,
    end INTEGER NOT NULL, before TEXT NOT NULL, words TEXT NOT NULL, after TEXT NOT NULL,
    PRIMARY KEY (file, place, start)
) WITHOUT ROWID;
"""


def open_index(path: Path | None) -> tuple[sqlite3.Connection, str]:
    """Open an index, or create one. A file that is damaged, foreign or newer is set aside; an index can be rebuilt.

    Args:
        path: Its file; None keeps it in memory.

    Returns:
        The connection, and what the reader should know: "" when there is nothing.
    """
    if path is None:
        return connect(None), ""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            return _connect_in_turn(path), ""
        except sqlite3.OperationalError:
            # No room, no permission, locked for too long: the file may be sound, and another process may need it.
            raise
        except sqlite3.DatabaseError:
            _set_aside(path)
            return connect(path), ""
    except (sqlite3.Error, OSError, StorageError) as error:
        notice = Phrase(
            "What is found in this folder is not kept: the index could not be opened ({error}).",
            error=error.phrase if isinstance(error, StorageError) else error,
        )
        return connect(None), notice


def _connect_in_turn(path: Path) -> sqlite3.Connection:
    """Connect; wait while another process creates the file or its journal, which SQLite itself does not."""
    end = time.monotonic() + _WAIT_S
    while True:
        try:
            return connect(path)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                raise
            if time.monotonic() > end:
                raise
        time.sleep(_TURN_S)


def _set_aside(path: Path) -> None:
    quarantine(path)
    for suffix in ("-wal", "-shm"):
        # What is left of the old file's journal would be played into the new one.
        with suppress(FileNotFoundError):
            path.with_name(path.name + suffix).unlink()


def connect(path: Path | None) -> sqlite3.Connection:
    """Open the file, or create it.

    Raises:
        sqlite3.DatabaseError: when it is damaged, of another program or of another version.
    """
    # One thread at a time, but not always the same.
    database = sqlite3.connect(path or ":memory:", timeout=_WAIT_S, isolation_level=None, check_same_thread=False)
    try:
        database.execute("PRAGMA foreign_keys = ON")
        database.execute("PRAGMA temp_store = MEMORY")
        # In one look: another process may make the tables between two of these questions.
        database.execute("BEGIN")
        application, version, schema = (
            _value(database, pragma) for pragma in ("application_id", "user_version", "schema_version")
        )
        database.execute("COMMIT")
        if (application, version, schema) == (0, 0, 0):
            # A reader and a writer don't wait for each other, and a process that is killed leaves whole documents.
            database.execute("PRAGMA journal_mode = WAL")
            database.execute("PRAGMA synchronous = NORMAL")
            _make(database)
        elif (application, version) != (APPLICATION_ID, VERSION):
            raise sqlite3.DatabaseError("it is of another version")
        else:
            database.execute("PRAGMA synchronous = NORMAL")
            found = database.execute("PRAGMA quick_check(1)").fetchone()
            if found != ("ok",):
                raise sqlite3.DatabaseError(f"it is damaged: {found}")
    except BaseException:
        database.close()
        raise
    return database


def _make(database: sqlite3.Connection) -> None:
    database.execute("BEGIN IMMEDIATE")
    # Another process may have made it while this one waited.
    if not _value(database, "schema_version"):
        for statement in _SCHEMA.split(";\n"):
            if statement.strip():
                database.execute(statement)
        database.execute(f"PRAGMA application_id = {APPLICATION_ID:d}")
        database.execute(f"PRAGMA user_version = {VERSION:d}")
    database.execute("COMMIT")


def _value(database: sqlite3.Connection, pragma: str) -> int:
    row = database.execute(f"PRAGMA {pragma}").fetchone()
    return int(row[0])

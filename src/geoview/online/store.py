"""The answers of services and the time of the next request, in one small database in the cache folder.

It is shared by all windows and processes. It can be made anew, so a damaged one is deleted; where none can be written,
everything holds for this process only.
"""

from __future__ import annotations

import sqlite3
import threading
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["HIT_DAYS", "MISS_DAYS", "TILE_DAYS", "OnlineStore"]

HIT_DAYS = 90
"""Days after which a service is asked again for a name that it knew."""
MISS_DAYS = 14
"""The same for a name that it did not know."""
TILE_DAYS = 30
"""The same for a map tile; the terms of OpenStreetMap ask for seven at least."""

_DAY_S = 86_400.0
_VERSION = 1
_WAIT_S = 5.0
_FARTHEST_S = 86_400.0
_ANSWERS = 20_000
_TRIM_EVERY = 64
_SCHEMA = """
CREATE TABLE pace (service TEXT PRIMARY KEY, next REAL NOT NULL) WITHOUT ROWID;
CREATE TABLE answer (
    service TEXT NOT NULL, host TEXT NOT NULL, name TEXT NOT NULL, asked REAL NOT NULL, content TEXT NOT NULL,
    PRIMARY KEY (service, host, name)
) WITHOUT ROWID;
CREATE TABLE tile (
    template TEXT NOT NULL, z INTEGER NOT NULL, x INTEGER NOT NULL, y INTEGER NOT NULL,
    fetched REAL NOT NULL, used REAL NOT NULL, type TEXT NOT NULL, body BLOB NOT NULL,
    PRIMARY KEY (template, z, x, y)
);
CREATE INDEX tile_used ON tile (used);
"""


class OnlineStore:
    """The database; may be used by several threads.

    Args:
        path: Its file; None keeps everything in memory.
        tile_bytes: The most bytes of map tiles to keep; the least recently used ones go first.
    """

    def __init__(self, path: Path | None, *, tile_bytes: int = 200_000_000) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._database: sqlite3.Connection | None = None
        self._stored = 0
        self.tile_bytes = tile_bytes

    def close(self) -> None:
        """Close the file; the next use opens it again."""
        with self._lock:
            self._drop()

    # Pace

    def reserve(self, service: str, delay_s: float, most_s: float) -> tuple[float, bool]:
        """Take the next moment at which a service may be asked.

        Args:
            service: Whose turn it is.
            delay_s: Seconds between two requests, at least.
            most_s: The longest wait in seconds; no turn is taken when the wait would be longer.

        Returns:
            Seconds to wait from now, and whether the turn was taken.
        """
        with self._open() as database:
            database.execute("BEGIN IMMEDIATE")
            now = time.time()
            row = database.execute("SELECT next FROM pace WHERE service = ?", (service,)).fetchone()
            # A clock that was set back must not lock a service for years.
            slot = max(now, float(row[0])) if row is not None and row[0] < now + _FARTHEST_S else now
            taken = slot - now <= most_s
            if taken:
                database.execute("INSERT OR REPLACE INTO pace VALUES (?, ?)", (service, slot + delay_s))
            database.execute("COMMIT")
        return slot - now, taken

    def hold(self, service: str, seconds: float) -> None:
        """Ask a service nothing for some seconds from now."""
        until = time.time() + min(max(seconds, 0.0), _FARTHEST_S - 1)
        with self._open() as database:
            database.execute(
                "INSERT INTO pace VALUES (?, ?) ON CONFLICT (service) DO UPDATE SET next = max(next, excluded.next)",
                (service, until),
            )

    # Answers

    def answer(self, service: str, host: str, name: str) -> str | None:
        """Return what a service said about a name; None when it was not asked, or too long ago; "[]" for no answer."""
        with self._open() as database:
            row = database.execute(
                "SELECT asked, content FROM answer WHERE service = ? AND host = ? AND name = ?", (service, host, name)
            ).fetchone()
        if row is None or not isinstance(row[1], str):
            return None
        days = MISS_DAYS if row[1] == "[]" else HIT_DAYS
        return row[1] if 0 <= time.time() - row[0] < days * _DAY_S else None

    def keep_answer(self, service: str, host: str, name: str, content: str) -> None:
        """Remember what a service said about a name."""
        with self._open() as database:
            database.execute(
                "INSERT OR REPLACE INTO answer VALUES (?, ?, ?, ?, ?)", (service, host, name, time.time(), content)
            )
            database.execute(
                "DELETE FROM answer WHERE asked < ? OR asked <= "
                "(SELECT asked FROM answer ORDER BY asked DESC LIMIT 1 OFFSET ?)",
                (time.time() - HIT_DAYS * _DAY_S, _ANSWERS),
            )

    # Tiles

    def tile(self, template: str, z: int, x: int, y: int) -> tuple[bytes, str, bool] | None:
        """Return a map tile: its bytes, its media type, and whether it is still fresh; None when it is not there."""
        key = (template, z, x, y)
        now = time.time()
        with self._open() as database:
            where = "WHERE template = ? AND z = ? AND x = ? AND y = ?"
            row = database.execute(f"SELECT fetched, used, type, body FROM tile {where}", key).fetchone()  # noqa: S608
            if row is None:
                return None
            if abs(now - row[1]) > _DAY_S / 4:
                # Which one was looked at last need not be known to the second.
                database.execute(f"UPDATE tile SET used = ? {where}", (now, *key))  # noqa: S608
        return bytes(row[3]), str(row[2]), 0 <= now - row[0] < TILE_DAYS * _DAY_S

    def keep_tile(self, template: str, z: int, x: int, y: int, body: bytes, content_type: str) -> None:
        """Remember a map tile."""
        now = time.time()
        with self._open() as database:
            database.execute(
                "INSERT OR REPLACE INTO tile VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (template, z, x, y, now, now, content_type, body),
            )
            self._stored += 1
            if self._stored % _TRIM_EVERY == 1:
                self._trim(database)

    def _trim(self, database: sqlite3.Connection) -> None:
        """Reduce the tiles to nine tenths of the limit, so that not every new tile needs this."""
        total = _tile_bytes(database)
        if total <= self.tile_bytes:
            return
        surplus = total - self.tile_bytes * 9 // 10
        rows = database.execute("SELECT rowid, length(body) FROM tile ORDER BY used, fetched").fetchall()
        for row, size in rows:
            if surplus <= 0:
                break
            database.execute("DELETE FROM tile WHERE rowid = ?", (row,))
            surplus -= size

    # All of it

    def size(self) -> tuple[int, int]:
        """Return how many names are remembered, and how many bytes of map tiles."""
        with self._open() as database:
            names = int(database.execute("SELECT count(*) FROM answer").fetchone()[0])
            return names, _tile_bytes(database)

    def clear(self) -> None:
        """Forget all answers and tiles; the pace is kept, because services remember it too."""
        with self._open() as database:
            database.execute("DELETE FROM answer")
            database.execute("DELETE FROM tile")
            with suppress(sqlite3.OperationalError):
                # Another process may be reading; then the file shrinks another time.
                database.execute("VACUUM")

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            if self._database is None:
                self._database = self._connect()
            try:
                yield self._database
            except sqlite3.Error as error:
                if getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                    # Another process is at it: nothing is wrong with the file.
                    if self._database.in_transaction:
                        self._database.execute("ROLLBACK")
                    raise
                self._drop()
                if self._path is not None:
                    _throw_away(self._path)
                # Made anew at once or, where that fails, in memory: the next use finds it empty.
                self._database = self._connect()
                raise

    def _connect(self) -> sqlite3.Connection:
        if self._path is not None:
            for _ in range(2):
                try:
                    self._path.parent.mkdir(parents=True, exist_ok=True)
                    return _opened(str(self._path))
                except (sqlite3.Error, OSError, ValueError):
                    _throw_away(self._path)
            self._path = None
        return _opened(":memory:")

    def _drop(self) -> None:
        if self._database is not None:
            self._database.close()
            self._database = None


def _tile_bytes(database: sqlite3.Connection) -> int:
    return int(database.execute("SELECT coalesce(sum(length(body)), 0) FROM tile").fetchone()[0])


def _throw_away(path: Path) -> None:
    for name in (path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")):
        with suppress(OSError):
            name.unlink()


def _opened(name: str) -> sqlite3.Connection:
    database = sqlite3.connect(name, timeout=_WAIT_S, isolation_level=None, check_same_thread=False)
    try:
        database.execute("PRAGMA trusted_schema = OFF")
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = NORMAL")
        database.execute("BEGIN IMMEDIATE")
        version = database.execute("PRAGMA user_version").fetchone()[0]
        if version == 0:
            for statement in filter(str.strip, _SCHEMA.split(";")):
                database.execute(statement)
            database.execute(f"PRAGMA user_version = {_VERSION}")
        database.execute("COMMIT")
        if version not in (0, _VERSION):
            raise sqlite3.DatabaseError("of another version")
    except BaseException:
        database.close()
        raise
    return database

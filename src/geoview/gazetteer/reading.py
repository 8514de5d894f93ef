"""Rows of a gazetteer file, read once and remembered: the base of every look-up."""

from __future__ import annotations

import sqlite3
import zlib
from threading import RLock
from typing import TYPE_CHECKING, Any, TypeVar

from geoview.errors import GazetteerError
from geoview.gazetteer.folding import LONGEST_NAME
from geoview.gazetteer.opening import REPAIR, read_info
from geoview.gazetteer.outlines import Outline
from geoview.gazetteer.rows import make_place

if TYPE_CHECKING:
    from pathlib import Path

    from geoview.gazetteer.place import Place

__all__ = ["RowReader", "remember"]

_T = TypeVar("_T")
_CACHE = 20_000
_OUTLINES = 512
_BY_NUMBER = (
    "SELECT p.id, p.name, p.latitude, p.longitude, p.class, p.code, p.country, a.name, b.name, p.population,"
    " p.prominence, p.south, p.west, p.north, p.east, p.source"
    " FROM place p LEFT JOIN place a ON a.id = p.admin1 LEFT JOIN place b ON b.id = p.admin2 WHERE p.id = ?"
)


def remember(cache: dict[Any, _T], key: Any, value: _T) -> _T:
    """Keep a value in a cache of bounded size, and return it."""
    if len(cache) >= _CACHE:
        cache.clear()
    cache[key] = value
    return value


class RowReader:
    """A reader of rows, which makes places and outlines of them. Its caller holds its `lock` meanwhile.

    Attributes:
        path: The file that is being read.
        lock: One connection serves all threads, one at a time.
        info: What the file is made of.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.path = path
        self.lock = RLock()
        self.info, self._sources = read_info(connection, path)
        self._connection = connection
        self._places: dict[int, Place | None] = {}
        self._outlines: dict[int, Outline | None] = {}

    def close(self) -> None:
        """Close the file and forget what was remembered."""
        self._connection.close()
        self._places.clear()
        self._outlines.clear()

    def rows(self, query: str, *arguments: object) -> list[tuple[Any, ...]]:
        """Return all rows that a query gives.

        Raises:
            GazetteerError: when the file is damaged or was closed.
        """
        try:
            return self._connection.execute(query, arguments).fetchall()
        except UnicodeEncodeError:
            return []  # half a surrogate pair: no stored value has one
        except (sqlite3.Error, UnicodeDecodeError) as error:
            raise GazetteerError(
                "Place data could not be read", "{path}: {error}", REPAIR, path=self.path, error=error
            ) from error

    def number(self, place_id: str) -> int | None:
        """Return the row of a place with this id; None where no place can have it."""
        scheme, _, rest = place_id.partition(":")
        if scheme == "geonames":
            return int(rest) if rest.isascii() and rest.isdigit() and len(rest) < 16 else None
        if scheme == "geoview" and 0 < len(rest) <= LONGEST_NAME:
            rows = self.rows("SELECT id FROM slug WHERE slug = ?", rest)
            return int(rows[0][0]) if rows else None
        return None

    def _slug(self, number: int) -> str:
        rows = self.rows("SELECT slug FROM slug WHERE id = ?", number)
        return str(rows[0][0]) if rows else str(-number)

    def place(self, number: int | None) -> Place | None:
        """Return the place in this row, or None."""
        if number is None:
            return None
        if number in self._places:
            return self._places[number]
        rows = self.rows(_BY_NUMBER, number)
        return remember(self._places, number, make_place(rows[0], self._slug, self._sources) if rows else None)

    def outline(self, number: int) -> Outline | None:
        """Return the outline of the place in this row, to ask what lies inside; None when it has none."""
        if number in self._outlines:
            return self._outlines[number]
        if len(self._outlines) >= _OUTLINES:
            self._outlines.clear()
        rows = self.rows("SELECT geometry FROM outline WHERE place = ?", number)
        outline = Outline.from_blob(rows[0][0]) if rows else None
        self._outlines[number] = outline
        return outline

    def geometry(self, number: int) -> str | None:
        """Return the outline as GeoJSON text; None when the place has none.

        Raises:
            GazetteerError: when it can't be unpacked.
        """
        rows = self.rows("SELECT geometry FROM outline WHERE place = ?", number)
        if not rows:
            return None
        try:
            return zlib.decompress(rows[0][0]).decode("ascii")
        except (zlib.error, TypeError, UnicodeDecodeError) as error:
            raise GazetteerError(
                "Place data is damaged",
                "{path}: the outline of place {number} is unreadable",
                REPAIR,
                path=self.path,
                number=str(number),
            ) from error

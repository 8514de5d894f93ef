"""Writing a gazetteer file: what every builder has in common.

A builder hands in places and names in any order, streaming; no place is kept in memory. The file is written under a
temporary name, sorted and indexed by SQLite, and replaces the old one in a single step when it is complete.
"""

from __future__ import annotations

import contextlib
import os
import re
import sqlite3
import tempfile
import time
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Self

from geoview.errors import Cancelled, GazetteerError
from geoview.gazetteer.build.cells import cells
from geoview.gazetteer.build.indexing import FAMOUS, ORPHANS, RANK, digest
from geoview.gazetteer.folding import LONGEST_NAME, fold
from geoview.gazetteer.place import NameSort
from geoview.gazetteer.schema import (
    APPLICATION_ID,
    CELLS_PER_DEGREE,
    DEGREE,
    FILTER_BITS,
    SCHEMA_VERSION,
    SORTS,
    TABLES,
    point_cell,
)
from geoview.phrases import system_reason

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from types import TracebackType

    from geoview.gazetteer.build.areas import Polygons

__all__ = ["Writer"]

_BATCH = 20_000
_LEFTOVER_SECONDS = 86_400
_SORT_NUMBER = {sort: number for number, sort in enumerate(SORTS)}
# Which names may go before which: a reviewed name counts as much as a main one, an old or foreign one never does.
_TIER = {
    NameSort.MAIN: 0,
    NameSort.OFFICIAL: 0,
    NameSort.SHORT: 0,
    NameSort.ABBREVIATION: 0,
    NameSort.NATIVE: 1,
    NameSort.TRANSLATION: 1,
    NameSort.ALIAS: 1,
    NameSort.HISTORIC: 1,
    NameSort.DEMONYM: 2,
    NameSort.DEMONYM_PLURAL: 2,
}
_APOSTROPHES = re.compile("['’‘ʻʼ`´ʹ]")
_STAGING = """
CREATE TEMP TABLE raw (key TEXT, place INTEGER, quality INTEGER, language TEXT, spelling);
"""


class Writer:
    """A writer of one gazetteer file, to be used as a context manager.

    Leaving the block does not finish the file: call `finish`. Leaving it by an error removes the temporary file and
    leaves the old gazetteer as it was.
    """

    def __init__(
        self,
        target: Path,
        *,
        progress: Callable[[str, float], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> None:
        """Begin a file.

        Args:
            target: The file to be replaced when the build is complete; its folder must exist.
            progress: Called with what is being done and how far it is, 0 … 1.
            cancelled: Asked now and then; once it says True, the build ends with `Cancelled`.

        Raises:
            GazetteerError: when the folder cannot be written to.
        """
        self._target = target
        self._progress = progress
        self._cancelled = cancelled
        self._places: list[tuple[object, ...]] = []
        self._names: list[tuple[object, ...]] = []
        self._slugs: dict[str, int] = {}
        _clear_leftovers(target)
        try:
            handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".new", dir=target.parent)
        except OSError as error:
            raise GazetteerError(
                "Place data could not be written", "{path}: {reason}", path=target.parent, reason=system_reason(error)
            ) from error
        os.close(handle)
        self._path = Path(name)
        self._connection = sqlite3.connect(self._path, isolation_level=None)
        run = self._connection.execute
        run("PRAGMA page_size = 4096")
        run("PRAGMA journal_mode = OFF")
        run("PRAGMA synchronous = OFF")
        run("PRAGMA locking_mode = EXCLUSIVE")
        run("PRAGMA cache_size = -65536")
        run("PRAGMA temp_store = FILE")
        run(f"PRAGMA application_id = {APPLICATION_ID}")
        run(f"PRAGMA user_version = {SCHEMA_VERSION}")
        self._connection.executescript(TABLES)
        self._connection.executescript(_STAGING)
        run("BEGIN")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()
        self._path.unlink(missing_ok=True)

    def tell(self, what: str, share: float) -> None:
        """Report progress, and stop here when the reader has cancelled."""
        if self._cancelled is not None and self._cancelled():
            raise Cancelled
        if self._progress is not None:
            self._progress(what, share)

    # -- handing in ------------------------------------------------------------------------------------------------

    def source(self, key: str, title: str, licence: str, url: str, version: str) -> int:
        """Name a data set; the number returned goes with each of its rows."""
        cursor = self._connection.execute(
            "INSERT INTO source (key, title, licence, url, version) VALUES (?, ?, ?, ?, ?)",
            (key, title, licence, url, version),
        )
        return int(cursor.lastrowid or 0)

    def slug(self, slug: str) -> int:
        """Return the number of a place that only GeoView knows: negative, the same in every build of the same order.

        Raises:
            GazetteerError: when two places claim one slug.
        """
        if slug in self._slugs:
            raise GazetteerError("Place data could not be built", "two places are called geoview:{slug}", slug=slug)
        number = -len(self._slugs) - 1
        self._slugs[slug] = number
        self._connection.execute("INSERT INTO slug VALUES (?, ?)", (number, slug))
        return number

    def place(  # noqa: PLR0913 - one argument a field
        self,
        number: int,
        name: str,
        latitude: float,
        longitude: float,
        feature_class: str,
        feature_code: str,
        country: str,
        *,
        admin1: int | None = None,
        admin2: int | None = None,
        population: int = 0,
        prominence: float,
        accuracy: int | None = None,
        bounds: tuple[float, float, float, float] | None = None,
        source: int,
    ) -> None:
        """Hand in a place.

        Raises:
            GazetteerError: when the coordinates are out of range or the name is empty.
        """
        if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
            raise GazetteerError(
                "Place data could not be built",
                "{name} ({number}) lies at {latitude}, {longitude}",
                name=name,
                number=str(number),
                latitude=str(latitude),
                longitude=str(longitude),
            )
        if not name.strip():
            raise GazetteerError("Place data could not be built", "place {number} has no name", number=str(number))
        edges = [None] * 4 if bounds is None else [round(edge * DEGREE) for edge in bounds]
        self._places.append(
            (
                number,
                name,
                round(latitude * DEGREE),
                round(longitude * DEGREE),
                feature_class,
                feature_code,
                country,
                admin1,
                admin2,
                population,
                round(max(0.0, min(1.0, prominence)) * 1000),
                accuracy,
                *edges,
                source,
            )
        )
        if len(self._places) >= _BATCH:
            self._flush_places()
        self.name(number, name, NameSort.MAIN, main=name)

    def name(
        self, number: int, spelling: str, sort: NameSort, *, main: str, language: str = "", reviewed: bool = False
    ) -> None:
        """Hand in a name of a place.

        Args:
            number: The place.
            spelling: The name as it is written; what folds to nothing is passed over.
            sort: What sort of name it is.
            main: The place's main name.
            language: BCP 47.
            reviewed: Whether a person checked it; it then counts as much as a main name.
        """
        spelling = spelling.strip()
        if not spelling or len(spelling) > LONGEST_NAME:
            return
        key = fold(spelling)
        if not key:
            return
        tier = 0 if reviewed and _TIER[sort] < 2 else _TIER[sort]
        quality = 16 * tier + _SORT_NUMBER[sort]
        stored: str | int | None = spelling
        if spelling == main:
            stored = None
        elif spelling == key:
            stored = 0
        elif spelling == key.title():
            stored = 1
        self._names.append((key, number, quality, language or None, stored))
        # Sana'a is also written Sanaa, Xi'an Xian.
        if _APOSTROPHES.search(spelling):
            bare = _APOSTROPHES.sub("", spelling)
            other = fold(bare)
            if other and other != key:
                self._names.append((other, number, quality, language or None, bare))
        if len(self._names) >= _BATCH:
            self._flush_names()

    def country(self, code: str, number: int, capital: int | None) -> None:
        """Hand in which place a country code stands for, and its seat of government."""
        self._connection.execute("INSERT INTO country VALUES (?, ?, ?)", (code, number, capital))

    def members(self, region: int, places: Iterable[int]) -> None:
        """Hand in what a region is made of."""
        self._connection.executemany(
            "INSERT OR IGNORE INTO member VALUES (?, ?)", ((region, place) for place in places)
        )

    def outline(self, number: int, geojson: str) -> None:
        """Hand in an area as GeoJSON text."""
        self._connection.execute(
            "INSERT INTO outline VALUES (?, ?)", (number, zlib.compress(geojson.encode("ascii"), 9))
        )

    def territory(self, number: int, polygons: Polygons) -> None:
        """Hand in the cells of one degree that an area touches, so that points can be located by it."""
        self._connection.executemany(
            "INSERT OR REPLACE INTO territory VALUES (?, ?, ?, ?)",
            ((cell, number, int(inside), edges) for cell, inside, edges in cells(polygons)),
        )

    def claim(self, area: int, title: str, view: str, country: str) -> None:
        """Hand in that a country holds a disputed area in a point of view."""
        self._connection.execute("INSERT INTO claim VALUES (?, ?, ?, ?)", (area, title, view, country))

    def _flush_places(self) -> None:
        try:
            self._connection.executemany(
                "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", self._places
            )
        except sqlite3.IntegrityError as error:
            raise GazetteerError(
                "Place data could not be built", "two places have the same number ({error})", error=error
            ) from error
        columns = 360 * CELLS_PER_DEGREE
        filed = []
        for number, _name, latitude, longitude, feature_class, *_ in self._places:
            assert isinstance(latitude, int) and isinstance(longitude, int)
            row, column = point_cell(latitude / DEGREE, longitude / DEGREE)
            filed.append((feature_class, row * columns + column, number, latitude, longitude))
        self._connection.executemany("INSERT INTO near VALUES (?, ?, ?, ?, ?)", filed)
        self._places.clear()

    def _flush_names(self) -> None:
        self._connection.executemany("INSERT INTO raw VALUES (?, ?, ?, ?, ?)", self._names)
        self._names.clear()

    # -- finishing -------------------------------------------------------------------------------------------------

    def finish(self, version: str, built: str) -> None:
        """Rank and index the names, and replace the old file by the new one.

        Args:
            version: What `GazetteerInfo.version` says.
            built: Day of the newest data, ISO 8601.

        Raises:
            GazetteerError: when the file could not be written; the old one is unchanged.
            Cancelled: when the reader stopped it; likewise.
        """
        if self._cancelled is not None:
            stop = self._cancelled
            self._connection.set_progress_handler(lambda: int(stop()), 100_000)
        try:
            self._flush_places()
            self._flush_names()
            self.tell("sorting names", 0.7)
            for statement in ORPHANS:
                self._connection.execute(statement)
            self._connection.execute(RANK)
            self._connection.execute("DROP TABLE raw")
            self._connection.execute(FAMOUS)
            self.tell("indexing", 0.85)
            self._write_filter()
            self._write_meta(version, built)
            self._connection.execute("COMMIT")
            self.tell("packing", 0.95)
            self._connection.execute("PRAGMA locking_mode = NORMAL")
            self._connection.execute("VACUUM")
            self._connection.close()
            self._replace()
        except GazetteerError:
            raise  # it is an OSError too, and says all there is to say
        except sqlite3.Error as error:
            if self._cancelled is not None and self._cancelled():
                raise Cancelled from error
            raise GazetteerError(
                "Place data could not be written", "{path}: {error}", path=self._target, error=error
            ) from error
        except OSError as error:
            raise GazetteerError(
                "Place data could not be written",
                "{path}: {reason}",
                path=self._target,
                reason=system_reason(error),
            ) from error
        self.tell("done", 1.0)

    def _write_filter(self) -> None:
        names = self._connection.execute("SELECT count(*) FROM name").fetchone()[0]
        size = FILTER_BITS if names < FILTER_BITS // 8 else 8 * FILTER_BITS
        bits = bytearray(size >> 3)
        last = ""
        for (key,) in self._connection.execute("SELECT DISTINCT key FROM name ORDER BY key"):
            # Keys come sorted: only the words that differ from the key before can be new.
            end = -1
            while True:
                end = key.find(" ", end + 1)
                part = key if end < 0 else key[:end]
                if not last.startswith(part + " "):
                    number = zlib.crc32(part.encode("utf-8")) % size
                    bits[number >> 3] |= 1 << (number & 7)
                if end < 0:
                    break
            last = key
        self._connection.execute("INSERT INTO filter VALUES (0, ?)", (bytes(bits),))

    def _write_meta(self, version: str, built: str) -> None:
        count = self._connection.execute
        rows = {
            "version": version,
            "built": built,
            "places": str(count("SELECT count(*) FROM place").fetchone()[0]),
            "names": str(count("SELECT count(*) FROM name").fetchone()[0]),
            "sha256": digest(self._connection),
        }
        self._connection.executemany("INSERT INTO meta VALUES (?, ?)", sorted(rows.items()))

    def _replace(self) -> None:
        with self._path.open("rb+") as file:
            os.fsync(file.fileno())
        self._path.chmod(0o644)
        self._path.replace(self._target)


def _clear_leftovers(target: Path) -> None:
    """Remove what builds that were killed left beside the target more than a day ago."""
    for path in target.parent.glob(f".{target.name}.*.new"):
        with contextlib.suppress(OSError):  # another user's, or gone by now: it harms nobody
            if time.time() - path.stat().st_mtime > _LEFTOVER_SECONDS:
                path.unlink()

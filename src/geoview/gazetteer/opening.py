"""Opening a gazetteer file safely, and what it says about itself."""

from __future__ import annotations

import os
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from geoview.errors import GazetteerError, GeoViewError
from geoview.gazetteer.schema import APPLICATION_ID, SCHEMA_VERSION
from geoview.phrases import Phrase, system_reason
from geoview.storage import resource_path

__all__ = [
    "REPAIR",
    "GazetteerInfo",
    "SourceInfo",
    "bundled_path",
    "connect",
    "default_path",
    "own_path",
    "read_info",
]

REPAIR = "Run `geoview gazetteer build` to make it anew."


@dataclass(frozen=True, slots=True)
class SourceInfo:
    """A data set that rows come from.

    Attributes:
        key: What `Place.source` holds.
        title: Its name.
        licence: SPDX expression or the words that the source asks for.
        url: Where it is found.
        version: Version or date of what was used.
    """

    key: str
    title: str
    licence: str
    url: str
    version: str


@dataclass(frozen=True, slots=True)
class GazetteerInfo:
    """What a gazetteer is made of.

    Attributes:
        version: For the reader and for results: "GeoNames 2026-10".
        schema: Version of the tables.
        places: Number of places.
        names: Number of look-up names.
        sources: The data sets.
        built: Day of the newest data, ISO 8601; two builds of the same data say the same.
    """

    version: str
    schema: int
    places: int
    names: int
    sources: tuple[SourceInfo, ...]
    built: str


def own_path() -> Path | None:
    """Return the path of a gazetteer that the reader built, existing or not; None where the home folder is unknown."""
    if os.environ.get("GEOVIEW_HOME"):
        return Path(os.environ["GEOVIEW_HOME"], "data", "gazetteer.sqlite")
    from platformdirs import user_data_path  # loaded late: it takes time

    try:
        return user_data_path("geoview", appauthor=False) / "gazetteer.sqlite"
    except (OSError, RuntimeError, KeyError):
        return None


def default_path() -> Path:
    """Return the path of the gazetteer: GEOVIEW_GAZETTEER, else one that the reader built, else the bundled one.

    Raises:
        GazetteerError: when there is no gazetteer.
    """
    override = os.environ.get("GEOVIEW_GAZETTEER")
    if override:
        return Path(override)
    own = own_path()
    if own is not None and own.is_file():
        return own
    return bundled_path()


def bundled_path() -> Path:
    """Return the gazetteer that comes with GeoView.

    Raises:
        GazetteerError: when it is not there.
    """
    try:
        return resource_path("gazetteer", "gazetteer.sqlite")
    except GeoViewError as error:
        raise GazetteerError("Place data is missing", "{reason}", REPAIR, reason=error.message) from error


def connect(path: Path) -> sqlite3.Connection:
    """Open a gazetteer file for reading; nothing is ever written to it or beside it.

    Raises:
        GazetteerError: when it is missing, damaged, no gazetteer, or made for another version of GeoView.
    """
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise GazetteerError("Place data could not be used", "{path} is not a file", REPAIR, path=path)
    except GazetteerError:
        raise
    except (OSError, ValueError) as error:
        raise GazetteerError(
            "Place data is missing",
            "{path} could not be read ({reason})",
            REPAIR,
            path=path,
            reason=system_reason(error),
        ) from error
    # immutable: no lock, no journal, so read-only media and a writer elsewhere do not matter.
    uri = path.resolve().as_uri() + "?mode=ro&immutable=1"
    try:
        connection = sqlite3.connect(uri, uri=True, check_same_thread=False, isolation_level=None)
    except sqlite3.Error as error:
        raise GazetteerError(
            "Place data could not be used", "{path} could not be opened ({error})", REPAIR, path=path, error=error
        ) from error
    # Damaged text must not end in another exception than damaged pages do.
    connection.text_factory = _decode
    try:
        _check(connection, path, size)
    except (sqlite3.Error, UnicodeDecodeError) as error:
        connection.close()
        raise GazetteerError(
            "Place data is damaged", "{path} is not a usable gazetteer ({error})", REPAIR, path=path, error=error
        ) from error
    except GazetteerError:
        connection.close()
        raise
    return connection


def _decode(value: bytes) -> str:
    return value.decode("utf-8", "replace")


def _check(connection: sqlite3.Connection, path: Path, size: int) -> None:
    def number(pragma: str) -> int:
        return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])

    for setting in (
        "trusted_schema = OFF",
        "query_only = ON",
        "cell_size_check = ON",
        "mmap_size = 268435456",
        "cache_size = -8000",
    ):
        connection.execute(f"PRAGMA {setting}")
    if number("application_id") != APPLICATION_ID:
        raise GazetteerError("Place data could not be used", "{path} is not a gazetteer of GeoView", REPAIR, path=path)
    version = number("user_version")
    versions = Phrase(
        "{path} has version {version}, this GeoView reads version {readable}",
        path=path,
        version=str(version),
        readable=str(SCHEMA_VERSION),
    )
    if version > SCHEMA_VERSION:
        hint = "Update GeoView, or run `geoview gazetteer build` to make one that fits."
        raise GazetteerError("Place data is too new", versions, hint)
    if version < SCHEMA_VERSION:
        raise GazetteerError("Place data is too old", versions, REPAIR)
    expected = number("page_count") * number("page_size")
    # With immutable=1 SQLite counts the pages that are there; the header tells how many there should be.
    with path.open("rb") as file:
        header = file.read(32)
    declared = int.from_bytes(header[28:32], "big") * number("page_size")
    if not size == expected == declared:
        raise GazetteerError(
            "Place data is damaged",
            "{path} has {size} bytes instead of {declared}; it was cut off",
            REPAIR,
            path=path,
            size=str(size),
            declared=str(declared),
        )
    # A view or trigger has no business here: look-ups must reach tables.
    odd = connection.execute("SELECT name FROM sqlite_master WHERE type IN ('view', 'trigger') LIMIT 1").fetchone()
    if odd is not None:
        raise GazetteerError("Place data could not be used", "{path} holds a view or a trigger", REPAIR, path=path)


def read_info(connection: sqlite3.Connection, path: Path) -> tuple[GazetteerInfo, dict[int, str]]:
    """Return what the file says about itself, and the key of each source by number.

    Raises:
        GazetteerError: when it does not say it.
    """
    try:
        meta = {str(key): str(value) for key, value in connection.execute("SELECT key, value FROM meta")}
        rows = connection.execute(
            "SELECT number, key, title, licence, url, version FROM source ORDER BY number"
        ).fetchall()
        info = GazetteerInfo(
            version=meta["version"],
            schema=SCHEMA_VERSION,
            places=int(meta["places"]),
            names=int(meta["names"]),
            sources=tuple(SourceInfo(*map(str, row[1:])) for row in rows),
            built=meta["built"],
        )
    except (KeyError, TypeError, ValueError, sqlite3.Error) as error:
        raise GazetteerError("Place data is damaged", "{path} does not say what it holds", REPAIR, path=path) from error
    return info, {int(row[0]): str(row[1]) for row in rows}

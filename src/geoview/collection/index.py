"""The database of what was found in the texts of a folder, and the queries that a view makes."""

from __future__ import annotations

import json
import os
import re
import sqlite3
import time
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geoview.collection.records import EVERYTHING, Entry, Failure, Known, Passage, PlaceCount, Quote, Selection
from geoview.collection.schema import open_index
from geoview.errors import StorageError
from geoview.gazetteer.place import Place
from geoview.phrases import Phrase
from geoview.snippets import snippet
from geoview.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from geoview.atlas import Atlas
    from geoview.collection.scanning import Found

__all__ = ["Index"]

# One of the cuts that `geoview.names.tokens` lists, with why they differ.
_WORD = re.compile(r"\w+(?:['’\-]\w+)*")


class Index:
    """The database of a folder. May be used from one thread at a time.

    Args:
        path: Its file; None keeps everything in memory.

    Attributes:
        notice: What the reader should know; "" when there is nothing.

    Raises:
        StorageError: from any method, when the disk is full or fails; the documents that were done stay.
    """

    def __init__(self, path: Path | None) -> None:
        self._database, self.notice = open_index(path)
        self._read: dict[str, Place] = {}

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    # Writing

    def known(self) -> dict[str, Known]:
        """Return all files in the index, by name."""
        rows = self._ask(
            "SELECT name, size, modified, changed, seen, sidecar, made_with, sha256, error IS NOT NULL FROM file"
        )
        return {os.fsdecode(row[0]): Known(*row[1:]) for row in rows}

    def put(self, found: Found, sidecar: str, made_with: str, atlas: Atlas) -> None:
        """Store a document in place of what was known about its file."""
        document = atlas.document
        with self._change():
            file = self._replace(
                found,
                sidecar,
                made_with,
                sha256=document.source.sha256,
                title=document.title,
                day=document.date.isoformat() if document.date else None,
                characters=len(document.text),
                words=sum(1 for _ in _WORD.finditer(document.text)),
            )
            for use in atlas.places:
                place = self._place(use.place)
                self._database.execute(
                    "INSERT INTO use VALUES (?, ?, ?, ?, ?, ?)",
                    (file, place, use.number, len(use.mentions), use.confidence, use.uncertain),
                )
                spans = [atlas.resolutions[index].mention.span for index in use.mentions]
                self._database.executemany(
                    "INSERT INTO mention VALUES (?, ?, ?, ?, ?, ?, ?)",
                    [(file, place, span.start, span.end, *snippet(document.text, span)) for span in spans],
                )

    def put_failure(self, found: Found, sidecar: str, made_with: str, message: Phrase, hint: Phrase) -> None:
        """Note that a file could not be read; it is tried again when it has changed."""
        with self._change():
            self._replace(found, sidecar, made_with, error=json.dumps([message.record(), hint.record()]))

    def touch(self, found: Found) -> None:
        """Note the date of a file whose bytes are the same."""
        with self._change():
            self._database.execute(
                "UPDATE file SET modified = ?, changed = ?, seen = ? WHERE name = ?",
                (found.modified_ns, found.changed_ns, time.time_ns(), os.fsencode(found.name)),
            )

    def remove(self, names: list[str]) -> None:
        """Remove files, and the places that no other file names."""
        if not names:
            return
        with self._change():
            self._database.executemany("DELETE FROM file WHERE name = ?", [(os.fsencode(name),) for name in names])
            self._database.execute("DELETE FROM place WHERE number NOT IN (SELECT place FROM use)")

    @contextmanager
    def _change(self) -> Iterator[None]:
        try:
            self._database.execute("BEGIN IMMEDIATE")
            yield
            self._database.execute("COMMIT")
        except BaseException as error:
            # SQLite has rolled back by itself after some errors.
            with suppress(sqlite3.Error):
                self._database.execute("ROLLBACK")
            if isinstance(error, sqlite3.Error):
                raise _unusable(error) from error
            raise

    def _replace(self, found: Found, sidecar: str, made_with: str, **facts: object) -> int:
        name = os.fsencode(found.name)
        self._database.execute("DELETE FROM file WHERE name = ?", (name,))
        values = {"sha256": "", "title": None, "day": None, "characters": 0, "words": 0, "error": None, **facts}
        cursor = self._database.execute(
            "INSERT INTO file (name, size, modified, changed, seen, sidecar, made_with, sha256, title, day, characters,"
            " words, error) VALUES (:name, :size, :modified, :changed, :seen, :sidecar, :made_with, :sha256, :title,"
            " :day, :characters, :words, :error)",
            {
                "name": name,
                "size": found.size,
                "modified": found.modified_ns,
                "changed": found.changed_ns,
                "seen": time.time_ns(),
                "sidecar": sidecar,
                "made_with": made_with,
                **values,
            },
        )
        assert cursor.lastrowid is not None
        return cursor.lastrowid

    def _place(self, place: Place) -> int:
        content = json.dumps(place.record())
        row = self._database.execute(
            "INSERT INTO place (id, content) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET content = excluded.content"
            " RETURNING number",
            (place.id, content),
        ).fetchone()
        return int(row[0])

    # Asking

    def _ask(self, question: str, values: Mapping[str, Any] | Sequence[Any] = ()) -> list[Any]:
        try:
            return self._database.execute(question, values).fetchall()
        except sqlite3.Error as error:
            raise _unusable(error) from error

    def entries(self, selection: Selection = EVERYTHING, place_id: str | None = None) -> tuple[Entry, ...]:
        """Return the documents, the latest first, those without a date last; with a place, only those that name it."""
        self._choose(selection)
        rows = self._ask(
            "SELECT name, title, day, characters, words, count(use.place), coalesce(sum(use.mentions), 0),"
            " coalesce(sum(CASE WHEN place.id = :place THEN use.mentions END), 0)"
            " FROM file LEFT JOIN use ON use.file = file.id LEFT JOIN place ON place.number = use.place"
            " WHERE file.id IN (SELECT file FROM chosen) AND (:place IS NULL OR file.id IN"
            " (SELECT file FROM use JOIN place ON place.number = use.place WHERE place.id = :place))"
            " GROUP BY file.id ORDER BY day IS NULL, day DESC, name",
            {"place": place_id},
        )
        return tuple(_entry(*row) for row in rows)

    def failures(self) -> tuple[Failure, ...]:
        """Return the files that could not be read, by name."""
        rows = self._ask("SELECT name, error FROM file WHERE error IS NOT NULL ORDER BY name")
        return tuple(_failure(*row) for row in rows)

    def places(self, selection: Selection = EVERYTHING) -> tuple[PlaceCount, ...]:
        """Return the places, those that most documents name first."""
        self._choose(selection)
        rows = self._ask(
            "SELECT place.content, count(*), sum(use.mentions) AS mentions, max(use.confidence), min(use.uncertain)"
            " FROM chosen JOIN use ON use.file = chosen.file JOIN place ON place.number = use.place"
            " GROUP BY use.place ORDER BY count(*) DESC, mentions DESC, place.id"
        )
        return tuple(self._count(*row) for row in rows)

    def places_of(self, name: str) -> tuple[PlaceCount, ...]:
        """Return the places of one document, in order of their first mention."""
        rows = self._ask(
            "SELECT place.content, 1, use.mentions, use.confidence, use.uncertain FROM file"
            " JOIN use ON use.file = file.id JOIN place ON place.number = use.place WHERE file.name = ?"
            " ORDER BY use.position",
            (os.fsencode(name),),
        )
        return tuple(self._count(*row) for row in rows)

    def quotes(self, name: str, place_id: str) -> tuple[Quote, ...]:
        """Return the quotes in which a document names a place, in order."""
        rows = self._ask(
            "SELECT mention.start, mention.end, mention.before, mention.words, mention.after"
            " FROM mention JOIN file ON file.id = mention.file JOIN place ON place.number = mention.place"
            " WHERE file.name = ? AND place.id = ? ORDER BY mention.start",
            (os.fsencode(name), place_id),
        )
        return tuple(Quote(Span(start, end), *parts) for start, end, *parts in rows)

    def passages(self, place_id: str, selection: Selection, limit: int) -> tuple[Passage, ...]:
        """Return the first mention of a place in each document, the latest document first."""
        self._choose(selection)
        rows = self._ask(
            "SELECT file.name, title, day, mentions, start, end, before, found.words, after FROM"
            " (SELECT mention.file, min(start) AS start, end, before, mention.words, after, use.mentions"
            " FROM place JOIN use ON use.place = place.number JOIN mention ON mention.file = use.file"
            " AND mention.place = use.place WHERE place.id = :place GROUP BY mention.file) AS found"
            " JOIN file ON file.id = found.file WHERE file.id IN (SELECT file FROM chosen)"
            " ORDER BY day IS NULL, day DESC, name LIMIT :limit",
            {"place": place_id, "limit": limit},
        )
        return tuple(
            Passage(*_naming(name, title, day), mentions, Quote(Span(start, end), *parts))
            for name, title, day, mentions, start, end, *parts in rows
        )

    def days(self) -> tuple[tuple[date, int], ...]:
        """Return each date of the documents, ascending, with the number of documents."""
        rows = self._ask(
            "SELECT day, count(*) FROM file WHERE day IS NOT NULL AND error IS NULL GROUP BY day ORDER BY day"
        )
        return tuple((date.fromisoformat(day), count) for day, count in rows)

    def _choose(self, selection: Selection) -> None:
        """Note the documents for the next query in a temporary table of this connection."""
        try:
            self._database.execute("CREATE TEMP TABLE IF NOT EXISTS chosen (file INTEGER PRIMARY KEY)")
            self._database.execute("BEGIN")
            self._database.execute("DELETE FROM chosen")
            names = [None] if selection.names is None else [os.fsencode(name) for name in selection.names]
            self._database.executemany(
                "INSERT INTO chosen SELECT id FROM file WHERE error IS NULL AND (:name IS NULL OR name = :name)"
                " AND (day BETWEEN :first AND :last OR (:undated AND day IS NULL))",
                [{**selection.values(), "name": name} for name in names],
            )
            self._database.execute("COMMIT")
        except sqlite3.Error as error:
            with suppress(sqlite3.Error):
                self._database.execute("ROLLBACK")
            raise _unusable(error) from error

    def _count(self, content: str, documents: int, mentions: int, confidence: float, uncertain: int) -> PlaceCount:
        # A time slider asks for the same places again and again.
        place = self._read.get(content)
        if place is None:
            place = self._read[content] = Place.of_record(json.loads(content))
        return PlaceCount(place, documents, mentions, confidence, bool(uncertain))


def _naming(name: bytes, title: str | None, day: str | None) -> tuple[str, str, date | None]:
    path = os.fsdecode(name)
    return path, title or Path(path).name, date.fromisoformat(day) if day else None


def _failure(name: bytes, content: str) -> Failure:
    try:
        message, hint = map(Phrase.of_record, json.loads(content))
    except (ValueError, TypeError):
        # Of an earlier version, which kept the words alone.
        message, hint = Phrase("{words}", words=content), Phrase("")
    return Failure(os.fsdecode(name), message, hint)


def _entry(name: bytes, title: str | None, day: str | None, *counts: int) -> Entry:
    return Entry(*_naming(name, title, day), *counts)


def _unusable(error: sqlite3.Error) -> StorageError:
    return StorageError(
        "The index of the folder could not be used",
        "{error}",
        "Make room on the disk, or open the folder again.",
        error=error,
    )

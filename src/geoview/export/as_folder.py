"""The places of a folder of documents, for other programs: CSV and JSON, and a table to read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from geoview.export.as_csv import csv_lines
from geoview.export.as_table import columns
from geoview.export.base import Exporter, ExportJob, Subject
from geoview.export.details import PLACE_COLUMNS, place_details
from geoview.export.record import dumps

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["EXPORTERS", "FolderLike"]

_ABOUT = ("source", "title", "date")
_FOUND = ("mentions", "confidence", "uncertain")
_HEADER = ("Place", "Kind", "Country", "Texts", "Mentions", "Id")


class FolderLike(Protocol):
    """The part of a `geoview.collection.Collection` that is exported; its records are those of that package."""

    def documents(self) -> Sequence[Any]:
        """Return an `Entry` for each document that was read."""

    def places(self) -> Sequence[Any]:
        """Return a `PlaceCount` for each place."""

    def places_of(self, name: str) -> Sequence[Any]:
        """Return the places of one document with how it uses each."""

    def failures(self) -> Sequence[Any]:
        """Return a `Failure` for each document that could not be read."""


Job = ExportJob[FolderLike]


def _table(job: Job) -> Iterator[str]:
    folder = job.documents
    places = folder.places()
    yield f"{len(folder.documents())} texts, {len(places)} places, {len(folder.failures())} not read\n"
    if places:
        rows = [
            (
                found.place.name,
                found.place.kind.value,
                found.place.country_code,
                str(found.documents),
                str(found.mentions),
                found.place.id,
            )
            for found in places
        ]
        yield "\n" + "\n".join(columns((_HEADER, *rows), frozenset({3, 4}))) + "\n"


def _csv(job: Job) -> Iterator[str]:
    yield csv_lines([(*_ABOUT, *PLACE_COLUMNS, *_FOUND)])
    for entry in job.documents.documents():
        about = (entry.name, entry.title, entry.day.isoformat() if entry.day else "")
        rows = []
        for use in job.documents.places_of(entry.name):
            details = place_details(use.place)
            found = (use.mentions, round(use.confidence, 4), use.uncertain)
            rows.append((*about, *(details[column] for column in PLACE_COLUMNS), *found))
        yield csv_lines(rows)


def _json(job: Job) -> Iterator[str]:
    folder = job.documents
    documents = [
        {
            "source": entry.name,
            "title": entry.title,
            "date": entry.day.isoformat() if entry.day else None,
            "characters": entry.characters,
            "words": entry.words,
            "places": [use.place.id for use in folder.places_of(entry.name)],
            "mentions": entry.mentions,
        }
        for entry in folder.documents()
    ]
    places = [
        {**place_details(found.place), "documents": found.documents, "mentions": found.mentions}
        for found in folder.places()
    ]
    failed = [{"source": failure.name, "reason": failure.reason} for failure in folder.failures()]
    yield dumps({"documents": documents, "places": places, "failed": failed}, indent=2) + "\n"


EXPORTERS = (
    Exporter("csv", "CSV", ".csv", "text/csv", _csv, Subject.FOLDER),
    Exporter("json", "JSON", ".json", "application/json", _json, Subject.FOLDER),
    Exporter("table", "Table", "", "text/plain", _table, Subject.FOLDER, for_people=True),
)

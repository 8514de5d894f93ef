"""What two documents share and what they do not, for other programs: CSV, GeoJSON and JSON, and a table to read.

One row, feature or record a place, with `side` (first, second or both) and the mentions in either document. Text is
written as in the other exports: no spreadsheet takes it for a formula, and GeoJSON follows RFC 7946.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geoview._version import __version__
from geoview.analysis.comparison import ComparedPlace, Comparison, Side
from geoview.export.areas import attribution, online_credits
from geoview.export.as_csv import csv_lines
from geoview.export.as_geojson import place_feature
from geoview.export.as_table import columns
from geoview.export.base import Exporter, ExportJob, Subject
from geoview.export.details import PLACE_COLUMNS, document_details, place_details
from geoview.export.progress import step
from geoview.export.record import dumps
from geoview.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterator


__all__ = ["COLUMNS", "EXPORTERS", "NamedComparison"]

COLUMNS = (
    "side",
    *PLACE_COLUMNS,
    "first_document",
    "first_number",
    "first_mentions",
    "second_document",
    "second_number",
    "second_mentions",
    "attribution",
)
"""The header of the CSV, in order."""

_MARKS = {Side.FIRST: "1", Side.SECOND: "2", Side.BOTH: "1+2"}
_HEADER = ("In", "Place", "Kind", "Country", "First", "Second", "Id")


@dataclass(frozen=True, slots=True)
class NamedComparison:
    """A comparison to export, and what to call its two documents."""

    comparison: Comparison
    names: tuple[str, str]


Job = ExportJob[NamedComparison]


def _thanks(job: Job) -> tuple[str, ...]:
    """Return one line for each data set and service that the places come from."""
    comparison = job.documents.comparison
    online = (*online_credits(comparison.first), *online_credits(comparison.second))
    return tuple(dict.fromkeys((*attribution(job.gazetteer), *online)))


def _counts(place: ComparedPlace) -> dict[str, Any]:
    first, second = place.first, place.second
    return {
        "first_number": first.number if first is not None else None,
        "first_mentions": place.first_mentions,
        "second_number": second.number if second is not None else None,
        "second_mentions": place.second_mentions,
    }


def _properties(place: ComparedPlace) -> dict[str, Any]:
    return {"side": place.side.value, **place_details(place.place), **_counts(place)}


def _csv(job: Job) -> Iterator[str]:
    first, second = job.documents.names
    thanks = "; ".join(_thanks(job))
    yield csv_lines([COLUMNS])
    for place in job.documents.comparison.places:
        step()
        values = _properties(place) | {"attribution": thanks, "first_document": first, "second_document": second}
        yield csv_lines([tuple(values[column] for column in COLUMNS)])


def _geojson(job: Job) -> Iterator[str]:
    features = [
        {**place_feature(compared.place, job.gazetteer), "properties": _properties(compared)}
        for compared in job.documents.comparison.places
    ]
    yield dumps({"type": "FeatureCollection", "features": features, **_about(job)}) + "\n"


def _json(job: Job) -> Iterator[str]:
    places = [_properties(place) for place in job.documents.comparison.places]
    yield dumps({**_about(job), "places": places}, indent=2) + "\n"


def _about(job: Job) -> dict[str, Any]:
    comparison, (first, second) = job.documents.comparison, job.documents.names
    return {
        "first": document_details(comparison.first, first),
        "second": document_details(comparison.second, second),
        "counts": {side.value: len(comparison.of(side)) for side in Side},
        "attribution": list(_thanks(job)),
        "generator": f"GeoView {__version__}",
    }


def _table(job: Job) -> Iterator[str]:
    comparison = job.documents.comparison
    lines = [f"{number}: {printable(name)}" for number, name in enumerate(job.documents.names, 1)]
    counts = {side: len(comparison.of(side)) for side in Side}
    lines.append(
        f"Places in both: {counts[Side.BOTH]} · only in 1: {counts[Side.FIRST]} · only in 2: {counts[Side.SECOND]}"
    )
    rows = [
        (
            _MARKS[compared.side],
            compared.place.name,
            compared.place.kind.value,
            compared.place.country_code,
            str(compared.first_mentions or "–"),
            str(compared.second_mentions or "–"),
            compared.place.id,
        )
        for compared in comparison.places
    ]
    if rows:
        lines += ["", *columns((_HEADER, *rows), frozenset({4, 5}))]
    yield "\n".join(lines) + "\n"


EXPORTERS = (
    Exporter("csv", "CSV", ".csv", "text/csv", _csv, Subject.COMPARISON),
    Exporter("geojson", "GeoJSON", ".geojson", "application/geo+json", _geojson, Subject.COMPARISON),
    Exporter("json", "JSON", ".json", "application/json", _json, Subject.COMPARISON),
    Exporter("table", "Table", "", "text/plain", _table, Subject.COMPARISON, for_people=True),
)

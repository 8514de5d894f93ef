"""What two documents have in common and what not, for other programs: CSV, GeoJSON and JSON, and a table to read.

One row, feature or record a place, with `side` (first, second or both) and the mentions in either document. Text is
written as in the other exports: no spreadsheet takes it for a formula, and GeoJSON follows RFC 7946.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from geoview._version import __version__
from geoview.analysis.comparison import ComparedPlace, Comparison, Side
from geoview.atlas import Atlas
from geoview.errors import ExportError
from geoview.export.areas import Areas, bounding_box, online_credits
from geoview.export.as_csv import csv_lines
from geoview.export.as_table import columns
from geoview.export.details import PLACE_COLUMNS, is_located, place_details
from geoview.export.record import dumps
from geoview.gazetteer import Gazetteer
from geoview.text import printable

__all__ = ["COLUMNS", "FORMATS", "difference"]

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
class _Job:
    comparison: Comparison
    names: tuple[str, str]
    areas: Areas

    @property
    def attribution(self) -> tuple[str, ...]:
        """One line for each data set and service that the places come from."""
        online = (*online_credits(self.comparison.first), *online_credits(self.comparison.second))
        return tuple(dict.fromkeys((*self.areas.attribution(), *online)))


def difference(comparison: Comparison, form: str, *, names: tuple[str, str], gazetteer: Gazetteer | None = None) -> str:
    """A comparison as the text of a file.

    Args:
        comparison: What to write.
        form: One of `FORMATS`.
        names: What to call the two documents.
        gazetteer: Where outlines come from; None opens the default one.

    Raises:
        ExportError: for an unknown format.
        GazetteerError: when an outline can't be read.
    """
    write = _WRITERS.get(form)
    if write is None:
        raise ExportError("The comparison was not exported", f"there is no format {form}", f"Use {', '.join(FORMATS)}.")
    areas = Areas(gazetteer)
    try:
        return write(_Job(comparison, names, areas))
    finally:
        areas.close()


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


def _csv(job: _Job) -> str:
    attribution = "; ".join(job.attribution)
    rows: list[tuple[object, ...]] = [COLUMNS]
    for place in job.comparison.places:
        values = _properties(place) | {"attribution": attribution}
        values |= {"first_document": job.names[0], "second_document": job.names[1]}
        rows.append(tuple(values[column] for column in COLUMNS))
    return csv_lines(rows)


def _geojson(job: _Job) -> str:
    features = []
    for compared in job.comparison.places:
        place = compared.place
        feature: dict[str, Any] = {"type": "Feature", "id": place.id, "geometry": None}
        polygons = job.areas.polygons(place)
        if polygons:
            feature["bbox"] = bounding_box(polygons)
            feature["geometry"] = {"type": "MultiPolygon", "coordinates": polygons}
        elif is_located(place):
            feature["geometry"] = {"type": "Point", "coordinates": [place.longitude, place.latitude]}
        feature["properties"] = _properties(compared)
        features.append(feature)
    return dumps({"type": "FeatureCollection", "features": features, **_about(job)}) + "\n"


def _json(job: _Job) -> str:
    return dumps({**_about(job), "places": [_properties(place) for place in job.comparison.places]}, indent=2) + "\n"


def _about(job: _Job) -> dict[str, Any]:
    return {
        "first": _document(job.comparison.first, job.names[0]),
        "second": _document(job.comparison.second, job.names[1]),
        "counts": {side.value: len(job.comparison.of(side)) for side in Side},
        "attribution": list(job.attribution),
        "generator": f"GeoView {__version__}",
    }


def _document(atlas: Atlas, name: str) -> dict[str, Any]:
    document = atlas.document
    return {
        "source": name,
        "title": document.title,
        "date": document.date.isoformat() if document.date else None,
        "characters": len(document.text),
        "sha256": document.source.sha256,
        "gazetteer": atlas.gazetteer,
        "parser": atlas.parser,
    }


def _table(job: _Job) -> str:
    lines = [f"{number}: {printable(name)}" for number, name in enumerate(job.names, 1)]
    counts = {side: len(job.comparison.of(side)) for side in Side}
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
        for compared in job.comparison.places
    ]
    if rows:
        lines += ["", *columns((_HEADER, *rows), frozenset({4, 5}))]
    return "\n".join(lines) + "\n"


_WRITERS: dict[str, Callable[[_Job], str]] = {"table": _table, "csv": _csv, "geojson": _geojson, "json": _json}
FORMATS = tuple(_WRITERS)
"""Names of the formats."""

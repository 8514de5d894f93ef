"""JSON: an object for one document, a list of such objects for several; indented for reading.

Each has what a line of JSON Lines has, and what the document is about.
"""

from __future__ import annotations

from textwrap import indent
from typing import TYPE_CHECKING

from geoview.export.base import DocumentsJob, Exporter
from geoview.export.details import focus_details
from geoview.export.record import dumps, record

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["EXPORTERS"]


def _write(job: DocumentsJob) -> Iterator[str]:
    objects = (
        dumps({**record(atlas, source), "focus": focus_details(atlas, job.gazetteer)}, indent=2)
        for atlas, source in job.documents
    )
    if job.count == 1:
        for text in objects:
            yield text + "\n"
        return
    yield "["
    written = 0
    for text in objects:
        yield ("," if written else "") + "\n" + indent(text, "  ")
        written += 1
    yield "\n]\n" if written else "]\n"


EXPORTERS = (Exporter("json", "JSON", ".json", "application/json", _write),)

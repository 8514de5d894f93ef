"""JSON Lines: one line a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geoview.export.base import DocumentsJob, Exporter
from geoview.export.record import dumps, record

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["EXPORTERS"]


def _write(job: DocumentsJob) -> Iterator[str]:
    for atlas, source in job.documents:
        yield dumps(record(atlas, source)) + "\n"


EXPORTERS = (Exporter("jsonl", "JSON Lines", ".jsonl", "application/jsonl", _write, resumable=True),)

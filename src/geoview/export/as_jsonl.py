"""JSON Lines: one line a document."""

from __future__ import annotations

from geoview.atlas import Atlas
from geoview.export.base import Exporter
from geoview.export.record import dumps, record

__all__ = ["EXPORTER"]


class _Lines:
    def __init__(self, count: int) -> None:
        del count

    def begin(self) -> str:
        return ""

    def document(self, atlas: Atlas, source: str) -> str:
        return dumps(record(atlas, source)) + "\n"

    def end(self) -> str:
        return ""


EXPORTER = Exporter("jsonl", "JSON Lines", ".jsonl", "application/jsonl", _Lines)

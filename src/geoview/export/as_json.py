"""JSON: an object for one document, a list of such objects for several; indented for reading.

Each has what a line of JSON Lines has, and what the document is about.
"""

from __future__ import annotations

from textwrap import indent

from geoview.atlas import Atlas
from geoview.export.areas import Areas
from geoview.export.base import Exporter
from geoview.export.details import focus_details
from geoview.export.record import dumps, record

__all__ = ["EXPORTER"]


class _Json:
    def __init__(self, count: int) -> None:
        self._areas = Areas()
        self._many = count != 1
        self._written = 0

    def begin(self) -> str:
        return "[" if self._many else ""

    def document(self, atlas: Atlas, source: str) -> str:
        text = dumps({**record(atlas, source), "focus": focus_details(atlas, self._areas)}, indent=2)
        if not self._many:
            return text + "\n"
        self._written += 1
        return ("," if self._written > 1 else "") + "\n" + indent(text, "  ")

    def end(self) -> str:
        self._areas.close()
        return ("\n]\n" if self._written else "]\n") if self._many else ""


EXPORTER = Exporter("json", "JSON", ".json", "application/json", _Json)

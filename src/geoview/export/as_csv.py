"""CSV: one row a mention (RFC 4180), names without a place included.

A spreadsheet runs a cell that begins with "=", "+", "-", "@", a tab or a line break as a formula
(https://owasp.org/www-community/attacks/CSV_Injection). Such a cell of text gets an apostrophe in front, and one that
begins with apostrophes and then such a character gets one more, so that taking one away gives the text back. A space
goes behind a separator that a spreadsheet of another country would begin a new cell at. Numbers stay numbers.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from io import StringIO

from geoview.atlas import Atlas
from geoview.export.areas import Areas, online_credits
from geoview.export.base import Exporter
from geoview.export.details import USE_COLUMNS, mention_details, use_details

__all__ = ["COLUMNS", "EXPORTER", "csv_lines", "safe", "unsafe"]

_MENTION = (
    "start",
    "end",
    "page",
    "text",
    "quote",
    "kind",
    "usage",
    "confidence",
    "uncertain",
    "decided_by",
    "recogniser",
    "candidates",
)
COLUMNS = ("source", "title", "date", *USE_COLUMNS, *_MENTION, "gazetteer", "attribution")
"""The header, in order."""

_FORMULA = re.compile(r"'*[=+\-@\t\r\n\v\f\uff0b\uff0d\uff1d\uff20]")
_NEXT_CELL = re.compile(r"([;\t])(?=[\"']*[=+\-@\uff0b\uff0d\uff1d\uff20])")


class _Csv:
    def __init__(self, count: int) -> None:
        del count
        self._areas = Areas()
        self._attribution = ""

    def begin(self) -> str:
        self._attribution = "; ".join(self._areas.attribution())
        self._areas.close()
        return csv_lines([COLUMNS])

    def document(self, atlas: Atlas, source: str) -> str:
        document = atlas.document
        about = (source, document.title or "", document.date.isoformat() if document.date else "")
        uses = {use.place.id: use_details(use) for use in atlas.places}
        attribution = "; ".join((self._attribution, *online_credits(atlas)))
        rows = []
        for index, resolution in enumerate(atlas.resolutions):
            place = uses[resolution.chosen.id] if resolution.chosen else {}
            mention = mention_details(atlas, index)
            rows.append(
                (
                    *about,
                    *(place.get(column) for column in USE_COLUMNS),
                    *(mention[column] for column in _MENTION),
                    atlas.gazetteer,
                    attribution,
                )
            )
        return csv_lines(rows)

    def end(self) -> str:
        return ""


def safe(text: str) -> str:
    """A text as a cell that no spreadsheet takes for a formula."""
    text = _NEXT_CELL.sub(r"\1 ", text)
    return "'" + text if _FORMULA.match(text) else text


def unsafe(cell: str) -> str:
    """The text of a cell that `safe` made, but for the spaces behind separators."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell[1:]) else cell


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        # A lone surrogate of a file name has no UTF-8, and programs in C end a text at NUL.
        return safe(value.encode("utf-8", "replace").decode().replace("\0", "\ufffd"))
    return value


def csv_lines(rows: Iterable[Iterable[object]]) -> str:
    """Rows as CSV, each cell one that no spreadsheet takes for a formula."""
    text = StringIO()
    csv.writer(text, lineterminator="\r\n").writerows([_cell(value) for value in row] for row in rows)
    return text.getvalue()


EXPORTER = Exporter("csv", "CSV", ".csv", "text/csv", _Csv)

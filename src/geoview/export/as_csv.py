"""CSV: one row a mention (RFC 4180), names without a place included.

A spreadsheet runs a cell that begins with "=", "+", "-", "@", a tab or a line break as a formula
(https://owasp.org/www-community/attacks/CSV_Injection). Such a cell of text gets an apostrophe in front, and one that
begins with apostrophes and then such a character gets one more, so that taking one away gives the text back. A space
goes behind a separator that a spreadsheet of another country would begin a new cell at. Numbers stay numbers.
"""

from __future__ import annotations

import csv
import re
from io import StringIO
from typing import TYPE_CHECKING

from geoview.export.areas import attribution, online_credits
from geoview.export.base import DocumentsJob, Exporter
from geoview.export.details import USE_COLUMNS, mention_details, use_details

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geoview.atlas import Atlas

__all__ = ["COLUMNS", "EXPORTERS", "csv_lines", "safe", "unsafe"]

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


def _write(job: DocumentsJob) -> Iterator[str]:
    data = attribution(job.gazetteer)
    if not job.continued:
        yield csv_lines([COLUMNS])
    for atlas, source in job.documents:
        yield csv_lines(_rows(atlas, source, "; ".join((*data, *online_credits(atlas)))))


def _rows(atlas: Atlas, source: str, thanks: str) -> Iterator[tuple[object, ...]]:
    document = atlas.document
    about = (source, document.title or "", document.date.isoformat() if document.date else "")
    uses = {use.place.id: use_details(use) for use in atlas.places}
    for index, resolution in enumerate(atlas.resolutions):
        place = uses[resolution.chosen.id] if resolution.chosen else {}
        mention = mention_details(atlas, index)
        yield (
            *about,
            *(place.get(column) for column in USE_COLUMNS),
            *(mention[column] for column in _MENTION),
            atlas.gazetteer,
            thanks,
        )


def safe(text: str) -> str:
    """Return a text as the content of a cell that no spreadsheet takes for a formula."""
    text = _NEXT_CELL.sub(r"\1 ", text)
    return "'" + text if _FORMULA.match(text) else text


def unsafe(cell: str) -> str:
    """Return the text of a cell that `safe` made; spaces that it put behind separators stay."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell[1:]) else cell


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        # A lone surrogate of a file name has no UTF-8, and programs in C end a text at NUL.
        return safe(value.encode("utf-8", "replace").decode().replace("\0", "\ufffd"))
    return value


def csv_lines(rows: Iterable[Iterable[object]]) -> str:
    """Return rows as CSV, each cell one that no spreadsheet takes for a formula."""
    text = StringIO()
    csv.writer(text, lineterminator="\r\n").writerows([_cell(value) for value in row] for row in rows)
    return text.getvalue()


EXPORTERS = (Exporter("csv", "CSV", ".csv", "text/csv", _write, resumable=True),)

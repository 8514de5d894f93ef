"""CSV: one row a mention (RFC 4180).

A cell that a spreadsheet would run as a formula gets an apostrophe in front, as OWASP advises
(https://owasp.org/www-community/attacks/CSV_Injection).
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO

from geoview.atlas import Atlas
from geoview.export.base import Exporter

__all__ = ["EXPORTER"]

_HEADER = (
    "source",
    "number",
    "place_id",
    "name",
    "latitude",
    "longitude",
    "feature_class",
    "feature_code",
    "country_code",
    "admin1",
    "start",
    "end",
    "text",
    "kind",
    "usage",
    "confidence",
    "decided_by",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class _Csv:
    def __init__(self, count: int) -> None:
        del count

    def begin(self) -> str:
        return _lines([_HEADER])

    def document(self, atlas: Atlas, source: str) -> str:
        numbers = {use.place.id: use.number for use in atlas.places}
        rows = []
        for resolution in atlas.resolutions:
            mention, place = resolution.mention, resolution.chosen
            where: tuple[object, ...] = ("",) * 9
            if place is not None:
                where = (
                    numbers[place.id],
                    _safe(place.id),
                    _safe(place.name),
                    place.latitude,
                    place.longitude,
                    place.feature_class.value,
                    _safe(place.feature_code),
                    _safe(place.country_code),
                    _safe(place.admin1),
                )
            span = mention.span
            rows.append(
                (
                    _safe(source),
                    *where,
                    span.start,
                    span.end,
                    _safe(mention.surface),
                    mention.kind.value,
                    resolution.usage.value,
                    round(resolution.confidence, 4),
                    resolution.origin.value,
                )
            )
        return _lines(rows)

    def end(self) -> str:
        return ""


def _safe(cell: str) -> str:
    return "'" + cell if cell.startswith(_FORMULA) else cell


def _lines(rows: Iterable[Iterable[object]]) -> str:
    text = StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue().replace("\0", "\ufffd")


EXPORTER = Exporter("csv", "CSV", ".csv", "text/csv", _Csv)

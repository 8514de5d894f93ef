"""A table for the terminal: the places in order of appearance, then what stays without a place."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from geoview.export.base import DocumentsJob, Exporter
from geoview.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geoview.atlas import Atlas

__all__ = ["EXPORTERS", "columns"]

_WIDEST = 44
_HEADER = ("", "Place", "Kind", "Country", "Mentions", "Confidence", "Latitude", "Longitude", "Id")
_RIGHT = frozenset({0, 4, 5, 6, 7})


def _write(job: DocumentsJob) -> Iterator[str]:
    for index, (atlas, source) in enumerate(job.documents):
        yield ("\n" if index else "") + _document(atlas, source)


def _document(atlas: Atlas, source: str) -> str:
    lines = _heading(atlas, source)
    rows = [
        (
            str(use.number),
            use.place.name,
            use.place.kind.value,
            use.place.country_code,
            str(len(use.mentions)),
            f"{use.confidence:.2f}" + ("?" if use.uncertain else ""),
            f"{use.place.latitude:.4f}",
            f"{use.place.longitude:.4f}",
            use.place.id,
        )
        for use in atlas.places
    ]
    if rows:
        lines += columns((_HEADER, *rows), _RIGHT)
    unresolved = Counter(printable(atlas.resolutions[index].mention.surface) for index in atlas.unresolved)
    if unresolved:
        names = ", ".join(f"{name} ({count})" if count > 1 else name for name, count in unresolved.items())
        lines.append(f"Without a place: {names}")
    if not rows and not unresolved:
        lines.append("No place is named in this text.")
    return "\n".join(lines) + "\n"


def _heading(atlas: Atlas, source: str) -> list[str]:
    document = atlas.document
    facts = [
        document.dateline.of(document.text) if document.dateline else "",
        document.date.isoformat() if document.date else "",
        f"{len(atlas.places)} places in {len(atlas.resolutions)} mentions",
    ]
    lines = [printable(source)]
    if document.title:
        lines.append(document.title)
    return [*lines, " · ".join(printable(fact) for fact in facts if fact)]


def columns(rows: tuple[tuple[str, ...], ...], right: frozenset[int] = frozenset()) -> list[str]:
    """Return rows in columns, two spaces apart; the first row is the header. Wide characters count as two.

    Args:
        rows: Of equal length.
        right: Columns that are set flush right.
    """
    cells = [[_cut(printable(cell)) for cell in row] for row in rows]
    widths = [max(map(_width, column)) for column in zip(*cells, strict=True)]
    lines = []
    for row in cells:
        padded = []
        for index, (cell, width) in enumerate(zip(row, widths, strict=True)):
            space = " " * (width - _width(cell))
            padded.append(space + cell if index in right else cell + space)
        lines.append("  ".join(padded).rstrip())
    return lines


def _width(text: str) -> int:
    return len(text) if text.isascii() else sum(2 if east_asian_width(c) in "WF" else 1 for c in text)


def _cut(text: str) -> str:
    return text if len(text) <= _WIDEST else text[: _WIDEST - 1] + "…"


EXPORTERS = (Exporter("table", "Table", "", "text/plain", _write, for_people=True),)

"""What was found, in the formats of other programs.

Each format is one module of this package, named `as_<format>`, with `EXPORTERS`; a new one needs nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geoview.errors import ExportError
from geoview.export.areas import default_gazetteer
from geoview.export.base import DocumentsJob, Exporter, ExportJob, NamedAtlas, PlaceData, Subject
from geoview.export.progress import UNWATCHED, Progress
from geoview.export.registry import (
    exporter,
    exporters,
    for_suffix,
    formats,
    iterate,
    pieces,
    register,
    render,
)

if TYPE_CHECKING:
    from geoview.atlas import Atlas

__all__ = [
    "DocumentsJob",
    "ExportJob",
    "Exporter",
    "NamedAtlas",
    "PlaceData",
    "Progress",
    "Subject",
    "default_gazetteer",
    "exporter",
    "exporters",
    "for_suffix",
    "formats",
    "iterate",
    "job_of",
    "pieces",
    "register",
    "render",
    "write",
    "write_bytes",
]


def job_of(
    atlas: Atlas,
    gazetteer: PlaceData,
    progress: Progress = UNWATCHED,
    *,
    source: str | None = None,
    width: int = 0,
) -> DocumentsJob:
    """Return the job of exporting one document.

    Args:
        atlas: What was found.
        gazetteer: Where outlines and the attribution come from.
        progress: How far it is, and whether it is still wanted.
        source: What to call the document; None takes its path.
        width: Of a picture, in pixels; 0 takes the usual width of the format.
    """
    path = atlas.document.source.path
    name = source if source is not None else str(path) if path else "-"
    return ExportJob((NamedAtlas(atlas, name),), gazetteer, progress, width=width)


def write(atlas: Atlas, format: str, *, source: str | None = None, gazetteer: PlaceData | None = None) -> str:  # noqa: A002 - the word that a caller expects
    """Return one document's places in a format.

    Args:
        atlas: What was found.
        format: One of `formats()`.
        source: What to call the document; None takes its path.
        gazetteer: That of the parser; None takes the default one.

    Raises:
        ExportError: when there is no such format, or it is not made of text.
        GazetteerError: when an outline can't be read.
    """
    parts = list(pieces(exporter(format), job_of(atlas, gazetteer or default_gazetteer(), source=source)))
    texts = [part for part in parts if isinstance(part, str)]
    if len(texts) != len(parts):
        raise ExportError(
            "This format is no text", "“{format}” is made of bytes", "Use write_bytes for it.", format=format
        )
    return "".join(texts)


def write_bytes(
    atlas: Atlas,
    format: str,  # noqa: A002 - as above
    *,
    source: str | None = None,
    gazetteer: PlaceData | None = None,
    progress: Progress = UNWATCHED,
) -> bytes:
    """Return what a file of a format holds: text as UTF-8, anything else as it is.

    Args:
        atlas: What was found.
        format: One of `formats()`.
        source: What to call the document; None takes its path.
        gazetteer: That of the parser; None takes the default one.
        progress: How far it is, and whether it is still wanted.

    Raises:
        Cancelled: when it is no longer wanted.
        ExportError: when there is no such format.
        GazetteerError: when an outline can't be read.
    """
    return render(exporter(format), job_of(atlas, gazetteer or default_gazetteer(), progress, source=source))

"""GeoView: read a text and see where it happens.

    import geoview

    atlas = geoview.parse("article.txt")
    for use in atlas.places:
        print(use.number, use.place.name, use.place.latitude, use.place.longitude, len(use.mentions))

Names are loaded when they are first used, so `import geoview` is quick and touches no file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geoview._version import __version__
from geoview.presentation import register as _register

if TYPE_CHECKING:
    import os

    from geoview import export
    from geoview.atlas import Atlas, PlaceUse
    from geoview.document import Document, Source, read
    from geoview.errors import (
        Cancelled,
        DocumentError,
        EncodingError,
        ExportError,
        GazetteerError,
        GeoViewError,
        NotTextError,
        RecogniserError,
        StorageError,
        TooLargeError,
    )
    from geoview.gazetteer import Gazetteer
    from geoview.gazetteer.place import FeatureClass, NameMatch, NameSort, Place, PlaceKind
    from geoview.geoparser import Geoparser
    from geoview.names.mention import Mention, MentionKind
    from geoview.presentation import Presentation
    from geoview.resolution.types import Candidate, Origin, Resolution, Usage
    from geoview.text import Span, Utf16Index

__all__ = [
    "Atlas",
    "Cancelled",
    "Candidate",
    "Document",
    "DocumentError",
    "EncodingError",
    "ExportError",
    "FeatureClass",
    "Gazetteer",
    "GazetteerError",
    "GeoViewError",
    "Geoparser",
    "Mention",
    "MentionKind",
    "NameMatch",
    "NameSort",
    "NotTextError",
    "Origin",
    "Place",
    "PlaceKind",
    "PlaceUse",
    "RecogniserError",
    "Resolution",
    "Source",
    "Span",
    "StorageError",
    "TooLargeError",
    "Usage",
    "Utf16Index",
    "__version__",
    "export",
    "parse",
    "parse_text",
    "read",
]

_HOMES = {
    "geoview.atlas": ("Atlas", "PlaceUse"),
    "geoview.document": ("Document", "Source", "read"),
    "geoview.errors": (
        "Cancelled",
        "DocumentError",
        "EncodingError",
        "ExportError",
        "GazetteerError",
        "GeoViewError",
        "NotTextError",
        "RecogniserError",
        "StorageError",
        "TooLargeError",
    ),
    "geoview.gazetteer": ("Gazetteer",),
    "geoview.gazetteer.place": ("FeatureClass", "NameMatch", "NameSort", "Place", "PlaceKind"),
    "geoview.geoparser": ("Geoparser",),
    "geoview.names.mention": ("Mention", "MentionKind"),
    "geoview.resolution.types": ("Candidate", "Origin", "Resolution", "Usage"),
    "geoview.text": ("Span", "Utf16Index"),
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}


def parse(path: str | os.PathLike[str], *, encoding: str | None = None, geoparser: Geoparser | None = None) -> Atlas:
    """Read a file and find its places.

    Args:
        path: A text file.
        encoding: A Python codec name; None finds out.
        geoparser: The parser to use; None opens one for this call alone, so pass your own for many files.

    Raises:
        DocumentError: when the file can't be read as text.
        GazetteerError: when the place data can't be used.
    """
    from geoview.document import read
    from geoview.geoparser import Geoparser

    document = read(path, encoding=encoding)
    return (geoparser or Geoparser()).parse(document)


def parse_text(text: str, *, geoparser: Geoparser | None = None) -> Atlas:
    """Find the places in a text, as `parse` does in a file.

    Raises:
        GazetteerError: when the place data can't be used.
    """
    from geoview.document import from_text
    from geoview.geoparser import Geoparser

    return (geoparser or Geoparser()).parse(from_text(text))


def _notebook() -> Presentation:
    from geoview import notebook

    return notebook


_register(_notebook)


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name == "export":
        return import_module("geoview.export")
    if name in _HOME_OF:
        value = getattr(import_module(_HOME_OF[name]), name)
        globals()[name] = value
        return value
    raise AttributeError(f"module 'geoview' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})

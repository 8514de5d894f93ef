"""The text of documents: the formats that can be read, and how text is extracted from them.

GeoView's own formats are the rows of `geoview.readers.formats`; plug-ins add others. The libraries that they need are
optional; where one is missing, the error says how to get it. A file is only ever parsed, never run, and nothing that it
points to is fetched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geoview.errors import DocumentError
from geoview.phrases import Phrase
from geoview.readers.base import Extracted, Reader
from geoview.readers.formats import BUILT_IN

if TYPE_CHECKING:
    from pathlib import PurePath

    from geoview.plugins import Plugin

__all__ = ["BUILT_IN", "Extracted", "Reader", "extract", "patterns", "reader_for", "readers", "suffixes"]

_BY_SUFFIX = {suffix: reader for reader in BUILT_IN for suffix in reader.suffixes}


def readers() -> tuple[Reader, ...]:
    """Return all readers, those of plug-ins last; this loads the plug-ins."""
    return (*BUILT_IN, *(reader for _, reader in _of_plugins()))


def suffixes() -> tuple[str, ...]:
    """Return the suffixes of all files that can be read, lower case, with the dot."""
    return tuple(suffix for reader in readers() for suffix in reader.suffixes)


def patterns() -> str:
    """Return the same as patterns for a file dialog: "*.txt *.text …"."""
    return " ".join(f"*{suffix}" for suffix in suffixes())


def reader_for(path: PurePath) -> Reader | None:
    """Return the reader of a file, by its suffix; None for a file that is read as plain text.

    Plug-ins are looked for only when the suffix is not one of GeoView's own.
    """
    return (_found(path) or (None, None))[1]


def extract(data: bytes, path: PurePath, name: str, encoding: str | None = None) -> Extracted | None:
    """Return the text of a document, or None when its suffix says that it is plain text.

    Args:
        data: The whole file.
        path: Its path; only the suffix counts.
        name: What to call it in an error.
        encoding: A Python codec name for formats that are text themselves; None detects it.

    Raises:
        DocumentError: when it is damaged, too large, locked with a password, its library is missing, or the plug-in
            that reads it fails.
        NotTextError: when it is not what its suffix says.
        EncodingError: when `encoding` is unknown or does not fit.
    """
    plugin, reader = _found(path) or (None, None)
    if reader is None or reader.read is None:
        return None
    if plugin is not None:
        return _extract_with(plugin, reader, data, name, encoding)
    try:
        return reader.read(data, name, encoding)
    except ModuleNotFoundError as error:
        package = dict(reader.needs).get((error.name or "").partition(".")[0])
        if package is None:
            raise
        if reader.is_text:
            return None
        raise DocumentError(
            "A reader is missing",
            "{name} is a {suffix} file, which needs the package {package}",
            "Install it with: {install}",
            name=name,
            suffix=path.suffix.lower(),
            package=package,
            install=reader.install,
        ) from error


def _found(path: PurePath) -> tuple[Plugin | None, Reader] | None:
    suffix = path.suffix.lower()
    if suffix in _BY_SUFFIX:
        return None, _BY_SUFFIX[suffix]
    if not suffix:
        return None
    return next((found for found in _of_plugins() if suffix in found[1].suffixes), None)


def _of_plugins() -> list[tuple[Plugin, Reader]]:
    from geoview.plugins import plugins

    return plugins().loaded("readers", _check)


def _check(thing: object) -> Reader:
    """Return a plug-in's reader.

    Raises:
        TypeError, ValueError: when it is not a reader, or no file would ever be given to it.
    """
    if not isinstance(thing, Reader):
        raise TypeError(f"it is a {type(thing).__name__}, not a Reader")
    bad = [suffix for suffix in thing.suffixes if suffix != suffix.lower() or not suffix.startswith(".")]
    if bad or not thing.suffixes:
        raise ValueError(f"{bad[0]!r} is no suffix in lower case with its point" if bad else "it names no suffix")
    taken = [suffix for suffix in thing.suffixes if suffix in _BY_SUFFIX]
    if taken:
        raise ValueError(f"{taken[0]} files are read by GeoView itself")
    return thing


def _extract_with(plugin: Plugin, reader: Reader, data: bytes, name: str, encoding: str | None) -> Extracted:
    from geoview.plugins import plugins

    assert reader.read is not None
    with plugins().guard(plugin, DocumentError, Phrase("The document could not be read")):
        extracted = reader.read(data, name, encoding)
        if not isinstance(extracted, Extracted):
            raise TypeError(f"its reader gave a {type(extracted).__name__}, not an Extracted")
        return extracted

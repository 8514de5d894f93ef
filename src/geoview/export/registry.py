"""The registry of formats: what a document, a comparison or a folder can be exported as.

A module of this package that has `EXPORTERS` adds its formats by being there. Formats that live above this package, as
those that Qt draws, are registered by the code that knows them. Those of plug-ins come last, and are looked for only
where the others do not have what is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace as changed
from functools import cache
from importlib import import_module
from pathlib import PurePath
from pkgutil import iter_modules
from typing import Any

from geoview import export
from geoview.errors import ExportError
from geoview.export.base import Exporter, ExportJob, Subject
from geoview.phrases import Phrase
from geoview.plugins import Plugin, plugins

__all__ = ["exporter", "exporters", "for_suffix", "formats", "iterate", "pieces", "register", "render"]

_PREFIX = "as_"
_registered: dict[tuple[Subject, str], Exporter] = {}


@cache
def _homes() -> tuple[str, ...]:
    return tuple(module.name for module in iter_modules(export.__path__) if module.name.startswith(_PREFIX))


def _of(home: str) -> tuple[Exporter, ...]:
    found: tuple[Exporter, ...] = import_module(f"{export.__name__}.{home}").EXPORTERS
    return found


@cache
def _own() -> dict[tuple[Subject, str], Exporter]:
    return {(found.subject, found.name): found for home in _homes() for found in _of(home)}


def _at_home(name: str, subject: Subject) -> Exporter | None:
    """Return the format of the module that bears its name, so that no other module has to be loaded."""
    home = _PREFIX + name
    found = _of(home) if home in _homes() else ()
    return next((known for known in found if (known.subject, known.name) == (subject, name)), None)


def register(exporter: Exporter, *, replace: bool = False) -> None:
    """Add a format.

    Args:
        exporter: The format.
        replace: Whether it replaces a format of that name that was registered before.

    Raises:
        ExportError: when the name is taken.
    """
    key = exporter.subject, exporter.name
    if key in _own() or (key in _registered and not replace):
        raise ExportError("The format can't be added", "there is a format “{name}” already", name=exporter.name)
    _registered[key] = exporter


def exporters(subject: Subject = Subject.DOCUMENTS) -> tuple[Exporter, ...]:
    """Return all formats of a subject, by name, those of plug-ins last; they are loaded for that."""
    return tuple(iterate(subject))


def formats(subject: Subject = Subject.DOCUMENTS) -> tuple[str, ...]:
    """Return the names of all formats of a subject, in the same order."""
    return tuple(found.name for found in exporters(subject))


def exporter(name: str, subject: Subject = Subject.DOCUMENTS) -> Exporter:
    """Return a format.

    Raises:
        ExportError: when there is no such format; the hint lists those that there are.
    """
    found = _at_home(name, subject) or next((known for known in iterate(subject) if known.name == name), None)
    if found is None:
        raise ExportError(
            "Unknown format",
            "there is no format “{name}”",
            "There are: {formats}.",
            name=name,
            formats=", ".join(formats(subject)),
        )
    return found


def for_suffix(name: str | PurePath, subject: Subject = Subject.DOCUMENTS) -> Exporter | None:
    """Return the format that a file name asks for by its suffix, or None."""
    suffix = PurePath(name).suffix.lower()
    named = _at_home(suffix.removeprefix("."), subject)
    if named is not None and named.suffix == suffix:
        return named
    return next((found for found in iterate(subject) if suffix and found.suffix == suffix), None)


def iterate(subject: Subject = Subject.DOCUMENTS) -> Iterator[Exporter]:
    """Yield all formats of a subject; plug-ins are loaded after the other formats."""
    own = {**_own(), **_registered}
    yield from (own[key] for key in sorted(own, key=lambda key: key[1]) if key[0] is subject)
    for plugin, found in plugins().loaded("exporters", _check):
        if found.subject is subject:
            yield changed(found, write=_guarded(plugin, found))


def _check(thing: object) -> Exporter:
    """Return a plug-in's exporter.

    Raises:
        TypeError, ValueError: when it is no exporter, or its name is taken.
    """
    if not isinstance(thing, Exporter):
        raise TypeError(f"it is a {type(thing).__name__}, not an Exporter")
    if (thing.subject, thing.name) in {**_own(), **_registered}:
        raise ValueError(f"GeoView has a format “{thing.name}” itself")
    if not thing.name or not thing.name.isprintable() or set(thing.name) & set(' ,;"'):
        raise ValueError(f"{thing.name!r} is no word")
    if thing.suffix and not thing.suffix.startswith("."):
        raise ValueError(f"{thing.suffix!r} is no suffix with its point")
    return thing


def _guarded(plugin: Plugin, exporter: Exporter) -> Callable[[ExportJob[Any]], Iterator[str | bytes]]:
    def write(job: ExportJob[Any]) -> Iterator[str | bytes]:
        with plugins().guard(plugin, ExportError, Phrase("The result could not be exported")):
            for piece in exporter.write(job):
                if not isinstance(piece, str | bytes):
                    raise TypeError(f"its exporter gave a {type(piece).__name__}, not a str or bytes")
                yield piece

    return write


def pieces(exporter: Exporter, job: ExportJob[Any]) -> Iterator[str | bytes]:
    """Return the output of an exporter in pieces, which are made while they are asked for.

    Raises:
        ExportError: when there are more documents than the format can show.
    """
    if exporter.single and job.count > 1:
        raise ExportError(
            "One document at a time",
            "a {suffix} file shows one document",
            "Export each document by itself.",
            suffix=exporter.suffix,
        )
    return exporter.write(job)


def render(exporter: Exporter, job: ExportJob[Any]) -> bytes:
    """Return what a file of a format holds: text as UTF-8, anything else as it is.

    Raises:
        Cancelled: when it is no longer wanted.
        ExportError: when there are more documents than the format can show.
        GazetteerError: when an outline can't be read.
    """
    with job.progress.counting(_steps(job.documents)):
        parts = list(pieces(exporter, job))
    return b"".join(part if isinstance(part, bytes) else part.encode("utf-8", "replace") for part in parts)


def _steps(documents: Any) -> int:
    """Return how many steps an export will count, as far as that is known beforehand."""
    if not isinstance(documents, Sequence):
        return 0
    return sum(len(atlas.resolutions) + len(atlas.places) for atlas, _ in documents)

"""The registry of formats: what a document, a comparison or a folder can be exported as.

A module of this package that has `EXPORTERS` adds its formats by being there. Formats that live above this package, as
those that Qt draws and those of plug-ins, are registered by the code that knows them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib import import_module
from pathlib import PurePath
from pkgutil import iter_modules
from typing import Any

from geoview import export
from geoview.errors import ExportError
from geoview.export.base import Exporter, ExportJob, Subject

__all__ = ["exporter", "exporters", "for_suffix", "formats", "pieces", "register", "render", "unregister"]

_PREFIX = "as_"
_registered: dict[tuple[Subject, str], Exporter] = {}


@cache
def _own() -> dict[tuple[Subject, str], Exporter]:
    names = (module.name for module in iter_modules(export.__path__) if module.name.startswith(_PREFIX))
    modules = [import_module(f"{export.__name__}.{name}") for name in names]
    return {(found.subject, found.name): found for module in modules for found in module.EXPORTERS}


def register(exporter: Exporter, *, replace: bool = False) -> None:
    """Add a format.

    Args:
        exporter: The format.
        replace: Take the place of one of that name that was registered before.

    Raises:
        ExportError: when the name is taken.
    """
    key = exporter.subject, exporter.name
    if key in _own() or (key in _registered and not replace):
        raise ExportError("The format can't be added", "there is a format “{name}” already", name=exporter.name)
    _registered[key] = exporter


def unregister(exporter: Exporter) -> None:
    """Remove a format that was registered; one that is not stays unknown."""
    key = exporter.subject, exporter.name
    if _registered.get(key) is exporter:
        del _registered[key]


def exporters(subject: Subject = Subject.DOCUMENTS) -> tuple[Exporter, ...]:
    """Return all formats of a subject, by name."""
    known = {**_own(), **_registered}
    return tuple(known[key] for key in sorted(known, key=lambda key: key[1]) if key[0] is subject)


def formats(subject: Subject = Subject.DOCUMENTS) -> tuple[str, ...]:
    """Return the names of all formats of a subject, sorted."""
    return tuple(found.name for found in exporters(subject))


def exporter(name: str, subject: Subject = Subject.DOCUMENTS) -> Exporter:
    """Return a format.

    Raises:
        ExportError: when there is no such format; the hint lists those that there are.
    """
    known = {found.name: found for found in exporters(subject)}
    if name not in known:
        raise ExportError(
            "Unknown format",
            "there is no format “{name}”",
            "There are: {formats}.",
            name=name,
            formats=", ".join(known),
        )
    return known[name]


def for_suffix(name: str | PurePath, subject: Subject = Subject.DOCUMENTS) -> Exporter | None:
    """Return the format that a file name asks for by its suffix, or None."""
    suffix = PurePath(name).suffix.lower()
    return next((found for found in exporters(subject) if suffix and found.suffix == suffix), None)


def pieces(exporter: Exporter, job: ExportJob[Any]) -> Iterator[str | bytes]:
    """Return the output of an exporter in pieces, which are made while they are asked for.

    Raises:
        ExportError: when there are more documents than the format can show.
    """
    if exporter.single and job.count > 1:
        reason = f"a {exporter.suffix} file shows one document"
        raise ExportError("One document at a time", reason, "Export each document by itself.")
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

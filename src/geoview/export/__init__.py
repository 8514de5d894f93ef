"""What was found, in the formats of other programs.

Each format is one module of this package, named `as_<format>`, with an `EXPORTER`; a new one needs nothing else.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import PurePath
from pkgutil import iter_modules

from geoview.atlas import Atlas
from geoview.errors import ExportError
from geoview.export.base import Exporter, Writer

__all__ = ["Exporter", "Writer", "exporter", "for_suffix", "formats", "write"]

_PREFIX = "as_"


@cache
def formats() -> tuple[str, ...]:
    """Names of all formats, sorted; no format is loaded."""
    return tuple(sorted(m.name.removeprefix(_PREFIX) for m in iter_modules(__path__) if m.name.startswith(_PREFIX)))


def exporter(name: str) -> Exporter:
    """The exporter of a format.

    Raises:
        ExportError: when there is no such format; the hint lists those that there are.
    """
    if name not in formats():
        raise ExportError("Unknown format", f"there is no format “{name}”", f"There are: {', '.join(formats())}.")
    found: Exporter = import_module(f"{__name__}.{_PREFIX}{name}").EXPORTER
    return found


def for_suffix(name: str | PurePath) -> Exporter | None:
    """The exporter that a file name asks for by its suffix, or None."""
    suffix = PurePath(name).suffix.lower()
    return next((e for e in map(exporter, formats()) if suffix and e.suffix == suffix), None)


def write(atlas: Atlas, format: str, *, source: str | None = None) -> str:  # noqa: A002 - the word that a caller expects
    """One document's places in a format.

    Args:
        atlas: What was found.
        format: One of `formats()`.
        source: What to call the document; None takes its file name.

    Raises:
        ExportError: when there is no such format.
    """
    writer = exporter(format).writer(1)
    path = atlas.document.source.path
    name = source if source is not None else str(path) if path else "-"
    return "".join((writer.begin(), writer.document(atlas, name), writer.end()))

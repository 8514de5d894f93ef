"""What was found, in the formats of other programs.

Each format is one module of this package, named `as_<format>`, with an `EXPORTER`; a new one needs nothing else.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from pathlib import PurePath
from pkgutil import iter_modules

from geoview.atlas import Atlas
from geoview.errors import ExportError, GeoViewError
from geoview.export.base import Exporter, Writer
from geoview.export.progress import paced

__all__ = ["Exporter", "Writer", "exporter", "for_suffix", "formats", "write", "write_bytes"]

_PREFIX = "as_"


def _ignore(share: float) -> None:
    del share


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
        ExportError: when there is no such format, or it is not made of text.
    """
    parts = _parts(atlas, format, source)
    texts = [part for part in parts if isinstance(part, str)]
    if len(texts) != len(parts):
        raise ExportError("This format is no text", f"“{format}” is made of bytes", "Use write_bytes for it.")
    return "".join(texts)


def write_bytes(
    atlas: Atlas,
    format: str,  # noqa: A002 - as above
    *,
    source: str | None = None,
    progress: Callable[[float], None] = _ignore,
    cancelled: Callable[[], bool] = lambda: False,
) -> bytes:
    """What a file of a format holds: text as UTF-8, anything else as it is.

    Args:
        atlas: What was found.
        format: One of `formats()`.
        source: What to call the document; None takes its file name.
        progress: Told how far it is, 0 … 1; called often.
        cancelled: Whether the result is not wanted any more.

    Raises:
        Cancelled: when it is not.
        ExportError: when there is no such format.
    """
    with paced(len(atlas.resolutions) + len(atlas.places), progress, cancelled):
        parts = _parts(atlas, format, source)
    return b"".join(part if isinstance(part, bytes) else part.encode("utf-8", "replace") for part in parts)


def _parts(atlas: Atlas, name: str, source: str | None) -> tuple[str | bytes, ...]:
    writer = exporter(name).writer(1)
    path = atlas.document.source.path
    shown = source if source is not None else str(path) if path else "-"
    try:
        return writer.begin(), writer.document(atlas, shown), writer.end()
    except GeoViewError:
        writer.end()  # lets go of the files that it holds
        raise

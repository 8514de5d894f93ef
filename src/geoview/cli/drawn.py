"""Formats that Qt draws, for the command line: they need no display, and only they load Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geoview.errors import ExportError
from geoview.export.drawn import register_drawn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geoview.export import DocumentsJob

__all__ = ["register_formats"]


def register_formats() -> None:
    """Add the formats that Qt draws to the registry."""
    register_drawn(_pdf, _png)


def _pdf(job: DocumentsJob) -> Iterator[bytes]:
    return _draw("pdf", job)


def _png(job: DocumentsJob) -> Iterator[bytes]:
    return _draw("png", job)


def _draw(name: str, job: DocumentsJob) -> Iterator[bytes]:
    try:
        from PySide6.QtGui import QGuiApplication

        from geoview.ui.printing import rendering
    except ImportError as error:
        raise ExportError(
            "Pages can't be drawn here",
            "Qt could not be loaded: {error}",
            "Choose html or svg, which need no Qt.",
            error=error,
        ) from error
    # Letters need an application.
    application = QGuiApplication.instance() or QGuiApplication(["geoview", "-platform", "offscreen"])
    yield from rendering.pdf(job) if name == "pdf" else rendering.png(job)
    del application

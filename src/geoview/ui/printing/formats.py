"""PDF and PNG for the registry of formats. The modules that draw them are loaded on first use."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geoview.export import DocumentsJob

__all__ = ["register_formats"]


def register_formats() -> None:
    """Add the formats that Qt draws to the registry."""
    from geoview.export.drawn import register_drawn

    register_drawn(_pdf, _png)


def _pdf(job: DocumentsJob) -> Iterator[bytes]:
    from geoview.ui.printing.rendering import pdf

    return pdf(job)


def _png(job: DocumentsJob) -> Iterator[bytes]:
    from geoview.ui.printing.rendering import png

    return png(job)

"""The formats that need a drawing library: a module that has one registers them here."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from geoview.export.base import DocumentsJob, Exporter
from geoview.export.registry import register

__all__ = ["PICTURE_WIDTH", "PICTURE_WIDTHS", "register_drawn"]

PICTURE_WIDTHS = (1200, 2400, 3600)
"""Pixels; the key of the map is laid out for the first."""
PICTURE_WIDTH = 2400
"""The usual width of a picture, in pixels."""

Draw = Callable[[DocumentsJob], Iterator[bytes]]


def register_drawn(pdf: Draw, png: Draw) -> None:
    """Register PDF and PNG.

    Args:
        pdf: Draws the text, the map and its key on pages.
        png: Draws the map and its key as a picture.
    """
    register(Exporter("pdf", "PDF", ".pdf", "application/pdf", pdf, single=True), replace=True)
    picture = Exporter("png", "PNG picture of the map", ".png", "image/png", png, single=True, widths=PICTURE_WIDTHS)
    register(picture, replace=True)

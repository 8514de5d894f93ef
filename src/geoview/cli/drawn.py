"""Formats that Qt draws, for `geoview parse`: they need no display, and Qt is loaded only for them."""

from __future__ import annotations

from pathlib import PurePath

from geoview.atlas import Atlas
from geoview.errors import ExportError
from geoview.export import Exporter

__all__ = ["DRAWN"]


class _Drawn:
    suffix = ""

    def __init__(self, count: int) -> None:
        if count > 1:
            raise ExportError("One document at a time", f"a {self.suffix} file shows one", "Export each by itself.")

    def begin(self) -> bytes:
        return b""

    def document(self, atlas: Atlas, source: str) -> bytes:
        try:
            from PySide6.QtGui import QGuiApplication

            from geoview.ui.printing.rendering import pdf, png
        except ImportError as error:
            raise ExportError(
                "Pages can't be drawn here", f"Qt could not be loaded: {error}", "Choose html or svg, which need no Qt."
            ) from error
        # Letters need an application.
        application = QGuiApplication.instance() or QGuiApplication(["geoview", "-platform", "offscreen"])
        name = PurePath(source).name or source
        data = pdf(atlas, name) if self.suffix == ".pdf" else png(atlas, name)
        del application
        return data

    def end(self) -> bytes:
        return b""


class _Pdf(_Drawn):
    suffix = ".pdf"


class _Png(_Drawn):
    suffix = ".png"


DRAWN = {
    "pdf": Exporter("pdf", "PDF", ".pdf", "application/pdf", _Pdf),
    "png": Exporter("png", "Picture of the map", ".png", "image/png", _Png),
}
"""Text, map and key on pages; the map as a picture."""

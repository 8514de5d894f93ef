"""What every export from a window needs: the place data of the document, and the path to write to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from geoview.ui.wording.translation import Translator

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from geoview.export import Exporter, PlaceData
    from geoview.ui.documents.session import Session

__all__ = ["ask_file", "ask_target", "format_title", "place_data"]

_tr = Translator("export")


def place_data(session: Session) -> PlaceData:
    """Return the gazetteer of a document and load it if necessary; called off the window's thread.

    Raises:
        GeoViewError: when no place data can be used.
    """
    from geoview.export.areas import NO_PLACE_DATA

    engine = session.engine or session.make_engine()
    return engine.gazetteer or NO_PLACE_DATA


def format_title(exporter: Exporter) -> str:
    """Return the name of a format in the reader's language."""
    return QCoreApplication.translate("formats", exporter.title)


def ask_target(parent: QWidget, exporter: Exporter, proposal: str) -> tuple[Path, int] | None:
    """Ask where to write a file, and how wide an image should be.

    Args:
        parent: The window that asks.
        exporter: The format.
        proposal: A file name without suffix, with its folder where that is known.

    Returns:
        The file and the width in pixels, 0 for the default; None when the reader cancelled.
    """
    title, widths = format_title(exporter), exporter.widths
    kinds = [_tr("Picture, {0} pixels wide (*.png)").format(width) for width in widths]
    kinds = kinds or [f"{title} (*{exporter.suffix})"]
    target, kind = ask_file(parent, _tr("Export as {0}").format(title), proposal, exporter.suffix, kinds)
    if target is None:
        return None
    return target, widths[kinds.index(kind) if kind in kinds else 0] if widths else 0


def ask_file(parent: QWidget, title: str, proposal: str, suffix: str, kinds: list[str]) -> tuple[Path | None, str]:
    """Ask where to write a file; return its path (None when the reader cancelled) and the chosen file type.

    Args:
        parent: The window that asks.
        title: Title of the dialog.
        proposal: A file name without suffix.
        suffix: Added to a name without a suffix.
        kinds: The filters of the dialog.
    """
    from PySide6.QtWidgets import QFileDialog

    chosen, kind = QFileDialog.getSaveFileName(parent, title, f"{proposal}{suffix}", ";;".join(kinds))
    target = Path(chosen)
    return (target if target.suffix else target.with_suffix(suffix)) if chosen else None, kind

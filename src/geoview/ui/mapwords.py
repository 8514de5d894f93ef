"""The words that the map page shows or speaks, in the reader's language."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale

from geoview.ui.mapextras import CREDITS

__all__ = ["page_words"]


def _tr(text: str) -> str:
    return QCoreApplication.translate("mapwords", text)


def page_words(locale: QLocale) -> dict[str, Any]:
    """What the page is told at its start, and again when the language changes."""
    return {
        "language": locale.bcp47Name(),
        "map": _tr("Map"),
        "closer": _tr("Zoom in"),
        "farther": _tr("Zoom out"),
        "all": _tr("Show all places"),
        "previous": _tr("Previous mention"),
        "next": _tr("Next mention"),
        "more": _tr("%n more…"),
        "credits": CREDITS,
        "borders": _tr("Borders show who holds the land; they are dashed where that is disputed."),
    }

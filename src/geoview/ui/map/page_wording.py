"""The words that the map page shows or speaks, in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from geoview.ui.map.overlays import CREDITS
from geoview.ui.wording.translation import Translator

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

__all__ = ["page_words"]

_tr = Translator("mapwords")


def page_words(widget: QWidget) -> dict[str, Any]:
    """Return the words of the page; it gets them at its start and when the language or direction changes."""
    return {
        "language": widget.locale().bcp47Name(),
        "direction": "rtl" if widget.layoutDirection() == Qt.LayoutDirection.RightToLeft else "ltr",
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

"""The viewport of a scroll area, known to Python from the beginning."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

__all__ = ["known_viewport"]

_NAME = "qt_scrollarea_viewport"  # as Qt calls it


def known_viewport(area: QAbstractScrollArea) -> QWidget | None:
    """Makes the viewport of a scroll area known, to be held as long as the area.

    When `viewport()` is asked first, PySide loads every class of widgets there is, to see which one it may be: a
    twentieth of a second, at the start of the window and for nothing. A child that is looked for by its class is taken
    for one of that class.

    Args:
        area: Just made.

    Returns:
        What `viewport()` says from now on; None where Qt calls it something else, which only takes longer.
    """
    return area.findChild(QWidget, _NAME, Qt.FindChildOption.FindDirectChildrenOnly)

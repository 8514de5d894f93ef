"""A workaround that makes the viewport of a scroll area known to Python early."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

__all__ = ["known_viewport"]

_NAME = "qt_scrollarea_viewport"  # as Qt calls it


def known_viewport(area: QAbstractScrollArea) -> QWidget | None:
    """Return the viewport of a scroll area; hold the result as long as the area.

    On the first call of `viewport()`, PySide loads every widget class to find the class of the object: a
    twentieth of a second, wasted at the start of the window. A child that is searched for by its class is taken
    for one of that class.

    Args:
        area: A scroll area that was just made.

    Returns:
        What `viewport()` returns from now on; None if Qt has renamed it, which only costs time.
    """
    return area.findChild(QWidget, _NAME, Qt.FindChildOption.FindDirectChildrenOnly)

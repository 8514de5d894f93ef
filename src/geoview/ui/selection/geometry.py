"""Saving and restoring the size and position of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow, QSplitter

    from geoview.ui.places.place_table import PlaceTable
    from geoview.viewer.window_state import State

__all__ = ["PLAIN_SIZE", "remember", "restore"]

PLAIN_SIZE = (1440, 900)
"""Width and height of the window at the first start, in pixels."""

_GRIP = 80  # pixels of the title bar that must be on some screen


def restore(window: QMainWindow, panes: QSplitter, right: QSplitter, table: PlaceTable, state: State) -> None:
    """Restore the size and position of the window; move it onto the first screen if it would be off every screen."""
    screen = QGuiApplication.primaryScreen()
    room = screen.availableGeometry() if screen else QRect(0, 0, *PLAIN_SIZE)
    if state.window is None:
        window.resize(min(PLAIN_SIZE[0], room.width()), min(PLAIN_SIZE[1], room.height()))
    else:
        x, y, width, height = state.window
        rect = QRect(x, y, width, height)
        grip = QPoint(rect.center().x(), rect.top() + 10)
        wide = QRect(grip.x() - _GRIP, grip.y(), 2 * _GRIP, 10)
        if not any(s.availableGeometry().intersects(wide) for s in QGuiApplication.screens()):
            rect.moveTopLeft(room.topLeft())
        rect.setWidth(min(rect.width(), max(room.width(), 720)))
        rect.setHeight(min(rect.height(), max(room.height(), 480)))
        window.setGeometry(rect)
    if state.panes:
        panes.setSizes(state.panes)
    if state.right:
        right.setSizes(state.right)
    if state.columns:
        table.set_widths(state.columns)


def remember(window: QMainWindow, panes: QSplitter, right: QSplitter, table: PlaceTable, state: State) -> None:
    """Save the size of the window and of its panes."""
    rect = window.normalGeometry() if window.isMaximized() or window.isFullScreen() else window.geometry()
    state.window = (rect.x(), rect.y(), rect.width(), rect.height())
    state.maximised = window.isMaximized()
    state.panes = panes.sizes() if all(panes.sizes()) else []
    state.right = right.sizes() if all(right.sizes()) else []
    state.columns = table.own_widths()

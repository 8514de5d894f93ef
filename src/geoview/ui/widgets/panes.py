"""Panes beside one another: splitters, and the way from one pane to the next by key."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

__all__ = ["split", "step_pane"]


def split(orientation: Qt.Orientation, *panes: tuple[QWidget, int, int]) -> QSplitter:
    """Return a splitter with a thin line between panes that never vanish.

    Args:
        orientation: Beside or below one another.
        panes: Each pane, its size in pixels, and its share of the room that is won or lost later.
    """
    splitter = QSplitter(orientation)
    splitter.setHandleWidth(1)
    splitter.setChildrenCollapsible(False)
    for index, (pane, _, stretch) in enumerate(panes):
        splitter.addWidget(pane)
        splitter.setStretchFactor(index, stretch)
    splitter.setSizes([size for _, size, _ in panes])
    return splitter


def step_pane(panes: Sequence[tuple[QWidget, Callable[[], object]]], by: int) -> None:
    """Give the keyboard to the next (+1) or previous (−1) pane; it wraps.

    Args:
        panes: Each pane, and what gives it the keyboard.
        by: How many panes further.
    """
    if not panes:
        return
    focus = QApplication.focusWidget()
    at = next(
        (n for n, (pane, _) in enumerate(panes) if focus is not None and (pane is focus or pane.isAncestorOf(focus))),
        -by,
    )
    panes[(at + by) % len(panes)][1]()

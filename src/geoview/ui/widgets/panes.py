"""Panes side by side: splitters, and moving between panes by key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QSplitter, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import Qt

__all__ = ["split", "step_pane"]


def split(orientation: Qt.Orientation, *panes: tuple[QWidget, int, int]) -> QSplitter:
    """Return a splitter with a thin line between panes that can't be collapsed.

    Args:
        orientation: Side by side, or one below the other.
        panes: Each pane, its size in pixels, and its share when the size of the splitter changes.
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
    """Move the focus to the next (+1) or previous (−1) pane; it wraps around.

    Args:
        panes: Each pane, and the function that gives it the focus.
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

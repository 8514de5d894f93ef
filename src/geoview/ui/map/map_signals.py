"""What a map tells the window; apart from the map, whose web engine is loaded late."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

__all__ = ["MAP_SIGNALS", "MapSignals"]

MAP_SIGNALS = (
    "map_ready",
    "map_settled",
    "place_clicked",
    "place_hovered",
    "mention_requested",
    "step_requested",
    "action_requested",
    "ghost_clicked",
    "line_clicked",
    "here_requested",
    "background_clicked",
    "map_failed",
)


class MapSignals(QWidget):
    """A widget with the signals of a map; `geoview.ui.map.map_pane.MapPane` says what each means."""

    map_ready = Signal()
    map_settled = Signal()
    place_clicked = Signal(str)
    place_hovered = Signal(str)
    mention_requested = Signal(int)
    step_requested = Signal(int)
    action_requested = Signal(str, int, str)
    ghost_clicked = Signal(int)
    line_clicked = Signal(str)
    here_requested = Signal(float, float)
    background_clicked = Signal()
    map_failed = Signal(str)

"""The signals of the map; apart from the map, whose web engine is loaded late."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

__all__ = ["MapSignals"]


class MapSignals(QWidget):
    """A widget with the signals of a map; `geoview.ui.map.map_pane.MapPane` explains each of them."""

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

    def forward(self, source: QWidget) -> None:
        """Emit each of these signals whenever another widget with the same signals emits it."""
        for name, kind in vars(MapSignals).items():
            if isinstance(kind, Signal):
                getattr(source, name).connect(getattr(self, name))

"""The layout of the panes: article left, map right, the places below the map; tabs and messages above them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from geoview.ui.widgets.panes import split

__all__ = ["PaneLayout"]

_WIDTHS = (610, 830)  # pixels of article and map
_HEIGHTS = (506, 288)  # pixels of map and places


class PaneLayout(QWidget):
    """The panes that the window shows between toolbar and status bar.

    Attributes:
        panes: Article and map side.
        right: Map and places.
        pages: Start page and panes.
    """

    def __init__(
        self, start: QWidget, tabs: QWidget, messages: QWidget, article: QWidget, map_host: QWidget, places: QWidget
    ) -> None:
        super().__init__()
        self._map, self._places = map_host, places
        self.right = split(Qt.Orientation.Vertical, (map_host, _HEIGHTS[0], 64), (places, _HEIGHTS[1], 36))
        self.panes = split(Qt.Orientation.Horizontal, (article, _WIDTHS[0], 42), (self.right, _WIDTHS[1], 58))
        article.setMinimumWidth(280)
        self.right.setMinimumWidth(360)
        map_host.setMinimumHeight(140)
        places.setMinimumHeight(110)
        self._start = start
        self.pages = QStackedWidget()
        self.pages.addWidget(start)
        self.pages.addWidget(self.panes)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(tabs)
        layout.addWidget(messages)
        layout.addWidget(self.pages, 1)

    @property
    def shows_map(self) -> bool:
        """Whether the map pane is shown."""
        return not self._map.isHidden()

    @property
    def shows_table(self) -> bool:
        """Whether the places pane is shown."""
        return not self._places.isHidden()

    def show_panes(self, map_shown: bool, places: bool, *_: object) -> None:
        """Show the map, the places below it, or both, beside the text.

        Args:
            map_shown: Whether to show the map.
            places: Whether to show the places.
        """
        self._map.setVisible(map_shown)
        self._places.setVisible(places)

    def reset(self) -> None:
        """Show all panes in their default sizes."""
        self.show_panes(True, True)
        self.panes.setSizes(_WIDTHS)
        self.right.setSizes(_HEIGHTS)

    def show_start(self) -> None:
        """Show the start page, because no document is open."""
        self.pages.setCurrentWidget(self._start)

    def show_text(self) -> None:
        """Show the panes, because a document is open."""
        self.pages.setCurrentWidget(self.panes)

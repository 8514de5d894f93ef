"""How the panes lie: article left, map right, the places below the map; tabs and messages above them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

__all__ = ["Frame"]


class Frame(QWidget):
    """Holds what the window shows between toolbar and status bar.

    Attributes:
        panes: Article and map side.
        right: Map and places.
        pages: Start page and panes.
    """

    def __init__(
        self, start: QWidget, tabs: QWidget, messages: QWidget, article: QWidget, chart: QWidget, places: QWidget
    ) -> None:
        super().__init__()
        self.right = QSplitter(Qt.Orientation.Vertical)
        self.right.addWidget(chart)
        self.right.addWidget(places)
        self.right.setStretchFactor(0, 64)
        self.right.setStretchFactor(1, 36)
        self.panes = QSplitter(Qt.Orientation.Horizontal)
        self.panes.addWidget(article)
        self.panes.addWidget(self.right)
        self.panes.setStretchFactor(0, 42)
        self.panes.setStretchFactor(1, 58)
        for splitter in (self.right, self.panes):
            splitter.setHandleWidth(1)
            splitter.setChildrenCollapsible(False)
        self.reset()
        article.setMinimumWidth(280)
        self.right.setMinimumWidth(360)
        chart.setMinimumHeight(140)
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

    def reset(self) -> None:
        """Gives the panes their plain sizes."""
        self.panes.setSizes([610, 830])
        self.right.setSizes([506, 288])

    def show_start(self) -> None:
        """Nothing is open."""
        self.pages.setCurrentWidget(self._start)

    def show_text(self) -> None:
        """Something is open."""
        self.pages.setCurrentWidget(self.panes)

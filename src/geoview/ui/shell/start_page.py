"""The page that the window shows when nothing is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from geoview.ui.widgets.icons import app_icon, icon
from geoview.ui.widgets.theme import LIGHT, Theme
from geoview.viewer.recent_files import labels, there

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtGui import QShowEvent

__all__ = ["StartPage"]

_WIDTH = 430
_SIGN = 56


class StartPage(QWidget):
    """A page with buttons to open a text or a folder, the recent files and the sample. Files may be dropped on it."""

    open_requested = Signal()
    folder_requested = Signal()
    recent_chosen = Signal(str)
    sample_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._paths: list[Path] = []
        self._links: list[QPushButton] = []
        self._is_built = False
        self.setObjectName("startPage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def _build(self) -> None:
        """Build the page when it is first shown, so that opening a file does not wait for it."""
        self._is_built = True
        column = QWidget()
        column.setFixedWidth(_WIDTH)
        self._column = QVBoxLayout(column)
        self._column.setSpacing(8)
        sign = QLabel()
        sign.setPixmap(app_icon().pixmap(_SIGN, _SIGN))
        title = QLabel(self.tr("See where a text happens"))
        title.setObjectName("startTitle")
        lead = QLabel(
            self.tr("Open an article or any plain text. Its places appear on a map beside it, linked word by word.")
        )
        lead.setObjectName("startLead")
        lead.setWordWrap(True)
        self._open = QPushButton(self.tr("Open a text…"))
        self._open.setObjectName("primary")
        self._open.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._open.clicked.connect(self.open_requested)
        self._folder = QPushButton(self.tr("Open a folder…"))
        self._folder.setObjectName("openFolder")
        self._folder.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._folder.clicked.connect(self.folder_requested)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._open)
        buttons.addWidget(self._folder)
        buttons.addStretch(1)
        drop = QLabel(self.tr("or drop a file or a folder anywhere in this window"))
        drop.setObjectName("startSmall")
        self._heading = QLabel(self.tr("Recent"))
        self._heading.setObjectName("startHeading")
        self._recent = QVBoxLayout()
        self._recent.setSpacing(0)
        first = QLabel(self.tr("New here?"))
        first.setObjectName("startHeading")
        self._sample = self._link(self.tr("Read the sample article"))
        self._sample.clicked.connect(self.sample_chosen)
        offline = QLabel(self.tr("GeoView works offline. Nothing that you read leaves this computer."))
        offline.setObjectName("startSmall")
        offline.setWordWrap(True)
        for widget in (sign, title, lead):
            self._column.addWidget(widget)
        self._column.addSpacing(8)
        self._column.addLayout(buttons)
        self._column.addWidget(drop)
        self._column.addSpacing(14)
        self._column.addWidget(self._heading)
        self._column.addLayout(self._recent)
        self._column.addSpacing(10)
        self._column.addWidget(first)
        self._column.addWidget(self._sample)
        self._column.addSpacing(14)
        self._column.addWidget(offline)
        layout = QVBoxLayout(self)
        # Centred by a row, not by an alignment: with one, wrapped text would not get the height that it asks for.
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(column)
        row.addStretch(1)
        layout.addStretch(2)
        layout.addLayout(row)
        layout.addStretch(3)

    def set_recent(self, paths: Sequence[Path]) -> None:
        """List the recent files; those that are gone are greyed."""
        self._paths = list(paths)
        if self._is_built:
            self._list_recent()

    def _list_recent(self) -> None:
        for link in self._links:
            self._recent.removeWidget(link)
            link.deleteLater()
        self._links = []
        for path, label, is_there in zip(self._paths, labels(self._paths), there(self._paths), strict=True):
            link = self._link(label)
            link.setToolTip("")
            link.setAccessibleDescription(str(path))
            link.setEnabled(is_there)
            link.clicked.connect(lambda _=False, path=path: self.recent_chosen.emit(str(path)))
            self._recent.addWidget(link)
            self._links.append(link)
        self._heading.setVisible(bool(self._links))
        self._draw_icons()

    def set_theme(self, theme: Theme) -> None:
        """Colour the icons."""
        self._theme = theme
        if self._is_built:
            self._draw_icons()

    def showEvent(self, event: QShowEvent) -> None:
        """Build the page before it is shown for the first time."""
        if not self._is_built:
            self._build()
            self._list_recent()
        super().showEvent(event)

    def _draw_icons(self) -> None:
        self._sample.setIcon(icon("sample", self._theme.ink))
        if self._links:
            document = icon("document", self._theme.ink)
            for link in self._links:
                link.setIcon(document)

    def _link(self, text: str) -> QPushButton:
        link = QPushButton(text.replace("&", "&&"))
        link.setObjectName("startLink")
        link.setIconSize(QSize(18, 18))
        link.setCursor(Qt.CursorShape.PointingHandCursor)
        link.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return link

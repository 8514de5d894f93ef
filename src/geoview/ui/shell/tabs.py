"""The tabs: one for each open folder and document, hidden while there is only one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QMouseEvent
from PySide6.QtWidgets import QTabBar, QToolButton, QWidget

from geoview.text import printable
from geoview.ui.widgets.actions import Need
from geoview.ui.widgets.icons import icon
from geoview.ui.widgets.theme import LIGHT, Theme
from geoview.viewer import recent_files

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geoview.ui.documents.documents import Documents

__all__ = ["DocumentTabs"]


class DocumentTabs(QTabBar):
    """The tab bar, which shows what is open and brings a tab to the front.

    Args:
        documents: The open documents.
    """

    folder_chosen = Signal(int)
    folder_closed = Signal(int)
    """The tab of a folder, counted from 0; the folders come before the documents."""
    needs_changed = Signal()

    def __init__(self, documents: Documents, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._documents = documents
        self._colour = LIGHT.muted
        self._folders: list[Path] = []
        self._front = -1
        self.setObjectName("tabs")
        self.setAccessibleName(self.tr("Open documents"))
        self.setDocumentMode(True)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setElideMode(Qt.TextElideMode.ElideMiddle)
        self.setUsesScrollButtons(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.hide()
        documents.listed.connect(self._refresh)
        documents.current_changed.connect(self._refresh)
        documents.document_opened.connect(self._refresh)
        self.currentChanged.connect(self._on_current)

    @property
    def needs(self) -> Need:
        """`Need.TABS` when there is another tab to go to."""
        return Need.TABS if self.count() > 1 else Need.NOTHING

    def set_folders(self, folders: Sequence[Path], front: int) -> None:
        """Set which folders are open, and the index of the one in front; −1 for none."""
        self._folders, self._front = list(folders), front
        self._refresh()

    def step(self, by: int) -> None:
        """Bring the next (+1) or previous (−1) tab to the front, starting over at the end."""
        if self.count():
            self.setCurrentIndex((self.currentIndex() + by) % self.count())

    def _refresh(self) -> None:
        sessions = self._documents.sessions
        sources = [session.document.source.path if session.document else None for session in sessions]
        paths = [*self._folders, *(path or Path(self.tr("Text")) for path in sources)]
        blocked = self.blockSignals(True)
        while self.count() > len(paths):
            self.removeTab(self.count() - 1)
        while self.count() < len(paths):
            self.setTabButton(self.addTab(""), QTabBar.ButtonPosition.RightSide, self._close_button())
        for index, (path, label) in enumerate(zip(paths, recent_files.labels(paths), strict=True)):
            # An ampersand would underline the letter behind it.
            self.setTabText(index, label.replace("&", "&&"))
            self.setTabToolTip(index, printable(str(path)).replace("<", "‹"))
            self.setTabIcon(index, self._icon("open") if index < len(self._folders) else QIcon())
        if self._front >= 0:
            self.setCurrentIndex(self._front)
        elif self._documents.current in sessions:
            self.setCurrentIndex(len(self._folders) + sessions.index(self._documents.current))
        self.blockSignals(blocked)
        self.setVisible(len(paths) > 1)
        self.needs_changed.emit()

    def _close_button(self) -> QToolButton:
        button = QToolButton()
        button.setObjectName("closeTab")
        button.setAutoRaise(True)
        button.setIcon(self._icon("close"))
        button.setIconSize(QSize(12, 12))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setAccessibleName(self.tr("Close this document"))
        button.setToolTip(self.tr("Close"))
        button.clicked.connect(lambda: self._on_close(self._tab_of(button)))
        return button

    def _tab_of(self, button: QWidget) -> int:
        side = QTabBar.ButtonPosition.RightSide
        return next((n for n in range(self.count()) if self.tabButton(n, side) is button), -1)

    def _icon(self, name: str) -> QIcon:
        """Return an icon in the present colour, loaded only when a tab needs it."""
        return icon(name, self._colour)

    def set_theme(self, theme: Theme) -> None:
        """Colour the icons."""
        self._colour = theme.muted
        for index in range(len(self._folders)):
            self.setTabIcon(index, self._icon("open"))
        for index in range(self.count()):
            button = self.tabButton(index, QTabBar.ButtonPosition.RightSide)
            if isinstance(button, QToolButton):
                button.setIcon(self._icon("close"))

    def _on_current(self, index: int) -> None:
        sessions, folders = self._documents.sessions, len(self._folders)
        if 0 <= index < folders:
            self.folder_chosen.emit(index)
        elif folders <= index < folders + len(sessions):
            self._documents.activate(sessions[index - folders])

    def _on_close(self, index: int) -> None:
        sessions, folders = self._documents.sessions, len(self._folders)
        if 0 <= index < folders:
            self.folder_closed.emit(index)
        elif folders <= index < folders + len(sessions):
            self._documents.close(sessions[index - folders])

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Close the tab under the middle button."""
        index = self.tabAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.MiddleButton and index >= 0:
            self._on_close(index)
            return
        super().mouseReleaseEvent(event)

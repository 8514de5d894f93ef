"""The tabs: one for each open document; none to be seen while there is only one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QMouseEvent
from PySide6.QtWidgets import QTabBar, QToolButton, QWidget

from geoview.text import printable
from geoview.ui import recent
from geoview.ui.documents import Documents
from geoview.ui.icons import icon
from geoview.ui.theme import Theme

__all__ = ["DocumentTabs"]


class DocumentTabs(QTabBar):
    """Shows which documents are open, and brings one to the front.

    Args:
        documents: What is open.
    """

    def __init__(self, documents: Documents, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._documents = documents
        self._close_icon = QIcon()
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

    def _refresh(self) -> None:
        sessions = self._documents.sessions
        sources = [session.document.source.path if session.document else None for session in sessions]
        paths = [path or Path(self.tr("Text")) for path in sources]
        blocked = self.blockSignals(True)
        while self.count() > len(sessions):
            self.removeTab(self.count() - 1)
        while self.count() < len(sessions):
            self.setTabButton(self.addTab(""), QTabBar.ButtonPosition.RightSide, self._close_button())
        for index, (path, label) in enumerate(zip(paths, recent.labels(paths), strict=True)):
            # An ampersand would underline the letter behind it.
            self.setTabText(index, label.replace("&", "&&"))
            self.setTabToolTip(index, printable(str(path)).replace("<", "‹"))
        if self._documents.current in sessions:
            self.setCurrentIndex(sessions.index(self._documents.current))
        self.blockSignals(blocked)
        self.setVisible(len(sessions) > 1)

    def _close_button(self) -> QToolButton:
        button = QToolButton()
        button.setObjectName("closeTab")
        button.setAutoRaise(True)
        button.setIcon(self._close_icon)
        button.setIconSize(QSize(12, 12))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setAccessibleName(self.tr("Close this document"))
        button.setToolTip(self.tr("Close"))
        button.clicked.connect(lambda: self._on_close(self._tab_of(button)))
        return button

    def _tab_of(self, button: QWidget) -> int:
        side = QTabBar.ButtonPosition.RightSide
        return next((n for n in range(self.count()) if self.tabButton(n, side) is button), -1)

    def set_theme(self, theme: Theme) -> None:
        """Colours the icons."""
        self._close_icon = icon("close", theme.muted)
        for index in range(self.count()):
            button = self.tabButton(index, QTabBar.ButtonPosition.RightSide)
            if isinstance(button, QToolButton):
                button.setIcon(self._close_icon)

    def _on_current(self, index: int) -> None:
        sessions = self._documents.sessions
        if 0 <= index < len(sessions):
            self._documents.activate(sessions[index])

    def _on_close(self, index: int) -> None:
        sessions = self._documents.sessions
        if 0 <= index < len(sessions):
            self._documents.close(sessions[index])

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The middle button closes."""
        index = self.tabAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.MiddleButton and index >= 0:
            self._on_close(index)
            return
        super().mouseReleaseEvent(event)

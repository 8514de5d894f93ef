"""Files and folders that are dropped on the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from geoview.ui.widgets.theme import LIGHT, Theme

__all__ = ["DropTarget", "files_in"]


def files_in(data: QMimeData) -> list[Path]:
    """Return the local files and folders among the dragged addresses; web addresses are ignored."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


class DropTarget(QWidget):
    """An overlay that covers the window while files are dragged over it and says what will happen.

    The window passes its drag events on to it, because the map would otherwise take them.
    """

    files_dropped = Signal(list)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._theme = LIGHT
        self._window = window
        self.setAcceptDrops(True)
        self.setObjectName("dropTarget")
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Repaint in other colours."""
        self._theme = theme
        self.update()

    def offer(self, event: QDragEnterEvent) -> None:
        """Show the target if the drag that has entered the window holds a file."""
        if files_in(event.mimeData()):
            event.acceptProposedAction()
            self.setGeometry(self._window.rect())
            self.raise_()
            self.show()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept a drag that has moved from the window to the target."""
        if files_in(event.mimeData()):
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Hide the target when the drag leaves the window."""
        super().dragLeaveEvent(event)
        self.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Report the dropped files and hide the target."""
        self.hide()
        files = files_in(event.mimeData())
        if files:
            event.acceptProposedAction()
            self.files_dropped.emit(files)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a veil, a dashed frame and a sentence."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(self._theme.paper)
        veil.setAlphaF(0.9)
        painter.fillRect(self.rect(), veil)
        painter.setPen(QPen(QColor(self._theme.current_edge), 3.0, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(22, 22, -22, -22), 16, 16)
        font = self.font()
        font.setPixelSize(22)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(self._theme.ink))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self.tr("Drop to read it here"))

"""Files dropped on the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from geoview.ui.widgets.theme import LIGHT, Theme

__all__ = ["DropTarget", "files_in"]


def files_in(data: QMimeData) -> list[Path]:
    """The local files and folders among what is dragged; web addresses are not ours."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


class DropTarget(QWidget):
    """Covers the window while files are dragged over it, and says what will happen.

    The window hands its drag events here; the map would else swallow them.
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
        """Repaints in other colours."""
        self._theme = theme
        self.update()

    def offer(self, event: QDragEnterEvent) -> None:
        """A drag has entered the window: shows the target when there is a file in it."""
        if files_in(event.mimeData()):
            event.acceptProposedAction()
            self.setGeometry(self._window.rect())
            self.raise_()
            self.show()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """The drag has come over the target itself."""
        if files_in(event.mimeData()):
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The drag has left the window."""
        super().dragLeaveEvent(event)
        self.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Files to open."""
        self.hide()
        files = files_in(event.mimeData())
        if files:
            event.acceptProposedAction()
            self.files_dropped.emit(files)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A veil, a dashed frame, and words."""
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

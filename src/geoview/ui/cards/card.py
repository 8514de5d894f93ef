"""A card over the map: a title, something to look at, and a way to close it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from geoview.ui.widgets.icons import icon
from geoview.ui.widgets.theme import Theme

if TYPE_CHECKING:
    from geoview.ui.map.map_host import MapHost

__all__ = ["Card"]

_EDGE = 12  # pixels to the edge of the map
_FOOT = 26  # the credits of the map stay in view
_WIDTH = 318


class Card(QFrame):
    """Lies in the upper corner of a map and leaves its credits free.

    Args:
        over: The map that it lies over.
        name: Its object name.
        title: What stands above it.
    """

    closed = Signal()

    def __init__(self, over: MapHost, name: str, title: str) -> None:
        super().__init__(over)
        self._over = over
        self._before: QWidget | None = None
        self.setObjectName(name)
        self.setProperty("card", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(title)
        self.title = QLabel(title)
        self.title.setObjectName("cardTitle")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self._close = QToolButton()
        self._close.setObjectName("cardClose")
        self._close.setAutoRaise(True)
        self._close.setAccessibleName(self.tr("Close"))
        self._close.setToolTip(self.tr("Close (Esc)"))
        self._close.clicked.connect(self.closed)
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 0, 0)
        top.addWidget(self.title, 1)
        top.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 10, 12)
        layout.setSpacing(6)
        layout.addLayout(top)
        layout.addLayout(self.body, 1)
        over.installEventFilter(self)
        self.hide()

    def wanted_height(self) -> int:
        """How high it would be with room enough, in pixels."""
        layout = self.layout()
        assert layout is not None
        layout.activate()
        return self.sizeHint().height()

    def open(self, focus: QWidget | None = None) -> None:
        """Shows it and goes there with the keyboard.

        Args:
            focus: What in it gets the focus; None for the sign that closes it.
        """
        before = QApplication.focusWidget()
        if before is not None and not self.isAncestorOf(before):
            self._before = before
        self.show()
        (focus or self._close).setFocus(Qt.FocusReason.OtherFocusReason)

    def dismiss(self, otherwise: QWidget) -> None:
        """Hides it; the focus goes back to where it came from.

        Args:
            otherwise: Gets it where that is gone.
        """
        focus = QApplication.focusWidget()
        had = focus is not None and (focus is self or self.isAncestorOf(focus))
        self.hide()
        before, self._before = self._before, None
        if had:
            target = before if before is not None and shiboken6.isValid(before) and before.isVisible() else otherwise
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_theme(self, theme: Theme) -> None:
        """Colours the sign that closes it."""
        self._close.setIcon(icon("close", theme.muted))

    def arrange(self) -> None:
        """As high as it needs to be and as there is room."""
        room = self._over.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_FOOT - _EDGE)
        width, height = min(_WIDTH, room.width()), min(self.wanted_height(), room.height())
        left = room.left() if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else room.right() - width + 1
        self.setGeometry(left, room.top(), width, height)
        if self.isVisible():
            self._over.pane.show_card((left, room.top(), left + width, room.top() + height))

    def showEvent(self, event: QShowEvent) -> None:
        """In front of the map."""
        super().showEvent(event)
        self.arrange()
        self.raise_()

    def hideEvent(self, event: QHideEvent) -> None:
        """The map is free again, unless another card has come."""
        super().hideEvent(event)
        left = [card for card in self._over.findChildren(Card) if card.isVisible()]
        if left:
            left[0].arrange()
        else:
            self._over.pane.show_card(None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Moves with the map; a map that came later stays behind it."""
        if watched is self._over and event.type() in (QEvent.Type.Resize, QEvent.Type.ChildAdded):
            if self.isVisible():
                self.arrange()
            self.raise_()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Esc closes it before it means anything else in the window."""
        if (
            event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            if event.type() == QEvent.Type.KeyPress:
                self.closed.emit()
            return True
        return super().event(event)

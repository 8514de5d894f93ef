"""The card over the map: a frame with a title and a close button around one page."""

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

__all__ = ["Card", "CardPage"]

_EDGE = 12  # pixels to the edge of the map
_FOOT = 26  # the credits of the map stay in view
_WIDTH = 318


class CardPage(QWidget):
    """What a card shows; `geoview.ui.cards.stack.CardStack` opens and closes it.

    Args:
        name: Its object name.
        title: What stands above it.

    Attributes:
        title: What stands above it.
        first: What gets the keyboard when it opens; None for the close button.
        is_open: It is the page that the card shows, even while the map below it is hidden.
    """

    changed = Signal()
    """Its title, or the height that it needs, is another one."""

    def __init__(self, name: str, title: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.title = title
        self.first: QWidget | None = None
        self.is_open = False
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(4)
        self.hide()

    def refresh(self) -> None:
        """Bring the page up to date; called when it has been opened."""

    def set_theme(self, theme: Theme) -> None:
        """Repaint in other colours."""

    def add_note(self, text: str = "") -> QLabel:
        """Add a line of quiet text below what is there."""
        label = QLabel(text)
        label.setObjectName("cardNote")
        label.setTextFormat(Qt.TextFormat.PlainText)
        self.body.addWidget(label)
        return label


class Card(QFrame):
    """Lies in the upper corner of a map and leaves its credits free.

    Args:
        over: The map that it lies over.
    """

    closed = Signal()
    """The reader closed it."""

    def __init__(self, over: MapHost) -> None:
        super().__init__(over)
        self._over = over
        self._before: QWidget | None = None
        self._page: CardPage | None = None
        self.setObjectName("card")
        self.setProperty("card", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = QLabel()
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
        self._pages = QVBoxLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 10, 12)
        layout.setSpacing(6)
        layout.addLayout(top)
        layout.addLayout(self._pages, 1)
        over.installEventFilter(self)
        self.hide()

    def add(self, page: CardPage) -> None:
        """Take a page in; it stays hidden until it is opened."""
        self._pages.addWidget(page)
        page.changed.connect(self._on_changed)

    def open(self, page: CardPage) -> None:
        """Show a page in place of the one before, and give it the keyboard."""
        before = QApplication.focusWidget()
        if before is not None and not self.isAncestorOf(before):
            self._before = before
        left, self._page = self._page, page
        page.is_open = True
        page.show()
        self.show()
        page.refresh()
        (page.first or self._close).setFocus(Qt.FocusReason.OtherFocusReason)
        if left is not None and left is not page:
            left.is_open = False
            left.hide()
        self._on_changed()

    def dismiss(self, otherwise: QWidget) -> None:
        """Hide the card; the focus goes back to where it came from.

        Args:
            otherwise: Gets the focus where that is gone.
        """
        focus = QApplication.focusWidget()
        had = focus is not None and (focus is self or self.isAncestorOf(focus))
        self.hide()
        page, self._page = self._page, None
        if page is not None:
            page.is_open = False
            page.hide()
        before, self._before = self._before, None
        if had:
            target = before if before is not None and shiboken6.isValid(before) and before.isVisible() else otherwise
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_theme(self, theme: Theme) -> None:
        """Colour the close button."""
        self._close.setIcon(icon("close", theme.muted))

    def _on_changed(self) -> None:
        if self._page is not None:
            self.title.setText(self._page.title)
            self.setAccessibleName(self._page.title)
            self.arrange()

    def arrange(self) -> None:
        """Make the card as high as it needs to be and as there is room."""
        # The page before the card around it, whose hint follows from that of the page.
        for widget in (self._page, self):
            layout = widget.layout() if widget is not None else None
            if layout is not None:
                layout.activate()
        room = self._over.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_FOOT - _EDGE)
        width, height = min(_WIDTH, room.width()), min(self.sizeHint().height(), room.height())
        left = room.left() if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else room.right() - width + 1
        self.setGeometry(left, room.top(), width, height)
        if self.isVisible():
            self._over.pane.show_card((left, room.top(), left + width, room.top() + height))

    def showEvent(self, event: QShowEvent) -> None:
        """Come in front of the map."""
        super().showEvent(event)
        self.arrange()
        self.raise_()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave the map free again."""
        super().hideEvent(event)
        self._over.pane.show_card(None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move with the map, and stay in front of one that came later."""
        if watched is self._over and event.type() in (QEvent.Type.Resize, QEvent.Type.ChildAdded):
            if self.isVisible():
                self.arrange()
            self.raise_()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Close on Esc before it means anything else in the window."""
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

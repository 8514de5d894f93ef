"""The card over the map: a frame with a title and a close button around one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from geoview.ui.widgets.icons import icon

if TYPE_CHECKING:
    from geoview.ui.map.map_host import MapHost
    from geoview.ui.widgets.theme import Theme

__all__ = ["Card", "CardPage"]

_EDGE = 12  # pixels to the edge of the map
_FOOT = 26  # the credits of the map stay in view
_WIDTH = 318


class CardPage(QWidget):
    """The content of a card; `geoview.ui.cards.stack.CardStack` opens and closes it.

    Args:
        name: The object name.
        title: The title of the card.

    Attributes:
        title: The title of the card.
        first: The widget that gets the focus when the page opens; None for the close button.
        is_open: True for the page that the card shows, even while the map below it is hidden.
    """

    changed = Signal()
    """The title, or the height that the page needs, has changed."""

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
        """Add a line of quiet text at the end of the page."""
        label = QLabel(text)
        label.setObjectName("cardNote")
        label.setTextFormat(Qt.TextFormat.PlainText)
        self.body.addWidget(label)
        return label


class Card(QFrame):
    """A frame in the upper corner of a map, which leaves the credits of the map visible.

    Args:
        over: The map below it.
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
        """Add a page; it stays hidden until it is opened."""
        self._pages.addWidget(page)
        page.changed.connect(self._on_changed)

    def open(self, page: CardPage) -> None:
        """Show a page in place of the one before, and give it the focus."""
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
        """Hide the card; the focus returns to the widget that had it before.

        Args:
            otherwise: Gets the focus if that widget is gone.
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
        """Set the height to what the page needs, as far as there is room."""
        # First the page, then the card around it, whose size hint depends on that of the page.
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
        """Bring the card in front of the map."""
        super().showEvent(event)
        self.arrange()
        self.raise_()

    def hideEvent(self, event: QHideEvent) -> None:
        """Return the space to the map."""
        super().hideEvent(event)
        self._over.pane.show_card(None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the map, and stay in front of one that is made later."""
        if watched is self._over and event.type() in (QEvent.Type.Resize, QEvent.Type.ChildAdded):
            if self.isVisible():
                self.arrange()
            self.raise_()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Close on Esc, before Esc means anything else in the window."""
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

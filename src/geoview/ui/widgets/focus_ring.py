"""The focus ring: a frame around the widget that has the keyboard focus, for widgets whose style draws none."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QFocusEvent, QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLineEdit, QPushButton, QTabBar, QToolBar, QWidget

__all__ = ["FocusRing", "note_focus"]

_WIDTH = 2.0
_ROUND = 4.0
_BY_KEYS = "focusByKeys"
_KEYS = {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason}


def note_focus(widget: QWidget, event: QFocusEvent) -> None:
    """Note whether the keyboard moved the focus here; for the `focusInEvent` of large panes.

    Large panes that are read or clicked into have a ring only when the keyboard moved the focus there.
    """
    widget.setProperty(_BY_KEYS, event.reason() in _KEYS)


class _Ring(QWidget):
    """A child of the widget that it frames, so that it moves with it; it lets every click through."""

    def __init__(self, target: QWidget, colour: str) -> None:
        super().__init__(target)
        self._colour = colour
        self.setObjectName("focusRing")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        target.installEventFilter(self)
        self._settle(target)
        if isinstance(target, QTabBar):
            # By a method of its own: that ends with the ring, which may go before the tabs do.
            target.currentChanged.connect(self._on_tab)
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the framed widget."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self._settle(watched)
        return False

    def _on_tab(self) -> None:
        """Move to the current tab."""
        target = self.parentWidget()
        if target is not None:
            self._settle(target)

    def _settle(self, target: QWidget) -> None:
        self.setGeometry(target.tabRect(target.currentIndex()) if isinstance(target, QTabBar) else target.rect())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a line just inside the edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._colour), _WIDTH))
        inset = _WIDTH / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), _ROUND, _ROUND)
        painter.end()


class FocusRing(QObject):
    """The focus ring of the application, which follows the focus through all its windows.

    Args:
        application: The application.
        colour: Colour of the ring, as #rrggbb.
    """

    def __init__(self, application: QApplication, colour: str, parent: QObject) -> None:
        super().__init__(parent)
        self._colour = colour
        self._ring: _Ring | None = None
        application.focusChanged.connect(self._on_focus)

    def set_colour(self, colour: str) -> None:
        """Set the colour of the present ring and of later ones."""
        self._colour = colour
        focus = QApplication.focusWidget()
        self._on_focus(focus, focus)

    def _on_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        ring, self._ring = self._ring, None
        if ring is not None and shiboken6.isValid(ring):
            ring.hide()
            ring.deleteLater()
        # A window that has just come up is not framed before a key is used in it.
        is_new = before is None and isinstance(now, QAbstractScrollArea | QTabBar)
        if now is not None and not is_new and self._wants(now):
            self._ring = _Ring(now, self._colour)

    @staticmethod
    def _wants(widget: QWidget) -> bool:
        """Return whether a widget needs a ring.

        It needs none when its style draws one, when it is a web page, which draws its own, when no key leads to it,
        or after a click.
        """
        if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            return False
        has_own = isinstance(widget, QLineEdit | QPushButton) or isinstance(widget.parent(), QToolBar)
        is_page = "WebEngine" in widget.metaObject().className() or "WebEngine" in type(widget.parent()).__name__
        clicked = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        return not (has_own or is_page or clicked or widget.property(_BY_KEYS) is False)

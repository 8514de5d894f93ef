"""The main window: toolbar above, panes in the middle, status bar below; the menu bar is optional."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent
from PySide6.QtWidgets import QMainWindow, QMenu

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geoview.ui.shell.drop_target import DropTarget
    from geoview.ui.widgets.pane_layout import PaneLayout
    from geoview.ui.widgets.status_bar import StatusBar
    from geoview.ui.widgets.toolbar import ToolBar

__all__ = ["Window"]


class Window(QMainWindow):
    """A frame for the parts. What they do, and how they are connected, is in `geoview.ui.shell.compose`."""

    close_requested = Signal(QCloseEvent)
    """The window is about to close; a receiver that has a reason against it ignores the event."""
    closing = Signal()
    """The window closes, and its state will be saved."""
    closed = Signal()
    """All receivers of `closing` have stored their state."""
    menu_bar_shown = Signal(bool)
    full_screen_changed = Signal(bool)
    drag_entered = Signal(QDragEnterEvent)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setAcceptDrops(True)
        self.setMinimumSize(720, 480)

    def lay_out(self, menus: Sequence[QMenu], toolbar: ToolBar, panes: PaneLayout, status: StatusBar) -> None:
        """Put the parts in their places; the menu bar is hidden at first."""
        for menu in menus:
            self.menuBar().addMenu(menu)
        self.addToolBar(toolbar)
        self.setCentralWidget(panes)
        self.setStatusBar(status)

    def take_drops(self, target: DropTarget) -> None:
        """Accept files that are dropped anywhere; the map would otherwise take them."""
        self.drag_entered.connect(target.offer)

    def show_menu_bar(self, shown: bool) -> None:
        """Show or hide the menus above the toolbar; a menu bar of the system itself is always shown."""
        native = self.menuBar().isNativeMenuBar()
        self.menuBar().setVisible(shown or native)
        self.menu_bar_shown.emit(shown or native)
        if shown and self.isVisible():
            self.menuBar().setFocus(Qt.FocusReason.MenuBarFocusReason)

    def fill_screen(self, filled: bool) -> None:
        """Fill the whole screen, or return to the size before."""
        state, flag = self.windowState(), Qt.WindowState.WindowFullScreen
        self.setWindowState(state | flag if filled else state & ~flag)

    def come_forward(self) -> None:
        """Bring the window in front of all others."""
        self.show()
        self.raise_()
        self.activateWindow()

    def changeEvent(self, event: QEvent) -> None:
        """Report when the window starts or stops filling the screen, whatever the cause."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self.full_screen_changed.emit(self.isFullScreen())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Pass the drag on to the drop target."""
        self.drag_entered.emit(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close, unless a receiver has a reason against it."""
        self.close_requested.emit(event)
        if event.isAccepted():
            self.closing.emit()
            self.closed.emit()
            super().closeEvent(event)

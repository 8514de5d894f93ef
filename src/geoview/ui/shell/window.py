"""The main window: toolbar above, panes in the middle, status bar below; the menu bar where it is wanted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent
from PySide6.QtWidgets import QMainWindow, QMenu

if TYPE_CHECKING:
    from geoview.ui.shell.drop_target import DropTarget
    from geoview.ui.widgets.pane_layout import PaneLayout
    from geoview.ui.widgets.status_bar import StatusBar
    from geoview.ui.widgets.toolbar import ToolBar

__all__ = ["Window"]


class Window(QMainWindow):
    """A frame for the parts; what they do, and how they hang together, stands in `geoview.ui.shell.compose`."""

    close_requested = Signal(QCloseEvent)
    """The window is to close; whoever has a reason against it ignores the event."""
    closing = Signal()
    """The window closes, and its state will be saved."""
    closed = Signal()
    """All have noted what is to be saved."""
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
        """Let files be dropped anywhere; the map would otherwise swallow them."""
        self.drag_entered.connect(target.offer)

    def show_menu_bar(self, shown: bool) -> None:
        """Show the menus above the toolbar, or hide them; where the system has a menu bar of its own, always there."""
        native = self.menuBar().isNativeMenuBar()
        self.menuBar().setVisible(shown or native)
        self.menu_bar_shown.emit(shown or native)
        if shown and self.isVisible():
            self.menuBar().setFocus(Qt.FocusReason.MenuBarFocusReason)

    def fill_screen(self, filled: bool) -> None:
        """Take the whole screen, or as much as before."""
        state, flag = self.windowState(), Qt.WindowState.WindowFullScreen
        self.setWindowState(state | flag if filled else state & ~flag)

    def come_forward(self) -> None:
        """Bring the window before all others."""
        self.show()
        self.raise_()
        self.activateWindow()

    def changeEvent(self, event: QEvent) -> None:
        """Tell when the window fills the screen, whoever had it do so."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self.full_screen_changed.emit(self.isFullScreen())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Show where to drop."""
        self.drag_entered.emit(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close, unless somebody has a reason against it."""
        self.close_requested.emit(event)
        if event.isAccepted():
            self.closing.emit()
            self.closed.emit()
            super().closeEvent(event)

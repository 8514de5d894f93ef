"""The toolbar: open, step, find, and light or dark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLabel, QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from geoview.ui.widgets.fields import SearchField
from geoview.ui.widgets.icons import icon

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geoview.ui.widgets.theme import Theme

__all__ = ["ToolBar"]


class ToolBar(QToolBar):
    """One row of buttons, and the find field."""

    find_changed = Signal(str)
    find_stepped = Signal(int)
    """Enter (+1) or Shift+Enter (−1) was pressed in the find field."""
    find_left = Signal()
    """Esc was pressed in the find field."""

    def __init__(self, actions: Mapping[str, QAction], menus: Sequence[QMenu], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("toolbar")
        self.setWindowTitle(self.tr("Toolbar"))
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setIconSize(QSize(16, 16))
        self._open = self._button(actions["open"], text=self.tr("Open…"))
        self._previous = self._button(actions["previous_of_place"], icon_only=True)
        self._next = self._button(actions["next_of_place"], icon_only=True)
        self.counter = self._button(actions["show_mention"], text="")
        self.counter.setObjectName("counter")
        self._counter_text = ""
        # A button takes its action's words again whenever the action is enabled or disabled.
        actions["show_mention"].changed.connect(lambda: self.counter.setText(self._counter_text))
        spacer = QWidget()
        spacer.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(spacer)
        self.found = QLabel()
        self.found.setObjectName("found")
        self.found.setTextFormat(Qt.TextFormat.PlainText)
        self.addWidget(self.found)
        self.field = SearchField(self.tr("Find in text or places"), self.tr("Find in text or places (Ctrl+F)"))
        self.field.setObjectName("find")
        self.field.setMaxLength(500)
        self.field.setMinimumWidth(150)
        self.field.setMaximumWidth(300)
        self.field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.field.textChanged.connect(self.find_changed)
        self.field.installEventFilter(self)
        self.addWidget(self.field)
        self._menu_button(actions["export"], self.tr("Export"))
        self._button(actions["reading_mode"], icon_only=True)
        self._toggle = self._button(actions["toggle_theme"], icon_only=True)
        self._menu = QMenu(self)
        for menu in menus:
            self._menu.addMenu(menu)
        self._menus = QToolButton()
        self._menus.setMenu(self._menu)
        self._menus.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menus.setProperty("iconOnly", True)
        self._menus.setAccessibleName(self.tr("Menu"))
        self._menus.setToolTip(self.tr("All commands (F10 shows the menu bar)"))
        self._menus_action = self.addWidget(self._menus)
        self.set_counter("")

    def _button(self, action: QAction, *, text: str | None = None, icon_only: bool = False) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(action)
        style = Qt.ToolButtonStyle.ToolButtonIconOnly if icon_only else Qt.ToolButtonStyle.ToolButtonTextOnly
        button.setToolButtonStyle(style)
        button.setProperty("iconOnly", icon_only)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(action.text().replace("&", ""))
        button.setAccessibleDescription(action.toolTip())
        if text is not None:
            button.setText(text)
        self.addWidget(button)
        return button

    def _menu_button(self, action: QAction, text: str) -> None:
        button = QToolButton()
        button.setText(text)
        button.setMenu(action.menu())  # type: ignore[arg-type]
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setProperty("menuButton", True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(text)
        button.setToolTip(action.toolTip())
        action.enabledChanged.connect(button.setEnabled)
        button.setEnabled(action.isEnabled())
        self.addWidget(button)

    def show_menus(self, there: bool) -> None:
        """Show the menu button when the menu bar is hidden."""
        self._menus_action.setVisible(there)

    def set_counter(self, text: str) -> None:
        """Show the number of the current mention, as "Mention 3 of 6"."""
        self._counter_text = text
        self.counter.setText(text)
        self.counter.setAccessibleName(text or self.tr("No mention chosen"))
        for action in self.actions():
            if self.widgetForAction(action) is self.counter:
                action.setVisible(bool(text))

    def set_found(self, text: str) -> None:
        """Show the count beside the find field, as "3 of 12 · 1 place"."""
        self.found.setText(text)

    def set_theme(self, theme: Theme, actions: Mapping[str, QAction]) -> None:
        """Colour the icons."""
        self.field.set_theme(theme)
        for name in ("previous_of_place", "next_of_place"):
            actions[name].setIcon(icon(actions[name].objectName().removesuffix("_of_place"), theme.ink))
        actions["reading_mode"].setIcon(icon("reading", theme.ink))
        actions["toggle_theme"].setIcon(icon("sun" if theme.dark else "moon", theme.ink))
        self._menus.setIcon(icon("menu", theme.ink))
        self.found.setStyleSheet(f"color: {theme.muted}")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Step through the matches on Enter; go back to the text on Esc."""
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                self.find_stepped.emit(-1 if back else 1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.find_left.emit()
                return True
        return super().eventFilter(watched, event)

"""The menus of the view: which panes are shown, light or dark, and the language of the window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from geoview.ui.widgets.message_bar import Message, Tone
from geoview.ui.wording.language import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geoview.ui.settings.preferences import Preferences
    from geoview.ui.widgets.color_scheme import ColorScheme
    from geoview.ui.widgets.message_bar import MessageBar
    from geoview.ui.widgets.pane_layout import PaneLayout

__all__ = ["ViewMenus"]

_ON_MAP = ("statistics", "comention_lines", "comention_list", "legend", "fit_all", "zoom_to_place")


class ViewMenus(QObject):
    """The menus for panes, theme and language.

    Args:
        actions: All actions; some have these menus.
        panes: The layout of the panes.
        colors: The choice between light and dark.
        preferences: The settings, which hold the language.
        messages: Shows when another language takes effect.
    """

    def __init__(
        self,
        actions: Mapping[str, QAction],
        panes: PaneLayout,
        colors: ColorScheme,
        preferences: Preferences,
        messages: MessageBar,
    ) -> None:
        super().__init__(panes)
        self._actions, self._layout, self._colors = actions, panes, colors
        self._preferences, self._messages = preferences, messages
        layouts = {
            (True, True): self.tr("Text, Map and &Table"),
            (True, False): self.tr("Text and &Map"),
            (False, True): self.tr("&Text and Table"),
        }
        menu = self._menu("panes")
        self._panes = {shown: self._add(menu, title) for shown, title in layouts.items()}
        for shown, action in self._panes.items():
            action.triggered.connect(partial(panes.show_panes, *shown))
        menu.aboutToShow.connect(self._mark_panes)
        for name in _ON_MAP:
            actions[name].triggered.connect(self._show_map)
        languages = self._menu("language")
        names = {"": self.tr("As the &System"), **dict(LANGUAGES)}
        self._languages = {code: self._add(languages, name) for code, name in names.items()}
        for code, action in self._languages.items():
            action.triggered.connect(partial(self._speak, code))
        languages.aboutToShow.connect(self._mark_language)
        themes = {"system": self.tr("As the &System"), "light": self.tr("&Light"), "dark": self.tr("&Dark")}
        theme = self._menu("theme")
        self._themes = {choice: self._add(theme, title) for choice, title in themes.items()}
        for choice, action in self._themes.items():
            action.triggered.connect(partial(self._choose_theme, choice))
        theme.aboutToShow.connect(lambda: self._themes[colors.choice].setChecked(True))

    def _menu(self, name: str) -> QMenu:
        menu = self._actions[name].menu()
        assert isinstance(menu, QMenu)
        QActionGroup(menu)
        return menu

    @staticmethod
    def _add(menu: QMenu, title: str) -> QAction:
        action = menu.addAction(title)
        action.setCheckable(True)
        group = menu.findChild(QActionGroup)
        assert group is not None
        group.addAction(action)
        return action

    def _mark_panes(self) -> None:
        self._panes[self._layout.shows_map, self._layout.shows_table].setChecked(True)

    def _show_map(self) -> None:
        """Show the map pane, because the reader asked for something on it."""
        self._layout.show_panes(True, self._layout.shows_table)

    def _mark_language(self) -> None:
        code = self._preferences.settings.interface_language
        if code in self._languages:
            self._languages[code].setChecked(True)

    def _speak(self, code: str) -> None:
        preferences = self._preferences
        if preferences.settings.interface_language != code:
            preferences.change("interface_language", code)
            name = self._languages[code].text().replace("&", "")
            text = self.tr("The window speaks another language after the next start.")
            self._messages.show_message(Message("language", Tone.NOTICE, name, text))

    def _choose_theme(self, choice: str, _checked: bool = False) -> None:
        self._colors.choose(choice)

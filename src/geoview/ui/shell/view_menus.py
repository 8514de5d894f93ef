"""Two menus of the view: which panes are there, and the language of the window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from geoview.ui.widgets.message_bar import Message, Tone
from geoview.ui.wording.language import LANGUAGES

if TYPE_CHECKING:
    from geoview.ui.shell.window import Window

__all__ = ["ViewMenus"]

_ON_MAP = ("statistics", "comention_lines", "comention_list", "legend", "fit_all", "zoom_to_place")


class ViewMenus(QObject):
    """Fills them and does what they say.

    Args:
        window: Whose menus they are.
    """

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        layouts = {
            (True, True): self.tr("Text, Map and &Table"),
            (True, False): self.tr("Text and &Map"),
            (False, True): self.tr("&Text and Table"),
        }
        panes = self._menu("panes")
        self._panes = {shown: self._add(panes, title) for shown, title in layouts.items()}
        for shown, action in self._panes.items():
            action.triggered.connect(partial(window.frame.show_panes, *shown))
        panes.aboutToShow.connect(self._mark_panes)
        for name in _ON_MAP:
            window.actions_by_name[name].triggered.connect(self._show_map)
        languages = self._menu("language")
        names = {"": self.tr("As the &System"), **dict(LANGUAGES)}
        self._languages = {code: self._add(languages, name) for code, name in names.items()}
        for code, action in self._languages.items():
            action.triggered.connect(partial(self._speak, code))
        languages.aboutToShow.connect(self._mark_language)

    def _menu(self, name: str) -> QMenu:
        menu = self._window.actions_by_name[name].menu()
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
        frame = self._window.frame
        self._panes[frame.shows_map, frame.shows_table].setChecked(True)

    def _show_map(self) -> None:
        """What is asked for is on the map."""
        self._window.frame.show_panes(True, self._window.frame.shows_table)

    def _mark_language(self) -> None:
        code = self._window.preferences.settings.interface_language
        if code in self._languages:
            self._languages[code].setChecked(True)

    def _speak(self, code: str) -> None:
        preferences = self._window.preferences
        if preferences.settings.interface_language != code:
            preferences.change("interface_language", code)
            name = self._languages[code].text().replace("&", "")
            told = self.tr("The window speaks another language after the next start.")
            self._window.messages.show_message(Message("language", Tone.NOTICE, name, told))

"""The context menus of the text, of a row of the places, and of the map."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction, QCursor, QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from geoview.ui.selection.selection import Cause
from geoview.ui.wording.edit_wording import shortened
from geoview.ui.wording.place_wording import isolated

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geoview.ui.article.article_view import ArticleView
    from geoview.ui.correcting.controller import CorrectionController
    from geoview.ui.map.map_host import MapHost
    from geoview.ui.places.place_table import PlaceTable
    from geoview.ui.selection.selection import Selection
    from geoview.ui.widgets.actions import ActionStates
    from geoview.ui.widgets.status_bar import StatusBar

__all__ = ["ContextMenus", "copy_coordinates"]

_ABOUT_MENTION = (("choose", "reject", "reject_all", "forget"), ("copy_coordinates", "open_elsewhere"))


def copy_coordinates(latitude: float, longitude: float) -> str:
    """Copy a position in degrees (WGS 84) as "48.85660, 2.35220"; return this text."""
    text = f"{latitude:.5f}, {longitude:.5f}"
    QGuiApplication.clipboard().setText(text)
    return text


class ContextMenus(QObject):
    """The context menus. They hold the window's own actions that apply at that moment.

    Args:
        view: The text.
        table: The places.
        map_host: The map.
        actions: All actions.
        states: Enables the actions that apply.
        selection: The selection, which a right click changes.
        correcting: Places the current mention at a point of the map.
        status: Shows what was copied.
    """

    def __init__(
        self,
        view: ArticleView,
        table: PlaceTable,
        map_host: MapHost,
        actions: Mapping[str, QAction],
        states: ActionStates,
        selection: Selection,
        correcting: CorrectionController,
        status: StatusBar,
    ) -> None:
        super().__init__(view)
        self._view, self._table, self._map, self._actions, self._states = view, table, map_host, actions, states
        self._selection, self._correcting, self._status = selection, correcting, status
        for widget, show in ((view, self._on_text_menu), (table, self._on_table_menu)):
            widget.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            widget.customContextMenuRequested.connect(show)
        map_host.here_requested.connect(self._on_here)

    def fill_text_menu(self, menu: QMenu) -> None:
        """Fill the menu for a right click in the text."""
        self._fill(menu, (("copy",), ("add_place", "widen"), *_ABOUT_MENTION, ("undo", "redo"), ("select_all",)))

    def fill_table_menu(self, menu: QMenu) -> None:
        """Fill the menu for a right click on a row, for the current mention of its place."""
        self._fill(menu, (("next_of_place", "previous_of_place", "zoom_to_place"), *_ABOUT_MENTION, ("undo", "redo")))

    def fill_map_menu(self, menu: QMenu, latitude: float, longitude: float) -> None:
        """Fill the menu for a right click on the map at a position in degrees (WGS 84)."""
        current = self._selection.resolution
        if current is not None:
            name = shortened(current.mention.surface).replace("&", "&&")
            here = menu.addAction(self.tr("Place “{0}” Here").format(name))
            here.setObjectName("place_here")
            here.triggered.connect(partial(self._correcting.place_here, latitude, longitude))
        copy = menu.addAction(self.tr("Copy Coordinates of This Point"))
        copy.setObjectName("copy_point")
        copy.triggered.connect(partial(self._copy_point, latitude, longitude))

    def copy_place(self) -> None:
        """Copy latitude and longitude of the chosen place."""
        place = self._selection.place
        if place is not None:
            self._copy_point(place.latitude, place.longitude)

    def _fill(self, menu: QMenu, groups: tuple[tuple[str, ...], ...]) -> None:
        # The right click has already changed the selection.
        self._states.join()
        for group in groups:
            found = [self._actions[name] for name in group if self._actions[name].isEnabled()]
            if found and menu.actions():
                menu.addSeparator()
            menu.addActions(found)

    def _on_text_menu(self, at: QPoint) -> None:
        index = self._view.mention_at(at.toPointF())
        if index >= 0 and self._view.selected_span() is None:
            self._selection.choose_mention(index, Cause.TEXT)
        menu = self._menu("text_menu", self._view)
        self.fill_text_menu(menu)
        menu.popup(self._view.viewport().mapToGlobal(at))

    def _on_table_menu(self, at: QPoint) -> None:
        place_id = self._table.rows.name_at(self._table.indexAt(at).row())
        if place_id is not None:
            self._selection.show_place(place_id, Cause.TABLE)
            menu = self._menu("table_menu", self._table)
            self.fill_table_menu(menu)
            menu.popup(self._table.viewport().mapToGlobal(at))

    def _on_here(self, latitude: float, longitude: float) -> None:
        menu = self._menu("map_menu", self._map)
        self.fill_map_menu(menu, latitude, longitude)
        menu.popup(QCursor.pos())

    @staticmethod
    def _menu(name: str, parent: QWidget) -> QMenu:
        menu = QMenu(parent.window())
        menu.setObjectName(name)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _copy_point(self, latitude: float, longitude: float, _checked: bool = False) -> None:
        text = copy_coordinates(latitude, longitude)
        self._status.say(self.tr("Copied {0}").format(isolated(text)))

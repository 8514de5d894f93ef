"""The commands that show the chosen place on another map: in the web browser, or in a map program."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from geoview.gazetteer.place import PlaceKind
from geoview.ui.widgets.message_bar import Message, Tone

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from geoview.gazetteer.place import Place
    from geoview.ui.selection.selection import Selection
    from geoview.ui.widgets.message_bar import MessageBar

__all__ = ["ExternalMaps", "address"]

_MAPS = {
    "OpenStreetMap": "https://www.openstreetmap.org/?mlat={lat}&mlon={lon}#map={zoom}/{lat}/{lon}",
    "Google Maps": "https://www.google.com/maps/search/?api=1&query={lat},{lon}",
    "Bing Maps": "https://www.bing.com/maps?cp={lat}~{lon}&lvl={zoom}&sp=point.{lat}_{lon}",
}
"""Web maps by their names, which are the same in every language. Only numbers are put in."""
_PROGRAM = "geo:{lat},{lon}"
"""RFC 5870."""
_ZOOMS = {PlaceKind.COUNTRY: 5, PlaceKind.REGION: 5, PlaceKind.STATE: 7, PlaceKind.NATURE: 9, PlaceKind.FACILITY: 15}
_ZOOM = 11


def address(template: str, place: Place) -> str:
    """Return the address at which a map shows a place.

    Args:
        template: Address with {lat} and {lon} in degrees (WGS 84), and {zoom} as a level of web maps.
        place: The place. Only its position and its kind go into the address.
    """
    zoom = _ZOOMS.get(place.kind, _ZOOM)
    return template.format(lat=f"{place.latitude:.5f}", lon=f"{place.longitude:.5f}", zoom=zoom)


class ExternalMaps(QObject):
    """The menu of external maps. It opens the chosen one; GeoView itself sends nothing.

    Args:
        menu: The menu to fill.
        selection: Holds the place to show.
        messages: Shows an error when a map could not be opened.
    """

    def __init__(self, menu: QMenu, selection: Selection, messages: MessageBar) -> None:
        super().__init__(menu)
        self._selection, self._messages = selection, messages
        for name, template in _MAPS.items():
            menu.addAction(name).triggered.connect(partial(self._open, template))
        menu.addSeparator()
        menu.addAction(self.tr("&Map Program of This Computer")).triggered.connect(partial(self._open, _PROGRAM))

    def _open(self, template: str) -> None:
        place = self._selection.place
        if place is None:
            return
        if QDesktopServices.openUrl(QUrl(address(template, place))):
            self._messages.remove("elsewhere")
            return
        title = self.tr("The map could not be opened")
        text = self.tr("This computer has no program for it. Copy Coordinates puts the position into the clipboard.")
        self._messages.show_message(Message("elsewhere", Tone.WARNING, title, text))

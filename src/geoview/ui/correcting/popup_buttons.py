"""The buttons in the popup of the map: another place, or no place at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from geoview.ui.map.map_action import MapAction
from geoview.ui.selection.selection import Cause

if TYPE_CHECKING:
    from geoview.ui.correcting.candidate_chooser import CandidateChooser
    from geoview.ui.correcting.controller import CorrectionController
    from geoview.ui.map.map_host import MapHost
    from geoview.ui.selection.selection import Selection

__all__ = ["PopupButtons"]

_CHOOSE = "choose"
_REJECT = "reject"


class PopupButtons(QObject):
    """The buttons of the popup, named after the current mention, with their commands.

    Args:
        map_host: The map with the popup.
        selection: The selection, whose mention the popup shows.
        chooser: The panel that asks which place is meant.
        correcting: The commands that make corrections.
    """

    def __init__(
        self, map_host: MapHost, selection: Selection, chooser: CandidateChooser, correcting: CorrectionController
    ) -> None:
        super().__init__(map_host)
        self._map, self._selection, self._chooser, self._correcting = map_host, selection, chooser, correcting
        self._other_places = -1
        map_host.action_requested.connect(self._on_action)
        selection.changed.connect(lambda _: self._name())
        self._name()

    def _on_action(self, place_id: str, mention: int, action: str) -> None:
        """Carry out the button that was pressed, for the mention that the popup shows."""
        selection, atlas = self._selection, self._selection.atlas
        if atlas is None or mention not in atlas.mentions_of(place_id):
            return
        if selection.mention != mention:
            selection.choose_mention(mention, Cause.MAP)
        if action == _REJECT:
            self._correcting.reject()
        elif action == _CHOOSE:
            self._chooser.open_current()

    def _name(self) -> None:
        """Show on the button how many other places there are."""
        current = self._selection.resolution
        chosen = current.chosen if current is not None else None
        others = sum(c.place != chosen for c in current.candidates) if current is not None else 0
        if others != self._other_places:
            self._other_places = others
            label = self.tr("Other places ({0})…").format(others) if others else self.tr("Other places…")
            self._map.pane.set_actions((MapAction(_CHOOSE, label), MapAction(_REJECT, self.tr("Not a place"))))

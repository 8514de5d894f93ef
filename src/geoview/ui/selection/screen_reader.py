"""Tells a screen reader which place was chosen, wherever that was done: on a pin, on a row, in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from geoview.mapping.labels import where
from geoview.ui.selection.selection import Cause
from geoview.ui.wording.place_wording import WORDS

if TYPE_CHECKING:
    from geoview.ui.shell.window import Window

__all__ = ["ScreenReader"]


class ScreenReader(QObject):
    """Says the chosen place in one line; what merely was chosen again after an edit is not said again.

    Args:
        window: Whose selection it follows.
    """

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        window.selection.changed.connect(self._on_changed)

    def words(self) -> str:
        """The choice in one line: name, kind, where, which of its mentions; "" while nothing is chosen."""
        window, selection = self._window, self._window.selection
        atlas = selection.atlas
        if atlas is None or selection.mention is None:
            return ""
        resolution = atlas.resolutions[selection.mention]
        place = resolution.chosen
        if place is None:
            return self.tr("{0}, no place was found").format(resolution.mention.surface)
        country = window.country_name(place.country_code) if place.country_code else ""
        parts = [WORDS.name(place), WORDS.kind(place), where(place, country)]
        if selection.position is not None:
            parts.append(self.tr("mention {0} of {1}").format(*selection.position))
        if resolution.uncertain:
            parts.append(self.tr("uncertain"))
        return ", ".join(part for part in parts if part)

    def _on_changed(self, cause: str) -> None:
        words = self.words() if cause != Cause.REFRESH else ""
        if words:
            from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._window, words))

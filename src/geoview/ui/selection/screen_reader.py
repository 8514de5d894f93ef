"""Screen reader announcements of the chosen place, whether it was chosen on the map, in the table or in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from geoview.mapping.labels import where
from geoview.ui.selection.selection import Cause
from geoview.ui.wording.place_wording import WORDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from geoview.ui.selection.selection import Selection

__all__ = ["ScreenReader"]


class ScreenReader(QObject):
    """The announcer of the chosen place. A choice that is only restored after an edit is not announced.

    Args:
        selection: The selection to announce.
        country_name: The name of a country by its ISO code.
        parent: Owner, and the source of the announcements.
    """

    def __init__(self, selection: Selection, country_name: Callable[[str], str], parent: QObject) -> None:
        super().__init__(parent)
        self._selection, self._country_name, self._voice = selection, country_name, parent
        selection.changed.connect(self._on_changed)

    def say(self, words: str) -> None:
        """Announce something that a sighted reader sees happen."""
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._voice, words))

    def words(self) -> str:
        """Return the choice in one line (name, kind, position, which mention), or "" if nothing is chosen."""
        selection = self._selection
        resolution = selection.resolution
        if resolution is None:
            return ""
        place = resolution.chosen
        if place is None:
            return self.tr("{0}, no place was found").format(resolution.mention.surface)
        country = self._country_name(place.country_code) if place.country_code else ""
        parts = [WORDS.name(place), WORDS.kind(place), where(place, country)]
        if selection.position is not None:
            parts.append(self.tr("mention {0} of {1}").format(*selection.position))
        if resolution.uncertain:
            parts.append(self.tr("uncertain"))
        return ", ".join(part for part in parts if part)

    def _on_changed(self, cause: str) -> None:
        words = self.words() if cause != Cause.REFRESH else ""
        if words:
            self.say(words)

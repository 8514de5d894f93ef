"""The one selection and the one hover that text, map and table share."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from geoview.ui.widgets.actions import Need

if TYPE_CHECKING:
    from geoview.atlas import Atlas
    from geoview.gazetteer.place import Place
    from geoview.resolution.types import Resolution

__all__ = ["Cause", "Selection"]


class Cause(StrEnum):
    """Where a choice was made. The view that caused it does not move while the reader uses it."""

    TEXT = "text"
    MAP = "map"
    TABLE = "table"
    KEYS = "keys"
    REFRESH = "refresh"
    """The atlas changed; the reader chose nothing, so nothing moves."""


class Selection(QObject):
    """The chosen place, the chosen mention, or both; and the place under the pointer.

    A mention without a place (an unresolved name) can be chosen too: then `place_id` is None and `mention` is not.
    """

    changed = Signal(str)
    """The choice changed or was made again; the argument is its `Cause`."""
    hovered = Signal()
    needs_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._atlas: Atlas | None = None
        self.place_id: str | None = None
        self.mention: int | None = None
        self.hover_place: str | None = None

    @property
    def atlas(self) -> Atlas | None:
        """The atlas that the indices refer to."""
        return self._atlas

    def set_atlas(self, atlas: Atlas | None) -> None:
        """Set another atlas; what was chosen stays chosen where it still exists."""
        before = self._atlas
        offset = None
        if before is not None and self.mention is not None:
            offset = before.resolutions[self.mention].mention.span.start
        same_text = before is not None and atlas is not None and before.document is atlas.document
        place_id = self.place_id
        self._atlas = atlas
        self.place_id, self.mention, self.hover_place = None, None, None
        if same_text and atlas is not None:
            index = atlas.at(offset) if offset is not None else None
            if index is not None:
                chosen = atlas.resolutions[index].chosen
                self.place_id, self.mention = (chosen.id if chosen else None), index
            elif place_id is not None and atlas.use_of(place_id):
                self.place_id = place_id
        self._emit(Cause.REFRESH)
        self.hovered.emit()

    def choose_mention(self, index: int, cause: Cause) -> None:
        """Choose a mention and its place."""
        if self._atlas is None or not 0 <= index < len(self._atlas.resolutions):
            return
        chosen = self._atlas.resolutions[index].chosen
        self.place_id, self.mention = (chosen.id if chosen else None), index
        self._emit(cause)

    def choose_place(self, place_id: str, cause: Cause, *, near: int = 0) -> None:
        """Choose a place and its next mention.

        Choosing the same place again goes on to the mention after that, and from the last one to the first.

        Args:
            place_id: The place.
            cause: Where the choice was made.
            near: Code point at which the reader is: the first mention from there on comes first.
        """
        if self._atlas is None:
            return
        mentions = self._atlas.mentions_of(place_id)
        if not mentions:
            return
        if self.place_id == place_id and self.mention is not None:
            later = [index for index in mentions if index > self.mention]
        else:
            later = [index for index in mentions if self._atlas.resolutions[index].mention.span.start >= near]
        self.choose_mention(later[0] if later else mentions[0], cause)

    def show_place(self, place_id: str, cause: Cause) -> None:
        """Choose a place and the first of its mentions, unless one of them is chosen already."""
        if self.place_id != place_id and self._atlas is not None:
            mentions = self._atlas.mentions_of(place_id)
            if mentions:
                self.choose_mention(mentions[0], cause)

    def step(self, by: int, *, near: int = 0, cause: Cause = Cause.KEYS) -> None:
        """Go to the next (+1) or previous (−1) mention of any place; it wraps around."""
        if self._atlas is None or not self._atlas.resolutions:
            return
        count = len(self._atlas.resolutions)
        if self.mention is not None:
            index = (self.mention + by) % count
        else:
            index = self._atlas.first_from(near) % count if by > 0 else (self._atlas.first_from(near) - 1) % count
        self.choose_mention(index, cause)

    def step_in_place(self, by: int, cause: Cause = Cause.KEYS) -> None:
        """Go to the next (+1) or previous (−1) mention of the chosen place; it wraps around."""
        if self._atlas is None or self.place_id is None:
            return
        mentions = self._atlas.mentions_of(self.place_id)
        if self.mention in mentions:
            self.choose_mention(mentions[(mentions.index(self.mention) + by) % len(mentions)], cause)
        elif mentions:
            self.choose_mention(mentions[0 if by > 0 else -1], cause)

    def clear(self, cause: Cause) -> None:
        """Choose nothing."""
        if self.place_id is not None or self.mention is not None:
            self.place_id, self.mention = None, None
            self._emit(cause)

    def hover(self, place_id: str | None) -> None:
        """Set the place under the pointer; None for none."""
        if place_id != self.hover_place:
            self.hover_place = place_id
            self.hovered.emit()

    @property
    def resolution(self) -> Resolution | None:
        """The current mention with its place."""
        return None if self._atlas is None or self.mention is None else self._atlas.resolutions[self.mention]

    @property
    def place(self) -> Place | None:
        """The chosen place."""
        use = self._atlas.use_of(self.place_id) if self._atlas is not None and self.place_id is not None else None
        return use.place if use is not None else None

    @property
    def needs(self) -> Need:
        """Which of these exist: mentions, a current mention, a chosen place."""
        there = Need.NOTHING
        if self._atlas is not None and self._atlas.resolutions:
            there |= Need.MENTIONS
        if self.mention is not None:
            there |= Need.MENTION
        if self.place_id is not None:
            there |= Need.PLACE
        return there

    def _emit(self, cause: Cause) -> None:
        self.changed.emit(cause)
        self.needs_changed.emit()

    @property
    def position(self) -> tuple[int, int] | None:
        """The rank and the count of the current mention: (3, 6) for the third of six; None if none is current."""
        if self._atlas is None or self.place_id is None or self.mention is None:
            return None
        mentions = self._atlas.mentions_of(self.place_id)
        return (mentions.index(self.mention) + 1, len(mentions)) if self.mention in mentions else None

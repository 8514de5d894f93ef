"""The passages that name the chosen place, as the popup of its pin quotes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from geoview.mapping.aggregate import GatheredUse, PassageLine
from geoview.text import printable
from geoview.ui.map.map_action import MapAction
from geoview.ui.wording.formats import date_words

if TYPE_CHECKING:
    from geoview.collection import Passage
    from geoview.ui.map.map_host import MapHost

__all__ = ["Passages"]

_REACH = 44  # characters of a quote on either side


class Passages(QObject):
    """The passages of the chosen place, one of which is current.

    Args:
        map_host: The map whose popup shows them.
    """

    opened = Signal(object)
    """The reader opens the text at a `Passage`."""
    stepped = Signal(object)
    """Another `Passage` is current."""

    def __init__(self, map_host: MapHost, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._map = map_host
        self._place_id: str | None = None
        self._passages: tuple[Passage, ...] = ()
        self.current = 0
        """The index of the current passage."""
        map_host.step_requested.connect(self._step)
        map_host.mention_requested.connect(self._open)
        map_host.action_requested.connect(lambda _place, index, _action: self._open(index))
        map_host.pane.set_actions((MapAction("open", self.tr("Open text")),))

    def take(self, place_id: str | None, passages: tuple[Passage, ...]) -> None:
        """Set the passages of another place, or newer ones of the same place."""
        if place_id != self._place_id:
            self.current = 0
        self._place_id, self._passages = place_id, passages
        self.current = min(self.current, max(len(passages) - 1, 0))

    def show(self, *, glide: bool = True) -> None:
        """Open the popup of the place at the current passage; close it if no place is chosen."""
        self._map.pane.show_selection(self._place_id, self.current, glide=glide)

    def of_document(self, name: str) -> Passage | None:
        """Return the passage of a document by its name; None if it does not name the place."""
        return next((passage for passage in self._passages if passage.name == name), None)

    def lines(self, place_id: str) -> list[PassageLine]:
        """Return the quotes in the popup of a place."""
        return [_line(passage) for passage in self._passages] if place_id == self._place_id else []

    def facts(self, use: GatheredUse) -> str:
        """Return a line that says how often a place is named."""
        documents = self.tr("%n document(s)", "", use.documents)
        return f"{documents} · " + self.tr("%n mention(s)", "", use.mentions)

    def _step(self, by: int) -> None:
        if self._passages:
            self.current = (self.current + by) % len(self._passages)
            self.show(glide=False)
            self.stepped.emit(self._passages[self.current])

    def _open(self, index: int) -> None:
        if 0 <= index < len(self._passages):
            self.opened.emit(self._passages[index])


def _line(passage: Passage) -> PassageLine:
    quote = passage.quote
    title = printable(passage.title)
    source = f"{title}, {date_words(passage.day)}" if passage.day else title
    return PassageLine(_last_words(quote.before), quote.words, _first_words(quote.after), source)


def _last_words(text: str) -> str:
    """Return the end of a text, cut between words."""
    if len(text) <= _REACH:
        return text.lstrip()
    return "…" + text[-_REACH:].partition(" ")[2]


def _first_words(text: str) -> str:
    """Return the beginning of a text, cut between words."""
    if len(text) <= _REACH:
        return text.rstrip()
    return text[:_REACH].rpartition(" ")[0] + "…"

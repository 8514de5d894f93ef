"""What a pin's popup says of a place: in which documents it is named, and with which words; the way to each of them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from geoview.collection import Passage
from geoview.mapping.aggregate import GatheredUse, PassageLine
from geoview.text import printable
from geoview.ui.map.map_action import MapAction
from geoview.ui.map.map_host import MapHost
from geoview.ui.wording.formats import date_words

__all__ = ["Passages"]

_REACH = 44  # characters of a quote on either side


class Passages(QObject):
    """The passages of the chosen place, one of which is current.

    Args:
        map_host: The map whose popup shows them.
    """

    opened = Signal(object)
    """The reader wants to read on at a `Passage`."""
    stepped = Signal(object)
    """Another `Passage` is current."""

    def __init__(self, map_host: MapHost, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._map = map_host
        self._place_id: str | None = None
        self._passages: tuple[Passage, ...] = ()
        self.current = 0
        """Index of the current one."""
        map_host.step_requested.connect(self._step)
        map_host.mention_requested.connect(self._open)
        map_host.action_requested.connect(lambda _place, index, _action: self._open(index))
        map_host.pane.set_actions((MapAction("open", self.tr("Open text")),))

    def take(self, place_id: str | None, passages: tuple[Passage, ...]) -> None:
        """Takes those of another place, or news about this one."""
        if place_id != self._place_id:
            self.current = 0
        self._place_id, self._passages = place_id, passages
        self.current = min(self.current, max(len(passages) - 1, 0))

    def show(self, *, glide: bool = True) -> None:
        """Opens the popup of the place at the current passage; closes it where no place is chosen."""
        self._map.pane.show_selection(self._place_id, self.current, glide=glide)

    def of_document(self, name: str) -> Passage | None:
        """That of a document, by its name; None where it does not name the place."""
        return next((passage for passage in self._passages if passage.name == name), None)

    def lines(self, place_id: str) -> list[PassageLine]:
        """What the popup of a place quotes."""
        return [_line(passage) for passage in self._passages] if place_id == self._place_id else []

    def facts(self, use: GatheredUse) -> str:
        """How much a place is named, in a line."""
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
    """The end of a text, cut between words."""
    if len(text) <= _REACH:
        return text.lstrip()
    return "…" + text[-_REACH:].partition(" ")[2]


def _first_words(text: str) -> str:
    """The beginning of a text, cut between words."""
    if len(text) <= _REACH:
        return text.rstrip()
    return text[:_REACH].rpartition(" ")[0] + "…"

"""Decisions that apply to later documents: made, shown where they take effect, and taken back."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu, QWidget

from geoview.errors import GeoViewError
from geoview.ui.widgets.actions import Need
from geoview.ui.widgets.message_bar import Message, Tone
from geoview.ui.wording.edit_wording import shortened
from geoview.ui.wording.formats import date_words

if TYPE_CHECKING:
    from geoview.corrections.decision_memory import Remembered
    from geoview.edits import Edit
    from geoview.gazetteer.place import Place
    from geoview.resolution.types import Resolution
    from geoview.ui.documents.corrections import Corrections
    from geoview.ui.documents.documents import Documents
    from geoview.ui.selection.selection import Selection
    from geoview.ui.widgets.message_bar import MessageBar
    from geoview.ui.widgets.status_bar import StatusBar

__all__ = ["Decisions"]

_NAMED = 3
"""Number of decisions that the message names; its menu lists all."""


class Decisions(QObject):
    """The remembered decisions, as far as they concern the current document.

    Args:
        documents: The open documents.
        selection: The selection, whose current mention may have been decided before.
        messages: Shows errors.
        status: Shows what was done.
        parent: The owner of the menu.
    """

    needs_changed = Signal()

    def __init__(
        self, documents: Documents, selection: Selection, messages: MessageBar, status: StatusBar, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._documents, self._selection = documents, selection
        self._messages, self._status, self._parent = messages, status, parent
        selection.changed.connect(lambda _: self.needs_changed.emit())
        documents.corrections_reported.connect(self.needs_changed)

    @property
    def _corrections(self) -> Corrections:
        return self._documents.current.corrections

    @property
    def needs(self) -> Need:
        """`Need.REMEMBERED` when the name of the current mention was decided for later documents."""
        return Need.NOTHING if self.about(self._selection.resolution) is None else Need.REMEMBERED

    @property
    def all(self) -> tuple[Remembered, ...]:
        """All remembered decisions, the latest first."""
        memory = self._corrections.recall.memory
        return tuple(memory.decisions) if memory is not None else ()

    def about(self, resolution: Resolution | None) -> Remembered | None:
        """Return the remembered decision about the name of a mention."""
        memory = self._corrections.recall.memory
        return memory.about(resolution.mention.surface) if memory is not None and resolution is not None else None

    def remember(self, name: str, place: Place | None) -> None:
        """Remember a decision about a name for later documents; None says that it is no place."""
        document = self._documents.current.document
        path = document.source.path if document is not None else None
        try:
            self._corrections.recall.remember(name, place, today=date.today(), document=path.name if path else "")
        except GeoViewError as error:
            self._messages.show_message(Message.of(error, "memory"))

    def forget(self, name: str) -> None:
        """Take a decision back, here and for later documents."""
        try:
            self._corrections.forget(name)
        except GeoViewError as error:
            self._messages.show_message(Message.of(error, "memory"))
        else:
            self._status.say(self.tr("Forgotten: {0}").format(shortened(name)))

    def forget_current(self) -> None:
        """Take back what was decided about the current name."""
        current = self._selection.resolution
        if current is not None:
            self.forget(current.mention.surface)

    def words(self, decision: Remembered) -> str:
        """Return a decision as a sentence: "“Reading” is not a place"."""
        name = shortened(decision.name)
        if decision.place is None:
            return self.tr("“{0}” is not a place").format(name)
        return self.tr("“{0}” is {1}").format(name, decision.place.full_name)

    def notice(self) -> Message | None:
        """Return a message about earlier decisions that took effect in the current document; None without any."""
        active = self._active()
        if not active:
            return None
        lines = [self.dated(decision) for decision in active[:_NAMED]]
        if len(active) > _NAMED:
            lines.append(self.tr("{0} more").format(len(active) - _NAMED))
        title = self.tr("You decided this before")
        return Message("remembered", Tone.NOTICE, title, " · ".join(lines), self.tr("Change…"), self._pop_up)

    def fill(self, menu: QMenu) -> None:
        """Fill a menu with what can be done about the decisions that took effect."""
        for decision in self._active():
            words = self.tr("Forget: {0}").format(self.words(decision)).replace("&", "&&")
            menu.addAction(words).triggered.connect(partial(self._on_forget, decision.name))
        menu.addSeparator()
        menu.addAction(self.tr("Not in This Document")).triggered.connect(self._on_not_here)

    def _active(self) -> list[Remembered]:
        corrections = self._corrections
        memory = corrections.recall.memory
        if memory is None:
            return []
        # A decision that the document's own corrections make too is not reported.
        own = {_meaning(edit) for edit in corrections.edits}
        found = (memory.about(edit.quote) for edit in corrections.recall.applied if _meaning(edit) not in own)
        return [decision for decision in found if decision is not None]

    def dated(self, decision: Remembered) -> str:
        """Return a decision as a sentence, with the day and the document in which it was made."""
        words = self.words(decision)
        when = date_words(decision.decided)
        if decision.document:
            return self.tr("{0} ({1}, {2})").format(words, when, decision.document)
        return self.tr("{0} ({1})").format(words, when)

    def _pop_up(self) -> None:
        menu = QMenu(self._parent)
        menu.setObjectName("decisions")
        self.fill(menu)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(QCursor.pos())

    def _on_forget(self, name: str, _checked: bool = False) -> None:
        self.forget(name)

    def _on_not_here(self) -> None:
        self._corrections.leave_memory()


def _meaning(edit: Edit) -> tuple[str, str, str]:
    """Return what a correction says about a name, regardless of its position."""
    from geoview.edits import name_key

    place: Place | None = getattr(edit, "place", None)
    return edit.kind, name_key(edit.quote), place.id if place is not None else ""

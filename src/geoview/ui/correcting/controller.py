"""Corrections of the current mention, which can be undone and redone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from geoview.errors import GeoViewError
from geoview.ui.selection.selection import Cause
from geoview.ui.widgets.actions import Need
from geoview.ui.widgets.message_bar import Message
from geoview.ui.wording.edit_wording import edit_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QAction

    from geoview.edits import Edit, Scope
    from geoview.gazetteer.place import Place
    from geoview.resolution.types import Resolution
    from geoview.ui.correcting.candidate_chooser import CandidateChooser
    from geoview.ui.correcting.decisions import Decisions
    from geoview.ui.documents.corrections import Corrections
    from geoview.ui.documents.documents import Documents
    from geoview.ui.selection.selection import Selection
    from geoview.ui.widgets.message_bar import MessageBar
    from geoview.ui.widgets.status_bar import StatusBar

__all__ = ["CorrectionController"]

_MENTION = "mention"
_REMEMBER = "remember"


class CorrectionController(QObject):
    """The commands that correct the current document.

    Args:
        documents: The open documents; the current one is corrected.
        selection: The selection, whose current mention is corrected.
        chooser: The panel that asks which place is meant.
        decisions: The decisions for later documents.
        actions: All actions; "undo" and "redo" name what they would undo and redo.
        messages: Shows errors.
        status: Shows what was done.
    """

    needs_changed = Signal()

    def __init__(
        self,
        documents: Documents,
        selection: Selection,
        chooser: CandidateChooser,
        decisions: Decisions,
        actions: Mapping[str, QAction],
        messages: MessageBar,
        status: StatusBar,
    ) -> None:
        super().__init__(selection)
        self._documents, self._selection = documents, selection
        self._decisions, self._actions = decisions, actions
        self._messages, self._status = messages, status
        self._for_later: set[Edit] = set()
        chooser.placed.connect(self._on_placed)
        chooser.rejected.connect(self._on_rejected)
        for signal in (documents.corrections_reported, documents.current_changed, documents.atlas_changed):
            signal.connect(self._on_change)

    @property
    def corrections(self) -> Corrections:
        """The corrections of the current document."""
        return self._documents.current.corrections

    @property
    def needs(self) -> Need:
        """What can be undone and redone, and whether there is anything to save."""
        corrections = self.corrections
        there = Need.NOTHING
        if corrections.next_undo is not None:
            there |= Need.UNDO
        if corrections.next_redo is not None:
            there |= Need.REDO
        if corrections.edits or not corrections.is_saved or corrections.lost:
            there |= Need.EDITS
        return there

    def reject(self, *, everywhere: bool = False) -> None:
        """Decide that the current mention is no place, or that no mention of its name is one."""
        from geoview.edits import Reject, Scope

        current = self._selection.resolution
        if current is not None:
            mention = current.mention
            self.do(Reject(mention.span, mention.surface, Scope.NAME if everywhere else Scope.MENTION))

    def place_here(self, latitude: float, longitude: float, _checked: bool = False) -> None:
        """Place the current mention at a position in degrees (WGS 84)."""
        from geoview.edits import PlaceHere

        current = self._selection.resolution
        if current is not None:
            self.do(PlaceHere(current.mention.span, current.mention.surface, latitude, longitude))

    def _on_placed(self, resolution: Resolution, place: Place, reach: str) -> None:
        from geoview.edits import Choose

        mention = resolution.mention
        self._decide(Choose(mention.span, mention.surface, place, _scope(reach)), reach)

    def _on_rejected(self, resolution: Resolution, reach: str) -> None:
        from geoview.edits import Reject

        mention = resolution.mention
        self._decide(Reject(mention.span, mention.surface, _scope(reach)), reach)

    def _decide(self, edit: Edit, reach: str) -> None:
        self.do(edit)
        if reach == _REMEMBER and self.corrections.next_undo is edit:
            self._for_later.add(edit)
            self._remember(edit)

    def _remember(self, edit: Edit) -> None:
        place: Place | None = getattr(edit, "place", None)
        self._decisions.remember(edit.quote, place)

    def do(self, edit: Edit) -> None:
        """Make a correction; show an error if it can't be made."""
        try:
            self.corrections.do(edit)
        except GeoViewError as error:
            self._messages.show_message(Message.of(error, "correction"))
            return
        self._show(edit)
        self._status.say(edit_words(edit))

    def undo(self) -> None:
        """Take the last correction back and select its mention."""
        edit = self.corrections.next_undo
        if edit is not None:
            self.corrections.undo()
            if edit in self._for_later:
                self._decisions.forget(edit.quote)
            self._show(edit)
            self._status.say(self.tr("Undone: {0}").format(edit_words(edit)))

    def redo(self) -> None:
        """Make the correction again that was undone last, and select its mention."""
        edit = self.corrections.next_redo
        if edit is not None:
            self.corrections.redo()
            if edit in self._for_later:
                self._remember(edit)
            self._show(edit)
            self._status.say(self.tr("Again: {0}").format(edit_words(edit)))

    def _show(self, edit: Edit) -> None:
        """Select the mention that was corrected, if there still is one at that position."""
        selection = self._selection
        index = selection.atlas.at(edit.target.start) if selection.atlas is not None else None
        if index is not None:
            selection.choose_mention(index, Cause.KEYS)

    def _on_change(self) -> None:
        self._name_actions()
        self.needs_changed.emit()

    def _name_actions(self) -> None:
        for name, label, edit in (
            ("undo", self.tr("&Undo"), self.corrections.next_undo),
            ("redo", self.tr("&Redo"), self.corrections.next_redo),
        ):
            # An ampersand in a name must not mark an access key.
            words = edit_words(edit).replace("&", "&&") if edit is not None else ""
            self._actions[name].setText(f"{label} {words}".rstrip())


def _scope(reach: str) -> Scope:
    from geoview.edits import Scope

    return Scope.MENTION if reach == _MENTION else Scope.NAME

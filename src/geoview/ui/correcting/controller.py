"""Corrections in the window: from menus, keys, table and the map's popup to the document in front, and back."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from geoview.errors import GeoViewError, StorageError
from geoview.storage import same_file
from geoview.text import printable
from geoview.ui.correcting.candidate_chooser import CandidateChooser
from geoview.ui.correcting.decisions import Decisions
from geoview.ui.correcting.mention_editor import MentionEditor
from geoview.ui.correcting.span_drag import SpanDrag
from geoview.ui.map.map_action import MapAction
from geoview.ui.runtime.disk_timeout import PATIENCE_S
from geoview.ui.selection.selection import Cause
from geoview.ui.widgets.actions import Need
from geoview.ui.widgets.message_bar import Message
from geoview.ui.wording.edit_wording import edit_words

if TYPE_CHECKING:
    from geoview.edits import Edit, Scope
    from geoview.gazetteer.place import Place
    from geoview.resolution.types import Resolution
    from geoview.ui.documents.corrections import Corrections
    from geoview.ui.documents.session import Session
    from geoview.ui.shell.window import Window

__all__ = ["CorrectionController"]

_CHOOSE = "choose"
_REJECT = "reject"
_MENTION = "mention"
_REMEMBER = "remember"


class CorrectionController(QObject):
    """Makes the corrections that the reader asks for.

    Args:
        window: Whose selection says what is corrected.
    """

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._others = -1
        self._trouble: GeoViewError | None = None
        self._recalled: tuple[Edit, ...] = ()
        self._for_later: set[Edit] = set()
        self.choosing = CandidateChooser(window)
        self.choosing.placed.connect(self._on_placed)
        self.choosing.rejected.connect(self._on_rejected)
        window.chart.action_requested.connect(self._on_action)
        window.article.view.choice_requested.connect(self.choose)
        window.places.tray.choice_requested.connect(self.choose)
        window.appearance.changed.connect(self.choosing.set_theme)
        self._told: dict[Session, tuple[object, ...]] = {}
        documents = window.documents
        documents.corrections_told.connect(self._tell)
        documents.current_changed.connect(self._on_current)
        documents.may_lose = self.may_lose
        self.adding = MentionEditor(window, self)
        self.edges = SpanDrag(window, self)
        self.decisions = Decisions(window)
        self._name_buttons()

    @property
    def corrections(self) -> Corrections:
        """Those of the document in front."""
        return self._window.session.corrections

    @property
    def current(self) -> Resolution | None:
        """The current mention and what it means."""
        selection = self._window.selection
        if selection.atlas is None or selection.mention is None:
            return None
        return selection.atlas.resolutions[selection.mention]

    def choose(self) -> None:
        """Asks which place the current mention means."""
        current = self.current
        if current is not None:
            self.choosing.open(current)

    def reject(self, *, everywhere: bool = False) -> None:
        """The current mention is no place, or no mention of its name is."""
        from geoview.edits import Reject, Scope

        current = self.current
        if current is not None:
            mention = current.mention
            self.do(Reject(mention.span, mention.surface, Scope.NAME if everywhere else Scope.MENTION))

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
        self.decisions.remember(edit.quote, place)

    def do(self, edit: Edit) -> None:
        """Makes a correction; one that can't be made is told in the window."""
        try:
            self.corrections.do(edit)
        except GeoViewError as error:
            self._window.messages.show_message(Message.of(error, "correction"))
            return
        self._show(edit)
        self._window.status.say(edit_words(edit))

    def undo(self) -> None:
        """Takes the last correction back and shows where it was."""
        edit = self.corrections.next_undo
        if edit is not None:
            self.corrections.undo()
            if edit in self._for_later:
                self.decisions.forget(edit.quote)
            self._show(edit)
            self._window.status.say(self.tr("Undone: {0}").format(edit_words(edit)))

    def redo(self) -> None:
        """Brings back what was undone last and shows where it is."""
        edit = self.corrections.next_redo
        if edit is not None:
            self.corrections.redo()
            if edit in self._for_later:
                self._remember(edit)
            self._show(edit)
            self._window.status.say(self.tr("Again: {0}").format(edit_words(edit)))

    def save(self) -> None:
        """Writes the corrections now and says where they lie."""
        corrections = self.corrections
        try:
            corrections.save()
        except GeoViewError:
            # The strip says why.
            return
        document = self._window.session.document
        source = document.source.path if document is not None else None
        path = corrections.path
        if path is None:
            return
        if source is not None and path.parent == source.parent:
            self._window.status.say(self.tr("Saved {0}").format(printable(path.name)))
        else:
            # The name of a file in there says nothing to a reader.
            self._window.status.say(self.tr("Saved in GeoView’s own folder"))

    def save_copy(self) -> bool:
        """Writes the corrections to a file that the reader names; False when nothing was written."""
        return self._save_copy(self._window.session)

    def may_lose(self, session: Session) -> bool:
        """What is to become of corrections that can't be saved; True when the document may be closed.

        Those whose disk does not answer are left in GeoView's own folder, and that is said; about others is asked.
        """
        from geoview.ui.correcting.save_prompts import Answer, ask_before_losing, rescued_notice

        name = _name(session) or self.tr("Text")
        if session.corrections.rescue() and session.corrections.rescued is not None:
            self._window.messages.show_message(rescued_notice(name, session.corrections.rescued))
        else:
            answer = ask_before_losing(self._window, name, session.corrections.trouble)
            if answer == Answer.STAY or (answer == Answer.COPY and not self._save_copy(session)):
                return False
        session.corrections.give_up()
        return True

    def may_quit(self) -> bool:
        """Saves all documents; False when one of them can't be saved and must not be lost.

        Disks that do not answer are waited for three seconds, however many documents lie there.
        """
        documents = self._window.documents
        end = time.monotonic() + PATIENCE_S
        # All at once: a disk that does not answer must not use up the time of the others.
        writing = [token for s in documents.sessions if (token := s.corrections.save_later()) is not None]
        documents.jobs.flush(PATIENCE_S, writing)
        rescued: list[Session] = []
        for session in documents.sessions:
            corrections = session.corrections
            if corrections.flush(end - time.monotonic()):
                continue
            if corrections.rescue():
                rescued.append(session)
            elif not self.may_lose(session):
                return False
        if rescued and not self._may_leave_rescued(rescued):
            return False
        return all(documents.may_close(s) for s in documents.sessions)

    def _may_leave_rescued(self, sessions: list[Session]) -> bool:
        """Says what could not be saved and where it waits; True when the reader wants to quit."""
        from geoview.ui.correcting.save_prompts import ask_after_rescue

        waiting = [(_name(s) or self.tr("Text"), s.corrections.rescued) for s in sessions]
        if not ask_after_rescue(self._window, [(name, path) for name, path in waiting if path is not None]):
            return False
        for session in sessions:
            session.corrections.give_up()
        return True

    def _save_copy(self, session: Session) -> bool:
        from PySide6.QtWidgets import QFileDialog

        document = session.document
        if document is None:
            return False
        path = document.source.path
        proposal = str(path.with_name(f"{path.name}.copy.geoview")) if path is not None else "text.geoview"
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Save annotations as"), proposal, self.tr("Annotations (*.geoview)")
        )
        if not chosen:
            return False
        try:
            if path is not None and same_file(path, Path(chosen)):
                raise StorageError(
                    self.tr("The text itself is never written"), printable(path.name), self.tr("Choose another name.")
                )
            session.corrections.save_copy(Path(chosen))
        except GeoViewError as error:
            self._window.messages.show_message(Message.of(error, "copy"))
            return False
        self._window.messages.remove("copy")
        self._window.status.say(self.tr("Saved {0}").format(printable(Path(chosen).name)))
        return True

    def _on_current(self) -> None:
        for key in ("kept", "unsaved", "remembered"):
            self._window.messages.remove(key)
        self._trouble, self._recalled = None, ()
        self._told = {s: told for s, told in self._told.items() if s in self._window.documents.sessions}
        self._tell()

    def _tell(self) -> None:
        """News about the corrections in front: once each, except that they are not saved."""
        window, session = self._window, self._window.session
        corrections = session.corrections
        window.setWindowModified(not corrections.is_saved)
        trouble = corrections.trouble
        news: tuple[object, ...] = (corrections.notices, corrections.lost)
        if trouble is None:
            window.messages.remove("unsaved")
        if not corrections.recall.applied:
            window.messages.remove("remembered")
        elif self._recalled != corrections.recall.applied:
            notice = self.decisions.notice()
            if notice is not None:
                window.messages.show_message(notice)
        self._recalled = corrections.recall.applied
        if trouble is None and not any(news):
            window.messages.remove("kept")
            self._told.pop(session, None)
            return
        from geoview.ui.correcting.save_prompts import kept_notice, lost_dialog, unsaved_notice

        if self._told.get(session) != news:
            self._told[session] = news
            notice = kept_notice(
                corrections.notices, corrections.lost, lambda: lost_dialog(window, corrections.lost).open()
            )
            if notice is not None:
                window.messages.show_message(notice)
        if trouble is not None and self._trouble is not trouble:
            window.messages.show_message(unsaved_notice(trouble, self.save_copy))
        self._trouble = trouble

    def refresh(self) -> Need:
        """Names what can be undone and redone; what can be done now."""
        actions, corrections = self._window.actions_by_name, self.corrections
        self._name_buttons()
        self.choosing.follow(self.current)
        there = Need.NOTHING
        for name, label, edit, need in (
            ("undo", self.tr("&Undo"), corrections.next_undo, Need.UNDO),
            ("redo", self.tr("&Redo"), corrections.next_redo, Need.REDO),
        ):
            # An ampersand in a name is none of the menu's.
            words = edit_words(edit).replace("&", "&&") if edit is not None else ""
            actions[name].setText(f"{label} {words}".rstrip())
            if edit is not None:
                there |= need
        if corrections.edits or not corrections.is_saved or corrections.lost:
            there |= Need.EDITS
        for need, is_there in (
            (Need.SELECTED, self.adding.selected is not None),
            (Need.WIDER, self.adding.widens is not None),
            (Need.REMEMBERED, self.decisions.about(self.current) is not None),
        ):
            if is_there:
                there |= need
        return there

    def _show(self, edit: Edit) -> None:
        """The mention that was corrected, on both sides; where it is none any more, the place that it was."""
        selection = self._window.selection
        index = selection.atlas.at(edit.target.start) if selection.atlas is not None else None
        if index is not None:
            selection.choose_mention(index, Cause.KEYS)

    def _on_action(self, place_id: str, mention: int, action: str) -> None:
        """A button of the popup was pressed; it means the mention that the popup shows as the current one."""
        selection = self._window.selection
        atlas = selection.atlas
        if atlas is None or mention not in atlas.mentions_of(place_id):
            return
        if selection.mention != mention:
            selection.choose_mention(mention, Cause.MAP)
        if action == _REJECT:
            self.reject()
        elif action == _CHOOSE:
            self.choose()

    def _name_buttons(self) -> None:
        """The popup's buttons; one of them says how many other places there are."""
        current = self.current
        chosen = current.chosen if current is not None else None
        others = sum(c.place != chosen for c in current.candidates) if current is not None else 0
        if others != self._others:
            self._others = others
            label = self.tr("Other places ({0})…").format(others) if others else self.tr("Other places…")
            self._window.chart.pane.set_actions((MapAction(_CHOOSE, label), MapAction(_REJECT, self.tr("Not a place"))))


def _scope(reach: str) -> Scope:
    from geoview.edits import Scope

    return Scope.MENTION if reach == _MENTION else Scope.NAME


def _name(session: Session) -> str:
    """The name of a session's file; "" where it has none."""
    path = session.document.source.path if session.document is not None else None
    return path.name if path is not None else ""

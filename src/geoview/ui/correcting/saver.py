"""Saving corrections: on request, as a copy, and before a document or the window is closed."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from geoview.errors import GeoViewError, StorageError
from geoview.storage import same_file
from geoview.text import printable
from geoview.ui.runtime.disk_timeout import PATIENCE_S
from geoview.ui.widgets.message_bar import Message

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from geoview.ui.documents.documents import Documents
    from geoview.ui.documents.session import Session
    from geoview.ui.widgets.message_bar import MessageBar
    from geoview.ui.widgets.status_bar import StatusBar

__all__ = ["CorrectionSaver"]


class CorrectionSaver(QObject):
    """The commands that save corrections, and the questions before any are lost.

    Args:
        documents: The open documents.
        messages: Shows errors.
        status: Shows what was saved.
        parent: The window below the questions.
    """

    def __init__(self, documents: Documents, messages: MessageBar, status: StatusBar, parent: QWidget) -> None:
        super().__init__(parent)
        self._documents, self._messages, self._status, self._parent = documents, messages, status, parent

    def save(self) -> None:
        """Write the corrections now and show where they are stored."""
        corrections = self._documents.current.corrections
        try:
            corrections.save()
        except GeoViewError:
            # The message bar says why.
            return
        document = self._documents.current.document
        source = document.source.path if document is not None else None
        path = corrections.path
        if path is None:
            return
        if source is not None and path.parent == source.parent:
            self._status.say(self.tr("Saved {0}").format(printable(path.name)))
        else:
            # The file names in that folder mean nothing to a reader.
            self._status.say(self.tr("Saved in GeoView’s own folder"))

    def save_copy(self) -> bool:
        """Write the corrections to a file that the reader names; return whether it was written."""
        return self._save_copy(self._documents.current)

    def may_lose(self, session: Session) -> bool:
        """Decide what to do with corrections that can't be saved; return whether the document may be closed.

        If their disk does not answer, they are stored in GeoView's own folder and a message says so; otherwise the
        reader is asked.
        """
        from geoview.ui.correcting.save_prompts import Answer, ask_before_losing, rescued_notice

        name = _name(session) or self.tr("Text")
        if session.corrections.rescue() and session.corrections.rescued is not None:
            self._messages.show_message(rescued_notice(name, session.corrections.rescued))
        else:
            answer = ask_before_losing(self._parent, name, session.corrections.save_error)
            if answer == Answer.STAY or (answer == Answer.COPY and not self._save_copy(session)):
                return False
        session.corrections.give_up()
        return True

    def may_quit(self) -> bool:
        """Save all documents; return False if one of them can't be saved and must not be lost.

        The wait for disks that do not answer is three seconds in all, for any number of documents.
        """
        documents = self._documents
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
        """Show what could not be saved and where it waits; return whether the reader wants to quit."""
        from geoview.ui.correcting.save_prompts import ask_after_rescue

        waiting = [(_name(s) or self.tr("Text"), s.corrections.rescued) for s in sessions]
        if not ask_after_rescue(self._parent, [(name, path) for name, path in waiting if path is not None]):
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
            self._parent, self.tr("Save annotations as"), proposal, self.tr("Annotations (*.geoview)")
        )
        if not chosen:
            return False
        try:
            if path is not None and same_file(path, Path(chosen)):
                raise StorageError(
                    self.tr("The text itself is never written"),
                    "{name}",
                    self.tr("Choose another name."),
                    name=printable(path.name),
                )
            session.corrections.save_copy(Path(chosen))
        except GeoViewError as error:
            self._messages.show_message(Message.of(error, "copy"))
            return False
        self._messages.remove("copy")
        self._status.say(self.tr("Saved {0}").format(printable(Path(chosen).name)))
        return True


def _name(session: Session) -> str:
    """Return the name of a session's file; "" without a file."""
    path = session.document.source.path if session.document is not None else None
    return path.name if path is not None else ""

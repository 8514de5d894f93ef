"""Which documents are open, kept while they are: after a crash, too, the next start shows them again."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from geoview.errors import StorageError
from geoview.text import printable
from geoview.ui.messagestrip import Message, Tone
from geoview.ui.state import State, StateFile

if TYPE_CHECKING:
    from geoview.ui.documents import Documents
    from geoview.ui.jobs import Token
    from geoview.ui.messagestrip import MessageStrip

__all__ = ["OpenDocuments", "reopen"]

_LOG = logging.getLogger(__name__)
_SAVE_AFTER_MS = 2000
_NAMED = 5  # files in one message


class OpenDocuments(QObject):
    """Notes what is open, and saves it soon after it changed.

    Args:
        documents: What is open.
        state: Where it is noted.
    """

    def __init__(self, documents: Documents, state: StateFile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._documents = documents
        self._file = state
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_SAVE_AFTER_MS)
        self._later.timeout.connect(self._save)
        documents.listed.connect(self._later.start)
        documents.current_changed.connect(lambda _: self._later.start())

    def note(self) -> None:
        """Notes what is open now; the window saves it when it closes."""
        self._later.stop()
        state, front = self._file.state, self._documents.current
        named = [
            (session, document.source.path)
            for session in self._documents.sessions
            if (document := session.document) is not None and document.source.path is not None
        ]
        state.open = [path for _, path in named]
        state.front = next((n for n, (session, _) in enumerate(named) if session is front), 0)

    def _save(self) -> None:
        self.note()
        try:
            self._file.save()
        except StorageError as error:
            # It is tried again at the next change; nothing of the reader's own work is lost.
            _LOG.warning("%s", error)


def reopen(documents: Documents, state: State, messages: MessageStrip, asked: Sequence[Path]) -> None:
    """Opens what was open last time; what was asked for at this start stays in front.

    Args:
        documents: Where to open it.
        state: What was noted last time.
        messages: Where files that are gone are named.
        asked: What this start was asked to open.
    """
    before = list(state.open)
    front = before[state.front] if state.front < len(before) else None
    if not before:
        return

    def look(token: Token) -> None:
        # Off the window's thread: a network drive may take its time to say that a file is there.
        there = [path for path in before if path.exists()]
        token.post(lambda: show(there))

    def show(there: list[Path]) -> None:
        for path in there:
            if path == front and not asked:
                documents.open(path)
            else:
                documents.open_behind(path)
        if gone := [printable(path.name) for path in before if path not in there]:
            title = QCoreApplication.translate("restoring", "%n document(s) of last time can't be found", "", len(gone))
            messages.show_message(Message("gone", Tone.NOTICE, title, ", ".join(gone[:_NAMED])))

    documents.jobs.start(look, "reopen")

"""The list of open tabs, saved during the session: the next start restores it, even after a crash."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from geoview.errors import StorageError
from geoview.text import printable
from geoview.ui.runtime.deferred import in_turns
from geoview.ui.widgets.message_bar import Message, Tone

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from geoview.ui.documents.documents import Documents
    from geoview.ui.folder.controller import FolderController
    from geoview.ui.runtime.jobs import Token
    from geoview.ui.widgets.message_bar import MessageBar
    from geoview.viewer.window_state import State, StateFile

__all__ = ["OpenTabs", "reopen"]

_LOG = logging.getLogger(__name__)
_SAVE_AFTER_MS = 2000
_NAMED = 5  # files in one message


class OpenTabs(QObject):
    """The list of open documents and folders, saved soon after each change.

    Args:
        documents: The open documents.
        folders: The open folders.
        state: The state that stores the list.
    """

    def __init__(
        self, documents: Documents, folders: FolderController, state: StateFile, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._documents = documents
        self._folders = folders
        self._file = state
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_SAVE_AFTER_MS)
        self._later.timeout.connect(self._save)
        documents.listed.connect(self._later.start)
        documents.current_changed.connect(lambda _: self._later.start())
        folders.listed.connect(self._later.start)

    def note(self) -> None:
        """Store what is open now; the window saves it when it closes."""
        self._later.stop()
        state, front = self._file.state, self._documents.current
        named = [
            (session, document.source.path)
            for session in self._documents.sessions
            if (document := session.document) is not None and document.source.path is not None
        ]
        state.open = [path for _, path in named]
        state.front = next((n for n, (session, _) in enumerate(named) if session is front), 0)
        views = self._folders.views
        state.folders = [view.folder for view in views]
        state.front_folder = next((n for n, view in enumerate(views) if view is self._folders.front), -1)

    def _save(self) -> None:
        self.note()
        try:
            self._file.save()
        except StorageError as error:
            # The next change tries again; no work of the reader is lost.
            _LOG.warning("%s", error)


def reopen(
    documents: Documents, folders: FolderController, state: State, messages: MessageBar, asked: Sequence[Path]
) -> None:
    """Open what was open last time; what this start was asked to open stays in front.

    Args:
        documents: Opens the documents.
        folders: Opens the folders. One in the background is read when it is first shown.
        state: The state from the last session.
        messages: Shows which files and folders are missing.
        asked: The files and folders that this start was asked to open.
    """
    before, folders_before = list(state.open), list(state.folders)
    if not before and not folders_before:
        return
    front_folder = folders_before[state.front_folder] if 0 <= state.front_folder < len(folders_before) else None
    front = before[state.front] if state.front < len(before) and front_folder is None else None

    def look(token: Token) -> None:
        # Off the window's thread: a network drive may answer slowly whether a file exists.
        there = [path for path in before if path.exists()]
        folders_there = [path for path in folders_before if path.is_dir()]
        if folders_there:
            folders.load()
        token.post(lambda: show(there, folders_there))

    def show(there: list[Path], folders_there: list[Path]) -> None:
        # If all documents are gone, a folder is opened in front.
        in_front = front_folder if there or front_folder in folders_there else next(iter(folders_there), None)
        steps: list[Callable[[], object]] = []
        for path in folders_there:
            at_once = path == in_front and not asked
            steps.append(partial(folders.open if at_once else folders.open_behind, path))
        for path in there:
            at_once = path == front and not asked
            steps.append(partial(documents.open if at_once else documents.open_behind, path))
        in_turns(steps, documents)
        if gone := [path for path in before if path not in there]:
            title = QCoreApplication.translate("restoring", "%n document(s) of last time can't be found", "", len(gone))
            messages.show_message(Message("gone", Tone.NOTICE, title, _names(gone)))
        if gone := [path for path in folders_before if path not in folders_there]:
            title = QCoreApplication.translate("restoring", "%n folder(s) of last time can't be found", "", len(gone))
            hint = QCoreApplication.translate(
                "restoring", "{0}. A drive may be missing; what it holds stays under Open Recent."
            )
            messages.show_message(Message("gone folders", Tone.NOTICE, title, hint.format(_names(gone))))

    documents.jobs.start(look, "reopen")


def _names(paths: Sequence[Path]) -> str:
    return ", ".join(printable(path.name) for path in paths[:_NAMED])

"""The reader's corrections of one document, and whether they are saved."""

from __future__ import annotations

import threading
import time
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from geoview.corrections.edit_stack import EditStack
from geoview.corrections.store import CorrectionStore, Kept, Saved, merged, reanchored
from geoview.errors import Cancelled, GeoViewError, TooSlowError
from geoview.ui.documents.unsaved_backup import UnsavedBackup
from geoview.ui.runtime.disk_timeout import PATIENCE_S, answer_by

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from geoview.atlas import Atlas
    from geoview.corrections.records import Lost
    from geoview.corrections.remembered_decisions import RememberedDecisions
    from geoview.corrections.sidecar import ProjectFile
    from geoview.document import Document
    from geoview.edits import Edit
    from geoview.gazetteer import Gazetteer
    from geoview.ui.runtime.jobs import Jobs, Token

__all__ = ["Corrections"]

_SAVE_MS = 4_000
"""After a correction; it is on the disk well within the 30 s that may be lost at most."""
_RETRY_MS = 20_000
_RESCUE_S = 1.0

Result = TypeVar("Result")


class Corrections(QObject):
    """The corrections of the document of one session. The session shows the parse with these applied.

    Args:
        jobs: Writes off the window's thread.
        keeper: Where they are stored.

    Attributes:
        notices: What the reader should know about how they were stored, a sentence each.
        lost: Those that could not be applied; they stay in the file.
        save_error: Why they could not be saved; None when they could.
        rescued: Path of the copy that waits while the disk of their file does not answer; None without one.
    """

    changed = Signal()
    """The corrections changed: the reader made, undid or redid one, or another program changed the file."""
    reported = Signal()
    """`notices`, `lost`, `save_error` or `is_saved` changed."""

    def __init__(self, jobs: Jobs, keeper: CorrectionStore | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self.keeper = keeper or CorrectionStore()
        self._document: Document | None = None
        self._gazetteer: Gazetteer | None = None
        self._stack = EditStack()
        self._project: ProjectFile | None = None
        self._saved: tuple[Edit, ...] = ()
        self._strays: tuple[Lost, ...] = ()
        self.notices: tuple[str, ...] = ()
        self.lost: tuple[Lost, ...] = ()
        self.save_error: GeoViewError | None = None
        self.rescued: Path | None = None
        self._saving: Token | None = None
        self._is_writing = False  # until it is known that a worker is done, the file may hold either
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.save_later)
        self._backup = UnsavedBackup(jobs, self._stuck, self)

    @property
    def recall(self) -> RememberedDecisions:
        """The decisions that are remembered from other documents."""
        return self._stack.recall

    @property
    def edits(self) -> tuple[Edit, ...]:
        """All corrections that apply, in their order."""
        return self._stack.edits

    @property
    def next_undo(self) -> Edit | None:
        """The correction that `undo` would take back."""
        return self.edits[-1] if self.edits else None

    @property
    def next_redo(self) -> Edit | None:
        """The correction that `redo` would bring back."""
        return self._stack.undone[-1] if self._stack.undone else None

    @property
    def shown(self) -> Atlas | None:
        """The parse with the corrections; only the corrections before there is a parse; None without either."""
        return self._stack.shown

    @property
    def is_saved(self) -> bool:
        """True when the file holds the present corrections, and always when nothing is stored."""
        return not self.keeper.keeps or (self.edits == self._saved and not self._strays and not self._is_writing)

    @property
    def needs_loading(self) -> bool:
        """True while the file has not been read yet."""
        return self.keeper.keeps and self._document is not None and self._project is None

    @property
    def path(self) -> Path | None:
        """The path of the file; None before it is known."""
        return self._project.path if self._project is not None else None

    # The text and its parse

    def begin(self, document: Document) -> None:
        """Start with another document, or with a new text of the same one.

        For a new text of the same document, corrections that can't be read again are carried over.
        """
        before, edits = self._document, self.edits
        again = before is not None and before.source.path is not None and before.source.path == document.source.path
        self._save_before_leaving()
        carried: tuple[Edit, ...] = ()
        strays: tuple[Lost, ...] = ()
        if again and before is not None and edits and (not self.keeper.keeps or not self.is_saved):
            carried, strays = reanchored(edits, before, document)
        self._rest()
        self._document = document
        self._stack.begin(document, again=again)
        self._project = None
        self._saved, self._is_writing = (), False
        self._drop_saving()
        self.notices, self.lost, self.save_error, self.rescued = (), strays, None, None
        self._strays = strays if self.keeper.keeps else ()
        if carried:
            self._stack.replace(carried)
        self.reported.emit()

    def take(self, kept: Kept | None, gazetteer: Gazetteer | None) -> None:
        """Take what was read from the file; corrections made in the meantime stay on top of it."""
        self._gazetteer = gazetteer
        if kept is None or kept.document is not self._document or self._project is not None:
            return
        self._project, self._saved = kept.project, kept.loaded.edits
        self.recall.memory = kept.memory
        if self._strays:
            kept.project.keep(self._strays)
        self.lost = (*kept.loaded.lost, *self._strays)
        self.notices = tuple(notice for notice in (*kept.loaded.notices, kept.memory.notice) if notice)
        together = kept.loaded.edits
        if kept.rescued is not None:
            together = merged(kept.rescued.before, kept.rescued.edits, together)
            # What this session itself left there is nothing new.
            is_new = len(merged((), kept.rescued.edits, self.edits)) > len(self.edits)
            if (together != kept.loaded.edits and is_new) or kept.rescued.lost:
                self.notices = (*self.notices, self.tr("Corrections that could not be saved last time are here again."))
                self._strays = (*self._strays, *kept.rescued.lost)
        together = merged((), self.edits, together)
        if together != self.edits:
            self._stack.replace(together)
            if self._stack.parse is not None:
                self.changed.emit()
        if not self.is_saved:
            self._timer.start(_SAVE_MS)
        self.reported.emit()

    def over(self, parse: Atlas) -> Atlas:
        """Return a parse with the corrections applied; later corrections are applied on top of it."""
        recalled = self.recall.applied
        shown = self._stack.over(parse)
        if self.recall.applied != recalled:
            self.reported.emit()
        return shown

    # What the reader does

    def do(self, edit: Edit) -> None:
        """Make one more correction.

        Raises:
            EditError: when it does not fit the text.
        """
        self._on_edit(self._stack.do(edit))

    def undo(self) -> None:
        """Take the last correction back."""
        self._on_edit(self._stack.undo())

    def redo(self) -> None:
        """Bring back what was undone last."""
        self._on_edit(self._stack.redo())

    # Remembering

    def forget(self, name: str) -> None:
        """Forget a remembered decision about a name, here and for later documents.

        Raises:
            StorageError: when that can't be saved; it still applies in this session.
        """
        if self.recall.memory is not None:
            try:
                self.recall.memory.forget(name)
            finally:
                self._apply_memory()

    def leave_memory(self) -> None:
        """Ignore the decisions from other documents in this document, as long as it is open."""
        self.recall.suspend()
        self._apply_memory()

    # Saving

    def save(self, patience: float = PATIENCE_S) -> None:
        """Write the file now, if it is not up to date. The wait for the disk is limited.

        Args:
            patience: Limit of the wait, in seconds.

        Raises:
            TooSlowError: when the disk does not answer; what the file holds is then unknown.
            StorageError: when it can't be written; the corrections stay in memory.
        """
        document = self._document
        if document is None or self.is_saved:
            return
        end = time.monotonic() + patience
        if self._project is None:
            load = partial(self.keeper.load, document, self._gazetteer)
            self.take(self._within(end, load, document), self._gazetteer)
        assert self._project is not None
        self._drop_saving()
        edits = self.edits
        late = threading.Event()
        write = partial(self.keeper.save, document, self._project, self._gazetteer, edits, self._common, late.is_set)
        try:
            saved = self._within(end, write, document)
        finally:
            # A write whose turn comes after it was given up is older than what is written by then.
            late.set()
        self._on_saved(document, edits, saved)

    def _within(self, end: float, work: Callable[[], Result], document: Document) -> Result:
        """Return the result of work on the disk that ends before the time `end`; record a failure."""
        try:
            return answer_by(end, work, document.source.path)
        except GeoViewError as error:
            self._is_writing |= isinstance(error, TooSlowError)
            self._on_failed(document, error)
            raise

    def save_copy(self, path: Path) -> None:
        """Write the corrections to another file, which GeoView does not read by itself.

        Raises:
            StorageError: when it can't be written.
        """
        from geoview.corrections.sidecar import ProjectFile

        if self._document is not None:
            # Where nothing is stored there is no file; a copy is then a new one.
            (self._project or ProjectFile(self._document, path.parent)).save_copy(self.edits, path)

    def flush(self, patience: float = PATIENCE_S) -> bool:
        """Write what is not yet written. Return False when that can't be done.

        Args:
            patience: How long to wait for a disk that does not answer, in seconds.
        """
        self._save_before_leaving(patience)
        if self.is_saved:
            self._drop_saving()
            self._rest()
        return self.is_saved

    def rescue(self) -> bool:
        """Save a copy of the corrections in GeoView's own folder while their own disk does not answer.

        They are merged into their file when the document is next opened. Returns False where the disk is not to blame.
        """
        document = self._document
        if document is None or not isinstance(self.save_error, TooSlowError):
            return False
        try:
            self.rescued = answer_by(time.monotonic() + _RESCUE_S, self._leaving(document), None)
        except GeoViewError:
            # The error of the document's own disk is the one to report.
            return False
        return True

    def _leaving(self, document: Document) -> Callable[[], Path]:
        return partial(self.keeper.rescue, document, self.edits, self._saved, self._strays)

    def _stuck(self) -> Callable[[], Path] | None:
        """Return a function that saves a copy, if the file can't be read or its writing does not finish."""
        is_stuck = self._project is None or self._is_writing
        if self._document is None or not is_stuck or (self.is_saved and not self._backup.has_left):
            return None
        return self._leaving(self._document)

    def give_up(self) -> None:
        """Drop what is not saved and count it as saved."""
        self._saved, self._strays, self.save_error, self._is_writing = self.edits, (), None, False
        self._drop_saving()
        self._rest()
        self.reported.emit()

    def _save_before_leaving(self, patience: float = PATIENCE_S) -> None:
        try:
            self.save(patience)
        except GeoViewError as error:
            self.save_error = error

    def save_later(self) -> Token | None:
        """Write off the window's thread; return None where nothing is to be written, or the file is not read yet."""
        document, project = self._document, self._project
        if document is None or project is None or self.is_saved:
            return None
        edits, before, gazetteer = self.edits, self._common, self._gazetteer
        self._drop_saving()
        self._is_writing = True

        def work(token: Token) -> None:
            try:
                saved = self.keeper.save(document, project, gazetteer, edits, before, token.cancelled)
            except Cancelled:
                raise
            except GeoViewError as error:
                token.post(partial(self._on_failed, document, error))
            else:
                token.post(partial(self._on_saved, document, edits, saved))

        self._saving = self._jobs.start(work, "save")
        return self._saving

    @property
    def _common(self) -> tuple[Edit, ...]:
        """The corrections that the file is known to have held. What another program removed from it stays removed."""
        return () if self._is_writing else self._saved

    def _drop_saving(self) -> None:
        """Cancel the write in progress: it is older than the one that comes next."""
        if self._saving is not None:
            self._saving.cancel()
            self._saving = None

    def _on_saved(self, document: Document, edits: tuple[Edit, ...], saved: Saved) -> None:
        if document is not self._document:
            return
        now = self.edits
        self._project, self._saved, self.save_error, self.rescued = saved.project, saved.edits, None, None
        self._strays, self._is_writing = (), False
        if saved.theirs is not None:
            self.lost = saved.theirs.lost
            self.notices = (
                *saved.theirs.notices,
                self.tr("Another program had changed the corrections; its own and yours are both kept."),
            )
            self._stack.replace(merged(edits, now, saved.edits))
            self.changed.emit()
        if self.is_saved:
            self._rest()
        self.reported.emit()

    def _on_failed(self, document: Document, error: GeoViewError) -> None:
        if document is self._document:
            self.save_error = error
            self._timer.start(_RETRY_MS)
            self.reported.emit()

    # Inside

    def _rest(self) -> None:
        """Stop the timers, because nothing is left to save."""
        self._timer.stop()
        self._backup.stop()

    def _apply_memory(self) -> None:
        if self._stack.reapply_memory():
            self.changed.emit()
            self.reported.emit()

    def _on_edit(self, changed: bool) -> None:
        if not changed:
            return
        if not self.is_saved and not self._timer.isActive():
            self._timer.start(_SAVE_MS)
        if not self.is_saved or self._backup.has_left:
            self._backup.expect()
        self.changed.emit()
        self.reported.emit()

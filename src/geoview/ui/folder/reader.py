"""Reading the texts of a folder off the window's thread, and again when they change."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from geoview.atlas import Atlas
from geoview.collection import Collection, Failure, Step
from geoview.document import Document
from geoview.errors import Cancelled, GeoViewError, StorageError
from geoview.ui.documents.session import Engine, Parser
from geoview.ui.runtime.deferred import Deferred

if TYPE_CHECKING:
    from geoview.geoparser import Geoparser
    from geoview.ui.runtime.jobs import Jobs, Token

__all__ = ["Reading"]

_TELL_MS = 400
_TELL_LATER_MS = 1500
_FEW = 40


class _WholeTexts:
    """A parser of the window as the collection wants it: a document in, an atlas out.

    It is the one that open documents use, so that the model is in memory once; between two texts of a folder an open
    document gets its turn.
    """

    def __init__(self, parser: Parser, cancelled: Callable[[], bool]) -> None:
        self._parser = parser
        self._cancelled = cancelled

    def parse(self, document: Document) -> Atlas:
        """The complete atlas.

        Raises:
            Cancelled: soon after the work was cancelled.
        """
        atlas = Atlas(document)
        for snapshot in self._parser.snapshots(document, cancelled=self._cancelled):
            atlas = snapshot.atlas
        return atlas


class Reading(QObject):
    """Brings the index of a folder up to date.

    Args:
        folder: The folder.
        jobs: Runs the work.
        engine: Makes the parser.
        settings: What results depend on beside the text; "" for the plain parser.
    """

    progressed = Signal()
    """`done`, `total` or `waiting` changed."""
    changed = Signal()
    """The index has changed; told now and then while it is being filled, and in the end."""
    finished = Signal()
    """Nothing runs any more: all is read, or it was cancelled."""
    failed = Signal(object)
    """A `GeoViewError`: the folder, the place data or the index can't be used."""

    def __init__(
        self, folder: Path, jobs: Jobs, engine: Callable[[], Engine], settings: str = "", parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._folder = folder
        self._jobs = jobs
        self._engine = engine
        self.settings = settings
        self.processes: int | None = None
        """How many read; None takes as many as pay."""
        self.done = 0
        self.total = 0
        self.waiting: set[str] = set()
        """Names of texts that are still to be read."""
        self.stopped = False
        """The reader stopped it."""
        self.has_looked = False
        """It is known what the folder holds."""
        self.problems: tuple[Failure, ...] = ()
        """What is in the folder and can't be had: links that lead nowhere, folders that may not be read."""
        self._token: Token | None = None
        self._again = False
        self._tell = Deferred(self.changed.emit, self)

    @property
    def is_running(self) -> bool:
        """True while it reads."""
        return self._token is not None

    def start(self, *, again: bool = False) -> None:
        """Reads what is new or has changed; while it reads already, once more afterwards.

        Args:
            again: Texts that failed are tried too.
        """
        if self._token is not None:
            self._again = True
            return
        self._again = False
        self.stopped = False
        self.done = self.total = 0
        self._token = self._jobs.start(partial(self._work, again), "folder-read")
        self.progressed.emit()

    def cancel(self) -> None:
        """Stops; what is read stays read."""
        if self._token is not None:
            self._token.cancel()
            self._token = None
            self._again = False
            self.stopped = bool(self.waiting) or not self.has_looked
            self._tell.stop()
            self.changed.emit()
            self.finished.emit()

    # On a thread of its own

    def _work(self, again: bool, token: Token) -> None:
        def parser() -> Geoparser:
            return cast("Geoparser", _WholeTexts(self._engine().parser, token.cancelled))

        try:
            with Collection(self._folder) as collection:
                if collection.notice:
                    # What is read could not be asked for from another connection.
                    raise StorageError(
                        "The folder could not be read", "{reason}", "Make room on the disk.", reason=collection.notice
                    )
                steps = collection.refresh(
                    # Other processes know the plain parser only.
                    jobs=1 if self.settings else self.processes,
                    geoparser=parser,
                    cancelled=token.cancelled,
                    again=again,
                    settings=self.settings,
                )
                for step in steps:
                    token.post(partial(self._on_step, token, step))
                problems = collection.problems
        except Cancelled:
            raise
        except GeoViewError as error:
            fault = error
            token.post(lambda: self._on_failed(token, fault))
        except Exception:
            token.post(lambda: self._on_done(token, ()))
            raise
        else:
            token.post(lambda: self._on_done(token, problems))

    # On the window's thread

    def _on_step(self, token: Token, step: Step) -> None:
        if token is not self._token:
            return
        if step.done == 0:
            self.has_looked = True
            self.waiting = set(step.waiting)
            # What is gone from the folder is gone from the index by now.
            self.changed.emit()
        else:
            self.waiting.discard(step.name)
            if not self._tell.isActive():
                self._tell.start(_TELL_MS if step.done < _FEW else _TELL_LATER_MS)
        self.done, self.total = step.done, step.total
        self.progressed.emit()

    def _on_done(self, token: Token, problems: tuple[Failure, ...]) -> None:
        if token is not self._token:
            return
        self._token = None
        self.problems = problems
        self.waiting.clear()
        self._tell.stop()
        self.changed.emit()
        self.finished.emit()
        if self._again:
            self.start()

    def _on_failed(self, token: Token, error: GeoViewError) -> None:
        if token is not self._token:
            return
        self._token = None
        self._again = False
        self.has_looked = True
        self._tell.stop()
        self.failed.emit(error)
        self.finished.emit()

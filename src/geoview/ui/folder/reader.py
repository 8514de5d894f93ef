"""Reading the texts of a folder off the window's thread, and again when they change."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from geoview.atlas import Atlas
from geoview.collection import Collection, Failure, Step
from geoview.errors import Cancelled, GeoViewError, StorageError
from geoview.ui.runtime.deferred import Deferred

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from geoview.document import Document
    from geoview.geoparser import Geoparser
    from geoview.ui.documents.session import Engine, Parser
    from geoview.ui.runtime.jobs import Jobs, Token

__all__ = ["Reading"]

_REPORT_MS = 400
_REPORT_LATER_MS = 1500
_FEW = 40


class _WholeTexts:
    """The parser of the window with the interface that the collection needs: from a document to a complete atlas.

    It is the parser that open documents use, so that the model is in memory once. Between two texts of a folder an open
    document can use it.
    """

    def __init__(self, parser: Parser, cancelled: Callable[[], bool]) -> None:
        self._parser = parser
        self._cancelled = cancelled

    def parse(self, document: Document) -> Atlas:
        """Return the complete atlas.

        Raises:
            Cancelled: soon after the work was cancelled.
        """
        atlas = Atlas(document)
        for snapshot in self._parser.snapshots(document, cancelled=self._cancelled):
            atlas = snapshot.atlas
        return atlas


class Reading(QObject):
    """The work that brings the index of a folder up to date.

    Args:
        folder: The folder.
        jobs: Runs the work.
        engine: Makes the engine with the parser.
        settings: The settings that results depend on besides the text; "" for the default parser.
    """

    progressed = Signal()
    """`done`, `total` or `waiting` changed."""
    changed = Signal()
    """The index has changed; emitted from time to time while it is being filled, and once when it is done."""
    finished = Signal()
    """The work has ended: everything is read, or it was cancelled or failed."""
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
        """The number of processes that read; None chooses it automatically."""
        self.done = 0
        self.total = 0
        self.waiting: set[str] = set()
        """Names of texts that are not read yet."""
        self.stopped = False
        """True when the reader stopped the work."""
        self.has_looked = False
        """True once the content of the folder is known."""
        self.problems: tuple[Failure, ...] = ()
        """What the folder holds but can't be read: broken links, folders without permission."""
        self._token: Token | None = None
        self._again = False
        self._report = Deferred(self.changed.emit, self)

    @property
    def is_running(self) -> bool:
        """True while it reads."""
        return self._token is not None

    def start(self, *, again: bool = False) -> None:
        """Read what is new or has changed; if it reads already, do so once more afterwards.

        Args:
            again: Whether to try texts again that failed.
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
        """Stop; the texts that are read stay in the index."""
        if self._token is not None:
            self._token.cancel()
            self._token = None
            self._again = False
            self.stopped = bool(self.waiting) or not self.has_looked
            self._report.stop()
            self.changed.emit()
            self.finished.emit()

    # On a thread of its own

    def _work(self, again: bool, token: Token) -> None:
        def parser() -> Geoparser:
            return cast("Geoparser", _WholeTexts(self._engine().parser, token.cancelled))

        try:
            with Collection(self._folder) as collection:
                if collection.notice:
                    # Another connection could not read what is stored here.
                    raise StorageError(
                        "The folder could not be read", "{reason}", "Make room on the disk.", reason=collection.notice
                    )
                steps = collection.refresh(
                    # Other processes can use the default parser only.
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
            # By now, files that are gone from the folder are gone from the index.
            self.changed.emit()
        else:
            self.waiting.discard(step.name)
            if not self._report.isActive():
                self._report.start(_REPORT_MS if step.done < _FEW else _REPORT_LATER_MS)
        self.done, self.total = step.done, step.total
        self.progressed.emit()

    def _on_done(self, token: Token, problems: tuple[Failure, ...]) -> None:
        if token is not self._token:
            return
        self._token = None
        self.problems = problems
        self.waiting.clear()
        self._report.stop()
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
        self._report.stop()
        self.failed.emit(error)
        self.finished.emit()

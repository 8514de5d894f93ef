"""The open documents: one session for each, one of them current."""

from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from geoview.errors import Cancelled, GeoViewError
from geoview.storage import same_file
from geoview.timeouts import with_timeout
from geoview.ui.documents.session import Engine, Parser, Session, SnapshotLike
from geoview.ui.widgets.actions import Need

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from geoview.document import Document
    from geoview.text import Span
    from geoview.ui.runtime.jobs import Jobs

__all__ = ["Documents", "SharedEngine"]

_TURN_S = 0.05
_GLANCE_S = 0.08
"""How long the window may wait for a drive when a file is opened."""


class _OneAtATime:
    """A parser that several threads may share: each waits for its turn, and stops waiting when it is cancelled."""

    def __init__(self, parser: Parser) -> None:
        self._parser = parser
        self._turn = threading.Lock()

    @property
    def notice(self) -> str:
        """The notice of the parser."""
        return self._parser.notice

    def snapshots(
        self, document: Document, *, first: Span | None = None, cancelled: Callable[[], bool] = lambda: False
    ) -> Iterator[SnapshotLike]:
        """Yield the snapshots of the parser, once it is free."""
        while not self._turn.acquire(timeout=_TURN_S):
            if cancelled():
                raise Cancelled
        try:
            yield from self._parser.snapshots(document, first=first, cancelled=cancelled)
        finally:
            self._turn.release()


class SharedEngine:
    """A factory that makes the engine on first use; all documents share that one.

    Args:
        make: Makes the engine. It is called off the window's thread, and again after a failure.
    """

    def __init__(self, make: Callable[[], Engine]) -> None:
        self._make = make
        self._lock = threading.Lock()
        self._engine: Engine | None = None

    def reset(self) -> None:
        """Forget the engine: the next call makes a new one."""
        with self._lock:
            self._engine = None

    def __call__(self) -> Engine:
        """Return the engine, made on the first call.

        Raises:
            GeoViewError: when it can't be made.
        """
        with self._lock:
            if self._engine is None:
                made = self._make()
                self._engine = Engine(made.gazetteer, _OneAtATime(made.parser))
            return self._engine


class Documents(QObject):
    """The open documents. There is always a current session; it may be an empty one.

    The signals of the current session are passed on, so that the window connects to one object only.

    Args:
        jobs: Runs the work.
        make_session: Makes an empty session.
    """

    leaving = Signal(object)
    """The current `Session` is about to be replaced by another."""
    current_changed = Signal(object)
    """Another `Session` is current."""
    listed = Signal()
    """Documents were opened or closed."""
    needs_changed = Signal()
    renewing = Signal()
    """The present engine is no longer wanted."""
    document_opened = Signal(object)
    atlas_changed = Signal(object)
    corrections_reported = Signal()
    engine_ready = Signal(object)
    progressed = Signal(float)
    finished = Signal()
    failed = Signal(object, object)
    """As in `Session`, but for every session."""

    def __init__(self, jobs: Jobs, make_session: Callable[[], Session], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.jobs = jobs
        self._make_session = make_session
        self._may_lose: Callable[[Session], bool] = lambda _: True
        self._may_close: Callable[[Session], bool] = lambda _: True
        self._sessions: list[Session] = []
        self._coming: list[Session] = []
        self._wanted: Session | None = None
        self._asked: list[Session] = []
        self._current = self._new_session()
        self.current_changed.connect(lambda _: self.needs_changed.emit())
        self.document_opened.connect(lambda _: self.needs_changed.emit())
        self.is_aside = False
        """True while something other than a document is shown, over an empty session."""

    @property
    def current(self) -> Session:
        """The current session."""
        return self._current

    @property
    def sessions(self) -> tuple[Session, ...]:
        """The sessions that have a document, in the order of their tabs."""
        return tuple(self._sessions)

    @property
    def needs(self) -> Need:
        """Whether there is a current document, and whether it came from a file."""
        document = self._current.document
        if document is None:
            return Need.NOTHING
        there = Need.DOCUMENT | Need.SHEET
        return there | Need.FILE | Need.SOURCE if document.source.path is not None else there

    def ask_before(
        self,
        *,
        closing: Callable[[Session], bool] | None = None,
        losing: Callable[[Session], bool] | None = None,
    ) -> None:
        """Set the questions to ask before a document is closed; each answers True when it may be closed.

        Args:
            closing: Asked about a text that may be nowhere else.
            losing: Asked about corrections that can't be saved.
        """
        self._may_close = closing or self._may_close
        self._may_lose = losing or self._may_lose

    def may_close(self, session: Session) -> bool:
        """Ask about a text that may exist nowhere else; return True when it may be closed."""
        return self._may_close(session)

    def open(self, path: Path) -> Session:
        """Open a file, or bring its tab to the front; return the session that has it or is reading it."""
        found = self._session_with(path)
        if found is not None:
            self.activate(found)
            return found
        session = self._free_session()
        self._wanted = session
        session.open(path)
        return session

    def open_all(self, paths: list[Path]) -> None:
        """Open files; the first of them becomes current."""
        sessions = [self.open(path) for path in paths]
        if sessions:
            self._wanted = sessions[0]

    def open_behind(self, path: Path) -> Session:
        """Open a file in a new tab; the current one stays. Return the session that has it or is reading it."""
        found = self._session_with(path)
        if found is not None:
            return found
        session = self._new_session()
        self._coming.append(session)
        self._asked.append(session)
        session.open(path)
        return session

    def show(self, document: Document) -> None:
        """Show a document that is already read."""
        session = self._free_session()
        self._wanted = session
        session.show(document)

    def step_aside(self) -> None:
        """Make room for something other than a document; the open documents stay open."""
        self.is_aside = True
        if self._current.document is not None or self._current in self._coming:
            self.leaving.emit(self._current)
            self._current = self._new_session()
            self.current_changed.emit(self._current)

    def come_back(self) -> None:
        """Show the empty session again, until a document is opened."""
        self.is_aside = False
        self.current_changed.emit(self._current)

    def activate(self, session: Session) -> None:
        """Make a session the current one."""
        left = self._current
        self.is_aside = False
        if session is not self._current:
            self.leaving.emit(self._current)
            self._current = session
            self.current_changed.emit(session)
            if left.document is None and left not in self._coming:
                left.deleteLater()

    def close(self, session: Session) -> None:
        """Close a document; its neighbour becomes current."""
        if session not in self._sessions or not self.may_close(session):
            return
        if not (session.corrections.flush() or self._may_lose(session)):
            return
        if session is self._current:
            self.leaving.emit(session)
        at = self._sessions.index(session)
        self._sessions.remove(session)
        self._asked.remove(session)
        session.cancel()
        if session is self._current:
            rest = self._sessions
            self._current = rest[min(at, len(rest) - 1)] if rest else self._new_session()
            self.current_changed.emit(self._current)
        session.deleteLater()
        self.listed.emit()

    def renew(self) -> None:
        """Find all places again with another engine: at once in the current document, in others on their turn."""
        self.renewing.emit()
        for session in {*self._sessions, self._current}:
            session.forget_engine()
        if self._current.document is not None:
            self._current.parse()

    def cancel(self) -> None:
        """Stop all work."""
        for session in {*self._sessions, *self._coming, self._current}:
            session.cancel()

    def _session_with(self, path: Path) -> Session | None:
        """Return the session that has a file open, under any of its names."""
        names = {s: s.document.source.path for s in self._sessions if s.document is not None}
        named = {session: name for session, name in names.items() if name is not None}
        for session, name in named.items():
            if name == path:
                return session
        if not named:
            return None
        try:
            # The drive of an open file may not answer.
            found = with_timeout(_GLANCE_S, lambda: [s for s, name in named.items() if same_file(name, path)], "same")
        except TimeoutError:
            return None
        return found[0] if found else None

    def _free_session(self) -> Session:
        """Return the current session if it is empty, else a new one."""
        session = self._current
        if session.document is not None or session in self._coming:
            session = self._new_session()
        self._coming.append(session)
        self._asked.append(session)
        return session

    def _is_free(self) -> bool:
        """Return whether the current session is empty and waits for no document."""
        return self._current.document is None and self._wanted not in self._coming and not self.is_aside

    def _new_session(self) -> Session:
        session = self._make_session()
        session.setParent(self)
        session.document_opened.connect(partial(self._on_opened, session))
        session.failed.connect(partial(self._on_failed, session))
        for name in ("atlas_changed", "corrections_reported", "engine_ready", "progressed", "finished"):
            getattr(session, name).connect(partial(self._pass_on, session, getattr(self, name)))
        return session

    def _pass_on(self, session: Session, signal: Any, *values: object) -> None:
        if session is self._current:
            signal.emit(*values)

    def _on_opened(self, session: Session, document: Document) -> None:
        if session in self._coming:
            self._coming.remove(session)
        is_new = session not in self._sessions
        if is_new:
            # Tabs stand in the order in which they were requested, whichever file is read first.
            if session not in self._asked:
                self._asked.append(session)
            self._sessions.append(session)
            self._sessions.sort(key=self._asked.index)
        if session is self._current:
            self.is_aside = False
            self.document_opened.emit(document)
        elif session is self._wanted or self._is_free():
            self.activate(session)
        if is_new:
            self.listed.emit()

    def _on_failed(self, session: Session, error: GeoViewError, path: Path | None) -> None:
        self.failed.emit(error, path)
        if session in self._coming:
            self._coming.remove(session)
            if session in self._asked:
                self._asked.remove(session)
            if session is not self._current:
                session.deleteLater()
            if self._current.document is None and self._sessions and not self.is_aside:
                self.activate(self._sessions[0])

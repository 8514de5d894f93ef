"""The session of one open document: it alone changes the document, its atlas and the work that runs for it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from geoview.atlas import Atlas
from geoview.errors import Cancelled, GeoViewError
from geoview.ui.documents.correction_loader import CorrectionLoader
from geoview.ui.documents.corrections import Corrections
from geoview.viewer.display_text import DisplayText

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from geoview.corrections.store import CorrectionStore, Kept
    from geoview.document import Document
    from geoview.gazetteer import Gazetteer
    from geoview.text import Span
    from geoview.ui.runtime.jobs import Jobs, Token

__all__ = ["Engine", "Parser", "Session", "SnapshotLike"]

_BUSY_AFTER_MS = 300


class SnapshotLike(Protocol):
    """An intermediate result of a parser."""

    @property
    def atlas(self) -> Atlas:
        """The atlas so far."""

    @property
    def done(self) -> float:
        """The share of the work that is done, 0 … 1."""


class Parser(Protocol):
    """An object that finds places in a document, such as `geoview.Geoparser`."""

    @property
    def notice(self) -> str:
        """The reason why this is not the best parser; "" when it is."""

    def snapshots(
        self, document: Document, *, first: Span | None = None, cancelled: Callable[[], bool] = lambda: False
    ) -> Iterator[SnapshotLike]:
        """Yield atlases that grow; raise `Cancelled` soon after `cancelled()` turns true."""


@dataclass(frozen=True, slots=True)
class Engine:
    """The parser and its place data; made once, off the window's thread.

    Attributes:
        gazetteer: The place data; None in tests that need none.
        parser: The parser.
    """

    gazetteer: Gazetteer | None
    parser: Parser


def _read(path: Path, encoding: str | None) -> Document:
    from geoview.document import read

    return read(path, encoding=encoding)


class Session(QObject):
    """One open document: it reads the file, has its places found and reports both.

    When opening fails, everything stays as it was. Each open and each parse has its own token; the result of an
    earlier one is dropped.
    """

    document_opened = Signal(object)
    """A `Document`; its atlas is empty until `atlas_changed`."""
    atlas_changed = Signal(object)
    failed = Signal(object, object)
    """A `GeoViewError` and the path it is about, or None."""
    corrections_reported = Signal()
    """The state of the stored corrections changed."""
    engine_ready = Signal(object)
    progressed = Signal(float)
    """Share of the work done, 0 … 1; only for work that takes longer than 300 ms."""
    finished = Signal()
    """Nothing runs any more: the places are complete, or the work failed or was cancelled."""

    def __init__(
        self,
        jobs: Jobs,
        engine: Callable[[], Engine],
        read: Callable[[Path, str | None], Document] = _read,
        keeper: CorrectionStore | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.jobs = jobs
        self._make_engine = engine
        self._read = read
        self._engine: Engine | None = None
        self._document: Document | None = None
        self._atlas: Atlas | None = None
        self._display: DisplayText | None = None
        self._reading: Token | None = None
        self._parsing: Token | None = None
        self._loading: CorrectionLoader | None = None
        self.corrections = Corrections(jobs, keeper, self)
        self.corrections.changed.connect(self._on_corrected)
        self.corrections.reported.connect(self.corrections_reported)
        self._share = 0.0
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(_BUSY_AFTER_MS)
        self._slow.timeout.connect(lambda: self.progressed.emit(self._share))

    @property
    def document(self) -> Document | None:
        """The open document."""
        return self._document

    @property
    def display(self) -> DisplayText | None:
        """The text that Qt may show for the document."""
        return self._display

    @property
    def atlas(self) -> Atlas | None:
        """The atlas so far, with the reader's corrections."""
        return self._atlas

    @property
    def needs_places(self) -> bool:
        """True when the places of the document are neither known nor being looked for."""
        return self._document is not None and self._parsing is None and not (self._atlas and self._atlas.complete)

    @property
    def is_busy(self) -> bool:
        """True while work runs for this session."""
        return self._parsing is not None or self._reading is not None

    @property
    def is_parsing(self) -> bool:
        """True while the places are being looked for."""
        return self._parsing is not None

    @property
    def engine(self) -> Engine | None:
        """The parser and its place data, once they are loaded."""
        return self._engine

    @property
    def make_engine(self) -> Callable[[], Engine]:
        """The function that makes or returns the shared engine; to be called off the window's thread."""
        return self._make_engine

    def open(self, path: Path, encoding: str | None = None) -> None:
        """Read a file off the window's thread, then show it in place of the open document."""
        self._cancel(self._reading)

        def work(token: Token) -> None:
            try:
                document = self._read(path, encoding)
            except Cancelled:
                raise
            except GeoViewError as error:
                fault = error
                token.post(lambda: self._on_read_failed(token, fault, path))
                return
            # Computed here too: for a long text it takes as long as the reading.
            display = DisplayText(document.text)
            token.post(lambda: self._on_read(token, document, display))

        self._reading = self.jobs.start(work, "read")

    def show(self, document: Document) -> None:
        """Show a document that is already read."""
        self._cancel(self._reading)
        self._reading = None
        self._set_document(document, DisplayText(document.text))

    def cancel(self) -> None:
        """Stop the running work; what was found so far stays."""
        running = self._reading is not None or self._parsing is not None
        self._cancel(self._reading)
        self._cancel(self._parsing)
        self._cancel(self._loading)
        self._reading = self._parsing = self._loading = None
        self._slow.stop()
        if running:
            self.finished.emit()

    def parse(self, first: Span | None = None) -> None:
        """Find the places of the open document, those in `first` before all others."""
        document = self._document
        if document is None:
            return
        self._cancel(self._parsing)
        if self._loading is None and self.corrections.needs_loading:
            self._loading = CorrectionLoader(
                self.jobs, self.corrections.keeper, document, self._on_kept, self._on_load_failed
            )
        loading = self._loading

        def work(token: Token) -> None:
            try:
                engine = self._engine
                if engine is None:
                    engine = self._make_engine()
                    made = engine
                    token.post(lambda: self._on_engine(made))
                if loading is not None:
                    loading.start(engine.gazetteer)
                    loading.wait(token.cancelled)
                for snapshot in engine.parser.snapshots(document, first=first, cancelled=token.cancelled):
                    # Every view counts these; with fifty thousand mentions that takes too long for the window's thread.
                    _ = snapshot.atlas.unresolved, snapshot.atlas.uncertain
                    token.post(partial(self._on_snapshot, token, snapshot))
            except Cancelled:
                raise
            except GeoViewError as error:
                fault = error
                token.post(lambda: self._on_parse_failed(token, fault))
            except MemoryError:
                fault = GeoViewError(
                    self.tr("The places could not be found"),
                    self.tr("there is not enough memory for this text."),
                    self.tr("Close other programs or open a part of the text."),
                )
                token.post(lambda: self._on_parse_failed(token, fault))
            except Exception:
                token.post(lambda: self._on_parsed(token))
                raise
            else:
                token.post(lambda: self._on_parsed(token))

        self._share = 0.0
        self._slow.start()
        self._parsing = self.jobs.start(work, "parse")

    def forget_engine(self) -> None:
        """Let the next parse request a new engine; the known places stay until then."""
        self._cancel(self._parsing)
        self._parsing = None
        self._engine = None
        if self._atlas is not None:
            self._atlas = replace(self._atlas, complete=False)

    @staticmethod
    def _cancel(running: Token | CorrectionLoader | None) -> None:
        if running is not None:
            running.cancel()

    def _set_document(self, document: Document, display: DisplayText) -> None:
        self._cancel(self._parsing)
        self._cancel(self._loading)
        self._parsing = self._loading = None
        self._slow.stop()
        self._document, self._display = document, display
        self._atlas = Atlas(document, complete=False)
        self.corrections.begin(document)
        self.document_opened.emit(document)

    def _on_read(self, token: Token, document: Document, display: DisplayText) -> None:
        if token is self._reading:
            self._reading = None
            self._set_document(document, display)

    def _on_read_failed(self, token: Token, error: GeoViewError, path: Path) -> None:
        if token is self._reading:
            self._reading = None
            self.failed.emit(error, path)
            if self._parsing is None:
                self.finished.emit()

    def _on_engine(self, engine: Engine) -> None:
        if self._engine is None:
            self._engine = engine
            self.engine_ready.emit(engine)

    def _on_kept(self, loading: CorrectionLoader, kept: Kept | None, gazetteer: Gazetteer | None) -> None:
        if loading is self._loading:
            self._loading = None
            self.corrections.take(kept, gazetteer)

    def _on_load_failed(self, loading: CorrectionLoader, error: GeoViewError) -> None:
        if loading is self._loading:
            self._loading = None
            self.failed.emit(error, None)

    def _on_snapshot(self, token: Token, snapshot: SnapshotLike) -> None:
        if token is self._parsing:
            self._share = snapshot.done
            self._atlas = self.corrections.over(snapshot.atlas)
            self.atlas_changed.emit(self._atlas)
            if not self._slow.isActive():
                self.progressed.emit(self._share)

    def _on_corrected(self) -> None:
        self._atlas = self.corrections.shown or self._atlas
        self.atlas_changed.emit(self._atlas)

    def _on_parsed(self, token: Token) -> None:
        if token is self._parsing:
            self._parsing = None
            self._slow.stop()
            if self._loading is not None:
                # If the file is read later, its content replaces this.
                late = self.tr("Their drive does not answer yet. They appear as soon as it does.")
                self.corrections.notices = (late,)
                self.corrections.reported.emit()
            self.finished.emit()

    def _on_parse_failed(self, token: Token, error: GeoViewError) -> None:
        if token is self._parsing:
            self._parsing = None
            self._slow.stop()
            self.failed.emit(error, None)
            self.finished.emit()

"""Two open documents that are compared: their present places, with all corrections."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from geoview.analysis.comparison import Comparison, Side, compare
from geoview.mapping.compared import charted_uses
from geoview.ui.runtime.deferred import Deferred
from geoview.ui.wording.place_wording import country_name
from geoview.viewer import recent_files

if TYPE_CHECKING:
    from geoview.atlas import Atlas
    from geoview.gazetteer import Gazetteer
    from geoview.mapping.aggregate import GatheredUse
    from geoview.ui.documents.documents import Documents
    from geoview.ui.documents.session import Session
    from geoview.ui.runtime.jobs import Token

__all__ = ["Pair"]

_GATHER_MS = 60
"""Wait in milliseconds, because growing atlases arrive in quick succession."""


class _Half(QObject):
    """One of the two documents, which stays when its tab is closed."""

    changed = Signal()

    def __init__(self, documents: Documents, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._documents = documents
        self.session: Session | None = None
        self.atlas: Atlas | None = None
        self._stopped = False  # the reader stopped the search, so no more places will be found
        self._follow(session)

    def _follow(self, session: Session) -> None:
        self.session = session
        self.atlas = session.atlas
        session.atlas_changed.connect(self._on_atlas)
        session.document_opened.connect(self._on_document)
        session.finished.connect(self._on_finished)

    @property
    def path(self) -> Path | None:
        """The path of the file; None for a text that came from no file."""
        return self.atlas.document.source.path if self.atlas is not None else None

    @property
    def is_busy(self) -> bool:
        """True while more places may come."""
        session = self.session
        return session is not None and (session.is_busy or (session.needs_places and not self._stopped))

    def find_places(self) -> None:
        """Search for the places of a document that is not current; those of the current one the window searches for."""
        session = self.session
        if session is not None and session is not self._documents.current and session.needs_places:
            self._stopped = False
            session.parse()
            self.changed.emit()

    def look(self) -> None:
        """Follow the tabs: keep the atlas of a document that was closed, and follow it when it is opened again."""
        sessions, path = self._documents.sessions, self.path
        if self.session is not None and self.session not in sessions:
            self.session = None
            self.changed.emit()
        if self.session is None and path is not None:
            for session in sessions:
                if session.document is not None and session.document.source.path == path:
                    self._follow(session)
                    self.changed.emit()
                    return

    def _on_atlas(self, atlas: Atlas) -> None:
        self.atlas = atlas
        self.changed.emit()

    def _on_finished(self) -> None:
        self._stopped = self.session is not None and self.session.needs_places
        self.changed.emit()

    def _on_document(self) -> None:
        """Follow a text that was read again."""
        self._stopped = False
        self.atlas = self.session.atlas if self.session is not None else self.atlas
        self.changed.emit()
        # If the document is current, the window receives the signal too and searches for the places.
        QTimer.singleShot(0, self, self.find_places)


class Pair(QObject):
    """The comparison of two documents, which is made again whenever one of them changes.

    Args:
        documents: The open documents.
        first: One document.
        second: The other document; it may be the same.
    """

    compared = Signal()
    """`comparison` has changed."""
    changed = Signal()
    """The names, or the state of the work, may have changed."""

    def __init__(self, documents: Documents, first: Session, second: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._documents = documents
        self.comparison: Comparison | None = None
        self.uses: tuple[GatheredUse, ...] = ()
        """The places with their numbers and counts on the map."""
        self._halves = (_Half(documents, first, self), _Half(documents, second, self))
        self._working: Token | None = None
        self._later = Deferred(self._compare, self, _GATHER_MS)
        for half in self._halves:
            half.changed.connect(self._on_changed)
        documents.listed.connect(self._look)
        documents.renewing.connect(self._on_renewing)

    def start(self) -> None:
        """Compare what is known, and search for places where that is not done."""
        self._later.start(0)
        self._find_places()

    def close(self) -> None:
        """Stop all work and ignore later changes."""
        self._later.stop()
        if self._working is not None:
            self._working.cancel()
        for half in self._halves:
            half.blockSignals(True)
        self._documents.listed.disconnect(self._look)
        self._documents.renewing.disconnect(self._on_renewing)

    @property
    def names(self) -> tuple[str, str]:
        """The names of the documents, each with its folder if the name alone is ambiguous."""
        first, second = (half.path or Path(self.tr("Text")) for half in self._halves)
        if first == second:
            name = recent_files.labels([first])[0]
            return name, name
        return tuple(recent_files.labels([first, second]))  # type: ignore[return-value]

    @property
    def busy(self) -> tuple[str, ...]:
        """Names of the documents whose places are being searched for."""
        return tuple(dict.fromkeys(n for n, half in zip(self.names, self._halves, strict=True) if half.is_busy))

    @property
    def closed(self) -> tuple[str, ...]:
        """Names of the documents that are no longer open; they are compared as they were."""
        return tuple(n for n, half in zip(self.names, self._halves, strict=True) if half.session is None)

    @property
    def is_stale(self) -> bool:
        """True while the atlases are newer than the comparison."""
        known, (first, second) = self.comparison, (half.atlas for half in self._halves)
        return known is None or known.first is not first or known.second is not second

    @property
    def is_one_text(self) -> bool:
        """True when both documents have exactly the same text."""
        first, second = (half.atlas for half in self._halves)
        return first is not None and second is not None and first.document.text == second.document.text

    @property
    def gazetteer(self) -> Gazetteer | None:
        """The place data that the documents were read with, once it is loaded."""
        engines = [half.session.engine for half in self._halves if half.session is not None]
        return next((engine.gazetteer for engine in engines if engine is not None), None)

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files of the documents."""
        return tuple(half.path for half in self._halves if half.path is not None)

    def session(self, side: Side) -> Session | None:
        """Return the document of a side, or None if it is no longer open."""
        return self._half(side).session

    def path(self, side: Side) -> Path | None:
        """Return the path of the file of a side, or None if the text came from no file."""
        return self._half(side).path

    def country_name(self, code: str) -> str:
        """Return the name of a country by its ISO code, or the code if no gazetteer knows it."""
        country = self.gazetteer.country(code) if self.gazetteer is not None else None
        return country_name(code, country.name if country else code)

    def _half(self, side: Side) -> _Half:
        return self._halves[1 if side is Side.SECOND else 0]

    def _look(self) -> None:
        for half in self._halves:
            half.look()

    def _find_places(self) -> None:
        for half in self._halves:
            half.find_places()

    def _on_renewing(self) -> None:
        """Search again for the places after the documents have dropped the old engine."""
        QTimer.singleShot(0, self, self._find_places)

    def _on_changed(self) -> None:
        self.changed.emit()
        if not self._later.isActive():
            self._later.start(_GATHER_MS)

    def _compare(self) -> None:
        """Compare off the window's thread: thousands of places take longer than the window may stand still."""
        first, second = (half.atlas for half in self._halves)
        # Until the search is complete, it is unknown which places a text does not name.
        if first is None or second is None or self.busy or not self.is_stale:
            return
        if self._working is not None:
            self._working.cancel()

        def work(token: Token) -> None:
            comparison = compare(first, second)
            token.post(partial(self._on_compared, comparison, charted_uses(comparison)))

        self._working = self._documents.jobs.start(work, "compare")

    def _on_compared(self, comparison: Comparison, uses: tuple[GatheredUse, ...]) -> None:
        self._working = None
        self.comparison, self.uses = comparison, uses
        self.compared.emit()

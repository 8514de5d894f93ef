"""Brings the document in front before the reader: its text at once, its places as they are found, its troubles."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer

from geoview.errors import GeoViewError
from geoview.text import printable
from geoview.ui.runtime.file_watch import FileState, FileWatch
from geoview.ui.selection.selection import Cause
from geoview.ui.widgets import notices
from geoview.ui.widgets.message_bar import Message
from geoview.viewer.navigation_history import History

if TYPE_CHECKING:
    from geoview.atlas import Atlas
    from geoview.document import Document
    from geoview.ui.documents.session import Engine, Session
    from geoview.ui.shell.window import Window

__all__ = ["DocumentPresenter"]

_PAINT_WAIT_MS = 400


class DocumentPresenter(QObject):
    """Listens to the documents and has every pane show what they say.

    Args:
        window: Where it is shown.
    """

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._shown: Document | None = None
        self.watch = FileWatch(window.documents.jobs, self)
        # A window that is never painted (minimised at start) must find its places too.
        self._paint_wait = QTimer(self)
        self._paint_wait.setSingleShot(True)
        self._paint_wait.setInterval(_PAINT_WAIT_MS)
        self._paint_wait.timeout.connect(self._find_places)
        documents = window.documents
        documents.current_changed.connect(self._on_current)
        documents.document_opened.connect(self._on_document)
        documents.atlas_changed.connect(self._on_atlas)
        documents.failed.connect(self._on_failed)
        documents.engine_ready.connect(self._on_engine)
        documents.progressed.connect(self._on_progress)
        documents.finished.connect(self._on_finished)
        self.watch.changed.connect(self._on_file)
        window.article.view.painted.connect(self._on_painted)
        window.chart.map_failed.connect(self._on_map_failed)

    def reload(self, encoding: str | None = None) -> None:
        """Reads the open file again, in another encoding if need be; where one was in it stays."""
        session = self._window.session
        document = session.document
        if document is not None and document.source.path is not None:
            session.open(document.source.path, encoding)

    def cancel(self) -> None:
        """The reader does not want to wait; what was found so far stays, and the rest can still be had."""
        session = self._window.session
        was_parsing = session.is_parsing
        session.cancel()
        if was_parsing:
            self._window.places.set_busy(False, stopped=True)
            self._window.messages.show_message(notices.stopped_notice(self._go_on))

    def _go_on(self) -> None:
        self._window.messages.remove("stopped")
        if self._window.session.needs_places:
            self._window.places.set_busy(True)
            self._window.session.parse(self._window.article.view.visible_span())

    def stop(self) -> None:
        """The window closes."""
        self._paint_wait.stop()
        self.watch.stop()

    def show_title(self, document: Document | None) -> None:
        """Names the document in the title of the window."""
        window = self._window
        path = document.source.path if document else None
        window.setWindowFilePath(str(path) if path else "")
        if document is None:
            # With room for the sign of unsaved corrections, which may be told before the name of their document is.
            window.setWindowTitle("GeoView[*]")
        else:
            name = printable(path.name) if path else self.tr("Text")
            if self.watch.state is FileState.GONE:
                name = self.tr("{0} (gone)").format(name)
            window.setWindowTitle(f"{name}[*] — GeoView")

    # Coming to the front

    def _on_current(self, session: Session) -> None:
        if session.document is None:
            self._show_nothing()
        else:
            self._show(session.document)

    def _on_document(self, document: Document) -> None:
        """A document was opened in front, or read again."""
        shown, path = self._shown, document.source.path
        if shown is not None and path is not None and shown.source.path == path:
            self._window.viewing.keep(self._window.session, document)
        self._show(document)

    def _show(self, document: Document) -> None:
        window, session = self._window, self._window.session
        engine = session.engine
        self._clear_messages()
        self.watch.stop()
        self._shown = document
        reading = window.viewing.recall(session, document)
        path = document.source.path
        if path is not None:
            window.recent.add(path)
        window.links.history = reading.history
        window.article.set_document(document, session.display)
        window.links.set_atlas(session.atlas, engine.gazetteer if engine else None)
        window.places.set_busy(session.is_busy or session.needs_places)
        window.status.hide_progress()
        window.status.set_atlas(session.atlas)
        window.status.set_form(document)
        window.frame.show_text()
        self.show_title(document)
        notice = notices.encoding_notice(document.source, window.encodings.pop_up)
        if notice is not None and path is not None:
            window.messages.show_message(notice)
        window.finding.set_text(document.text)
        if reading.mention is not None:
            window.selection.choose_mention(reading.mention, Cause.REFRESH)
        if reading.view.position:
            window.article.view.scroll_to(min(reading.view.position, len(document.text)))
        window.article.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._paint_wait.start()
        window.refresh()

    def _show_nothing(self) -> None:
        window = self._window
        self.stop()
        self._shown = None
        self._clear_messages()
        window.article.set_document(None)
        window.links.history = History()
        window.links.set_atlas(None, None)
        window.finding.set_text("")
        window.status.set_atlas(None)
        window.status.set_form(None)
        window.status.hide_progress()
        window.frame.show_start()
        self.show_title(None)
        window.refresh()

    def _clear_messages(self) -> None:
        for key in ("error", "file", "encoding", "stopped"):
            self._window.messages.remove(key)

    # Finding places

    def _on_painted(self) -> None:
        self._window.text_painted.emit()
        self._find_places()

    def _find_places(self) -> None:
        """The reader can read; now everything else."""
        self._paint_wait.stop()
        session = self._window.session
        if session.needs_places:
            session.parse(self._window.article.view.visible_span())
        if session.document is not None:
            self.watch.watch(session.document.source)
        # The map is made when this event is done with, so that the paint is on the screen first.
        QTimer.singleShot(0, self._window.chart.load)

    def _on_atlas(self, atlas: Atlas) -> None:
        window = self._window
        engine = window.session.engine
        window.places.set_busy(not atlas.complete)
        window.links.set_atlas(atlas, engine.gazetteer if engine else None)
        window.status.set_atlas(atlas)
        if atlas.complete:
            window.messages.remove("stopped")
            # For those who do not see the pins appear.
            from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(window, window.status.counts))
        window.finding.refresh()
        window.refresh()

    def _on_engine(self, engine: Engine) -> None:
        window = self._window
        if engine.gazetteer is not None:
            window.status.set_data(engine.gazetteer.info.version)
            if engine.gazetteer.notice:
                window.messages.show_message(notices.gazetteer_notice(engine.gazetteer.notice))
        if engine.parser.notice:
            window.messages.show_message(notices.simpler_notice(engine.parser.notice))

    def _on_progress(self, share: float) -> None:
        self._window.status.show_progress(self.tr("Finding places…"), share)

    def _on_finished(self) -> None:
        self._window.status.hide_progress()
        self._window.places.set_busy(False)

    # Troubles

    def _on_file(self, state: FileState) -> None:
        """The file on the disk is another one now, or it is the same again."""
        document = self._window.session.document
        path = document.source.path if document else None
        if path is None or state is FileState.SAME:
            self._window.messages.remove("file")
        else:
            self._window.messages.show_message(notices.file_notice(state, path, self.reload))
        self.show_title(document)

    def _on_failed(self, error: GeoViewError, path: Path | None) -> None:
        window = self._window
        if path is not None and path in window.remembered.recent and not path.exists():
            message = Message.of(error, "error", self.tr("Remove from Recent"), lambda: window.recent.forget(path))
        else:
            message = Message.of(error)
        window.messages.show_message(message)

    def _on_map_failed(self, reason: str) -> None:
        chart = self._window.chart
        self._window.messages.show_message(notices.map_notice(reason, chart.pane.reload if chart.map else None))

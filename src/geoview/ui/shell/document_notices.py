"""The messages about the document in front: how it was read, its file, its places, its errors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from geoview.ui.runtime.file_watch import FileState
from geoview.ui.widgets import notices
from geoview.ui.widgets.message_bar import Message

if TYPE_CHECKING:
    from pathlib import Path

    from geoview.atlas import Atlas
    from geoview.document import Document
    from geoview.errors import GeoViewError
    from geoview.ui.documents.documents import Documents
    from geoview.ui.documents.session import Engine
    from geoview.ui.map.map_host import MapHost
    from geoview.ui.runtime.file_watch import FileWatch
    from geoview.ui.shell.menus.encoding import EncodingMenu
    from geoview.ui.shell.menus.recent import RecentMenu
    from geoview.ui.shell.presenter import DocumentPresenter
    from geoview.ui.widgets.message_bar import MessageBar

__all__ = ["DocumentNotices"]


class DocumentNotices(QObject):
    """The messages about the document in front, each removed when its reason is gone.

    Args:
        documents: The open documents.
        presenter: Shows the documents.
        watch: Reports when the file changes.
        map_host: The map, which may fail.
        recent: The list of recent files, from which a missing file can be removed.
        encodings: The menu of other encodings.
        messages: Shows the messages.
    """

    def __init__(
        self,
        documents: Documents,
        presenter: DocumentPresenter,
        watch: FileWatch,
        map_host: MapHost,
        recent: RecentMenu,
        encodings: EncodingMenu,
        messages: MessageBar,
    ) -> None:
        super().__init__(presenter)
        self._documents, self._presenter, self._watch, self._map = documents, presenter, watch, map_host
        self._recent, self._encodings, self._messages = recent, encodings, messages
        presenter.shown.connect(self._on_shown)
        presenter.reading_began.connect(self._watch_file)
        presenter.stopped.connect(lambda: messages.show_message(notices.stopped_notice(self._go_on)))
        documents.atlas_changed.connect(self._on_atlas)
        documents.engine_ready.connect(self._on_engine)
        documents.failed.connect(self._on_failed)
        watch.changed.connect(self._on_file)
        map_host.map_failed.connect(self._on_map_failed)

    def _on_shown(self, document: Document | None) -> None:
        self._watch.stop()
        for key in ("error", "file", "encoding", "stopped"):
            self._messages.remove(key)
        if document is not None and document.source.path is not None:
            notice = notices.encoding_notice(document.source, self._encodings.pop_up)
            if notice is not None:
                self._messages.show_message(notice)

    def _watch_file(self) -> None:
        document = self._documents.current.document
        if document is not None:
            self._watch.watch(document.source)

    def _go_on(self) -> None:
        self._messages.remove("stopped")
        self._presenter.go_on()

    def _on_atlas(self, atlas: Atlas) -> None:
        if atlas.complete:
            self._messages.remove("stopped")

    def _on_engine(self, engine: Engine) -> None:
        if engine.gazetteer is not None and engine.gazetteer.notice:
            self._messages.show_message(notices.gazetteer_notice(engine.gazetteer.notice))
        if engine.parser.notice:
            self._messages.show_message(notices.simpler_notice(engine.parser.notice))

    def _on_file(self, state: FileState) -> None:
        """Report that the file on the disk has changed or is gone, or remove that message."""
        document = self._documents.current.document
        path = document.source.path if document else None
        if path is None or state is FileState.SAME:
            self._messages.remove("file")
        else:
            self._messages.show_message(notices.file_notice(state, path, self._presenter.reload))

    def _on_failed(self, error: GeoViewError, path: Path | None) -> None:
        if path is not None and path in self._recent.paths and not path.exists():
            message = Message.of(error, "error", self.tr("Remove from Recent"), lambda: self._recent.forget(path))
        else:
            message = Message.of(error)
        self._messages.show_message(message)

    def _on_map_failed(self, reason: str) -> None:
        self._messages.show_message(notices.map_notice(reason, self._map.pane.reload if self._map.made else None))

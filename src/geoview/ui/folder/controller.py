"""Opens folders in the window: a tab each, and the way from there into their texts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from geoview.errors import GeoViewError
from geoview.storage import same_file
from geoview.text import printable
from geoview.ui.runtime.deferred import in_turns
from geoview.ui.selection.selection import Cause
from geoview.ui.widgets import notices
from geoview.ui.widgets.actions import Need
from geoview.ui.widgets.message_bar import Message, Tone

if TYPE_CHECKING:
    from geoview.document import Document
    from geoview.gazetteer import Gazetteer
    from geoview.ui.documents.session import Session
    from geoview.ui.folder.view import FolderView
    from geoview.ui.map.map_host import MapHost
    from geoview.ui.runtime.jobs import Token
    from geoview.ui.shell.window import Window
    from geoview.ui.widgets.theme import Theme

__all__ = ["FolderController"]

_MESSAGE = "folder"


class FolderController(QObject):
    """The folders that are open; one of them may be in front, and then no document is.

    Args:
        window: Where they are shown.
        make_chart: Makes the place for the map of a folder.
    """

    listed = Signal()
    """Folders came or went, or another one is in front."""

    def __init__(self, window: Window, make_chart: Callable[[], MapHost]) -> None:
        super().__init__(window)
        self._window = window
        self._make_chart = make_chart
        self.views: list[FolderView] = []
        """Those that are open, in the order of their tabs."""
        self.front: FolderView | None = None
        """The one that is to be seen; None while a document is, or nothing."""
        self.processes: int | None = None
        """How many read a folder; None takes as many as pay."""
        self._unread: set[FolderView] = set()
        self._wanted: tuple[Session, int] | None = None
        documents = window.documents
        documents.current_changed.connect(self._on_current)
        documents.document_opened.connect(self._on_document)
        documents.atlas_changed.connect(lambda _: self._lead())
        documents.finished.connect(self._on_finished)
        documents.renewing.connect(self._on_renewing)
        window.tabs.folder_chosen.connect(lambda index: self.activate(self.views[index]))
        window.tabs.folder_closed.connect(lambda index: self.close(self.views[index]))
        window.status.cancel_requested.connect(self._on_cancel)
        window.appearance.changed.connect(self._dress)
        window.closing.connect(self._shut_down)

    # Opening and closing

    def ask(self) -> None:
        """Asks for a folder and opens it."""
        from PySide6.QtWidgets import QFileDialog

        recent = self._window.remembered.recent
        start = str(self.front.folder if self.front else recent[0].parent if recent else "")
        chosen = QFileDialog.getExistingDirectory(self._window, self.tr("Open a folder of texts"), start)
        if chosen:
            self.open_all([Path(chosen)])

    def open_all(self, paths: Sequence[Path]) -> None:
        """Opens files as documents and folders as folders, these as soon as what they need is loaded."""
        folders = [path for path in paths if path.is_dir()]
        self._window.documents.open_all([path for path in paths if path not in folders])
        if not folders:
            return

        def work(token: Token) -> None:
            self.load()
            token.post(lambda: in_turns([partial(self.open, path) for path in folders], self))

        self._window.documents.jobs.start(work, "folder-load")

    @staticmethod
    def load() -> None:
        """Loads what the first folder needs; off the window's thread, for it takes a while."""
        from PySide6 import QtGui, QtWidgets

        import geoview.ui.folder.view  # noqa: F401

        # PySide makes all classes of widgets when it is shown one that it did not make, as the lists of a folder are.
        for name in dir(QtWidgets):
            getattr(QtWidgets, name)
        # And this list of 180 when the first row is filled with a colour.
        _ = QtGui.QGradient.Preset

    def open(self, folder: Path) -> FolderView:
        """Opens a folder, or brings it to the front where it is open already."""
        view = self.open_behind(folder)
        self._window.recent.add(view.folder)
        self.activate(view)
        return view

    def open_behind(self, folder: Path) -> FolderView:
        """Opens a folder in a tab of its own and leaves in front what is there; it is read once it is looked at."""
        folder = folder.absolute()
        for view in self.views:
            if view.folder == folder or same_file(view.folder, folder):
                return view
        view = self._make(folder)
        self.views.append(view)
        self._unread.add(view)
        self._window.frame.pages.addWidget(view)
        self._tell_tabs()
        return view

    def _make(self, folder: Path) -> FolderView:
        # Nobody who opens a text waits for these.
        from geoview.ui.folder.queries import FolderQueries
        from geoview.ui.folder.reader import Reading
        from geoview.ui.folder.view import FolderView

        window = self._window
        jobs = window.documents.jobs
        reading = Reading(folder, jobs, window.session.make_engine, self._settings())
        if self.processes is not None:
            reading.processes = self.processes
        questions = FolderQueries(folder, jobs, self._open_gazetteer)
        view = FolderView(folder, reading, questions, self._make_chart())
        for part in (reading, questions):
            part.setParent(view)
        view.document_wanted.connect(partial(self._on_document_wanted, view))
        view.folder_wanted.connect(self.ask)
        view.counted.connect(partial(self._refresh, view))
        reading.progressed.connect(partial(self._refresh, view))
        reading.finished.connect(partial(self._on_read, view))
        reading.failed.connect(partial(self._on_failed, view))
        view.chart.map_failed.connect(partial(self._on_map_failed, view))
        view.chart.map_ready.connect(window.refresh)
        view.set_theme(window.appearance.theme)
        return view

    def _settings(self) -> str:
        """What the settings change about what is found; "" for nothing."""
        settings = self._window.access.settings
        plain = type(settings)()
        names = ("recogniser", "gazetteer", "preferred_area")
        changed = [f"{name}={getattr(settings, name)}" for name in names]
        return " ".join(changed) if any(getattr(settings, name) != getattr(plain, name) for name in names) else ""

    def _open_gazetteer(self) -> Gazetteer:
        from geoview.ui.documents.engine import open_gazetteer

        return open_gazetteer(self._window.access.settings)

    def close(self, view: FolderView) -> None:
        """Closes a folder; what was found in it is kept for the next time."""
        at = self.views.index(view)
        self.views.remove(view)
        self._unread.discard(view)
        view.shutdown()
        self._window.frame.pages.removeWidget(view)
        view.deleteLater()
        if view is self.front:
            self.front = None
            sessions = self._window.documents.sessions
            if self.views:
                self.activate(self.views[min(at, len(self.views) - 1)])
            elif sessions:
                self._window.documents.activate(sessions[0])
            else:
                self._window.documents.come_back()
        self._tell_tabs()
        self._window.refresh()

    def activate(self, view: FolderView) -> None:
        """Brings a folder to the front, and reads it where that is still to be done."""
        self.front = view
        self._window.documents.step_aside()
        self._show()
        if view in self._unread:
            self._unread.remove(view)
            view.start()

    # What is in front

    def _on_current(self, session: Session) -> None:
        if session.document is not None:
            self._leave()
        elif self._window.documents.is_aside:
            self._show()
        elif self.views:
            # The last document was closed.
            self.activate(self.front or self.views[-1])
        self._lead()

    def _on_document(self, _document: Document) -> None:
        self._leave()
        self._lead()

    def _leave(self) -> None:
        self.front = None
        self._window.messages.remove(_MESSAGE)
        self._tell_tabs()

    def _show(self) -> None:
        view, window = self.front, self._window
        if view is None:
            return
        window.frame.pages.setCurrentWidget(view)
        window.setWindowFilePath(str(view.folder))
        window.setWindowTitle(f"{printable(view.folder.name or str(view.folder))}[*] — GeoView")
        self._tell_tabs()
        self._refresh(view)
        view.take_focus()
        window.refresh()

    def _tell_tabs(self) -> None:
        front = self.views.index(self.front) if self.front in self.views else -1
        self._window.tabs.set_folders([view.folder for view in self.views], front)
        self.listed.emit()

    def _refresh(self, view: FolderView) -> None:
        """Status bar: counts, and how far the reading is."""
        if view is not self.front:
            return
        status, reading = self._window.status, view.reading
        status.show_counts(view.counts)
        if reading.is_running and reading.total:
            text = self.tr("Reading %n text(s)…", "", reading.total)
            status.show_progress(text, reading.done / reading.total)
        elif reading.is_running:
            status.show_progress(self.tr("Looking through the folder…"), 0.0)
        else:
            status.hide_progress()

    def needs(self) -> Need:
        """What a folder in front allows."""
        if self.front is None:
            return Need.SHEET | Need.SOURCE if self._has_document() else Need.NOTHING
        return Need.SHEET | Need.SOURCE | (Need.MAP if self.front.chart.map is not None else Need.NOTHING)

    def _has_document(self) -> bool:
        return self._window.session.document is not None

    def _dress(self, theme: Theme) -> None:
        for view in self.views:
            view.set_theme(theme)

    # Reading

    def _on_cancel(self) -> None:
        if self.front is not None:
            self.front.reading.cancel()

    def _on_read(self, view: FolderView) -> None:
        self._refresh(view)
        if view is not self.front:
            return
        if view.reading.stopped:
            left = len(view.reading.waiting)
            title = self.tr("Reading was stopped")
            text = self.tr("%n text(s) still wait. What is read stays read.", "", left)
            go_on = Message(_MESSAGE, Tone.NOTICE, title, text, self.tr("Go On"), view.reading.start)
            self._window.messages.show_message(go_on)
        elif view.error is None:
            self._window.messages.remove(_MESSAGE)

    def _on_failed(self, view: FolderView, error: GeoViewError) -> None:
        """What was read before is still there; where nothing was, the view itself says what is wrong."""
        if view is self.front and view.shows_texts:
            again = Message.of(error, _MESSAGE, self.tr("Try Again"), view.reading.start)
            self._window.messages.show_message(again)

    def _on_map_failed(self, view: FolderView, reason: str) -> None:
        notice = notices.map_notice(reason, view.chart.pane.reload if view.chart.map else None)
        self._window.messages.show_message(notice)

    def _on_renewing(self) -> None:
        """Another parser: everything is found anew."""
        for view in self.views:
            view.reading.settings = self._settings()
            if view not in self._unread:
                view.reading.start()

    def _shut_down(self) -> None:
        for view in self.views:
            view.shutdown()

    # Into the texts

    def _on_document_wanted(self, view: FolderView, name: str, start: int) -> None:
        session = self._window.documents.open(view.folder / name)
        self._wanted = (session, start) if start >= 0 else None
        self._lead()

    def _lead(self) -> None:
        """To the words that were asked for: their place in the text at once, the mention when it is found."""
        documents = self._window.documents
        if self._wanted is None or self._wanted[0] is not documents.current or documents.current.document is None:
            return
        session, start = self._wanted
        atlas = session.atlas
        index = atlas.at(start) if atlas is not None else None
        if index is not None:
            self._wanted = None
            self._window.selection.choose_mention(index, Cause.TABLE)
        elif atlas is None or not atlas.resolutions:
            length = len(documents.current.document.text)
            self._window.article.view.scroll_to(min(start, length))

    def _on_finished(self) -> None:
        """The text has changed since: then its beginning has to do."""
        self._lead()
        if self._wanted is not None and self._wanted[0] is self._window.documents.current:
            self._wanted = None

    # What the actions do where a folder is in front

    def step_pane(self, by: int) -> None:
        """Documents, map, places, time, and round again."""
        if self.front is not None:
            self.front.step_pane(by)

    def find(self) -> None:
        """To the filter of the documents."""
        if self.front is not None:
            field = self.front.document_pane.filter
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            field.selectAll()

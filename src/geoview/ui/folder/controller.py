"""Open folders: each has a tab and a view, and one of them may be in front."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from geoview.storage import same_file
from geoview.ui.runtime.deferred import in_turns
from geoview.ui.widgets import notices
from geoview.ui.widgets.actions import Need
from geoview.ui.widgets.message_bar import Message, Tone
from geoview.ui.widgets.theme import LIGHT, Theme

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QStackedWidget, QWidget

    from geoview.errors import GeoViewError
    from geoview.gazetteer import Gazetteer
    from geoview.settings import Settings
    from geoview.ui.documents.documents import Documents
    from geoview.ui.documents.session import Session
    from geoview.ui.folder.view import FolderView
    from geoview.ui.map.map_host import MapHost
    from geoview.ui.runtime.jobs import Token
    from geoview.ui.widgets.message_bar import MessageBar
    from geoview.ui.widgets.status_bar import StatusBar

__all__ = ["FolderController"]

_MESSAGE = "folder"


class FolderController(QObject):
    """The open folders. While one of them is in front, no document is.

    Args:
        documents: The open documents. Receivers that show the current one must connect to it before this class does.
        pages: Holds the view of each folder, and shows the one in front.
        status: Shows counts and progress of the folder in front.
        messages: Shows errors.
        settings: Returns the present settings.
        start_folder: Returns the folder that the dialog starts in; None for the system's own choice.
        make_map: Makes the map of a folder.
        parent: The owner, and the window below the dialogs.
    """

    listed = Signal()
    """A folder was opened or closed, or another one is in front."""
    opened = Signal(object)
    """The reader opened a folder: its `Path`."""
    shown = Signal(object)
    """A folder is in front: its `Path`."""
    needs_changed = Signal()
    """`needs` has changed."""
    passage_wanted = Signal(object, int)
    """A document to open: its `Path`, and the code point to go to; −1 for the last reading position."""

    def __init__(
        self,
        documents: Documents,
        pages: QStackedWidget,
        status: StatusBar,
        messages: MessageBar,
        settings: Callable[[], Settings],
        start_folder: Callable[[], Path | None],
        make_map: Callable[[], MapHost],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._documents, self._pages, self._status, self._messages = documents, pages, status, messages
        self._settings, self._start_folder, self._make_map = settings, start_folder, make_map
        self._dialog_parent = parent
        self._theme: Theme = LIGHT
        self.views: list[FolderView] = []
        """The views of the open folders, in the order of their tabs."""
        self.front: FolderView | None = None
        """The view in front; None while a document or the start page is."""
        self.processes: int | None = None
        """The number of processes that read a folder; None chooses it automatically."""
        self._unread: set[FolderView] = set()
        documents.current_changed.connect(self._on_current)
        documents.document_opened.connect(self._leave)
        documents.renewing.connect(self._on_renewing)

    @property
    def needs(self) -> Need:
        """What the folder in front makes possible."""
        if self.front is None:
            return Need.NOTHING
        return Need.SHEET | Need.SOURCE | (Need.MAP if self.front.map.made is not None else Need.NOTHING)

    @property
    def folders(self) -> list[Path]:
        """The open folders, in the order of their tabs."""
        return [view.folder for view in self.views]

    @property
    def front_index(self) -> int:
        """The index of the folder in front; −1 for none."""
        return self.views.index(self.front) if self.front in self.views else -1

    # Opening and closing

    def ask(self) -> None:
        """Ask for a folder and open it."""
        from PySide6.QtWidgets import QFileDialog

        start = self.front.folder if self.front else self._start_folder()
        chosen = QFileDialog.getExistingDirectory(
            self._dialog_parent, self.tr("Open a folder of texts"), str(start or "")
        )
        if chosen:
            self.open_all([Path(chosen)])

    def open_all(self, paths: Sequence[Path]) -> None:
        """Open files as documents and folders as folders; folders follow once their modules are loaded."""
        folders = [path for path in paths if path.is_dir()]
        self._documents.open_all([path for path in paths if path not in folders])
        if not folders:
            return

        def work(token: Token) -> None:
            self.load()
            token.post(lambda: in_turns([partial(self.open, path) for path in folders], self))

        self._documents.jobs.start(work, "folder-load")

    @staticmethod
    def load() -> None:
        """Load what the first folder needs. This takes a while and must run off the window's thread."""
        from PySide6 import QtGui, QtWidgets

        import geoview.ui.folder.view  # noqa: F401

        # PySide creates all widget classes when it first wraps a widget of C++, which the lists of a folder contain.
        for name in dir(QtWidgets):
            getattr(QtWidgets, name)
        # It also creates this enum of 180 members when the first row is filled with a colour.
        _ = QtGui.QGradient.Preset

    def open(self, folder: Path) -> FolderView:
        """Open a folder, or bring it to the front if it is open already."""
        view = self.open_behind(folder)
        self.opened.emit(view.folder)
        self.activate(view)
        return view

    def open_behind(self, folder: Path) -> FolderView:
        """Open a folder in a tab in the background; it is read when it is first shown."""
        folder = folder.absolute()
        for view in self.views:
            if view.folder == folder or same_file(view.folder, folder):
                return view
        view = self._make(folder)
        self.views.append(view)
        self._unread.add(view)
        self._pages.addWidget(view)
        self.listed.emit()
        return view

    def _make(self, folder: Path) -> FolderView:
        # Opening a text does not wait for these imports.
        from geoview.ui.folder.queries import FolderQueries
        from geoview.ui.folder.reader import Reading
        from geoview.ui.folder.view import FolderView

        jobs = self._documents.jobs
        reading = Reading(folder, jobs, self._documents.current.make_engine, self._reading_settings())
        if self.processes is not None:
            reading.processes = self.processes
        questions = FolderQueries(folder, jobs, self._open_gazetteer)
        view = FolderView(folder, reading, questions, self._make_map())
        for part in (reading, questions):
            part.setParent(view)
        view.document_wanted.connect(lambda name, start: self.passage_wanted.emit(view.folder / name, start))
        view.folder_wanted.connect(self.ask)
        view.counted.connect(partial(self._refresh, view))
        reading.progressed.connect(partial(self._refresh, view))
        reading.finished.connect(partial(self._on_read, view))
        reading.failed.connect(partial(self._on_failed, view))
        view.map.map_failed.connect(partial(self._on_map_failed, view))
        view.map.map_ready.connect(self.needs_changed)
        view.set_theme(self._theme)
        return view

    def _reading_settings(self) -> str:
        """Return the settings that change the places of a text, as a string; "" for the defaults."""
        settings = self._settings()
        plain = type(settings)()
        names = ("recogniser", "gazetteer", "preferred_area")
        changed = [f"{name}={getattr(settings, name)}" for name in names]
        return " ".join(changed) if any(getattr(settings, name) != getattr(plain, name) for name in names) else ""

    def _open_gazetteer(self) -> Gazetteer:
        from geoview.ui.documents.engine import open_gazetteer

        return open_gazetteer(self._settings())

    def close(self, view: FolderView) -> None:
        """Close a folder; its index is kept for the next time."""
        at = self.views.index(view)
        self.views.remove(view)
        self._unread.discard(view)
        view.shutdown()
        self._pages.removeWidget(view)
        view.deleteLater()
        if view is self.front:
            self.front = None
            sessions = self._documents.sessions
            if self.views:
                self.activate(self.views[min(at, len(self.views) - 1)])
            elif sessions:
                self._documents.activate(sessions[0])
            else:
                self._documents.come_back()
        self.listed.emit()
        self.needs_changed.emit()

    def activate(self, view: FolderView) -> None:
        """Bring a folder to the front, and read it if that is not done yet."""
        self.front = view
        self._documents.step_aside()
        self._show()
        if view in self._unread:
            self._unread.remove(view)
            view.start()

    def activate_at(self, index: int) -> None:
        """Bring the folder of a tab to the front."""
        self.activate(self.views[index])

    def close_at(self, index: int) -> None:
        """Close the folder of a tab."""
        self.close(self.views[index])

    # What is in front

    def _on_current(self, session: Session) -> None:
        if session.document is not None:
            self._leave()
        elif self._documents.is_aside:
            self._show()
        elif self.views:
            # The last document was closed.
            self.activate(self.front or self.views[-1])

    def _leave(self) -> None:
        had_front, self.front = self.front is not None, None
        self._messages.remove(_MESSAGE)
        self.listed.emit()
        if had_front:
            self.needs_changed.emit()

    def _show(self) -> None:
        view = self.front
        if view is None:
            return
        self._pages.setCurrentWidget(view)
        self.shown.emit(view.folder)
        self.listed.emit()
        self._refresh(view)
        view.take_focus()
        self.needs_changed.emit()

    def _refresh(self, view: FolderView) -> None:
        """Show the counts and the progress of a folder in the status bar."""
        if view is not self.front:
            return
        status, reading = self._status, view.reading
        status.show_counts(view.counts)
        if reading.is_running and reading.total:
            text = self.tr("Reading %n text(s)…", "", reading.total)
            status.show_progress(text, reading.done / reading.total)
        elif reading.is_running:
            status.show_progress(self.tr("Looking through the folder…"), 0.0)
        else:
            status.hide_progress()

    def set_theme(self, theme: Theme) -> None:
        """Repaint all folders in other colours."""
        self._theme = theme
        for view in self.views:
            view.set_theme(theme)

    # Reading

    def cancel(self) -> None:
        """Stop reading the folder in front; the texts that are read stay in the index."""
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
            self._messages.show_message(go_on)
        elif view.error is None:
            self._messages.remove(_MESSAGE)

    def _on_failed(self, view: FolderView, error: GeoViewError) -> None:
        """Show an error over texts that are still listed; without texts, the view itself shows it."""
        if view is self.front and view.shows_texts:
            again = Message.of(error, _MESSAGE, self.tr("Try Again"), view.reading.start)
            self._messages.show_message(again)

    def _on_map_failed(self, view: FolderView, reason: str) -> None:
        notice = notices.map_notice(reason, view.map.pane.reload if view.map.made else None)
        self._messages.show_message(notice)

    def _on_renewing(self) -> None:
        """Read all folders again after the parser has changed."""
        for view in self.views:
            view.reading.settings = self._reading_settings()
            if view not in self._unread:
                view.reading.start()

    def shutdown(self) -> None:
        """Stop all folders, because the window closes."""
        for view in self.views:
            view.shutdown()

"""The window: article left, map right, the places below the map."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAction, QCloseEvent, QDragEnterEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from geoview.atlas import Atlas
from geoview.document import Document
from geoview.errors import GeoViewError, StorageError
from geoview.settings import SettingsFile
from geoview.storage import resource_path
from geoview.text import printable
from geoview.ui import notices
from geoview.ui.access import Access
from geoview.ui.actions import Need, build_actions, build_menus, update_actions
from geoview.ui.appearance import Appearance
from geoview.ui.articlepane import ArticlePane
from geoview.ui.commands import Commands
from geoview.ui.comparing.opening import Comparing
from geoview.ui.correcting import Correcting
from geoview.ui.documents import Documents
from geoview.ui.documenttabs import DocumentTabs
from geoview.ui.droptarget import DropTarget
from geoview.ui.encodings import EncodingMenu
from geoview.ui.exporting import ExportMenu
from geoview.ui.finding import Finding
from geoview.ui.frame import Frame
from geoview.ui.history import History, Reading
from geoview.ui.lazymap import LazyMap
from geoview.ui.legend import Legend
from geoview.ui.linking import Links
from geoview.ui.messagestrip import Message, MessageStrip
from geoview.ui.onlinelookup import OnlineLookup
from geoview.ui.onlinemap import OnlineMap
from geoview.ui.paper.printing import Printing
from geoview.ui.pasting import Pasting
from geoview.ui.placespane import PlacesPane
from geoview.ui.preferences import Preferences
from geoview.ui.readingmode import ReadingMode
from geoview.ui.recentmenu import RecentMenu
from geoview.ui.remembering import remember, restore
from geoview.ui.selection import Cause, Selection
from geoview.ui.session import Engine, Session
from geoview.ui.startpage import StartPage
from geoview.ui.state import ZOOM_RANGE, State, StateFile
from geoview.ui.statistics import Statistics
from geoview.ui.statusline import StatusLine
from geoview.ui.theme import Theme
from geoview.ui.together import Together
from geoview.ui.toolbar import ToolBar
from geoview.ui.watching import FileState, FileWatch

__all__ = ["Window"]

_LOG = logging.getLogger(__name__)
_PAINT_WAIT_MS = 400
SAMPLE = "harbour.txt"


class Window(QMainWindow):
    """Puts the panes together and shows what the session says; the actions are in `Commands`.

    Args:
        documents: What is open.
        appearance: Light or dark.
        state: What was remembered.
        make_map: Makes the map; None for the real one.
        access: What may go online; None for a session in which nothing is kept.
    """

    text_painted = Signal()
    """The text of a document has been painted for the first time."""
    closing = Signal()
    """The window closes, and its state will be saved."""

    def __init__(
        self,
        documents: Documents,
        appearance: Appearance,
        state: StateFile,
        make_map: Callable[[QWidget, bool], QWidget] | None = None,
        access: Access | None = None,
    ) -> None:
        super().__init__()
        self.documents = documents
        self.appearance = appearance
        self._state = state
        self._shown: Document | None = None
        self._views: dict[Session, Reading] = {}
        self.setObjectName("window")
        self.article = ArticlePane()
        self.places = PlacesPane(self.country_name)
        make_chart = partial(LazyMap, make_map) if make_map else LazyMap
        self.chart = make_chart()
        self.selection = Selection(self)
        self.links = Links(self.selection, self.article, self.places, self.chart, self)
        self.messages = MessageStrip()
        self.start = StartPage()
        self.status = StatusLine()
        self.commands = Commands(self)
        self.actions_by_name: dict[str, QAction] = build_actions(self, self.commands)
        menus = build_menus(self.actions_by_name, self)
        for menu in menus:
            self.menuBar().addMenu(menu)
        self.toolbar = ToolBar(self.actions_by_name, menus)
        self.finding = Finding(self.toolbar, self.article, self.places, self.selection, self)
        self.exports = ExportMenu(self, self.actions_by_name["export"], documents.jobs)
        self.watch = FileWatch(documents.jobs, self)
        self.recent = RecentMenu(self._submenu("open_recent"), self.start, self.remembered, self.open, self)
        self.encodings = EncodingMenu(self._submenu("encoding"), self._encoding, self._read_as, self)
        self.tabs = DocumentTabs(documents)
        self.frame = Frame(self.start, self.tabs, self.messages, self.article, self.chart, self.places)
        self.addToolBar(self.toolbar)
        self.setCentralWidget(self.frame)
        self.setStatusBar(self.status)
        self.setAcceptDrops(True)
        self.setMinimumSize(720, 480)
        self.drop = DropTarget(self)
        self.correcting = Correcting(self)
        self.access = access or Access(SettingsFile(None), parent=self)
        self.online = OnlineLookup(self, self.access)
        self.online_map = OnlineMap(self, self.access)
        self.preferences = Preferences(self, self.access.file)
        self.reading = ReadingMode(self)
        self.printing = Printing(self)
        self.statistics = Statistics(self)
        self.together = Together(self)
        self.legend = Legend(self)
        self.pasting = Pasting(self)
        self.comparing = Comparing(self, make_chart)
        self._connect()
        restore(self, self.frame.panes, self.frame.right, self.places.table, self.remembered)
        self.set_zoom(self.remembered.zoom)
        self.commands.fill_theme_menu(self._submenu("theme"))
        self.show_menu_bar(False)
        self._dress(appearance.theme)
        self._show_title(None)
        self._refresh()
        self.start.setFocus(Qt.FocusReason.OtherFocusReason)
        if state.notice:
            self.messages.show_message(notices.state_notice(state.notice))

    def _submenu(self, name: str) -> QMenu:
        menu = self.actions_by_name[name].menu()
        assert isinstance(menu, QMenu)
        return menu

    def _connect(self) -> None:
        documents = self.documents
        documents.leaving.connect(self._on_leaving)
        documents.current_changed.connect(self._on_current)
        documents.document_opened.connect(self._on_document)
        documents.atlas_changed.connect(self._on_atlas)
        documents.failed.connect(self._on_failed)
        documents.engine_ready.connect(self._on_engine)
        documents.progressed.connect(self._on_progress)
        documents.finished.connect(self._on_finished)
        documents.listed.connect(self._refresh)
        self.status.cancel_requested.connect(lambda: self.session.cancel())
        self.watch.changed.connect(self._on_file)
        self.appearance.changed.connect(self._dress)
        view = self.article.view
        view.painted.connect(self._on_painted)
        view.view_changed.connect(self._show_position)
        view.cursorPositionChanged.connect(self._show_position)
        view.zoom_requested.connect(self.commands.zoom_by)
        view.travel_requested.connect(self.commands.travel)
        self.selection.changed.connect(lambda _: self._refresh())
        self.links.jumped.connect(self._refresh)
        self.finding.changed.connect(self._refresh)
        self.chart.map_failed.connect(self._on_map_failed)
        self.chart.map_ready.connect(self._refresh)
        self.start.open_requested.connect(self.commands.on_open)
        self.start.recent_chosen.connect(self.open_name)
        self.start.sample_chosen.connect(lambda: self.open(resource_path("samples", SAMPLE)))
        self.drop.files_dropped.connect(documents.open_all)
        # A window that is never painted (minimised at start) must find its places too.
        self._paint_wait = QTimer(self)
        self._paint_wait.setSingleShot(True)
        self._paint_wait.setInterval(_PAINT_WAIT_MS)
        self._paint_wait.timeout.connect(self._find_places)

    @property
    def remembered(self) -> State:
        """What outlives the window."""
        return self._state.state

    @property
    def session(self) -> Session:
        """The document in front."""
        return self.documents.current

    # Opening and closing

    def open(self, path: Path) -> None:
        """Opens a file beside what is open; on failure everything stays as it was."""
        self.documents.open(path)

    def open_name(self, name: str) -> None:
        """Opens a file by its name."""
        self.open(Path(name))

    def reload(self, encoding: str | None = None) -> None:
        """Reads the open file again, in another encoding if need be; where one was in it stays."""
        document = self.session.document
        if document is not None and document.source.path is not None:
            self.session.open(document.source.path, encoding)

    def _on_leaving(self, session: Session) -> None:
        """Another document comes to the front: notes where one is in this one."""
        document = session.document
        if document is not None:
            selection = self.selection
            position = self.article.view.first_visible()
            self._views[session] = Reading(document, position, selection.mention, self.links.history)
            if document.source.path is not None:
                self.remembered.remember_position(document.source.path, position)

    def _on_current(self, session: Session) -> None:
        if session.document is None:
            self._show_nothing()
        else:
            self._show(session.document)
        for other in set(self._views) - set(self.documents.sessions):
            del self._views[other]

    def _on_document(self, document: Document) -> None:
        """A document was opened in front, or read again."""
        self._on_leaving_reloaded(document)
        self._show(document)

    def _on_leaving_reloaded(self, document: Document) -> None:
        shown, path = self._shown, document.source.path
        if shown is not None and path is not None and shown.source.path == path:
            self._views[self.session] = Reading(document, self.article.view.first_visible(), None, self.links.history)

    def _show(self, document: Document) -> None:
        session = self.session
        engine = session.engine
        for key in ("error", "file", "encoding"):
            self.messages.remove(key)
        self.watch.stop()
        self._shown = document
        view = self._views.pop(session, None)
        path = document.source.path
        if view is None or view.document is not document:
            position = self.remembered.positions.get(str(path), 0) if path else 0
            view = Reading(document, position, None, History())
        if path is not None:
            self.recent.add(path)
        self.links.history = view.history
        self.article.set_document(document, session.display)
        self.links.set_atlas(session.atlas, engine.gazetteer if engine else None)
        self.places.set_busy(session.is_busy or session.needs_places)
        self.status.hide_progress()
        self.status.set_atlas(session.atlas)
        self.frame.show_text()
        self._show_title(document)
        notice = notices.encoding_notice(document.source, self.encodings.pop_up)
        if notice is not None and path is not None:
            self.messages.show_message(notice)
        self.finding.set_text(document.text)
        if view.mention is not None:
            self.selection.choose_mention(view.mention, Cause.REFRESH)
        if view.position:
            self.article.view.scroll_to(min(view.position, len(document.text)))
        self.article.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._paint_wait.start()
        self._refresh()

    def _show_nothing(self) -> None:
        self._paint_wait.stop()
        self.watch.stop()
        self._shown = None
        for key in ("encoding", "file", "error"):
            self.messages.remove(key)
        self.article.set_document(None)
        self.links.history = History()
        self.links.set_atlas(None, None)
        self.finding.set_text("")
        self.status.set_atlas(None)
        self.status.hide_progress()
        self.frame.show_start()
        self._show_title(None)
        self._refresh()

    def _on_progress(self, share: float) -> None:
        self.status.show_progress(self.tr("Finding places…"), share)

    def _on_finished(self) -> None:
        self.status.hide_progress()
        self.places.set_busy(False)

    def _on_file(self, state: FileState) -> None:
        """The file on the disk is another one now, or it is the same again."""
        document = self.session.document
        path = document.source.path if document else None
        if path is None or state is FileState.SAME:
            self.messages.remove("file")
        else:
            self.messages.show_message(notices.file_notice(state, path, self.reload))
        self._show_title(document)

    def _on_painted(self) -> None:
        self.text_painted.emit()
        self._find_places()

    def _find_places(self) -> None:
        """The reader can read; now everything else."""
        self._paint_wait.stop()
        if self.session.needs_places:
            self.session.parse(self.article.view.visible_span())
        if self.session.document is not None:
            self.watch.watch(self.session.document.source)
        # The map is made when this event is done with, so that the paint is on the screen first.
        QTimer.singleShot(0, self.chart.load)

    def _on_atlas(self, atlas: Atlas) -> None:
        engine = self.session.engine
        self.places.set_busy(not atlas.complete)
        self.links.set_atlas(atlas, engine.gazetteer if engine else None)
        self.status.set_atlas(atlas)
        if atlas.complete:
            # For those who do not see the pins appear.
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.status.counts))
        self.finding.refresh()
        self._refresh()

    def _on_engine(self, engine: Engine) -> None:
        if engine.gazetteer is not None:
            self.status.set_data(engine.gazetteer.info.version)
            if engine.gazetteer.notice:
                self.messages.show_message(notices.gazetteer_notice(engine.gazetteer.notice))
        if engine.parser.notice:
            self.messages.show_message(notices.simpler_notice(engine.parser.notice))

    def _on_failed(self, error: GeoViewError, path: Path | None) -> None:
        if path is not None and path in self.remembered.recent and not path.exists():
            message = Message.of(error, "error", self.tr("Remove from Recent"), lambda: self.recent.forget(path))
        else:
            message = Message.of(error)
        self.messages.show_message(message)

    def _on_map_failed(self, reason: str) -> None:
        self.messages.show_message(notices.map_notice(reason, self.chart.reload if self.chart.map else None))

    def _read_as(self, encoding: str) -> None:
        """Reads the file again in another encoding; where that can't be done, the text stays as it is."""
        document = self.session.document
        if document is not None and document.source.path is not None:
            self.reload(encoding)

    def _encoding(self) -> str | None:
        return self.session.document.source.encoding if self.session.document else None

    def country_name(self, code: str) -> str:
        """The name of a country by its ISO code; the code where no gazetteer knows it."""
        engine = self.session.engine
        country = engine.gazetteer.country(code) if engine and engine.gazetteer else None
        return country.name if country else code

    # What is shown around the panes

    def set_zoom(self, zoom: float) -> None:
        """Sets the size of the letters, within bounds."""
        zoom = min(max(zoom, ZOOM_RANGE[0]), ZOOM_RANGE[1])
        self.remembered.zoom = zoom
        self.article.view.set_zoom(zoom)
        self._refresh()

    def show_menu_bar(self, shown: bool) -> None:
        """The menus above the toolbar, or behind its last button."""
        native = self.menuBar().isNativeMenuBar()
        self.menuBar().setVisible(shown or native)
        self.toolbar.show_menus(not (shown or native))
        self.actions_by_name["menu_bar"].setChecked(shown)
        self.actions_by_name["menu_bar"].setVisible(not native)
        if shown and self.isVisible():
            self.menuBar().setFocus(Qt.FocusReason.MenuBarFocusReason)

    def _show_title(self, document: Document | None) -> None:
        path = document.source.path if document else None
        self.setWindowFilePath(str(path) if path else "")
        if document is None:
            self.setWindowTitle("GeoView")
        else:
            name = printable(path.name) if path else self.tr("Text")
            if self.watch.state is FileState.GONE:
                name = self.tr("{0} (gone)").format(name)
            self.setWindowTitle(f"{name}[*] — GeoView")

    def _dress(self, theme: Theme) -> None:
        self.remembered.theme = self.appearance.choice
        for part in (self.article, self.places, self.chart, self.messages, self.start, self.drop, self.tabs):
            part.set_theme(theme)
        self.toolbar.set_theme(theme, self.actions_by_name)

    def _show_position(self) -> None:
        if self.session.document is None:
            self.status.set_position(None, 0.0)
        else:
            self.status.set_position(*self.article.view.line_and_share())

    def _refresh(self) -> None:
        """Enables what makes sense now, and says where the reader is among the mentions."""
        document, selection = self.session.document, self.selection
        there = Need.NOTHING
        for need, is_there in (
            (Need.DOCUMENT, document is not None),
            (Need.FILE, document is not None and document.source.path is not None),
            (Need.MENTIONS, selection.atlas is not None and bool(selection.atlas.resolutions)),
            (Need.MENTION, selection.mention is not None),
            (Need.PLACE, selection.place_id is not None),
            (Need.MAP, self.chart.map is not None),
            (Need.FOUND, self.finding.found),
            (Need.TABS, len(self.documents.sessions) > 1),
            (Need.BACK, self.links.history.can_go_back),
            (Need.FORWARD, self.links.history.can_go_forward),
        ):
            if is_there:
                there |= need
        there |= self.correcting.refresh() | self.online.refresh()
        update_actions(self.actions_by_name, there)
        self.toolbar.field.setEnabled(document is not None)
        position = selection.position
        if position is not None:
            self.toolbar.set_counter(self.tr("Mention {0} of {1}").format(*position))
        else:
            self.toolbar.set_counter(self.tr("No place") if selection.mention is not None else "")
        self.status.set_zoom(self.remembered.zoom if document is not None else None)
        self._show_position()

    # Events

    def changeEvent(self, event: QEvent) -> None:
        """Keeps the full screen action in step with the window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self.actions_by_name["full_screen"].setChecked(self.isFullScreen())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Shows where to drop."""
        self.drop.offer(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remembers where everything was, and lets the map go; stays where corrections would be lost."""
        if not self.correcting.may_quit():
            event.ignore()
            return
        self._on_leaving(self.session)
        self._paint_wait.stop()
        self.closing.emit()
        self.remembered.theme = self.appearance.choice
        remember(self, self.frame.panes, self.frame.right, self.places.table, self.remembered)
        try:
            self._state.save()
        except StorageError as error:
            # There is no window left to say it in.
            _LOG.warning("%s", error)
        self.watch.stop()
        self.documents.cancel()
        self.chart.shutdown()
        super().closeEvent(event)

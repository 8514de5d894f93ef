"""The window: article left, map right, the places below the map."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from geoview.errors import StorageError
from geoview.settings import SettingsFile
from geoview.storage import resource_path
from geoview.ui import notices
from geoview.ui.access import Access
from geoview.ui.actions import Need, build_actions, build_menus, update_actions
from geoview.ui.announcing import Announcing
from geoview.ui.appearance import Appearance
from geoview.ui.articlepane import ArticlePane
from geoview.ui.commands import Commands
from geoview.ui.comparing.opening import Comparing
from geoview.ui.correcting import Correcting
from geoview.ui.documents import Documents
from geoview.ui.documenttabs import DocumentTabs
from geoview.ui.droptarget import DropTarget
from geoview.ui.elsewhere import Elsewhere
from geoview.ui.encodings import EncodingMenu
from geoview.ui.exporting import ExportMenu
from geoview.ui.finding import Finding
from geoview.ui.folders.opening import Folders
from geoview.ui.frame import Frame
from geoview.ui.lazymap import LazyMap
from geoview.ui.linking import Links
from geoview.ui.messagestrip import MessageStrip
from geoview.ui.onlinelookup import OnlineLookup
from geoview.ui.onlinemap import OnlineMap
from geoview.ui.placespane import PlacesPane
from geoview.ui.placewords import country_name
from geoview.ui.preferences import Preferences
from geoview.ui.presenting import Presenting
from geoview.ui.readingmode import ReadingMode
from geoview.ui.recentmenu import RecentMenu
from geoview.ui.saving import Saving
from geoview.ui.selection import Selection
from geoview.ui.session import Session
from geoview.ui.soon import Soon
from geoview.ui.startpage import StartPage
from geoview.ui.state import State, StateFile
from geoview.ui.statusline import StatusLine
from geoview.ui.theme import Theme
from geoview.ui.toolbar import ToolBar
from geoview.ui.viewing import Viewing
from geoview.ui.viewmenus import ViewMenus

if TYPE_CHECKING:
    from geoview.ui.legend import Legend
    from geoview.ui.paper.printing import Printing
    from geoview.ui.pasting import Pasting
    from geoview.ui.statistics import Statistics
    from geoview.ui.together import Together

__all__ = ["Window"]

_LOG = logging.getLogger(__name__)
SAMPLE = "harbour.txt"


class Window(QMainWindow):
    """Puts the panes together. What they show is brought by `Presenting`, the actions are in `Commands`.

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
        self.setObjectName("window")
        # One jump moves view and cursor several times; where it ends is said once.
        self._moved = Soon(self._show_position, self)
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
        self.saving = Saving(self)
        self.exports = ExportMenu(self, self.actions_by_name["export"])
        self.recent = RecentMenu(self._submenu("open_recent"), self.start, self.remembered, self.open, self)
        self.encodings = EncodingMenu(
            self._submenu("encoding"), self._encoding, lambda encoding: self.presenting.reload(encoding), self
        )
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
        self.viewing = Viewing(self)
        self.reading = ReadingMode(self)
        self.presenting = Presenting(self)
        self.folders = Folders(self, make_chart)
        self.preferences = Preferences(self, self.access.file)
        self.comparing = Comparing(self, make_chart)
        self.announcing = Announcing(self)
        self._connect()
        self.commands.fill_theme_menu(self._submenu("theme"))
        ViewMenus(self)
        Elsewhere(self)
        self.show_menu_bar(False)
        self._dress(appearance.theme)
        self.presenting.show_title(None)
        self.refresh()
        self.start.setFocus(Qt.FocusReason.OtherFocusReason)
        if state.notice:
            self.messages.show_message(notices.state_notice(state.notice))

    def _submenu(self, name: str) -> QMenu:
        menu = self.actions_by_name[name].menu()
        assert isinstance(menu, QMenu)
        return menu

    def _connect(self) -> None:
        documents = self.documents
        documents.listed.connect(self.refresh)
        self.status.cancel_requested.connect(self.presenting.cancel)
        self.appearance.changed.connect(self._dress)
        view = self.article.view
        view.view_changed.connect(self._moved.start)
        view.cursorPositionChanged.connect(self._moved.start)
        view.zoom_requested.connect(self.viewing.zoom_by)
        view.travel_requested.connect(self.commands.travel)
        self.selection.changed.connect(lambda _: self.refresh())
        self.links.jumped.connect(self.refresh)
        self.finding.changed.connect(self.refresh)
        self.chart.map_ready.connect(self.refresh)
        self.start.open_requested.connect(self.commands.on_open)
        self.start.folder_requested.connect(self.commands.on_open_folder)
        self.start.recent_chosen.connect(self.open_name)
        self.start.sample_chosen.connect(lambda: self.open(resource_path("samples", SAMPLE)))
        self.drop.files_dropped.connect(self.folders.open_all)

    @property
    def remembered(self) -> State:
        """What outlives the window."""
        return self._state.state

    @property
    def session(self) -> Session:
        """The document in front."""
        return self.documents.current

    # Made when they are first asked for: whoever opens a text does not wait for them

    @cached_property
    def printing(self) -> Printing:
        """Puts the text on paper."""
        from geoview.ui.paper.printing import Printing

        return Printing(self)

    @cached_property
    def statistics(self) -> Statistics:
        """Mentions by kind and by country."""
        from geoview.ui.statistics import Statistics

        return Statistics(self)

    @cached_property
    def together(self) -> Together:
        """What is named with the chosen place."""
        from geoview.ui.together import Together

        return Together(self)

    @cached_property
    def legend(self) -> Legend:
        """What the map's colours and lines mean."""
        from geoview.ui.legend import Legend

        return Legend(self)

    @cached_property
    def pasting(self) -> Pasting:
        """Makes documents of the clipboard."""
        from geoview.ui.pasting import Pasting

        return Pasting(self)

    # Opening and closing

    def open(self, path: Path) -> None:
        """Opens a file or a folder beside what is open; on failure everything stays as it was."""
        self.folders.open_all([path])

    def open_name(self, name: str) -> None:
        """Opens a file by its name."""
        self.open(Path(name))

    def _encoding(self) -> str | None:
        return self.session.document.source.encoding if self.session.document else None

    def country_name(self, code: str) -> str:
        """The name of a country by its ISO code; the code where no gazetteer knows it."""
        engine = self.session.engine
        country = engine.gazetteer.country(code) if engine and engine.gazetteer else None
        return country_name(code, country.name if country else code)

    # What is shown around the panes

    def show_menu_bar(self, shown: bool) -> None:
        """The menus above the toolbar, or behind its last button."""
        native = self.menuBar().isNativeMenuBar()
        self.menuBar().setVisible(shown or native)
        self.toolbar.show_menus(not (shown or native))
        self.actions_by_name["menu_bar"].setChecked(shown)
        self.actions_by_name["menu_bar"].setVisible(not native)
        if shown and self.isVisible():
            self.menuBar().setFocus(Qt.FocusReason.MenuBarFocusReason)

    def _dress(self, theme: Theme) -> None:
        for part in (self.article, self.places, self.chart, self.messages, self.start, self.drop, self.tabs):
            part.set_theme(theme)
        self.toolbar.set_theme(theme, self.actions_by_name)

    def _show_position(self) -> None:
        if self.session.document is None:
            self.status.set_position(None, 0.0)
        else:
            self.status.set_position(*self.article.view.line_and_share())

    def refresh(self) -> None:
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
            (Need.TABS, self.tabs.count() > 1),
            (Need.BACK, self.links.history.can_go_back),
            (Need.FORWARD, self.links.history.can_go_forward),
        ):
            if is_there:
                there |= need
        there |= self.correcting.refresh() | self.online.refresh() | self.folders.needs()
        update_actions(self.actions_by_name, there)
        self.toolbar.field.setEnabled(document is not None)
        position = selection.position
        if position is not None:
            self.toolbar.set_counter(self.tr("Mention {0} of {1}").format(*position))
        else:
            self.toolbar.set_counter(self.tr("No place") if selection.mention is not None else "")
        self.status.set_zoom(self.viewing.zoom if document is not None else None)
        self._moved.start()

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
        self.viewing.close()
        self.closing.emit()
        try:
            self._state.save()
        except StorageError as error:
            # There is no window left to say it in.
            _LOG.warning("%s", error)
        self.presenting.stop()
        self.documents.cancel()
        self.chart.shutdown()
        super().closeEvent(event)

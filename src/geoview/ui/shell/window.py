"""The window: article left, map right, the places below the map."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from geoview.errors import StorageError
from geoview.settings import SettingsFile
from geoview.storage import resource_path
from geoview.text import printable
from geoview.ui.article.article_pane import ArticlePane
from geoview.ui.cards.stack import CardStack
from geoview.ui.comparison.controller import ComparisonController
from geoview.ui.correcting.controller import CorrectionController
from geoview.ui.documents.documents import Documents
from geoview.ui.documents.save_jobs import SaveJobs
from geoview.ui.documents.session import Session
from geoview.ui.folder.controller import FolderController
from geoview.ui.map.map_host import MapHost
from geoview.ui.online.access import Access
from geoview.ui.online.lookup import OnlineLookup
from geoview.ui.online.tile_switch import TileSwitch
from geoview.ui.places.places_pane import PlacesPane
from geoview.ui.runtime.deferred import Deferred
from geoview.ui.selection.document_views import DocumentViews
from geoview.ui.selection.external_maps import ExternalMaps
from geoview.ui.selection.find_controller import FindController
from geoview.ui.selection.passage_opener import PassageOpener
from geoview.ui.selection.reading_mode import ReadingMode
from geoview.ui.selection.screen_reader import ScreenReader
from geoview.ui.selection.selection import Selection
from geoview.ui.selection.view_sync import ViewSync
from geoview.ui.settings.preferences import Preferences
from geoview.ui.shell.commands import Commands
from geoview.ui.shell.drop_target import DropTarget
from geoview.ui.shell.encoding_menu import EncodingMenu
from geoview.ui.shell.export_menu import ExportMenu
from geoview.ui.shell.panes import PaneLayout
from geoview.ui.shell.presenter import DocumentPresenter
from geoview.ui.shell.recent_menu import RecentMenu
from geoview.ui.shell.start_page import StartPage
from geoview.ui.shell.tabs import DocumentTabs
from geoview.ui.shell.view_menus import ViewMenus
from geoview.ui.widgets import notices
from geoview.ui.widgets.actions import Need, build_actions, build_menus, update_actions
from geoview.ui.widgets.color_scheme import ColorScheme
from geoview.ui.widgets.message_bar import MessageBar
from geoview.ui.widgets.status_bar import StatusBar
from geoview.ui.widgets.theme import Theme
from geoview.ui.widgets.toolbar import ToolBar
from geoview.ui.wording.place_wording import country_name
from geoview.viewer.window_state import State, StateFile

if TYPE_CHECKING:
    from geoview.ui.cards.comentions import CoMentionsCard
    from geoview.ui.cards.legend import LegendCard
    from geoview.ui.cards.statistics import StatisticsCard
    from geoview.ui.printing.controller import PrintController
    from geoview.ui.shell.paste import ClipboardPaste

__all__ = ["Window"]

_LOG = logging.getLogger(__name__)
SAMPLE = "harbour.txt"


class Window(QMainWindow):
    """Puts the panes together. What they show is brought by `DocumentPresenter`, the actions are in `Commands`.

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
        appearance: ColorScheme,
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
        self._moved = Deferred(self._show_position, self)
        self.article = ArticlePane()
        self.places = PlacesPane(self.country_name)
        make_chart = partial(MapHost, make_map) if make_map else MapHost
        self.chart = make_chart()
        self.selection = Selection(self)
        self.links = ViewSync(self.selection, self.article, self.places, self.chart, self)
        self.messages = MessageBar()
        self.start = StartPage()
        self.status = StatusBar()
        self.commands = Commands(self)
        self.actions_by_name: dict[str, QAction] = build_actions(self, self.commands)
        menus = build_menus(self.actions_by_name, self)
        for menu in menus:
            self.menuBar().addMenu(menu)
        self.toolbar = ToolBar(self.actions_by_name, menus)
        self.finding = FindController(self.toolbar, self.article, self.places, self.selection, self)
        self.saving = SaveJobs(documents, self.messages, self.status, self)
        self.exports = ExportMenu(self._submenu("export"), documents, self.chart, self.saving, self)
        self.recent = RecentMenu(self._submenu("open_recent"), self.start, self.remembered, self.open, self)
        self.encodings = EncodingMenu(
            self._submenu("encoding"), self._encoding, lambda encoding: self.presenting.reload(encoding), self
        )
        self.tabs = DocumentTabs(documents)
        self.frame = PaneLayout(self.start, self.tabs, self.messages, self.article, self.chart, self.places)
        self.addToolBar(self.toolbar)
        self.setCentralWidget(self.frame)
        self.setStatusBar(self.status)
        self.setAcceptDrops(True)
        self.setMinimumSize(720, 480)
        self.drop = DropTarget(self)
        self.correcting = CorrectionController(self)
        self.access = access or Access(SettingsFile(None), parent=self)
        self.online = OnlineLookup(self, self.access)
        self.online_map = TileSwitch(self, self.access)
        self.viewing = DocumentViews(self)
        self.reading = ReadingMode(self)
        self.presenting = DocumentPresenter(self)
        # After the presenter: where they lead, the document in front is shown already.
        self.passages = PassageOpener(documents, self.selection, self.article.view.scroll_to, self)
        self.folders = FolderController(
            documents,
            self.frame.pages,
            self.status,
            self.messages,
            lambda: self.access.settings,
            lambda: next((path.parent for path in self.remembered.recent), None),
            make_chart,
            self,
        )
        self.preferences = Preferences(self, self.access.file)
        self.comparing = ComparisonController(
            documents, self._submenu("compare"), make_chart, lambda: self.preferences.glides, self
        )
        self.cards = CardStack(self.chart, self.article.view, self)
        self.announcing = ScreenReader(self)
        self._connect()
        self.commands.fill_theme_menu(self._submenu("theme"))
        ViewMenus(self)
        ExternalMaps(self)
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
        self._connect_folders()
        self.comparing.place_wanted.connect(self.passages.open_place)
        self.comparing.place_wanted.connect(self._come_forward)
        self.preferences.changed.connect(self.comparing.on_setting)
        self.closing.connect(self.comparing.close_all)
        self.cards.add("statistics", self.actions_by_name["statistics"], self._make_statistics)
        self.cards.add("comention_list", self.actions_by_name["comention_list"], self._make_comentions)
        self.cards.add("legend", self.actions_by_name["legend"], self._make_legend)

    def _connect_folders(self) -> None:
        folders = self.folders
        folders.needs_changed.connect(self.refresh)
        folders.passage_wanted.connect(self.passages.open_at)
        folders.opened.connect(self.recent.add)
        folders.shown.connect(self._show_folder_title)
        folders.listed.connect(lambda: self.tabs.set_folders(folders.folders, folders.front_index))
        self.tabs.folder_chosen.connect(folders.activate_at)
        self.tabs.folder_closed.connect(folders.close_at)
        self.status.cancel_requested.connect(folders.cancel)
        self.closing.connect(folders.shutdown)

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
    def printing(self) -> PrintController:
        """Puts the text on paper."""
        from geoview.ui.printing.controller import PrintController

        made = PrintController(self.documents, self.saving, self.status, partial(self.exports.ask, "pdf"), self)
        self.closing.connect(made.close)
        return made

    @property
    def together(self) -> CoMentionsCard:
        """What is named with the chosen place."""
        return cast("CoMentionsCard", self.cards.page("comention_list"))

    def _make_statistics(self) -> StatisticsCard:
        from geoview.ui.cards.statistics import StatisticsCard

        return StatisticsCard(self.selection, self.places.filter, self.country_name, lambda: self.status.counts)

    def _make_comentions(self) -> CoMentionsCard:
        from geoview.ui.cards.comentions import CoMentionsCard

        return CoMentionsCard(self.documents.jobs, self.selection, self.chart, self.status.say)

    def _make_legend(self) -> LegendCard:
        from geoview.ui.cards.legend import LegendCard

        card = LegendCard(lambda: self.preferences.settings.point_of_view, self.country_name)
        self.preferences.changed.connect(card.refresh)
        self.documents.engine_ready.connect(card.refresh)
        return card

    @cached_property
    def pasting(self) -> ClipboardPaste:
        """Makes documents of the clipboard."""
        from geoview.ui.shell.paste import ClipboardPaste

        return ClipboardPaste(self)

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
        for feature in (self.cards, self.folders, self.comparing):
            feature.set_theme(theme)
        self.toolbar.set_theme(theme, self.actions_by_name)

    def _show_folder_title(self, folder: Path) -> None:
        self.setWindowFilePath(str(folder))
        self.setWindowTitle(f"{printable(folder.name or str(folder))}[*] — GeoView")

    def _come_forward(self) -> None:
        self.show()
        self.raise_()
        self.activateWindow()

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
            (Need.DOCUMENT | Need.SHEET | Need.SOURCE, document is not None),
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
        there |= self.correcting.refresh() | self.online.refresh() | self.folders.needs
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

"""The composition root: it makes the parts of a window, the features that use them, and all their connections.

No other module knows all parts: the constructor of a feature names the parts that it uses, and the signals between
features are connected here, in one place.
"""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from geoview.document import Document
from geoview.settings import SettingsFile
from geoview.storage import resource_path
from geoview.ui.article.article_pane import ArticlePane
from geoview.ui.cards.stack import CardStack
from geoview.ui.comparison.controller import ComparisonController
from geoview.ui.correcting.candidate_chooser import CandidateChooser
from geoview.ui.correcting.context_menus import ContextMenus
from geoview.ui.correcting.controller import CorrectionController
from geoview.ui.correcting.decisions import Decisions
from geoview.ui.correcting.mention_editor import MentionEditor
from geoview.ui.correcting.news import CorrectionNews
from geoview.ui.correcting.popup_buttons import PopupButtons
from geoview.ui.correcting.saver import CorrectionSaver
from geoview.ui.correcting.span_drag import SpanDrag
from geoview.ui.documents.country_names import CountryNames
from geoview.ui.documents.save_jobs import SaveJobs
from geoview.ui.folder.controller import FolderController
from geoview.ui.map.map_host import MapHost
from geoview.ui.online.access import Access
from geoview.ui.online.lookup import OnlineLookup
from geoview.ui.online.tile_switch import TileSwitch
from geoview.ui.places.places_pane import PlacesPane
from geoview.ui.runtime.deferred import Deferred
from geoview.ui.runtime.file_watch import FileWatch
from geoview.ui.selection.document_views import DocumentViews
from geoview.ui.selection.external_maps import ExternalMaps
from geoview.ui.selection.find_controller import FindController
from geoview.ui.selection.passage_opener import PassageOpener
from geoview.ui.selection.reading_mode import ReadingMode
from geoview.ui.selection.screen_reader import ScreenReader
from geoview.ui.selection.selection import Selection
from geoview.ui.selection.view_sync import ViewSync
from geoview.ui.settings.appearance import Appearance
from geoview.ui.settings.plugin_watch import PluginWatch
from geoview.ui.settings.preferences import Preferences
from geoview.ui.shell.closing import WindowCloser
from geoview.ui.shell.commands import command_table
from geoview.ui.shell.desk import Desk
from geoview.ui.shell.document_notices import DocumentNotices
from geoview.ui.shell.drop_target import DropTarget
from geoview.ui.shell.menus.encoding import EncodingMenu
from geoview.ui.shell.menus.export import ExportMenu
from geoview.ui.shell.menus.recent import RecentMenu
from geoview.ui.shell.menus.view import ViewMenus
from geoview.ui.shell.presenter import DocumentPresenter
from geoview.ui.shell.progress_display import ProgressDisplay
from geoview.ui.shell.start_page import StartPage
from geoview.ui.shell.tabs import DocumentTabs
from geoview.ui.shell.title import WindowTitle
from geoview.ui.shell.window import Window
from geoview.ui.widgets import notices
from geoview.ui.widgets.actions import ActionStates, build_actions, build_menus, connect_actions
from geoview.ui.widgets.message_bar import MessageBar
from geoview.ui.widgets.pane_layout import PaneLayout
from geoview.ui.widgets.status_bar import StatusBar
from geoview.ui.widgets.toolbar import ToolBar

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction

    from geoview.ui.cards.comentions import CoMentionsCard
    from geoview.ui.cards.legend import LegendCard
    from geoview.ui.cards.statistics import StatisticsCard
    from geoview.ui.documents.documents import Documents
    from geoview.ui.printing.controller import PrintController
    from geoview.ui.settings.dialog import SettingsDialog
    from geoview.ui.shell.paste import ClipboardPaste
    from geoview.ui.widgets.color_scheme import ColorScheme
    from geoview.ui.widgets.theme import Theme
    from geoview.viewer.window_state import StateFile

__all__ = ["compose"]

SAMPLE = "harbour.txt"


def compose(
    documents: Documents,
    colors: ColorScheme,
    state: StateFile,
    make_map: Callable[[QWidget, bool], QWidget] | None = None,
    access: Access | None = None,
) -> Desk:
    """Make a window with all its parts.

    Args:
        documents: The open documents.
        colors: The choice between light and dark.
        state: The state from the last session.
        make_map: Makes the map; None makes the usual one.
        access: The permissions to go online; None makes one that stores nothing.
    """
    make_host = partial(MapHost, make_map) if make_map else MapHost
    window = Window()
    access = access or Access(SettingsFile(None), parent=window)
    country_name = CountryNames(documents)
    actions = build_actions(window)
    states = ActionStates(actions, window)
    menus = build_menus(actions, window)

    # The visible parts
    article, places, map_host = ArticlePane(), PlacesPane(country_name), make_host()
    start, messages, status = StartPage(), MessageBar(), StatusBar()
    toolbar, tabs = ToolBar(actions, menus), DocumentTabs(documents)
    panes = PaneLayout(start, tabs, messages, article, map_host, places)
    window.lay_out(menus, toolbar, panes, status)
    drop = DropTarget(window)

    # The document in front in all views
    view, table = article.view, places.table
    selection = Selection(window)
    sync = ViewSync(selection, article, places, map_host, window)
    views = DocumentViews(documents, view, sync, panes, table, state.state, window)
    find = FindController(toolbar, article, places, selection, window)
    presenter = DocumentPresenter(documents, article, places, sync, views, find, panes)
    reading = ReadingMode(documents, selection, view, map_host, table, actions["reading_mode"])
    screen_reader = ScreenReader(selection, country_name, window)
    progress = ProgressDisplay(documents, presenter, selection, views, view, status, toolbar)
    ExternalMaps(_menu(actions, "open_elsewhere"), selection, messages)
    passages = PassageOpener(documents, selection, view.scroll_to, window)

    # Corrections
    decisions = Decisions(documents, selection, messages, status, window)
    chooser = CandidateChooser(
        documents,
        selection,
        map_host,
        panes,
        places,
        view,
        lambda name: online.matches(name),  # noqa: PLW0108 - `online` is made below
    )
    correcting = CorrectionController(documents, selection, chooser, decisions, actions, messages, status)
    editor = MentionEditor(view, documents, selection, correcting, chooser)
    context_menus = ContextMenus(view, table, map_host, actions, states, selection, correcting, status)
    saver = CorrectionSaver(documents, messages, status, window)
    CorrectionNews(documents, decisions, saver, messages, window)
    PopupButtons(map_host, selection, chooser, correcting)
    SpanDrag(view, selection, correcting)

    # Beside the document
    watch = FileWatch(documents.jobs, window)
    title = WindowTitle(window, watch)
    recent = RecentMenu(
        _menu(actions, "open_recent"), start, state.state, lambda path: folders.open_all([path]), window
    )
    encodings = EncodingMenu(_menu(actions, "encoding"), lambda: _encoding(documents), presenter.reload, window)
    DocumentNotices(documents, presenter, watch, map_host, recent, encodings, messages)
    save_jobs = SaveJobs(documents, messages, status, window)
    folders = FolderController(
        documents,
        panes.pages,
        status,
        messages,
        lambda: access.settings,
        lambda: next((path.parent for path in state.state.recent), None),
        make_host,
        window,
    )
    cards = CardStack(map_host, view, window)

    # Settings and online services
    preferences = Preferences(access.file, window)
    appearance = Appearance(preferences, colors, views, view, map_host)
    online = OnlineLookup(access, documents, selection, chooser, messages, status, window)
    tiles = TileSwitch(access, map_host, actions["online_map"], documents.jobs, messages, window)
    ViewMenus(actions, panes, colors, preferences, messages)
    PluginWatch(preferences, messages, window)
    comparing = ComparisonController(documents, _menu(actions, "compare"), make_host, lambda: appearance.glides, window)

    # Made on first use

    @cache
    def printing() -> PrintController:
        from geoview.ui.printing.controller import PrintController

        made = PrintController(documents, save_jobs, status, partial(exports.ask, "pdf"), window)
        window.closing.connect(made.close)
        return made

    @cache
    def pasting() -> ClipboardPaste:
        from geoview.ui.shell.paste import ClipboardPaste

        return ClipboardPaste(documents, messages, status, window)

    def make_statistics() -> StatisticsCard:
        from geoview.ui.cards.statistics import StatisticsCard

        return StatisticsCard(selection, places.filter, country_name, lambda: status.counts)

    def make_comentions() -> CoMentionsCard:
        from geoview.ui.cards.comentions import CoMentionsCard

        return CoMentionsCard(documents.jobs, selection, map_host, status.say)

    def make_legend() -> LegendCard:
        from geoview.ui.cards.legend import LegendCard

        made = LegendCard(lambda: preferences.settings.point_of_view, country_name)
        preferences.changed.connect(made.refresh)
        documents.engine_ready.connect(made.refresh)
        return made

    def settings() -> SettingsDialog:
        from geoview.ui.settings.dialog import SettingsDialog

        found = window.findChild(SettingsDialog)
        return found or SettingsDialog(preferences, documents, decisions, access, tiles, window)

    exports = ExportMenu(_menu(actions, "export"), documents, map_host, save_jobs, window)
    cards.add("statistics", actions["statistics"], make_statistics)
    cards.add("comention_list", actions["comention_list"], make_comentions)
    cards.add("legend", actions["legend"], make_legend)
    WindowCloser(window, saver, views, state, documents, map_host)

    desk = Desk(
        window=window, colors=colors, state=state, access=access, preferences=preferences, actions=actions,
        states=states, documents=documents, article=article, map=map_host, places=places, selection=selection,
        sync=sync, start=start, tabs=tabs, panes=panes, toolbar=toolbar, status=status, messages=messages, drop=drop,
        presenter=presenter, watch=watch, views=views, find=find, reading=reading, screen_reader=screen_reader,
        appearance=appearance, recent=recent, encodings=encodings, exports=exports, save_jobs=save_jobs,
        chooser=chooser, correcting=correcting, decisions=decisions, editor=editor, context_menus=context_menus,
        saver=saver, folders=folders, comparing=comparing, cards=cards, online=online, tiles=tiles,
        printing=printing, pasting=pasting, settings=settings,
    )  # fmt: skip
    _connect(desk, passages, title, progress)
    connect_actions(actions, command_table(desk))
    states.watch(documents, tabs, selection, sync, find, map_host, correcting, editor, decisions, online, folders)
    states.join()
    _begin(desk)
    return desk


def _menu(actions: dict[str, QAction], name: str) -> QMenu:
    menu = actions[name].menu()
    assert isinstance(menu, QMenu)
    return menu


def _encoding(documents: Documents) -> str | None:
    document = documents.current.document
    return document.source.encoding if document is not None else None


def _connect(desk: Desk, passages: PassageOpener, title: WindowTitle, progress: ProgressDisplay) -> None:
    """Connect the signals between the features."""
    documents, window, presenter = desk.documents, desk.window, desk.presenter
    view, tray, start = desk.article.view, desk.places.tray, desk.start

    # Reading
    presenter.shown.connect(title.show_document)
    presenter.shown.connect(partial(_note_recent, desk.recent))
    presenter.text_painted.connect(desk.appearance.set_motion)
    # The map is made after the text is on the screen.
    load = Deferred(desk.map.load, desk.map)
    presenter.reading_began.connect(load.start)
    progress.all_found.connect(desk.screen_reader.say)
    view.zoom_requested.connect(desk.views.zoom_by)
    view.travel_requested.connect(desk.sync.travel)
    desk.status.cancel_requested.connect(presenter.cancel)

    # Correcting
    view.choice_requested.connect(desk.chooser.open_current)
    tray.choice_requested.connect(desk.chooser.open_current)
    documents.ask_before(losing=desk.saver.may_lose)

    # Folders and comparisons
    folders, comparing, tabs = desk.folders, desk.comparing, desk.tabs
    folders.passage_wanted.connect(passages.open_at)
    folders.opened.connect(desk.recent.add)
    folders.shown.connect(title.show_folder)
    folders.listed.connect(lambda: tabs.set_folders(folders.folders, folders.front_index))
    tabs.folder_chosen.connect(folders.activate_at)
    tabs.folder_closed.connect(folders.close_at)
    desk.status.cancel_requested.connect(folders.cancel)
    comparing.place_wanted.connect(passages.open_place)
    comparing.place_wanted.connect(lambda *_: window.come_forward())
    desk.preferences.changed.connect(comparing.on_setting)

    # Settings
    desk.preferences.places_affected.connect(documents.renew)
    desk.preferences.was_reset.connect(desk.access.changed)

    # The window
    start.open_requested.connect(desk.actions["open"].trigger)
    start.folder_requested.connect(desk.actions["open_folder"].trigger)
    start.recent_chosen.connect(lambda name: desk.open(Path(name)))
    start.sample_chosen.connect(lambda: desk.open(resource_path("samples", SAMPLE)))
    window.take_drops(desk.drop)
    desk.drop.files_dropped.connect(folders.open_all)
    window.menu_bar_shown.connect(desk.actions["menu_bar"].setChecked)
    window.menu_bar_shown.connect(lambda shown: desk.toolbar.show_menus(not shown))
    window.full_screen_changed.connect(desk.actions["full_screen"].setChecked)
    window.closing.connect(presenter.stop)
    window.closing.connect(folders.shutdown)
    window.closing.connect(comparing.close_all)


def _note_recent(recent: RecentMenu, document: object) -> None:
    path = document.source.path if isinstance(document, Document) else None
    if path is not None:
        recent.add(path)


def _begin(desk: Desk) -> None:
    """Show an empty window in its colours."""
    themed = (
        desk.article, desk.places, desk.map, desk.messages, desk.start, desk.drop, desk.tabs, desk.reading,
        desk.chooser, desk.cards, desk.folders, desk.comparing,
    )  # fmt: skip

    def paint(theme: Theme) -> None:
        for part in themed:
            part.set_theme(theme)
        desk.toolbar.set_theme(theme, desk.actions)

    desk.colors.changed.connect(paint)
    paint(desk.colors.theme)
    desk.window.show_menu_bar(False)
    desk.actions["menu_bar"].setVisible(not desk.window.menuBar().isNativeMenuBar())
    desk.start.setFocus(Qt.FocusReason.OtherFocusReason)
    if desk.state.notice:
        desk.messages.show_message(notices.state_notice(desk.state.notice))

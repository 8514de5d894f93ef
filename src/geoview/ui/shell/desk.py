"""The parts of one window, as the composition root returns them to the application, tests and screenshots."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast, dataclass_transform

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QAction

    from geoview.ui.article.article_pane import ArticlePane
    from geoview.ui.cards.comentions import CoMentionsCard
    from geoview.ui.cards.stack import CardStack
    from geoview.ui.comparison.controller import ComparisonController
    from geoview.ui.correcting.candidate_chooser import CandidateChooser
    from geoview.ui.correcting.context_menus import ContextMenus
    from geoview.ui.correcting.controller import CorrectionController
    from geoview.ui.correcting.decisions import Decisions
    from geoview.ui.correcting.mention_editor import MentionEditor
    from geoview.ui.correcting.saver import CorrectionSaver
    from geoview.ui.documents.documents import Documents
    from geoview.ui.documents.save_jobs import SaveJobs
    from geoview.ui.folder.controller import FolderController
    from geoview.ui.map.map_host import MapHost
    from geoview.ui.online.access import Access
    from geoview.ui.online.lookup import OnlineLookup
    from geoview.ui.online.tile_switch import TileSwitch
    from geoview.ui.places.places_pane import PlacesPane
    from geoview.ui.printing.controller import PrintController
    from geoview.ui.runtime.file_watch import FileWatch
    from geoview.ui.selection.document_views import DocumentViews
    from geoview.ui.selection.find_controller import FindController
    from geoview.ui.selection.reading_mode import ReadingMode
    from geoview.ui.selection.screen_reader import ScreenReader
    from geoview.ui.selection.selection import Selection
    from geoview.ui.selection.view_sync import ViewSync
    from geoview.ui.settings.appearance import Appearance
    from geoview.ui.settings.dialog import SettingsDialog
    from geoview.ui.settings.preferences import Preferences
    from geoview.ui.shell.drop_target import DropTarget
    from geoview.ui.shell.menus.encoding import EncodingMenu
    from geoview.ui.shell.menus.export import ExportMenu
    from geoview.ui.shell.menus.recent import RecentMenu
    from geoview.ui.shell.paste import ClipboardPaste
    from geoview.ui.shell.presenter import DocumentPresenter
    from geoview.ui.shell.start_page import StartPage
    from geoview.ui.shell.tabs import DocumentTabs
    from geoview.ui.shell.window import Window
    from geoview.ui.widgets.actions import ActionStates
    from geoview.ui.widgets.color_scheme import ColorScheme
    from geoview.ui.widgets.message_bar import MessageBar
    from geoview.ui.widgets.pane_layout import PaneLayout
    from geoview.ui.widgets.status_bar import StatusBar
    from geoview.ui.widgets.toolbar import ToolBar
    from geoview.viewer.window_state import StateFile

__all__ = ["Desk"]


@dataclass_transform(kw_only_default=True, frozen_default=True, eq_default=False)
class _Parts:
    """A frozen dataclass to type checkers, but without code to generate: for so many fields that takes milliseconds."""

    def __init__(self, **parts: object) -> None:
        self.__dict__.update(parts)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{name} can't be set: the parts of a window stay")


class Desk(_Parts):
    """The parts of one window, for the application, tests and screenshots; no part receives it.

    Some parts are made on first use, so that opening a text does not wait for them.
    """

    window: Window
    colors: ColorScheme
    state: StateFile
    access: Access
    preferences: Preferences
    actions: dict[str, QAction]
    states: ActionStates

    documents: Documents
    article: ArticlePane
    map: MapHost
    places: PlacesPane
    selection: Selection
    sync: ViewSync

    start: StartPage
    tabs: DocumentTabs
    panes: PaneLayout
    toolbar: ToolBar
    status: StatusBar
    messages: MessageBar
    drop: DropTarget

    presenter: DocumentPresenter
    watch: FileWatch
    views: DocumentViews
    find: FindController
    reading: ReadingMode
    screen_reader: ScreenReader
    appearance: Appearance
    recent: RecentMenu
    encodings: EncodingMenu
    exports: ExportMenu
    save_jobs: SaveJobs

    chooser: CandidateChooser
    correcting: CorrectionController
    decisions: Decisions
    editor: MentionEditor
    context_menus: ContextMenus
    saver: CorrectionSaver

    folders: FolderController
    comparing: ComparisonController
    cards: CardStack
    online: OnlineLookup
    tiles: TileSwitch

    printing: Callable[[], PrintController]
    pasting: Callable[[], ClipboardPaste]
    settings: Callable[[], SettingsDialog]

    @property
    def comentions(self) -> CoMentionsCard:
        """The card that also draws lines between places that are named together."""
        return cast("CoMentionsCard", self.cards.page("comention_list"))

    def open(self, path: Path) -> None:
        """Open a file or a folder beside what is open; on failure nothing changes."""
        self.folders.open_all([path])

"""Every action of the window, declared as data: label, keys, icon, tip, menu, and when it is enabled."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Flag, auto
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QObject, SignalInstance
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from geoview.ui.runtime.deferred import Deferred
from geoview.ui.wording.translation import Translator

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = [
    "ACTIONS",
    "MENUS",
    "Action",
    "ActionStates",
    "HasNeeds",
    "Need",
    "build_actions",
    "build_menus",
    "connect_actions",
]

_tr = Translator("actions")

Key = QKeySequence.StandardKey
Role = QAction.MenuRole


class Need(Flag):
    """What must exist for an action to be enabled."""

    NOTHING = 0
    DOCUMENT = auto()
    FILE = auto()
    """A document that came from a file."""
    MENTIONS = auto()
    MENTION = auto()
    """A current mention."""
    PLACE = auto()
    """A chosen place."""
    MAP = auto()
    FOUND = auto()
    """Something was searched for and found."""
    SHEET = auto()
    """A document, or a folder of them."""
    SOURCE = auto()
    """A document that came from a file, or a folder."""
    TABS = auto()
    """More than one document or folder."""
    BACK = auto()
    FORWARD = auto()
    UNDO = auto()
    """A correction that can be taken back."""
    REDO = auto()
    SELECTED = auto()
    """Selected words that may be a name."""
    WIDER = auto()
    """Selected words that overlap one mention."""
    REMEMBERED = auto()
    """A decision about the current name that holds for later documents."""
    EDITS = auto()
    """Corrections, or a file that they were taken from."""
    UNRESOLVED = auto()
    """Names without a place."""


@dataclass(frozen=True, slots=True)
class Action:
    """One action; the command of the same name carries it out.

    Attributes:
        name: Its object name.
        menu: The menu that it belongs to; "" for none.
        text: Label with its mnemonic.
        keys: Standard keys of the platform and keys written out; the first that the platform knows is shown.
        tip: One line on what it does.
        icon: Icon of the family; "" for none.
        need: What must exist.
        role: Its place in the menu bar of macOS.
        gap: A separator stands before it.
        checkable: It is on or off.
        submenu: It opens a menu that the window fills.
    """

    name: str
    menu: str
    text: str
    keys: tuple[Key | str, ...]
    tip: str
    icon: str = ""
    need: Need = Need.NOTHING
    role: Role = Role.NoRole
    gap: bool = False
    checkable: bool = False
    submenu: bool = False


MENUS: tuple[tuple[str, str], ...] = (
    ("file", "&File"),
    ("edit", "&Edit"),
    ("view", "&View"),
    ("go", "&Go"),
    ("place", "&Place"),
    ("help", "&Help"),
)

_DOC, _PLACE = Need.DOCUMENT, Need.PLACE
# fmt: off
ACTIONS: tuple[Action, ...] = (
    Action("open", "file", "&Open…", (Key.Open,), "Open a text", "open"),
    Action("open_folder", "file", "Open &Folder…", ("Ctrl+Shift+O",), "Open all texts of a folder on one map", "open"),
    Action("new_from_clipboard", "file", "&New From Clipboard", ("Ctrl+Shift+V",),
           "Read the text that you have copied"),
    Action("open_recent", "file", "Open &Recent", (), "Open a text that was open before", submenu=True),
    Action("reload", "file", "Re&load", (Key.Refresh,), "Read the file again", "reload", Need.SOURCE),
    Action("save", "file", "&Save Annotations", (Key.Save,), "Write your corrections to the file beside the text",
           need=Need.EDITS, gap=True),
    Action("save_copy", "file", "Save Annotations &As…", (Key.SaveAs, "Ctrl+Shift+S"),
           "Write your corrections to another file", need=Need.EDITS),
    Action("export", "file", "&Export", (), "Write the places to a file", "export", _DOC, submenu=True),
    Action("print", "file", "&Print…", (Key.Print,), "Text, map and key on paper", need=_DOC, gap=True),
    Action("print_preview", "file", "Print Pre&view", (), "How the text will look on paper", need=_DOC),
    Action("close", "file", "&Close", (Key.Close,), "Close this text or folder", "close", Need.SHEET, gap=True),
    Action("quit", "file", "&Quit", (Key.Quit, "Ctrl+Q"), "Close GeoView", "quit", role=Role.QuitRole),
    Action("undo", "edit", "&Undo", (Key.Undo,), "Take the last correction back", need=Need.UNDO),
    Action("redo", "edit", "&Redo", (Key.Redo, "Ctrl+Y"), "Bring back what was undone", need=Need.REDO),
    Action("copy", "edit", "&Copy", (Key.Copy,), "Copy the selected text", "copy", _DOC,
           gap=True),
    Action("select_all", "edit", "Select &All", (Key.SelectAll,), "Select the whole text", need=_DOC),
    Action("find", "edit", "&Find…", (Key.Find,), "Find in text and places", "find", Need.SHEET, gap=True),
    Action("find_next", "edit", "Find &Next", (Key.FindNext, "F3"), "To the next match", need=Need.FOUND),
    Action("find_previous", "edit", "Find Pre&vious", (Key.FindPrevious, "Shift+F3"), "To the match before",
           need=Need.FOUND),
    Action("preferences", "edit", "Pre&ferences…", (Key.Preferences, "Ctrl+,"), "Settings, which take effect at once",
           gap=True, role=Role.PreferencesRole),
    Action("zoom_in", "view", "Zoom &In", (Key.ZoomIn, "Ctrl+="), "Larger text", need=_DOC),
    Action("zoom_out", "view", "Zoom &Out", (Key.ZoomOut,), "Smaller text", need=_DOC),
    Action("zoom_reset", "view", "&Normal Text Size", ("Ctrl+0",), "Text of the size that you set for all documents",
           need=_DOC),
    Action("fit_all", "view", "&Fit All Places", ("Ctrl+Shift+0",), "Show every place on the map", "fit", Need.MAP,
           gap=True),
    Action("zoom_to_place", "view", "Zoom Map to &Place", ("Ctrl+Shift+P",), "Zoom the map to the chosen place", "pin",
           Need.MAP | _PLACE),
    Action("reading_mode", "view", "&Reading Mode", ("F8",), "The map follows the paragraph that you read", "reading",
           need=_DOC, gap=True, checkable=True),
    Action("statistics", "view", "&Statistics", ("Ctrl+I",), "Mentions by kind of place and by country", need=_DOC,
           checkable=True),
    Action("comention_lines", "view", "&Lines to Places Named Together", ("Ctrl+K",),
           "Lines from the chosen place to those in the same sentences", need=_DOC, checkable=True),
    Action("comention_list", "view", "Pla&ces Named Together", ("Ctrl+Shift+K",),
           "What is named with the chosen place, and the sentences", need=_DOC, checkable=True),
    Action("legend", "view", "Map L&egend", (), "What the map's colours and lines mean, and whose borders it shows",
           need=_DOC, checkable=True),
    Action("compare", "view", "Compare &With", (), "Which places this text has in common with another",
           need=Need.MENTIONS, submenu=True),
    Action("caret", "view", "&Caret in the Text", ("F7",), "Move and select with the arrow keys", need=_DOC,
           checkable=True),
    Action("theme", "view", "&Theme", (), "Light, dark, or as the system", gap=True, submenu=True),
    Action("toggle_theme", "", "Light or Dark", ("Ctrl+Shift+D",), "Change between light and dark", "moon"),
    Action("online_map", "view", "&Online Map", (), "Show map tiles of a service; you are asked first", checkable=True),
    Action("panes", "view", "P&anes", (), "Which panes are beside the text", need=_DOC, submenu=True),
    Action("language", "view", "Lan&guage", (), "The language of this window", submenu=True),
    Action("encoding", "view", "&Encoding", (), "Read the file in another encoding", need=Need.FILE, submenu=True),
    Action("menu_bar", "view", "&Menu Bar", ("F10",), "Show the menus above the toolbar", checkable=True),
    Action("reset_view", "view", "Re&set Window", (), "Window, panes, columns and text size as at the first start"),
    Action("full_screen", "view", "F&ull Screen", (Key.FullScreen, "F11"), "Fill the screen", checkable=True),
    Action("next_mention", "go", "&Next Mention", ("N", "Ctrl+Down"), "To the next place in the text",
           need=Need.MENTIONS),
    Action("previous_mention", "go", "&Previous Mention", ("P", "Ctrl+Up"), "To the place before in the text",
           need=Need.MENTIONS),
    Action("next_of_place", "go", "Next of &Same Place", ("Shift+N",), "To the next mention of this place", "next",
           _PLACE),
    Action("previous_of_place", "go", "Pre&vious of Same Place", ("Shift+P",), "To the mention of this place before",
           "previous", _PLACE),
    Action("show_mention", "go", "Show &Current Mention", ("Ctrl+J",), "Back to the current mention",
           need=Need.MENTION),
    Action("back", "go", "&Back", (Key.Back,), "To where you were before", "back", Need.BACK, gap=True),
    Action("forward", "go", "&Forward", (Key.Forward,), "To where you were after that", "forward", Need.FORWARD),
    Action("next_pane", "go", "Ne&xt Pane", ("F6",), "From text to map to table", need=Need.SHEET, gap=True),
    Action("previous_pane", "go", "Pr&evious Pane", ("Shift+F6",), "From table to map to text", need=Need.SHEET),
    Action("next_tab", "go", "Next &Document", ("Ctrl+Tab", "Ctrl+PgDown"), "To the next open document", need=Need.TABS,
           gap=True),
    Action("previous_tab", "go", "Previous Docu&ment", ("Ctrl+Shift+Tab", "Ctrl+PgUp"), "To the document before",
           need=Need.TABS),
    Action("choose", "place", "C&hoose Candidate…", ("Ctrl+Return", "Ctrl+Enter"), "Which place this mention means",
           need=Need.MENTION),
    Action("reject", "place", "&Not a Place", ("Del",), "This mention is no place", need=Need.MENTION),
    Action("reject_all", "place", "N&one of This Name", ("Shift+Del",), "This name is no place anywhere in the text",
           need=Need.MENTION),
    Action("add_place", "place", "&Add Place From Selection", ("Ctrl+M",), "The selected words name a place",
           need=Need.SELECTED, gap=True),
    Action("look_up", "place", "&Look Up Online…", ("Ctrl+L",), "Ask an online service for this name",
           need=Need.MENTION, gap=True),
    Action("look_up_all", "place", "Look Up Names With&out a Place…", (), "Ask an online service for all of them",
           need=Need.UNRESOLVED),
    Action("widen", "place", "&Widen Mention to Selection", ("Ctrl+Shift+M",), "The mention has these bounds",
           need=Need.WIDER),
    Action("forget", "place", "&Forget Remembered Decision", (), "In later documents this name is open again",
           need=Need.REMEMBERED),
    Action("copy_coordinates", "place", "Copy &Coordinates", ("Ctrl+Shift+C",), "Copy latitude and longitude", "copy",
           _PLACE, gap=True),
    Action("open_elsewhere", "place", "Op&en in Another Map", (),
           "Show the place on a map in your browser, which sends its coordinates there", need=_PLACE, submenu=True),
    Action("clear_selection", "place", "Choose N&othing", ("Esc",), "Close the popup", need=Need.MENTION),
    Action("help", "help", "&Help", (Key.HelpContents, "F1"), "How to read with GeoView", "help"),
    Action("shortcuts", "help", "&Keyboard Shortcuts", ("Ctrl+?", "Ctrl+Shift+/"), "All keys, to look through"),
    Action("report", "help", "&Report a Problem…", (), "Versions to copy; nothing is sent"),
    Action("about", "help", "&About GeoView", (), "Version, place data and licences", "notice", role=Role.AboutRole),
    Action("about_qt", "help", "About &Qt", (), "The library behind this window", role=Role.AboutQtRole),
)
# fmt: on
_NEEDS = tuple((spec.name, spec.need.value) for spec in ACTIONS)


def _keys(spec: Action) -> list[QKeySequence]:
    """Return all keys of an action, without duplicates and without standard keys that the platform does not bind."""
    found: list[QKeySequence] = []
    for key in spec.keys:
        for sequence in QKeySequence.keyBindings(key) if isinstance(key, Key) else [QKeySequence(key)]:
            if not sequence.isEmpty() and sequence not in found:
                found.append(sequence)
    return found


def build_actions(window: QWidget) -> dict[str, QAction]:
    """Make all actions; their keys work in the whole window, once `connect_actions` says what they do."""
    actions: dict[str, QAction] = {}
    for spec in ACTIONS:
        action = QAction(_tr(spec.text), window)
        action.setObjectName(spec.name)
        keys = _keys(spec)
        action.setShortcuts(keys)
        shown = keys[0].toString(QKeySequence.SequenceFormat.NativeText) if keys else ""
        action.setToolTip(f"{_tr(spec.tip)} ({shown})" if shown else _tr(spec.tip))
        action.setStatusTip("")
        action.setMenuRole(spec.role)
        action.setCheckable(spec.checkable)
        if spec.submenu:
            action.setMenu(QMenu(window))
        window.addAction(action)
        actions[spec.name] = action
    return actions


def build_menus(actions: Mapping[str, QAction], parent: QWidget) -> list[QMenu]:
    """Return the menus in their order; an empty menu is left out."""
    menus = []
    for name, title in MENUS:
        menu = QMenu(_tr(title), parent)
        menu.setObjectName(f"menu_{name}")
        for spec in ACTIONS:
            if spec.menu == name:
                if spec.gap:
                    menu.addSeparator()
                menu.addAction(actions[spec.name])
        if menu.actions():
            menus.append(menu)
    return menus


def connect_actions(actions: Mapping[str, QAction], commands: Mapping[str, Callable[..., object]]) -> None:
    """Connect each action to the command of its name; a checkable action passes on its state.

    Raises:
        KeyError: when an action without a menu of its own has no command.
    """
    for spec in ACTIONS:
        if spec.submenu:
            continue
        command = commands[spec.name]
        if spec.checkable:
            # A partial alone would not be handed what is checked.
            actions[spec.name].triggered.connect(lambda checked, command=command: command(checked))
        else:
            actions[spec.name].triggered.connect(lambda _checked=False, command=command: command())


class HasNeeds(Protocol):
    """A part of the window that some actions depend on."""

    needs_changed: SignalInstance

    @property
    def needs(self) -> Need:
        """What this part offers now."""


class ActionStates(QObject):
    """The enabled states of the actions, updated at most once per turn of the event loop.

    Args:
        actions: All actions.
        window: The window in which their keys are pressed.
    """

    def __init__(self, actions: Mapping[str, QAction], window: QWidget) -> None:
        super().__init__(window)
        self._actions = actions
        self._parts: list[HasNeeds] = []
        self._later = Deferred(self.join, self)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Update the actions before a key that follows another in the same turn."""
        if event.type() == QEvent.Type.ShortcutOverride and self._later.isActive():
            self.join()
        return super().eventFilter(watched, event)

    def watch(self, *parts: HasNeeds) -> None:
        """Include what these parts offer from now on."""
        for part in parts:
            self._parts.append(part)
            part.needs_changed.connect(self._later.start)
        self._later.start()

    def join(self) -> None:
        """Update all actions now, for a caller that can't wait for the end of the turn."""
        self._later.stop()
        there = 0
        for part in self._parts:
            there |= part.needs.value
        # By their plain numbers: a flag's own arithmetic is slow, and this runs at every step of the reader.
        missing = ~there
        for name, need in _NEEDS:
            self._actions[name].setEnabled(not need & missing)

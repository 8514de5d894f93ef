"""The commands: a table of the function that each action calls."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from geoview.ui.shell.open_dialog import OpenDialog
from geoview.ui.shell.sheets import DocumentSheet, FrontSheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from geoview.ui.article.article_view import ArticleView
    from geoview.ui.documents.documents import Documents
    from geoview.ui.selection.selection import Selection
    from geoview.ui.shell.desk import Desk
    from geoview.ui.shell.window import Window

__all__ = ["command_table"]

Command = Callable[..., object]


def command_table(desk: Desk) -> dict[str, Command]:
    """Return the function of each action by the name of the action. Checkable actions pass whether they are on."""
    document = DocumentSheet(desk.documents, desk.presenter, desk.find, desk.article, desk.map, desk.places)
    sheet = FrontSheet(document, desk.folders)
    opening = OpenDialog(desk.documents, desk.state.state, desk.window)
    window, view, cards = desk.window, desk.article.view, desk.cards
    return {
        # File
        "open": opening.ask,
        "open_folder": desk.folders.ask,
        "new_from_clipboard": lambda: desk.pasting().paste(),
        "reload": sheet.reload,
        "save": desk.saver.save,
        "save_copy": desk.saver.save_copy,
        "print": lambda: desk.printing().print_document(),
        "print_preview": lambda: desk.printing().preview(),
        "close": sheet.close,
        "quit": window.close,
        # Edit
        "undo": desk.correcting.undo,
        "redo": desk.correcting.redo,
        "copy": view.copy,
        "select_all": view.select_whole_text,
        "find": sheet.find,
        "find_next": partial(desk.find.step, 1),
        "find_previous": partial(desk.find.step, -1),
        "preferences": lambda: _bring_up(desk.settings()),
        # View
        "zoom_in": partial(desk.views.zoom_by, 1),
        "zoom_out": partial(desk.views.zoom_by, -1),
        "zoom_reset": desk.views.reset_zoom,
        "reset_view": desk.views.reset,
        "fit_all": sheet.fit_all,
        "zoom_to_place": desk.map.pane.zoom_to_selection,
        "online_map": desk.tiles.set_on,
        "toggle_theme": desk.colors.toggle,
        "menu_bar": window.show_menu_bar,
        "caret": partial(_show_caret, view),
        "reading_mode": desk.reading.set_on,
        "statistics": partial(cards.show, "statistics"),
        "comention_lines": lambda shown: desk.comentions.show_lines(shown),  # noqa: PLW0108 - the card is made on first use
        "comention_list": partial(cards.show, "comention_list"),
        "legend": partial(cards.show, "legend"),
        "full_screen": window.fill_screen,
        # Go
        "next_mention": partial(desk.sync.step, 1),
        "previous_mention": partial(desk.sync.step, -1),
        "next_of_place": partial(desk.selection.step_in_place, 1),
        "previous_of_place": partial(desk.selection.step_in_place, -1),
        "show_mention": desk.sync.show_mention,
        "back": partial(desk.sync.travel, -1),
        "forward": partial(desk.sync.travel, 1),
        "next_tab": partial(desk.tabs.step, 1),
        "previous_tab": partial(desk.tabs.step, -1),
        "next_pane": partial(sheet.step_pane, 1),
        "previous_pane": partial(sheet.step_pane, -1),
        # Place
        "choose": desk.chooser.open_current,
        "reject": desk.correcting.reject,
        "reject_all": partial(desk.correcting.reject, everywhere=True),
        "add_place": desk.editor.add,
        "widen": desk.editor.widen,
        "forget": desk.decisions.forget_current,
        "look_up": desk.online.look_up_current,
        "look_up_all": desk.online.look_up_unresolved,
        "copy_coordinates": desk.context_menus.copy_place,
        "clear_selection": partial(_clear, desk.selection),
        # Help
        "help": partial(_help, window),
        "shortcuts": partial(_shortcuts, desk),
        "report": partial(_report, window, desk.documents),
        "about": partial(_about, window, desk.documents),
        "about_qt": QApplication.aboutQt,
    }


def _bring_up(dialog: QDialog) -> None:
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()


def _show_caret(view: ArticleView, shown: bool) -> None:
    view.set_caret(shown)
    view.setFocus(Qt.FocusReason.OtherFocusReason)


def _clear(selection: Selection) -> None:
    from geoview.ui.selection.selection import Cause

    selection.clear(Cause.KEYS)


# Dialogs that few readers open are imported when they are opened.


def _help(window: Window) -> None:
    from geoview.ui.help.help_pages import show_help

    show_help(window)


def _shortcuts(desk: Desk) -> None:
    from geoview.ui.help.help_pages import show_shortcuts

    show_shortcuts(desk.window, desk.actions)


def _report(window: Window, documents: Documents) -> None:
    from geoview.ui.help.problem_report import show_report

    show_report(window, documents.current)


def _about(window: Window, documents: Documents) -> None:
    from geoview.ui.help.about import show_about

    engine = documents.current.engine
    show_about(window, engine.gazetteer.info if engine and engine.gazetteer else None)

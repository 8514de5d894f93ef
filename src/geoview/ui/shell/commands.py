"""What the actions do. Each slot is named after its action, and hands on to the view or the session that knows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QActionGroup, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu

from geoview.ui.selection.selection import Cause
from geoview.ui.wording.place_wording import isolated

if TYPE_CHECKING:
    from geoview.ui.shell.window import Window

__all__ = ["Commands"]


class Commands(QObject):
    """The slots of the actions.

    Args:
        window: Whose actions they are.
    """

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window

    # File

    def on_open(self) -> None:
        """Asks for a file and opens it."""
        from PySide6.QtWidgets import QFileDialog

        from geoview.readers import patterns

        window = self._window
        document = window.session.document
        recent = window.remembered.recent
        path = document.source.path if document and document.source.path else (recent[0] if recent else None)
        folder = str(path.parent) if path else ""
        kinds = self.tr("Texts ({0});;All files (*)").format(patterns())
        names, _ = QFileDialog.getOpenFileNames(window, self.tr("Open texts"), folder, kinds)
        window.documents.open_all([Path(name) for name in names])

    def on_open_folder(self) -> None:
        """Asks for a folder and opens it."""
        self._window.folders.ask()

    def on_new_from_clipboard(self) -> None:
        """The text in the clipboard as a document."""
        self._window.pasting.paste()

    def on_reload(self) -> None:
        """Reads the file again; where one was in it stays."""
        if (folder := self._window.folders.front) is not None:
            folder.reading.start(again=True)
        else:
            self._window.presenting.reload()

    def on_save(self) -> None:
        """Writes the corrections now."""
        self._window.correcting.save()

    def on_save_copy(self) -> None:
        """Writes the corrections to a file that the reader names."""
        self._window.correcting.save_copy()

    def on_print(self) -> None:
        """Asks for a printer and prints."""
        self._window.printing.print_document()

    def on_print_preview(self) -> None:
        """Shows the pages as they would be printed."""
        self._window.printing.preview()

    def on_close(self) -> None:
        """Closes the document or the folder; without one, the window."""
        if self._window.folders.front is not None:
            self._window.folders.close(self._window.folders.front)
        elif self._window.session.document is not None:
            self._window.documents.close(self._window.session)
        else:
            self._window.close()

    def on_quit(self) -> None:
        """Closes the window."""
        self._window.close()

    # Edit

    def on_undo(self) -> None:
        """Takes the last correction back."""
        self._window.correcting.undo()

    def on_redo(self) -> None:
        """Brings back what was undone last."""
        self._window.correcting.redo()

    def on_copy(self) -> None:
        """Copies what is selected in the text."""
        self._window.article.view.copy()

    def on_select_all(self) -> None:
        """Selects the whole text."""
        self._window.article.view.select_whole_text()

    def on_find(self) -> None:
        """To the find field, or the filter of a folder's documents."""
        if self._window.folders.front is not None:
            self._window.folders.find()
        else:
            self._window.finding.start()

    def on_find_next(self) -> None:
        """To the next match."""
        self._window.finding.step(1)

    def on_find_previous(self) -> None:
        """To the match before."""
        self._window.finding.step(-1)

    def on_preferences(self) -> None:
        """The settings."""
        self._window.preferences.show()

    # View

    def on_zoom_in(self) -> None:
        """Larger text."""
        self._window.viewing.zoom_by(1)

    def on_zoom_out(self) -> None:
        """Smaller text."""
        self._window.viewing.zoom_by(-1)

    def on_zoom_reset(self) -> None:
        """Text of the usual size."""
        self._window.viewing.reset_zoom()

    def on_reset_view(self) -> None:
        """Window, panes and columns as at the first start."""
        self._window.viewing.reset()

    def on_fit_all(self) -> None:
        """Every place on the map."""
        folder = self._window.folders.front
        (folder.chart if folder is not None else self._window.chart).pane.fit_all()

    def on_zoom_to_place(self) -> None:
        """The map to the chosen place."""
        self._window.chart.pane.zoom_to_selection()

    def on_online_map(self, wanted: bool) -> None:
        """Map tiles of a service, or the base map alone."""
        self._window.online_map.set_on(wanted)

    def on_toggle_theme(self) -> None:
        """Light or dark."""
        self._window.appearance.toggle()

    def on_menu_bar(self, shown: bool) -> None:
        """The menus above the toolbar, or behind its button."""
        self._window.show_menu_bar(shown)

    def on_caret(self, shown: bool) -> None:
        """The arrow keys move a caret, or scroll."""
        self._window.article.view.set_caret(shown)
        self._window.article.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def on_reading_mode(self, wanted: bool) -> None:
        """The map follows the text, or stays."""
        self._window.reading.set_on(wanted)

    def on_statistics(self, shown: bool) -> None:
        """Mentions by kind and by country, over the map."""
        self._window.cards.show("statistics", shown)

    def on_comention_lines(self, shown: bool) -> None:
        """Lines to the places that are named with the chosen one."""
        self._window.together.show_lines(shown)

    def on_comention_list(self, shown: bool) -> None:
        """The same as a list."""
        self._window.cards.show("comention_list", shown)

    def on_legend(self, shown: bool) -> None:
        """What the map's colours and lines mean."""
        self._window.cards.show("legend", shown)

    def on_full_screen(self, filled: bool) -> None:
        """The whole screen, or as before."""
        state = self._window.windowState()
        flag = Qt.WindowState.WindowFullScreen
        self._window.setWindowState(state | flag if filled else state & ~flag)

    def fill_theme_menu(self, menu: QMenu) -> None:
        """As the system, light, dark."""
        group = QActionGroup(menu)
        appearance = self._window.appearance
        titles = {"system": self.tr("As the &System"), "light": self.tr("&Light"), "dark": self.tr("&Dark")}
        for name, title in titles.items():
            action = menu.addAction(title)
            action.setCheckable(True)
            action.setChecked(appearance.choice == name)
            action.triggered.connect(lambda _=False, name=name: appearance.choose(name))
            group.addAction(action)

        def refresh() -> None:
            for name, action in zip(titles, menu.actions(), strict=True):
                action.setChecked(appearance.choice == name)

        menu.aboutToShow.connect(refresh)

    # Go

    def on_next_mention(self) -> None:
        """The next place in the text."""
        self._window.links.step(1)

    def on_previous_mention(self) -> None:
        """The place before in the text."""
        self._window.links.step(-1)

    def on_next_of_place(self) -> None:
        """The next mention of the chosen place."""
        self._window.selection.step_in_place(1)

    def on_previous_of_place(self) -> None:
        """The mention of the chosen place before."""
        self._window.selection.step_in_place(-1)

    def on_show_mention(self) -> None:
        """Back to the current mention, on both sides."""
        selection = self._window.selection
        if selection.mention is not None:
            selection.choose_mention(selection.mention, Cause.KEYS)

    def travel(self, by: int) -> None:
        """Back (−1) or forward (+1)."""
        if by < 0:
            self.on_back()
        else:
            self.on_forward()

    def on_back(self) -> None:
        """To where the reader was before."""
        self._window.links.go(self._window.links.history.back())

    def on_forward(self) -> None:
        """To where the reader was after that."""
        self._window.links.go(self._window.links.history.forward())

    def on_next_tab(self) -> None:
        """The next open document."""
        self._window.tabs.step(1)

    def on_previous_tab(self) -> None:
        """The document before."""
        self._window.tabs.step(-1)

    def on_next_pane(self) -> None:
        """Text, map, table, and round again."""
        self._step_pane(1)

    def on_previous_pane(self) -> None:
        """The other way round."""
        self._step_pane(-1)

    def _step_pane(self, by: int) -> None:
        window = self._window
        if window.folders.front is not None:
            window.folders.step_pane(by)
            return
        panes = [pane for pane in (window.article, window.chart, window.places) if pane.isVisible()]
        focus = QApplication.focusWidget()
        at = next((n for n, pane in enumerate(panes) if focus is not None and pane.isAncestorOf(focus)), -by)
        if not panes:
            return
        following = panes[(at + by) % len(panes)]
        if following is window.chart:
            window.chart.focus_map()
        else:
            widget = window.article.view if following is window.article else window.places.table
            widget.setFocus(Qt.FocusReason.TabFocusReason)

    # Place

    def on_choose(self) -> None:
        """Which place the current mention means."""
        self._window.correcting.choose()

    def on_reject(self) -> None:
        """The current mention is no place."""
        self._window.correcting.reject()

    def on_reject_all(self) -> None:
        """No mention of the current name is a place."""
        self._window.correcting.reject(everywhere=True)

    def on_add_place(self) -> None:
        """The selected words name a place."""
        self._window.correcting.adding.add()

    def on_widen(self) -> None:
        """The mention under the selection has its bounds."""
        self._window.correcting.adding.widen()

    def on_forget(self) -> None:
        """What the current name means is open again in later documents."""
        current = self._window.correcting.current
        if current is not None:
            self._window.correcting.decisions.forget(current.mention.surface)

    def on_look_up(self) -> None:
        """Asks an online service for the current name."""
        self._window.online.look_up_current()

    def on_look_up_all(self) -> None:
        """Asks an online service for the names without a place."""
        self._window.online.look_up_unresolved()

    def on_copy_coordinates(self) -> None:
        """Latitude and longitude of the chosen place, as "48.8566, 2.3522"."""
        selection = self._window.selection
        use = selection.atlas.use_of(selection.place_id) if selection.atlas and selection.place_id else None
        if use is not None:
            text = f"{use.place.latitude:.5f}, {use.place.longitude:.5f}"
            QGuiApplication.clipboard().setText(text)
            self._window.status.say(self.tr("Copied {0}").format(isolated(text)))

    def on_clear_selection(self) -> None:
        """Chooses nothing; the popup closes."""
        self._window.selection.clear(Cause.KEYS)

    # Help

    def on_help(self) -> None:
        """The pages about GeoView itself."""
        from geoview.ui.help.help_pages import show_help

        show_help(self._window)

    def on_shortcuts(self) -> None:
        """All actions with their keys."""
        from geoview.ui.help.help_pages import show_shortcuts

        show_shortcuts(self._window, self._window.actions_by_name)

    def on_report(self) -> None:
        """Versions to copy."""
        from geoview.ui.help.problem_report import show_report

        show_report(self._window)

    def on_about(self) -> None:
        """Version, place data, licences."""
        from geoview.ui.help.about import show_about

        engine = self._window.session.engine
        show_about(self._window, engine.gazetteer.info if engine and engine.gazetteer else None)

    def on_about_qt(self) -> None:
        """What Qt says of itself."""
        QApplication.aboutQt()

"""The window of a comparison: the legend above, the map, and below it the places of both documents."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QLabel,
    QMainWindow,
    QMenu,
    QToolBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from geoview.analysis.comparison import ComparedPlace, Side
from geoview.export import Exporter, ExportJob, Subject, exporter, exporters, render
from geoview.export.areas import NO_PLACE_DATA
from geoview.export.as_comparison import NamedComparison
from geoview.mapping.compared import charted, passages
from geoview.text import printable
from geoview.ui.comparison.compared_table import ComparedTable
from geoview.ui.comparison.side_legend import SideButtons
from geoview.ui.documents.export_files import ask_target, format_title
from geoview.ui.documents.save_jobs import write_file
from geoview.ui.map.map_action import MapAction
from geoview.ui.widgets.icons import icon
from geoview.ui.widgets.message_bar import Message, MessageBar, Tone
from geoview.ui.widgets.panes import split, step_pane

if TYPE_CHECKING:
    from geoview.errors import GeoViewError
    from geoview.ui.comparison.pair import Pair
    from geoview.ui.map.map_host import MapHost
    from geoview.ui.runtime.jobs import Jobs
    from geoview.ui.widgets.theme import Theme

__all__ = ["ComparisonWindow"]

_SIZE = QSize(1180, 820)


class ComparisonWindow(QMainWindow):
    """A window that shows two documents side by side and follows their corrections.

    Args:
        pair: The two documents.
        jobs: Runs the exports.
        map_host: The map.
    """

    passage_wanted = Signal(object, str, int)
    """The reader asks to open a text: its `Side`, a place of it, and an index into the resolutions; −1 for the first
    mention of the place."""
    closing = Signal()

    def __init__(self, pair: Pair, jobs: Jobs, map_host: MapHost) -> None:
        super().__init__()
        self.pair, self._jobs = pair, jobs
        self.place_id: str | None = None
        """The chosen place."""
        self._passage = 0
        self._by_id: dict[str, ComparedPlace] = {}
        self._fresh = object()
        self.setObjectName("comparison")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumSize(640, 420)
        self.resize(_SIZE)
        self.map = map_host
        self.messages = MessageBar()
        self.sides = SideButtons()
        self.table = ComparedTable()
        self.note = QLabel()
        self.note.setObjectName("comparisonNote")
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setWordWrap(True)
        self.note.hide()
        self.panes = split(Qt.Orientation.Vertical, (self.map, 500, 62), (self.table, 290, 38))
        self.map.setMinimumHeight(140)
        self.table.setMinimumHeight(110)
        desk = QWidget()
        column = QVBoxLayout(desk)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.messages)
        column.addWidget(self.note)
        column.addWidget(self.panes, 1)
        self.setCentralWidget(desk)
        self.statusBar().setSizeGripEnabled(False)
        self._counts = QLabel()
        self._counts.setTextFormat(Qt.TextFormat.PlainText)
        self.statusBar().addWidget(self._counts)
        self._fill_toolbar()
        self._connect()
        self._refresh()

    def _fill_toolbar(self) -> None:
        bar = QToolBar()
        bar.setObjectName("comparisonBar")
        bar.setWindowTitle(self.tr("Toolbar"))
        bar.setMovable(False)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        bar.setIconSize(QSize(16, 16))
        bar.addWidget(self.sides)
        self._export_menu = QMenu(self)
        for found in exporters(Subject.COMPARISON):
            if found.suffix:
                entry = self._export_menu.addAction(f"{format_title(found)} (*{found.suffix})…")
                entry.setObjectName(f"export_{found.name}")
                entry.triggered.connect(partial(self._ask_export, found))
        self.export_button = QToolButton()
        self.export_button.setObjectName("exportComparison")
        self.export_button.setText(self.tr("Export"))
        self.export_button.setProperty("menuButton", True)
        self.export_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.export_button.setMenu(self._export_menu)
        self.export_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.export_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.export_button.setAccessibleName(self.tr("Export the comparison"))
        self.export_button.setToolTip(self.tr("Write what the texts have in common and what not to a file"))
        bar.addWidget(self.export_button)
        self.addToolBar(bar)
        for keys, task in (
            ([QKeySequence.StandardKey.Close, QKeySequence("Ctrl+W")], self.close),
            ([QKeySequence("Ctrl+Shift+0")], self.map.pane.fit_all),
            ([QKeySequence("Ctrl+E")], self.export_button.showMenu),
            ([QKeySequence("Esc")], lambda: self.choose(None)),
            ([QKeySequence("F6")], partial(self._step_pane, 1)),
            ([QKeySequence("Shift+F6")], partial(self._step_pane, -1)),
        ):
            action = QAction(self)
            action.setShortcuts(list(dict.fromkeys(QKeySequence(key) for key in keys)))  # type: ignore[call-overload]
            action.triggered.connect(task)
            self.addAction(action)

    def _connect(self) -> None:
        self.pair.compared.connect(self._on_compared)
        self.pair.changed.connect(self._refresh)
        self.sides.chosen.connect(self.show_side)
        self.table.picked.connect(lambda: self.choose(self.table.chosen))
        self.table.place_opened.connect(self._on_opened)
        self.table.row_hovered.connect(self._on_hover)
        self.table.menu_wanted.connect(self._show_menu)
        map_host = self.map
        map_host.place_clicked.connect(self._on_pin)
        map_host.place_hovered.connect(self._on_hover)
        map_host.background_clicked.connect(lambda: self.choose(None))
        map_host.step_requested.connect(self._step)
        map_host.mention_requested.connect(self._open_passage)
        map_host.action_requested.connect(lambda place_id, _mention, name: self._on_opened(place_id, Side(name)))
        map_host.map_failed.connect(self._on_map_failed)

    # What is shown

    def show_side(self, side: Side | None) -> None:
        """List the places of one side and fade the others on the map; None lists all."""
        self.sides.choose(side)
        self.table.show_side(side)
        comparison = self.pair.comparison
        if side is None or comparison is None:
            self.map.pane.show_focus(None)
        else:
            # The map moves to these places, and returns when all places are listed.
            found = comparison.of(side)
            self.map.pane.show_focus({c.place.id: c.first_mentions + c.second_mentions for c in found})

    def _on_compared(self) -> None:
        comparison = self.pair.comparison
        assert comparison is not None
        self._by_id = {compared.place.id: compared for compared in comparison.places}
        names = self.pair.names
        self.table.set_comparison(comparison, self.pair.uses, names, self.pair.country_name)
        shown = charted(comparison, self.pair.uses, self._by_id, names=names, facts=self._facts, document=self._fresh)
        self.map.pane.set_atlas(shown, self.pair.gazetteer)
        self._passage = 0
        if self.place_id is not None:
            if self.place_id in self._by_id:
                self._show_choice(glide=False)
            else:
                self.choose(None)
        self._refresh()

    def _refresh(self) -> None:
        """Update the title, the counts and the notes."""
        names, comparison = self.pair.names, self.pair.comparison
        self.setWindowTitle(self.tr("{0} and {1} — Comparison — GeoView").format(*names))
        counts: dict[Side | None, int] = {side: len(comparison.of(side)) if comparison else 0 for side in Side}
        counts[None] = len(comparison.places) if comparison is not None else 0
        self.sides.set_counts(names, counts)
        self.export_button.setEnabled(comparison is not None and not self.pair.busy)
        words = self._state()
        self.note.setText(words)
        self.note.setVisible(bool(words))
        self.table.empty_text = "" if self.pair.busy else self.tr("No place on this side")
        self.table.viewport().update()
        self._counts.setText(
            " · ".join(
                (
                    self.tr("%n place(s) in both", "", counts[Side.BOTH]),
                    self.tr("%n only in {0}", "", counts[Side.FIRST]).format(names[0]),
                    self.tr("%n only in {0}", "", counts[Side.SECOND]).format(names[1]),
                )
            )
        )

    def _state(self) -> str:
        """Return what the reader should know before looking at the places; "" for nothing."""
        names, comparison = self.pair.names, self.pair.comparison
        if self.pair.busy:
            return self.tr("Finding places in {0}…").format(self._listed(self.pair.busy))
        if comparison is None or self.pair.is_stale:
            return self.note.text()
        without = [
            name for name, atlas in zip(names, (comparison.first, comparison.second), strict=True) if not atlas.places
        ]
        if self.pair.is_one_text:
            return self.tr("Both are the same text: every place is in both.")
        if len(without) == len(names):
            return self.tr("Neither text names a place. There is nothing to compare.")
        if without:
            return self.tr("{0} names no place: all places are in the other text alone.").format(without[0])
        if not comparison.of(Side.BOTH):
            return self.tr("The texts have no place in common.")
        if self.pair.closed:
            return self.tr("{0} is closed and is compared as it was.").format(self._listed(self.pair.closed))
        return ""

    def _listed(self, names: tuple[str, ...]) -> str:
        return names[0] if len(names) == 1 else self.tr("{0} and {1}").format(*names)

    def _facts(self, compared: ComparedPlace) -> str:
        """Return the line below the name in the popup: how often each document names the place."""
        names = self.pair.names
        counts = (compared.first_mentions, compared.second_mentions)
        found = [
            self.tr("{0}: {1}").format(printable(name), self.tr("%n mention(s)", "", count))
            for name, count in zip(names, counts, strict=True)
            if count
        ]
        return " · ".join(found)

    # What is chosen

    def choose(self, place_id: str | None) -> None:
        """Choose a place in map and table; None chooses nothing."""
        if place_id != self.place_id:
            self._passage = 0
        self.place_id = place_id if place_id in self._by_id else None
        self._show_choice(glide=True)

    def _show_choice(self, *, glide: bool) -> None:
        self.table.choose([self.place_id] if self.place_id is not None else [], scroll=glide)
        if self.place_id is None:
            self.map.pane.show_selection(None, None)
            return
        compared = self._by_id[self.place_id]
        self.map.pane.set_actions(tuple(MapAction(side.value, self._open_words(side)) for side in _named_in(compared)))
        self.map.pane.show_selection(self.place_id, self._passage, glide=glide)

    def _open_words(self, side: Side) -> str:
        return self.tr("Show in {0}").format(self.pair.names[1 if side is Side.SECOND else 0])

    def _on_pin(self, place_id: str) -> None:
        """Choose the place of a pin, or go to its next mention if it is chosen already."""
        if place_id == self.place_id:
            self._step(1)
        else:
            self.choose(place_id)

    def _step(self, by: int) -> None:
        if self.place_id is not None:
            found = passages(self._by_id[self.place_id])
            self._passage = (self._passage + by) % len(found)
            self.map.pane.show_selection(self.place_id, self._passage, glide=False)

    def _on_hover(self, place_id: str) -> None:
        self.table.show_hover(place_id or None)
        self.map.pane.show_hover(place_id or None)

    # Opening the texts

    def _on_opened(self, place_id: str, side: Side | None) -> None:
        """Ask for the first mention of a place in the given text, or in the first text that names it."""
        named = _named_in(self._by_id[place_id])
        self.passage_wanted.emit(side if side in named else named[0], place_id, -1)

    def _open_passage(self, index: int) -> None:
        if self.place_id is not None:
            found = passages(self._by_id[self.place_id])
            if index < len(found):
                self._passage = index
                self.map.pane.show_selection(self.place_id, index, glide=False)
                self.passage_wanted.emit(found[index][0], self.place_id, found[index][1])

    def _show_menu(self, place_id: str, where: QPoint) -> None:
        menu = QMenu(self)
        for side in _named_in(self._by_id[place_id]):
            menu.addAction(self._open_words(side).replace("&", "&&")).triggered.connect(
                partial(self._on_opened, place_id, side)
            )
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(where)

    # Export

    def _ask_export(self, exporter: Exporter) -> None:
        first = self.pair.path(Side.FIRST)
        proposal = " - ".join(Path(name).stem for name in self.pair.names)
        asked = ask_target(self, exporter, str(first.with_name(proposal)) if first is not None else proposal)
        if asked is not None:
            self.write(exporter.name, asked[0])

    def write(self, name: str, target: Path) -> None:
        """Write the comparison in a format, off the window's thread; never over one of the texts."""
        if self.pair.comparison is None:
            return
        documents = NamedComparison(self.pair.comparison, self.pair.names)
        gazetteer = self.pair.gazetteer or NO_PLACE_DATA

        def make() -> bytes:
            return render(exporter(name, Subject.COMPARISON), ExportJob(documents, gazetteer))

        write_file(self._jobs, make, target, self.pair.paths, partial(self._on_written, target), self._on_failed)

    def _on_written(self, target: Path) -> None:
        self.messages.remove("export")
        self.statusBar().showMessage(self.tr("Saved {0}").format(printable(target.name)), 6000)

    def _on_failed(self, error: GeoViewError) -> None:
        self.messages.show_message(Message.of(error, "export"))

    def _on_map_failed(self, reason: str) -> None:
        text = self.tr("The table says everything that the map would show. {0}").format(reason)
        message = Message("map", Tone.WARNING, self.tr("The map can't be shown"), text)
        self.messages.show_message(message)

    # The window

    def _step_pane(self, by: int) -> None:
        reason = Qt.FocusReason.TabFocusReason
        panes = (
            (self.sides, lambda: self.sides.buttons[None].setFocus(reason)),
            (self.map, self.map.focus_map),
            (self.table, lambda: self.table.setFocus(reason)),
        )
        step_pane(panes, by)

    def set_theme(self, theme: Theme) -> None:
        """Repaint in other colours."""
        for part in (self.map, self.messages, self.sides, self.table):
            part.set_theme(theme)
        self.export_button.setIcon(icon("export", theme.ink))

    def showEvent(self, event: QShowEvent) -> None:
        """Focus the table, and make the map after the window is shown."""
        super().showEvent(event)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, self.map.load)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop the comparison and close the map."""
        self.pair.close()
        self.map.shutdown()
        self.closing.emit()
        super().closeEvent(event)


def _named_in(compared: ComparedPlace) -> tuple[Side, ...]:
    """Return the sides whose document names a place."""
    found = ((Side.FIRST, compared.first), (Side.SECOND, compared.second))
    return tuple(side for side, use in found if use is not None)

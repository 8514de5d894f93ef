"""The view of one folder: documents on the left, map and places on the right, the time bar below."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from geoview.analysis.timeline import Timeline
from geoview.mapping.aggregate import Gathered
from geoview.text import printable
from geoview.ui.folder.document_table import DocumentTable, State, rows_of
from geoview.ui.folder.folder_watch import FolderWatch
from geoview.ui.folder.note_page import NotePage
from geoview.ui.folder.panes import FolderListPane, TimeBar
from geoview.ui.folder.passages import Passages
from geoview.ui.folder.place_table import FolderPlacesTable
from geoview.ui.folder.queries import Answer, Choice, FolderQueries, Whole
from geoview.ui.places.place_row import PlaceRow
from geoview.ui.runtime.deferred import Deferred
from geoview.ui.widgets.panes import split, step_pane
from geoview.ui.wording.formats import number
from geoview.ui.wording.place_wording import country_name

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtGui import QKeyEvent

    from geoview.errors import GeoViewError
    from geoview.ui.folder.reader import Reading
    from geoview.ui.map.map_host import MapHost
    from geoview.ui.widgets.theme import Theme

__all__ = ["FolderView"]

_MAP_MS = 180
"""Wait in milliseconds: the map is redrawn when the slider rests, because its outlines are large."""


class FolderView(QWidget):
    """The view of a folder; it reports which document the reader opens.

    Args:
        folder: The folder.
        reading: Reads the folder.
        questions: Queries the index of the folder.
        map_host: The map.
    """

    document_wanted = Signal(str, int)
    """A document by its name in the folder, and the code point to go to; −1 for the last reading position."""
    folder_wanted = Signal()
    """The reader asks to choose another folder."""
    counted = Signal()
    """`counts` changed."""

    def __init__(
        self, folder: Path, reading: Reading, questions: FolderQueries, map_host: MapHost, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.folder = folder
        self.reading, self.questions, self.map = reading, questions, map_host
        self.watch = FolderWatch(folder, reading, self)
        self.choice = Choice()
        self.answer: Answer | None = None
        self.error: GeoViewError | None = None
        self.counts = ""
        self.passages = Passages(map_host, self)
        self._drawn: Gathered | None = None
        self._whole: Whole | None = None
        self._watched: Whole | None = None
        self._fresh: object = object()
        self.setObjectName("folderView")
        self.documents = DocumentTable()
        self.places = FolderPlacesTable()
        self.document_pane = FolderListPane(self.documents, self.tr("Documents"), self.tr("Filter documents"))
        self.place_pane = FolderListPane(self.places, self.tr("Places"), self.tr("Filter places"))
        self.failed = QPushButton()
        self.failed.setObjectName("failedButton")
        self.failed.setCheckable(True)
        self.failed.toggled.connect(self._on_failed_toggled)
        self.again = QPushButton(self.tr("Try Again"))
        self.again.setObjectName("quietButton")
        self.again.clicked.connect(lambda: self.reading.start(again=True))
        for button in (self.failed, self.again):
            button.hide()
            self.document_pane.extra.addWidget(button)
        self.time = TimeBar()
        self.note = NotePage()
        self.right = split(Qt.Orientation.Vertical, (map_host, 480, 62), (self.place_pane, 270, 38))
        self.panes = split(Qt.Orientation.Horizontal, (self.document_pane, 590, 41), (self.right, 850, 59))
        self.document_pane.setMinimumWidth(330)
        self.right.setMinimumWidth(360)
        map_host.setMinimumHeight(140)
        self.place_pane.setMinimumHeight(110)
        desk = QWidget()
        column = QVBoxLayout(desk)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.panes, 1)
        column.addWidget(self.time)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.note)
        self.pages.addWidget(desk)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.pages)
        self._desk = desk
        self._later = Deferred(self._draw, self, _MAP_MS)
        self._connect()
        self._show_page()

    def _connect(self) -> None:
        self.questions.answered.connect(self._on_answer)
        self.questions.failed.connect(self._on_failed)
        self.reading.changed.connect(lambda: self._ask(renew=True))
        self.reading.progressed.connect(self._show_page)
        self.reading.finished.connect(self._fill_documents)
        self.reading.failed.connect(self._on_failed)
        self.documents.picked.connect(self._on_documents)
        self.documents.opened.connect(self._open)
        self.places.picked.connect(lambda: self.choose_place(self.places.chosen))
        self.places.opened.connect(self._on_place_opened)
        self.places.row_hovered.connect(self.map.pane.show_hover)
        self.document_pane.released.connect(lambda: self.choose_place(None))
        self.place_pane.released.connect(lambda: self.choose_documents([]))
        self.time.changed.connect(self._on_time)
        self.note.pressed.connect(self._on_note)
        map_host = self.map
        map_host.place_clicked.connect(self.choose_place)
        map_host.place_hovered.connect(self._on_map_hover)
        map_host.background_clicked.connect(lambda: self.choose_place(None))
        self.passages.opened.connect(lambda passage: self._open(passage.name))
        self.passages.stepped.connect(lambda passage: self.documents.choose([passage.name]))

    def start(self) -> None:
        """Show what the index holds, and read what is new."""
        self._ask()
        self.reading.start()

    def shutdown(self) -> None:
        """Stop all work, and close the map and the index."""
        self._later.stop()
        self.watch.stop()
        self.reading.cancel()
        self.questions.close()
        self.map.shutdown()

    # What is chosen

    def choose_place(self, place_id: str | None) -> None:
        """List the documents that name a place; None lists all."""
        if place_id != self.choice.place_id:
            self.choice = replace(self.choice, place_id=place_id)
            self.places.choose([place_id] if place_id else [])
            if place_id is None:
                self.map.pane.show_selection(None, None)
            self._ask()

    def choose_documents(self, names: Sequence[str]) -> None:
        """Show the places of some documents only; an empty sequence shows those of all."""
        chosen = frozenset(names) or None
        if chosen != self.choice.selection.names:
            self.choice = replace(self.choice, selection=replace(self.choice.selection, names=chosen))
            self.documents.choose(names)
            self._fresh = object()
            self._ask()

    def _on_documents(self) -> None:
        read = {row.name for row in self.documents.rows.shown if row.state is State.READ}
        names = [name for name in self.documents.names if name in read]
        # Selecting all of them is the same as no selection.
        self.choose_documents([] if len(names) == len(read) > 1 else names)

    def _on_time(self) -> None:
        days = self.time.slider.days
        first, last = days or (None, None)
        selection = replace(
            self.choice.selection, first=first, last=last, undated=self.time.undated.isChecked(), names=None
        )
        self.choice = replace(self.choice, selection=selection)
        self.documents.choose([])
        self._ask()

    def _ask(self, *, renew: bool = False) -> None:
        self.questions.ask(self.choice, renew=renew)

    # What is shown

    def _on_answer(self, answer: Answer) -> None:
        if self.answer is None:
            # The web engine takes longest to load, so the lists are shown first.
            QTimer.singleShot(0, self.map.load_in_turns)
        self.answer = answer
        self.passages.take(answer.choice.place_id, answer.passages)
        if self.error is None or not self.reading.has_looked:
            self._show_page()
        whole = answer.whole
        if whole is not self._whole:
            self._whole = whole
            self.time.slider.set_timeline(Timeline(whole.days))
        self._fill_documents()
        if self._watched is not whole and not self.reading.is_running:
            self._watched = whole
            self.watch.watch([*whole.names, *(failure.name for failure in whole.failures)])
        countries = {code: country_name(code, name) for code, name in answer.countries.items()}
        rows = [PlaceRow(use, countries.get(use.place.country_code, "")) for use in answer.places]
        self.places.rows.set_rows(rows)
        self.places.choose([answer.choice.place_id] if answer.choice.place_id else [], scroll=False)
        self._say()
        self._later.start(0 if self._drawn is None or answer.choice.selection.names else _MAP_MS)
        if answer.choice.place_id is not None and self._is_on_map(answer.choice.place_id):
            self.passages.show()

    def _fill_documents(self) -> None:
        answer = self.answer
        if answer is None:
            return
        choice = answer.choice
        everything = choice.place_id is None and self.time.slider.is_whole
        waiting = self.reading.waiting if everything else ()
        failures = sorted({*answer.whole.failures, *self.reading.problems}, key=lambda failure: failure.name)
        self.failed.setVisible(bool(failures))
        self.again.setVisible(self.failed.isChecked() and not self.reading.is_running)
        self.failed.setText(self.tr("%n not read", "", len(failures)))
        self.failed.setAccessibleName(self.failed.text())
        if not failures:
            self.failed.setChecked(False)
        shown = failures if everything or self.failed.isChecked() else []
        of_place = choice.place_id is not None
        self.documents.rows.set_rows(rows_of(answer.entries, shown, waiting, of_place=of_place))

    def _say(self) -> None:
        """Show in words what is chosen."""
        answer = self.answer
        assert answer is not None
        choice, whole = answer.choice, answer.whole
        use = next((use for use in answer.places if use.place.id == choice.place_id), None)
        name = printable(use.place.name) if use is not None else ""
        self.documents.show_place(name)
        if choice.place_id is not None:
            count = number(len(answer.entries))
            self.document_pane.show_narrowed(self.tr("Documents that name {0}: {1}").format(name, count))
        else:
            self.document_pane.show_narrowed("")
        names = choice.selection.names
        if names is None:
            self.place_pane.show_narrowed("")
        elif len(names) == 1:
            title = next((entry.title for entry in answer.entries if entry.name in names), next(iter(names)))
            self.place_pane.show_narrowed(self.tr("Places of “{0}”").format(title))
        else:
            self.place_pane.show_narrowed(self.tr("Places of %n document(s)", "", len(names)))
        total = self.tr("%n document(s)", "", whole.documents)
        part = self.tr("{0} of {1}").format(number(len(answer.entries)), total)
        self.document_pane.set_counts(total if len(answer.entries) == whole.documents else part)
        mentions = sum(use.mentions for use in answer.places)
        self.place_pane.set_counts(
            self.tr("%n place(s)", "", len(answer.places)), self.tr("%n mention(s)", "", mentions)
        )
        if choice.place_id is None:
            self.time.set_counts(len(answer.entries), whole.documents, whole.undated)
        self.documents.empty_text = self.tr("No document of these days")
        self.places.empty_text = (
            self.tr("Reading…") if self.reading.is_running else self.tr("These documents name no place")
        )
        self.counts = " · ".join((total, self.tr("%n place(s)", "", whole.places)))
        self.counted.emit()

    def _draw(self) -> None:
        """Draw the map, if its places have changed."""
        answer = self.answer
        if answer is None:
            return
        still = not self.reading.is_running and answer.choice.selection.names is None and self._drawn is not None
        gathered = Gathered(self._fresh, answer.places, still, self.passages.lines, self.passages.facts)
        if self._drawn is None or (gathered.document, gathered.places) != (self._drawn.document, self._drawn.places):
            self._drawn = gathered
            self.map.pane.set_atlas(gathered, self.questions.gazetteer)
        if answer.choice.place_id is not None:
            self.passages.show(glide=False)

    def _is_on_map(self, place_id: str) -> bool:
        return self._drawn is not None and self._drawn.use_of(place_id) is not None

    def _on_map_hover(self, place_id: str) -> None:
        self.places.show_hover(place_id or None)
        self.map.pane.show_hover(place_id or None)

    # Opening documents

    def _open(self, name: str) -> None:
        """Ask to open a document, at the chosen place if it names it."""
        passage = self.passages.of_document(name)
        self.document_wanted.emit(name, passage.quote.span.start if passage is not None else -1)

    def _on_place_opened(self, place_id: str) -> None:
        """Choose a place on Enter, and move the focus to the list of its documents."""
        self.choose_place(place_id)
        self.documents.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.documents.rows.rowCount():
            self.documents.setCurrentIndex(self.documents.rows.index(0, 0))

    # What can go wrong, and what may be missing

    def _on_failed(self, error: GeoViewError) -> None:
        self.error = error
        self._show_page()

    def _on_failed_toggled(self, alone: bool) -> None:
        """List only what could not be read, with the full reasons; or the whole list again."""
        self.documents.show_reasons(alone)
        self.documents.rows.set_filter("failed", (lambda row: row.state is State.FAILED) if alone else None)
        self._fill_documents()

    def _on_note(self, name: str) -> None:
        if name == "again":
            self.error = None
            self._show_page()
            self.start()
        else:
            self.folder_wanted.emit()

    @property
    def shows_texts(self) -> bool:
        """True unless a note says why there is nothing to show."""
        return self.pages.currentWidget() is self._desk

    def take_focus(self) -> None:
        """Move the focus to the documents."""
        self.documents.setFocus(Qt.FocusReason.OtherFocusReason)

    def find_document(self) -> None:
        """Move the focus to the filter of the documents."""
        self.document_pane.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.document_pane.filter.selectAll()

    def step_pane(self, by: int) -> None:
        """Move the focus to the next (+1) or previous (−1) part: documents, map, places, time."""
        reason = Qt.FocusReason.TabFocusReason
        panes = (
            (self.document_pane, lambda: self.documents.setFocus(reason)),
            (self.map, self.map.focus_map),
            (self.place_pane, lambda: self.places.setFocus(reason)),
            (self.time, lambda: self.time.slider.first.setFocus(reason)),
        )
        step_pane(panes, by)

    def _show_page(self) -> None:
        """Show the lists, or a note that says why they are empty."""
        answer, reading = self.answer, self.reading
        known = answer is not None and bool(answer.whole.documents or answer.whole.failures or reading.problems)
        if reading.is_running:
            self.error = None
        if known or reading.waiting:
            if not self.shows_texts:
                self.pages.setCurrentWidget(self._desk)
                if self.isVisible():
                    self.take_focus()
            return
        self.pages.setCurrentWidget(self.note)
        if self.error is not None:
            self.note.show_error(self.error)
        elif reading.is_running or answer is None:
            self.note.show_looking(self.folder)
        else:
            self.note.show_empty()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take back the last choice on Esc: first the place, then the documents."""
        if event.key() == Qt.Key.Key_Escape and (self.choice.place_id or self.choice.selection.names):
            if self.choice.place_id is not None:
                self.choose_place(None)
            else:
                self.choose_documents([])
            return
        super().keyPressEvent(event)

    def set_theme(self, theme: Theme) -> None:
        """Repaint in other colours."""
        for part in (self.document_pane, self.place_pane, self.time, self.note, self.map):
            part.set_theme(theme)

    def changeEvent(self, event: QEvent) -> None:
        """Update numbers and dates when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self.answer is not None:
            QTimer.singleShot(0, partial(self._on_answer, self.answer))

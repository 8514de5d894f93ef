"""The pane below the map: the places table with its title, its counts and its filter, and the names without a place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from geoview.analysis.filtering import Filter
from geoview.atlas import Atlas
from geoview.ui.places.filter_field import FilterField, problem_words
from geoview.ui.places.place_table import PlaceTable
from geoview.ui.places.unresolved_tray import UnresolvedTray
from geoview.ui.widgets.count_chips import CountChips
from geoview.ui.widgets.theme import Theme
from geoview.ui.wording.formats import number

__all__ = ["PlacesPane"]

_NOTE_MS = 700
"""Half a word is no mistake: what can't be understood is said when the reader pauses."""


class PlacesPane(QWidget):
    """The table with its title, its counts and its filter."""

    def __init__(self, country_name: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("placesPane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._atlas: Atlas | None = None
        self.table = PlaceTable(country_name, self)
        self.tray = UnresolvedTray(self)
        self._title = QLabel(self.tr("Places"))
        self._title.setObjectName("placesTitle")
        self.filter = FilterField(self.table.vocabulary)
        self.filter.wanted.connect(self._on_filter)
        self._note = QLabel()
        self._note.setObjectName("filterNote")
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._note.setWordWrap(True)
        self._note.hide()
        self._note_wait = QTimer(self)
        self._note_wait.setSingleShot(True)
        self._note_wait.setInterval(_NOTE_MS)
        self._note_wait.timeout.connect(self._say_problems)
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 6, 12, 3)
        bar.setSpacing(8)
        bar.addWidget(self._title)
        self.chips = CountChips(bar, 4)
        bar.addStretch(1)
        bar.addWidget(self.filter, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(bar)
        layout.addWidget(self._note)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.tray)

    def set_atlas(self, atlas: Atlas | None) -> None:
        """Shows the places of an atlas."""
        self._atlas = atlas
        self.table.set_atlas(atlas)
        self.tray.set_atlas(atlas)
        self._count()

    def _count(self) -> None:
        """What the chips say: every mention is in a row of the table or without a place."""
        atlas, rows = self._atlas, self.table.rows
        texts = ["", "", "", ""]
        if atlas is not None and (atlas.resolutions or atlas.complete):
            if self.filter.is_filtering:
                texts[0] = self.tr("{0} of %n place(s)", None, len(rows.all)).format(number(len(rows.shown)))
                texts[1] = self.tr("%n mention(s)", None, sum(len(row.use.mentions) for row in rows.shown))
            else:
                texts[0] = self.tr("%n place(s)", None, len(rows.all)) if rows.all else self.tr("no places")
                texts[1] = self.tr("%n mention(s)", None, len(atlas.resolutions)) if atlas.resolutions else ""
                if atlas.uncertain:
                    texts[2] = self.tr("{0} uncertain").format(number(len(atlas.uncertain)))
                if atlas.unresolved:
                    texts[3] = self.tr("{0} without a place").format(number(len(atlas.unresolved)))
        self.chips.set_texts(texts)
        self._fit_chips()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shows as many counts as there is room for; the status bar has them all."""
        super().resizeEvent(event)
        self._fit_chips()

    def _fit_chips(self) -> None:
        self.chips.fit(self.width() - 32 - self._title.sizeHint().width() - self.filter.minimumWidth())

    def set_busy(self, busy: bool, *, stopped: bool = False) -> None:
        """Says why there are no rows: they are being looked for, that was stopped, or there are none."""
        if busy:
            text = self.tr("Finding places…")
        elif stopped:
            text = self.tr("The search for places was stopped.")
        elif self._atlas is not None and not self._atlas.document.text.strip():
            text = self.tr("Where there is no text, there are no places.")
        else:
            text = self.tr("No places were found in this text. The text itself is all there.")
        self.table.empty_text = text
        self.table.viewport().update()

    def set_theme(self, theme: Theme) -> None:
        """Repaints in other colours."""
        for part in (self.table, self.filter, self.tray):
            part.set_theme(theme)

    def _on_filter(self, wanted: Filter) -> None:
        self.table.set_filter(wanted)
        self.tray.set_filter(wanted)
        self.table.show_selection(self.table.chosen)
        self._count()
        if not wanted.problems:
            self._say_problems()
        self._note_wait.start()

    def _say_problems(self) -> None:
        words = problem_words(self.filter.problems)
        self._note.setText(words)
        self._note.setVisible(bool(words))

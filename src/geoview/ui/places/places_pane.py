"""The pane below the map: the places table with its title, counts and filter, and the names without a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from geoview.ui.places.filter_field import FilterField, problem_words
from geoview.ui.places.place_table import PlaceTable
from geoview.ui.places.unresolved_tray import UnresolvedTray
from geoview.ui.runtime.deferred import Deferred
from geoview.ui.widgets.list_pane import ListPane
from geoview.ui.wording.formats import number

if TYPE_CHECKING:
    from collections.abc import Callable

    from geoview.analysis.filtering import Filter
    from geoview.atlas import Atlas
    from geoview.ui.widgets.theme import Theme

__all__ = ["PlacesPane"]

_NOTE_MS = 700
"""Delay of the error message: a half-typed word is no error, so the message waits for a pause in typing."""


class PlacesPane(ListPane):
    """The table of the places of a document, the errors of its filter, and the tray of names below it.

    Args:
        country_name: The name of a country by its ISO code; "" when unknown.
    """

    table: PlaceTable
    filter: FilterField

    def __init__(self, country_name: Callable[[str], str], parent: QWidget | None = None) -> None:
        table = PlaceTable(country_name)
        super().__init__(table, "", FilterField(table.vocabulary), 4, parent)
        self._title.setText(self.tr("Places"))
        self._atlas: Atlas | None = None
        self.tray = UnresolvedTray(self)
        self.filter.wanted.connect(self._on_filter)
        self._note = QLabel()
        self._note.setObjectName("filterNote")
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._note.setWordWrap(True)
        self._note.hide()
        self._note_wait = Deferred(self._say_problems, self, _NOTE_MS)
        self.column.insertWidget(1, self._note)
        self.column.addWidget(self.tray)

    def set_atlas(self, atlas: Atlas | None) -> None:
        """Show the places of an atlas."""
        self._atlas = atlas
        self.table.set_atlas(atlas)
        self.tray.set_atlas(atlas)
        self._count()

    def _count(self) -> None:
        """Show the counts in the chips: every mention is either in a row of the table or without a place."""
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
        self.set_counts(*texts)

    def set_busy(self, busy: bool, *, stopped: bool = False) -> None:
        """Say why there are no rows: the search is running, it was stopped, or it found nothing."""
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
        """Repaint in other colours."""
        super().set_theme(theme)
        self.tray.set_theme(theme)

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

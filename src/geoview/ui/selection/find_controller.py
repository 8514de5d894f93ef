"""The logic of the find field: matches in the text, marks in the table, and the count beside the field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from geoview.ui.selection.selection import Cause, Selection
from geoview.ui.widgets.actions import Need
from geoview.ui.wording.formats import number
from geoview.ui.wording.place_wording import WORDS
from geoview.viewer.finder import LIMIT, Finder

if TYPE_CHECKING:
    from geoview.ui.article.article_pane import ArticlePane
    from geoview.ui.places.places_pane import PlacesPane
    from geoview.ui.widgets.toolbar import ToolBar

__all__ = ["FindController"]


class FindController(QObject):
    """The link between the find field, the text and the table."""

    needs_changed = Signal()
    """Whether there are matches has changed."""

    def __init__(
        self,
        toolbar: ToolBar,
        article: ArticlePane,
        places: PlacesPane,
        selection: Selection,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._toolbar, self._article, self._places, self._selection = toolbar, article, places, selection
        self._finder = Finder(WORDS.name)
        self._text = ""
        toolbar.find_changed.connect(self._on_wanted)
        toolbar.find_stepped.connect(self.step)
        toolbar.find_left.connect(self._on_left)

    @property
    def needs(self) -> Need:
        """Whether something matches."""
        return Need.FOUND if self._finder.hits or self._finder.places else Need.NOTHING

    def set_text(self, text: str) -> None:
        """Search another document for the same words."""
        self._text = text
        self._search(self._toolbar.field.text())

    def refresh(self) -> None:
        """Search again, because more places have arrived."""
        self._finder.refresh_places(self._selection.atlas)
        self._show()

    def start(self) -> None:
        """Put the cursor into the field; selected text becomes the search text."""
        span = self._article.view.selected_span()
        if span is not None and len(span) <= 100 and "\n" not in span.of(self._text):
            self._toolbar.field.setText(span.of(self._text))
        self._toolbar.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._toolbar.field.selectAll()

    def step(self, by: int) -> None:
        """Go to the next (+1) or previous (−1) match in the text, or to the next place if only places match."""
        finder = self._finder
        if finder.hits:
            span = finder.step(by)
            if span is not None:
                self._article.view.go_to(span)
        elif finder.places:
            chosen = self._selection.place_id
            at = finder.places.index(chosen) + by if chosen in finder.places else 0
            self._selection.show_place(finder.places[at % len(finder.places)], Cause.KEYS)
        self._show()

    def _on_wanted(self, wanted: str) -> None:
        self._search(wanted)
        if self._finder.hit is not None:
            self._article.view.go_to(self._finder.hit)

    def _search(self, wanted: str) -> None:
        near = self._article.view.first_visible()
        self._finder.search(wanted, self._text, self._selection.atlas, near)
        self._show()

    def _show(self) -> None:
        finder = self._finder
        self._article.view.show_hits(finder.hits, finder.current)
        self._places.table.show_needle(finder.wanted)
        parts = []
        if finder.wanted:
            if finder.hits:
                more = "+" if len(finder.hits) == LIMIT else ""
                parts.append(self.tr("{0} of {1}").format(number(finder.current + 1), number(len(finder.hits)) + more))
            if finder.places:
                parts.append(self.tr("%n place(s)", None, len(finder.places)))
            if not parts:
                parts.append(self.tr("Not found"))
        self._toolbar.set_found(" · ".join(parts))
        self.needs_changed.emit()

    def _on_left(self) -> None:
        self._toolbar.field.clear()
        self._article.view.setFocus(Qt.FocusReason.OtherFocusReason)

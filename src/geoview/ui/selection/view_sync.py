"""The connections between the one selection and its views: text, map and table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from geoview.ui.selection.selection import Cause, Selection
from geoview.ui.widgets.actions import Need
from geoview.viewer.navigation_history import History

if TYPE_CHECKING:
    from geoview.atlas import Atlas
    from geoview.gazetteer import Gazetteer
    from geoview.ui.article.article_pane import ArticlePane
    from geoview.ui.map.map_host import MapHost
    from geoview.ui.places.places_pane import PlacesPane

__all__ = ["ViewSync"]


class ViewSync(QObject):
    """The link that keeps the three views of one document in step.

    A click moves the other views; hovering highlights the place in them and moves nothing.
    """

    needs_changed = Signal()
    """Back and Forward may lead elsewhere now."""

    def __init__(
        self,
        selection: Selection,
        article: ArticlePane,
        places: PlacesPane,
        map_host: MapHost,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.selection = selection
        self._history = History()
        self._article, self._places, self._map = article, places, map_host
        self._shown: tuple[str | None, int | None] = (None, None)
        selection.changed.connect(self._on_changed)
        selection.hovered.connect(self._on_hovered)
        article.view.mention_clicked.connect(lambda index: selection.choose_mention(index, Cause.TEXT))
        article.strip.mention_clicked.connect(lambda index: selection.choose_mention(index, Cause.KEYS))
        article.view.mention_hovered.connect(self._on_mention_hovered)
        article.strip.mention_hovered.connect(self._on_mention_hovered)
        places.table.place_clicked.connect(lambda place_id: self._choose(place_id, Cause.TABLE))
        places.table.place_reached.connect(lambda place_id: selection.show_place(place_id, Cause.TABLE))
        places.table.row_hovered.connect(lambda place_id: selection.hover(place_id or None))
        places.tray.mention_requested.connect(lambda index: selection.choose_mention(index, Cause.TABLE))
        map_host.place_clicked.connect(lambda place_id: self._choose(place_id, Cause.MAP))
        map_host.place_hovered.connect(lambda place_id: selection.hover(place_id or None))
        map_host.mention_requested.connect(lambda index: selection.choose_mention(index, Cause.MAP))
        map_host.step_requested.connect(lambda by: selection.step_in_place(by, Cause.MAP))
        map_host.background_clicked.connect(lambda: selection.clear(Cause.MAP))

    def set_atlas(self, atlas: Atlas | None, gazetteer: Gazetteer | None) -> None:
        """Show another atlas in all views; what was chosen stays chosen where it still exists."""
        self._article.set_atlas(atlas)
        self._places.set_atlas(atlas)
        self._map.pane.set_atlas(atlas, gazetteer)
        self.selection.set_atlas(atlas)

    @property
    def history(self) -> History:
        """The reading positions that the reader came from."""
        return self._history

    @history.setter
    def history(self, history: History) -> None:
        self._history = history
        self.needs_changed.emit()

    @property
    def needs(self) -> Need:
        """Whether the reader can go back and forward."""
        back = Need.BACK if self._history.can_go_back else Need.NOTHING
        return back | (Need.FORWARD if self._history.can_go_forward else Need.NOTHING)

    def travel(self, by: int) -> None:
        """Go back (−1) or forward (+1) in the history."""
        self.go(self._history.back() if by < 0 else self._history.forward())

    def show_mention(self) -> None:
        """Scroll text and map to the current mention."""
        if self.selection.mention is not None:
            self.selection.choose_mention(self.selection.mention, Cause.KEYS)

    def near(self) -> int:
        """Return the reader's code point: that of the current mention, or the top of the view."""
        atlas, mention = self.selection.atlas, self.selection.mention
        if atlas is not None and mention is not None:
            return atlas.resolutions[mention].mention.span.start
        return self._article.view.first_visible()

    def step(self, by: int) -> None:
        """Go to the next or previous mention of any place."""
        self.selection.step(by, near=self._article.view.first_visible())

    def go(self, position: int | None) -> None:
        """Scroll to a position of the history."""
        if position is not None:
            self._article.view.scroll_to(position)
            self.needs_changed.emit()

    def jump(self, target: int) -> None:
        """Note the present position in the history before the reader goes to `target`."""
        self._history.jump(self._article.view.first_visible(), target)
        self.needs_changed.emit()

    def _choose(self, place_id: str, cause: Cause) -> None:
        self.selection.choose_place(place_id, cause, near=self._article.view.first_visible())

    def _on_changed(self, cause: str) -> None:
        selection = self.selection
        place_id, mention = selection.place_id, selection.mention
        self._article.show_selection(place_id, mention)
        self._places.table.show_selection(place_id)
        self._places.tray.show_selection(mention)
        if cause == Cause.REFRESH:
            # A new atlas: the same choice is shown again without moving the map under the reader.
            self._map.pane.show_selection(place_id, mention, glide=False)
            return
        self._map.pane.show_selection(place_id, mention)
        if mention is None or selection.atlas is None:
            return
        target = selection.atlas.resolutions[mention].mention.span.start
        view = self._article.view
        before = view.first_visible()
        view.go_to_mention(mention)
        if view.first_visible() != before:
            self._history.jump(before, target)
            self.needs_changed.emit()

    def _on_hovered(self) -> None:
        place_id = self.selection.hover_place
        self._article.view.show_hover(place_id)
        self._places.table.show_hover(place_id)
        self._map.pane.show_hover(place_id)

    def _on_mention_hovered(self, index: int) -> None:
        atlas = self.selection.atlas
        place_id = None
        if atlas is not None and 0 <= index < len(atlas.resolutions):
            chosen = atlas.resolutions[index].chosen
            place_id = chosen.id if chosen else None
        self.selection.hover(place_id)

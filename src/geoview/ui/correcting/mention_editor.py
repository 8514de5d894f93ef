"""Places that the parser overlooked: from a selection in the text, and from a point on the map."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QCursor, QGuiApplication
from PySide6.QtWidgets import QMenu

from geoview.text import Span
from geoview.ui.selection.selection import Cause
from geoview.ui.wording.edit_wording import shortened
from geoview.ui.wording.place_wording import isolated

if TYPE_CHECKING:
    from geoview.resolution.types import Candidate
    from geoview.ui.correcting.controller import CorrectionController
    from geoview.ui.shell.window import Window

__all__ = ["MentionEditor"]

_LONGEST = 200
"""Letters of a selection that may be a name."""
_MOST = 12
_ABOUT_MENTION = (("choose", "reject", "reject_all", "forget"), ("copy_coordinates", "open_elsewhere"))


class MentionEditor(QObject):
    """Turns selections and points into corrections; fills the menus of a right click in text and map.

    Args:
        window: Whose text and map they are.
        correcting: Makes the corrections.
    """

    def __init__(self, window: Window, correcting: CorrectionController) -> None:
        super().__init__(correcting)
        self._window, self._correcting = window, correcting
        view = window.article.view
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._on_text_menu)
        view.selectionChanged.connect(self._enable)
        window.chart.here_requested.connect(self._on_here)
        table = window.places.table
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._on_table_menu)

    @property
    def selected(self) -> Span | None:
        """The selected words without the white space around them; None where they can be no name."""
        span, document = self._window.article.view.selected_span(), self._window.session.document
        if span is None or document is None or span.end - span.start > 2 * _LONGEST:
            return None
        text = span.of(document.text)
        start = span.start + len(text) - len(text.lstrip())
        end = start + len(text.strip())
        return Span(start, end) if 0 < end - start <= _LONGEST else None

    @property
    def widens(self) -> int | None:
        """The one mention that the selection overlaps without being it, as an index; None when there is none."""
        span, atlas = self.selected, self._window.selection.atlas
        if span is None or atlas is None:
            return None
        first = atlas.at(span.start)
        index = first if first is not None else atlas.first_from(span.start)
        hits = [n for n in (index, index + 1) if n < len(atlas.resolutions)]
        hits = [n for n in hits if atlas.resolutions[n].mention.span.overlaps(span)]
        return hits[0] if len(hits) == 1 and atlas.resolutions[hits[0]].mention.span != span else None

    def add(self) -> None:
        """Makes a place of the selected words, and asks which one where the gazetteer knows several or none."""
        from geoview.edits import AddMention

        span, document = self.selected, self._window.session.document
        if span is None or document is None:
            return
        quote = span.of(document.text)
        candidates = self._candidates(quote)
        place = candidates[0].place if candidates else None
        self._correcting.do(AddMention(span, quote, place, candidates))
        current = self._correcting.current
        if len(candidates) != 1 and current is not None and current.mention.span == span:
            self._correcting.choose()

    def widen(self) -> None:
        """Gives the mention under the selection its bounds."""
        from geoview.edits import Widen

        index, span, atlas = self.widens, self.selected, self._window.selection.atlas
        if index is not None and span is not None and atlas is not None:
            mention = atlas.resolutions[index].mention
            self._correcting.do(Widen(mention.span, mention.surface, span, span.of(atlas.document.text)))

    def fill_text_menu(self, menu: QMenu) -> None:
        """What a right click in the text offers."""
        self._enable()
        self._fill(menu, (("copy",), ("add_place", "widen"), *_ABOUT_MENTION, ("undo", "redo"), ("select_all",)))

    def fill_table_menu(self, menu: QMenu) -> None:
        """What a right click on a row offers, for the current mention of its place."""
        self._fill(menu, (("next_of_place", "previous_of_place", "zoom_to_place"), *_ABOUT_MENTION, ("undo", "redo")))

    def _fill(self, menu: QMenu, groups: tuple[tuple[str, ...], ...]) -> None:
        actions = self._window.actions_by_name
        for group in groups:
            found = [actions[name] for name in group if actions[name].isEnabled()]
            if found and menu.actions():
                menu.addSeparator()
            menu.addActions(found)

    def fill_map_menu(self, menu: QMenu, latitude: float, longitude: float) -> None:
        """What a right click on the map offers."""
        current = self._correcting.current
        if current is not None:
            name = shortened(current.mention.surface).replace("&", "&&")
            here = menu.addAction(self.tr("Place “{0}” Here").format(name))
            here.setObjectName("place_here")
            here.triggered.connect(partial(self._place_here, latitude, longitude))
        copy = menu.addAction(self.tr("Copy Coordinates of This Point"))
        copy.setObjectName("copy_point")
        copy.triggered.connect(partial(self._copy_point, latitude, longitude))

    def _candidates(self, name: str) -> tuple[Candidate, ...]:
        from geoview.resolution.types import Candidate

        engine = self._window.session.engine
        if engine is None or engine.gazetteer is None:
            return ()
        places = {match.place.id: match.place for match in engine.gazetteer.by_name(name)}
        # Nothing speaks for one or the other but how well known they are, so none has a share of the evidence.
        return tuple(Candidate(place, 0.0) for place in list(places.values())[:_MOST])

    def _enable(self) -> None:
        actions = self._window.actions_by_name
        actions["add_place"].setEnabled(self.selected is not None)
        actions["widen"].setEnabled(self.widens is not None)

    def _on_text_menu(self, at: QPoint) -> None:
        view = self._window.article.view
        index = view.mention_at(at.toPointF())
        if index >= 0 and view.selected_span() is None:
            self._window.selection.choose_mention(index, Cause.TEXT)
        menu = self._menu("text_menu")
        self.fill_text_menu(menu)
        menu.popup(view.viewport().mapToGlobal(at))

    def _on_table_menu(self, at: QPoint) -> None:
        table = self._window.places.table
        place_id = table.places.place_at(table.indexAt(at).row())
        if place_id is not None:
            self._window.selection.show_place(place_id, Cause.TABLE)
            menu = self._menu("table_menu")
            self.fill_table_menu(menu)
            menu.popup(table.viewport().mapToGlobal(at))

    def _on_here(self, latitude: float, longitude: float) -> None:
        menu = self._menu("map_menu")
        self.fill_map_menu(menu, latitude, longitude)
        menu.popup(QCursor.pos())

    def _menu(self, name: str) -> QMenu:
        menu = QMenu(self._window)
        menu.setObjectName(name)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _place_here(self, latitude: float, longitude: float, _checked: bool = False) -> None:
        from geoview.edits import PlaceHere

        current = self._correcting.current
        if current is not None:
            mention = current.mention
            self._correcting.do(PlaceHere(mention.span, mention.surface, latitude, longitude))

    def _copy_point(self, latitude: float, longitude: float, _checked: bool = False) -> None:
        text = f"{latitude:.5f}, {longitude:.5f}"
        QGuiApplication.clipboard().setText(text)
        self._window.status.say(self.tr("Copied {0}").format(isolated(text)))

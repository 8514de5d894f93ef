"""Reading mode: the map follows the paragraph that is being read, and everything else is dimmed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from geoview.sentences import paragraph_near
from geoview.ui.selection.selection import Cause
from geoview.ui.widgets.theme import LIGHT, Theme, veil

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from geoview.atlas import Atlas
    from geoview.text import Span
    from geoview.ui.article.article_view import ArticleView
    from geoview.ui.documents.documents import Documents
    from geoview.ui.map.map_host import MapHost
    from geoview.ui.places.place_table import PlaceTable
    from geoview.ui.selection.selection import Selection

__all__ = ["ReadingMode"]

_REST_MS = 220
"""How long the text must stand still before the map moves, because a reader who scrolls is not reading."""
_AIR = 5.0  # pixels above and below a paragraph that are not veiled


class _Veil(QWidget):
    """An overlay that dims all of the text except one range; it lets every event through."""

    def __init__(self, view: ArticleView) -> None:
        super().__init__(view)
        self._view = view
        self.theme: Theme = LIGHT
        self.clear_of: Span | None = None
        self.setObjectName("veil")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.viewport().installEventFilter(self)
        view.view_changed.connect(self.update)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the text when its size changes."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self.setGeometry(self._view.viewport().geometry())
        return super().eventFilter(watched, event)

    def showEvent(self, _event: QShowEvent) -> None:
        """Raise the overlay above the text."""
        self.setGeometry(self._view.viewport().geometry())
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Dim what is above and below the paragraph."""
        painter = QPainter(self)
        colour, width, height = veil(self.theme), self.width(), self.height()
        band = self._view.band_of(self.clear_of) if self.clear_of is not None else None
        if band is None:
            painter.fillRect(0, 0, width, height, colour)
            return
        top, bottom = round(band[0] - _AIR), round(band[1] + _AIR)
        painter.fillRect(0, 0, width, max(top, 0), colour)
        painter.fillRect(0, bottom, width, max(height - bottom, 0), colour)


class ReadingMode(QObject):
    """The mode in which the map and the table follow the paragraph that is being read.

    It is the one at the reading line, which goes down the view as the text goes up: at its top in the beginning of the
    text, at its bottom at the end, so that every paragraph gets its turn. Where the reader clicks, or steps to a
    mention, that paragraph counts until the text is scrolled again.

    Args:
        documents: The open documents; the text is that of the current one.
        selection: A chosen mention counts as being read.
        view: The text.
        map_host: The map, which follows.
        table: The table, which follows too.
        action: Shows whether it is on.
    """

    def __init__(
        self,
        documents: Documents,
        selection: Selection,
        view: ArticleView,
        map_host: MapHost,
        table: PlaceTable,
        action: QAction,
    ) -> None:
        super().__init__(view)
        self._documents, self._selection, self._view = documents, selection, view
        self._map, self._table, self._action = map_host, table, action
        self._veil = _Veil(self._view)
        self._on = False
        self._paragraph: Span | None = None
        self._reported: tuple[Atlas | None, Span | None] = (None, None)
        self._pointed: tuple[int, int] | None = None  # where the reader pointed, and how far the text was scrolled then
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._report)
        self._view.view_changed.connect(self._follow)
        self._view.cursorPositionChanged.connect(self._on_cursor)
        selection.changed.connect(self._on_selection)

    @property
    def paragraph(self) -> Span | None:
        """The paragraph that is being read; None outside reading mode and in an empty text."""
        return self._paragraph

    def set_on(self, on: bool) -> None:
        """Switch reading mode on or off; afterwards the map shows the same region as before."""
        if on == self._on:
            return
        self._on = on
        self._action.setChecked(on)
        self._pointed, self._reported = self._chosen_in_view(), (None, None)
        self._veil.setVisible(on)
        if on:
            self._find()
            self._report()
        else:
            self._rest.stop()
            self._paragraph = self._veil.clear_of = None
            self._map.pane.show_focus(None)
            self._table.show_focus(None)

    def _chosen_in_view(self) -> tuple[int, int] | None:
        """Return the position of the current mention if it is in view: the reader is reading there."""
        selection = self._selection
        if selection.atlas is None or selection.mention is None or not self._view.mention_rects(selection.mention):
            return None
        return selection.atlas.starts[selection.mention], self._view.verticalScrollBar().value()

    def set_theme(self, theme: Theme) -> None:
        """Draw the overlay in the colours of another theme."""
        self._veil.theme = theme
        self._veil.update()

    def _on_cursor(self) -> None:
        if self._on:
            self._point_to(self._view.cursor_offset())

    def _on_selection(self, cause: str) -> None:
        if not self._on:
            return
        selection = self._selection
        if cause == Cause.REFRESH:
            self._follow()
        elif selection.atlas is not None and selection.mention is not None:
            self._point_to(selection.atlas.resolutions[selection.mention].mention.span.start)

    def _point_to(self, offset: int) -> None:
        self._pointed = (offset, self._view.verticalScrollBar().value())
        self._follow()

    def _follow(self) -> None:
        """Find the paragraph again after a scroll; the map waits until the text stands still."""
        if self._on:
            self._find()
            self._rest.start()

    def _find(self) -> None:
        document = self._documents.current.document
        paragraph = None
        if document is not None:
            paragraph = paragraph_near(document.text, self._position())
        if paragraph != self._paragraph:
            self._paragraph = self._veil.clear_of = paragraph
            self._veil.update()

    def _position(self) -> int:
        bar = self._view.verticalScrollBar()
        if self._pointed is not None and self._pointed[1] == bar.value():
            return self._pointed[0]
        self._pointed = None
        share = bar.value() / bar.maximum() if bar.maximum() > 0 else 0.0
        return self._view.offset_at(share * (self._view.viewport().height() - 1))

    def _report(self) -> None:
        atlas = self._selection.atlas
        if not self._on or self._reported == (atlas, self._paragraph):
            return
        glide = self._reported[1] != self._paragraph or self._reported[0] is None or not self._reported[0].places
        self._reported = (atlas, self._paragraph)
        counts: Counter[str] = Counter()
        if atlas is not None and self._paragraph is not None:
            for index in atlas.within(self._paragraph):
                chosen = atlas.resolutions[index].chosen
                if chosen is not None:
                    counts[chosen.id] += 1
        self._table.show_focus(counts)
        self._map.pane.show_focus(counts, glide=glide)

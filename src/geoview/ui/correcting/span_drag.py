"""Dragging the edges of a mention from word to word, to widen or narrow it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent

from geoview.sentences import snap
from geoview.text import Span

if TYPE_CHECKING:
    from geoview.ui.article.article_view import ArticleView
    from geoview.ui.correcting.controller import CorrectionController
    from geoview.ui.selection.selection import Selection

__all__ = ["SpanDrag", "stretched"]

_OUTSIDE, _INSIDE = 4.0, 2.5  # pixels outside and inside of an edge that count as the edge
_SLACK = 4.0  # pixels that the pointer may move in a click
_LONGEST = 200  # letters


class SpanDrag(QObject):
    """The drag of an edge. It ends in one correction; Esc cancels it; a click without a drag stays a click.

    Args:
        view: The text.
        selection: The selection, which holds the mentions.
        correcting: The commands that make corrections.
    """

    def __init__(self, view: ArticleView, selection: Selection, correcting: CorrectionController) -> None:
        super().__init__(view)
        self._view, self._selection, self._correcting = view, selection, correcting
        self._held: tuple[int, bool, QPointF] | None = (
            None  # mention, whether it is its beginning, where it was pressed
        )
        self._dragging = False
        self._to: Span | None = None
        self._view.viewport().installEventFilter(self)
        self._view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Handle the pointer and Esc; all other events go to the text."""
        kind = event.type()
        if watched is self._view:
            if self._held is not None and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
                event.accept()
                if kind == QEvent.Type.KeyPress:
                    self._let_go()
                return True
        elif isinstance(event, QMouseEvent):
            if kind == QEvent.Type.MouseMove:
                return self._on_move(event)
            if kind == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
                return self._on_press(event)
            if kind == QEvent.Type.MouseButtonRelease and self._held is not None:
                return self._on_release()
        return super().eventFilter(watched, event)

    def _edge_at(self, point: QPointF) -> tuple[int, bool] | None:
        """Return the mention whose edge is at a point, and whether it is the beginning."""
        atlas = self._selection.atlas
        if atlas is None or self._view.selected_span() is not None:
            return None
        for shift in (0.0, -_OUTSIDE, _OUTSIDE):
            index = self._view.mention_at(point + QPointF(shift, 0.0))
            if index < 0:
                continue
            for rect in self._view.mention_rects(index):
                inside = min(_INSIDE, rect.width() / 5)
                if not rect.top() - 2 <= point.y() <= rect.bottom() + 3:
                    continue
                at_left = -_OUTSIDE <= point.x() - rect.left() <= inside
                at_right = -inside <= point.x() - rect.right() <= _OUTSIDE
                if at_left or at_right:
                    # Text may run in both directions: the nearer end in the text decides.
                    span = atlas.resolutions[index].mention.span
                    offset = self._view.offset_of(point)
                    begins = abs(offset - span.start) < abs(offset - span.end)
                    if (
                        offset <= span.start
                        or offset >= span.end
                        or abs(offset - (span.start, span.end)[not begins]) <= 1
                    ):
                        return index, begins
        return None

    def _on_press(self, event: QMouseEvent) -> bool:
        edge = self._edge_at(event.position())
        if edge is None or event.modifiers() != Qt.KeyboardModifier.NoModifier:
            return False
        self._held, self._dragging, self._to = (*edge, event.position()), False, None
        self._view.setFocus(Qt.FocusReason.MouseFocusReason)
        return True

    def _on_move(self, event: QMouseEvent) -> bool:
        atlas = self._selection.atlas
        if self._held is None:
            if event.buttons() != Qt.MouseButton.NoButton or self._edge_at(event.position()) is None:
                return False
            self._view.viewport().setCursor(Qt.CursorShape.SplitHCursor)
            return True
        index, begins, pressed = self._held
        if atlas is None or index >= len(atlas.resolutions):
            self._let_go()
            return True
        if not self._dragging and (event.position() - pressed).manhattanLength() < _SLACK:
            return True
        self._dragging = True
        span = atlas.resolutions[index].mention.span
        self._to = stretched(atlas.document.text, span, self._view.offset_of(event.position()), begins=begins)
        self._view.show_stretch(self._to)
        return True

    def _on_release(self) -> bool:
        from geoview.edits import Widen

        assert self._held is not None
        (index, _, _), to, dragged = self._held, self._to, self._dragging
        self._let_go()
        atlas = self._selection.atlas
        if atlas is None or index >= len(atlas.resolutions):
            return True
        mention = atlas.resolutions[index].mention
        if not dragged:
            self._view.mention_clicked.emit(index)
        elif to is not None and to != mention.span:
            self._correcting.do(Widen(mention.span, mention.surface, to, to.of(atlas.document.text)))
        return True

    def _let_go(self) -> None:
        self._held, self._to, self._dragging = None, None, False
        self._view.show_stretch(None)
        self._view.viewport().setCursor(Qt.CursorShape.IBeamCursor)


def stretched(text: str, span: Span, offset: int, *, begins: bool) -> Span:
    """Return the bounds of a mention with one of its edges moved to the word at a position.

    Args:
        text: The text.
        span: The present bounds.
        offset: The position that the edge is dragged to, in code points.
        begins: Whether the edge is the beginning of the mention.

    Returns:
        A stretch that shares a word with `span`, in whole words, within one line of the text, at most 200 letters
        long; `span` itself if there is no such range.
    """
    if begins:
        floor = max(text.rfind("\n", 0, span.start) + 1, span.end - _LONGEST, 0)
        start = max(snap(text, offset, span.start), floor)
        end = span.end
    else:
        stop = text.find("\n", span.end)
        ceiling = min(stop if stop >= 0 else len(text), span.start + _LONGEST)
        start, end = span.start, min(snap(text, offset, span.end), ceiling)
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end and Span(start, end).overlaps(span) else span

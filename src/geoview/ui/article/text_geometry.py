"""The positions of ranges of the document on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF

from geoview.text import Span
from geoview.ui.article.line_edges import edges, has_right_to_left

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QTextBlock, QTextLine

    from geoview.atlas import Atlas
    from geoview.ui.article.article_view import ArticleView
    from geoview.ui.article.paragraph_layout import ParagraphLayout
    from geoview.viewer.display_text import DisplayText

__all__ = ["TextGeometry"]


class TextGeometry:
    """The conversion of spans of a document to rectangles of the view that shows it, for the part in view.

    Args:
        view: Shows the text.
        text: The document's text.
        display: The text that Qt shows for it.
    """

    def __init__(self, view: ArticleView, text: str, display: DisplayText) -> None:
        self._view, self._text, self._display = view, text, display
        self._is_mixed = has_right_to_left(text)

    def blocks(self) -> Iterator[tuple[QTextBlock, QPointF, Span | None]]:
        """Yield the paragraphs in view: block, top left corner in the viewport, and span (None if empty)."""
        view = self._view
        block = view.firstVisibleBlock()
        offset = view.contentOffset()
        height = view.viewport().height()
        while block.isValid() and offset.y() < height:
            start = self._display.to_text(block.position())
            end = self._display.to_text(block.position() + block.length() - 1)
            yield block, QPointF(offset), Span(start, end) if end > start else None
            offset.setY(offset.y() + view.blockBoundingRect(block).height())
            block = block.next()

    def lines(self, span: Span) -> list[QRectF]:
        """Return the rectangles of a range of text in the viewport, one for each line."""
        return [
            rect
            for block, origin, shown in self.blocks()
            if shown is not None and span.overlaps(shown)
            for rect, _ in self.rects(block, origin, span)
        ]

    def mention_rects(self, atlas: Atlas | None, index: int) -> list[QRectF]:
        """Return the rectangles of a mention in the viewport, one for each line that is in view."""
        if atlas is None:
            return []
        height = self._view.viewport().height()
        lines = self.lines(atlas.resolutions[index].mention.span)
        return [rect for rect in lines if rect.bottom() > 0 and rect.top() < height]

    def mention_at(self, atlas: Atlas | None, point: QPointF, offset: int) -> int:
        """Return the index of the mention at a point of the viewport, −1 for none.

        Args:
            atlas: The atlas with the mentions.
            point: In the viewport, in pixels.
            offset: The code point nearest to it.
        """
        if atlas is None or not atlas.resolutions:
            return -1
        for candidate in (atlas.at(offset), atlas.at(offset - 1) if offset else None):
            if candidate is not None and any(
                rect.adjusted(-2, -3, 2, 5).contains(point) for rect in self.mention_rects(atlas, candidate)
            ):
                return candidate
        return -1

    def bring_to_top(self, layout: ParagraphLayout, unit: int, above: int) -> None:
        """Scroll so that the line of a Qt position is `above` lines below the top."""
        view, viewport = self._view, self._view.viewport()
        top = layout.prepare(unit, above, viewport.height())
        # Without this Qt lays out the paragraphs behind the old place, to see how far the picture could be moved.
        viewport.setUpdatesEnabled(False)
        view.verticalScrollBar().setValue(top)
        viewport.setUpdatesEnabled(True)

    def line_and_share(self) -> tuple[int, float]:
        """Return the number of a paragraph, from 1, and how far into the text the view is, 0 … 1.

        The paragraph is that of the text cursor where it is in view, else the one on top. At the end of the text the
        share is 1.
        """
        view = self._view
        span, cursor = view.visible_span(), view.textCursor()
        if span is not None and not span.start <= view.cursor_offset() <= span.end:
            cursor = view.cursorForPosition(QPoint(round(view.left_margin()), 0))
        line = cursor.blockNumber() + 1 - self._display.breaks_before(cursor.position())
        if span is None or not self._text:
            return line, 0.0
        return line, 1.0 if span.end >= len(self._text) else span.start / len(self._text)

    def rects(self, block: QTextBlock, origin: QPointF, span: Span) -> Iterator[tuple[QRectF, QTextLine]]:
        """Yield the rectangles of a span inside one paragraph, each with its line."""
        base = block.position()
        limit = block.length() - 1
        start = max(self._display.to_qt(span.start) - base, 0)
        # By the last character: a break that was added behind the span does not belong to it.
        units = 2 if ord(self._text[span.end - 1]) > 0xFFFF else 1
        end = min(self._display.to_qt(span.end - 1) + units - base, limit)
        layout = block.layout()
        while start < end:
            line = layout.lineForTextPosition(start)
            if not line.isValid():
                return
            stop = min(end, line.textStart() + line.textLength())
            if stop <= start:
                return
            last = stop - self._spaces_before(base + stop, stop - start)
            if last > start:
                left, right = edges(line, start, last, mixed=self._is_mixed)
                yield QRectF(left, line.y(), right - left, line.height()).translated(origin), line
            start = stop

    def _spaces_before(self, qt_position: int, most: int) -> int:
        """Return the number of white space characters before a position, at most `most`.

        Where a name was broken, that white space hangs over the end of the line.
        """
        position = self._display.to_text(qt_position)
        count = 0
        while count < most and position > count and self._text[position - count - 1].isspace():
            count += 1
        return count

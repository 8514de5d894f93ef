"""The article: text in a serif font, with its mentions marked by kind.

Marks are painted under the text, for the lines in view only. No text format is ever set, so that fifty thousand
mentions cost nothing until they are seen, and a change of theme or choice is one repaint.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QMimeData, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from geoview.text import Span
from geoview.ui.article.clipboard import copied
from geoview.ui.article.flash import Flash
from geoview.ui.article.incremental_loading import IncrementalText
from geoview.ui.article.mention_marks import MentionMarks
from geoview.ui.article.paragraph_layout import ParagraphLayout, has_headline, reading_document, wants_air
from geoview.ui.article.text_geometry import TextGeometry
from geoview.ui.article.typography import Typography
from geoview.ui.runtime.viewport_workaround import known_viewport
from geoview.ui.widgets.focus_ring import note_focus
from geoview.viewer.display_text import DisplayText

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent, QWheelEvent

    from geoview.atlas import Atlas
    from geoview.document import Document
    from geoview.ui.widgets.theme import Theme

__all__ = ["ArticleView"]


class ArticleView(QPlainTextEdit):
    """The view of one document and its atlas; it reports what the reader does and changes nothing itself."""

    painted = Signal()
    """The text of a new document has been painted for the first time."""
    mention_clicked = Signal(int)
    mention_hovered = Signal(int)
    """Index of the mention under the pointer, −1 for none."""
    choice_requested = Signal()
    """Enter was pressed on the current mention: the reader asks which place it means."""
    view_changed = Signal()
    """Another part of the text is in view."""
    travel_requested = Signal(int)
    """The mouse's own back (−1) or forward (+1) button was pressed."""
    zoom_requested = Signal(int)
    """Steps by Ctrl and the wheel, positive is larger."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._display = DisplayText("")
        self._text = ""
        self._marks = MentionMarks()
        self._geometry = TextGeometry(self, "", self._display)
        self._layout: ParagraphLayout | None = None
        self._air_between = self._has_headline = self._unpainted = False
        self._lettering = Typography()
        self._hover = self._pressed = -1
        self._filling = IncrementalText(self)
        self._flash = Flash(self)
        self._flash.glowed.connect(self._on_glow)
        self._viewport = known_viewport(self)
        self.setObjectName("article")
        self.setAccessibleName(self.tr("Article"))
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptDrops(False)
        self.set_caret(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.setFont(self._lettering.font())
        self.verticalScrollBar().valueChanged.connect(lambda _: self.view_changed.emit())

    # What is shown

    def set_document(self, document: Document | None, display: DisplayText | None = None) -> None:
        """Show another text from its beginning, without marks.

        Args:
            document: The text; None for none.
            display: The text that Qt may show for it, if that was computed before.
        """
        text = document.text if document else ""
        self._marks.clear()
        self._hover = -1
        self._flash.stop()
        self._text = text
        self._display = display or DisplayText(text)
        self._geometry = TextGeometry(self, text, self._display)
        self._air_between = wants_air(text)
        self._has_headline = has_headline(document)
        qt_document, self._layout = reading_document(self, self._display, self._lettering.font())
        previous = self.document()
        self._configure()
        self._filling.begin(qt_document, self._layout, self._display.shown)
        self.setDocument(qt_document)
        # `setDocument` deletes the widget's own first document; those made here have to be deleted here.
        if shiboken6.isValid(previous) and previous.parent() is self:
            previous.deleteLater()
        self._unpainted = document is not None
        self.viewport().update()
        self.view_changed.emit()

    def set_atlas(self, atlas: Atlas | None) -> None:
        """Mark the mentions of an atlas of the document that is shown."""
        self._marks.atlas = atlas
        self._hover = -1
        self.viewport().update()

    def set_theme(self, theme: Theme) -> None:
        """Repaint in other colours."""
        self._marks.theme = theme
        self.viewport().update()

    def set_zoom(self, zoom: float) -> None:
        """Set the text size, where 1.0 is 100 %; the line at the top stays there."""
        self._set_lettering(replace(self._lettering, zoom=zoom))

    def set_letters(self, family: str, measure: int) -> None:
        """Set the font and the longest line; the line at the top stays there.

        Args:
            family: Font family; "" for GeoView's own choice.
            measure: Most characters in a line.
        """
        self._set_lettering(replace(self._lettering, family=family, measure=measure))

    def _set_lettering(self, lettering: Typography) -> None:
        if lettering == self._lettering:
            return
        top = self.first_visible()
        self._lettering = lettering
        self._marks.number_pixels = lettering.number_pixels()
        font = lettering.font()
        self.setFont(font)
        self.document().setDefaultFont(font)
        self._configure()
        self._scroll_to(top)
        self.viewport().update()
        self.view_changed.emit()

    def set_animated(self, animated: bool) -> None:
        """Set whether a mention may flash after a jump to it."""
        self._flash.is_wanted = animated

    def set_caret(self, shown: bool) -> None:
        """Show or hide the caret.

        With a caret the arrow keys move it and, with Shift, select text; without one they scroll.
        """
        flags = Qt.TextInteractionFlag.TextSelectableByMouse
        if shown:
            flags |= Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.setTextInteractionFlags(flags)

    def show_selection(self, place_id: str | None, mention: int | None) -> None:
        """Highlight the mentions of the chosen place and the current mention; scroll nothing."""
        self._marks.chosen, self._marks.current = place_id, mention
        self.viewport().update()

    def show_hover(self, place_id: str | None) -> None:
        """Highlight the mentions of a place; scroll nothing."""
        if place_id != self._marks.hovered:
            self._marks.hovered = place_id
            self.viewport().update()

    def show_hits(self, hits: Sequence[Span], current: int = -1) -> None:
        """Mark the search hits; `current` is the index of the current hit."""
        self._marks.hits, self._marks.hit = hits, current
        self.viewport().update()

    def show_stretch(self, span: Span | None) -> None:
        """Outline the range of a mention to be; None removes the outline."""
        self._marks.stretch = span
        self.viewport().update()

    def go_to_mention(self, index: int, *, flash: bool = True) -> None:
        """Scroll to a mention that is not in view, put the text cursor there and let the mention flash."""
        atlas = self._marks.atlas
        if atlas is None or not 0 <= index < len(atlas.resolutions):
            return
        self.go_to(atlas.resolutions[index].mention.span)
        if flash:
            self._flash.start()

    def go_to(self, span: Span) -> None:
        """Scroll to a range of text that is not comfortably in view, and put the text cursor before it."""
        if self._layout is None:
            return
        position = self._display.to_qt(span.start)
        self._filling.load_to(position)
        height = self.viewport().height()
        band = self.band_of(Span(span.start, span.start + 1))
        # Scroll first, then move the cursor: otherwise Qt would scroll once more.
        if band is None or band[0] < 0 or band[1] > height:
            self._scroll_to(span.start, above=max(int(height / self._lettering.pitch(self.font()) * 0.33), 1))
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        with self._layout.guessing():
            self.setTextCursor(cursor)
        if not self.viewport().rect().contains(self.cursorRect(cursor).center()):
            self.ensureCursorVisible()

    @property
    def flashing(self) -> bool:
        """True while the current mention flashes."""
        return self._flash.is_running

    # Positions

    def select_whole_text(self) -> None:
        """Select everything, including what is not loaded into the view yet."""
        self._filling.load_all()
        self.selectAll()

    @property
    def is_complete(self) -> bool:
        """True when the whole of a long text is loaded into the view."""
        return self._filling.is_complete

    def first_visible(self) -> int:
        """Return the code point at the top of the view."""
        return self._display.to_text(self.cursorForPosition(self.viewport().rect().topLeft()).position())

    def visible_span(self) -> Span | None:
        """Return the range of text in view; None for an empty text."""
        first = self.first_visible()
        last = self._display.to_text(self.cursorForPosition(self.viewport().rect().bottomRight()).position())
        last = min(max(last, first + 1), len(self._text))
        return Span(first, last) if last > first else None

    def scroll_to(self, position: int) -> None:
        """Bring code point `position` to the top line."""
        self._scroll_to(position)

    def cursor_offset(self) -> int:
        """Return the code point at the text cursor."""
        return self._display.to_text(self.textCursor().position())

    def line_and_share(self) -> tuple[int, float]:
        """Return the reading position; see `TextGeometry.line_and_share`."""
        return self._geometry.line_and_share()

    def selected_span(self) -> Span | None:
        """Return the selected range of the document."""
        cursor = self.textCursor()
        start = self._display.to_text(cursor.selectionStart())
        end = self._display.to_text(cursor.selectionEnd())
        return Span(start, end) if end > start else None

    def left_margin(self) -> float:
        """Return the left edge of the lines, in pixels."""
        return self._margins()[0]

    def offset_of(self, point: QPointF) -> int:
        """Return the code point nearest to a point of the viewport."""
        return self._display.to_text(self.cursorForPosition(point.toPoint()).position())

    def mention_at(self, point: QPointF) -> int:
        """Return the index of the mention at a point of the viewport, −1 for none."""
        return self._geometry.mention_at(self._marks.atlas, point, self.offset_of(point))

    def mention_rects(self, index: int) -> list[QRectF]:
        """Return the rectangles of a mention in the viewport, one for each line that is in view."""
        return self._geometry.mention_rects(self._marks.atlas, index)

    def band_of(self, span: Span) -> tuple[float, float] | None:
        """Return the top and bottom of a range of text in viewport pixels; None when it is not in view."""
        lines = self._geometry.lines(span)
        return (lines[0].top(), lines[-1].bottom()) if lines else None

    def offset_at(self, y: float) -> int:
        """Return the code point at the beginning of the line at a height in the viewport."""
        return self.offset_of(QPointF(self.left_margin(), y))

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the marks, then the text over them."""
        painter = QPainter(self.viewport())
        self._marks.paint(painter, self._geometry, self.viewport().size(), self.left_margin(), self.window().font())
        painter.end()
        super().paintEvent(event)
        if self._unpainted:
            self._unpainted = False
            self._filling.go_on()
            self.painted.emit()

    # Measures

    def _margins(self) -> tuple[float, float]:
        return self._lettering.margins(self.font(), float(self.viewport().width()))

    def _configure(self) -> None:
        if self._layout is not None:
            left, measure = self._margins()
            self._layout.set_headline(self._lettering.headline() if self._has_headline else None)
            self._layout.configure(
                left=left, measure=measure, pitch=self._lettering.pitch(self.font()), air_between=self._air_between
            )

    def _scroll_to(self, position: int, *, above: int = 0) -> None:
        """Scroll a code point to the top, or to `above` lines below it."""
        unit = self._display.to_qt(min(position, len(self._text)))
        self._filling.load_to(unit)
        if self._layout is not None:
            self._geometry.bring_to_top(self._layout, unit, above)

    def _on_glow(self, glow: float) -> None:
        self._marks.glow = glow
        self.viewport().update()

    # Events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out the lines again; the line at the top stays there."""
        top = self.first_visible()
        self._configure()
        super().resizeEvent(event)
        self._scroll_to(top)
        self.view_changed.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Note whether the keyboard moved the focus here."""
        note_focus(self, event)
        super().focusInEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Report the mention under the pointer."""
        super().mouseMoveEvent(event)
        index = self.mention_at(event.position()) if event.buttons() == Qt.MouseButton.NoButton else -1
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if index >= 0 else Qt.CursorShape.IBeamCursor)
        self._hover_over(index)

    def leaveEvent(self, event: object) -> None:
        """Report that the pointer is over no mention."""
        super().leaveEvent(event)  # type: ignore[arg-type]
        self._hover_over(-1)

    def _hover_over(self, index: int) -> None:
        if index != self._hover:
            self._hover = index
            self.mention_hovered.emit(index)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Note the mention under a left click; go back or forward on the mouse's own buttons."""
        if event.button() in (Qt.MouseButton.BackButton, Qt.MouseButton.ForwardButton):
            self.travel_requested.emit(-1 if event.button() == Qt.MouseButton.BackButton else 1)
            return
        super().mousePressEvent(event)
        self._pressed = self.mention_at(event.position()) if event.button() == Qt.MouseButton.LeftButton else -1

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Report a click on a mention, unless it ended a selection."""
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, -1
        if pressed >= 0 and not self.textCursor().hasSelection() and self.mention_at(event.position()) == pressed:
            self.mention_clicked.emit(pressed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Treat Enter on a mention as a click; on the current mention, ask which place it means."""
        atlas = self._marks.atlas
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and atlas is not None:
            offset = self.cursor_offset()
            index = next((i for o in (offset, offset - 1) if o >= 0 and (i := atlas.at(o)) is not None), None)
            if index is not None and index == self._marks.current:
                self.choice_requested.emit()
                return
            if index is not None:
                self.mention_clicked.emit(index)
                return
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Change the text size with Ctrl and the wheel."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            delta = event.angleDelta().y()
            if delta:
                self.zoom_requested.emit(1 if delta > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return the selected part of the document itself, not of the text that Qt holds."""
        span = self.selected_span()
        return copied(self._text, span, self._marks.atlas) if span is not None else QMimeData()

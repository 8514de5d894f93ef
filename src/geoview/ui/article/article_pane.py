"""The left side of the window: a line of facts about the text, the text itself, and the ruler at its edge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from geoview.ui.article.article_view import ArticleView
from geoview.ui.article.mention_ruler import MentionRuler
from geoview.ui.runtime.deferred import Deferred
from geoview.ui.wording.formats import date_words, encoding_name, number

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QWheelEvent

    from geoview.atlas import Atlas
    from geoview.document import Document
    from geoview.ui.widgets.theme import Theme
    from geoview.viewer.display_text import DisplayText

__all__ = ["ArticlePane"]

_LONG = 500_000  # letters
_AROUND = 6  # pixels above the first line of a text


class ArticlePane(QWidget):
    """The header, the text and the ruler, which follows the text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("articlePane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.view = ArticleView(self)
        self._empty = QLabel(self.tr("This file has no text in it."), self.view)
        self._empty.setObjectName("note")
        self._empty.hide()
        self.strip = MentionRuler(self)
        self._header = QWidget()
        self._header.setObjectName("articleHeader")
        self._facts = [QLabel() for _ in range(4)]
        self._head = QHBoxLayout(self._header)
        self._head.setContentsMargins(50, 24, 8, 6)
        self._head.setSpacing(14)
        # The name of the dateline stands out; it is the only bold one, so it gets a label of its own.
        self._dateline = QLabel()
        font = QApplication.font()
        font.setBold(True)
        self._dateline.setFont(font)
        pair = QHBoxLayout()
        pair.setSpacing(5)
        pair.addWidget(self._facts[0])
        pair.addWidget(self._dateline)
        self._from = QWidget()
        pair.setContentsMargins(0, 0, 0, 0)
        self._from.setLayout(pair)
        for label in (self._dateline, *self._facts):
            label.setTextFormat(Qt.TextFormat.PlainText)
        for widget in (self._from, *self._facts[1:]):
            self._head.addWidget(widget)
        self._head.addStretch(1)
        body = QVBoxLayout()
        body.setSpacing(0)
        body.addWidget(self._header)
        body.addWidget(self.view, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(body, 1)
        layout.addWidget(self.strip)
        # One jump changes the view several times; the strip follows once.
        self._moved = Deferred(self._on_view_changed, self)
        self.view.view_changed.connect(self._moved.start)
        self.strip.position_requested.connect(self.view.scroll_to)
        self.strip.wheel_turned.connect(self._on_wheel)

    def set_document(self, document: Document | None, display: DisplayText | None = None) -> None:
        """Show another text from its beginning; see `ArticleView.set_document`."""
        self.view.set_document(document, display)
        self.strip.set_atlas(None, len(document.text) if document else 0)
        self._show_facts(document)
        self._empty.setVisible(document is not None and not document.text.strip())
        self._on_view_changed()

    def set_atlas(self, atlas: Atlas | None) -> None:
        """Mark the mentions."""
        self.view.set_atlas(atlas)
        self.strip.set_atlas(atlas, len(atlas.document.text) if atlas else 0)

    def show_selection(self, place_id: str | None, mention: int | None) -> None:
        """Mark the chosen place and mention; scroll nothing."""
        self.view.show_selection(place_id, mention)
        self.strip.show_selection(place_id, mention)

    def set_theme(self, theme: Theme) -> None:
        """Repaint in other colours."""
        self.view.set_theme(theme)
        self.strip.set_theme(theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Align the header with the left edge of the text."""
        super().resizeEvent(event)
        self._align()

    def _align(self) -> None:
        left = round(self.view.left_margin())
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self._head.setContentsMargins(8 if is_mirrored else left, 24, left if is_mirrored else 8, 6)
        width = self._empty.sizeHint().width()
        self._empty.move(self.view.width() - left - width if is_mirrored else left, _AROUND)
        self._fit_facts()

    def _show_facts(self, document: Document | None) -> None:
        texts = ["", "", "", ""]
        name = ""
        if document is not None:
            if document.dateline is not None:
                name = " ".join(document.dateline.of(document.text).split())
                name = name.title() if name.isupper() else name
                texts[0] = self.tr("Dateline")
            if document.date is not None:
                texts[1] = date_words(document.date)
            words = number(_words(document.text))
            about = len(document.text) >= _LONG
            texts[2] = self.tr("about {0} words").format(words) if about else self.tr("{0} words").format(words)
            texts[3] = encoding_name(document.source.encoding, bom=document.source.had_bom)
        for label, text in zip(self._facts, texts, strict=True):
            label.setText(text)
        self._dateline.setText(name)
        self._fit_facts()
        self._header.setAccessibleName(" · ".join(t for t in (f"{texts[0]} {name}".strip(), *texts[1:]) if t))

    def _fit_facts(self) -> None:
        """Show as many facts as fit; the least important one is hidden first."""
        margins = self._head.contentsMargins()
        room = self._header.width() - margins.left() - margins.right()
        for widget, text in zip((self._from, *self._facts[1:]), (self._dateline, *self._facts[1:]), strict=True):
            room -= widget.sizeHint().width() + self._head.spacing()
            widget.setVisible(bool(text.text()) and room >= -self._head.spacing())

    def _on_view_changed(self) -> None:
        self.strip.set_view(self.view.visible_span())
        self._align()

    def _on_wheel(self, event: QWheelEvent) -> None:
        QApplication.sendEvent(self.view.verticalScrollBar(), event)


def _words(text: str) -> int:
    """Return the number of words, separated by white space.

    In a long text its spaces are counted instead, which is close enough and fast.
    """
    return len(text.split()) if len(text) < _LONG else text.count(" ") + text.count("\n")

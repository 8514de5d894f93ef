"""Parts of the folder view: a list with its filter, and the time bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from geoview.analysis.filtering import fold_words
from geoview.text import printable
from geoview.ui.folder.time_slider import TimeSlider, span_words
from geoview.ui.widgets.fields import SearchField
from geoview.ui.widgets.list_pane import ListPane
from geoview.ui.wording.formats import number

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from geoview.ui.widgets.tables import RowTable
    from geoview.ui.widgets.theme import Theme

__all__ = ["FolderListPane", "TimeBar"]


class FolderListPane(ListPane):
    """A table with its filter, and a line below the title that says what the table is limited to.

    Args:
        table: The table; the filter searches the `words` of its rows.
        title: The title above the table.
        hint: The placeholder of the empty filter.
    """

    released = Signal()
    """The reader asks for the whole list again."""

    def __init__(self, table: RowTable, title: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(table, title, SearchField(hint), 2, parent)
        self.filter.setMinimumWidth(110)
        self.filter.setMaximumWidth(230)
        self.filter.setMaxLength(200)
        self.filter.textChanged.connect(self._on_filter)
        self._narrow = QWidget()
        self._narrow.setObjectName("narrowed")
        self._narrow.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.narrowed = QLabel()
        self.narrowed.setTextFormat(Qt.TextFormat.PlainText)
        self.release = QPushButton(self.tr("Show All"))
        self.release.setObjectName("quietButton")
        self.release.clicked.connect(self.released)
        line = QHBoxLayout(self._narrow)
        line.setContentsMargins(12, 3, 8, 3)
        line.addWidget(self.narrowed, 1)
        line.addWidget(self.release)
        self._narrow.hide()
        self.column.insertWidget(1, self._narrow)

    def show_narrowed(self, text: str) -> None:
        """Show what the list is limited to; "" for no limit."""
        self.narrowed.setText(printable(text))
        self.narrowed.setToolTip("")
        self._narrow.setVisible(bool(text))

    def _on_filter(self, line: str) -> None:
        needles = fold_words(line).split()
        keep = (lambda row: all(needle in row.words for needle in needles)) if needles else None
        self.table.rows.set_filter("words", keep)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Clear the filter on Esc; if it is empty, move the focus to the list."""
        if event.key() == Qt.Key.Key_Escape and self.filter.hasFocus():
            if self.filter.text():
                self.filter.clear()
            else:
                self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        super().keyPressEvent(event)


class TimeBar(QWidget):
    """The time slider with its range in words, and a check box for the documents without a date."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timeBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.slider = TimeSlider()
        self.span = QLabel()
        self.span.setObjectName("timeSpan")
        self.span.setTextFormat(Qt.TextFormat.PlainText)
        self.counts = QLabel()
        self.counts.setObjectName("quietText")
        self.counts.setTextFormat(Qt.TextFormat.PlainText)
        self.undated = QCheckBox()
        self.undated.setChecked(True)
        self.whole = QPushButton(self.tr("All Days"))
        self.whole.setObjectName("quietButton")
        self.whole.clicked.connect(lambda: self.slider.choose(None, None))
        self._nothing = QLabel(self.tr("None of these documents bears a date, so there are no days to choose from."))
        self._nothing.setObjectName("quietText")
        self._nothing.setWordWrap(True)
        side = QVBoxLayout()
        side.setSpacing(3)
        side.addWidget(self.span)
        side.addWidget(self.counts)
        row = QHBoxLayout()
        row.addWidget(self.undated)
        row.addWidget(self.whole)
        row.addStretch(1)
        side.addLayout(row)
        self._side = QWidget()
        self._side.setLayout(side)
        self._side.setFixedWidth(292)
        side.setContentsMargins(0, 0, 0, 0)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 7, 14, 5)
        layout.setSpacing(14)
        layout.addWidget(self._side)
        layout.addWidget(self.slider, 1)
        layout.addWidget(self._nothing, 1)
        self.slider.changed.connect(self._on_changed)
        self.undated.toggled.connect(lambda _: self._on_changed())
        self._say()

    def _on_changed(self) -> None:
        self._say()
        self.changed.emit()

    def set_counts(self, shown: int, total: int, undated: int) -> None:
        """Show how many documents are in the range, of how many, and how many have no date."""
        of_all = self.tr("%n document(s)", "", total)
        self.counts.setText(of_all if shown == total else self.tr("{0} of {1}").format(number(shown), of_all))
        self.undated.setText(self.tr("Undated texts ({0})").format(number(undated)))
        self.undated.setEnabled(undated > 0)
        self._say()

    def _say(self) -> None:
        timeline = self.slider.timeline
        has_bars = bool(timeline.bars)
        self.slider.setVisible(has_bars)
        self._side.setVisible(has_bars)
        self._nothing.setVisible(not has_bars)
        self.whole.setVisible(not self.slider.is_whole)
        if has_bars:
            low, high = self.slider.first.value(), self.slider.last.value()
            bars = timeline.bars
            self.span.setText(span_words(bars[low].first, bars[high].last, timeline.unit))

    def set_theme(self, theme: Theme) -> None:
        """Repaint in other colours."""
        self.slider.set_theme(theme)

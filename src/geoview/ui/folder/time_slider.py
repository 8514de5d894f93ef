"""The time slider: bars for the number of documents of each period, and two handles that choose a range."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QEvent, QLocale, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSlider, QToolTip, QWidget

from geoview.analysis.timeline import Bar, Timeline, Unit
from geoview.gazetteer.place import PlaceKind
from geoview.ui.widgets.theme import LIGHT, Theme, blend

if TYPE_CHECKING:
    from datetime import date

__all__ = ["TimeSlider", "bar_words", "span_words"]

_HANDLE = QSize(17, 26)
_HEIGHT = 74
_BARS = 40  # pixels of the highest bar
_TICK = 62  # pixels that a name below the line needs
_LEAST = 3  # pixels of the lowest bar, so that one document among thousands is seen


def _day(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def bar_words(day: date, unit: Unit) -> str:
    """Return a period in the reader's language: "4 Mar 1923", "Mar 1923", "1923", "1920–1929"."""
    locale = QLocale()
    match unit:
        case Unit.DAY:
            return locale.toString(_day(day), "d MMM yyyy")
        case Unit.MONTH:
            return locale.toString(_day(day), "MMM yyyy")
        case Unit.YEAR:
            return str(day.year)
        case Unit.DECADE:
            return f"{day.year}–{day.year // 10 * 10 + 9}"


def span_words(first: date, last: date, unit: Unit) -> str:
    """Return the range from one period to another, in the reader's language."""
    start, end = bar_words(first, unit), bar_words(last, unit)
    if unit is Unit.DECADE:
        return f"{first.year}–{last.year}"
    return start if start == end else f"{start} – {end}"


class _Handle(QSlider):
    """One end of the range, which is a slider of its own so that keys and screen readers can use it."""

    def __init__(self, slider: TimeSlider, name: str) -> None:
        super().__init__(Qt.Orientation.Horizontal, slider)
        self._slider = slider
        self._grip: float | None = None
        self.name = name
        self.setFixedSize(_HANDLE)
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Start to drag the handle."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._grip = event.position().x() - self.width() / 2
            self.setSliderDown(True)
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the handle along."""
        if self._grip is not None:
            self._slider.drag_to(self, self.mapToParent(event.position().toPoint()).x() - self._grip)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the drag."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._grip = None
            self.setSliderDown(False)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a rounded grip with two lines, and a ring when it has the focus."""
        theme = self._slider.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus()
        painter.setPen(QPen(QColor(theme.current_edge if focused else theme.muted), 2.0 if focused else 1.2))
        painter.setBrush(QColor(theme.raised))
        body = QRectF(self.rect()).adjusted(3.5, 2.5, -3.5, -2.5)
        painter.drawRoundedRect(body, 4, 4)
        painter.setPen(QPen(QColor(theme.muted), 1))
        for x in (-1.5, 1.5):
            middle = body.center()
            painter.drawLine(QPointF(middle.x() + x, middle.y() - 4), QPointF(middle.x() + x, middle.y() + 4))


class TimeSlider(QWidget):
    """A slider that chooses a range among the bars; it reports every change during a drag."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme: Theme = LIGHT
        self.timeline = Timeline()
        self._grip: tuple[int, int, int] | None = None
        self._quiet = False
        self.setObjectName("timeSlider")
        self.setAccessibleName(self.tr("Time"))
        self.setFixedHeight(_HEIGHT)
        self.setMinimumWidth(200)
        self.setMouseTracking(True)
        self.first = _Handle(self, self.tr("From"))
        self.last = _Handle(self, self.tr("To"))
        for handle in (self.first, self.last):
            handle.valueChanged.connect(self._on_value)
        self.setTabOrder(self.first, self.last)

    # What is chosen

    @property
    def is_whole(self) -> bool:
        """True while all days are in the range."""
        bars = len(self.timeline.bars)
        return not bars or (self.first.value() == 0 and self.last.value() == bars - 1)

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and the last day of the range; None for all days."""
        if self.is_whole:
            return None
        bars = self.timeline.bars
        return bars[self.first.value()].first, bars[self.last.value()].last

    def choose(self, first: date | None, last: date | None) -> None:
        """Move the handles; None stands for the first or the last bar."""
        bars = self.timeline.bars
        if bars:
            self._set(self.timeline.at(first) if first else 0, self.timeline.at(last) if last else len(bars) - 1)

    def set_timeline(self, timeline: Timeline) -> None:
        """Show other bars. The days that were chosen stay chosen, and so do all days."""
        before = self.days
        self.timeline = timeline
        most = max(len(timeline.bars) - 1, 0)
        self._quiet = True
        for handle in (self.first, self.last):
            handle.setRange(0, most)
            handle.setPageStep(max(most // 10, 1))
            handle.setVisible(bool(timeline.bars))
            handle.setEnabled(most > 0)
        self.first.setValue(timeline.at(before[0]) if before and timeline.bars else 0)
        self.last.setValue(timeline.at(before[1]) if before and timeline.bars else most)
        self._quiet = False
        self._arrange()

    def set_theme(self, theme: Theme) -> None:
        """Repaint in other colours."""
        self.theme = theme
        self.update()

    def _set(self, first: int, last: int) -> None:
        before = (self.first.value(), self.last.value())
        self._quiet = True
        self.first.setValue(first)
        self.last.setValue(max(first, last))
        self._quiet = False
        if before != (self.first.value(), self.last.value()):
            self._arrange()
            self.changed.emit()

    def _on_value(self) -> None:
        """Follow a handle that was moved by keys, a screen reader or a drag; the handles never pass each other."""
        if self._quiet:
            return
        self._quiet = True
        moved = self.sender()
        if self.first.value() > self.last.value():
            (self.first if moved is self.first else self.last).setValue(
                self.last.value() if moved is self.first else self.first.value()
            )
        self._quiet = False
        self._arrange()
        self.changed.emit()

    # Where things are

    def _turned(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _edge(self, index: int) -> float:
        """Return the position where a bar begins; for `len(bars)`, where the last one ends."""
        margin = _HANDLE.width() / 2 + 1
        room = max(self.width() - 2 * margin, 1.0)
        share = index / max(len(self.timeline.bars), 1)
        return margin + room * ((1 - share) if self._turned() else share)

    def _index(self, x: float) -> float:
        """Return the edge at a position, as a fractional index."""
        start, end = self._edge(0), self._edge(len(self.timeline.bars))
        return (x - start) / (end - start) * len(self.timeline.bars)

    def drag_to(self, handle: QSlider, x: float) -> None:
        """Move a handle to the edge nearest to a position."""
        edge = round(self._index(x))
        if handle is self.first:
            self.first.setValue(min(edge, self.last.value()))
        else:
            self.last.setValue(max(edge - 1, self.first.value()))

    def _arrange(self) -> None:
        for handle, edge in ((self.first, self.first.value()), (self.last, self.last.value() + 1)):
            handle.move(round(self._edge(edge) - _HANDLE.width() / 2), _BARS + 6 - _HANDLE.height() // 2)
        bars = self.timeline.bars
        if bars:
            for handle, day in (
                (self.first, bars[self.first.value()].first),
                (self.last, bars[self.last.value()].last),
            ):
                handle.setAccessibleName(f"{handle.name}: {bar_words(day, self.timeline.unit)}")
        self.setAccessibleDescription(self._described())
        self.update()

    def _described(self) -> str:
        """Return the bars in words, for screen readers."""
        bars = [bar for bar in self.timeline.bars if bar.count]
        return "; ".join(self._bar_text(bar) for bar in bars[:60])

    def _bar_text(self, bar: Bar) -> str:
        count = self.tr("%n document(s)", "", bar.count)
        return self.tr("{0}: {1}").format(bar_words(bar.first, self.timeline.unit), count)

    # Events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the handles at their days."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Move the handles when the direction of writing changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._arrange()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Start to drag both handles from a point between them; from outside, move the nearer one there."""
        if event.button() != Qt.MouseButton.LeftButton or len(self.timeline.bars) < 2:
            return
        at = self._index(event.position().x())
        low, high = self.first.value(), self.last.value()
        if low <= at <= high + 1 and not self.is_whole:
            self._grip = (int(at), low, high)
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif abs(at - low) <= abs(at - high - 1):
            self.drag_to(self.first, event.position().x())
            self.first.setFocus(Qt.FocusReason.MouseFocusReason)
        else:
            self.drag_to(self.last, event.position().x())
            self.last.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag both handles and keep their distance."""
        if self._grip is not None:
            start, low, high = self._grip
            most = len(self.timeline.bars) - 1
            by = min(max(int(self._index(event.position().x())) - start, -low), most - high)
            self._set(low + by, high + by)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """End the drag."""
        self._grip = None
        self.unsetCursor()

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Choose all days."""
        self._grip = None
        self.choose(None, None)

    def event(self, event: QEvent) -> bool:
        """Show the bar under the pointer in a tool tip."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self.timeline.bars:
            bar = self.timeline.bars[min(max(int(self._index(event.pos().x())), 0), len(self.timeline.bars) - 1)]
            QToolTip.showText(event.globalPos(), self._bar_text(bar), self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the bars, the line with the chosen part, and dates below it."""
        bars = self.timeline.bars
        if not bars:
            return
        painter = QPainter(self)
        theme = self.theme
        low, high, most = self.first.value(), self.last.value(), self.timeline.highest
        strong = theme.kind(PlaceKind.COUNTRY)
        faint = blend(strong, QColor(theme.frame), 0.28)
        base = _BARS + 6
        for index, bar in enumerate(bars):
            if bar.count:
                left, right = sorted((self._edge(index), self._edge(index + 1)))
                gap = 1.0 if right - left > 3 else 0.0
                height = max(_LEAST, bar.count / most * _BARS)
                painter.fillRect(
                    QRectF(left + gap / 2, base - height, max(right - left - gap, 1.0), height),
                    strong if low <= index <= high else faint,
                )
        start, end = sorted((self._edge(0), self._edge(len(bars))))
        painter.fillRect(QRectF(start, base, end - start, 2), QColor(theme.line))
        left, right = sorted((self._edge(low), self._edge(high + 1)))
        painter.fillRect(QRectF(left, base, right - left, 2), strong)
        self._paint_names(painter, base)

    def _paint_names(self, painter: QPainter, base: int) -> None:
        font = self.font()
        font.setPixelSize(11)
        painter.setFont(font)
        metrics = QFontMetrics(font)
        painter.setPen(QColor(self.theme.muted))
        ends: list[tuple[int, int]] = []
        for index, day in self.timeline.ticks(max(self.width() // _TICK, 1)):
            words = bar_words(day, self.timeline.unit)
            width = metrics.horizontalAdvance(words)
            middle = (self._edge(index) + self._edge(index + 1)) / 2
            x = round(min(max(middle - width / 2, 2), self.width() - width - 2))
            if all(x + width + 6 < left or x > right + 6 for left, right in ends):
                ends.append((x, x + width))
                painter.drawText(QPoint(x, base + 25), words)

    def sizeHint(self) -> QSize:
        """Return the preferred size; the slider grows as wide as there is room."""
        return QSize(400, _HEIGHT)

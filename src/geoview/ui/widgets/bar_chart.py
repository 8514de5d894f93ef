"""A small bar chart: one bar per line, with a name and a number. As a list it supports keys and screen readers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from geoview.gazetteer.place import PlaceKind
from geoview.ui.widgets.theme import LIGHT, Theme
from geoview.ui.wording.formats import number

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Bar", "BarChart"]

_ROW = 23
_NAME = 0.42  # of the width
_COUNT = 40  # pixels
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of a chart.

    Attributes:
        name: The label.
        value: Its length.
        spoken: The whole bar in words, for screen readers.
        query: The filter that a press on it sets.
        kind: The kind of place that gives it its colour.
    """

    name: str
    value: int
    spoken: str
    query: str
    kind: PlaceKind = PlaceKind.COUNTRY


class _Bars(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.bars: tuple[Bar, ...] = ()

    def set_bars(self, bars: Sequence[Bar]) -> None:
        self.beginResetModel()
        self.bars = tuple(bars)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.bars)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        bar = self.bars[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return bar.name
        return bar.spoken if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole) else None


class _Painter(QStyledItemDelegate):
    def __init__(self, chart: BarChart) -> None:
        super().__init__(chart)
        self._chart = chart

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(120, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        chart, bar = self._chart, self._chart.bars[index.row()]
        theme = chart.theme
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if bar.query == chart.asked:
            painter.fillRect(rect, QColor(theme.chosen))
        if chart.hasFocus() and index == chart.currentIndex():
            painter.setPen(QPen(QColor(theme.current_edge), 1))
            painter.drawRoundedRect(rect.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        turned = chart.layoutDirection() == Qt.LayoutDirection.RightToLeft

        def place(left: int, width: int) -> QRect:
            x = rect.right() - left - width + 1 if turned else rect.left() + left
            return QRect(x, rect.top(), width, rect.height())

        name = place(6, round(rect.width() * _NAME) - 10)
        room = rect.width() - round(rect.width() * _NAME) - _COUNT - 6
        length = max(round(room * bar.value / max(chart.longest, 1)), 2)
        line = place(round(rect.width() * _NAME), length).adjusted(0, 6, 0, -6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.kind(bar.kind))
        painter.drawRoundedRect(line.toRectF(), 2, 2)
        painter.setPen(QColor(theme.ink))
        metrics = painter.fontMetrics()
        near, far = (Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft)
        if not turned:
            near, far = far, near
        middle, absolute = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignAbsolute
        words = metrics.elidedText(bar.name, Qt.TextElideMode.ElideRight, name.width())
        painter.drawText(name, int((near | middle | absolute).value), words)
        painter.drawText(
            place(rect.width() - _COUNT - 6, _COUNT), int((far | middle | absolute).value), number(bar.value)
        )
        painter.restore()


class BarChart(QListView):
    """A list of bars; a press on one, or Enter, reports its query."""

    pressed_bar = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme: Theme = LIGHT
        self.asked = ""
        """The query of the active bar."""
        self.longest = 0
        self._bars = _Bars(self)
        self.setObjectName("chart")
        self.setAccessibleName(name)
        self.setModel(self._bars)
        self.setItemDelegate(_Painter(self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.clicked.connect(lambda index: self.pressed_bar.emit(self.bars[index.row()]))

    @property
    def bars(self) -> tuple[Bar, ...]:
        """The bars that are shown."""
        return self._bars.bars

    def set_bars(self, bars: Sequence[Bar]) -> None:
        """Show other bars; their text alternative has the same content."""
        self.longest = max((bar.value for bar in bars), default=0)
        self._bars.set_bars(bars)
        self.setAccessibleDescription("; ".join(bar.spoken for bar in bars[:30]))

    def show_asked(self, query: str) -> None:
        """Mark the bar whose query is active."""
        self.asked = query
        self.viewport().update()

    def set_theme(self, theme: Theme) -> None:
        """Repaint in other colours."""
        self.theme = theme
        self.viewport().update()

    def height_for(self, rows: int) -> int:
        """Return the height in pixels of a number of bars, or of all of them if there are fewer."""
        return _ROW * max(min(rows, len(self.bars)), 1) + 2

    def sizeHint(self) -> QSize:
        """Return the greatest height that it may have."""
        return QSize(120, min(self.height_for(len(self.bars)), self.maximumHeight()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the current bar on Enter."""
        row = self.currentIndex().row()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and row >= 0:
            self.pressed_bar.emit(self.bars[row])
        else:
            super().keyPressEvent(event)

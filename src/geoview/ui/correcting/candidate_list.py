"""A list of places to choose from, each with the reasons for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from geoview.ui.widgets.theme import LIGHT, Theme
from geoview.ui.wording.place_wording import WORDS, isolated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geoview.gazetteer.place import Place

__all__ = ["CandidateList", "Choice"]

_Index = QModelIndex | QPersistentModelIndex
_ROW = 44
_KEYS = 9
_NO_INDEX = QModelIndex()


@dataclass(frozen=True, slots=True)
class Choice:
    """A place to choose.

    Attributes:
        place: The place.
        about: The kind of place and where it lies: "City · Punjab, Pakistan".
        why: The reasons for it, the strongest first.
        score: Share of the evidence, 0 … 1; None for one that was searched for.
        is_present: True for the place that the mention has now.
        is_doubtful: True for a place that texts seldom mean; it is not selected by default.
    """

    place: Place
    about: str
    why: str = ""
    score: float | None = None
    is_present: bool = False
    is_doubtful: bool = False


class _Model(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.choices: tuple[Choice, ...] = ()

    def set_choices(self, choices: Sequence[Choice]) -> None:
        self.beginResetModel()
        self.choices = tuple(choices)
        self.endResetModel()

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.choices)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        choice = self.choices[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return WORDS.name(choice.place)
        if role == Qt.ItemDataRole.ToolTipRole:
            # Qt guesses whether a tool tip is markup; the name of a place must not be mistaken for it.
            return "\n".join(part for part in (choice.about, choice.why) if part).replace("<", "‹")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            now = self.tr("chosen now") if choice.is_present else ""
            parts = (str(index.row() + 1), WORDS.name(choice.place), choice.about, now, choice.why)
            return ", ".join(part for part in parts if part)
        return None


class _Painter(QStyledItemDelegate):
    """The painter of a row: two lines, the place and the reasons for it."""

    def __init__(self, view: CandidateList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: ARG002
        """Return the size of a row; all rows have the same height."""
        return QSize(200, max(_ROW, 2 * option.fontMetrics.height() + 10))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint key, name, kind, location and share of the evidence, and below them the reasons."""
        theme = self._view.theme
        choice = self._view.choices[index.row()]
        rect: QRect = option.rect
        current = index.row() == self._view.row
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, QColor(theme.chosen if current else theme.paper))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(theme.line))
        self._paint_key(painter, rect, index.row(), choice, theme, filled=current)
        left, right = rect.left() + 46, rect.right() - 12
        font = QFont(self._view.font())
        metrics = self._view.fontMetrics()
        line = metrics.height()
        top = rect.top() + (rect.height() - 2 * line - 1) // 2
        ink = QColor(theme.ink)
        muted = QColor(theme.ink if current else theme.muted)
        if choice.score is not None:
            right = self._paint_score(painter, right, top, line, choice, theme)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(ink)
        name = " ".join(WORDS.name(choice.place).split())
        name = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, max((right - left) * 2 // 3, 40))
        width = painter.fontMetrics().horizontalAdvance(name)
        painter.drawText(QRect(left, top, width + 4, line), int(Qt.AlignmentFlag.AlignLeft), name)
        font.setWeight(QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(muted)
        about = choice.about
        if choice.is_present:
            about = self.tr("{0} · chosen now").format(about)
        self._words(painter, QRect(left + width + 9, top, right - left - width - 9, line), about)
        self._words(painter, QRect(left, top + line + 1, rect.right() - 12 - left, line), choice.why)
        painter.restore()

    @staticmethod
    def _words(painter: QPainter, area: QRect, text: str) -> None:
        text = " ".join(text.split())
        if area.width() > 10:
            text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft), text)

    def _paint_key(
        self, painter: QPainter, rect: QRect, row: int, choice: Choice, theme: Theme, *, filled: bool
    ) -> None:
        colour = theme.kind(choice.place.kind)
        disc = QRectF(rect.left() + 13.0, rect.center().y() - 10.0, 20.0, 20.0)
        # As on the map: dashed and hollow, the current one filled.
        pen = QPen(colour, 1.6, Qt.PenStyle.SolidLine if filled else Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(colour if filled else QColor(theme.paper))
        radius = 10.0 if choice.place.kind.value in ("settlement", "facility", "nature") else 5.0
        painter.drawRoundedRect(disc, radius, radius)
        if row < _KEYS:
            font = QFont(self._view.font())
            font.setPixelSize(11)
            font.setBold(True)
            painter.setFont(font)
            painter.setPen(QColor(theme.paper) if filled else colour)
            painter.drawText(disc, int(Qt.AlignmentFlag.AlignCenter), str(row + 1))

    def _paint_score(self, painter: QPainter, right: int, top: int, line: int, choice: Choice, theme: Theme) -> int:
        """Paint the share in words and as a bar; return where the words beside it have to end."""
        score = choice.score or 0.0
        # A share that rounds to 0 % is shown as less than 1 %.
        text = isolated(self.tr("< 1 %") if score < 0.01 else self.tr("{0} %").format(min(round(score * 100), 99)))
        painter.setFont(self._view.font())
        painter.setPen(QColor(theme.ink))
        painter.drawText(QRect(right - 48, top, 48, line), int(Qt.AlignmentFlag.AlignRight), text)
        bar = QRectF(right - 112.0, top + line / 2 - 2.5, 56.0, 5.0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.line))
        painter.drawRoundedRect(bar, 2.5, 2.5)
        bar.setWidth(max(56.0 * score, 3.0))
        painter.setBrush(theme.kind(choice.place.kind))
        painter.drawRoundedRect(bar, 2.5, 2.5)
        return right - 122


class CandidateList(QListView):
    """The list of places with one current row."""

    current_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme: Theme = LIGHT
        self._rows = _Model(self)
        self._row = -1
        self._empty = ""
        self.setObjectName("choices")
        self.setAccessibleName(self.tr("Places to choose from"))
        self.setModel(self._rows)
        self.setItemDelegate(_Painter(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.clicked.connect(lambda index: self.go_to(index.row()))

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The listed places."""
        return self._rows.choices

    @property
    def row(self) -> int:
        """The current row; −1 in an empty list."""
        return self._row

    @property
    def current(self) -> Choice | None:
        """The current place."""
        return self.choices[self._row] if 0 <= self._row < len(self.choices) else None

    def set_choices(self, choices: Sequence[Choice], empty: str) -> None:
        """List other places; the present one is current, or else the first that is not doubtful, or else none.

        Args:
            choices: The places to list.
            empty: The text to show in place of an empty list.
        """
        self._empty = empty
        self._rows.set_choices(choices)
        sound = next((row for row, choice in enumerate(choices) if not choice.is_doubtful), -1)
        self._row = next((row for row, choice in enumerate(choices) if choice.is_present), sound)
        self._go()

    def go_to(self, row: int) -> None:
        """Make a row current; a row that does not exist changes nothing."""
        if 0 <= row < len(self.choices) and row != self._row:
            self._row = row
            self._go()
            self.current_changed.emit(row)

    def set_theme(self, theme: Theme) -> None:
        """Repaint in other colours."""
        self.theme = theme
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, or the text for an empty list."""
        super().paintEvent(event)
        if not self.choices:
            painter = QPainter(self.viewport())
            painter.setPen(QColor(self.theme.muted))
            flags = int(Qt.AlignmentFlag.AlignHCenter) | int(Qt.TextFlag.TextWordWrap)
            painter.drawText(self.viewport().rect().adjusted(16, 18, -16, -8), flags, self._empty)

    def _go(self) -> None:
        if self._row >= 0:
            index = self._rows.index(self._row)
            self.setCurrentIndex(index)
            self.scrollTo(index)
        self.viewport().update()

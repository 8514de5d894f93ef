"""The tray below the places table: the names of the text that have no place, each a link to its mentions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QStyledItemDelegate,
    QWidget,
)

from geoview.analysis.filtering import Filter, MentionFacts, Subject, fold_words
from geoview.ui.runtime.viewport_workaround import known_viewport
from geoview.ui.widgets.theme import LIGHT, Theme
from geoview.ui.wording.edit_wording import shortened
from geoview.ui.wording.formats import number
from geoview.ui.wording.place_wording import isolated

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem

    from geoview.atlas import Atlas

__all__ = ["UnresolvedTray"]

_HEIGHT = 26
_GAP = 6  # pixels between two names
_PAD = 9
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class _Name:
    """A name without a place.

    Attributes:
        text: The name as it is first written.
        mentions: Indices into the resolutions, ascending.
        subject: The values that a filter tests.
    """

    text: str
    mentions: tuple[int, ...]
    subject: Subject


def _names(atlas: Atlas) -> list[_Name]:
    """Return the names without a place in order of first mention; case and accents make no difference."""
    found: dict[str, list[int]] = {}
    for index in atlas.unresolved:
        found.setdefault(fold_words(atlas.resolutions[index].mention.surface), []).append(index)
    names = []
    for folded, mentions in found.items():
        resolutions = [atlas.resolutions[index] for index in mentions]
        facts = frozenset(MentionFacts(r.usage.value, r.origin.value, uncertain=False) for r in resolutions)
        subject = Subject(folded, mentions=len(mentions), located=False, facts=facts)
        names.append(_Name(resolutions[0].mention.surface, tuple(mentions), subject))
    return names


class _Names(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._all: list[_Name] = []
        self._filter = Filter()
        self._of_mention: dict[int, int] = {}
        self.names: list[_Name] = []

    def set_atlas(self, atlas: Atlas | None) -> None:
        self._all = _names(atlas) if atlas is not None else []
        self._arrange()

    def set_filter(self, wanted: Filter) -> None:
        self._filter = wanted
        self._arrange()

    def _arrange(self) -> None:
        self.beginResetModel()
        self.names = [name for name in self._all if self._filter.matches(name.subject)]
        self._of_mention = {index: row for row, name in enumerate(self.names) for index in name.mentions}
        self.endResetModel()

    @property
    def total(self) -> int:
        return len(self._all)

    def row_of(self, mention: int | None) -> int:
        return self._of_mention.get(mention, -1) if mention is not None else -1

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.names)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        name = self.names[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return shortened(name.text)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            mentions = self.tr("%n mention(s)", "", len(name.mentions))
            return self.tr("{0}, without a place, {1}").format(shortened(name.text), mentions)
        return None


class _Painter(QStyledItemDelegate):
    """A delegate that paints a name as a chip with a dotted line, as in the text."""

    def __init__(self, tray: UnresolvedTray) -> None:
        super().__init__(tray)
        self._tray = tray

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        metrics = QFontMetrics(self._tray.font())
        name, count = self._words(index)
        return QSize(metrics.horizontalAdvance(name + count) + 2 * _PAD + _GAP, _HEIGHT)

    def _words(self, index: _Index) -> tuple[str, str]:
        name = self._tray.model.names[index.row()]
        count = len(name.mentions)
        return shortened(name.text), f"  {isolated(f'×{number(count)}')}" if count > 1 else ""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme, view = self._tray.theme, self._tray.list
        name, count = self._words(index)
        is_current, has_focus = index.row() == self._tray.chosen, view.hasFocus() and index == view.currentIndex()
        area: QRect = option.rect.adjusted(0, 1, -_GAP, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.current_edge if is_current or has_focus else theme.line), 1))
        painter.setBrush(QColor(theme.current if is_current else theme.raised))
        painter.drawRoundedRect(area.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        painter.setFont(self._tray.font())
        metrics = painter.fontMetrics()
        words = area.adjusted(_PAD, 0, -_PAD, -1)
        width = metrics.horizontalAdvance(name)
        right = self._tray.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = words.right() - width if right else words.left()
        painter.setPen(QColor(theme.ink))
        painter.drawText(QRect(left, words.top(), width + 2, words.height()), _MIDDLE, name)
        painter.setPen(QColor(theme.ink if is_current else theme.muted))
        rest = QRect(words.left(), words.top(), words.width() - width, words.height())
        if not right:
            rest.translate(width, 0)
        painter.drawText(rest, _MIDDLE, count)
        pen = QPen(QColor(theme.ink if is_current else theme.muted), 1.6, Qt.PenStyle.CustomDashLine)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setDashPattern([0.01, 2.2])
        painter.setPen(pen)
        y = words.center().y() + metrics.ascent() / 2 + 3.0
        painter.drawLine(QPointF(left, y), QPointF(left + width, y))
        painter.restore()


_MIDDLE = int((Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignLeft).value)


class UnresolvedTray(QWidget):
    """One row of names; hidden when every name of the text has a place."""

    mention_requested = Signal(int)
    """A name was clicked, or Enter pressed on it: its next mention."""
    choice_requested = Signal()
    """The reader asks which place the current name means."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme: Theme = LIGHT
        self.chosen = -1
        """The row of the current mention, −1 for none."""
        self._mention: int | None = None
        self.setObjectName("tray")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = _Names(self)
        self._title = QLabel()
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setObjectName("trayTitle")
        self.list = QListView()
        self._viewport = known_viewport(self.list)
        self.list.setObjectName("trayList")
        self.list.setAccessibleName(self.tr("Names without a place"))
        self.list.setAccessibleDescription(
            self.tr("Enter shows the next mention in the text; Ctrl+Enter asks which place it means")
        )
        self.list.setModel(self.model)
        self.list.setItemDelegate(_Painter(self))
        self.list.setFlow(QListView.Flow.LeftToRight)
        self.list.setWrapping(False)
        self.list.setLayoutMode(QListView.LayoutMode.Batched)
        self.list.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setTabKeyNavigation(False)
        self.list.setFixedHeight(_HEIGHT)
        self.list.installEventFilter(self)
        self.list.viewport().installEventFilter(self)
        self.list.clicked.connect(lambda index: self._go(index.row()))
        self.list.doubleClicked.connect(lambda _: self.choice_requested.emit())
        self._choose = QPushButton(self.tr("Choose Candidate…"))
        self._choose.setToolTip(self.tr("Which place the current name means (Ctrl+Enter)"))
        self._choose.clicked.connect(self._on_choose)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 5, 12, 5)
        layout.setSpacing(10)
        layout.addWidget(self._title)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._choose)
        self.hide()

    def set_atlas(self, atlas: Atlas | None) -> None:
        """Show the names of an atlas that have no place."""
        self.model.set_atlas(atlas)
        self._show()

    def set_filter(self, wanted: Filter) -> None:
        """Show the names that match."""
        self.model.set_filter(wanted)
        self._show()

    def show_selection(self, mention: int | None) -> None:
        """Mark the name of the current mention and bring it into view."""
        self._mention = mention
        row = self.model.row_of(mention)
        if row != self.chosen:
            self.chosen = row
            if row >= 0:
                index = self.model.index(row)
                self.list.setCurrentIndex(index)
                self.list.scrollTo(index)
            self.list.viewport().update()

    def set_theme(self, theme: Theme) -> None:
        """Repaint in other colours."""
        self.theme = theme
        self.list.viewport().update()

    def _show(self) -> None:
        shown, total = self.model.rowCount(), self.model.total
        if shown == total:
            self._title.setText(self.tr("%n name(s) without a place", "", total))
        else:
            text = self.tr("{0} of %n name(s) without a place", "", total)
            self._title.setText(text.format(number(shown)))
        self.setVisible(total > 0)
        self.chosen = -1
        self.show_selection(self._mention)

    def _go(self, row: int) -> None:
        """Go to the next mention of a name; it wraps around."""
        if 0 <= row < len(self.model.names):
            mentions = self.model.names[row].mentions
            at = mentions.index(self._mention) + 1 if self._mention in mentions else 0
            self.mention_requested.emit(mentions[at % len(mentions)])

    def _on_choose(self) -> None:
        if self.chosen < 0:
            self._go(max(self.list.currentIndex().row(), 0))
        self.choice_requested.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go to the mention on Enter; scroll the row sideways with the wheel."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and watched is self.list:
            plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
                self._go(self.list.currentIndex().row())
                return True
        elif event.type() == QEvent.Type.FocusIn and watched is self.list and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(0))
        elif event.type() == QEvent.Type.Wheel and watched is self.list.viewport():
            delta = event.angleDelta()  # type: ignore[attr-defined]
            bar = self.list.horizontalScrollBar()
            bar.setValue(bar.value() - (delta.x() or delta.y()))
            return True
        return super().eventFilter(watched, event)

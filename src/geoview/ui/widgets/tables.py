"""The table view of rows: selection by mouse and keys, hover, column widths, themed cells, empty state."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QStyledItemDelegate, QWidget

from geoview.analysis.filtering import fold_words
from geoview.text import printable
from geoview.ui.runtime.viewport_workaround import known_viewport
from geoview.ui.widgets.column_widths import ColumnWidths
from geoview.ui.widgets.focus_ring import note_focus
from geoview.ui.widgets.row_model import NOTHING, RowModel
from geoview.ui.widgets.theme import LIGHT, Theme, veil

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from PySide6.QtWidgets import QStyleOptionViewItem

__all__ = ["RowTable", "paint_marks"]

_Index = QModelIndex | QPersistentModelIndex
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class _RowPainter(QStyledItemDelegate):
    """A delegate that paints cells: the background of the row, then the text of the column or its own painting."""

    def __init__(self, table: RowTable) -> None:
        super().__init__(table)
        self._table = table

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the height that all rows have."""
        return QSize(super().sizeHint(option, index).width(), self._table.verticalHeader().defaultSectionSize())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint a cell, with its own font and pen."""
        table, theme, rect = self._table, self._table.theme, option.rect
        row, column = table.rows.shown[index.row()], table.rows.columns[index.column()]
        name = table.rows.name_of(row)
        marked = name in table.marked
        if marked:
            painter.fillRect(rect, QColor(theme.warning))
        elif name == table.hovered:
            painter.fillRect(rect, QColor(theme.hover))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(theme.hover))
        if column.paint is not None:
            column.paint(painter, rect, row)
        else:
            needle = table.needle if column.is_name else ""
            table.paint_words(
                painter,
                rect.adjusted(8, 0, -8, -1),
                column.shown(row),
                bold=column.is_name,
                align=column.alignment,
                needle=needle,
            )
        if table.focus is not None and not marked and name not in table.focus:
            painter.fillRect(rect, veil(theme))
        if table.marks_current and index.row() == table.currentIndex().row() and table.hasFocus():
            painter.fillRect(rect.left(), rect.bottom() - 1, rect.width(), 2, QColor(theme.current_edge))


class RowTable(ColumnWidths):
    """A table without a grid in which whole rows of one height are chosen. A subclass overrides `make_rows`.

    Attributes:
        rows: The rows.
        theme: The colours.
        empty_text: Text in place of the rows when there are none.
        unmatched_text: Text in place of the rows when the filters hide them all; "" for `empty_text`.
        marked: Names of the rows that are chosen.
        hovered: Name of the row that is highlighted because the pointer is over it, here or on the map.
        focus: Names of the rows that are not dimmed; None when no row is dimmed.
        needle: The search text to highlight in the names, case-folded.
    """

    row_hovered = Signal(str)
    """The pointer is over a row; "" for none."""
    picked = Signal()
    """The reader chose other rows."""
    opened = Signal(str)
    """A row was double-clicked, or Enter pressed on it."""

    height_of_rows = 30
    marks_current = True
    """A line shows the row that has the keyboard: it may be another than the one that is chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._viewport = known_viewport(self)
        self.theme: Theme = LIGHT
        self.empty_text = self.unmatched_text = ""
        self.marked: frozenset[str] = frozenset()
        self.hovered: str | None = None
        self.focus: Container[str] | None = None
        self.needle = ""
        self._chosen: list[str] = []
        self._current: tuple[str | None, int] = (None, 0)
        self._fonts: tuple[QFont, dict[bool, tuple[QFont, QFontMetrics]]] | None = None
        self.rows: RowModel[Any] = self.make_rows()
        self.setModel(self.rows)
        self.setItemDelegate(_RowPainter(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        # Tab leaves the table.
        self.setTabKeyNavigation(False)
        side = self.verticalHeader()
        side.hide()
        side.setAccessibleName(self.tr("Rows"))
        side.setDefaultSectionSize(self.height_of_rows)
        side.setMinimumSectionSize(self.height_of_rows)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setAccessibleName(self.tr("Columns"))
        header.setSectionsMovable(False)
        header.setStretchLastSection(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.follow_widths()
        self.selectionModel().selectionChanged.connect(self._on_selection)
        self.rows.modelAboutToBeReset.connect(self._note_current)
        self.rows.modelReset.connect(self._restore)

    def make_rows(self) -> RowModel[Any]:
        """Return the model, with its columns but without rows."""
        raise NotImplementedError

    def sort_first_by(self, column: int) -> None:
        """Sort by a column until the reader chooses another.

        Args:
            column: The column; −1 for the order in which the rows come, which the reader can then restore.
        """
        header = self.horizontalHeader()
        header.setSortIndicatorClearable(column < 0)
        header.setSortIndicator(column, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)

    # What is chosen

    @property
    def chosen(self) -> str | None:
        """The first chosen row, even if a filter hides it."""
        return self._chosen[0] if self._chosen else None

    @property
    def names(self) -> list[str]:
        """The chosen rows that are shown, from top to bottom."""
        shown = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [name for row in shown if (name := self.rows.name_at(row)) is not None]

    def choose(self, names: Iterable[str], *, scroll: bool = True) -> None:
        """Choose rows without emitting a signal, and bring the first of them into view."""
        self.mark(names)
        if scroll:
            self.show_marked()
        self.viewport().update()

    def mark(self, names: Iterable[str]) -> None:
        """Choose rows without emitting a signal, scrolling or painting; `show_marked` does that."""
        self._chosen = list(names)
        self.marked = frozenset(self._chosen)
        shown = sorted(row for name in self._chosen if (row := self.rows.row_of(name)) >= 0)
        last = len(self.rows.columns) - 1
        selection = QItemSelection()
        for row in shown:
            selection.select(self.rows.index(row, 0), self.rows.index(row, last))
        model = self.selectionModel()
        blocked = model.blockSignals(True)
        model.select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if shown and self.currentIndex().row() not in shown:
            self._set_current(shown[0], max(self.currentIndex().column(), 0))
        model.blockSignals(blocked)

    def show_marked(self) -> None:
        """Bring the current row into view, if a row is chosen."""
        if self.marked and self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())
        self.viewport().update()

    def show_hover(self, name: str | None) -> None:
        """Highlight a row without scrolling."""
        if name != self.hovered:
            self.hovered = name
            self.viewport().update()

    def _set_current(self, row: int, column: int) -> None:
        flag = QItemSelectionModel.SelectionFlag.NoUpdate
        self.selectionModel().setCurrentIndex(self.rows.index(row, column), flag)

    def _note_current(self) -> None:
        index = self.currentIndex()
        self._current = self.rows.name_at(index.row()), max(index.column(), 0)

    def _restore(self) -> None:
        """Restore the choice and the current row after the rows have changed."""
        name, column = self._current
        row = self.rows.row_of(name) if name is not None else -1
        if row >= 0:
            blocked = self.selectionModel().blockSignals(True)
            self._set_current(row, column)
            self.selectionModel().blockSignals(blocked)
        self.mark(self._chosen)

    def _on_selection(self) -> None:
        self._chosen = self.names
        self.marked = frozenset(self._chosen)
        self.picked.emit()

    # What is painted

    def letters(self, *, bold: bool) -> tuple[QFont, QFontMetrics]:
        """Return the font of the cells and its metrics."""
        font = self.font()
        if self._fonts is None or self._fonts[0] != font:
            made = {}
            for is_bold in (False, True):
                own = QFont(font)
                own.setWeight(QFont.Weight.DemiBold if is_bold else QFont.Weight.Normal)
                made[is_bold] = own, QFontMetrics(own, self)
            self._fonts = font, made
        return self._fonts[1][bold]

    def paint_words(
        self,
        painter: QPainter,
        area: QRect,
        text: str,
        *,
        bold: bool = False,
        muted: bool = False,
        align: int = _LEFT,
        needle: str = "",
    ) -> int:
        """Paint a text on one line, with an ellipsis if it is too long.

        Args:
            painter: Paints it.
            area: The area to paint in.
            text: The text; it may hold control characters and line breaks.
            bold: In bold.
            muted: In a muted colour.
            align: Qt's alignment flags.
            needle: The search text to highlight in it, case-folded.

        Returns:
            Its width in pixels.
        """
        font, metrics = self.letters(bold=bold)
        painter.setFont(font)
        # Tabs and newlines would break the row.
        line = printable(" ".join(text.split()))
        width = metrics.horizontalAdvance(line)
        if width > area.width():
            line = metrics.elidedText(line, Qt.TextElideMode.ElideRight, area.width())
            width = metrics.horizontalAdvance(line)
        if needle and needle in fold_words(line):
            start = fold_words(line).index(needle)
            x = area.left() + metrics.horizontalAdvance(line[:start])
            wide = metrics.horizontalAdvance(line[start : start + len(needle)])
            painter.fillRect(QRect(x - 1, area.top() + 6, wide + 2, area.height() - 12), QColor(self.theme.found))
        painter.setPen(QColor(self.theme.muted if muted or line == NOTHING else self.theme.ink))
        if self.isRightToLeft():
            # A path or a date keeps its order.
            line = f"\u2068{line}\u2069"
        painter.drawText(area, align, line)
        return width

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, or the text that says why there are none."""
        super().paintEvent(event)
        if self.rows.shown:
            return
        text = (self.unmatched_text if self.rows.all else "") or self.empty_text
        if text:
            painter = QPainter(self.viewport())
            painter.setPen(QColor(self.theme.muted))
            where = QRectF(QPointF(12, 18), QPointF(self.viewport().width() - 12, 90))
            painter.drawText(where, int(Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap), text)
            painter.end()

    def set_theme(self, theme: Theme) -> None:
        """Repaint in other colours."""
        self.theme = theme
        self.viewport().update()

    # What the reader does

    def open_at(self, index: QModelIndex, modifiers: Qt.KeyboardModifier) -> None:
        """Open a row; a subclass may use the column and the modifier keys.

        Args:
            index: A cell of the row.
            modifiers: The keys.
        """
        del modifiers
        name = self.rows.name_at(index.row())
        if name is not None:
            self.opened.emit(name)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Note whether the keyboard moved the focus here."""
        note_focus(self, event)
        super().focusInEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Report the row under the pointer."""
        super().mouseMoveEvent(event)
        self._point_at(self.rows.name_at(self.rowAt(round(event.position().y()))))

    def leaveEvent(self, event: QEvent) -> None:
        """Report that the pointer is over no row."""
        super().leaveEvent(event)
        self._point_at(None)

    def _point_at(self, name: str | None) -> None:
        if name != self.hovered:
            self.show_hover(name)
            self.row_hovered.emit(name or "")

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the row."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.open_at(self.indexAt(event.position().toPoint()), event.modifiers())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the row on Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_at(self.currentIndex(), event.modifiers())
        else:
            super().keyPressEvent(event)


def paint_marks(
    painter: QPainter, rect: QRect, shares: Iterable[float], colour: QColor, theme: Theme, *, middle: int, height: int
) -> None:
    """Paint a line for a text, and on it a mark for each position.

    Args:
        painter: Paints it.
        rect: The cell.
        shares: The positions, 0 … 1 of the text.
        colour: Colour of the marks.
        theme: The colours.
        middle: Distance of the line from the top, in pixels.
        height: Height of a mark, in pixels.
    """
    left, width = rect.left() + 8, max(rect.width() - 22, 10)
    painter.fillRect(left, middle, width, 1, QColor(theme.line))
    for x in sorted({left + round(share * (width - 2)) for share in shares}):
        painter.fillRect(x, middle - height // 2, 2, height, colour)

"""The column widths of a table: shared out among the columns until the reader sets them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QTableView, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QResizeEvent

    from geoview.ui.widgets.row_model import RowModel

__all__ = ["ColumnWidths"]

_NARROWEST = 36  # pixels of a column


class ColumnWidths(QTableView):
    """A table view that fills its width: each column has a width in pixels, or a share of what is left.

    Attributes:
        rows: The model, with rows and columns.
    """

    rows: RowModel[Any]
    least_rest = 0
    """Least total width in pixels of the columns with a share, even if they then need more than the table has."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._own_widths = self._spreading = False

    def follow_widths(self) -> None:
        """Treat every later change of a width as the reader's own."""
        self.horizontalHeader().setMinimumSectionSize(_NARROWEST)
        self.horizontalHeader().sectionResized.connect(self._on_section_resized)

    def adapt(self, width: int) -> None:
        """Adapt the columns to a width of the table in pixels, before the widths are shared out."""

    def arrange_columns(self) -> None:
        """Give each column its pixels or its share of the rest, unless the reader set the widths."""
        total = self.viewport().width()
        self.adapt(total)
        if self._own_widths:
            return
        shown = [(n, column) for n, column in enumerate(self.rows.columns) if not self.isColumnHidden(n)]
        shares = sum(column.share for _, column in shown) or 1.0
        rest = max(total - sum(column.width for _, column in shown), self.least_rest)
        widths = [column.width or max(round(rest * column.share / shares), _NARROWEST) for _, column in shown]
        self._spread([number for number, _ in shown], widths)

    def set_widths(self, widths: Sequence[int]) -> None:
        """Restore the widths that the reader set in an earlier run."""
        self._own_widths = True
        self._spread(range(len(self.rows.columns)), widths)

    def own_widths(self) -> list[int]:
        """Return the widths that the reader set; empty while the table shares them out."""
        return [self.columnWidth(n) for n in range(len(self.rows.columns))] if self._own_widths else []

    def reset_widths(self) -> None:
        """Share out the width again."""
        self._own_widths = False
        self.arrange_columns()

    def _spread(self, columns: Iterable[int], widths: Sequence[int]) -> None:
        self._spreading = True
        for column, width in zip(columns, widths, strict=True):
            self.setColumnWidth(column, width)
        self._spreading = False

    def _on_section_resized(self) -> None:
        if not self._spreading:
            self._own_widths = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the width."""
        super().resizeEvent(event)
        self.arrange_columns()

"""A pane around a table: a line with its title, as many counts as fit, and the field that filters it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from geoview.ui.widgets.fields import SearchField
    from geoview.ui.widgets.tables import RowTable
    from geoview.ui.widgets.theme import Theme

__all__ = ["ListPane"]

_GAP = 8  # pixels between two things on the line
_EDGES = 32  # pixels beside them


class ListPane(QWidget):
    """A table below its title, counts and filter.

    Args:
        table: The table.
        title: The title above it.
        query: The field that filters it.
        counts: Greatest number of counts.

    Attributes:
        table: The table.
        filter: The field that filters it.
        chips: The labels of the counts.
        extra: Layout for further widgets on the line, before the filter.
        column: Layout of the line and the table, one below the other.
    """

    def __init__(
        self, table: RowTable, title: str, query: SearchField, counts: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("placesPane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.table, self.filter = table, query
        self._title = QLabel(title)
        self._title.setObjectName("placesTitle")
        self.chips = [QLabel() for _ in range(counts)]
        self.extra = QHBoxLayout()
        line = QHBoxLayout()
        line.setContentsMargins(12, 6, 12, 3)
        line.setSpacing(_GAP)
        line.addWidget(self._title)
        for chip in self.chips:
            chip.setObjectName("chip")
            chip.setTextFormat(Qt.TextFormat.PlainText)
            chip.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            chip.hide()
            line.addWidget(chip)
        line.addStretch(1)
        line.addLayout(self.extra)
        line.addWidget(query, 2)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addLayout(line)
        self.column.addWidget(table, 1)

    def set_counts(self, *texts: str) -> None:
        """Set the counts; "" hides one."""
        for chip, text in zip(self.chips, (*texts, *[""] * len(self.chips)), strict=False):
            chip.setText(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many counts as fit."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Hide counts that do not fit, the last one first."""
        taken = self._title.sizeHint().width() + self.filter.minimumWidth() + self.extra.sizeHint().width()
        room = self.width() - _EDGES - taken
        for chip in self.chips:
            room -= chip.sizeHint().width() + _GAP
            chip.setVisible(bool(chip.text()) and room >= 0)

    def set_theme(self, theme: Theme) -> None:
        """Repaint in other colours."""
        self.table.set_theme(theme)
        self.filter.set_theme(theme)

"""What all tables have in common: whole rows of one height without a grid, and the ground that a row is painted on."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView

from geoview.ui.theme import Theme

__all__ = ["paint_ground", "show_as_rows"]

_NARROWEST_COLUMN = 36


def show_as_rows(table: QTableView, height: int) -> None:
    """Makes a table that is read row by row; Tab leaves it.

    Args:
        table: The table, with its model.
        height: Of a row, in pixels.
    """
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setFrameShape(QFrame.Shape.NoFrame)
    table.setMouseTracking(True)
    table.setTabKeyNavigation(False)
    rows = table.verticalHeader()
    rows.hide()
    rows.setAccessibleName(QCoreApplication.translate("Tables", "Rows"))
    rows.setDefaultSectionSize(height)
    rows.setMinimumSectionSize(height)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setAccessibleName(QCoreApplication.translate("Tables", "Columns"))
    header.setMinimumSectionSize(_NARROWEST_COLUMN)


def paint_ground(painter: QPainter, rect: QRect, theme: Theme, *, chosen: bool, hovered: bool) -> None:
    """Paints what lies under a cell: the colour of a chosen or hovered row, and the line between two rows."""
    if chosen:
        painter.fillRect(rect, QColor(theme.warning))
    elif hovered:
        painter.fillRect(rect, QColor(theme.hover))
    painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(theme.hover))

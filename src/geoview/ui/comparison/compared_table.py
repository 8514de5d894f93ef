"""The table of a comparison: one row for each place, with its mentions in both documents."""

from __future__ import annotations

from enum import IntEnum
from functools import cache, cached_property
from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRect, QRectF, Qt, Signal

from geoview.analysis.comparison import ComparedPlace, Comparison, Side
from geoview.mapping.aggregate import GatheredUse
from geoview.ui.comparison.side_signs import paint_sign, side_colour
from geoview.ui.places.place_row import PlaceRow, place_columns, text_shares
from geoview.ui.widgets.row_model import NOTHING, Column, RowModel
from geoview.ui.widgets.tables import RowTable, paint_marks
from geoview.ui.wording.formats import number

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QContextMenuEvent, QPainter
    from PySide6.QtWidgets import QWidget

__all__ = ["ComparedColumn", "ComparedRow", "ComparedTable"]


class ComparedColumn(IntEnum):
    """The columns, in their order."""

    NUMBER = 0
    PLACE = 1
    KIND = 2
    COUNTRY = 3
    FIRST = 4
    SECOND = 5
    WHERE = 6


_SIDES = {ComparedColumn.FIRST: Side.FIRST, ComparedColumn.SECOND: Side.SECOND}


class ComparedRow(PlaceRow[GatheredUse]):
    """A place of two documents.

    Args:
        use: The place with its number and counts on the map.
        country_name: Name of the country that it is or lies in; "" without one.
        compared: How the documents use it.
        comparison: The comparison that it belongs to.
    """

    def __init__(self, use: GatheredUse, country_name: str, compared: ComparedPlace, comparison: Comparison) -> None:
        super().__init__(use, country_name)
        self.compared = compared
        self._comparison = comparison

    @cached_property
    def shares(self) -> tuple[tuple[float, ...], tuple[float, ...]]:
        """The positions of its mentions in the first and the second text, as shares of the length, 0 … 1."""
        comparison, first, second = self._comparison, self.compared.first, self.compared.second
        return (
            text_shares(comparison.first, first) if first is not None else (),
            text_shares(comparison.second, second) if second is not None else (),
        )


class ComparedTable(RowTable):
    """The rows of all sides, or of one. It reports what the reader does; other code chooses the row."""

    rows: RowModel[ComparedRow]
    place_opened = Signal(str, object)
    """A row was double-clicked, or Enter pressed on it: the place, and the `Side` whose column it was, or None."""
    menu_wanted = Signal(str, object)
    """The reader asks what can be done with a place; the `QPoint` is of the screen."""

    height_of_rows = 32
    least_rest = 260
    marks_current = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = ("", "")
        self.setObjectName("compared")
        self.setAccessibleName(self.tr("Places of both texts"))
        self.setAccessibleDescription(self.tr("Enter shows the first mention of a place in its text"))
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.sort_first_by(ComparedColumn.NUMBER)

    def make_rows(self) -> RowModel[ComparedRow]:
        """Return the model, with the columns and without rows."""
        columns: list[Column[ComparedRow]] = [
            *place_columns(self, 52, (0.27, 0.22, 0.22), paint=self._paint_sign, spoken=self._spoken_number),
            self._counted(lambda row: row.compared.first_mentions),
            self._counted(lambda row: row.compared.second_mentions),
            Column(
                self.tr("Where in the texts"),
                lambda _: "",
                lambda r: (not r.shares[0], *(r.shares[0] or r.shares[1])[:1], r.number),
                0.29,
                # Mentions and names in words stand in the other columns.
                spoken=self._where,
                paint=self._paint_marks,
            ),
        ]
        return RowModel(columns, attrgetter("place.id"), self)

    @staticmethod
    def _counted(count: Callable[[ComparedRow], int]) -> Column[ComparedRow]:
        def shown(row: ComparedRow) -> str:
            return number(count(row)) if count(row) else NOTHING

        return Column("", shown, lambda row: (count(row), -row.number), width=84, number=True)

    def _spoken_number(self, row: ComparedRow) -> str:
        side = row.compared.side
        if side is Side.BOTH:
            return self.tr("Place {0}, in both").format(row.number)
        return self.tr("Place {0}, only in {1}").format(row.number, self._names[1 if side is Side.SECOND else 0])

    def _where(self, row: ComparedRow) -> str:
        return "; ".join(
            self.tr("{0}: first at {1} percent, last at {2} percent").format(
                name, round(shares[0] * 100), round(shares[-1] * 100)
            )
            for name, shares in zip(self._names, row.shares, strict=True)
            if shares
        )

    def _paint_sign(self, painter: QPainter, rect: QRect, row: ComparedRow) -> None:
        """Paint the sign of the side, with the number of the place."""
        label = str(row.number)
        height = 20.0
        width = max(height, 7.0 * len(label) + 6.0)
        box = QRectF(rect.left() + 10.0, rect.center().y() - height / 2 + 0.5, width, height)
        painter.setFont(self.font())
        paint_sign(painter, box, row.compared.side, self.theme, label=label, hollow=row.use.uncertain)

    def _paint_marks(self, painter: QPainter, rect: QRect, row: ComparedRow) -> None:
        """Paint the marks of the first text above, and those of the second text below."""
        for side, shares, by in ((Side.FIRST, row.shares[0], -7), (Side.SECOND, row.shares[1], 7)):
            middle = rect.center().y() + by
            paint_marks(painter, rect, shares, side_colour(side, self.theme), self.theme, middle=middle, height=9)

    def adapt(self, width: int) -> None:
        """Give the mentions more room in a wide table, because the names of the documents stand above them."""
        for column in _SIDES:
            self.rows.change_column(column, width=max(round(width * 0.11), 84))

    def set_comparison(
        self,
        comparison: Comparison,
        uses: tuple[GatheredUse, ...],
        names: tuple[str, str],
        country_name: Callable[[str], str],
    ) -> None:
        """Show another comparison; order and side stay as they were set.

        Args:
            comparison: The comparison.
            uses: Its places with their numbers and counts on the map.
            names: The names of the two documents.
            country_name: The name of a country by its ISO code; "" when unknown.
        """
        country = cache(lambda code: country_name(code) if code else "")
        rows = [
            ComparedRow(use, country(use.place.country_code), compared, comparison)
            for use, compared in zip(uses, comparison.places, strict=True)
        ]
        if names != self._names:
            self._names = names
            for column, name in zip(_SIDES, names, strict=True):
                about = self.tr("Mentions in {0}").format(name)
                self.rows.change_column(column, title=name, about=about, spoken_title=about)
            self.rows.change_column(ComparedColumn.WHERE, about=self.tr("Above {0}, below {1}").format(*names))
        self.rows.set_rows(rows)

    def show_side(self, side: Side | None) -> None:
        """Show the places of one side; None shows all."""
        self.rows.set_filter("side", None if side is None else lambda row: row.compared.side is side)

    def open_at(self, index: QModelIndex, modifiers: Qt.KeyboardModifier) -> None:
        """Ask to open the text of the column that was activated; with Shift always the second text."""
        place_id = self.rows.name_at(index.row())
        if place_id is not None:
            shifted = modifiers & Qt.KeyboardModifier.ShiftModifier
            side = Side.SECOND if shifted else _SIDES.get(ComparedColumn(index.column()))
            self.place_opened.emit(place_id, side)

    def contextMenuEvent(self, _event: QContextMenuEvent) -> None:
        """Ask for the menu of the current place, by mouse or key."""
        index = self.currentIndex()
        place_id = self.rows.name_at(index.row()) if index.isValid() else None
        if place_id is not None:
            where = self.visualRect(index).center()
            self.menu_wanted.emit(place_id, self.viewport().mapToGlobal(where))

"""The places of a folder: the map as a table."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QWidget

from geoview.analysis.filtering import fold_words
from geoview.mapping.aggregate import GatheredUse
from geoview.text import printable
from geoview.ui.folder.rows import Column, RowModel, RowTable, elided
from geoview.ui.places.place_row import RowOfPlace
from geoview.ui.widgets.number_badge import paint_number_badge
from geoview.ui.wording.formats import number

__all__ = ["PlaceRow", "PlacesTable"]

_NUMBER, _PLACE = 0, 1


def _tr(text: str) -> str:
    return QCoreApplication.translate("PlacesTable", text)


class PlaceRow(RowOfPlace):
    """One place.

    Args:
        use: The place, and how much it is named.
        country_name: Name of the country that it is or lies in; "" for none.

    Attributes:
        use: The place, and how much it is named.
    """

    def __init__(self, use: GatheredUse, country_name: str) -> None:
        super().__init__(use.place, country_name)
        self.use = use

    @cached_property
    def words(self) -> str:
        """What a filter looks through."""
        return fold_words(f"{self.place.name}\n{self.kind}\n{self.country}\n{self.place.admin1}")


class PlacesTable(RowTable):
    """The table; one place can be chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        columns: list[Column[PlaceRow]] = [
            Column("#", lambda r: str(r.use.number), lambda r: r.use.number, width=50),
            Column(_tr("Place"), lambda r: r.name, lambda r: fold_words(r.name), share=0.38),
            Column(_tr("Kind"), lambda r: r.kind, lambda r: r.kind, share=0.31),
            Column(_tr("Country"), lambda r: r.country or "—", lambda r: (not r.country, r.country), share=0.31),
            Column(
                _tr("Documents"), lambda r: number(r.use.documents), lambda r: r.use.documents, width=94, number=True
            ),
            Column(_tr("Mentions"), lambda r: number(r.use.mentions), lambda r: r.use.mentions, width=88, number=True),
        ]
        model: RowModel[PlaceRow] = RowModel(columns, lambda row: row.place.id, lambda row: row.words)
        super().__init__(model, _tr("Places"), parent)
        model.setParent(self)
        self.setObjectName("folderPlaces")
        self.setAccessibleDescription(_tr("Choosing a place lists the documents that name it"))

    def paint_cell(self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex) -> bool:
        """The disc as on the map, and the name."""
        row: PlaceRow = self.rows.rows[index.row()]
        use = row.use
        if index.column() == _NUMBER:
            paint_number_badge(
                painter, rect.adjusted(-3, 0, 0, 0), use.number, use.place.kind, self.theme, hollow=use.uncertain
            )
            return True
        if index.column() == _PLACE:
            font = QFont(painter.font())
            font.setWeight(QFont.Weight.DemiBold)
            painter.setFont(font)
            area = rect.adjusted(8, 0, -8, -1)
            middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(area, int(middle), elided(painter, printable(row.name), area.width()))
            return True
        return False

"""The table of the places of a folder, which shows what the map shows."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from geoview.ui.places.place_row import PlaceRow, place_columns
from geoview.ui.widgets.row_model import Column, RowModel
from geoview.ui.widgets.tables import RowTable
from geoview.ui.wording.formats import number

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from geoview.mapping.aggregate import GatheredUse

__all__ = ["FolderPlacesTable"]


class FolderPlacesTable(RowTable):
    """The table; one place can be selected."""

    rows: RowModel[PlaceRow[GatheredUse]]

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("folderPlaces")
        self.setAccessibleName(self.tr("Places"))
        self.setAccessibleDescription(self.tr("Choosing a place lists the documents that name it"))
        self.unmatched_text = self.tr("No place matches the filter")
        self.sort_first_by(-1)

    def make_rows(self) -> RowModel[PlaceRow[GatheredUse]]:
        """Return the model, with the columns and without rows."""
        columns: list[Column[PlaceRow[GatheredUse]]] = [
            *place_columns(self, 50, (0.38, 0.31, 0.31)),
            Column(
                self.tr("Documents"),
                lambda r: number(r.use.documents),
                lambda r: r.use.documents,
                width=98,
                number=True,
            ),
            Column(
                self.tr("Mentions"), lambda r: number(r.use.mentions), lambda r: r.use.mentions, width=98, number=True
            ),
        ]
        return RowModel(columns, attrgetter("place.id"), self)

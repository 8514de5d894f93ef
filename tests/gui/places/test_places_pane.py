"""The table of places in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from steps import open_text

if TYPE_CHECKING:
    from desk import Kit, Make
    from pytestqt.qtbot import QtBot


def test_the_filter_and_the_order_of_the_table(qtbot: QtBot, make_desk: Make, kit: type[Kit]) -> None:
    desk = make_desk()
    open_text(qtbot, desk, kit.text)
    pane = desk.places
    model = pane.table.rows

    def names() -> list[str]:
        return [model.shown[n].use.place.name for n in range(model.rowCount())]

    assert names() == ["Oakton", "Mill Bay", "Westland", "Riverlands"]
    pane.table.sortByColumn(4, Qt.SortOrder.DescendingOrder)
    assert names()[0] == "Oakton"
    pane.table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert names() == sorted(names())
    pane.filter.setText("RIVER")
    assert names() == ["Riverlands"]
    pane.filter.setText("zzz")
    assert names() == []
    pane.filter.clear()
    assert len(names()) == 4


def test_a_text_without_places_says_so(qtbot: QtBot, make_desk: Make) -> None:
    desk = make_desk()
    open_text(qtbot, desk, "Nothing to see.\n")
    assert "No places were found" in desk.places.table.empty_text
    assert desk.status.counts == "0 places · 0 mentions"

"""Rows of the places table: words, order, filter, and what is said aloud."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from desk import KNOWN, MILL_BAY, OAKTON, RIVERLANDS, WESTLAND, atlas_of
from PySide6.QtCore import QModelIndex, Qt

from geoview.analysis.filtering import parse_filter
from geoview.document import from_text
from geoview.ui.places.place_table import PlaceColumn, PlaceTable

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

TEXT = "Westland met Oakton. Mill Bay and Oakton wrote; the Riverlands, Oakton and Westlandish Nowhere did not.\n"
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def table(qtbot: QtBot) -> PlaceTable:
    made = PlaceTable({"WL": "Westland"}.__getitem__)
    qtbot.addWidget(made)
    made.set_atlas(atlas_of(from_text(TEXT)))
    return made


def shown(table: PlaceTable) -> list[str]:
    return [row.place.name for row in table.rows.shown]


def cells(table: PlaceTable, row: int) -> list[object]:
    return [table.rows.index(row, column).data() for column in PlaceColumn]


def test_places_stand_in_the_order_in_which_the_text_names_them(table: PlaceTable) -> None:
    assert shown(table) == ["Westland", "Oakton", "Mill Bay", "Riverlands"]
    assert cells(table, 0) == ["1", "Westland", "Country", "—", "2", None, "0.95"]
    assert cells(table, 1) == ["2", "Oakton", "Capital city", "Westland", "3", None, "0.95"]
    assert cells(table, 2)[-1] == "0.30 ?", "uncertain"
    assert len(table.rows.all) == 4
    assert [len(row.use.mentions) for row in table.rows.shown] == [2, 3, 1, 1]


@pytest.mark.parametrize(
    ("column", "ascending"),
    [
        (PlaceColumn.NUMBER, ["Westland", "Oakton", "Mill Bay", "Riverlands"]),
        (PlaceColumn.PLACE, ["Mill Bay", "Oakton", "Riverlands", "Westland"]),
        (PlaceColumn.COUNTRY, ["Oakton", "Mill Bay", "Westland", "Riverlands"]),
        (PlaceColumn.MENTIONS, ["Riverlands", "Mill Bay", "Westland", "Oakton"]),
        (PlaceColumn.WHERE, ["Westland", "Oakton", "Mill Bay", "Riverlands"]),
        (PlaceColumn.CONFIDENCE, ["Mill Bay", "Riverlands", "Oakton", "Westland"]),
    ],
)
def test_a_column_sorts(table: PlaceTable, column: PlaceColumn, ascending: list[str]) -> None:
    table.rows.sort(column)
    assert shown(table) == ascending
    assert [table.rows.row_of(place.id) for place in (WESTLAND, OAKTON, MILL_BAY, RIVERLANDS)] == [
        ascending.index(place.name) for place in (WESTLAND, OAKTON, MILL_BAY, RIVERLANDS)
    ]
    table.rows.sort(PlaceColumn.NUMBER, Qt.SortOrder.DescendingOrder)
    assert shown(table) == ["Riverlands", "Mill Bay", "Oakton", "Westland"]


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        ("oak", ["Oakton"]),
        ("country:westland", ["Westland", "Oakton", "Mill Bay"]),
        ("kind:region", ["Riverlands"]),
        ("mentions>=2", ["Westland", "Oakton"]),
        ("uncertain", ["Mill Bay"]),
        ("usage:demonym", ["Westland"]),
        ("zzz", []),
    ],
)
def test_a_filter_leaves_what_matches(table: PlaceTable, wanted: str, names: list[str]) -> None:
    parsed = parse_filter(wanted)
    assert parsed.problems == ()
    table.set_filter(parsed)
    assert shown(table) == names and len(table.rows.all) == 4
    hidden = {place.id for place in KNOWN.values() if place.name not in names}
    assert {table.rows.row_of(place_id) for place_id in hidden} <= {-1}


def test_filter_and_order_hold_for_the_next_text(table: PlaceTable) -> None:
    table.set_filter(parse_filter("country:westland"))
    table.rows.sort(PlaceColumn.PLACE)
    table.set_atlas(atlas_of(from_text("Riverlands, Oakton, Mill Bay.\n")))
    assert shown(table) == ["Mill Bay", "Oakton"]
    table.set_atlas(None)
    assert shown(table) == [] and len(table.rows.all) == 0


def test_what_there_is_to_filter_by_comes_most_frequent_first(table: PlaceTable) -> None:
    words = table.vocabulary()
    assert words["country"][0] == "Westland"
    assert set(words["kind"]) == {"country", "capital city", "settlement", "region"}
    assert words["admin"] == ["Middle"]


def test_what_cannot_be_seen_is_said(table: PlaceTable) -> None:
    assert table.rows.index(1, PlaceColumn.NUMBER).data(SPOKEN) == "Place 2"
    assert table.rows.index(0, PlaceColumn.WHERE).data(SPOKEN) == "first at 0 percent, last at 72 percent of the text"
    assert table.rows.index(2, PlaceColumn.CONFIDENCE).data(SPOKEN) == "0.30, uncertain"
    assert table.rows.index(1, PlaceColumn.CONFIDENCE).data(SPOKEN) == "0.95"


def test_a_row_that_is_not_there_has_no_place(table: PlaceTable) -> None:
    assert table.rows.name_at(1) == OAKTON.id
    assert table.rows.name_at(-1) is None and table.rows.name_at(4) is None
    assert table.rows.rowCount(table.rows.index(0, 0)) == 0 and table.rows.rowCount(QModelIndex()) == 4


def test_titles_are_shorter_where_there_is_little_room(table: PlaceTable) -> None:
    def title() -> object:
        return table.rows.headerData(PlaceColumn.WHERE, Qt.Orientation.Horizontal)

    assert title() == "Where in the text"
    table.adapt(699)
    assert title() == "Where"
    table.adapt(700)
    assert title() == "Where in the text"

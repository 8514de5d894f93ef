"""Rows of the places table: words, order, filter, and what is said aloud."""

from __future__ import annotations

import pytest
from desk import KNOWN, MILL_BAY, OAKTON, RIVERLANDS, WESTLAND, atlas_of
from PySide6.QtCore import QModelIndex, Qt

from geoview.analysis.filtering import parse_filter
from geoview.document import from_text
from geoview.ui.places.place_model import Column, PlaceModel

TEXT = "Westland met Oakton. Mill Bay and Oakton wrote; the Riverlands, Oakton and Westlandish Nowhere did not.\n"
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def model() -> PlaceModel:
    made = PlaceModel({"WL": "Westland"}.get, None)  # type: ignore[arg-type]
    made.set_atlas(atlas_of(from_text(TEXT)))
    return made


def shown(model: PlaceModel) -> list[str]:
    return [model.row(n).place.name for n in range(model.rowCount())]


def cells(model: PlaceModel, row: int) -> list[object]:
    return [model.index(row, column).data() for column in Column]


def test_places_stand_in_the_order_in_which_the_text_names_them(model: PlaceModel) -> None:
    assert shown(model) == ["Westland", "Oakton", "Mill Bay", "Riverlands"]
    assert cells(model, 0) == ["1", "Westland", "Country", "—", "2", None, "0.95"]
    assert cells(model, 1) == ["2", "Oakton", "Capital city", "Westland", "3", None, "0.95"]
    assert cells(model, 2)[-1] == "0.30 ?", "uncertain"
    assert model.total == 4 and model.shown_mentions == 7


@pytest.mark.parametrize(
    ("column", "ascending"),
    [
        (Column.NUMBER, ["Westland", "Oakton", "Mill Bay", "Riverlands"]),
        (Column.PLACE, ["Mill Bay", "Oakton", "Riverlands", "Westland"]),
        (Column.COUNTRY, ["Oakton", "Mill Bay", "Westland", "Riverlands"]),
        (Column.MENTIONS, ["Riverlands", "Mill Bay", "Westland", "Oakton"]),
        (Column.WHERE, ["Westland", "Oakton", "Mill Bay", "Riverlands"]),
        (Column.CONFIDENCE, ["Mill Bay", "Riverlands", "Oakton", "Westland"]),
    ],
)
def test_a_column_sorts(model: PlaceModel, column: Column, ascending: list[str]) -> None:
    model.sort(column)
    assert shown(model) == ascending
    assert [model.row_of(place.id) for place in (WESTLAND, OAKTON, MILL_BAY, RIVERLANDS)] == [
        ascending.index(place.name) for place in (WESTLAND, OAKTON, MILL_BAY, RIVERLANDS)
    ]
    model.sort(Column.NUMBER, Qt.SortOrder.DescendingOrder)
    assert shown(model) == ["Riverlands", "Mill Bay", "Oakton", "Westland"]


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
def test_a_filter_leaves_what_matches(model: PlaceModel, wanted: str, names: list[str]) -> None:
    parsed = parse_filter(wanted)
    assert parsed.problems == ()
    model.set_filter(parsed)
    assert shown(model) == names and model.total == 4
    assert model.shown_mentions == sum(len(model.row(n).use.mentions) for n in range(len(names)))
    hidden = {place.id for place in KNOWN.values() if place.name not in names}
    assert {model.row_of(place_id) for place_id in hidden} <= {-1}


def test_filter_and_order_hold_for_the_next_text(model: PlaceModel) -> None:
    model.set_filter(parse_filter("country:westland"))
    model.sort(Column.PLACE)
    model.set_atlas(atlas_of(from_text("Riverlands, Oakton, Mill Bay.\n")))
    assert shown(model) == ["Mill Bay", "Oakton"]
    model.set_atlas(None)
    assert shown(model) == [] and model.total == 0


def test_what_there_is_to_filter_by_comes_most_frequent_first(model: PlaceModel) -> None:
    words = model.vocabulary()
    assert words["country"][0] == "Westland"
    assert set(words["kind"]) == {"country", "capital city", "settlement", "region"}
    assert words["admin"] == ["Middle"]


def test_what_cannot_be_seen_is_said(model: PlaceModel) -> None:
    assert model.index(1, Column.NUMBER).data(SPOKEN) == "Place 2"
    assert model.index(0, Column.WHERE).data(SPOKEN) == "first at 0 percent, last at 72 percent of the text"
    assert model.index(2, Column.CONFIDENCE).data(SPOKEN) == "0.30, uncertain"
    assert model.index(1, Column.CONFIDENCE).data(SPOKEN) == "0.95"


def test_a_row_that_is_not_there_has_no_place(model: PlaceModel) -> None:
    assert model.place_at(1) == OAKTON.id
    assert model.place_at(-1) is None and model.place_at(4) is None
    assert model.rowCount(model.index(0, 0)) == 0 and model.rowCount(QModelIndex()) == 4


def test_titles_are_shorter_where_there_is_little_room(model: PlaceModel) -> None:
    def title() -> object:
        return model.headerData(Column.WHERE, Qt.Orientation.Horizontal)

    assert title() == "Where in the text"
    model.set_narrow(True)
    assert title() == "Where"
    model.set_narrow(False)
    assert title() == "Where in the text"

"""The filter of the places table: what it lists, offers and says; sorting by every column; counts that add up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, Qt

from geoview.document import from_text
from geoview.ui.places.place_table import PlaceColumn
from geoview.ui.selection.selection import Cause

if TYPE_CHECKING:
    from desk import Desk, Kit, Make
    from pytestqt.qtbot import QtBot


@pytest.fixture
def desk(qtbot: QtBot, make_desk: Make, kit: type[Kit]) -> Desk:
    made = make_desk()
    with qtbot.waitSignal(made.documents.finished, timeout=20_000):
        made.documents.show(from_text(kit.text))
    return made


def names(desk: Desk) -> list[str]:
    model = desk.places.table.rows
    return [model.shown[n].use.place.name for n in range(model.rowCount())]


def write(qtbot: QtBot, desk: Desk, line: str) -> Any:
    field = desk.places.filter
    field.clear()
    field.setFocus()
    qtbot.keyClicks(field, line)
    return field


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("RIVER", ["Riverlands"]),
        ("kind:capital", ["Oakton"]),
        ("country:WL -kind:country", ["Oakton", "Mill Bay"]),
        ("uncertain", ["Mill Bay"]),
        ("confidence<0.5", ["Mill Bay"]),
        ("usage:demonym", ["Westland"]),
        ("-demonym mentions<2", ["Mill Bay", "Riverlands"]),
        ('"mill bay"', ["Mill Bay"]),
        ("westlandish", ["Westland"]),
        ("unresolved", []),
    ],
)
def test_typing_lists_what_matches(qtbot: QtBot, desk: Desk, line: str, found: list[str]) -> None:
    write(qtbot, desk, line)
    assert names(desk) == found
    assert desk.places.chips[0].text() == f"{len(found)} of 4 places"


def test_esc_empties_the_filter_and_leaves_the_choice(qtbot: QtBot, desk: Desk, kit: type[Kit]) -> None:
    desk.selection.choose_mention(0, Cause.KEYS)
    field = write(qtbot, desk, "river")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "" and len(names(desk)) == 4
    assert desk.selection.mention == 0


def test_what_is_not_understood_is_said_quietly_and_costs_nothing(qtbot: QtBot, desk: Desk) -> None:
    pane = desk.places
    write(qtbot, desk, "confidence<much mill")
    assert names(desk) == ["Mill Bay"]
    qtbot.waitUntil(pane._note.isVisible)
    assert pane._note.text() == "“confidence” needs a number, as in confidence>0.5."
    write(qtbot, desk, "colour:red")
    qtbot.waitUntil(lambda: "no field “colour”" in pane._note.text())
    write(qtbot, desk, "mill")
    assert not pane._note.isVisible()


def test_the_word_at_the_cursor_is_completed_by_keys(qtbot: QtBot, desk: Desk) -> None:
    field = write(qtbot, desk, "-k")
    assert field.offers == ["kind:"]
    popup = field._popup
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert field.text() == "-kind:"
    assert set(field.offers) == {"country", '"capital city"', "settlement", "region"}
    qtbot.keyClicks(popup, "cap")
    assert field.offers == ['"capital city"']
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert field.text() == '-kind:"capital city"'
    assert names(desk) == ["Mill Bay", "Westland", "Riverlands"]


def test_down_in_an_empty_field_shows_what_there_is(qtbot: QtBot, desk: Desk) -> None:
    field = write(qtbot, desk, "")
    assert field.offers == []
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert {"kind:", "country:", "confidence<", "uncertain"} <= set(field.offers)
    qtbot.keyClick(field._popup, Qt.Key.Key_Escape)
    assert field.offers == []


@pytest.mark.parametrize("column", list(PlaceColumn), ids=lambda column: column.name.lower())
def test_a_click_on_any_title_sorts_by_it_and_again_turns_it(qtbot: QtBot, desk: Desk, column: PlaceColumn) -> None:
    table = desk.places.table
    header = table.horizontalHeader()
    if column is PlaceColumn.NUMBER:
        table.sortByColumn(PlaceColumn.PLACE, Qt.SortOrder.AscendingOrder)
    where = QPoint(header.sectionViewportPosition(column) + 12, header.height() // 2)

    def click() -> list[str]:
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=where)
        return names(desk)

    expected = {
        PlaceColumn.NUMBER: ["Oakton", "Mill Bay", "Westland", "Riverlands"],
        PlaceColumn.PLACE: ["Mill Bay", "Oakton", "Riverlands", "Westland"],
        PlaceColumn.KIND: ["Oakton", "Westland", "Riverlands", "Mill Bay"],
        PlaceColumn.COUNTRY: ["Oakton", "Mill Bay", "Westland", "Riverlands"],
        PlaceColumn.MENTIONS: ["Riverlands", "Mill Bay", "Westland", "Oakton"],
        PlaceColumn.WHERE: ["Oakton", "Mill Bay", "Westland", "Riverlands"],
        PlaceColumn.CONFIDENCE: ["Mill Bay", "Riverlands", "Westland", "Oakton"],
    }[column]
    first, second = click(), click()
    if column is PlaceColumn.NUMBER:
        first, second = second, first
    assert expected in (first, second)
    assert first == second[::-1] or column is PlaceColumn.COUNTRY


def test_the_counts_add_up(qtbot: QtBot, desk: Desk) -> None:
    pane, model = desk.places, desk.places.table.rows
    in_rows = sum(int(model.index(n, PlaceColumn.MENTIONS).data()) for n in range(model.rowCount()))
    unresolved = len(desk.atlas.unresolved)
    assert in_rows + unresolved == len(desk.atlas.resolutions)
    assert desk.status.counts == f"4 places · {in_rows + unresolved} mentions · {unresolved} without a place"
    write(qtbot, desk, "kind:settlement")
    assert [chip.text() for chip in pane.chips[:2]] == ["2 of 4 places", "4 mentions"]


def test_esc_in_the_find_field_leaves_the_choice_too(qtbot: QtBot, desk: Desk) -> None:
    desk.selection.choose_mention(0, Cause.KEYS)
    field = desk.toolbar.field
    field.setFocus()
    qtbot.keyClicks(field, "river")
    assert desk.toolbar.found.text() == "1 of 1 · 1 place"
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "" and desk.selection.mention == 0
    assert desk.window.focusWidget() is desk.article.view

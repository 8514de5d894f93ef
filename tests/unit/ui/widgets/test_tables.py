"""Tables of rows: order, filters, what stays chosen when other rows come, widths, and what the reader does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from geoview.ui.widgets.row_model import Column, RowModel
from geoview.ui.widgets.tables import RowTable

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@dataclass(frozen=True)
class Boat:
    name: str
    sails: int


BOATS = [Boat("Anna", 2), Boat("Carl", 1), Boat("Berta", 2), Boat("Dora", 3)]


class Boats(RowTable):
    rows: RowModel[Boat]

    def make_rows(self) -> RowModel[Boat]:
        columns: list[Column[Boat]] = [
            Column("Name", lambda boat: boat.name, lambda boat: boat.name, share=0.75, is_name=True),
            Column("Home", lambda _: "—", lambda _: 0, share=0.25, spoken=lambda _: "no home"),
            Column(
                "Sails",
                lambda boat: str(boat.sails),
                lambda boat: boat.sails,
                width=60,
                number=True,
                about="<b> of all",
            ),
        ]
        return RowModel(columns, lambda boat: boat.name, self)


@pytest.fixture
def table(qtbot: QtBot) -> Boats:
    made = Boats()
    qtbot.addWidget(made)
    made.sort_first_by(-1)
    made.rows.set_rows(BOATS)
    made.resize(400, 300)
    made.show()
    return made


def names(table: Boats) -> list[str]:
    return [boat.name for boat in table.rows.shown]


def press(qtbot: QtBot, table: Boats, row: int, *, double: bool = False) -> None:
    where = table.visualRect(table.rows.index(row, 0)).center()
    if double:
        qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    else:
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)


def test_equal_rows_keep_their_order_whichever_way_they_are_sorted(table: Boats) -> None:
    table.rows.sort(2)
    assert names(table) == ["Carl", "Anna", "Berta", "Dora"]
    table.rows.sort(2, Qt.SortOrder.DescendingOrder)
    assert names(table) == ["Dora", "Anna", "Berta", "Carl"]
    table.rows.sort(-1)
    assert names(table) == [boat.name for boat in BOATS]


def test_filters_add_up_and_hold_for_other_rows(table: Boats) -> None:
    table.rows.set_filter("sails", lambda boat: boat.sails == 2)
    table.rows.set_filter("letter", lambda boat: boat.name.startswith("B"))
    assert names(table) == ["Berta"] and table.rows.row_of("Anna") == -1
    table.rows.set_filter("sails", None)
    table.rows.set_rows([*BOATS, Boat("Bruno", 5)])
    assert names(table) == ["Berta", "Bruno"] and len(table.rows.all) == 5
    assert table.rows.name_at(1) == "Bruno" and table.rows.name_at(2) is None and table.rows.name_at(-1) is None


def test_what_is_chosen_stays_chosen_behind_a_filter_and_the_keyboard_stays_where_it_was(table: Boats) -> None:
    told: list[None] = []
    table.picked.connect(lambda: told.append(None))
    table.choose(["Berta"])
    table.rows.sort(0, Qt.SortOrder.DescendingOrder)
    assert table.names == ["Berta"] and table.currentIndex().row() == 2
    table.rows.set_filter("letter", lambda boat: boat.name != "Berta")
    assert table.names == [] and table.chosen == "Berta"
    table.rows.set_filter("letter", None)
    assert table.names == ["Berta"] and table.currentIndex().row() == 2
    assert told == [], "nobody but the reader picks"


def test_the_reader_picks_by_mouse_and_by_arrows_and_opens_by_double_click_and_enter(
    qtbot: QtBot, table: Boats
) -> None:
    opened: list[str] = []
    picked: list[str | None] = []
    table.opened.connect(opened.append)
    table.picked.connect(lambda: picked.append(table.chosen))
    press(qtbot, table, 1)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    press(qtbot, table, 3, double=True)
    assert picked[:2] == ["Carl", "Berta"]
    assert opened == ["Berta", "Dora"]


def test_the_row_under_the_pointer_is_told_once(qtbot: QtBot, table: Boats) -> None:
    told: list[str] = []
    table.row_hovered.connect(told.append)
    for row in (0, 0, 2):
        qtbot.mouseMove(table.viewport(), table.visualRect(table.rows.index(row, 0)).center() + QPoint(row, 0))
    assert (told, table.hovered) == (["Anna", "Berta"], "Berta")
    table.show_hover("Dora")
    QApplication.sendEvent(table, QEvent(QEvent.Type.Leave))
    assert told[-1] == "" and table.hovered is None


def test_the_width_is_shared_out_until_the_reader_sets_one(table: Boats) -> None:
    def widths() -> list[int]:
        return [table.columnWidth(column) for column in range(3)]

    room = table.viewport().width()
    assert widths()[2] == 60 and sum(widths()) == pytest.approx(room, abs=1)
    assert widths()[0] == pytest.approx(3 * widths()[1], abs=3)
    table.resize(600, 300)
    assert sum(widths()) == pytest.approx(table.viewport().width(), abs=1) and table.own_widths() == []
    table.setColumnWidth(0, 99)
    table.resize(500, 300)
    assert widths()[0] == 99 and table.own_widths() == widths()
    table.reset_widths()
    assert widths()[0] > 200 and table.own_widths() == []


def test_cells_and_titles_say_what_a_screen_reader_needs(table: Boats) -> None:
    spoken, horizontal = Qt.ItemDataRole.AccessibleTextRole, Qt.Orientation.Horizontal
    assert table.rows.index(0, 0).data(spoken) == "Anna"
    assert (table.rows.index(0, 1).data(), table.rows.index(0, 1).data(spoken)) == ("—", "no home")
    assert table.rows.headerData(2, horizontal, Qt.ItemDataRole.ToolTipRole) == "‹b> of all", "never markup"
    table.rows.change_column(2, title="Masts", spoken_title="How many masts")
    assert table.rows.headerData(2, horizontal) == "Masts"
    assert table.rows.headerData(2, horizontal, spoken) == "How many masts"


def test_an_empty_table_says_why(table: Boats) -> None:
    def ink() -> int:
        picture = table.viewport().grab().toImage()
        ground = picture.pixel(0, picture.height() - 1)
        return sum(picture.pixel(x, y) != ground for x in range(picture.width()) for y in range(20, 60))

    table.rows.set_rows([])
    assert ink() == 0
    table.empty_text = "There is no boat"
    assert (plain := ink()) > 0
    table.rows.set_rows(BOATS)
    table.rows.set_filter("all", lambda _: False)
    assert ink() == plain
    table.unmatched_text = "No boat matches"
    assert ink() not in (0, plain)


def test_tab_leaves_the_table(table: Boats) -> None:
    table.setCurrentIndex(table.rows.index(0, 0))
    QApplication.sendEvent(table, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier))
    assert table.currentIndex() == table.rows.index(0, 0)

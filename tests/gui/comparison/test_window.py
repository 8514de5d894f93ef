"""Two documents side by side: what is shown, and what leads where."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from comparison_steps import DEADLINE, SECOND, rows
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtGui import Qt as TextQt

from geoview.analysis.comparison import Side
from geoview.errors import StorageError
from geoview.export import Subject, exporters
from geoview.ui.comparison.compared_table import ComparedColumn
from geoview.ui.wording.formats import number

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def click(
    qtbot: QtBot, table: Any, row: int, column: ComparedColumn = ComparedColumn.PLACE, *, double: bool = False
) -> None:
    where = table.visualRect(table.model().index(row, column)).center()
    if double:
        qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    else:
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)


def test_table_map_and_legend_say_the_same(open_pair: Any) -> None:
    _, shown = open_pair()
    assert rows(shown) == [
        ("both", "Oakton", "2", "1"),
        ("first", "Westland", "1", "—"),
        ("first", "Mill Bay", "1", "—"),
        ("second", "Riverlands", "—", "1"),
    ]
    on_map = shown.map.made.atlas.places
    assert [(use.number, use.place.name, use.side) for use in on_map] == [
        (1, "Oakton", "both"),
        (2, "Westland", "first"),
        (3, "Mill Bay", "first"),
        (4, "Riverlands", "second"),
    ]
    texts = {side: button.text().strip() for side, button in shown.sides.buttons.items()}
    assert texts == {
        None: "All  4",
        Side.BOTH: "In both  1",
        Side.FIRST: "Only in first.txt  2",
        Side.SECOND: "Only in second.txt  1",
    }
    assert shown.windowTitle() == "first.txt and second.txt — Comparison — GeoView"


def test_a_side_filters_the_table_and_lets_the_rest_stand_back_on_the_map(qtbot: QtBot, open_pair: Any) -> None:
    _, shown = open_pair()
    qtbot.mouseClick(shown.sides.buttons[Side.FIRST], Qt.MouseButton.LeftButton)
    assert [name for _, name, _, _ in rows(shown)] == ["Westland", "Mill Bay"]
    assert shown.map.made.focus == {"x:westland": 1, "x:millbay": 1}
    assert shown.map.made.told[-1] == "focus"
    qtbot.keyClick(shown.sides.buttons[None], Qt.Key.Key_Space)
    assert len(rows(shown)) == 4
    assert shown.map.made.focus is None


def test_one_choice_for_map_and_table(qtbot: QtBot, open_pair: Any) -> None:
    _, shown = open_pair()
    click(qtbot, shown.table, 1)
    assert shown.map.made.chosen == ("x:westland", 0)
    assert [action.label for action in shown.map.made.popup_actions] == ["Show in first.txt"]
    shown.map.made.place_clicked.emit("x:oakton")
    assert shown.table.chosen == "x:oakton"
    assert shown.table.currentIndex().row() == 0
    assert [action.label for action in shown.map.made.popup_actions] == ["Show in first.txt", "Show in second.txt"]
    # Once more: on to the next of its passages, and round again.
    for passage in (1, 2, 0):
        shown.map.made.place_clicked.emit("x:oakton")
        assert shown.map.made.chosen == ("x:oakton", passage)
    lines = shown.map.made.atlas.passages_of("x:oakton")
    assert [(line.words, line.source) for line in lines] == [
        ("Oakton", "first.txt"),
        ("Oakton", "first.txt"),
        ("Oakton", "second.txt"),
    ]
    shown.map.made.place_hovered.emit("x:millbay")
    assert shown.table.hovered == "x:millbay"
    qtbot.keyClick(shown.table, Qt.Key.Key_Escape)
    assert shown.map.made.chosen == (None, None)


def test_the_arrows_choose_and_enter_leads_into_the_text(qtbot: QtBot, open_pair: Any) -> None:
    desk, shown = open_pair()
    shown.choose("x:millbay")
    qtbot.keyClick(shown.table, Qt.Key.Key_Down)
    assert shown.place_id == "x:riverlands"
    qtbot.keyClick(shown.table, Qt.Key.Key_Return)
    assert desk.session.document.source.path.name == "second.txt"
    assert desk.selection.place_id == "x:riverlands"
    assert desk.selection.mention == 0


def test_a_double_click_opens_the_text_whose_column_it_is_in(qtbot: QtBot, open_pair: Any) -> None:
    desk, shown = open_pair()
    click(qtbot, shown.table, 0, ComparedColumn.SECOND, double=True)
    assert desk.session.document.source.path.name == "second.txt"
    assert desk.atlas.resolutions[desk.selection.mention].mention.surface == "Oakton"
    click(qtbot, shown.table, 0, ComparedColumn.PLACE, double=True)
    assert desk.session.document.source.path.name == "first.txt"
    # A text that does not name it can't be asked for.
    click(qtbot, shown.table, 3, ComparedColumn.FIRST, double=True)
    assert desk.session.document.source.path.name == "second.txt"


def test_a_passage_of_the_popup_leads_to_its_own_mention(open_pair: Any) -> None:
    desk, shown = open_pair()
    shown.choose("x:oakton")
    shown.map.made.mention_requested.emit(1)
    assert desk.session.document.source.path.name == "first.txt"
    assert desk.selection.mention == 2


@pytest.mark.parametrize("form", ["csv", "geojson", "json"])
def test_the_difference_is_exported(qtbot: QtBot, open_pair: Any, tmp_path: Path, form: str) -> None:
    _, shown = open_pair()
    target = tmp_path / f"difference.{form}"
    shown.write(form, target)
    qtbot.waitUntil(lambda: shown.statusBar().currentMessage() == f"Saved difference.{form}", timeout=DEADLINE)
    text = target.read_text(encoding="utf-8")
    assert "first.txt" in text
    if form != "csv":
        counts = json.loads(text)["counts"]
        assert counts == {"first": 2, "second": 1, "both": 1}
    else:
        assert [line.split(",")[0] for line in text.splitlines()[1:]] == ["both", "first", "first", "second"]


def test_all_formats_of_a_comparison_are_in_its_menu(open_pair: Any) -> None:
    _, shown = open_pair()
    names = {entry.objectName() for entry in shown.export_button.menu().actions()}
    assert names == {f"export_{known.name}" for known in exporters(Subject.COMPARISON) if known.suffix}
    assert {"export_csv", "export_geojson"} <= names


def test_an_export_never_replaces_one_of_the_texts(qtbot: QtBot, open_pair: Any, tmp_path: Path) -> None:
    _, shown = open_pair()
    shown.write("csv", tmp_path / "second.txt")
    qtbot.waitUntil(shown.messages.isVisible, timeout=DEADLINE)
    assert (tmp_path / "second.txt").read_text(encoding="utf-8") == SECOND


def test_an_export_that_fails_says_why(
    qtbot: QtBot, open_pair: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, shown = open_pair()

    def fail(*_: object) -> None:
        raise StorageError("The file was not saved", "the disk is full", "Make room.")

    monkeypatch.setattr("geoview.ui.documents.save_jobs.atomic_write", fail)
    shown.write("csv", tmp_path / "out.csv")
    qtbot.waitUntil(shown.messages.isVisible, timeout=DEADLINE)


def test_it_follows_the_theme_and_closes_with_the_window(open_pair: Any) -> None:
    desk, shown = open_pair()
    desk.colors.choose("dark")
    assert shown.table.theme.dark
    assert shown.map.made.dark
    fake = shown.map.made
    desk.window.close()
    assert desk.comparing.windows == []
    assert fake.told[-1] == "shutdown"


def test_a_name_that_looks_like_markup_is_a_name(qtbot: QtBot, open_pair: Any, tmp_path: Path) -> None:
    desk, _ = open_pair()
    evil = tmp_path / "<img src=x onerror=1>&lt;b&gt;{{7*7}}.txt"
    evil.write_text("Westland again.\n", encoding="utf-8")
    desk.comparing.compare_file(evil)
    qtbot.waitUntil(lambda: len(desk.comparing.windows) == 2, timeout=DEADLINE)
    shown = desk.comparing.windows[1]
    qtbot.waitUntil(lambda: shown.pair.comparison is not None, timeout=DEADLINE)
    assert shown.table.rows.headerData(ComparedColumn.SECOND, Qt.Orientation.Horizontal) == evil.name
    tips = [
        *(button.toolTip() for button in shown.sides.buttons.values()),
        *(
            shown.table.rows.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole) or ""
            for column in ComparedColumn
        ),
    ]
    assert not any(TextQt.mightBeRichText(tip) for tip in tips)
    assert evil.name in shown.windowTitle()
    shown.write("json", tmp_path / "out.json")
    qtbot.waitUntil(lambda: shown.statusBar().currentMessage() == "Saved out.json", timeout=DEADLINE)
    assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["second"]["source"] == evil.name


def test_it_glides_only_where_the_reader_wants_that(open_pair: Any) -> None:
    desk, shown = open_pair()
    desk.preferences.change("reduced_motion", "on")
    assert shown.map.made.told[-1] == "jumps"
    desk.preferences.change("reduced_motion", "off")
    assert shown.map.made.told[-1] == "glides"


def test_everything_has_a_name_and_the_rows_can_be_read_aloud(open_pair: Any) -> None:
    _, shown = open_pair()
    for widget in (shown.sides, *shown.sides.buttons.values(), shown.export_button, shown.table):
        assert widget.accessibleName()
    role = Qt.ItemDataRole.AccessibleTextRole
    model = shown.table.rows
    assert model.index(0, ComparedColumn.NUMBER).data(role) == "Place 1, in both"
    assert model.index(3, ComparedColumn.NUMBER).data(role) == "Place 4, only in second.txt"
    assert model.index(3, ComparedColumn.WHERE).data(role) == "second.txt: first at 11 percent, last at 11 percent"
    interface = QAccessible.queryAccessibleInterface(shown.sides.buttons[Side.BOTH])
    assert interface.text(QAccessible.Text.Name) == "In both: 1 place"


def test_f6_goes_round(qtbot: QtBot, open_pair: Any) -> None:
    _, shown = open_pair()
    shown.table.setFocus()
    qtbot.keyClick(shown.table, Qt.Key.Key_F6)
    assert shown.sides.isAncestorOf(shown.focusWidget())
    qtbot.keyClick(shown, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert shown.focusWidget() is shown.table


def test_long_names_are_cut_and_the_counts_stay(open_pair: Any) -> None:
    _, shown = open_pair()
    long = "a very long name of a document that goes on and on for ever and ever.txt"
    shown.resize(640, 420)
    shown.sides.set_counts((long, long), {None: 1234, Side.BOTH: 1000, Side.FIRST: 200, Side.SECOND: 34})
    assert shown.minimumSizeHint().width() <= 640
    for side, count in ((None, number(1234)), (Side.FIRST, "200"), (Side.SECOND, "34")):
        button = shown.sides.buttons[side]
        assert button.text().endswith(count)
        assert button.sizeHint().width() <= 640 // 3
    assert long in shown.sides.buttons[Side.FIRST].toolTip()

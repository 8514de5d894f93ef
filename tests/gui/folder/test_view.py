"""A folder of texts in the window: documents, places, days and one map."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from desk import FakeParser, Kit, Make
from folder_steps import names, opened, places, settle, write
from present import present
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from geoview.gazetteer.place import FeatureClass, Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

THIRD = str(Path("sub", "three.txt"))


def drawn(view: Any) -> set[str]:
    """The places on the map."""
    made = view.map.made.atlas
    return {use.place.name for use in made.places} if made is not None else set()


def test_a_folder_shows_documents_places_and_one_map(qtbot: QtBot, make_desk: Make, texts: Path) -> None:
    desk = make_desk()
    view = opened(qtbot, desk, texts)
    assert desk.panes.pages.currentWidget() is view
    assert desk.window.windowTitle() == "texts[*] — GeoView"
    assert names(view) == ["broken.docx", THIRD, "two.txt", "one.txt", "four.txt"]
    assert places(view) == {"Westland": (3, 3), "Oakton": (2, 3), "Riverlands": (2, 2), "Mill Bay": (1, 1)}
    qtbot.waitUntil(lambda: drawn(view) == set(places(view)), timeout=20_000)
    assert "4 documents" in desk.status.counts and "4 places" in desk.status.counts


def test_a_place_lists_the_documents_that_name_it_and_esc_lists_all(qtbot: QtBot, view: Any) -> None:
    view.places.setFocus()
    view.places.setCurrentIndex(view.places.rows.index(view.places.rows.row_of("x:oakton"), 0))
    settle(qtbot, view)
    assert names(view) == ["two.txt", "one.txt"]
    assert [row.places for row in view.documents.rows.shown] == [1, 2], "how often each names it"
    assert "Oakton" in view.document_pane.narrowed.text()
    qtbot.waitUntil(lambda: view.map.made.chosen == ("x:oakton", 0), timeout=20_000)
    QTest.keyClick(view.places, Qt.Key.Key_Escape)
    settle(qtbot, view)
    assert len(names(view)) == 5 and not view.document_pane.narrowed.isVisible()
    assert view.map.made.chosen[0] is None


def test_a_pin_lists_its_documents_too_and_its_popup_leads_through_them(qtbot: QtBot, view: Any) -> None:
    view.map.place_clicked.emit("x:westland")
    settle(qtbot, view)
    assert view.places.names == ["x:westland"]
    quoted = [(p.name, p.quote.words) for p in view.answer.passages]
    assert quoted == [(THIRD, "Westland"), ("one.txt", "Westland"), ("four.txt", "Westland")]
    view.map.step_requested.emit(1)
    assert view.documents.names == ["one.txt"] and view.map.made.chosen == ("x:westland", 1)


def test_enter_opens_a_document_at_the_first_mention_of_the_place(
    qtbot: QtBot, make_desk: Make, texts: Path, kit: type[Kit]
) -> None:
    long = "A long report\n\n1 May 2021\n\n" + "Nothing happened in the valley.\n\n" * 200 + "Then Oakton woke.\n"
    write(texts / "long.txt", long)
    desk = make_desk()
    view = opened(qtbot, desk, texts)
    view.choose_place("x:oakton")
    settle(qtbot, view)
    view.documents.setCurrentIndex(view.documents.rows.index(view.documents.rows.row_of("long.txt"), 0))
    QTest.keyClick(view.documents, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.selection.mention is not None, timeout=20_000)
    assert present(desk.session.document).source.path == texts / "long.txt"
    assert desk.selection.place_id == "x:oakton"
    seen = present(desk.article.view.visible_span())
    assert seen.start <= long.index("Oakton") < seen.end
    assert [desk.tabs.tabText(n) for n in range(desk.tabs.count())] == ["texts", "long.txt"]
    desk.tabs.setCurrentIndex(0)
    assert desk.folders.front is view and desk.panes.pages.currentWidget() is view
    desk.trigger("next_tab")
    assert desk.folders.front is None
    assert present(desk.session.document).source.path == texts / "long.txt"


def test_chosen_documents_show_their_places_alone(qtbot: QtBot, view: Any) -> None:
    view.documents.choose([])
    row = view.documents.rows.row_of("two.txt")
    view.documents.selectRow(row)
    settle(qtbot, view)
    assert places(view) == {"Oakton": (1, 1), "Riverlands": (1, 1)}
    qtbot.waitUntil(lambda: drawn(view) == {"Oakton", "Riverlands"}, timeout=20_000)
    assert len(names(view)) == 5, "the list itself stays whole"
    assert "Second report" in view.place_pane.narrowed.text()
    view.place_pane.release.click()
    settle(qtbot, view)
    assert len(places(view)) == 4


def test_the_days_narrow_documents_places_and_map(qtbot: QtBot, view: Any) -> None:
    slider = view.time.slider
    assert slider.isVisible() and slider.timeline.total == 3
    slider.choose(date(2021, 5, 1), date(2021, 12, 31))
    settle(qtbot, view)
    assert names(view) == ["two.txt", "four.txt"]
    view.time.undated.setChecked(False)
    settle(qtbot, view)
    assert names(view) == ["two.txt"]
    assert places(view) == {"Oakton": (1, 1), "Riverlands": (1, 1)}
    qtbot.waitUntil(lambda: drawn(view) == {"Oakton", "Riverlands"}, timeout=20_000)
    view.time.whole.click()
    view.time.undated.setChecked(True)
    settle(qtbot, view)
    assert len(places(view)) == 4


def test_the_handles_move_by_keys_and_say_where_they_are(qtbot: QtBot, view: Any) -> None:
    slider = view.time.slider
    slider.first.setFocus()
    QTest.keyClick(slider.first, Qt.Key.Key_Right)
    assert slider.days is not None and slider.days[0] == date(2021, 4, 1)
    assert slider.first.accessibleName() == "From: Apr 2021"
    handle = QAccessible.queryAccessibleInterface(slider.first)
    assert handle is not None and handle.role() == QAccessible.Role.Slider
    QTest.keyClick(slider.first, Qt.Key.Key_End)
    assert slider.first.value() == slider.last.value(), "the handles never pass each other"
    QTest.keyClick(slider.first, Qt.Key.Key_Home)
    assert slider.is_whole
    settle(qtbot, view)


@pytest.mark.parametrize("turned", [False, True])
def test_a_handle_is_dragged_and_the_stretch_between_them_too(qtbot: QtBot, view: Any, turned: bool) -> None:
    slider = view.time.slider
    view.window().setLayoutDirection(Qt.LayoutDirection.RightToLeft if turned else Qt.LayoutDirection.LeftToRight)
    try:
        bars = len(slider.timeline.bars)
        middle = QPoint(slider.first.width() // 2, slider.first.height() // 2)
        target = slider.first.mapFrom(slider, QPoint(round(slider._edge(4)), 40))
        QTest.mousePress(slider.first, Qt.MouseButton.LeftButton, pos=middle)
        QTest.mouseMove(slider.first, target)
        QTest.mouseRelease(slider.first, Qt.MouseButton.LeftButton, pos=target)
        assert (slider.first.value(), slider.last.value()) == (4, bars - 1)
        slider._set(2, 4)
        QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(round(slider._edge(3) + 1), 20))
        QTest.mouseMove(slider, QPoint(round(slider._edge(5) + (-3 if turned else 3)), 20))
        QTest.mouseRelease(slider, Qt.MouseButton.LeftButton)
        assert slider.last.value() - slider.first.value() == 2 and slider.first.value() in (4, 5)
    finally:
        view.window().setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    settle(qtbot, view)


def test_what_failed_says_why_and_is_tried_again(qtbot: QtBot, view: Any) -> None:
    assert view.failed.text() == "1 not read" and view.failed.isVisible() and not view.again.isVisible()
    view.failed.click()
    assert names(view) == ["broken.docx"]
    assert "docx" in view.documents.rows.shown[0].reason
    index = view.documents.rows.index(0, 3)
    assert "docx" in index.data(Qt.ItemDataRole.AccessibleTextRole), "a screen reader hears the reason"
    path = view.folder / "broken.docx"
    status = path.stat()
    path.unlink()
    write(view.folder / "mended.txt", "Oakton again.\n")
    os.utime(view.folder / "mended.txt", ns=(status.st_atime_ns, status.st_mtime_ns))
    view.again.click()
    settle(qtbot, view)
    assert not view.failed.isVisible() and "mended.txt" in names(view)


def test_the_filter_finds_by_title_file_and_day(qtbot: QtBot, view: Any) -> None:
    field = view.document_pane.filter
    for words, found in (
        ("second", ["two.txt"]),
        ("sub", [THIRD]),
        ("2022-01", [names(view)[1]]),
    ):
        field.setText(words)
        assert names(view) == found
    field.clear()
    view.place_pane.filter.setText("mill")
    assert list(places(view)) == ["Mill Bay"]


def test_f6_goes_round_the_parts_of_a_folder(qtbot: QtBot, make_desk: Make, texts: Path) -> None:
    desk = make_desk()
    view, window = opened(qtbot, desk, texts), desk.window
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    view.documents.setFocus()
    qtbot.waitUntil(lambda: view.map.made is not None and view.map.made.isVisible(), timeout=20_000)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is view.documents, timeout=20_000)
    seen = []
    for _ in range(4):
        desk.trigger("next_pane")
        focus = QApplication.focusWidget()
        parts = {"map": view.map, "places": view.place_pane, "time": view.time, "documents": view.document_pane}
        seen += [name for name, part in parts.items() if part is focus or part.isAncestorOf(focus)]
    assert seen == ["map", "places", "time", "documents"]


def test_countries_are_called_as_in_the_table_of_a_document(
    qtbot: QtBot, make_desk: Make, tmp_path: Path, speak: Callable[[str], str]
) -> None:
    bergen = Place("x:bergen", "Bergen", 60.4, 5.3, FeatureClass.SETTLEMENT, "PPLA", "NO")
    desk = make_desk(FakeParser(known={"Bergen": bergen}))
    assert speak("de") == "de"
    write(tmp_path / "texts" / "one.txt", "Rain in Bergen.\n")
    view = opened(qtbot, desk, tmp_path / "texts")
    assert [view.places.rows.index(0, column).data() for column in (1, 3)] == ["Bergen", "Norwegen"]

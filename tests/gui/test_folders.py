"""A folder of texts in the window: what is found in all of them, and what the reader can do with it."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from desk import Desk, FakeParser, Kit, Make
from present import present
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from geoview.gazetteer.place import FeatureClass, Place
from geoview.ui.shell.session_restore import OpenTabs, reopen
from geoview.viewer.window_state import StateFile

TEXTS = {
    "one.txt": "First report\n\n4 March 2021\n\nOakton was quiet. Westland was not, and Oakton knew.\n",
    "two.txt": "Second report\n\n9 June 2021\n\nFrom Oakton to the Riverlands.\n",
    "sub/three.txt": "Third report\n\n2 January 2022\n\nThe Riverlands and Westland met; Mill Bay did not come.\n",
    "four.txt": "A note without a day\n\nWestland slept.\n",
}

THIRD = str(Path("sub", "three.txt"))


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An own home, and place data that is none: the parser of these tests needs none."""
    monkeypatch.setenv("GEOVIEW_HOME", str(tmp_path / "home"))
    data = tmp_path / "gazetteer.sqlite"
    data.write_bytes(b"")
    monkeypatch.setenv("GEOVIEW_GAZETTEER", str(data))
    return tmp_path / "home"


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    for name, text in TEXTS.items():
        write(folder / name, text)
    (folder / "broken.docx").write_bytes(b"this is no archive")
    return folder


def opened(qtbot: QtBot, desk: Desk, folder: Path) -> Any:
    """The view of a folder once all is read and shown, and there is a map."""
    desk.folders.processes = 1
    view = desk.folders.open(folder)
    settle(qtbot, view)
    qtbot.waitUntil(lambda: view.map.made is not None, timeout=20_000)
    return view


def settle(qtbot: QtBot, view: Any) -> None:
    qtbot.waitUntil(lambda: not view.reading.is_running and not view.questions.is_busy, timeout=20_000)
    assert view.answer is not None and view.answer.choice == view.choice


def names(view: Any) -> list[str]:
    return [row.name for row in view.documents.rows.shown]


def places(view: Any) -> dict[str, tuple[int, int]]:
    return {row.use.place.name: (row.use.documents, row.use.mentions) for row in view.places.rows.shown}


def drawn(view: Any) -> set[str]:
    """The places on the map."""
    made = view.map.made.atlas
    return {use.place.name for use in made.places} if made is not None else set()


@pytest.fixture
def view(qtbot: QtBot, make_desk: Make, texts: Path) -> Any:
    return opened(qtbot, make_desk(), texts)


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


def test_a_changed_text_is_read_again_by_itself(qtbot: QtBot, view: Any) -> None:
    write(view.folder / "four.txt", "A note without a day\n\nMill Bay slept, and Mill Bay woke.\n")
    qtbot.waitUntil(lambda: places(view).get("Mill Bay") == (2, 3), timeout=20_000)
    write(view.folder / "sub" / "five.txt", "Oakton.\n")
    qtbot.waitUntil(lambda: places(view)["Oakton"] == (3, 4), timeout=20_000)
    (view.folder / "one.txt").unlink()
    qtbot.waitUntil(lambda: "one.txt" not in names(view), timeout=20_000)
    settle(qtbot, view)


def test_cancel_stops_and_go_on_goes_on(qtbot: QtBot, make_desk: Make, kit: type[Kit], texts: Path) -> None:
    gate = threading.Event()
    desk = make_desk(kit.FakeParser(gate=gate))
    desk.folders.processes = 1
    view = desk.folders.open(texts)

    def states() -> list[str]:
        return sorted(row.state.name for row in view.documents.rows.shown)

    qtbot.waitUntil(lambda: states() == ["FAILED", *["WAITING"] * 4], timeout=20_000)
    assert desk.status.shows_progress
    desk.status._cancel.click()
    assert not view.reading.is_running and not desk.status.shows_progress
    assert "stopped" in desk.messages.message.title
    gate.set()
    desk.messages._button.click()
    settle(qtbot, view)
    assert len(places(view)) == 4 and desk.messages.message is None


def test_a_second_opening_reads_nothing(qtbot: QtBot, make_desk: Make, texts: Path) -> None:
    # A text that was changed this very moment would be compared by its content.
    old = time.time() - 3600
    for path in texts.rglob("*"):
        os.utime(path, (old, old))
    first = make_desk()
    view = opened(qtbot, first, texts)
    found = places(view)
    first.folders.close(view)
    assert first.panes.pages.currentWidget() is first.start
    second = make_desk()
    view = opened(qtbot, second, texts)
    assert places(view) == found and second.parser.seen == []


def test_an_empty_folder_and_one_that_is_gone_say_so(qtbot: QtBot, make_desk: Make, tmp_path: Path) -> None:
    desk = make_desk()
    empty = tmp_path / "empty"
    empty.mkdir()
    view = opened(qtbot, desk, empty)
    assert view.note.isVisible() and "no texts" in view.note.title.text()
    write(empty / "new.txt", "Oakton.\n")
    qtbot.waitUntil(lambda: list(places(view)) == ["Oakton"], timeout=20_000)
    gone = desk.folders.open(tmp_path / "never")
    qtbot.waitUntil(lambda: not gone.reading.is_running and gone.error is not None, timeout=20_000)
    assert gone.note.isVisible() and "not found" in gone.note.text.text()
    settle(qtbot, view)


def test_folders_are_dropped_and_closed_like_documents(qtbot: QtBot, make_desk: Make, texts: Path) -> None:
    desk = make_desk()
    desk.folders.processes = 1
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(texts))])
    action, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    desk.drop.dropEvent(QDropEvent(QPointF(5, 5), action, data, Qt.MouseButton.LeftButton, none))
    qtbot.waitUntil(lambda: len(desk.folders.views) == 1, timeout=20_000)
    (view,) = desk.folders.views
    settle(qtbot, view)
    assert desk.state.state.recent[0] == texts
    desk.trigger("close")
    assert desk.folders.views == [] and desk.window.isVisible()
    assert desk.panes.pages.currentWidget() is desk.start


def test_what_a_folder_needs_is_loaded_off_the_windows_thread(
    qtbot: QtBot, make_desk: Make, texts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = make_desk()
    threads: list[threading.Thread] = []
    load = desk.folders.load

    def noting() -> None:
        threads.append(threading.current_thread())
        load()

    monkeypatch.setattr(desk.folders, "load", noting)
    desk.folders.processes = 1
    desk.open(texts)
    assert desk.folders.views == [], "nobody waits for it"
    qtbot.waitUntil(lambda: len(desk.folders.views) == 1, timeout=20_000)
    assert threads and threads[0] is not threading.main_thread()
    settle(qtbot, desk.folders.views[0])


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


# The next start


@pytest.fixture
def another(tmp_path: Path) -> Path:
    folder = tmp_path / "letters"
    write(folder / "letter.txt", "A letter\n\n7 May 2021\n\nOakton to Mill Bay.\n")
    return folder


def last_time(make_desk: Make, qtbot: QtBot, state: Path, folders: list[Path], front: int) -> list[Path]:
    """Closes a window in which these folders were open; what the menu then offers."""
    desk = make_desk(state=state)
    tabs = OpenTabs(desk.documents, desk.folders, desk.state, desk.window)
    desk.window.closing.connect(tabs.note)
    for folder in folders:
        opened(qtbot, desk, folder)
    desk.tabs.setCurrentIndex(front)
    desk.window.close()
    return list(desk.state.state.recent)


def start_again(make_desk: Make, state: Path, asked: tuple[Path, ...] = ()) -> Any:
    desk = make_desk(state=state)
    desk.folders.processes = 1
    reopen(desk.documents, desk.folders, desk.state.state, desk.messages, asked)
    return desk


def test_folders_are_open_again_and_those_behind_are_read_when_one_looks(
    qtbot: QtBot, make_desk: Make, texts: Path, another: Path, tmp_path: Path
) -> None:
    state = tmp_path / "window.json"
    last_time(make_desk, qtbot, state, [texts, another], front=1)
    write(texts / "five.txt", "Mill Bay woke.\n")
    desk = start_again(make_desk, state)
    folders = desk.folders
    qtbot.waitUntil(lambda: len(folders.views) == 2 and folders.front is not None, timeout=20_000)
    assert [view.folder for view in folders.views] == [texts, another]
    behind, front = folders.views
    assert front is folders.front and desk.panes.pages.currentWidget() is front
    settle(qtbot, front)
    assert names(front) == ["letter.txt"]
    assert behind.answer is None and not behind.reading.has_looked
    desk.tabs.setCurrentIndex(0)
    settle(qtbot, behind)
    assert "five.txt" in names(behind)
    assert desk.messages.message is None


def test_a_folder_that_is_gone_is_named_and_stays_among_the_recent_ones(
    qtbot: QtBot, make_desk: Make, texts: Path, another: Path, tmp_path: Path
) -> None:
    state = tmp_path / "window.json"
    recent = last_time(make_desk, qtbot, state, [texts, another], front=1)
    another.rename(tmp_path / "elsewhere")
    desk = start_again(make_desk, state)
    folders = desk.folders
    qtbot.waitUntil(lambda: folders.front is not None, timeout=20_000)
    assert [view.folder for view in folders.views] == [texts], "what is left of last time is in front"
    message = desk.messages.message
    assert message is not None and message.title == "1 folder of last time can't be found"
    assert message.text.startswith("letters.") and "Open Recent" in message.text
    assert set(desk.state.state.recent) == set(recent) == {texts, another}
    settle(qtbot, folders.front)


def test_a_text_that_was_asked_for_stays_before_the_folders_of_last_time(
    qtbot: QtBot, make_desk: Make, texts: Path, tmp_path: Path
) -> None:
    state = tmp_path / "window.json"
    last_time(make_desk, qtbot, state, [texts], front=0)
    article = tmp_path / "article.txt"
    write(article, "Oakton slept.\n")
    desk = make_desk(state=state)
    with qtbot.waitSignal(desk.documents.finished, timeout=20_000):
        desk.open(article)
    reopen(desk.documents, desk.folders, desk.state.state, desk.messages, [article])
    qtbot.waitUntil(lambda: len(desk.folders.views) == 1, timeout=20_000)
    assert desk.folders.front is None and present(desk.session.document).source.path == article
    assert desk.tabs.count() == 2 and desk.tabs.currentIndex() == 1


def test_open_folders_are_noted_while_they_are_open(
    qtbot: QtBot, make_desk: Make, texts: Path, another: Path, tmp_path: Path
) -> None:
    file = tmp_path / "window.json"
    desk = make_desk(state=file)
    tabs = OpenTabs(desk.documents, desk.folders, desk.state, desk.window)
    first = opened(qtbot, desk, texts)
    opened(qtbot, desk, another)
    qtbot.waitUntil(file.exists, timeout=20_000)
    saved = StateFile(file).state
    assert (saved.folders, saved.front_folder) == ([texts, another], 1)
    desk.folders.close(first)
    tabs.note()
    assert (desk.state.state.folders, desk.state.state.front_folder) == ([another], 0)


def test_countries_are_called_as_in_the_table_of_a_document(
    qtbot: QtBot, make_desk: Make, tmp_path: Path, speak: Callable[[str], str]
) -> None:
    bergen = Place("x:bergen", "Bergen", 60.4, 5.3, FeatureClass.SETTLEMENT, "PPLA", "NO")
    desk = make_desk(FakeParser(known={"Bergen": bergen}))
    assert speak("de") == "de"
    write(tmp_path / "texts" / "one.txt", "Rain in Bergen.\n")
    view = opened(qtbot, desk, tmp_path / "texts")
    assert [view.places.rows.index(0, column).data() for column in (1, 3)] == ["Bergen", "Norwegen"]

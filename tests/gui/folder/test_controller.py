"""Folders are opened, called off, dropped, closed and open again at the next start."""

from __future__ import annotations

import os
import threading
import time
from typing import TYPE_CHECKING, Any

import pytest
from folder_steps import names, opened, places, settle, write
from present import present
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from geoview.ui.shell.session_restore import OpenTabs, reopen
from geoview.viewer.window_state import StateFile

if TYPE_CHECKING:
    from pathlib import Path

    from desk import Kit, Make
    from pytestqt.qtbot import QtBot


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

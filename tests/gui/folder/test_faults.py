"""A folder of which something can't be had: the reader is told what and why, and has all the rest."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QPushButton

from geoview.ui.folder.document_table import State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desk import Make
    from pytestqt.qtbot import QtBot


@pytest.fixture(autouse=True)
def plain_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Place data that is none: the parser of these tests needs none."""
    data = tmp_path / "gazetteer.sqlite"
    data.write_bytes(b"")
    monkeypatch.setenv("GEOVIEW_GAZETTEER", str(data))


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    for name, text in (
        ("one.txt", "Oakton was quiet.\n"),
        ("two.txt", "From Oakton to the Riverlands.\n"),
        ("inner/three.txt", "Westland slept.\n"),
    ):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def closed(monkeypatch: pytest.MonkeyPatch) -> Iterator[set[str]]:
    """Names of files and folders that may not be read; root itself may read everything."""
    names: set[str] = set()
    scandir, open_file = os.scandir, os.open

    def guarded_scandir(path: Any) -> Any:
        if Path(path).name in names:
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    def guarded_open(path: Any, *options: Any, **more: Any) -> int:
        if Path(path).name in names:
            raise PermissionError(13, "Permission denied", str(path))
        return open_file(path, *options, **more)

    monkeypatch.setattr(os, "scandir", guarded_scandir)
    monkeypatch.setattr(os, "open", guarded_open)
    yield names
    names.clear()


def settle(qtbot: QtBot, view: Any) -> None:
    qtbot.waitUntil(lambda: not view.reading.is_running and not view.questions.is_busy, timeout=20_000)


def opened(qtbot: QtBot, make_desk: Make, folder: Path) -> Any:
    desk = make_desk()
    desk.folders.processes = 1
    view = desk.folders.open(folder)
    settle(qtbot, view)
    return view


def states(view: Any) -> dict[str, State]:
    return {row.name: row.state for row in view.documents.rows.shown}


def reason_of(view: Any, name: str) -> str:
    return next(str(row.reason) for row in view.documents.rows.shown if row.name == name)


def test_a_folder_that_may_not_be_read_says_so_and_is_tried_again(
    qtbot: QtBot, make_desk: Make, texts: Path, closed: set[str]
) -> None:
    closed.add("texts")
    view = opened(qtbot, make_desk, texts)
    assert not view.shows_texts
    assert view.note.title.text() == "The folder could not be opened"
    words = view.note.text.text()
    assert str(texts) in words and "may not be read" in words and "permission" in words
    again = next(button for button in view.note.findChildren(QPushButton) if button.text() == "Try Again")
    closed.clear()
    again.click()
    qtbot.waitUntil(lambda: view.shows_texts, timeout=20_000)
    settle(qtbot, view)
    assert set(states(view).values()) == {State.READ} and len(states(view)) == 3


def test_what_was_read_of_a_folder_stays_when_it_may_not_be_read_any_more(
    qtbot: QtBot, make_desk: Make, texts: Path, closed: set[str]
) -> None:
    desk = make_desk()
    view = opened(qtbot, lambda: desk, texts)
    closed.add("texts")
    view.reading.start()
    settle(qtbot, view)
    assert view.shows_texts and len(states(view)) == 3
    message = desk.messages.message
    assert message is not None and message.title == "The folder could not be opened" and message.verb == "Try Again"


@pytest.mark.parametrize("name", ["two.txt", "inner"])
def test_a_file_or_folder_inside_that_may_not_be_read_is_named_and_the_rest_is_there(
    qtbot: QtBot, make_desk: Make, texts: Path, closed: set[str], name: str
) -> None:
    closed.add(name)
    view = opened(qtbot, make_desk, texts)
    assert states(view)[name] is State.FAILED
    assert "read" in reason_of(view, name)
    assert list(states(view).values()).count(State.READ) == 2
    assert view.failed.isVisible() and view.failed.text() == "1 not read"
    view.failed.click()
    assert list(states(view)) == [name]
    closed.clear()
    view.again.click()
    settle(qtbot, view)
    qtbot.waitUntil(lambda: len(states(view)) == 3, timeout=20_000)
    assert set(states(view).values()) == {State.READ}
    assert not view.failed.isVisible()


def test_a_file_that_vanishes_before_it_is_read_costs_no_other(
    qtbot: QtBot, make_desk: Make, texts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_file = os.open

    def vanishing(path: Any, *options: Any, **more: Any) -> int:
        if Path(path).name == "two.txt":
            Path(path).unlink(missing_ok=True)
        return open_file(path, *options, **more)

    monkeypatch.setattr(os, "open", vanishing)
    view = opened(qtbot, make_desk, texts)
    # Its folder is watched: once that has been looked through again, nobody misses it.
    qtbot.waitUntil(lambda: set(states(view)) == {"one.txt", str(Path("inner", "three.txt"))}, timeout=20_000)
    settle(qtbot, view)
    assert set(states(view).values()) == {State.READ} and not view.failed.isVisible()

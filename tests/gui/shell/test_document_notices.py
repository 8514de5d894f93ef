"""The open file changes on the disk: rows H1 to H9 of the list of faults."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from geoview.ui.runtime import file_watch
from geoview.ui.runtime.file_watch import FileState, state_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from desk import Desk, Kit, Make
    from pytestqt.qtbot import QtBot

    from geoview.document import Source
    from geoview.ui.runtime.jobs import Token
    from geoview.ui.widgets.message_bar import Message


@pytest.fixture
def opened(
    qtbot: QtBot, make_desk: Make, kit: type[Kit], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[Any, Path]:
    """A window with a file in it, that looks at the disk sooner than it else would."""
    monkeypatch.setattr(file_watch, "_DEBOUNCE_MS", 60)
    article = tmp_path / "article.txt"
    article.write_text(kit.text, encoding="utf-8")
    desk = make_desk()
    with qtbot.waitSignal(desk.documents.finished, timeout=kit.deadline):
        desk.open(article)
    return desk, article


def tells(qtbot: QtBot, desk: Desk, words: str) -> None:
    def told() -> bool:
        message = desk.messages.message
        return message is not None and message.key == "file" and words in message.title

    qtbot.waitUntil(told, timeout=20_000)


def replace(path: Path, text: str) -> None:
    other = path.with_name("other.tmp")
    other.write_text(text, encoding="utf-8")
    other.replace(path)


@pytest.mark.parametrize("write", [Path.write_text, replace], ids=["in place", "replaced"])
def test_a_change_is_told_and_reload_keeps_the_place(
    qtbot: QtBot, opened: tuple[Any, Path], kit: type[Kit], write: Callable[[Path, str], object]
) -> None:
    desk, article = opened
    bar = desk.article.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    position = desk.article.view.first_visible()
    write(article, kit.text + "\nRiverlands again.\n")
    tells(qtbot, desk, "article.txt has changed")
    with qtbot.waitSignal(desk.documents.finished, timeout=kit.deadline):
        desk.messages._button.click()
    assert desk.session.document.text.endswith("Riverlands again.\n")
    assert desk.article.view.first_visible() == position
    assert desk.messages.message is None
    write(article, "A third text.\n")
    tells(qtbot, desk, "has changed")


def test_a_deleted_file_leaves_its_text_and_may_come_back(
    qtbot: QtBot, opened: tuple[Any, Path], kit: type[Kit]
) -> None:
    desk, article = opened
    article.unlink()
    tells(qtbot, desk, "article.txt is gone")
    assert desk.window.windowTitle() == "article.txt (gone)[*] — GeoView"
    assert desk.session.document.text == kit.text
    article.write_text(kit.text, encoding="utf-8")
    qtbot.waitUntil(lambda: desk.messages.message is None, timeout=kit.deadline)
    assert desk.window.windowTitle() == "article.txt[*] — GeoView"


def test_a_change_behind_another_tab_is_told_when_the_reader_comes_back(
    qtbot: QtBot, opened: tuple[Any, Path], kit: type[Kit], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, article = opened
    other = tmp_path / "other.txt"
    other.write_text(kit.text, encoding="utf-8")
    with qtbot.waitSignal(desk.documents.finished, timeout=kit.deadline):
        desk.open(other)
    shown: list[str] = []
    show = desk.messages.show_message

    def noting(message: Message) -> None:
        shown.append(message.title)
        show(message)

    monkeypatch.setattr(desk.messages, "show_message", noting)
    article.write_text(kit.text + "more\n", encoding="utf-8")
    other.write_text(kit.text + "more\n", encoding="utf-8")
    tells(qtbot, desk, "other.txt has changed")
    assert not any("article.txt" in title for title in shown), "it is not about the text in front"
    desk.documents.activate(desk.documents.sessions[0])
    tells(qtbot, desk, "article.txt has changed")


def test_a_touched_file_is_no_news(
    qtbot: QtBot, opened: tuple[Any, Path], kit: type[Kit], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, article = opened
    told: list[object] = []
    desk.watch.changed.connect(told.append)
    qtbot.waitUntil(lambda: not desk.jobs.busy, timeout=kit.deadline)
    desk.jobs.flush(0)
    looked: list[FileState] = []

    def looking(source: Source, cancelled: Token | None = None) -> FileState:
        looked.append(state_of(source, cancelled))
        return looked[-1]

    monkeypatch.setattr(file_watch, "state_of", looking)
    os.utime(article)
    article.write_text(kit.text, encoding="utf-8")
    qtbot.waitUntil(lambda: bool(looked) and looked[-1] is FileState.SAME, timeout=kit.deadline)
    desk.jobs.flush(20)
    assert told == [] and desk.messages.message is None


def test_a_file_that_is_emptied_while_it_is_saved_is_waited_for(
    qtbot: QtBot, opened: tuple[Any, Path], kit: type[Kit]
) -> None:
    desk, article = opened
    seen: list[FileState] = []
    desk.watch.changed.connect(seen.append)
    monkey = desk.watch._debounce
    monkey.setInterval(150)
    article.write_text("", encoding="utf-8")
    qtbot.waitUntil(lambda: desk.watch._was_empty, timeout=kit.deadline)
    article.write_text(kit.text + "more\n", encoding="utf-8")
    tells(qtbot, desk, "has changed")
    assert seen == [FileState.CHANGED]

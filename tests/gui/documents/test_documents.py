"""Several documents at once: tabs, and what belongs to each of them."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest
from desk import Desk, Kit, Make, SnapshotOf
from present import present
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabBar

from geoview.errors import GazetteerError
from geoview.ui.documents.documents import SharedEngine
from geoview.ui.documents.session import Engine
from geoview.ui.selection.selection import Cause

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from geoview.document import Document


@pytest.fixture
def files(kit: type[Kit], tmp_path: Path) -> list[Path]:
    paths = [tmp_path / name for name in ("one.txt", "two.txt", "three.txt")]
    for number, path in enumerate(paths):
        path.write_text(f"Number {number}.\n\n" + kit.text, encoding="utf-8")
    return paths


def opened(qtbot: QtBot, desk: Desk, path: Path) -> None:
    with qtbot.waitSignal(desk.documents.finished, timeout=20_000):
        desk.open(path)


def titles(desk: Desk) -> list[str]:
    tabs = desk.tabs
    return [tabs.tabText(n) for n in range(tabs.count())]


def test_one_document_shows_no_tabs_and_two_do(qtbot: QtBot, make_desk: Make, files: list[Path]) -> None:
    desk = make_desk()
    opened(qtbot, desk, files[0])
    assert not desk.tabs.isVisible()
    opened(qtbot, desk, files[1])
    assert desk.tabs.isVisible() and titles(desk) == ["one.txt", "two.txt"]
    assert desk.tabs.currentIndex() == 1
    assert present(desk.session.document).source.path == files[1]
    assert desk.window.windowTitle().startswith("two.txt")


def test_each_document_keeps_its_place_choice_and_history(
    qtbot: QtBot, make_desk: Make, kit: type[Kit], files: list[Path]
) -> None:
    desk = make_desk()
    _window, view = desk.window, desk.article.view
    opened(qtbot, desk, files[0])
    last = len(desk.atlas.resolutions) - 1
    desk.selection.choose_mention(last, Cause.KEYS)
    position, first_atlas = view.first_visible(), desk.atlas
    assert position > 0
    opened(qtbot, desk, files[1])
    assert view.first_visible() == 0 and desk.selection.mention is None
    assert not desk.is_enabled("back")
    assert desk.fake_map.atlas is desk.atlas is not first_atlas
    desk.selection.choose_mention(0, Cause.KEYS)
    desk.trigger("previous_tab")
    assert present(desk.session.document).source.path == files[0]
    assert desk.fake_map.atlas is first_atlas and desk.places.table.rows.rowCount() == 4
    assert desk.selection.mention == last and desk.fake_map.chosen[1] == last
    assert view.first_visible() == position
    assert desk.is_enabled("back")
    desk.tabs.setCurrentIndex(1)
    assert desk.session.document.source.path == files[1]
    assert desk.selection.mention == 0
    assert len(desk.parser.seen) == 2, "what was found once is not looked for again"


def test_a_file_that_is_open_comes_to_the_front(qtbot: QtBot, make_desk: Make, files: list[Path]) -> None:
    desk = make_desk()
    opened(qtbot, desk, files[0])
    opened(qtbot, desk, files[1])
    link = files[0].with_name("link.txt")
    link.symlink_to(files[0])
    desk.open(link)
    assert present(desk.session.document).source.path == files[0] and len(titles(desk)) == 2


def test_several_files_open_together_and_the_first_is_in_front(
    qtbot: QtBot, make_desk: Make, kit: type[Kit], files: list[Path]
) -> None:
    desk = make_desk()
    desk.documents.open_all(files)
    qtbot.waitUntil(lambda: len(desk.documents.sessions) == 3, timeout=kit.deadline)
    qtbot.waitUntil(lambda: present(desk.session.document).source.path == files[0], timeout=kit.deadline)
    qtbot.waitUntil(lambda: present(desk.session.atlas).complete, timeout=kit.deadline)
    assert len(desk.parser.seen) >= 1
    for _ in range(3):
        desk.trigger("next_tab")
        qtbot.waitUntil(lambda: present(desk.session.atlas).complete, timeout=kit.deadline)
        assert desk.fake_map.atlas is desk.session.atlas


def test_closing_brings_the_neighbour_and_at_last_the_start_page(
    qtbot: QtBot, make_desk: Make, files: list[Path]
) -> None:
    desk = make_desk()
    for path in files:
        opened(qtbot, desk, path)
    desk.documents.activate(desk.documents.sessions[1])
    desk.trigger("close")
    assert titles(desk) == ["one.txt", "three.txt"] and present(desk.session.document).source.path == files[2]
    button = desk.tabs.tabButton(0, QTabBar.ButtonPosition.RightSide)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert present(desk.session.document).source.path == files[2] and not desk.tabs.isVisible()
    desk.trigger("close")
    assert desk.panes.pages.currentWidget() is desk.start
    opened(qtbot, desk, files[0])
    assert titles(desk) == ["one.txt"]


def test_a_failed_open_adds_no_tab(qtbot: QtBot, make_desk: Make, kit: type[Kit], files: list[Path]) -> None:
    desk = make_desk()
    opened(qtbot, desk, files[0])
    with qtbot.waitSignal(desk.documents.failed, timeout=kit.deadline):
        desk.open(files[0].with_name("missing.txt"))
    assert titles(desk) == ["one.txt"] and present(desk.session.document).source.path == files[0]
    assert desk.messages.message is not None


def test_places_that_arrive_behind_stay_behind(
    qtbot: QtBot, make_desk: Make, kit: type[Kit], files: list[Path]
) -> None:
    parser = kit.FakeParser(gate=threading.Event())
    desk = make_desk(parser)
    desk.open(files[0])
    qtbot.waitUntil(lambda: len(parser.seen) == 1, timeout=kit.deadline)
    behind = desk.session
    desk.open(files[1])
    qtbot.waitUntil(lambda: desk.session is not behind, timeout=kit.deadline)
    shown: list[Any] = []
    desk.documents.atlas_changed.connect(lambda atlas: shown.append(atlas.document))
    present(parser.gate).set()
    qtbot.waitUntil(
        lambda: present(behind.atlas).complete and present(desk.session.atlas).complete, timeout=kit.deadline
    )
    assert shown == [desk.session.document]
    assert desk.fake_map.atlas is desk.session.atlas


def test_the_engine_is_made_once_and_again_after_a_failure() -> None:
    made: list[int] = []

    def make() -> Engine:
        made.append(1)
        if len(made) == 1:
            raise GazetteerError("No place data", "it is missing")
        return Engine(None, object())  # type: ignore[arg-type]

    engine = SharedEngine(make)
    with pytest.raises(GazetteerError):
        engine()
    assert engine() is engine()
    assert len(made) == 2


def test_the_parser_works_for_one_thread_at_a_time(kit: type[Kit], monkeypatch: pytest.MonkeyPatch) -> None:
    from geoview.document import from_text

    inside, most = [0], [0]

    class Turn:
        """A lock that counts who asked for it."""

        def __init__(self) -> None:
            self.lock, self.asked, self.all_asked = threading.Lock(), 0, threading.Event()

        def acquire(self, timeout: float) -> bool:
            self.asked += 1
            if self.asked >= 5:
                self.all_asked.set()
            return self.lock.acquire(timeout=timeout)

        def release(self) -> None:
            self.lock.release()

    turn = Turn()

    class Counting:
        notice = ""

        def snapshots(self, document: Document, **_: object) -> Iterator[SnapshotOf]:
            inside[0] += 1
            most[0] = max(most[0], inside[0])
            assert turn.all_asked.wait(20)
            inside[0] -= 1
            yield SnapshotOf(kit.atlas_of(document))

    engine = SharedEngine(lambda: Engine(None, Counting()))
    monkeypatch.setattr(engine().parser, "_turn", turn)
    threads = [threading.Thread(target=lambda: list(engine().parser.snapshots(from_text("x")))) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1]

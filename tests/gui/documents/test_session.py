"""A document in the window: what is overtaken never lands, and whatever fails leaves what was there."""

from __future__ import annotations

import sys
import threading
from functools import partial
from typing import TYPE_CHECKING, Any

from present import present
from PySide6.QtCore import Qt
from steps import open_text

from geoview import atlas as atlas_module
from geoview.document import Document, from_text
from geoview.errors import DocumentError, GazetteerError
from geoview.ui.selection.selection import Cause

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest
    from desk import Desk, Kit, Make
    from pytestqt.qtbot import QtBot

    from geoview.resolution.types import Resolution
    from geoview.ui.documents.session import Engine


def test_mentions_are_counted_off_the_windows_thread(
    qtbot: QtBot, make_desk: Make, kit: type[Kit], monkeypatch: pytest.MonkeyPatch
) -> None:
    counted_on: set[threading.Thread] = set()
    for name in ("_is_unresolved", "_is_uncertain"):
        known = getattr(atlas_module, name)

        def tell(resolution: Resolution, known: Callable[[Resolution], bool] = known) -> bool:
            counted_on.add(threading.current_thread())
            return known(resolution)

        monkeypatch.setattr(atlas_module, name, tell)
    open_text(qtbot, make_desk(), kit.text)
    assert counted_on
    assert threading.main_thread() not in counted_on


def test_a_second_article_takes_the_place_of_the_first_pins_and_all(
    qtbot: QtBot, make_desk: Make, kit: type[Kit]
) -> None:
    desk = make_desk()
    open_text(qtbot, desk, "Oakton and Westland.\n")
    desk.selection.choose_mention(0, Cause.KEYS)
    open_text(qtbot, desk, "Only the Riverlands.\n")
    assert desk.fake_map.atlas is desk.atlas
    assert [use.place.id for use in desk.fake_map.atlas.places] == [kit.riverlands.id]
    assert desk.places.table.rows.rowCount() == 1
    assert desk.selection.mention is None
    assert desk.fake_map.chosen == (None, None)


def test_a_stale_result_never_lands(qtbot: QtBot, make_desk: Make, kit: type[Kit]) -> None:
    parser = kit.FakeParser(gate=threading.Event(), ignore_cancel=True)
    desk = make_desk(parser)
    landed: list[Any] = []
    desk.documents.atlas_changed.connect(landed.append)
    first, second = from_text("Oakton.\n"), from_text("Westland.\n")
    desk.session.show(first)
    qtbot.waitUntil(lambda: len(parser.seen) == 1, timeout=kit.deadline)
    desk.session.show(second)
    with qtbot.waitSignal(desk.documents.finished, timeout=kit.deadline):
        present(parser.gate).set()
    desk.jobs.flush(20)
    assert not desk.jobs.busy
    assert [atlas.document for atlas in landed] == [second]


def test_a_slow_read_that_was_overtaken_never_lands(
    qtbot: QtBot, make_desk: Make, kit: type[Kit], tmp_path: Path
) -> None:
    gate = threading.Event()

    def read(path: Path, encoding: str | None) -> Document:
        if path.name == "slow":
            gate.wait(10)
        return from_text(f"{path.name}: Oakton.\n", path)

    desk = make_desk(read=read)
    desk.open(tmp_path / "slow")
    with qtbot.waitSignal(desk.documents.finished, timeout=kit.deadline):
        desk.open(tmp_path / "quick")
    gate.set()
    desk.jobs.flush(20)
    assert not desk.jobs.busy
    assert present(desk.session.document).text.startswith("quick")


def test_an_open_that_fails_leaves_everything_and_says_why(
    qtbot: QtBot, make_desk: Make, kit: type[Kit], tmp_path: Path
) -> None:
    desk = make_desk()
    open_text(qtbot, desk, kit.text)
    before = desk.session.document
    with qtbot.waitSignal(desk.documents.failed, timeout=kit.deadline):
        desk.open(tmp_path / "missing.txt")
    assert desk.session.document is before
    message = desk.messages.message
    assert message is not None and "missing.txt" in message.text
    assert desk.messages.isVisible()
    assert len(present(desk.fake_map.atlas).places) == 4


def test_a_parser_that_fails_leaves_a_readable_text(qtbot: QtBot, make_desk: Make, kit: type[Kit]) -> None:
    def engine() -> Engine:
        raise GazetteerError("The place data could not be opened", "gazetteer.sqlite is damaged", "Build it anew.")

    desk = make_desk(engine=engine)
    open_text(qtbot, desk, kit.text)
    message = desk.messages.message
    assert message is not None and "damaged" in message.text and "Build it anew." in message.text
    assert desk.article.view.toPlainText().startswith("OAKTON REPORT")
    assert desk.places.table.rows.rowCount() == 0


def test_memory_running_out_ends_the_job_and_not_the_window(qtbot: QtBot, make_desk: Make, kit: type[Kit]) -> None:
    desk = make_desk(kit.FakeParser(fault=MemoryError()))
    open_text(qtbot, desk, kit.text)
    message = desk.messages.message
    assert message is not None and "memory" in message.text


def test_progress_shows_after_a_while_and_cancel_keeps_the_text(qtbot: QtBot, make_desk: Make, kit: type[Kit]) -> None:
    parser = kit.FakeParser(gate=threading.Event())
    desk = make_desk(parser)
    desk.session.show(from_text(kit.text))
    assert not desk.status.shows_progress
    qtbot.waitUntil(lambda: desk.status.shows_progress, timeout=kit.deadline)
    qtbot.mouseClick(desk.status._cancel, Qt.MouseButton.LeftButton)
    assert not desk.status.shows_progress
    qtbot.waitUntil(lambda: not desk.jobs.busy, timeout=kit.deadline)
    assert desk.article.view.toPlainText().startswith("OAKTON REPORT")
    assert "stopped" in desk.places.table.empty_text
    message = desk.messages.message
    assert message is not None and message.key == "stopped"
    present(parser.gate).set()
    with qtbot.waitSignal(desk.documents.finished, timeout=kit.deadline):
        desk.messages._button.click()
    assert desk.atlas.complete and desk.atlas.resolutions
    assert desk.messages.message is None, "what was stopped has been done after all"


def test_an_exception_in_a_worker_reaches_the_hook(
    qtbot: QtBot, make_desk: Make, kit: type[Kit], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = make_desk(kit.FakeParser(fault=ZeroDivisionError("from a worker")))
    caught: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, fault, trace: caught.append(fault))
    desk.session.show(from_text(kit.text))
    qtbot.waitUntil(lambda: bool(caught), timeout=kit.deadline)
    assert isinstance(caught[0], ZeroDivisionError)
    qtbot.waitUntil(lambda: desk.places.table.empty_text.startswith("No places"), timeout=kit.deadline)


def idle(desk: Desk) -> bool:
    return not desk.jobs.busy


def test_windows_come_and_go_without_leaving_threads(qtbot: QtBot, make_desk: Make, kit: type[Kit]) -> None:
    for _ in range(5):
        desk = make_desk()
        open_text(qtbot, desk, kit.text)
        desk.window.close()
        qtbot.waitUntil(partial(idle, desk), timeout=kit.deadline)


def test_a_document_error_keeps_its_words(qtbot: QtBot, make_desk: Make, kit: type[Kit], tmp_path: Path) -> None:
    def read(path: Path, encoding: str | None) -> Document:
        raise DocumentError("The file could not be opened", "it is a folder", "Choose a file in it.")

    desk = make_desk(read=read)
    with qtbot.waitSignal(desk.documents.failed, timeout=kit.deadline):
        desk.open(tmp_path / "text.txt")
    message = desk.messages.message
    assert message is not None
    assert (message.title, message.text) == ("The file could not be opened", "it is a folder. Choose a file in it.")

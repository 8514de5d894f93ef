"""Corrections are kept beside the document by themselves, and nothing of them is lost."""

from __future__ import annotations

import json
import threading
import time
from typing import TYPE_CHECKING, Any

import pytest
from correcting_steps import (
    DEADLINE,
    choose,
    kept,
    message,
    names,
    open_file,
    select,
    sidecar,
    trigger,
)
from present import present
from PySide6.QtWidgets import QDialog, QFileDialog, QListWidget

from geoview.corrections.sidecar import ProjectFile
from geoview.errors import GazetteerError, StorageError
from geoview.storage import resource_path
from geoview.ui.correcting import save_prompts
from geoview.ui.documents import corrections

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desk import Desk, Kit, Make
    from pytestqt.qtbot import QtBot

    from geoview.ui.documents.session import Engine


@pytest.fixture
def article(kit: type[Kit], tmp_path: Path) -> Path:
    path = tmp_path / "texts" / "article.txt"
    path.parent.mkdir()
    path.write_text(kit.text, encoding="utf-8")
    return path


def reject(desk: Desk, place: Any) -> None:
    choose(desk, place)
    trigger(desk, "reject")


def test_corrections_are_saved_by_themselves_and_are_there_again(
    qtbot: QtBot, keeping: Make, kit: type[Kit], article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(corrections, "_SAVE_MS", 50)
    text = article.read_bytes()
    desk = keeping()
    open_file(qtbot, desk, article)
    assert not desk.window.isWindowModified() and not sidecar(article).exists()
    reject(desk, kit.mill_bay)
    assert desk.window.isWindowModified()
    qtbot.waitUntil(lambda: not desk.window.isWindowModified(), timeout=DEADLINE)
    assert [edit["kind"] for edit in kept(article)] == ["reject"]
    trigger(desk, "undo")
    qtbot.waitUntil(lambda: kept(article) == [], timeout=DEADLINE)
    trigger(desk, "redo")
    desk.window.close()
    assert len(kept(article)) == 1 and article.read_bytes() == text
    later = keeping()
    open_file(qtbot, later, article)
    assert "Mill Bay" not in names(later) and not later.window.isWindowModified()
    assert later.messages.message is None
    trigger(later, "undo")
    assert "Mill Bay" in names(later)


def test_within_thirty_seconds_at_most() -> None:
    assert corrections._SAVE_MS <= 30_000


def test_save_writes_at_once_and_closing_a_tab_too(
    qtbot: QtBot, keeping: Make, kit: type[Kit], article: Path, tmp_path: Path
) -> None:
    desk = keeping()
    open_file(qtbot, desk, article)
    assert not desk.is_enabled("save")
    reject(desk, kit.mill_bay)
    trigger(desk, "save")
    assert len(kept(article)) == 1 and not desk.window.isWindowModified()
    assert desk.status.currentMessage() == "Saved article.txt.geoview"
    reject(desk, kit.riverlands)
    other = tmp_path / "other.txt"
    other.write_text(kit.text, encoding="utf-8")
    open_file(qtbot, desk, other)
    assert not desk.window.isWindowModified()
    desk.documents.close(desk.documents.sessions[0])
    assert len(kept(article)) == 2 and not sidecar(other).exists()


def test_nothing_is_written_where_nothing_is_kept(qtbot: QtBot, make_desk: Make, kit: type[Kit], article: Path) -> None:
    sidecar(article).write_text("{", encoding="ascii")
    desk = make_desk()
    open_file(qtbot, desk, article)
    reject(desk, kit.mill_bay)
    trigger(desk, "save") if desk.is_enabled("save") else None
    desk.window.close()
    assert sorted(path.name for path in article.parent.iterdir()) == ["article.txt", "article.txt.geoview"]
    assert sidecar(article).read_text(encoding="ascii") == "{"


@pytest.mark.parametrize("keeps", [True, False])
def test_corrections_survive_a_changed_text(
    qtbot: QtBot, keeping: Make, make_desk: Make, kit: type[Kit], article: Path, keeps: bool
) -> None:
    desk = keeping() if keeps else make_desk()
    open_file(qtbot, desk, article)
    reject(desk, kit.mill_bay)
    reject(desk, kit.riverlands)
    text = "A new beginning with Oakton.\n\n" + kit.text.replace("the Riverlands did", "the neighbours did")
    article.write_text(text, encoding="utf-8")
    with qtbot.waitSignal(desk.documents.finished, timeout=DEADLINE):
        trigger(desk, "reload")
    assert "Mill Bay" not in names(desk) and names(desk).count("Oakton") == 4
    told = message(desk, "kept")
    assert told is not None and told.title == "1 correction could not be applied" and told.verb == "Show…"
    told.action()
    dialog = present(desk.window.findChild(QDialog, "lostCorrections"))
    assert "“Riverlands”" in present(dialog.findChild(QListWidget)).item(0).text()
    dialog.reject()
    desk.window.close()
    if keeps:
        assert [edit["quote"] for edit in kept(article)] == ["Mill Bay", "Riverlands"], "kept, not dropped"
    assert article.read_text(encoding="utf-8") == text


def test_corrections_of_the_sample_lie_in_the_own_folder(
    qtbot: QtBot, keeping: Make, kit: type[Kit], tmp_path: Path
) -> None:
    sample = resource_path("samples", "harbour.txt")
    beside = sorted(sample.parent.iterdir())
    desk = keeping(kit.FakeParser(known={"Rotterdam": kit.oakton}))
    open_file(qtbot, desk, sample)
    reject(desk, kit.oakton)
    trigger(desk, "save")
    assert sorted(sample.parent.iterdir()) == beside
    assert len(list((tmp_path / "home" / "annotations").iterdir())) == 1
    assert desk.status.currentMessage() == "Saved in GeoView’s own folder"


def test_two_programs_lose_nothing(qtbot: QtBot, keeping: Make, kit: type[Kit], article: Path) -> None:
    one, two = keeping(), keeping()
    open_file(qtbot, one, article)
    open_file(qtbot, two, article)
    reject(one, kit.mill_bay)
    trigger(one, "save")
    reject(two, kit.riverlands)
    trigger(two, "save")
    assert {edit["quote"] for edit in kept(article)} == {"Mill Bay", "Riverlands"}
    assert "Mill Bay" not in names(two) and "Riverlands" not in names(two)
    assert "both kept" in message(two, "kept").text
    trigger(one, "undo")
    trigger(one, "save")
    assert [edit["quote"] for edit in kept(article)] == ["Riverlands"]
    assert "Mill Bay" in names(one) and "Riverlands" not in names(one)


def test_a_file_of_a_newer_version_is_shown_and_not_touched(
    qtbot: QtBot, keeping: Make, kit: type[Kit], article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = keeping()
    open_file(qtbot, desk, article)
    reject(desk, kit.mill_bay)
    desk.window.close()
    record = json.loads(sidecar(article).read_text(encoding="ascii"))
    sidecar(article).write_text(json.dumps(record | {"version": 99}), encoding="ascii")
    before = sidecar(article).read_bytes()
    later = keeping()
    open_file(qtbot, later, article)
    assert "Mill Bay" not in names(later) and "newer GeoView" in message(later, "kept").text
    reject(later, kit.riverlands)
    trigger(later, "save")
    assert message(later, "unsaved").verb == "Save a Copy…" and later.window.isWindowModified()
    asked: list[str] = []

    def stay(*_: object) -> str:
        asked.append("stay")
        return save_prompts.Answer.STAY

    monkeypatch.setattr(save_prompts, "ask_before_losing", stay)
    assert not later.window.close() and later.window.isVisible() and asked
    copy = tmp_path / "copy.geoview"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(copy), ""))
    monkeypatch.setattr(save_prompts, "ask_before_losing", lambda *_: save_prompts.Answer.COPY)
    assert later.window.close()
    assert len(json.loads(copy.read_text(encoding="ascii"))["edits"]) == 2
    assert sidecar(article).read_bytes() == before


def test_a_copy_is_never_written_over_the_text(
    qtbot: QtBot, keeping: Make, kit: type[Kit], article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = article.read_bytes()
    desk = keeping()
    open_file(qtbot, desk, article)
    reject(desk, kit.mill_bay)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(article), ""))
    trigger(desk, "save_copy")
    assert article.read_bytes() == text and "never written" in message(desk, "copy").title


def test_a_full_disk_is_told_and_nothing_is_lost(
    qtbot: QtBot, keeping: Make, kit: type[Kit], article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = keeping()
    open_file(qtbot, desk, article)
    reject(desk, kit.mill_bay)
    with monkeypatch.context() as patch:
        patch.setattr(ProjectFile, "save", _full)
        trigger(desk, "save")
    assert "disk is full" in message(desk, "unsaved").text and desk.window.isWindowModified()
    trigger(desk, "save")
    assert message(desk, "unsaved") is None and len(kept(article)) == 1


def _full(*_: object, **__: object) -> Path:
    raise StorageError("The corrections were not saved", "the disk is full", "")


def test_an_older_save_never_overtakes_a_newer_one(
    qtbot: QtBot, keeping: Make, kit: type[Kit], article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(corrections, "_SAVE_MS", 1)
    desk = keeping()
    open_file(qtbot, desk, article)
    keeper = desk.session.corrections.keeper
    held, release = threading.Event(), threading.Event()

    def hold() -> None:
        with keeper._lock:
            held.set()
            assert release.wait(10)

    holder = threading.Thread(target=hold)
    holder.start()
    assert held.wait(10)
    reject(desk, kit.mill_bay)
    # The worker now waits for its turn with one correction.
    qtbot.waitUntil(lambda: desk.session.corrections._saving is not None, timeout=DEADLINE)
    reject(desk, kit.riverlands)
    opener = threading.Timer(0.2, release.set)
    opener.start()
    trigger(desk, "save")
    holder.join()
    opener.join()
    qtbot.waitUntil(lambda: not desk.jobs.busy, timeout=DEADLINE)
    assert len(kept(article)) == 2 and desk.session.corrections.is_saved


def test_a_place_added_while_nothing_could_be_found_joins_what_is_in_the_file(
    qtbot: QtBot, keeping: Make, kit: type[Kit], article: Path
) -> None:
    desk = keeping()
    open_file(qtbot, desk, article)
    reject(desk, kit.mill_bay)
    desk.window.close()

    def broken() -> Engine:
        raise GazetteerError("No place data", "it is damaged", "")

    later = keeping(engine=broken)
    open_file(qtbot, later, article)
    assert names(later) == []
    select(later, "valley")
    trigger(later, "add_place")
    assert names(later) == ["valley"] and later.fake_map.atlas is later.atlas
    later.window.close()
    assert [edit["quote"] for edit in kept(article)] == ["Mill Bay", "valley"]


def test_what_is_undone_and_redone_while_it_is_written_is_written_again(
    qtbot: QtBot, keeping: Make, kit: type[Kit], article: Path
) -> None:
    desk = keeping()
    open_file(qtbot, desk, article)
    reject(desk, kit.mill_bay)
    trigger(desk, "save")
    own = desk.session.corrections
    trigger(desk, "undo")
    own.save_later()
    # The worker has written that nothing holds; its report lies in the queue while the reader goes on.
    wait_until(lambda: kept(article) == [])
    own.redo()
    assert own.edits and not own.is_saved
    desk.window.close()
    assert len(kept(article)) == 1


def wait_until(done: Callable[[], bool]) -> None:
    """Waits without letting the window's own events run."""
    deadline = time.monotonic() + DEADLINE / 1000
    while not done():
        assert time.monotonic() < deadline
        time.sleep(0.005)

"""FAULTS I: the document lies on a network drive that stops to answer. Quitting is not held up, and nothing is lost."""

from __future__ import annotations

import json
import os
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from present import present
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from geoview.corrections import sidecar as project_file
from geoview.errors import StorageError
from geoview.storage import atomic_write
from geoview.timeouts import with_timeout
from geoview.ui.documents import corrections, unsaved_backup
from geoview.ui.selection.selection import Cause

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desk import Desk, Kit, Make
    from pytestqt.qtbot import QtBot


class Drive:
    """A folder whose files can't be written while it is dead, nor corrections read: whoever tries waits."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.alive = threading.Event()
        self.alive.set()
        self._gone: set[threading.Thread] = set()
        self._write = atomic_write
        self._load = project_file.ProjectFile.load

    def write(self, path: Path, data: bytes, **more: Any) -> None:
        self._wait(path)
        self._write(path, data, **more)

    def load(self, file: project_file.ProjectFile) -> project_file.Loaded:
        self._wait(file.path)
        return self._load(file)

    def _wait(self, path: Path) -> None:
        if path.parent == self.folder:
            assert self.alive.wait(60)
            if threading.current_thread() in self._gone:
                # It would have ended with its process.
                raise StorageError("The file could not be saved", "timed out")

    def revive(self) -> None:
        """It answers again, to whoever comes from now on."""
        self._gone.update(thread for thread in threading.enumerate() if thread.name.startswith("geoview-"))
        self.alive.set()


@pytest.fixture
def drive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Drive]:
    folder = tmp_path / "share"
    folder.mkdir()
    made = Drive(folder)
    monkeypatch.setattr("geoview.json_store.atomic_write", made.write)
    monkeypatch.setattr(project_file.ProjectFile, "load", lambda file: made.load(file))  # noqa: PLW0108 - a method
    yield made
    made.revive()


def answer(button: str, said: list[str]) -> None:
    """Presses a button of the question that comes, and notes what it says."""

    def press() -> None:
        box = next((w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox) and w.isVisible()), None)
        if box is None:
            QTimer.singleShot(50, press)
            return
        said.append(f"{box.text()}\n{box.informativeText()}")
        next(b for b in box.buttons() if b.text().replace("&", "") == button).click()

    QTimer.singleShot(50, press)


def corrected(qtbot: QtBot, desk: Desk, path: Path) -> None:
    with qtbot.waitSignal(desk.documents.finished, timeout=20_000):
        desk.open(path)
    qtbot.waitUntil(lambda: not desk.session.corrections.needs_loading, timeout=20_000)
    desk.selection.choose_mention(0, Cause.KEYS)
    desk.trigger("reject")
    assert len(desk.session.corrections.edits) == 1


def test_quitting_waits_three_seconds_in_all_and_leaves_a_copy_that_is_taken_up(
    qtbot: QtBot, make_desk: Make, kit: type[Kit], drive: Drive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "own"
    articles = [drive.folder / f"article{n}.txt" for n in range(3)]
    for article in articles:
        article.write_text(kit.text, encoding="utf-8")
    desk = make_desk(keep=own)
    for article in articles:
        corrected(qtbot, desk, article)
    waited: list[float] = []
    real = with_timeout

    def noting(seconds: float, work: Callable[[], Any], name: str) -> Any:
        begun = time.monotonic()
        try:
            return real(seconds, work, name)
        finally:
            waited.append(time.monotonic() - begun)

    monkeypatch.setattr("geoview.ui.runtime.disk_timeout.with_timeout", noting)
    drive.alive.clear()
    said: list[str] = []
    answer("Quit", said)
    desk.window.close()
    assert not desk.window.isVisible()
    assert sum(waited) < 3 + 3 + 1, "three documents, one patience; their copies have a second each"
    assert all(article.name in said[0] for article in articles)
    assert said[0].count(str(own)) == 3, "it says where the copies lie"
    assert not any(drive.folder.glob("*.geoview"))

    drive.revive()
    again = make_desk(keep=own)
    for article in articles:
        with qtbot.waitSignal(again.documents.finished, timeout=20_000):
            again.open(article)
        qtbot.waitUntil(lambda: bool(again.session.corrections.edits), timeout=20_000)
        (edit,) = again.session.corrections.edits
        assert edit.quote == present(again.session.document).text[edit.target.start : edit.target.end]
        assert "last time" in " ".join(again.session.corrections.notices)
        again.session.corrections.save()
    assert len(list(drive.folder.glob("*.geoview"))) == 3
    assert list((own / "rescued").iterdir()) == [], "what is in its file waits no longer"


def test_a_load_that_hangs_holds_nobody_up(
    qtbot: QtBot, make_desk: Make, kit: type[Kit], drive: Drive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(corrections, "_SAVE_MS", 20)
    own, hung, sound = tmp_path / "own", drive.folder / "hung.txt", tmp_path / "sound.txt"
    for article in (hung, sound):
        article.write_text(kit.text, encoding="utf-8")
    desk = make_desk(keep=own)
    drive.alive.clear()
    with qtbot.waitSignal(desk.documents.finished, timeout=20_000):
        desk.open(hung)
    assert desk.atlas.complete, "its places are there, though its corrections are not"
    message = desk.messages.message
    assert message is not None and message.key == "kept" and "does not answer" in message.text
    desk.selection.choose_mention(0, Cause.KEYS)
    desk.trigger("reject")
    waiting = desk.session.corrections
    assert waiting.needs_loading and len(waiting.edits) == 1

    corrected(qtbot, desk, sound)
    sidecar = sound.with_name("sound.txt.geoview")
    qtbot.waitUntil(sidecar.exists, timeout=20_000)
    qtbot.waitUntil(lambda: desk.session.corrections.is_saved, timeout=20_000)
    assert not drive.alive.is_set() and waiting.needs_loading

    # One more that nothing has written yet when the reader quits.
    monkeypatch.setattr(corrections, "_SAVE_MS", 60_000)
    desk.selection.choose_mention(1, Cause.KEYS)
    desk.trigger("reject")
    said: list[str] = []
    answer("Quit", said)
    desk.window.close()
    assert not desk.window.isVisible()
    assert len(json.loads(sidecar.read_text("ascii"))["edits"]) == 2
    assert "hung.txt" in said[0] and "sound.txt" not in said[0]
    assert len(list((own / "rescued").iterdir())) == 1

    drive.revive()
    again = make_desk(keep=own)
    with qtbot.waitSignal(again.documents.finished, timeout=20_000):
        again.open(hung)
    qtbot.waitUntil(lambda: len(again.session.corrections.edits) == 1, timeout=20_000)
    again.session.corrections.save()
    assert hung.with_name("hung.txt.geoview").exists()


def reject(desk: Desk, mention: int) -> None:
    desk.selection.choose_mention(mention, Cause.KEYS)
    desk.trigger("reject")


def open_unread(qtbot: QtBot, make_desk: Make, own: Path, article: Path) -> Any:
    """A window with an article whose corrections can't be read."""
    desk = make_desk(keep=own)
    with qtbot.waitSignal(desk.documents.finished, timeout=20_000):
        desk.open(article)
    assert desk.session.corrections.needs_loading
    return desk


def test_a_copy_is_left_before_anybody_quits_and_follows_what_is_done(
    qtbot: QtBot, make_desk: Make, kit: type[Kit], drive: Drive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unsaved_backup, "_STUCK_MS", 50)
    own, article = tmp_path / "own", drive.folder / "article.txt"
    article.write_text(kit.text, encoding="utf-8")
    drive.alive.clear()
    desk = open_unread(qtbot, make_desk, own, article)

    def copied() -> list[str]:
        return [
            edit["quote"]
            for file in own.glob("rescued/*.json")
            for edit in json.loads(file.read_text("ascii"))["edits"]
        ]

    reject(desk, 0)
    qtbot.waitUntil(lambda: len(copied()) == 1, timeout=20_000)
    reject(desk, 0)
    qtbot.waitUntil(lambda: len(copied()) == 2, timeout=20_000)
    desk.correcting.undo()
    desk.correcting.undo()
    qtbot.waitUntil(lambda: copied() == [], timeout=20_000)
    desk.correcting.redo()
    qtbot.waitUntil(lambda: len(copied()) == 1, timeout=20_000)


def test_what_waits_from_another_day_is_not_lost_on_a_drive_that_is_still_dead(
    qtbot: QtBot, make_desk: Make, kit: type[Kit], drive: Drive, tmp_path: Path
) -> None:
    own, article = tmp_path / "own", drive.folder / "article.txt"
    article.write_text(kit.text, encoding="utf-8")
    drive.alive.clear()
    for mention in (0, 1):
        desk = open_unread(qtbot, make_desk, own, article)
        reject(desk, mention)
        answer("Quit", [])
        desk.window.close()
        assert not desk.window.isVisible()
    drive.revive()
    again = make_desk(keep=own)
    with qtbot.waitSignal(again.documents.finished, timeout=20_000):
        again.open(article)
    qtbot.waitUntil(lambda: len(again.session.corrections.edits) == 2, timeout=20_000)
    assert "last time" in " ".join(again.session.corrections.notices)
    again.session.corrections.save()
    assert len(json.loads(article.with_name("article.txt.geoview").read_text("ascii"))["edits"]) == 2


def test_a_write_that_hangs_leaves_the_others_their_time(
    qtbot: QtBot, make_desk: Make, kit: type[Kit], drive: Drive, tmp_path: Path
) -> None:
    hung, sound = drive.folder / "hung.txt", tmp_path / "sound.txt"
    desk = make_desk(keep=tmp_path / "own")
    for article in (hung, sound):
        article.write_text(kit.text, encoding="utf-8")
        corrected(qtbot, desk, article)
    drive.alive.clear()
    said: list[str] = []
    answer("Quit", said)
    desk.window.close()
    assert "hung.txt" in said[0] and "sound.txt" not in said[0]
    assert sound.with_name("sound.txt.geoview").exists(), "it is not made to wait in GeoView's own folder"


def test_another_file_opens_while_the_drive_of_an_open_one_is_dead(
    qtbot: QtBot, make_desk: Make, kit: type[Kit], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hung, sound = tmp_path / "hung.txt", tmp_path / "sound.txt"
    for article in (hung, sound):
        article.write_text(kit.text, encoding="utf-8")
    desk = make_desk()
    with qtbot.waitSignal(desk.documents.finished, timeout=20_000):
        desk.open(hung)
    qtbot.waitUntil(lambda: not desk.jobs.busy, timeout=20_000)
    alive, asked = threading.Event(), threading.Event()
    real = os.stat

    def stat(path: Any, *rest: Any, **more: Any) -> os.stat_result:
        if str(path).endswith("hung.txt") and not alive.is_set():
            assert threading.current_thread() is not threading.main_thread(), "the window would wait"
            asked.set()
            alive.wait(20)
        return real(path, *rest, **more)

    monkeypatch.setattr(os, "stat", stat)
    with qtbot.waitSignal(desk.documents.finished, timeout=20_000):
        desk.open(sound)
    assert present(desk.session.document).source.path == sound
    desk.documents.activate(desk.documents.sessions[0])
    qtbot.waitUntil(asked.is_set, timeout=20_000)
    assert not alive.is_set() and present(desk.session.document).source.path == hung
    alive.set()


def test_the_reader_may_stay(qtbot: QtBot, make_desk: Make, kit: type[Kit], drive: Drive, tmp_path: Path) -> None:
    article = drive.folder / "article.txt"
    article.write_text(kit.text, encoding="utf-8")
    desk = make_desk(keep=tmp_path / "own")
    corrected(qtbot, desk, article)
    drive.alive.clear()
    said: list[str] = []
    answer("Cancel", said)
    desk.window.close()
    assert desk.window.isVisible() and said
    drive.revive()
    desk.session.corrections.save()
    assert desk.session.corrections.is_saved
    assert not list((tmp_path / "own" / "rescued").iterdir())


def test_closing_a_tab_says_where_its_corrections_wait(
    qtbot: QtBot, make_desk: Make, kit: type[Kit], drive: Drive, tmp_path: Path
) -> None:
    article = drive.folder / "article.txt"
    article.write_text(kit.text, encoding="utf-8")
    desk = make_desk(keep=tmp_path / "own")
    corrected(qtbot, desk, article)
    drive.alive.clear()
    desk.documents.close(desk.session)
    assert desk.documents.sessions == ()
    assert str(tmp_path / "own") in next(m.text for m in desk.messages._messages if m.key == "rescued")


def test_recent_files_on_a_dead_drive_hold_nobody_up(make_desk: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = make_desk()
    alive = threading.Event()
    real = Path.exists

    def exists(path: Path, **more: Any) -> bool:
        return alive.wait(20) if path.parts[:2] == ("/", "dead") else real(path, **more)

    monkeypatch.setattr(Path, "exists", exists)
    desk.recent.add(Path("/dead/share/report.txt"))
    desk.recent.fill()
    assert not alive.is_set()
    first = desk.recent._menu.actions()[0]
    assert (first.text(), first.isEnabled()) == ("report.txt", True)
    alive.set()

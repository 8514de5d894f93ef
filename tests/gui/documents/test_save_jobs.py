"""Exports from the window: how far they are, how they are called off, and the map as it is seen."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QPushButton

from geoview.document import from_text
from geoview.errors import Cancelled
from geoview.export import DocumentsJob, Exporter, Progress, exporters
from geoview.export.progress import UNWATCHED

if TYPE_CHECKING:
    from pathlib import Path

    from desk import Desk, Kit, Make
    from pytestqt.qtbot import QtBot

DEADLINE = 20_000


@pytest.fixture
def desk(qtbot: QtBot, make_desk: Make, kit: type[Kit]) -> Desk:
    made = make_desk()
    with qtbot.waitSignal(made.documents.finished, timeout=DEADLINE):
        made.documents.show(from_text(kit.text))
    qtbot.waitUntil(lambda: made.map.made is not None)
    return made


class Slow:
    """Something that takes as long as the test wants."""

    def __init__(self) -> None:
        self.gate = threading.Event()
        self.was_cancelled = threading.Event()

    def __call__(self, progress: Progress) -> bytes:
        while not self.gate.wait(0.01):
            progress.report(0.4)
            if progress.cancelled():
                self.was_cancelled.set()
                raise Cancelled
        return b"done"


def test_a_slow_export_shows_how_far_it_is_and_then_what_was_saved(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    slow, status = Slow(), desk.status
    desk.save_jobs.write(tmp_path / "out.bin", slow, [])
    qtbot.waitUntil(lambda: status.shows_progress, timeout=DEADLINE)
    assert status._busy.text() == "Exporting…"
    assert status._progress.value() == 40
    slow.gate.set()
    qtbot.waitUntil(lambda: not desk.save_jobs.busy, timeout=DEADLINE)
    assert (tmp_path / "out.bin").read_bytes() == b"done"
    assert not status.shows_progress
    assert status.currentMessage() == "Saved out.bin"


def test_cancel_leaves_what_was_there(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    slow, status = Slow(), desk.status
    target = tmp_path / "out.bin"
    target.write_bytes(b"before")
    desk.save_jobs.write(target, slow, [])
    qtbot.waitUntil(lambda: status.shows_progress, timeout=DEADLINE)
    (cancel,) = (button for button in status.findChildren(QPushButton) if button.text() == "Cancel")
    qtbot.mouseClick(cancel, Qt.MouseButton.LeftButton)
    assert not status.shows_progress
    assert not desk.save_jobs.busy
    assert slow.was_cancelled.wait(5)
    qtbot.waitUntil(lambda: not desk.jobs.busy, timeout=DEADLINE)
    assert target.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [target]
    assert not desk.messages.isVisible(), "to cancel is no fault"


def test_a_quick_export_shows_no_progress(
    qtbot: QtBot, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[bool] = []
    monkeypatch.setattr(desk.status, "show_progress", lambda *_: shown.append(True))
    desk.exports.write(desk.atlas, "geojson", tmp_path / "out.geojson")
    qtbot.waitUntil((tmp_path / "out.geojson").exists, timeout=DEADLINE)
    qtbot.waitUntil(lambda: not desk.save_jobs.busy, timeout=DEADLINE)
    assert shown == []


def test_every_format_of_the_menu_can_be_called_off(
    qtbot: QtBot, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, DocumentsJob]] = []

    def render(exporter: Exporter, job: DocumentsJob) -> bytes:
        asked.append((exporter.name, job))
        return b""

    monkeypatch.setattr("geoview.export.render", render)
    for exporter in exporters():
        if exporter.suffix:
            desk.exports.write(desk.atlas, exporter.name, tmp_path / f"out{exporter.suffix}")
            qtbot.waitUntil(lambda: not desk.save_jobs.busy, timeout=DEADLINE)
            name, job = asked.pop()
            assert name == exporter.name
            assert not job.progress.cancelled()
            assert job.progress is not UNWATCHED


def test_all_formats_are_in_the_menu(desk: Desk) -> None:
    menu = desk.exports
    menu.fill()
    names = {entry.objectName() for entry in menu._menu.actions() if entry.objectName()}
    assert names == {f"export_{known.name}" for known in exporters() if known.suffix} | {"export_seen"}
    assert {"export_pdf", "export_png", "export_geojson"} <= names


def test_the_map_as_it_is_seen(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    exports, chart = desk.exports, desk.map
    exports.fill()
    (entry,) = (action for action in exports._menu.actions() if action.objectName() == "export_seen")
    assert entry.isEnabled()
    desk.fake_map.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    desk.fake_map.setStyleSheet("background: #cfe0ea")
    desk.exports.write_seen(tmp_path / "seen.png")
    qtbot.waitUntil(lambda: not desk.save_jobs.busy, timeout=DEADLINE)
    image = QImage(str(tmp_path / "seen.png"))
    assert image.size() == chart.size() * chart.devicePixelRatioF()
    assert image.pixelColor(image.rect().center()) == QColor("#cfe0ea")


def test_without_a_map_there_is_none_to_be_seen(make_desk: Make) -> None:
    desk = make_desk()
    exports = desk.exports
    exports.fill()
    (entry,) = (action for action in exports._menu.actions() if action.objectName() == "export_seen")
    assert not entry.isEnabled()

"""The way from the command to a picture, and what happens when something breaks."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from present import present
from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QPlainTextEdit

from geoview.storage import app_folders, resource_path
from geoview.ui.runtime.crash_reports import CrashReports, report_text

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def run(*arguments: str, code: str = "") -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
    environment["QT_QPA_PLATFORM"] = "offscreen"
    command = [sys.executable, *(["-c", code] if code else ["-m", "geoview"]), *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=110, env=environment, check=False)


def test_a_picture_is_taken_with_its_times(tmp_path: Path) -> None:
    picture = tmp_path / "picture.png"
    sample = str(resource_path("samples", "harbour.txt"))
    result = run(sample, "--screenshot", str(picture), "--timings")
    assert result.returncode == 0, result.stderr
    times = json.loads(result.stderr.splitlines()[-1])
    assert set(times) == {
        "text_painted_ms",
        "places_ready_ms",
        "map_ready_ms",
        "main_rss_mb",
        "outside_requests",
        "places",
        "mentions",
    }
    assert 0 < times["text_painted_ms"] < times["places_ready_ms"] <= times["map_ready_ms"]
    assert times["outside_requests"] == 0 and times["places"] > 10 and times["mentions"] >= times["places"]
    image = QImage(str(picture))
    assert (image.width(), image.height()) == (1440, 900)
    seen = {image.pixelColor(x, y).name() for x in range(0, 1440, 5) for y in range(0, 900, 5)}
    assert {"#fffdf9", "#f4f2ed", "#cfe0ea"} <= seen, "paper, frame and sea"
    assert list(tmp_path.iterdir()) == [picture], "a picture leaves nothing else behind"


def test_a_file_that_can_not_be_opened_gives_no_picture(tmp_path: Path) -> None:
    result = run(str(tmp_path / "missing.txt"), "--screenshot", str(tmp_path / "p.png"))
    assert result.returncode == 1
    assert "missing.txt" in result.stderr and "Traceback" not in result.stderr
    assert not (tmp_path / "p.png").exists()


_FAULT = """
import sys, time
from pathlib import Path
from geoview.ui import app
from geoview.ui.article import article_view
def broken(self, *_):
    raise RuntimeError("broken on purpose")
article_view.ArticleView.set_document = broken
sys.exit(app.main([Path(sys.argv[1])], screenshot=Path(sys.argv[2]), started=time.monotonic()))
"""


def test_a_fault_while_the_picture_is_taken_ends_it(tmp_path: Path) -> None:
    result = run(str(resource_path("samples", "harbour.txt")), str(tmp_path / "p.png"), code=_FAULT)
    assert result.returncode == 1
    assert "broken on purpose" in result.stderr
    assert not (tmp_path / "p.png").exists()


_SIGNAL = """
import os, signal, sys, threading, time
from pathlib import Path
from geoview.ui import app
from geoview.ui.shell.window import Window
show = Window.show
def shown(self):
    show(self)
    threading.Timer(0.3, os.kill, (os.getpid(), getattr(signal, sys.argv[2]))).start()
Window.show = shown
sys.exit(app.main([Path(sys.argv[1])], started=time.monotonic()))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT"])
def test_a_polite_signal_closes_the_window_and_keeps_the_state(tmp_path: Path, name: str) -> None:
    article = tmp_path / "article.txt"
    article.write_text("Oslo.\n", encoding="utf-8")
    result = run(str(article), name, code=_SIGNAL)
    assert result.returncode == 130, result.stderr
    (state,) = Path(os.environ["GEOVIEW_HOME"]).rglob("window.json")
    assert json.loads(state.read_text(encoding="utf-8"))["recent"] == [str(article)]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
def test_a_start_makes_settings_of_what_an_old_version_kept_with_the_window(tmp_path: Path) -> None:
    folders = app_folders()
    (folders.state / "window.json").write_text('{"version": 1, "theme": "dark", "zoom": 1.5}', encoding="ascii")
    article = tmp_path / "article.txt"
    article.write_text("Oslo.\n", encoding="utf-8")
    result = run(str(article), "SIGTERM", code=_SIGNAL)
    assert result.returncode == 130, result.stderr
    settings = json.loads((folders.config / "settings.json").read_text(encoding="ascii"))
    assert (settings["theme"], settings["text_size"]) == ("dark", 1.5)
    assert "theme" not in json.loads((folders.state / "window.json").read_text(encoding="ascii"))


def raised() -> tuple[type[BaseException], BaseException, Any]:
    try:
        raise ValueError("<b>not bold</b>")
    except ValueError as error:
        return type(error), error, error.__traceback__


def test_a_report_names_versions_and_the_fault() -> None:
    text = report_text(*raised())
    assert "GeoView" in text and "Qt" in text and "ValueError: <b>not bold</b>" in text


def test_faults_of_slots_and_threads_end_in_one_plain_report(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "__excepthook__", lambda *_: None)
    reports = CrashReports()
    seen: list[str] = []
    reports.reported.connect(seen.append)
    try:
        # As Qt calls it: what a slot raises goes to the hook.
        QTimer.singleShot(0, lambda: sys.excepthook(*raised()))
        QTimer.singleShot(0, lambda: sys.excepthook(*raised()))
        qtbot.waitUntil(lambda: len(seen) == 2)
        dialog = reports.dialog
        assert dialog is not None and dialog.isVisible()
        text = present(dialog.findChild(QPlainTextEdit))
        assert "<b>not bold</b>" in text.toPlainText()
        dialog.accept()
        assert reports.dialog is None
    finally:
        reports.remove()

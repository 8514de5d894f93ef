"""Corrections on the disk, seen from outside: processes that are killed, end, or keep nothing; random readers."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desk import Kit, Make
    from pytestqt.qtbot import QtBot

DEADLINE = 60

_CORRECTS = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from geoview.ui import app
from geoview.ui.documents import corrections
corrections._SAVE_MS = int(sys.argv[3])
done = []
def finished(desk):
    desk.selection.choose_mention(0, "keys")
    desk.states.join()
    desk.actions["reject"].trigger()
    done.append(True)
    print("corrected", flush=True)
    if sys.argv[2] == "close":
        QTimer.singleShot(0, desk.window.close)
compose = app.compose
def composed(*parts, **options):
    desk = compose(*parts, **options)
    desk.documents.finished.connect(lambda: done or finished(desk))
    return desk
app.compose = composed
sys.exit(app.main([Path(sys.argv[1])], started=time.monotonic(), keep=sys.argv[4] == "keep"))
"""


def start(article: Path, then: str, save_ms: int, keep: str = "keep") -> subprocess.Popen[str]:
    environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
    environment["QT_QPA_PLATFORM"] = "offscreen"
    command = [sys.executable, "-c", _CORRECTS, str(article), then, str(save_ms), keep]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment)


def wait_for(what: Callable[[], bool], process: subprocess.Popen[str]) -> None:
    end = time.monotonic() + DEADLINE
    while not what():
        assert time.monotonic() < end, "never happened"
        assert process.poll() is None, "the process ended too early"
        time.sleep(0.01)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text("Paris and Berlin, then Rome and Paris again.\n", encoding="utf-8")
    return path


def sidecar(path: Path) -> Path:
    return path.with_name(path.name + ".geoview")


def test_a_killed_process_leaves_a_whole_file(article: Path) -> None:
    process = start(article, "stay", 20)
    try:
        wait_for(sidecar(article).exists, process)
    finally:
        process.kill()
        process.communicate()
    (edit,) = json.loads(sidecar(article).read_text(encoding="ascii"))["edits"]
    assert (edit["kind"], edit["quote"]) == ("reject", "Paris")


def test_a_window_that_is_closed_at_once_saves_first(article: Path) -> None:
    process = start(article, "close", 30_000)
    out, _ = process.communicate(timeout=DEADLINE)
    assert process.returncode == 0 and out == "corrected\n"
    assert len(json.loads(sidecar(article).read_text(encoding="ascii"))["edits"]) == 1


def test_a_window_that_keeps_nothing_leaves_nothing(article: Path) -> None:
    process = start(article, "close", 20, "drop")
    out, _ = process.communicate(timeout=DEADLINE)
    assert process.returncode == 0 and out == "corrected\n"
    assert list(article.parent.iterdir()) == [article]


@pytest.mark.parametrize("options", [[], ["--no-config"]])
def test_a_picture_touches_no_corrections(article: Path, options: list[str]) -> None:
    sidecar(article).write_text("{ damaged", encoding="ascii")
    picture = article.with_name("picture.png")
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "geoview", str(article), "--screenshot", str(picture), *options]
    result = subprocess.run(command, capture_output=True, timeout=110, env=environment, check=False)
    assert result.returncode == 0, result.stderr
    assert sorted(article.parent.iterdir()) == sorted([article, sidecar(article), picture])
    assert sidecar(article).read_text(encoding="ascii") == "{ damaged"


@pytest.mark.parametrize("seed", range(4))
def test_random_sequences_end_in_the_same_state(
    qtbot: QtBot, make_desk: Make, kit: type[Kit], tmp_path: Path, seed: int
) -> None:
    """Corrections, undo, redo, save, reload and a new window: what is shown is what a plain list of edits says."""
    chance = random.Random(seed)
    article = tmp_path / "article.txt"
    article.write_text(kit.text, encoding="utf-8")
    (tmp_path / "home").mkdir()

    def opened() -> Any:
        desk = make_desk(keep=tmp_path / "home")
        with qtbot.waitSignal(desk.documents.finished, timeout=20_000):
            desk.open(article)
        return desk

    desk = opened()
    done: list[Any] = []
    undone: list[Any] = []
    places = [kit.oakton, kit.westland, kit.riverlands, kit.mill_bay]
    for _ in range(60):
        match chance.choice(["reject", "choose", "choose", "undo", "undo", "redo", "save", "reload", "restart"]):
            case "reject" | "choose" as what if desk.atlas.resolutions:
                desk.selection.choose_mention(chance.randrange(len(desk.atlas.resolutions)), "keys")
                if what == "reject":
                    desk.trigger(chance.choice(["reject", "reject_all"]))
                else:
                    place, reach = chance.choice(places), chance.choice(["mention", "name"])
                    desk.correcting._on_placed(desk.selection.resolution, place, reach)
                done.append(desk.session.corrections.next_undo)
                undone.clear()
            case "undo" if done:
                desk.trigger("undo")
                undone.append(done.pop())
            case "redo" if undone:
                desk.trigger("redo")
                done.append(undone.pop())
            case "save" if done:
                desk.trigger("save")
            case "reload":
                with qtbot.waitSignal(desk.documents.finished, timeout=20_000):
                    desk.trigger("reload")
                undone.clear()
            case "restart":
                assert desk.window.close()
                desk = opened()
                undone.clear()
            case _:
                continue
        assert desk.session.corrections.edits == tuple(done)
        plain = kit.atlas_of(desk.session.document)
        for edit in done:
            plain = edit.apply(plain)
        assert desk.atlas.resolutions == plain.resolutions
        assert desk.fake_map.atlas is desk.atlas
    assert article.read_text(encoding="utf-8") == kit.text

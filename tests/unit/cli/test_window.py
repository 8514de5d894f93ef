"""The way to the window: arguments, display, the moment when the process began."""

from __future__ import annotations

import os
import socket
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from geoview.cli import main, window
from geoview.cli.window import has_display, started_at

Calls = list[tuple[tuple[Any, ...], dict[str, Any]]]
"""Positional and named arguments of each call."""

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="X11 and /proc")


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Calls:
    """What the window was called with; a display is there."""
    from geoview.ui import app

    calls: Calls = []

    def fake(*args: object, **kwargs: object) -> int:
        calls.append((args, kwargs))
        return 0

    monkeypatch.setattr(app, "main", fake)
    monkeypatch.setattr(window, "has_display", lambda: True)
    return calls


def test_files_are_handed_to_the_window(opened: Calls) -> None:
    before = time.monotonic()
    assert main(["a.txt", "--", "--b.txt"], loaded=before) == 0
    ((args, kwargs),) = opened
    assert args == ([Path("a.txt"), Path("--b.txt")],)
    assert (kwargs["screenshot"], kwargs["timings"], kwargs["size"], kwargs["theme"]) == (None, False, None, None)
    assert isinstance(kwargs["started"], float)
    assert kwargs["started"] <= before


def test_only_the_first_word_is_a_command(opened: Calls) -> None:
    assert main(["./parse"], loaded=0.0) == 0
    assert main(["a.txt", "parse", "lookup"], loaded=0.0) == 0
    assert [args[0] for args, _ in opened] == [[Path("parse")], [Path("a.txt"), Path("parse"), Path("lookup")]]


def test_addresses_of_files_are_understood_and_others_refused(
    opened: Calls, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "with space.txt"
    assert main([path.as_uri(), "https://example.org/a.txt", "b.txt"], loaded=0.0) == 0
    assert opened[0][0] == ([path, Path("b.txt")],)
    said = capsys.readouterr().err
    assert said.startswith("geoview: https://example.org/a.txt: is an address, not a file")
    assert main(["https://example.org/a.txt"], loaded=0.0) == 1
    assert len(opened) == 1


def test_without_settings_of_the_reader(opened: Calls, monkeypatch: pytest.MonkeyPatch, own_home: Path) -> None:
    from geoview.ui import app

    homes: list[str] = []

    def note_home(*_: object, **__: object) -> int:
        homes.append(os.environ["GEOVIEW_HOME"])
        return 0

    monkeypatch.setattr(app, "main", note_home)
    assert main(["a.txt", "--no-config"], loaded=0.0) == 0
    assert homes != [str(own_home)]
    assert not Path(homes[0]).exists(), "it ends with the process"
    assert list(own_home.iterdir()) == []


def test_a_picture_with_all_its_options(opened: Calls, tmp_path: Path) -> None:
    out = tmp_path / "out.png"
    assert main(["a", "--screenshot", str(out), "--timings", "--size", "1024x700", "--theme=dark"], loaded=0.0) == 0
    kwargs = opened[0][1]
    assert (kwargs["screenshot"], kwargs["timings"], kwargs["size"], kwargs["theme"]) == (
        out,
        True,
        (1024, 700),
        "dark",
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ["--timings"],
        ["a", "--size", "800x600"],
        ["a", "--screenshot"],
        ["a", "--screenshot", "x.png", "--size", "800"],
        ["a", "--screenshot", "x.png", "--size", "1x1"],
        ["a", "--screenshot", "x.png", "--size", "٣٠٠x300"],
        ["a", "--screenshot", "x.png", "--size", "800x9999999999999"],
        ["a", "--screenshot", "x.png", "--theme", "blue"],
        ["--nope"],
        [""],
        ["a\0b"],
    ],
)
def test_wrong_arguments_are_usage_errors(
    opened: Calls,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(arguments, loaded=0.0) == 2
    assert "usage: geoview" in capsys.readouterr().err
    assert opened == []


def test_a_picture_never_takes_the_place_of_its_document(
    opened: Calls, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    article = tmp_path / "a.txt"
    article.write_bytes(b"x")
    assert main([str(article), "--screenshot", str(tmp_path / "." / "a.txt")], loaded=0.0) == 1
    assert main([str(article), "--screenshot", str(tmp_path)], loaded=0.0) == 1
    assert main([str(article), "--screenshot", str(tmp_path / "no" / "x.png")], loaded=0.0) == 1
    assert opened == []
    said = capsys.readouterr().err
    assert "is the document itself" in said
    assert "is a folder" in said
    assert "does not exist" in said


def test_version_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"], loaded=0.0) == 0
    assert capsys.readouterr().out.startswith("geoview ")
    assert main(["--help"], loaded=0.0) == 0
    assert "geoview parse" in capsys.readouterr().out


@linux_only
def test_a_display_is_asked_whether_it_answers(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert not has_display()
    monkeypatch.setenv("DISPLAY", "nonsense")
    assert not has_display()
    monkeypatch.setenv("DISPLAY", ":98765")
    assert not has_display()
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("\0/tmp/.X11-unix/X98765")
        server.listen(1)
        assert has_display()
        monkeypatch.setenv("DISPLAY", ":98765.0")
        assert has_display()
    monkeypatch.setenv("DISPLAY", "elsewhere:10.0")
    assert has_display()
    monkeypatch.delenv("DISPLAY")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert not has_display()
    (tmp_path / "wayland-0").write_bytes(b"")
    assert has_display()
    monkeypatch.delenv("WAYLAND_DISPLAY")
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert has_display()


@linux_only
def test_without_a_display_a_picture_is_drawn_and_a_window_refused(
    opened: Calls, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(window, "has_display", lambda: False)
    monkeypatch.setenv("QT_QPA_PLATFORM", "")
    assert main(["a.txt"], loaded=0.0) == 1
    assert "no display" in capsys.readouterr().err
    assert opened == []
    assert main(["a.txt", "--screenshot", str(tmp_path / "x.png")], loaded=0.0) == 0
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"


@linux_only
def test_the_process_began_before_its_first_module() -> None:
    now = time.monotonic()
    began = started_at(now)
    assert began < now
    with Path("/proc/self/stat").open() as file:
        ticks = int(file.read().rpartition(")")[2].split()[19])
    age = time.clock_gettime(time.CLOCK_BOOTTIME) - ticks / os.sysconf("SC_CLK_TCK")
    assert abs((time.monotonic() - began) - age) < 0.05


def test_where_the_system_does_not_tell_the_first_module_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "read_bytes", lambda _: b"nonsense")
    assert started_at(12.5) == 12.5

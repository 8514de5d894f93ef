"""What the window remembers, as far as it needs no window."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from geoview.settings import SettingsFile
from geoview.viewer.window_state import State, StateFile, View


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """What a version before 0.2 left behind."""
    path = tmp_path / "window.json"
    record = {"version": 1, "theme": "dark", "zoom": 1.4, "recent": ["/a.txt"], "positions": {"/a.txt": 12}}
    path.write_text(json.dumps(record), encoding="ascii")
    return path


def test_theme_and_zoom_of_an_old_state_become_settings(old: Path, tmp_path: Path) -> None:
    settings = tmp_path / "settings.json"
    file, state = SettingsFile(settings), StateFile(old)
    state.carry_over(file)
    assert (file.settings.theme, file.settings.text_size) == ("dark", 1.4)
    assert (SettingsFile(settings).settings.theme, SettingsFile(settings).settings.text_size) == ("dark", 1.4)
    left = json.loads(old.read_text(encoding="ascii"))
    assert not {"theme", "zoom"} & left.keys()
    assert left["recent"] == ["/a.txt"] and left["views"] == {"/a.txt": {"position": 12}}


def test_that_happens_once(old: Path, tmp_path: Path) -> None:
    settings = tmp_path / "settings.json"
    StateFile(old).carry_over(SettingsFile(settings))
    SettingsFile(settings).reset()
    StateFile(old).carry_over(SettingsFile(settings))
    assert SettingsFile(settings).settings.theme == "system"


def test_what_the_reader_has_set_since_stays(old: Path, tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "settings.json")
    file.change("theme", "light")
    StateFile(old).carry_over(file)
    assert (file.settings.theme, file.settings.text_size) == ("light", 1.4)


@pytest.mark.parametrize("record", ['{"theme": "pink", "zoom": 40}', '{"theme": 3, "zoom": true}', "{}", "[]"])
def test_nonsense_is_not_carried_over(record: str, tmp_path: Path) -> None:
    path, settings = tmp_path / "window.json", tmp_path / "settings.json"
    path.write_text(record, encoding="ascii")
    StateFile(path).carry_over(SettingsFile(settings))
    assert not settings.exists()


def test_open_folders_are_remembered(tmp_path: Path) -> None:
    file = StateFile(tmp_path / "window.json")
    file.state.folders, file.state.front_folder = [Path("/letters"), Path("/reports")], 1
    file.save()
    again = StateFile(tmp_path / "window.json").state
    assert (again.folders, again.front_folder) == ([Path("/letters"), Path("/reports")], 1)


@pytest.mark.parametrize(
    "folders, front",
    [(["/a", 3, "", "a\0b", "/a"], 1), (["/a"], "0"), (["/a"], True), (["/a"], -7), ({"/a": 1}, 0), (None, None)],
)
def test_nonsense_about_folders_costs_nothing_else(folders: object, front: object, tmp_path: Path) -> None:
    path = tmp_path / "window.json"
    path.write_text(json.dumps({"folders": folders, "front_folder": front, "recent": ["/a.txt"]}), encoding="ascii")
    state = StateFile(path).state
    assert state.folders in ([], [Path("/a")]) and state.front_folder == -1
    assert state.recent == [Path("/a.txt")]


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"window": "x", "zoom": "big", "theme": 3, "recent": {"a": 1}, "positions": [], "views": 7},
        {"views": {"a": {"position": -1, "zoom": "big", "panes": [1], "right": {}}, "b": None, "c": {"zoom": 1e9}}},
        {"window": [0, 0, -5, 0], "zoom": 1e9, "panes": [1], "right": [True, False], "columns": [1] * 70},
        {"window": [None] * 4, "zoom": float("nan"), "recent": [1, None, "a\0b", ""], "positions": {"a": -1, "b": "x"}},
        {"window": [10**9] * 4, "maximised": 1, "theme": "system; rm"},
    ],
)
def test_every_bad_value_in_the_state_becomes_its_default(data: dict[str, Any]) -> None:
    assert State.of(data) == State()


def test_the_state_is_bounded_and_comes_back() -> None:
    old = {"recent": [f"/{n}" for n in range(10_000)] * 2, "positions": {str(n): n for n in range(5_000)}}
    state = State.of(old)
    assert len(state.recent) == 10 and len(state.views) == 200
    assert state.views["4999"] == View(4999), "versions before kept positions alone"
    state.window = (5, 6, 700, 500)
    view = View(42, 1.3, (500, 600), (300, 200))
    state.remember_view(Path("/x"), view)
    again = State.of(json.loads(json.dumps(state.data())))
    assert again.window == (5, 6, 700, 500)
    assert again.view_of(Path("/x")) == view and len(again.views) == 200
    assert again.view_of(Path("/y")) == View() == again.view_of(None)


@pytest.mark.parametrize("content", [b"{", b"[]", b"\xff\xfe\x00", b"[" * 200_000, b" " * 2_000_000])
def test_a_damaged_state_is_set_aside_with_a_notice(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "window.json"
    path.write_bytes(content)
    file = StateFile(path)
    assert file.state == State() and "window.json.bad" in file.notice
    assert (tmp_path / "window.json.bad").read_bytes() == content
    file.save()
    assert StateFile(path).notice == ""


def test_a_state_without_a_file_writes_nothing(tmp_path: Path) -> None:
    StateFile(None).save()
    assert list(tmp_path.iterdir()) == []

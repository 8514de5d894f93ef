"""What the window remembers, as far as it needs no window."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from geoview.settings import SettingsFile
from geoview.viewer.window_state import StateFile


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

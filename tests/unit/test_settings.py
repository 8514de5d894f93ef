"""Settings: typed, validated, and never in the way of opening a text (FAULTS K)."""

from __future__ import annotations

import json
import os
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoview import settings as module
from geoview.settings import Settings, SettingsFile
from geoview.storage import SYSTEM

if TYPE_CHECKING:
    from pathlib import Path

NAMES = [f.name for f in fields(Settings)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


def write(path: Path, content: bytes) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)


def test_every_default_is_a_value_of_its_setting() -> None:
    settings = Settings()
    for name in NAMES:
        assert settings.with_value(name, getattr(settings, name)) == settings


def test_nothing_goes_online_by_default() -> None:
    settings = Settings()
    assert (settings.online_geocoder, settings.online_tiles, settings.geocoder_address) == ("", "", "")


def test_every_setting_is_documented() -> None:
    assert all(f"        {name}: " in (Settings.__doc__ or "") for name in NAMES)


def test_values_come_back(path: Path) -> None:
    file = SettingsFile(path)
    assert file.settings == Settings()
    assert not path.exists(), "reading makes no file"
    file.change("theme", "dark")
    file.change("text_size", 1.25)
    file.change("online_tiles", "https://tiles.example.org/{z}/{x}/{y}.png")
    again = SettingsFile(path)
    assert again.settings == replace(
        Settings(), theme="dark", text_size=1.25, online_tiles="https://tiles.example.org/{z}/{x}/{y}.png"
    )
    assert again.notice == ""
    assert again.reset() == Settings()
    assert SettingsFile(path).settings == Settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("theme", "blue"),
        ("theme", None),
        ("theme", ["dark"]),
        ("text_size", 0.4),
        ("text_size", 99),
        ("text_size", True),
        ("text_size", float("nan")),
        ("text_size", "1"),
        ("text_width", 60.5),
        ("text_width", 10**400),
        ("reopen_documents", 1),
        ("reopen_documents", "yes"),
        ("text_font", "Serif\n"),
        ("interface_language", "de\n"),
        ("interface_language", "x" * 100),
        ("gazetteer", "a\0b"),
        ("geocoder_address", "file:///etc/passwd"),
        ("geocoder_address", "javascript:alert(1)"),
        ("geocoder_address", "https://"),
        ("geocoder_address", "http://[broken"),
        ("online_tiles", "https://exämple.org"),
        ("online_tiles", "https://x/\n"),
        ("tiles_megabytes", 2001),
        ("tiles_megabytes", 0),
        ("no_such_setting", 1),
        ("with_value", 1),
    ],
)
def test_a_bad_value_is_refused_and_read_as_the_default(path: Path, name: str, value: object) -> None:
    with pytest.raises(ValueError, match=r"no value|no setting"):
        Settings().with_value(name, value)
    write(path, json.dumps({"version": 1, "theme": "dark", name: value}).encode())
    file = SettingsFile(path)
    expected = Settings() if name == "theme" else replace(Settings(), theme="dark")
    assert file.settings == expected
    assert (name in file.notice) == (name in NAMES)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"7", b"\xff\xfe", b"[" * 100_000, b'{"theme": "dark"'])
def test_a_damaged_file_is_set_aside_once(path: Path, content: bytes) -> None:
    write(path, content)
    file = SettingsFile(path)
    assert file.settings == Settings()
    assert "set aside as settings.json.bad" in file.notice
    assert path.with_name("settings.json.bad").read_bytes() == content
    assert SettingsFile(path).notice == ""
    file.change("theme", "light")
    assert SettingsFile(path).settings.theme == "light"


def test_a_huge_file_is_damaged(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_BYTES", 10)
    write(path, b'{"theme": "dark"}')
    assert SettingsFile(path).settings == Settings()


def test_keys_of_another_version_stay(path: Path) -> None:
    write(path, b'{"version": 9, "colour_of_the_sea": [1, 2], "theme": "dark"}')
    SettingsFile(path).change("reopen_documents", False)
    assert json.loads(path.read_bytes()) == {
        "version": 1,
        "colour_of_the_sea": [1, 2],
        "theme": "dark",
        "reopen_documents": False,
    }


def test_the_file_of_an_older_version_loads(path: Path) -> None:
    write(
        path,
        b'{"version": 1, "autosave_seconds": 5, "reading_mode": true, "remember_decisions": false, "text_size": 2}',
    )
    file = SettingsFile(path)
    assert file.settings == replace(Settings(), text_size=2)
    assert file.notice == ""


def test_what_cannot_be_saved_holds_for_the_session(path: Path) -> None:
    def full(*_: object) -> Any:
        raise OSError(28, os.strerror(28))

    file = SettingsFile(path, calls=replace(SYSTEM, write=full))
    assert file.change("theme", "dark").theme == "dark"
    assert "this session only" in file.notice
    file.notice = ""
    assert file.change("theme", "light").theme == "light"
    assert file.notice == "", "said once"
    assert not path.exists()


def test_a_folder_in_the_way_is_said(path: Path) -> None:
    path.mkdir(parents=True)
    file = SettingsFile(path)
    assert file.settings == Settings()
    assert "could not be read" in file.notice
    blocked = path.parent / "file"
    blocked.write_bytes(b"")
    file = SettingsFile(blocked / "settings.json")
    file.change("theme", "dark")
    assert "this session only" in file.notice


def test_without_a_file_nothing_is_touched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    file = SettingsFile(None)
    file.change("theme", "dark")
    assert (file.settings.theme, file.notice, list(tmp_path.iterdir())) == ("dark", "", [])


def test_of_two_writers_the_last_whole_file_counts(path: Path) -> None:
    one, other = SettingsFile(path), SettingsFile(path)
    for number in range(20):
        (one if number % 2 else other).change("text_width", 40 + number)
    assert SettingsFile(path).settings.text_width == 59


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@given(st.dictionaries(st.sampled_from([*NAMES, "version", "other"]), JSON, max_size=6))
def test_whatever_the_file_holds_the_settings_are_sound(tmp_path_factory: Any, record: dict[str, Any]) -> None:
    path = tmp_path_factory.mktemp("settings") / "settings.json"
    path.write_text(json.dumps(record))
    settings = SettingsFile(path).settings
    for name in NAMES:
        assert settings.with_value(name, getattr(settings, name)) == settings

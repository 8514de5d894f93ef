"""Settings that are kept and told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geoview.settings import Settings, SettingsFile
from geoview.ui.settings.preferences import Preferences

if TYPE_CHECKING:
    from pathlib import Path


class Heard:
    """What was told."""

    def __init__(self, preferences: Preferences) -> None:
        self.names: list[str] = []
        self.told: list[str] = []
        preferences.changed.connect(self.names.append)
        preferences.places_affected.connect(lambda: self.told.append("places"))
        preferences.was_reset.connect(lambda: self.told.append("reset"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


def test_a_value_holds_at_once_and_is_kept(path: Path) -> None:
    preferences = Preferences(SettingsFile(path))
    heard = Heard(preferences)
    preferences.change("text_size", 1.5)
    assert preferences.settings.text_size == 1.5 == SettingsFile(path).settings.text_size
    assert heard.names == ["text_size"] and heard.told == []
    preferences.change("text_size", 1.5)
    assert heard.names == ["text_size"], "it is what it was"


@pytest.mark.parametrize(
    ("name", "value", "affects"),
    [
        ("point_of_view", "un", True),
        ("recogniser", "rules", True),
        ("theme", "dark", False),
        ("reduced_motion", "on", False),
    ],
)
def test_places_are_found_anew_where_a_setting_decides_them(
    path: Path, name: str, value: object, affects: bool
) -> None:
    preferences = Preferences(SettingsFile(path))
    assert getattr(preferences.settings, name) != value
    heard = Heard(preferences)
    preferences.change(name, value)
    assert heard.names == [name] and heard.told == (["places"] if affects else [])


def test_what_is_no_setting_or_no_value_of_one_is_refused(path: Path) -> None:
    preferences = Preferences(SettingsFile(path))
    heard = Heard(preferences)
    for name, value in (("nothing", 1), ("theme", "blue")):
        with pytest.raises(ValueError):
            preferences.change(name, value)
    assert preferences.settings == Settings() and heard.names == [] and not path.exists()


def test_defaults_come_back_and_what_changes_is_told(path: Path) -> None:
    preferences = Preferences(SettingsFile(path))
    preferences.change("theme", "dark")
    preferences.change("point_of_view", "un")
    heard = Heard(preferences)
    preferences.reset()
    assert preferences.settings == Settings()
    assert sorted(heard.names) == ["point_of_view", "theme"] and heard.told == ["places", "reset"]

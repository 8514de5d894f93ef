"""The page of plug-ins, and what the window says of those that fail."""

from __future__ import annotations

import sys
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from pluginfolder import add_plugin
from PySide6.QtCore import Qt

from geoview import plugins, readers
from geoview.settings import SettingsFile
from geoview.ui.settings.plugin_watch import PluginWatch
from geoview.ui.settings.plugins_page import PluginsPage
from geoview.ui.settings.preferences import Preferences
from geoview.ui.widgets.message_bar import MessageBar

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

CODE = 'from geoview.readers import Reader\nREADER = Reader("log", "log", (".log",), ("text/x-log",), None)\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with a good plug-in and a broken one."""
    monkeypatch.setattr(sys, "path", [*sys.path])
    made = tmp_path / "more"
    add_plugin(made, "geoview-log", CODE, readers="log = READER")
    add_plugin(made, "geoview-torn", "raise OSError('torn')", readers="torn = READER")
    plugins.take_notices()
    yield made
    for name in ("geoview_log", "geoview_torn"):
        sys.modules.pop(name, None)
    plugins._current = None


@pytest.fixture
def preferences(folder: Path) -> Preferences:
    made = Preferences(SettingsFile(None))
    made.change("plugin_folder", str(folder))
    plugins.follow(made.settings)
    return made


@pytest.fixture
def messages(qtbot: QtBot) -> MessageBar:
    made = MessageBar()
    qtbot.addWidget(made)
    return made


def rows(page: PluginsPage) -> dict[str, bool]:
    """What is listed, and whether it is ticked."""
    items = [item for at in range(page.list.count()) if (item := page.list.item(at)) is not None]
    return {item.text(): item.checkState() is Qt.CheckState.Checked for item in items}


def test_each_is_listed_and_can_be_switched_off(qtbot: QtBot, preferences: Preferences, messages: MessageBar) -> None:
    PluginWatch(preferences, messages, messages)
    page = PluginsPage(preferences)
    qtbot.addWidget(page)
    page.show()
    assert rows(page) == {"Reader: log (geoview-log 1.0)": True, "Reader: torn (geoview-torn 1.0)": True}
    assert "*.log" in readers.patterns()
    page.refresh()
    assert "Reader: torn (geoview-torn 1.0)\nthe plug-in torn (geoview-torn 1.0) failed: OSError: torn" in rows(page)
    item = page.list.item(0)
    assert item is not None
    item.setCheckState(Qt.CheckState.Unchecked)
    assert list(preferences.settings.disabled_plugins) == ["geoview-log/readers/log"]
    assert "*.log" not in readers.patterns()
    item.setCheckState(Qt.CheckState.Checked)
    assert list(preferences.settings.disabled_plugins) == []
    assert "*.log" in readers.patterns()


def test_a_folder_is_named_and_given_up(
    qtbot: QtBot, preferences: Preferences, folder: Path, messages: MessageBar
) -> None:
    PluginWatch(preferences, messages, messages)
    page = PluginsPage(preferences)
    qtbot.addWidget(page)
    page.show()
    assert page.folder.text() == str(folder)
    page.without.click()
    assert preferences.settings.plugin_folder == ""
    assert rows(page) == {"There are none.": False}
    page.take(folder)
    assert len(rows(page)) == 2


def test_nothing_is_looked_for_before_the_page_is_seen(qtbot: QtBot, preferences: Preferences) -> None:
    page = PluginsPage(preferences)
    qtbot.addWidget(page)
    assert page.list.count() == 0


def test_a_failure_in_any_thread_is_shown(qtbot: QtBot, preferences: Preferences, messages: MessageBar) -> None:
    PluginWatch(preferences, messages, messages)
    thread = Thread(target=readers.suffixes)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: messages.message is not None)
    assert messages.message is not None
    assert messages.message.title == "A plug-in is of no use"
    assert messages.message.text == "The plug-in torn (geoview-torn 1.0) failed: OSError: torn."


def test_a_window_that_is_gone_hears_nothing(qtbot: QtBot, preferences: Preferences) -> None:
    messages = MessageBar()
    watch = PluginWatch(preferences, messages, messages)
    with qtbot.waitSignal(watch.destroyed):
        messages.deleteLater()
    readers.suffixes()
    assert len(plugins.take_notices()) == 1


def test_texts_are_read_anew_where_a_plugin_finds_the_places(preferences: Preferences, messages: MessageBar) -> None:
    PluginWatch(preferences, messages, messages)
    heard: list[None] = []
    preferences.places_affected.connect(lambda: heard.append(None))
    preferences.change("disabled_plugins", ("a/readers/b",))
    assert heard == []
    preferences.change("recogniser", "oslo")
    preferences.change("disabled_plugins", ())
    assert len(heard) == 2

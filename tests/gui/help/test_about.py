"""The About box: versions, and everybody's licence without a network."""

from __future__ import annotations

import re
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from pluginfolder import add_plugin
from present import present
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from geoview import __version__, plugins, readers
from geoview.gazetteer import Gazetteer
from geoview.settings import Settings
from geoview.storage import resource_path
from geoview.ui.help.about import About, show_about

if TYPE_CHECKING:
    from pathlib import Path

    from desk import Make


@pytest.fixture
def about(make_desk: Make) -> About:
    with closing(Gazetteer.open(resource_path("gazetteer", "gazetteer.sqlite"))) as gazetteer:
        return show_about(make_desk().window, gazetteer.info)


def choose(about: About, name: str) -> str:
    """The text that is shown for a work."""
    flags = Qt.MatchFlag.MatchStartsWith | Qt.MatchFlag.MatchRecursive
    works = [item for item in about.list.findItems(name, flags) if item.parent() is not None]
    item = min(works, key=lambda found: len(found.text(0)))
    about.list.setCurrentItem(item)
    return " ".join(about.text.toPlainText().split())


def test_about_says_what_is_in_it(about: About) -> None:
    said = " ".join(label.text() for label in about.findChildren(QLabel))
    assert re.search(rf"{re.escape(__version__)} \(commit [0-9a-f]{{12}}\)", said)
    assert re.search(r"Qt 6\.\d+\.\d+ · PySide6 6\.\d+\.\d+ · Python 3\.\d+", said)
    assert re.search(r"GeoNames \d{4}-\d{2} of \d{4}-\d{2}(-\d{2})?: [\d,]+ places", said)


def test_the_data_are_those_of_the_gazetteers_own_table(about: About) -> None:
    shown = about.shown
    with closing(Gazetteer.open(resource_path("gazetteer", "gazetteer.sqlite"))) as gazetteer:
        for source in gazetteer.info.sources:
            assert f"{source.title} {source.version}" in shown
    assert "Attribution 4.0 International" in choose(about, "GeoNames")
    assert "public domain" in choose(about, "Natural Earth")
    assert "UNICODE LICENSE V3" in choose(about, "Unicode CLDR")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("GeoView", "Permission is hereby granted"),
        ("PySide6", "GNU LESSER GENERAL PUBLIC LICENSE"),
        ("shiboken6", "GNU GENERAL PUBLIC LICENSE"),
        ("XStatic-Leaflet", "Redistributions in binary form"),
        ("folium", "furnished to do so, subject to the following conditions"),
        ("numpy", "Redistribution and use in source and binary forms"),
        ("onnxruntime", "MIT License"),
        ("Python", "PYTHON SOFTWARE FOUNDATION LICENSE"),
    ],
)
def test_every_licence_can_be_read_in_full(about: About, name: str, words: str) -> None:
    assert words.casefold() in choose(about, name).casefold()


def test_no_work_lacks_its_licence(about: About) -> None:
    tree = about.list
    for group in (tree.topLevelItem(n) for n in range(tree.topLevelItemCount())):
        for item in (present(group).child(n) for n in range(present(group).childCount())):
            text = present(item).data(0, Qt.ItemDataRole.UserRole)
            assert "brings no text" not in text, present(item).text(0)
            assert len(text) > 300 or "public domain" in text, present(item).text(0)


def test_a_search_leaves_what_fits_and_shows_it(about: About) -> None:
    about.field.setText("lgpl")
    assert about.shown
    assert all("PySide6" in name or "shiboken6" in name for name in about.shown)
    assert "LESSER" in about.text.toPlainText()
    about.field.setText("no such work")
    assert about.shown == []
    about.field.clear()
    assert len(about.shown) > 15


def test_plugins_are_listed_with_their_state(make_desk: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [*sys.path])
    add_plugin(tmp_path, "geoview-torn", "raise OSError('torn')", "2.5", readers="torn = READER")
    add_plugin(tmp_path, "geoview-good", "GOOD = 5", exporters="good = GOOD")
    desk = make_desk()
    off = ("geoview-good/exporters/good",)
    plugins.follow(Settings(plugin_folder=str(tmp_path), disabled_plugins=off))
    about = show_about(desk.window, None)
    assert "Not needed so far" in choose(about, "torn 2.5")
    assert "geoview-good" in choose(about, "good 1.0")
    assert "Switched off" in choose(about, "good 1.0")
    readers.suffixes()
    again = show_about(desk.window, None)
    assert "the plug-in torn (geoview-torn 2.5) failed: OSError: torn" in choose(again, "torn 2.5")
    plugins.follow(Settings())

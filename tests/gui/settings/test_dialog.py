"""The settings, which hold at once."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from geoview.document.reading import from_text
from geoview.gazetteer import Gazetteer
from geoview.settings import Settings, SettingsFile
from geoview.storage import resource_path
from geoview.ui.documents.documents import SharedEngine
from geoview.ui.documents.engine import make_engine, open_gazetteer
from geoview.ui.documents.session import Engine
from geoview.ui.online.access import Access
from geoview.ui.settings.dialog import SettingsDialog

if TYPE_CHECKING:
    from pathlib import Path

    from desk import Desk, Kit, Make
    from pytestqt.qtbot import QtBot


@pytest.fixture
def bundled() -> Path:
    return resource_path("gazetteer", "gazetteer.sqlite")


def pick(box: Any, key: str) -> None:
    box.setCurrentIndex(box.findData(key))
    box.activated.emit(box.currentIndex())


def open_settings(desk: Desk) -> Any:
    desk.trigger("preferences")
    return desk.settings()


def test_appearance_and_size_hold_at_once(qtbot: QtBot, make_desk: Make) -> None:
    desk = make_desk()
    dialog = open_settings(desk)
    assert dialog.isVisible()
    pick(dialog.reading.theme, "dark")
    assert desk.colors.theme.dark
    dialog.reading.letters.setValue(15)
    assert desk.views.zoom == 1.5
    open_settings(desk)
    assert desk.settings() is dialog, "one window of settings"
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: desk.window.findChild(SettingsDialog) is None)


def test_settings_are_kept_and_defaults_come_back(
    qtbot: QtBot, make_desk: Make, kit: type[Kit], tmp_path: Path
) -> None:
    file = tmp_path / "settings.json"
    desk = make_desk(access=Access(SettingsFile(file)))
    desk.documents.show(_document(kit.text))
    qtbot.waitUntil(lambda: desk.map.made is not None, timeout=20_000)
    dialog = open_settings(desk)
    pick(dialog.reading.findChild(QWidget, "reduced_motion"), "on")
    assert desk.fake_map.told[-1] == "jumps"
    dialog.reading.findChild(QWidget, "reopen_documents").setChecked(False)
    assert not SettingsFile(file).settings.reopen_documents
    buttons = dialog.findChild(QDialogButtonBox)
    buttons.button(QDialogButtonBox.StandardButton.RestoreDefaults).click()
    assert SettingsFile(file).settings == Settings()
    assert dialog.reading.findChild(QWidget, "reopen_documents").isChecked()


def _document(text: str) -> Any:
    return from_text(text)


def test_what_places_depend_on_has_them_found_anew(qtbot: QtBot, make_desk: Make, kit: type[Kit]) -> None:
    desk = make_desk()
    made: list[Engine] = []
    with qtbot.waitSignal(desk.documents.finished, timeout=20_000):
        desk.documents.show(_document(kit.text))
    shared = desk.session._make_engine
    assert isinstance(shared, SharedEngine)
    desk.documents.renewing.connect(shared.reset)
    desk.documents.engine_ready.connect(made.append)
    dialog = open_settings(desk)
    places = len(desk.atlas.resolutions)
    with qtbot.waitSignal(desk.documents.finished, timeout=20_000):
        pick(dialog.places.findChild(QWidget, "recogniser"), "rules")
    assert len(desk.parser.seen) == 2 and len(made) == 1
    assert desk.atlas.complete and len(desk.atlas.resolutions) == places


def test_the_place_data_in_use_is_named(qtbot: QtBot, make_desk: Make, kit: type[Kit], bundled: Path) -> None:
    parser = kit.FakeParser()
    gazetteer = Gazetteer.open(bundled)
    desk = make_desk(parser, engine=lambda: Engine(gazetteer, parser))
    dialog = open_settings(desk)
    assert "first text" in dialog.places.data.text()
    with qtbot.waitSignal(desk.documents.finished, timeout=20_000):
        desk.documents.show(_document(kit.text))
    words = dialog.places.data.text()
    assert gazetteer.info.version in words and str(bundled) in words
    views = [dialog.places.view.itemData(n) for n in range(dialog.places.view.count())]
    assert views[:2] == ["neutral", "un"] and {"IN", "PK", "UA"} <= set(views)
    assert dialog.places.area.findData("FR") > 0
    gazetteer.close()


def test_another_file_is_taken_and_one_that_is_none_is_refused(
    qtbot: QtBot, make_desk: Make, bundled: Path, tmp_path: Path
) -> None:
    desk = make_desk()
    dialog = open_settings(desk)
    broken = tmp_path / "broken.sqlite"
    broken.write_bytes(b"nothing of the kind")
    dialog.places.take(broken)
    assert desk.preferences.settings.gazetteer == ""
    assert "broken.sqlite" in dialog.places.data.text()
    own = tmp_path / "own.sqlite"
    shutil.copyfile(bundled, own)
    dialog.places.take(own)
    assert desk.preferences.settings.gazetteer == str(own)
    dialog.places.usual.click()
    assert desk.preferences.settings.gazetteer == ""


def test_the_engine_follows_the_settings(bundled: Path, tmp_path: Path) -> None:
    engine = make_engine(Settings(recogniser="rules", point_of_view="PK", preferred_area="CA"))
    assert engine.gazetteer is not None and engine.gazetteer.view == "PK"
    text = _document("He was born in Windsor and never left it.")
    preferred = _confidence(engine, text, "CA")
    engine.gazetteer.close()
    plain = make_engine(Settings(recogniser="rules"))
    assert plain.gazetteer is not None and plain.gazetteer.view == "neutral"
    assert preferred > _confidence(plain, text, "CA") > 0
    plain.gazetteer.close()
    missing = open_gazetteer(Settings(gazetteer=str(tmp_path / "gone.sqlite")))
    assert "gone.sqlite" in missing.notice and missing.path == bundled
    missing.close()


def _confidence(engine: Engine, document: Any, country: str) -> float:
    """How sure the first name is of a country."""
    atlas = [snapshot.atlas for snapshot in engine.parser.snapshots(document)][-1]
    return sum(c.score for c in atlas.resolutions[0].candidates if c.place.country_code == country)

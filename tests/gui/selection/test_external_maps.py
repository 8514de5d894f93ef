"""The chosen place on another map."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMenu

from geoview.document import from_text
from geoview.gazetteer.place import FeatureClass, Place
from geoview.ui.selection.external_maps import address
from geoview.ui.selection.selection import Cause

if TYPE_CHECKING:
    from desk import Kit, Make
    from pytestqt.qtbot import QtBot


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    urls: list[str] = []

    def open_url(url: QUrl) -> bool:
        urls.append(url.toString())
        return "geo:" not in urls[-1]

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    return urls


def test_the_chosen_place_opens_in_the_map_that_the_reader_picks(
    qtbot: QtBot, make_desk: Make, kit: type[Kit], opened: list[str]
) -> None:
    desk = make_desk()
    with qtbot.waitSignal(desk.documents.finished, timeout=kit.deadline):
        desk.documents.show(from_text(kit.text))
    action = desk.actions["open_elsewhere"]
    assert not desk.is_enabled("open_elsewhere"), "nothing is chosen"
    desk.selection.choose_place(kit.mill_bay.id, Cause.TABLE)
    assert desk.is_enabled("open_elsewhere")
    menu = action.menu()
    assert isinstance(menu, QMenu)
    maps = {entry.text(): entry for entry in menu.actions() if entry.text()}
    plain = QLocale()
    QLocale.setDefault(QLocale("de_DE"))
    maps["OpenStreetMap"].trigger()
    QLocale.setDefault(plain)
    assert opened == ["https://www.openstreetmap.org/?mlat=39.00000&mlon=-77.00000#map=11/39.00000/-77.00000"], (
        "with points, whatever the reader's language"
    )
    assert desk.messages.message is None
    list(maps.values())[-1].trigger()
    assert opened[-1] == "geo:39.00000,-77.00000"
    message = desk.messages.message
    assert message is not None and message.key == "elsewhere" and "Copy Coordinates" in message.text


@pytest.mark.parametrize("name", ["javascript:alert(1)", "&q=x#y", "{lat}"])
def test_nothing_of_a_name_gets_into_the_address(name: str) -> None:
    place = Place("x:1", name, 1.0, 2.0, FeatureClass.SETTLEMENT, name, name[:2], name)
    assert address("https://example.org/{lat}/{lon}/{zoom}", place) == "https://example.org/1.00000/2.00000/11"

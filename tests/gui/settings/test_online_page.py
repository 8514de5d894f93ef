"""The settings of what goes online: everything applies at once, and what was allowed can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geoview.online.consent import TILES_KEY
from geoview.online.keys import Keys
from geoview.settings import SettingsFile
from geoview.ui.online.access import Access
from geoview.ui.settings.online_page import OnlinePage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


class Ring:
    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def get_password(self, service_name: str, username: str) -> str | None:
        return self.kept.get(username)

    def set_password(self, service_name: str, username: str, password: str) -> None:
        self.kept[username] = password

    def delete_password(self, service_name: str, username: str) -> None:
        del self.kept[username]


@pytest.fixture
def ring() -> Ring:
    return Ring()


@pytest.fixture
def access(own_home: Path, ring: Ring) -> Iterator[Access]:
    file = SettingsFile(own_home / "settings.json")
    access = Access(file, own_home, own_home / "cache", Keys(ring))
    yield access
    access.store.close()


@pytest.fixture
def asked() -> list[bool]:
    return []


@pytest.fixture
def page(access: Access, asked: list[bool], qtbot: QtBot) -> OnlinePage:
    page = OnlinePage(access, asked.append)
    qtbot.addWidget(page)
    page.show()
    return page


def test_everything_is_off_at_first(page: OnlinePage) -> None:
    assert page.service.currentData() == ""
    assert not page.tiles_on.isChecked()
    assert page.allowed.count() == 0
    assert not page.key.isVisible()
    assert not page.clear.isEnabled()


def test_a_choice_holds_at_once_and_allows_nothing(page: OnlinePage, access: Access) -> None:
    page.service.setCurrentIndex(page.service.findData("photon"))
    assert access.settings.online_geocoder == "photon"
    page.address.setText("http://localhost:2322")
    page.address.editingFinished.emit()
    assert access.settings.geocoder_address == "http://localhost:2322"
    assert access.hosts == ()
    # The server of one service is none of another.
    page.service.setCurrentIndex(page.service.findData("nominatim"))
    assert access.settings.geocoder_address == ""


@pytest.mark.parametrize("address", ["http://example.org", "file:///etc/passwd", "https://user:word@example.org"])
def test_an_impossible_address_is_told_and_not_taken(page: OnlinePage, access: Access, address: str) -> None:
    page.service.setCurrentIndex(page.service.findData("nominatim"))
    page.address.setText(address)
    page.address.editingFinished.emit()
    assert page._address_note.isVisible()
    assert access.settings.geocoder_address == ""
    page.template.setText(address + "/{z}/{x}/{y}")
    page.template.editingFinished.emit()
    assert page._template_note.isVisible()
    assert access.settings.online_tiles == ""


def test_a_key_goes_into_the_keyring_and_not_into_the_settings(
    page: OnlinePage, access: Access, ring: Ring, own_home: Path, qtbot: QtBot
) -> None:
    page.service.setCurrentIndex(page.service.findData("opencage"))
    assert page.key.isVisible()
    page.key.setText("my-secret-word")
    page.key.editingFinished.emit()
    assert page.key.text() == ""
    qtbot.waitUntil(lambda: ring.kept == {"opencage": "my-secret-word"})
    assert b"my-secret-word" not in (own_home / "settings.json").read_bytes()
    qtbot.waitUntil(lambda: "keyring" in page._key_note.text())


def test_the_key_of_map_tiles_is_kept_apart_from_their_address(
    page: OnlinePage, access: Access, ring: Ring, own_home: Path, qtbot: QtBot
) -> None:
    assert not page.tiles_key.isVisible()
    page.template.setText("https://tiles.example.org/{z}/{x}/{y}.png?key={key}")
    page.template.editingFinished.emit()
    assert page.tiles_key.isVisible()
    page.tiles_key.setText("my-secret-word")
    with qtbot.waitSignal(access.changed):
        page.tiles_key.editingFinished.emit()
    assert ring.kept == {TILES_KEY: "my-secret-word"}
    assert b"my-secret-word" not in (own_home / "settings.json").read_bytes()
    access.allow(TILES_KEY, "tiles.example.org")
    access.change("online_map", True)
    tiles = access.tiles()
    assert tiles is not None
    assert tiles._address(1, 0, 1) == "https://tiles.example.org/1/0/1.png?key=my-secret-word"


def test_tiles_are_asked_about_when_they_are_switched_on(page: OnlinePage, access: Access, asked: list[bool]) -> None:
    page.template.setText("https://tiles.example.org/{z}/{x}/{y}.png")
    page.tiles_on.click()
    assert asked == [True]
    assert access.settings.online_tiles == "https://tiles.example.org/{z}/{x}/{y}.png"
    assert not page.tiles_on.isChecked(), "only the answer to the question switches them on"


def test_what_was_allowed_is_listed_and_can_be_taken_back(page: OnlinePage, access: Access) -> None:
    access.allow("nominatim", "geo.example.org")
    access.allow(TILES_KEY, "tiles.example.org")
    texts = [page.allowed.item(row).text() for row in range(page.allowed.count())]
    assert [text.partition(",")[0] for text in texts] == ["Nominatim: geo.example.org", "Map tiles: tiles.example.org"]
    assert not page.revoke.isEnabled()
    page.allowed.setCurrentRow(0)
    page.revoke.click()
    assert list(access.consents.listed()) == [(TILES_KEY, "tiles.example.org")]
    page.allowed.setCurrentRow(0)
    page.revoke.click()
    assert access.consents.listed() == {}


def test_what_is_kept_is_told_and_can_be_cleared(page: OnlinePage, access: Access) -> None:
    access.store.keep_answer("nominatim", "h", "Oakton", "[]")
    access.store.keep_tile("t", 0, 0, 0, b"x" * 3_000_000, "image/png")
    access.changed.emit()
    assert page._kept.text().startswith("1 name")
    assert "3 MB of map tiles" in page._kept.text()
    assert "90 days" in page._kept.text()
    page.clear.click()
    assert access.store.size() == (0, 0)
    assert not page.clear.isEnabled()


def test_every_control_has_a_name(page: OnlinePage) -> None:
    for control in (page.service, page.address, page.source, page.template, page.credit, page.room, page.allowed):
        assert control.accessibleName()

"""Going online in the window: asked first, seen to the letter, picked by the reader, taken back (FAULTS G)."""

from __future__ import annotations

import json
import socket
from typing import TYPE_CHECKING, Any

import pytest
from present import present
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from stubserver import Reply, StubServer

from geoview.online.keys import Keys
from geoview.resolution.types import Origin
from geoview.settings import SettingsFile
from geoview.ui.online.access import Access

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desk import Desk, Kit, Make
    from pytestqt.qtbot import QtBot

TOWN = {
    "osm_type": "node", "osm_id": 5, "lat": "47.5", "lon": "8.25", "class": "place", "type": "town",
    "addresstype": "town", "name": "Nowhere", "display_name": "Nowhere, Aargau",
    "address": {"state": "Aargau", "country_code": "ch"},
}  # fmt: skip
STREET = TOWN | {"osm_id": 6, "class": "highway", "type": "residential", "addresstype": "road"}


@pytest.fixture
def access(own_home: Path, server: StubServer) -> Iterator[Access]:
    """Nominatim on this machine is chosen; nothing is allowed yet."""
    access = Access(
        SettingsFile(own_home / "config" / "settings.json"), own_home / "config", own_home / "cache", Keys()
    )
    access.change("online_geocoder", "nominatim")
    access.change("geocoder_address", server.address)
    server.answer = lambda request: Reply([STREET, TOWN])
    yield access
    access.store.close()


@pytest.fixture
def desk(make_desk: Make, kit: type[Kit], qtbot: QtBot, tmp_path: Path, access: Access) -> Desk:
    path = tmp_path / "report.txt"
    path.write_text(kit.text, encoding="utf-8")
    desk = make_desk(access=access)
    desk.open(path)
    qtbot.waitUntil(lambda: desk.session.atlas is not None and desk.session.atlas.complete, timeout=kit.deadline)
    return desk


def choose(desk: Desk, name: str) -> None:
    resolutions = desk.atlas.resolutions
    index = next(n for n, resolution in enumerate(resolutions) if resolution.mention.surface == name)
    from geoview.ui.selection.selection import Cause

    desk.selection.choose_mention(index, Cause.KEYS)


def trigger(desk: Desk, action: str) -> None:
    desk.trigger(action)


def idle(desk: Desk) -> bool:
    return desk.online.dialog is None and not desk.online.is_busy


def test_the_question_shows_what_leaves_and_no_answer_sends_nothing(
    desk: Desk, access: Access, server: StubServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Any] = []
    monkeypatch.setattr(socket.socket, "connect", lambda *details: opened.append(details))
    choose(desk, "Nowhere")
    trigger(desk, "look_up")
    dialog = desk.online.dialog
    assert dialog is not None
    assert dialog.what.toPlainText() == "Nowhere"
    assert dialog.offer.host == server.host
    assert dialog.offer.terms.startswith("https://")
    assert dialog.refuse.isDefault()
    assert not dialog.agree.isDefault()
    dialog.reject()
    assert idle(desk)
    assert opened == []
    assert access.consents.listed() == {}
    assert present(desk.status.findChild(QWidget, "status_offline")).accessibleName() == "Offline"


def test_what_a_service_knows_is_listed_and_the_reader_picks(
    desk: Desk, access: Access, server: StubServer, qtbot: QtBot, kit: type[Kit]
) -> None:
    choose(desk, "Nowhere")
    trigger(desk, "look_up")
    present(desk.online.dialog).agree.click()
    panel = present(desk.chooser.panel)
    qtbot.waitUntil(lambda: len(panel.list.choices) == 2, timeout=kit.deadline)
    assert present(desk.status.findChild(QWidget, "status_offline")).accessibleName() == "Online"
    assert [request.query["q"] for request in server.requests] == ["Nowhere"]
    town, street = panel.list.choices
    assert "Town" in town.about
    assert "Nominatim" in town.why
    assert "Street" in street.about
    assert street.is_doubtful
    assert "OpenStreetMap" in panel._note.text()
    assert not [r for r in desk.atlas.resolutions if r.mention.surface == "Nowhere" and r.chosen], "nothing by itself"
    panel.confirm()
    (resolution,) = [r for r in desk.atlas.resolutions if r.mention.surface == "Nowhere"]
    assert resolution.chosen == town.place
    assert resolution.origin is Origin.GEOCODER
    trigger(desk, "undo")
    assert not [r for r in desk.atlas.resolutions if r.mention.surface == "Nowhere" and r.chosen]
    # The second time nothing is asked, neither of the reader nor of the service.
    choose(desk, "Nowhere")
    trigger(desk, "look_up")
    assert desk.online.dialog is None
    qtbot.waitUntil(lambda: idle(desk), timeout=kit.deadline)
    assert len(server.requests) == 1


def test_a_street_alone_is_shown_but_not_preselected(
    desk: Desk, access: Access, server: StubServer, qtbot: QtBot, kit: type[Kit]
) -> None:
    server.answer = lambda request: Reply([STREET])
    access.allow("nominatim", server.host)
    choose(desk, "Nowhere")
    trigger(desk, "look_up")
    panel = present(desk.chooser.panel)
    qtbot.waitUntil(lambda: len(panel.list.choices) == 1, timeout=kit.deadline)
    assert panel.list.current is None
    assert not panel.use.isEnabled()
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    assert not [r for r in desk.atlas.resolutions if r.mention.surface == "Nowhere" and r.chosen]
    qtbot.keyClick(panel.field, Qt.Key.Key_Down)
    assert panel.use.isEnabled()


def test_all_names_without_a_place_are_looked_up_together(
    desk: Desk, server: StubServer, qtbot: QtBot, kit: type[Kit]
) -> None:
    trigger(desk, "look_up_all")
    dialog = present(desk.online.dialog)
    assert dialog.what.toPlainText() == "Nowhere"
    dialog.agree.click()
    qtbot.waitUntil(lambda: desk.messages.message is not None, timeout=kit.deadline)
    message = desk.messages.message
    assert present(message).title == "1 of 1 names found"
    present(present(message).action)()
    panel = present(desk.chooser.panel)
    assert [choice.place.source for choice in panel.list.choices] == ["online:nominatim"] * 2


def test_closing_the_candidates_leaves_the_other_names_alone(
    desk: Desk, access: Access, server: StubServer, qtbot: QtBot, kit: type[Kit]
) -> None:
    server.answer = lambda request: Reply(hang=True)
    access.allow("nominatim", server.host)
    trigger(desk, "look_up_all")
    qtbot.waitUntil(lambda: bool(server.requests), timeout=kit.deadline)
    choose(desk, "Nowhere")
    trigger(desk, "choose")
    qtbot.keyClick(present(desk.chooser.panel).field, Qt.Key.Key_Escape)
    assert desk.online.is_busy
    desk.status._cancel.click()
    assert idle(desk)
    assert not desk.status.shows_progress


def test_leave_that_is_taken_back_is_asked_for_again(
    desk: Desk, access: Access, server: StubServer, qtbot: QtBot
) -> None:
    access.allow("nominatim", server.host)
    assert present(desk.status.findChild(QWidget, "status_offline")).accessibleName() == "Online"
    assert access.revoke("nominatim") is None
    choose(desk, "Nowhere")
    trigger(desk, "look_up")
    assert desk.online.dialog is not None
    desk.online.dialog.reject()
    assert server.requests == []


def test_leave_for_one_host_is_none_for_another(desk: Desk, access: Access, server: StubServer) -> None:
    access.allow("nominatim", server.host)
    access.change("geocoder_address", "https://geo.example.org")
    choose(desk, "Nowhere")
    trigger(desk, "look_up")
    assert present(desk.online.dialog).offer.host == "geo.example.org"
    present(desk.online.dialog).reject()


@pytest.mark.parametrize(
    ("reply", "title"),
    [
        (Reply(status=500), "The online service did not help"),
        (Reply(status=403), "The online service refused"),
        (Reply(b"<html>", headers={"Content-Type": "text/html"}), "The online service did not help"),
        (Reply(status=429, headers={"Retry-After": "600"}), "The online service asks for patience"),
    ],
)
def test_a_service_that_does_not_help_is_told_in_the_strip(
    desk: Desk, access: Access, server: StubServer, qtbot: QtBot, kit: type[Kit], reply: Reply, title: str
) -> None:
    server.answer = lambda request: reply
    access.allow("nominatim", server.host)
    choose(desk, "Nowhere")
    trigger(desk, "look_up")
    qtbot.waitUntil(lambda: desk.messages.message is not None and idle(desk), timeout=kit.deadline)
    assert present(desk.messages.message).title == title


def test_closing_the_candidates_ends_the_request(
    desk: Desk, access: Access, server: StubServer, qtbot: QtBot, kit: type[Kit]
) -> None:
    server.answer = lambda request: Reply(hang=True)
    access.allow("nominatim", server.host)
    choose(desk, "Nowhere")
    trigger(desk, "look_up")
    qtbot.waitUntil(lambda: bool(server.requests), timeout=kit.deadline)
    qtbot.keyClick(present(desk.chooser.panel).field, Qt.Key.Key_Escape)
    assert idle(desk)
    qtbot.waitUntil(lambda: not desk.jobs.busy, timeout=kit.deadline)
    assert desk.messages.message is None


def test_without_a_chosen_service_those_without_a_key_are_offered(
    desk: Desk, access: Access, server: StubServer
) -> None:
    access.change("online_geocoder", "")
    choose(desk, "Nowhere")
    trigger(desk, "look_up")
    dialog = present(desk.online.dialog)
    titles = [dialog.services.itemText(row) for row in range(dialog.services.count())]
    assert titles == ["Nominatim", "Photon"]
    assert dialog.offer.host == "nominatim.openstreetmap.org"
    dialog.reject()
    assert access.settings.online_geocoder == ""


def test_nothing_of_a_key_is_in_a_file(access: Access, own_home: Path) -> None:
    access.keys.set("opencage", "my-secret-word")
    access.change("online_geocoder", "opencage")
    for path in own_home.rglob("*"):
        assert not path.is_file() or b"my-secret-word" not in path.read_bytes()
    assert json.loads((own_home / "config" / "settings.json").read_text())["online_geocoder"] == "opencage"

"""Online map tiles: off until the reader agreed, through our own scheme, credited, and never in the way (FAULTS G)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pagelook import PageLook
from present import present
from stubserver import Reply, StubServer, png

from geoview.online.consent import TILES_KEY
from geoview.settings import SettingsFile
from geoview.ui.online.access import Access

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desk import Desk, Kit, Make
    from pytestqt.qtbot import QtBot

PICTURE = {"Content-Type": "image/png"}


@pytest.fixture
def access(own_home: Path, server: StubServer) -> Iterator[Access]:
    access = Access(SettingsFile(own_home / "config" / "settings.json"), own_home / "config", own_home / "cache")
    access.change("online_tiles", server.address + "/{z}/{x}/{y}.png")
    access.change("tiles_credit", "© Stub <b>Maps</b>")
    server.answer = lambda request: Reply(png(), headers=PICTURE)
    yield access
    access.store.close()


def test_it_is_off_until_the_reader_agreed(make_desk: Make, access: Access, server: StubServer, qtbot: QtBot) -> None:
    desk = make_desk(access=access)
    desk.map.load()
    action = desk.actions["online_map"]
    assert not action.isChecked()
    action.trigger()
    dialog = present(desk.tiles.dialog)
    assert dialog.what.toPlainText() == server.address + "/5/16/10.png"
    assert dialog.offer.host == server.host
    assert dialog.refuse.isDefault()
    dialog.reject()
    assert not action.isChecked()
    assert access.consents.listed() == {}
    action.trigger()
    present(desk.tiles.dialog).agree.click()
    qtbot.waitUntil(lambda: getattr(desk.fake_map, "tiles", 0) > 0)
    assert action.isChecked()
    assert desk.status._offline.accessibleName() == "Online"
    # What is taken back in the settings ends it here.
    access.revoke(TILES_KEY)
    assert desk.fake_map.tiles == 0
    assert not action.isChecked()
    assert desk.status._offline.accessibleName() == "Offline"
    assert server.requests == [], "no map was there to ask for tiles"


class Page(PageLook):
    """A look into the page of the map of a window."""

    def __init__(self, desk: Desk, qtbot: QtBot) -> None:
        super().__init__(qtbot, desk.pane)
        self.desk = desk


@pytest.fixture
def page(make_desk: Make, access: Access, kit: type[Kit], qtbot: QtBot, tmp_path: Path) -> Page:
    path = tmp_path / "report.txt"
    path.write_text(kit.text, encoding="utf-8")
    desk = make_desk(access=access, real_map=True)
    desk.open(path)
    with qtbot.waitSignal(desk.map.map_settled, timeout=60_000):
        pass
    return Page(desk, qtbot)


def test_tiles_lie_on_the_map_and_are_credited(page: Page, access: Access, server: StubServer, qtbot: QtBot) -> None:
    assert server.requests == []
    access.allow(TILES_KEY, server.host)
    access.change("online_map", True)
    page.until("document.querySelectorAll('.leaflet-tile-loaded').length >= 2")
    assert page.js("getComputedStyle(document.querySelector('.gv-names')).display") == "none"
    assert page.js("geoview.state.tiled")
    credit = page.js("document.querySelector('.leaflet-control-attribution').textContent")
    assert credit.startswith("© Stub <b>Maps</b>")
    assert page.js("document.querySelectorAll('.leaflet-control-attribution b').length") == 0
    chart = page.desk.map
    assert chart.outside_requests == 0
    assert page.pane._scheme.refused == 0
    assert all(set(r.headers) == {"host", "user-agent", "accept-encoding"} for r in server.requests)
    access.change("online_map", False)
    page.until("!document.querySelector('.leaflet-tile')")
    assert not page.js("geoview.state.tiled")
    assert page.js("getComputedStyle(document.querySelector('.gv-names')).display") != "none"


def test_a_service_that_fails_leaves_the_base_map_and_is_told_once(
    page: Page, access: Access, server: StubServer, qtbot: QtBot
) -> None:
    server.answer = lambda request: Reply(status=500)
    access.allow(TILES_KEY, server.host)
    access.change("online_map", True)
    messages = page.desk.messages
    qtbot.waitUntil(lambda: messages.message is not None, timeout=20_000)
    assert present(messages.message).key == "tiles"
    assert "500" in present(messages.message).text
    assert present(messages.message).verb == "Switch Off"
    assert page.js("getComputedStyle(document.querySelector('.gv-names')).display") != "none"
    assert len(server.requests) < 10, "it is left alone"
    messages._button.click()
    assert not page.desk.actions["online_map"].isChecked()
    assert messages.message is None


def test_without_tiles_their_addresses_lead_nowhere(page: Page, server: StubServer) -> None:
    for path in ("1/1/0/0", "0/0/0/0", "1/99/0/0", "1/1/9/0", "1/1/0/0/..", "1/1/%30/0", ""):
        then = "r => window.got = r.ok ? 'answered' : 'refused', e => window.got = 'refused'"
        page.js(f"(window.got = '', fetch('geoview://map/tiles/{path}').then({then}), 1)")
        page.until("window.got")
        assert page.js("window.got") == "refused", path
    assert server.requests == []

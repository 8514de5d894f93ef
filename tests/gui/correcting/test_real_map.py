"""Corrections by real clicks into the real page."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from correcting_steps import (
    DEADLINE,
    choose,
    show,
)
from desk import Desk, FakeParser, Kit, Make, SnapshotOf
from pagelook import PageLook
from present import present
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from geoview.gazetteer.place import FeatureClass, Place
from geoview.resolution.types import Candidate
from geoview.ui.selection.selection import Cause

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from geoview.document import Document


class Page(PageLook):
    """A look into the page of a real map, and clicks on it."""

    def __init__(self, qtbot: QtBot, desk: Desk) -> None:
        super().__init__(qtbot, desk.pane)
        self.settle()
        self.pane.set_animated(False)

    def click(self, find: str, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
        """Clicks on the middle of the element that an expression finds, once it stands still."""
        where = f"(n => n ? ['left','top','width','height'].map(k => n.getBoundingClientRect()[k]) : [])({find})"
        before: list[float] = []
        deadline = time.monotonic() + DEADLINE / 1000
        while time.monotonic() < deadline:
            box = self.js(where)
            if box and box == before:
                at = QPoint(round(box[0] + box[2] / 2), round(box[1] + box[3] / 2))
                self.qtbot.mouseClick(self.pane.view.focusProxy(), button, pos=at)
                return
            before = box
            QTest.qWait(50)
        raise AssertionError(f"never there or never still: {find}")


ACTION = "[...document.querySelectorAll('.gv-popup .gv-action')].find(n => n.textContent.startsWith('{}'))"


GHOST = "[...document.querySelectorAll('.gv-ghost')].find(n => n.textContent === '{}').firstChild"


def test_real_clicks_in_the_popup_reject_and_choose(qtbot: QtBot, make_desk: Make, kit: type[Kit]) -> None:
    spoof = Place("x:<b>", "<img src=x onerror='window.canary=1'>{{7*7}}", 32.5, 65.0, FeatureClass.SETTLEMENT)
    known = {"Oakton": kit.oakton, "Westland": kit.westland}

    class Parser(FakeParser):
        def snapshots(self, document: Document, **options: Any) -> Iterator[SnapshotOf]:
            for snapshot in super().snapshots(document, **options):
                ours = tuple(
                    replace(r, candidates=(*r.candidates, Candidate(spoof, 0.1))) for r in snapshot.atlas.resolutions
                )
                yield replace(snapshot, atlas=replace(snapshot.atlas, resolutions=ours))

    desk = make_desk(Parser(known=known), real_map=True, size=(1300, 850))
    show(qtbot, desk, "Oakton and Westland. Oakton again, and Oakton.\n")
    page = Page(qtbot, desk)
    choose(desk, kit.oakton, 1)
    page.click(ACTION.format("Not a place"))
    qtbot.waitUntil(lambda: len(desk.atlas.mentions_of(kit.oakton.id)) == 2, timeout=DEADLINE)
    assert [r.mention.span.start for r in desk.atlas.resolutions] == [0, 11, 39]
    choose(desk, kit.oakton, 1)
    page.settle()
    page.until("document.querySelector('.gv-popup').textContent.includes('2 / 2')")
    page.click(ACTION.format("Other places (1)"))
    panel = desk.chooser
    qtbot.waitUntil(lambda: panel.is_open, timeout=DEADLINE)
    page.click(GHOST.format("2"))
    qtbot.waitUntil(lambda: present(present(panel.panel).list.current).place == spoof, timeout=DEADLINE)
    assert page.js("[...document.querySelectorAll('.gv-ghost.current')].map(n => n.title)") == [
        f"{spoof.name}, Settlement"
    ]
    qtbot.keyClick(present(panel.panel).field, Qt.Key.Key_Return)
    assert desk.atlas.resolutions[2].chosen == spoof
    qtbot.waitUntil(lambda: page.js("document.querySelectorAll('.gv-ghost').length") == 0, timeout=DEADLINE)
    assert page.js("window.canary === undefined && !document.querySelector('.gv-ghost img, .gv-popup img')")
    assert desk.map.outside_requests == 0


def test_a_real_right_click_offers_to_place_the_mention_there(qtbot: QtBot, make_desk: Make, kit: type[Kit]) -> None:
    desk = make_desk(real_map=True, size=(1300, 850))
    show(qtbot, desk, "Oakton, Westland and Nowhere.\n")
    page = Page(qtbot, desk)
    desk.selection.choose_mention(2, Cause.KEYS)
    place = page.js("(m => { const p = m.latLngToContainerPoint([36, 66]); return [p.x, p.y]; })(geoview.map)")
    at = QPoint(round(place[0]), round(place[1]))
    qtbot.mouseClick(page.pane.view.focusProxy(), Qt.MouseButton.RightButton, pos=at)
    qtbot.waitUntil(lambda: desk.window.findChild(QMenu, "map_menu") is not None, timeout=DEADLINE)
    menu = present(desk.window.findChild(QMenu, "map_menu"))
    menu.actions()[0].trigger()
    menu.close()
    chosen = present(desk.atlas.resolutions[2].chosen)
    assert abs(chosen.latitude - 36) < 0.5 and abs(chosen.longitude - 66) < 0.5
    qtbot.waitUntil(
        lambda: page.js("document.querySelector('.gv-popup').textContent.slice(0, 7)") == "Nowhere", timeout=DEADLINE
    )

"""Text, map and table as one thing, with the real web engine, the real page and real clicks."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pagelook import PageLook
from present import present
from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from geoview.document import from_text
from geoview.gazetteer.place import FeatureClass, Place
from geoview.ui.documents.session import Engine
from geoview.ui.selection.selection import Cause

if TYPE_CHECKING:
    from desk import Desk, Kit, Make
    from pytestqt.qtbot import QtBot

    from geoview.atlas import Atlas

DEADLINE = 30_000
HOSTILE = (
    "{{ 7*7 }} {% if x %} {# no #}\n\n"
    "<img src=x onerror='window.canary=1'></script><script>window.canary=2</script> in Oakton\n"
    "A line\u2028separator before Oakton, a paragraph\u2029separator before Westland, NUL \x00 before Oakton.\n"
    "Emoji 😀👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿 before Oakton and 🇵🇰 before Mill Bay; "
    "form\x0cfeed, vertical\x0btab and next\x85line before Riverlands.\n"
    "\ufdd0Oakton\ufdd1 \ufeffOakton\ufffe \u202etxt.exe\u202c Oakton `${window.canary=3}` \ufffcOakton\n"
    "Combining e\u0301a\u0308 before Oakton, and مدينة then Westland then שלום Oakton.\n"
)


class Map(PageLook):
    """A look into the page of a window's map, and clicks on its pins."""

    def __init__(self, qtbot: QtBot, desk: Desk) -> None:
        super().__init__(qtbot, desk.pane)

    def click_pin(self, number: int) -> None:
        self.until(f"geoview.pins.where({number})")
        where = self.js(f"geoview.pins.where({number})")
        at = QPoint(round(where["x"]), round(where["y"]))
        self.qtbot.mouseClick(self.pane.view.focusProxy(), Qt.MouseButton.LeftButton, pos=at)

    @property
    def pins(self) -> list[str]:
        return list(self.js("[...document.querySelectorAll('.gv-pin')].map(p => p.textContent)"))

    def popup_says(self, *words: str) -> None:
        self.until("!document.querySelector('.gv-popup').hidden")
        for word in words:
            self.until(f"document.querySelector('.gv-popup').textContent.includes({json.dumps(word)})")


def shown(qtbot: QtBot, desk: Desk, text: str) -> Map:
    """Shows a text and waits until its places are on the map and the map is at rest."""
    with qtbot.waitSignal(desk.documents.finished, timeout=DEADLINE):
        desk.documents.show(from_text(text))
    qtbot.waitUntil(lambda: desk.map.made is not None, timeout=DEADLINE)
    page = Map(qtbot, desk)
    page.settle()
    page.pane.set_animated(False)
    page.rest()
    return page


def test_a_real_pin_moves_the_text_and_its_mention_flashes(qtbot: QtBot, make_desk: Make, kit: type[Kit]) -> None:
    desk = make_desk(real_map=True)
    page = shown(qtbot, desk, kit.text)
    view, selection = desk.article.view, desk.selection
    mentions = desk.atlas.mentions_of(kit.oakton.id)
    page.click_pin(1)
    qtbot.waitUntil(lambda: selection.mention == mentions[0], timeout=DEADLINE)
    page.popup_says("Oakton", "1 / 3")
    top = view.verticalScrollBar().value()
    page.click_pin(1)
    qtbot.waitUntil(lambda: selection.mention == mentions[1], timeout=DEADLINE)
    assert view.verticalScrollBar().value() > top
    assert view.flashing
    assert view.mention_rects(mentions[1])
    page.popup_says("Oakton", "2 / 3")
    assert desk.places.table.chosen == kit.oakton.id
    assert desk.map.outside_requests == 0


def test_a_real_mention_opens_the_popup_and_a_real_row_both(qtbot: QtBot, make_desk: Make, kit: type[Kit]) -> None:
    desk = make_desk(real_map=True)
    page = shown(qtbot, desk, kit.text)
    view, table = desk.article.view, desk.places.table
    index = desk.atlas.mentions_of(kit.mill_bay.id)[0]
    left = Qt.MouseButton.LeftButton
    qtbot.mouseClick(view.viewport(), left, pos=view.mention_rects(index)[0].center().toPoint())
    page.popup_says("Mill Bay", "1 / 1")
    row = table.rows.row_of(kit.westland.id)
    qtbot.mouseClick(table.viewport(), left, pos=table.visualRect(table.rows.index(row, 1)).center())
    page.popup_says("Westland", "1 / 2")
    assert desk.selection.mention == desk.atlas.mentions_of(kit.westland.id)[0]
    qtbot.mouseClick(table.viewport(), left, pos=table.visualRect(table.rows.index(row, 1)).center())
    page.popup_says("Westland", "2 / 2")
    assert view.mention_rects(desk.atlas.mentions_of(kit.westland.id)[1])


def test_a_second_article_leaves_no_pin_of_the_first(qtbot: QtBot, make_desk: Make, kit: type[Kit]) -> None:
    desk = make_desk(real_map=True)
    page = shown(qtbot, desk, "Oakton, Mill Bay and Westland.\n")
    assert len(page.pins) == 3
    page.click_pin(1)
    page.popup_says("Oakton")
    page = shown(qtbot, desk, "Only the Riverlands.\n")
    assert [pin for pin in page.pins if "Riverlands" in pin] == page.pins != []
    assert page.js("document.querySelector('.gv-popup').hidden") is True


def test_a_hostile_article_is_shown_to_the_letter_and_runs_nothing(
    qtbot: QtBot, make_desk: Make, kit: type[Kit]
) -> None:
    desk = make_desk(real_map=True, size=(1400, 900))
    page = shown(qtbot, desk, HOSTILE)
    document = present(desk.session.document)
    view = desk.article.view
    assert len(desk.atlas.resolutions) == len(re.findall("Oakton|Westland|Mill Bay|Riverlands", document.text)) == 14
    for index, resolution in enumerate(desk.atlas.resolutions):
        desk.selection.choose_mention(index, Cause.KEYS)
        (rect,) = view.mention_rects(index)
        span = resolution.mention.span
        # Both ends: the letter under the left edge begins the name, the one under the right edge ends it.
        middle = rect.center().y()
        ends = sorted(
            view._display.to_text(view.cursorForPosition(QPoint(round(x), round(middle))).position())
            for x in (rect.left() + 0.5, rect.right() - 0.5)
        )
        marked = document.text[ends[0] : ends[1]].strip("\ufeff")  # it has no width: both of its sides are one place
        assert marked == resolution.mention.surface, f"{span} is marked at {ends}"
        page.popup_says(present(resolution.chosen).name)
    view.selectAll()
    assert view.createMimeDataFromSelection().text() == document.text
    assert page.js("typeof window.canary") == "undefined"
    assert desk.map.outside_requests == 0
    assert desk.pane._page.complaints == []


def test_a_dead_renderer_comes_back_with_everything(qtbot: QtBot, make_desk: Make, kit: type[Kit]) -> None:
    import os
    import signal

    desk = make_desk(real_map=True)
    page = shown(qtbot, desk, kit.text)
    before = sorted(page.pins)
    with qtbot.waitSignal(desk.map.map_failed, timeout=DEADLINE):
        os.kill(page.pane.view.page().renderProcessPid(), signal.SIGKILL)
    strip = desk.messages
    assert strip.isVisible() and present(strip.message).key == "map"
    with qtbot.waitSignal(desk.map.map_ready, timeout=DEADLINE):
        qtbot.mouseClick(strip._button, Qt.MouseButton.LeftButton)
    assert not strip.isVisible()
    assert sorted(page.pins) == before != []


def long_text(mentions: int = 5_000, size: int = 1_000_000) -> tuple[str, dict[str, Place]]:
    """A text of a million letters with five thousand mentions of four hundred places."""
    known = {
        f"Town{number:03d}": Place(
            f"x:{number}", f"Town{number:03d}", (number % 140) - 70.0, (number % 350) - 175.0, FeatureClass.SETTLEMENT
        )
        for number in range(400)
    }
    names = list(known)
    filler = "the river rose again and nobody in the valley knew how long it would last that year "
    step = size // mentions
    parts = []
    for number in range(mentions):
        name = names[number % len(names)]
        body = (filler * (step // len(filler) + 1))[: step - len(name) - 2]
        parts.append(f"{body}{name}" + ("\n\n" if number % 4 == 3 else ". "))
    return "".join(parts), known


class Blocks:
    """The longest times for which the event loop was not free, in milliseconds."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_tick)
        self._timer.start(5)

    def _on_tick(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, (now - self._last) * 1e3 - 5)
        self._last = now

    def stop(self) -> float:
        self._timer.stop()
        return self.longest


def test_a_long_text_with_5000_mentions_keeps_the_window_alive(qtbot: QtBot, make_desk: Make, kit: type[Kit]) -> None:
    """The aim is 100 ms on an idle machine (see the benchmark); here is a deadline that a busy one meets."""
    text, known = long_text()
    document = from_text(text)
    atlas: Atlas = kit.atlas_of(document, known)
    assert len(atlas.resolutions) == 5_000 and len(text) > 950_000
    desk = make_desk(kit.FakeParser(known=known), real_map=True)
    shown(qtbot, desk, "Oakton.\n")
    blocks = Blocks()
    shown(qtbot, desk, text)
    view = desk.article.view
    for index in (4_999, 2_500, 0, 1_234, 3_210):
        desk.selection.choose_mention(index, Cause.KEYS)
        QApplication.sendPostedEvents(None, QEvent.Type.MetaCall)
        assert view.mention_rects(index)
        QTest.qWait(30)
    assert blocks.stop() < 1_500


def test_the_real_parser_and_gazetteer_at_work(qtbot: QtBot, make_desk: Make) -> None:
    from geoview.errors import GazetteerError
    from geoview.gazetteer import Gazetteer
    from geoview.geoparser import Geoparser
    from geoview.storage import resource_path

    try:
        gazetteer = Gazetteer.open()
    except GazetteerError as error:
        pytest.skip(str(error))
    desk = make_desk(engine=lambda: Engine(gazetteer, Geoparser(gazetteer)), real_map=True)
    sample = Path(resource_path("samples", "harbour.txt"))
    page = shown(qtbot, desk, sample.read_text(encoding="utf-8"))
    names = {use.place.name for use in desk.atlas.places}
    assert {"Rotterdam", "Iceland", "Reykjavík"} <= names
    assert desk.status._data.text() == gazetteer.info.version
    assert len(page.pins) > 10

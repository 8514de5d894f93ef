"""The popup of a place, and the lines and ghosts on the map."""

from __future__ import annotations

import json
import re

import pytest
from map_steps import (
    DEADLINE,
    Desk,
    article,
)
from PySide6.QtCore import QPointF, QRectF, Qt

from geoview.gazetteer.place import FeatureClass, Place
from geoview.ui.map.map_pane import MapAction

HOSTILE = (
    "{{ 7*7 }}",
    "{% if",
    "<script>window.canary=1</script>",
    "<img src=x onerror='window.canary=2'>",
    "</script><b>",
    "a\u2028b",
    "`${window.canary=3}`",
    "'\"\\",
    "javascript:window.canary=4",
    "مدينة",
)


def test_a_choice_opens_the_popup_beside_the_pin(desk: Desk) -> None:
    desk.pane.show_selection("x:1", desk.atlas.mentions_of("x:1")[2])
    desk.until("!document.querySelector('.gv-popup').hidden")
    assert desk.js("document.querySelector('.gv-popup h2').textContent") == "Oakton"
    about = desk.js("[...document.querySelectorAll('.gv-popup p')].map(p => p.textContent)")
    assert about == ["Capital city · Middle, Westland", "34.0000° N, 72.0000° E · confidence 0.90"]
    assert desk.js("document.querySelector('.gv-step span').textContent") == "3 / 5"
    assert desk.js("document.querySelectorAll('.gv-snippet').length") == 3
    assert desk.js("document.querySelector('.gv-snippet.current b').textContent") == "Oakton"
    assert desk.js("document.querySelector('.gv-pin.current').textContent") == "2"
    box = desk.js("document.querySelector('.gv-popup').getBoundingClientRect()")
    pin = desk.pin(2)
    assert box["left"] >= 0 and box["right"] <= 800 and box["top"] >= 0 and box["bottom"] <= 520
    assert not (box["left"] < pin.x() < box["right"] and box["top"] < pin.y() < box["bottom"])
    desk.pane.show_selection(None)
    desk.until("document.querySelector('.gv-popup').hidden")


def test_the_popup_steps_jumps_and_offers_actions(desk: Desk) -> None:
    desk.pane.set_actions((MapAction("not-a-place", "Not a place"),))
    mentions = desk.atlas.mentions_of("x:1")
    desk.pane.show_selection("x:1", mentions[0])
    desk.until("document.querySelectorAll('.gv-snippet').length === 3")
    desk.click_on(".gv-step button:first-child")
    desk.hears("step_requested", -1)
    desk.click_on(".gv-step button:last-child")
    desk.hears("step_requested", 1)
    desk.click_on(".gv-snippet:nth-child(2)")
    desk.hears("mention_requested", mentions[1])
    desk.click_on(".gv-action")
    desk.hears("action_requested", "x:1", mentions[0], "not-a-place")
    desk.click_on(".gv-more")
    desk.until("document.querySelectorAll('.gv-snippet').length === 5")
    assert desk.js("document.querySelector('.gv-more')") is None
    assert ("background_clicked",) not in desk.said


def test_hostile_names_are_shown_to_the_letter_and_run_nothing(desk: Desk) -> None:
    places = tuple(
        Place(f"x:{n}", name, 10.0 + 4 * n, 10.0 * n, FeatureClass.REGION, "RGN", "", name)
        for n, name in enumerate(HOSTILE)
    )
    desk.show(article(" and ".join(f"🌍 {place.name} 🌍" for place in places), places))
    assert set(desk.js("[...document.querySelectorAll('.gv-pin')].map(p => p.textContent)")) == {
        f"{n} · {name}" for n, name in enumerate(HOSTILE, 1)
    }
    for place in places:
        desk.pane.show_selection(place.id)
        desk.pane.show_hover(place.id)
        desk.until(f"document.querySelector('.gv-popup h2')?.textContent === {json.dumps(place.name)}")
        shown = desk.js("document.querySelector('.gv-snippet.current b').textContent")
        assert shown == re.sub(r"\s", " ", place.name)
    assert desk.js("typeof window.canary") == "undefined"
    assert desk.js("document.querySelectorAll('img, b b, .gv-popup script').length") == 0
    assert desk.pane._page.complaints == []


@pytest.mark.parametrize("direction", ["LeftToRight", "RightToLeft"])
@pytest.mark.parametrize("size", [(1200, 800), (591, 398), (414, 240), (360, 240)])
@pytest.mark.parametrize("place", ["x:1", "x:2", "x:3", "x:4"])
def test_the_popup_stays_in_view_and_leaves_its_pin_and_the_controls_free(
    desk: Desk, size: tuple[int, int], place: str, direction: str
) -> None:
    desk.pane.setLayoutDirection(Qt.LayoutDirection[direction])
    with desk.qtbot.waitSignal(desk.pane.map_settled, timeout=DEADLINE):
        desk.pane.resize(*size)
    desk.until(f"innerWidth === {size[0]} && map_view.getSize().x === {size[0]}")
    with desk.qtbot.waitSignal(desk.pane.map_settled, timeout=DEADLINE):
        desk.pane.show_selection(place)
    desk.until("!document.querySelector('.gv-popup').hidden && !map_view._panAnim?._inProgress")
    box = desk.box(".gv-popup")
    assert QRectF(0, 0, *size).contains(box)
    number = {"x:1": 2, "x:2": 1, "x:3": 3, "x:4": 4}[place]
    pin = desk.js(f"geoview.pins.where({number})")
    assert not box.intersects(QRectF(pin["x"] - pin["rx"], pin["y"] - pin["ry"], 2 * pin["rx"], 2 * pin["ry"]))
    zoom = desk.box(".gv-zoom")
    assert (zoom.center().x() < size[0] / 2) == (direction == "LeftToRight")
    assert not box.intersects(zoom), "the zoom buttons stay free"
    assert not box.intersects(desk.box(".leaflet-control-attribution")), "and the credits can be read"


@pytest.mark.parametrize("direction", ["LeftToRight", "RightToLeft"])
def test_the_popup_stays_off_the_controls_wherever_the_map_is_dragged(desk: Desk, direction: str) -> None:
    desk.pane.setLayoutDirection(Qt.LayoutDirection[direction])
    desk.pane.show_selection("x:1")
    desk.until(f"document.querySelector('.gv-popup').dir === '{'ltr' if direction == 'LeftToRight' else 'rtl'}'")
    zoom = desk.box(".gv-zoom")
    seen = 0
    for x in range(20, 800, 60):
        for y in range(20, 520, 60):
            where = desk.pin(2)
            desk.js(f"(map_view.panBy([{where.x() - x}, {where.y() - y}], {{animate: false}}), 1)")
            if desk.js("document.querySelector('.gv-popup').classList.contains('away')"):
                continue
            seen += 1
            assert not desk.box(".gv-popup").intersects(zoom), (x, y)
    assert seen > 50


@pytest.mark.parametrize("direction", ["LeftToRight", "RightToLeft"])
@pytest.mark.parametrize("place", ["x:1", "x:2", "x:3", "x:4"])
def test_the_popup_keeps_away_from_what_the_window_lays_over_the_map(desk: Desk, place: str, direction: str) -> None:
    desk.pane.setLayoutDirection(Qt.LayoutDirection[direction])
    left = 470 if direction == "LeftToRight" else 12
    card = QRectF(left, 12, 318, 380)
    desk.pane.show_card((left, 12, left + 318, 12 + 380))
    with desk.qtbot.waitSignal(desk.pane.map_settled, timeout=DEADLINE):
        desk.pane.show_selection(place)
    desk.until("!document.querySelector('.gv-popup').hidden && !map_view._panAnim?._inProgress")
    box = desk.box(".gv-popup")
    assert not box.intersects(card) and not box.intersects(desk.box(".gv-zoom"))
    assert QRectF(0, 0, 800, 520).contains(box)
    pin = QPointF(desk.pin({"x:1": 2, "x:2": 1, "x:3": 3, "x:4": 4}[place]))
    assert not card.contains(pin), "the map moves where the pin lies under it"
    desk.pane.show_card(None)
    desk.until("geoview.state.card === null")


def test_lines_are_as_wide_as_they_count_and_a_click_on_one_is_told(desk: Desk) -> None:
    told: list[str] = []
    desk.pane.line_clicked.connect(told.append)
    desk.pane.show_lines("x:1", {"x:2": 7, "x:3": 1, "x:unknown": 4})
    desk.until("document.querySelectorAll('.leaflet-lines-pane path').length == 4")
    lines = "[...document.querySelectorAll('.leaflet-lines-pane path')]"
    widths = f"{lines}.map(p => [p.getAttribute('stroke-width'), p.getAttribute('stroke-opacity')])"
    seen = sorted(float(width) for width, opacity in desk.js(widths) if opacity != "0")
    assert len(seen) == 2 and seen[1] > 1.5 * seen[0]
    drawn = f"{lines}.filter(p => p.getAttribute('stroke-opacity') !== '0')"
    width = "p.getAttribute('stroke-width') - q.getAttribute('stroke-width')"
    desk.js(f"({drawn}.sort((q, p) => {width})[0].id = 'heavy')")
    desk.click_on("#heavy")
    desk.qtbot.waitUntil(lambda: told == ["x:2"], timeout=DEADLINE)
    sentences = [(3, (("<b>Oak</b> ", False), ("Mill Bay", True), ("{{ 7*7 }}", False)))]
    desk.pane.show_sentences("Oakton <i>and</i> Mill Bay", "1 sentence", sentences)
    desk.until("!document.querySelector('.gv-sentences').hidden")
    assert desk.js("document.querySelector('.gv-sentences .gv-snippet').textContent") == "<b>Oak</b> Mill Bay{{ 7*7 }}"
    assert desk.js("document.querySelectorAll('.gv-sentences i, .gv-sentences b').length") == 1
    assert desk.js("document.querySelector('.gv-sentences h2').textContent") == "Oakton <i>and</i> Mill Bay"
    desk.click_on(".gv-sentences .gv-snippet")
    desk.hears("mention_requested", 3)
    desk.pane.show_lines(None, {})
    desk.until("document.querySelectorAll('.leaflet-lines-pane path').length == 0")
    desk.until("document.querySelector('.gv-sentences').hidden")

"""The map pane with a real web engine: what is drawn, clicked, hovered and told."""

from __future__ import annotations

import json
import os
import re
import signal
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
import shiboken6
from pagelook import PageLook
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from geoview.atlas import Atlas
from geoview.document import Document
from geoview.errors import GazetteerError
from geoview.gazetteer.place import FeatureClass, Place
from geoview.mapping.aggregate import Gathered, GatheredUse
from geoview.names.mention import Mention
from geoview.resolution.types import Resolution, Usage
from geoview.text import Span

QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)

from geoview.ui.map.map_pane import MapAction, MapPane  # noqa: E402 - Qt wants the attribute first
from geoview.ui.wording import language  # noqa: E402

DEADLINE = 20_000
TEXT = (
    "Mill Bay and Oakton quarrelled. Oakton, a town of Westland, said that Oakton had never wronged Mill Bay. "
    "In Westland, officials spoke of the Riverlands. Oakton smiled. Oakton slept."
)
OAKTON = Place("x:1", "Oakton", 34.0, 72.0, FeatureClass.SETTLEMENT, "PPLC", "WL", "Middle", "", 60_000)
MILL_BAY = Place("x:2", "Mill Bay", 39.0, -77.0, FeatureClass.SETTLEMENT, "PPL")
WESTLAND = Place("x:3", "Westland", 30.0, 60.0, FeatureClass.AREA, "PCLI", "WL")
RIVERLANDS = Place("x:4", "Riverlands", 15.0, 80.0, FeatureClass.REGION, "RGN")
PLACES = (OAKTON, MILL_BAY, WESTLAND, RIVERLANDS)
SIGNALS = (
    "place_clicked",
    "place_hovered",
    "mention_requested",
    "step_requested",
    "action_requested",
    "background_clicked",
    "map_failed",
)
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


class FakeGazetteer:
    """Westland is a square."""

    def outline(self, place_id: str) -> str | None:
        ring = [[50, 22], [68, 22], [68, 38], [50, 38], [50, 22]]
        return json.dumps({"type": "MultiPolygon", "coordinates": [[ring]]}) if place_id == "x:3" else None

    def country(self, code: str) -> Place | None:
        return WESTLAND if code == "WL" else None


def article(text: str = TEXT, places: tuple[Place, ...] = PLACES, confidence: float = 0.9) -> Atlas:
    by_name = {place.name: place for place in places}
    names = "|".join(re.escape(name) for name in sorted(by_name, key=len, reverse=True))
    return Atlas(
        Document(text),
        tuple(
            Resolution(Mention(Span(*match.span()), match[0]), (), by_name[match[0]], Usage.LITERAL, confidence)
            for match in re.finditer(names, text)
        ),
    )


class Desk(PageLook):
    """A pane with its signals written down, and a look into its page."""

    def __init__(self, qtbot: QtBot, pane: MapPane) -> None:
        super().__init__(qtbot, pane)
        self.said: list[tuple[Any, ...]] = []
        for name in SIGNALS:
            getattr(pane, name).connect(lambda *values, name=name: self.said.append((name, *values)))

    def pin(self, number: int) -> QPoint:
        where = self.js(f"geoview.pins.where({number})")
        assert where, f"pin {number} is not in view"
        return QPoint(round(where["x"]), round(where["y"]))

    @property
    def atlas(self) -> Atlas:
        """What the pane was told last."""
        atlas = self.pane._atlas
        assert isinstance(atlas, Atlas)
        return atlas

    @property
    def surface(self) -> QWidget:
        widget = self.pane.view.focusProxy()
        assert widget is not None
        return widget

    def click(self, at: QPoint) -> None:
        self.qtbot.mouseClick(self.surface, Qt.MouseButton.LeftButton, pos=at)

    def move(self, at: QPoint, held: Qt.MouseButton = Qt.MouseButton.NoButton) -> None:
        """Moves the pointer; a synthetic event, because the offscreen platform has no pointer to move."""
        event = QMouseEvent(
            QMouseEvent.Type.MouseMove,
            at,
            self.surface.mapToGlobal(at),
            Qt.MouseButton.NoButton,
            held,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(self.surface, event)

    def hears(self, *message: Any) -> None:
        self.qtbot.waitUntil(lambda: message in self.said, timeout=DEADLINE)

    def click_on(self, selector: str) -> None:
        """Clicks the middle of the first element that a selector finds."""
        box = self.js(f"document.querySelector({json.dumps(selector)}).getBoundingClientRect()")
        self.click(QPoint(round(box["x"] + box["width"] / 2), round(box["y"] + box["height"] / 2)))

    def box(self, selector: str) -> QRectF:
        """Where the first element stands that a selector finds, in the pane."""
        box = self.js(f"document.querySelector({json.dumps(selector)}).getBoundingClientRect()")
        return QRectF(box["x"], box["y"], box["width"], box["height"])

    def show(self, atlas: Atlas | Gathered) -> None:
        with self.qtbot.waitSignal(self.pane.map_settled, timeout=DEADLINE):
            self.pane.set_atlas(atlas, FakeGazetteer())
        self.until_painted()


@pytest.fixture
def desk(qapp: QApplication, qtbot: QtBot) -> Iterator[Desk]:
    translator = language.install(qapp, qapp)
    pane = MapPane(animate=False)
    qtbot.addWidget(pane)
    pane.resize(800, 520)
    desk = Desk(qtbot, pane)
    with qtbot.waitSignal(pane.map_ready, timeout=DEADLINE):
        pane.set_atlas(article(), FakeGazetteer())
        pane.show()
    desk.until_painted()
    yield desk
    assert pane.outside_requests == 0
    pane.shutdown()
    pane.shutdown()
    qapp.removeTranslator(translator)
    shiboken6.delete(translator)


def test_the_base_map_and_every_place_are_drawn(desk: Desk) -> None:
    # The compositor shows a little later what the page has painted.
    sea_land_and_tint = {"#cfe0ea", "#e9e6df", "#c8d9f5"}
    desk.qtbot.waitUntil(lambda: sea_land_and_tint <= _colours(desk.pane), timeout=DEADLINE)
    for number in range(1, 5):
        assert desk.pane.rect().contains(desk.pin(number))
    assert desk.js("[...document.querySelectorAll('.gv-pin')].map(p => p.textContent).sort()") == [
        "1",
        "2",
        "3",
        "4 · Riverlands",
    ]
    assert desk.pane._page.complaints == []
    assert desk.pane._bridge.refused == 0 and desk.pane._scheme.refused == 0


def _colours(pane: MapPane) -> set[str]:
    image = pane.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(150, 800, 9) for y in range(0, 480, 9)}


def test_a_click_on_a_pin_is_told_and_opens_nothing_by_itself(desk: Desk) -> None:
    desk.click(desk.pin(2))
    desk.hears("place_clicked", "x:1")
    assert desk.js("document.querySelector('.gv-popup').hidden") is True


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


def test_places_of_two_documents_have_the_colour_and_the_shape_of_their_side(desk: Desk) -> None:
    sides = ("both", "first", "second", "second")
    uses = tuple(
        GatheredUse(n, place, 1, 3, 0.9, uncertain=False, side=side)
        for n, (place, side) in enumerate(zip(PLACES, sides, strict=True), 1)
    )
    desk.show(Gathered(object(), uses))
    face = "getComputedStyle(document.querySelector('.gv-pin[aria-label^=\"{0},\"] > .gv-face')).{1}"
    looks = [(desk.js(face.format(n, "backgroundColor")), desk.js(face.format(n, "borderRadius"))) for n in range(1, 5)]
    both, first, second, region = looks
    assert both == ("rgb(74, 78, 87)", "99px 3px 3px 99px")
    assert first == ("rgb(29, 95, 168)", "99px")
    assert second == region == ("rgb(180, 72, 11)", "3px"), "a region has the shape of its side too"
    # Westland is an area: its tint is that of its side.
    desk.qtbot.waitUntil(lambda: "#f6d8c4" in _colours(desk.pane), timeout=DEADLINE)
    desk.pane.show_focus({"x:2": 1})
    desk.until("document.querySelectorAll('.gv-pin.focus').length === 1")
    desk.qtbot.waitUntil(lambda: "#f6d8c4" not in _colours(desk.pane), timeout=DEADLINE)


def test_a_capital_that_means_its_government_lights_the_country(desk: Desk) -> None:
    atlas = article()
    first, second, *_ = atlas.mentions_of("x:1")
    spoken = [replace(r, usage=Usage.ASSOCIATIVE) if n == first else r for n, r in enumerate(atlas.resolutions)]
    desk.show(Atlas(atlas.document, tuple(spoken)))
    lit = "[...document.querySelectorAll('.gv-pin.hover')].map(pin => pin.textContent)"
    desk.pane.show_selection("x:1", first)
    desk.until(f"({lit}).length === 1")
    assert desk.js(lit)[0].startswith("3"), "Westland"
    desk.pane.show_selection("x:1", second)
    desk.until(f"({lit}).length === 0")


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


def test_an_area_answers_to_a_click_and_the_sea_to_none(desk: Desk) -> None:
    at = desk.js("map_view.latLngToContainerPoint([25, 53])")
    desk.click(QPoint(round(at["x"]), round(at["y"])))
    desk.hears("place_clicked", "x:3")
    at = desk.js("map_view.latLngToContainerPoint([25, -40])")
    desk.click(QPoint(round(at["x"]), round(at["y"])))
    desk.hears("background_clicked")


def test_escape_counts_as_a_click_beside_every_place(desk: Desk) -> None:
    desk.click(desk.pin(2))
    desk.hears("place_clicked", "x:1")
    desk.qtbot.keyClick(desk.surface, Qt.Key.Key_Escape)
    desk.hears("background_clicked")


def test_hover_lights_up_and_moves_nothing(desk: Desk) -> None:
    before = desk.js("[map_view.getCenter(), map_view.getZoom()]")
    desk.move(desk.pin(1))
    desk.hears("place_hovered", "x:2")
    desk.move(QPoint(400, 500))
    desk.hears("place_hovered", "")
    desk.pane.show_hover("x:2")
    desk.until("document.querySelector('.gv-pin.hover')?.textContent === '1'")
    assert desk.js("document.querySelector('.gv-tip').textContent") == "Mill Bay"
    desk.pane.show_hover(None)
    desk.until("!document.querySelector('.gv-pin.hover')")
    assert desk.js("[map_view.getCenter(), map_view.getZoom()]") == before


def test_a_choice_in_view_does_not_move_the_map(desk: Desk) -> None:
    before = desk.js("[map_view.getCenter(), map_view.getZoom()]")
    desk.pane.show_selection("x:1")
    desk.until("document.querySelector('.gv-pin.current')")
    assert desk.js("[map_view.getCenter(), map_view.getZoom()]") == before


def test_a_choice_out_of_view_comes_into_view_at_the_same_zoom(desk: Desk) -> None:
    desk.js("map_view.setView([34, 72], 6, {animate: false}) && 1")
    with desk.qtbot.waitSignal(desk.pane.map_settled, timeout=DEADLINE):
        desk.pane.show_selection("x:2")
    desk.until("document.querySelector('.gv-pin.current')?.textContent === '1'")
    assert desk.js("map_view.getZoom()") == 6
    assert desk.pane.rect().adjusted(30, 30, -30, -30).contains(desk.pin(1))


def test_fit_all_and_zoom_to_selection(desk: Desk) -> None:
    opening = desk.js("map_view.getZoom()")
    desk.pane.show_selection("x:1")
    desk.pane.zoom_to_selection()
    desk.until(f"map_view.getZoom() > {opening} + 2")
    desk.pane.fit_all()
    desk.until(f"map_view.getZoom() === {opening}")
    for number in range(1, 5):
        assert desk.pane.rect().contains(desk.pin(number))


def test_a_second_document_replaces_the_first(desk: Desk) -> None:
    desk.pane.show_selection("x:1")
    other = Place("x:9", "Newtown", -30.0, 20.0, FeatureClass.SETTLEMENT)
    old = desk.pane._generation
    desk.show(article("Newtown only.", (other,)))
    assert desk.js("[...document.querySelectorAll('.gv-pin')].map(p => p.textContent)") == ["1"]
    assert desk.js("document.querySelector('.gv-popup').hidden") is True
    said = len(desk.said)
    desk.pane._bridge.post(json.dumps({"sort": "click", "place": 1, "generation": old}))
    desk.click(desk.pin(1))
    desk.hears("place_clicked", "x:9")
    assert [entry for entry in desk.said[said:] if entry[0] == "place_clicked"] == [("place_clicked", "x:9")]


def test_no_document_no_pins(desk: Desk) -> None:
    with desk.qtbot.waitSignal(desk.pane.map_settled, timeout=DEADLINE):
        desk.pane.set_atlas(None)
    assert desk.js("document.querySelectorAll('.gv-pin').length") == 0


def test_a_later_snapshot_keeps_the_choice_and_the_view(desk: Desk) -> None:
    whole = article()
    desk.show(Atlas(whole.document, whole.resolutions[:3], complete=False))
    desk.pane.show_selection("x:1")
    desk.js("map_view.fire('dragstart') && map_view.setView([10, 10], 4, {animate: false}) && 1")
    desk.show(whole)
    assert desk.js("[map_view.getCenter().lat, map_view.getZoom()]") == [10, 4]
    desk.pane.fit_all()
    desk.until("document.querySelector('.gv-pin.current')?.textContent === '2'")
    desk.until("!document.querySelector('.gv-popup').hidden")


def test_the_map_stays_where_it_is_until_a_place_of_the_next_text_is_known(desk: Desk) -> None:
    where = "[map_view.getCenter().lat, map_view.getZoom()]"
    opening = desk.js(where)
    other = article("Newtown only.", (Place("x:9", "Newtown", -30.0, 20.0, FeatureClass.SETTLEMENT),))
    desk.show(Atlas(other.document, complete=False))
    assert desk.js("document.querySelectorAll('.gv-pin').length") == 0
    assert desk.js(where) == opening
    desk.show(other)
    assert desk.pane.rect().adjusted(100, 100, -100, -100).contains(desk.pin(1))
    desk.show(Atlas(Document("No place at all.")))
    assert desk.js(where) != opening, "nothing more is to come: the whole world"


def test_uncertain_places_are_hollow_with_a_question_mark(desk: Desk) -> None:
    desk.show(article("Oakton", confidence=0.2))
    assert desk.js("document.querySelector('.gv-pin.uncertain').textContent") == "1?"


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


def test_five_thousand_places_are_drawn_as_badges(desk: Desk) -> None:
    places = tuple(
        Place(f"x:{n}", f"P{n:04}", -60 + (n * 37 % 1300) / 10, -170 + (n * 91 % 3400) / 10, FeatureClass.SETTLEMENT)
        for n in range(5000)
    )
    desk.show(article(" ".join(place.name for place in places), places))
    assert 20 < desk.js("document.querySelectorAll('.gv-pin').length") < 600
    counts = desk.js("[...document.querySelectorAll('.gv-badge')].map(b => Number(b.textContent.slice(1)))")
    singles = desk.js("document.querySelectorAll('.gv-pin:not(.gv-badge)').length")
    assert 4000 < sum(counts) + singles <= 5000
    zoom = desk.js("map_view.getZoom()")
    desk.click_on(".gv-badge")
    desk.until(f"map_view.getZoom() > {zoom}")
    desk.pane.show_selection("x:2500")
    desk.until("document.querySelector('.gv-pin.current')?.textContent === '2501'")


def test_places_at_the_antimeridian_stand_side_by_side(desk: Desk) -> None:
    west = Place("x:1", "Westside", -17.0, 179.9, FeatureClass.SETTLEMENT)
    east = Place("x:2", "Eastside", -17.0, -179.9, FeatureClass.SETTLEMENT)
    desk.show(article("Westside, Eastside", (west, east)))
    assert 0 < desk.pin(2).x() - desk.pin(1).x() < 200


def test_dark_and_light_are_switched_live(desk: Desk) -> None:
    desk.pane.set_dark(True)
    desk.until("getComputedStyle(document.querySelector('.gv-zoom')).backgroundColor === 'rgb(38, 41, 44)'")
    desk.qtbot.waitUntil(lambda: _darkest_sea(desk.pane) == "#1b252d", timeout=DEADLINE)
    desk.pane.set_dark(False)
    desk.qtbot.waitUntil(lambda: _darkest_sea(desk.pane) == "#cfe0ea", timeout=DEADLINE)


def _darkest_sea(pane: MapPane) -> str:
    image = pane.grab().toImage()
    names = [image.pixelColor(x, 470).name() for x in range(60, 400, 7)]
    return max(set(names), key=names.count)


def test_the_map_has_a_text_alternative(desk: Desk) -> None:
    assert desk.pane.accessibleName() == "Map"
    assert "1 Mill Bay, 2 Oakton, 3 Westland, 4 Riverlands" in desk.pane.accessibleDescription()
    labels = desk.js("[...document.querySelectorAll('.gv-pin')].map(p => p.getAttribute('aria-label')).sort()")
    assert labels[1] == "2, Oakton, Capital city, 5 mentions"


def test_a_killed_renderer_is_told_and_a_reload_shows_the_same(desk: Desk) -> None:
    desk.pane.show_selection("x:1")
    desk.until("document.querySelector('.gv-pin.current')")
    with desk.qtbot.waitSignal(desk.pane.map_failed, timeout=DEADLINE) as told:
        os.kill(desk.pane.view.page().renderProcessPid(), signal.SIGKILL)
    assert told.args == ["The map stopped."]
    desk.pane.show_hover("x:2")
    with desk.qtbot.waitSignal(desk.pane.map_ready, timeout=DEADLINE):
        desk.pane.reload()
    desk.until("document.querySelector('.gv-pin.current')?.textContent === '2'")
    desk.until("document.querySelector('.gv-popup h2')?.textContent === 'Oakton'")
    desk.until("document.querySelector('.gv-pin.hover')?.textContent === '1'")


@pytest.mark.parametrize("where", ["area", "pin", "sea"])
def test_a_drag_moves_the_map_and_chooses_nothing(desk: Desk, where: str) -> None:
    points = {"area": "[25, 53]", "pin": "[34, 72]", "sea": "[25, -40]"}
    start = desk.js(f"map_view.latLngToContainerPoint({points[where]})")
    at = QPoint(round(start["x"]), round(start["y"]))
    before = desk.js("map_view.getCenter().lng")
    QTest.mousePress(desk.surface, Qt.MouseButton.LeftButton, pos=at)
    for step in range(1, 6):
        reached = desk.js("map_view.getCenter().lng")
        desk.move(at + QPoint(-12 * step, 0), Qt.MouseButton.LeftButton)
        desk.until(f"map_view.getCenter().lng > {reached}")
    QTest.mouseRelease(desk.surface, Qt.MouseButton.LeftButton, pos=at + QPoint(-60, 0))
    assert desk.js("map_view.getCenter().lng") > before + 5
    # The page answers one event after the other: a release that it took for a click would be told before the key.
    desk.qtbot.keyClick(desk.surface, Qt.Key.Key_Escape)
    desk.hears("background_clicked")
    assert [entry for entry in desk.said if entry[0].endswith("_clicked")] == [("background_clicked",)]
    if where == "pin":
        desk.click(desk.pin(2))
        desk.hears("place_clicked", "x:1")


def test_the_keyboard_reaches_the_map(desk: Desk) -> None:
    desk.pane.activateWindow()
    desk.qtbot.waitUntil(desk.pane.isActiveWindow, timeout=DEADLINE)
    desk.pane.setFocus(Qt.FocusReason.TabFocusReason)
    before = desk.js("map_view.getCenter().lng")
    desk.qtbot.keyClick(desk.surface, Qt.Key.Key_Right)
    desk.until(f"map_view.getCenter().lng > {before}")
    assert desk.js("document.activeElement === map_view.getContainer()") is True


def test_a_damaged_outline_costs_the_area_not_the_map(desk: Desk) -> None:
    class Damaged(FakeGazetteer):
        def outline(self, place_id: str) -> str | None:
            return '{"type": "MultiPolygon", "coordinates": [[[["' if place_id == "x:3" else None

    with desk.qtbot.waitSignal(desk.pane.map_settled, timeout=DEADLINE):
        desk.pane.set_atlas(article(), Damaged())
    assert desk.js("document.querySelectorAll('.gv-pin').length") == 4
    assert [entry for entry in desk.said if entry[0] == "map_failed"] == []


def test_a_gazetteer_that_fails_costs_the_areas_not_the_map(desk: Desk) -> None:
    class Failing(FakeGazetteer):
        def outline(self, place_id: str) -> str | None:
            raise GazetteerError("The gazetteer is damaged", "outlines could not be read")

    with desk.qtbot.waitSignal(desk.pane.map_settled, timeout=DEADLINE):
        desk.pane.set_atlas(article(), Failing())
    assert desk.js("document.querySelectorAll('.gv-pin').length") == 4


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


def test_a_focus_brings_its_places_into_view_dims_the_others_and_ends_where_it_began(desk: Desk) -> None:
    view = "[geoview.map.getZoom(), geoview.map.getCenter().lat, geoview.map.getCenter().lng]"
    before = desk.js(view)
    shown = "[...document.querySelectorAll('.gv-pin')].map(p => [p.textContent, Number(getComputedStyle(p).opacity)])"
    desk.pane.show_focus({"x:2": 1})
    desk.until("document.querySelectorAll('.gv-pin.focus').length == 1 && geoview.map.getZoom() > 4")
    assert abs(desk.js(view)[1] - MILL_BAY.latitude) < 2
    desk.pane.show_focus({"x:1": 2, "x:4": 1})
    desk.until("geoview.map.getBounds().contains([34, 72]) && geoview.map.getBounds().contains([15, 80])")
    desk.until(f"{shown}.some(([text, opacity]) => text === '2' && opacity === 1)")
    desk.until(f"{shown}.every(([text, opacity]) => (opacity < 0.5) === !['2', '4 · Riverlands'].includes(text))")
    desk.pane.show_focus(None)
    desk.until("geoview.map.getZoom() < 4")
    after = desk.js(view)
    assert all(abs(one - other) < 0.2 for one, other in zip(before, after, strict=True))
    desk.until(f"{shown}.every(([, opacity]) => opacity === 1)")


def test_a_focus_outlives_a_new_atlas_and_a_reload_of_the_page(desk: Desk) -> None:
    desk.pane.show_focus({"x:2": 1})
    desk.until("document.querySelectorAll('.gv-pin.focus').length == 1")
    desk.show(article(TEXT + " Mill Bay again."))
    desk.until("document.querySelector('.gv-pin.focus').textContent === '1'")
    desk.pane.reload()
    desk.until("window.geoview && document.querySelector('.gv-pin.focus')")


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

"""The map pane with a real web engine: what is drawn, clicked, hovered and told."""

from __future__ import annotations

import json
import os
import signal
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from map_steps import (
    DEADLINE,
    MILL_BAY,
    PLACES,
    TEXT,
    Desk,
    FakeGazetteer,
    article,
)
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from geoview.atlas import Atlas
from geoview.document import Document
from geoview.errors import GazetteerError
from geoview.gazetteer.place import FeatureClass, Place
from geoview.mapping.aggregate import Gathered, GatheredUse
from geoview.resolution.types import Usage

if TYPE_CHECKING:
    from geoview.ui.map.map_pane import MapPane


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

"""The names of regions on the map: none covers another or a pin, and whatever gives way stays on the map."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any

import pytest
from pagelook import PageLook
from PySide6.QtCore import QCoreApplication, Qt

QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)

from geoview.gazetteer.place import FeatureClass, Place  # noqa: E402 - Qt wants the attribute first
from geoview.mapping.aggregate import Gathered, GatheredUse  # noqa: E402
from geoview.ui.map.map_pane import MapPane  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

DEADLINE = 20_000
COLUMNS, ROWS = 9, 8
FACES = """[...document.querySelectorAll('.gv-pin')].map(pin => {
  const box = pin.firstChild.getBoundingClientRect();
  return [pin.classList.contains('gv-named'), box.left, box.top, box.right, box.bottom, pin.textContent];
})"""


class Outlines:
    """The regions of even columns are squares, the larger the further south; those of odd ones are mere points."""

    def __init__(self, places: list[Place]) -> None:
        self._boxes = {
            place.id: (place, 0.6 + 0.5 * (n // COLUMNS)) for n, place in enumerate(places) if n % COLUMNS % 2 == 0
        }

    def outline(self, place_id: str) -> str | None:
        if place_id not in self._boxes:
            return None
        place, half = self._boxes[place_id]
        west, east = place.longitude - half, place.longitude + half
        south, north = place.latitude - half, place.latitude + half
        ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
        return json.dumps({"type": "Polygon", "coordinates": [ring]})

    def country(self, code: str) -> Place | None:
        return None


REGIONS = [
    Place(f"x:r{n}", f"Region of {n}", 50 - 3.0 * (n // COLUMNS), 4.0 * (n % COLUMNS), FeatureClass.REGION, "RGN")
    for n in range(COLUMNS * ROWS)
]
TOWNS = [
    Place(f"x:t{n}", f"Town {n}", 52 - (n * 37 % 290) / 10, (n * 91 % 380) / 10 - 2, FeatureClass.SETTLEMENT, "PPL")
    for n in range(150)
]


def uses() -> tuple[GatheredUse, ...]:
    places = [*REGIONS, *TOWNS]
    return tuple(
        GatheredUse(n, place, 1 + (n * n) % 9, 1 + (n * n) % 9, 0.9, uncertain=n % 11 == 0)
        for n, place in enumerate(places, 1)
    )


class Page(PageLook):
    """A map of many regions, and a look into its page."""

    def look_at(self, latitude: float, longitude: float, zoom: float) -> None:
        self.js(f"(map_view.setView([{latitude}, {longitude}], {zoom}, {{animate: false}}), 1)")

    def named(self) -> set[str]:
        """The regions whose names are to be read."""
        return {text for is_named, *_, text in self.js(FACES) if is_named}

    def choose(self, place_id: str) -> None:
        with self.qtbot.waitSignal(self.pane.map_settled, timeout=DEADLINE):
            self.pane.show_selection(place_id, glide=False)


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[Page]:
    pane = MapPane(animate=False)
    qtbot.addWidget(pane)
    pane.resize(800, 520)
    with qtbot.waitSignal(pane.map_ready, timeout=DEADLINE):
        pane.set_atlas(Gathered(object(), uses()), Outlines(REGIONS))
        pane.show()
    page = Page(qtbot, pane)
    page.until_painted()
    yield page
    assert pane.outside_requests == 0
    pane.shutdown()


def covered(faces: list[list[Any]]) -> list[tuple[str, str]]:
    """Names that lie over another pin or name, each with that."""
    found = []
    for is_named, *box, text in faces:
        for _, left, top, right, bottom, other in faces:
            if is_named and other != text and box[0] < right and box[2] > left and box[1] < bottom and box[3] > top:
                found.append((text, other))
    return found


def test_no_name_covers_another_or_a_pin_at_any_zoom(page: Page) -> None:
    counts = []
    for zoom in (1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 8):
        page.look_at(38, 16, zoom)
        assert covered(page.js(FACES)) == [], f"at zoom {zoom}"
        counts.append(len(page.named()))
    assert counts[0] == 0, "the world has no room for regions of a few hundred kilometres"
    assert max(counts) > 15


def test_a_name_that_gave_way_is_there_closer_up_and_where_it_is_chosen(page: Page) -> None:
    page.look_at(38, 16, 3.5)
    shown = page.named()
    hidden = next(n for n in range(30, 60) if not any(text.startswith((f"{n} ", f"{n}? ")) for text in shown))
    region = REGIONS[hidden - 1]
    label = f"{hidden}{'?' if hidden % 11 == 0 else ''} · {region.name}"
    page.choose(region.id)
    assert label in page.named()
    assert {over for over, _ in covered(page.js(FACES))} <= {label}, "it may lie above what leaves it no room"
    page.choose("")
    assert label not in page.named()
    page.look_at(region.latitude, region.longitude, 7)
    assert label in page.named()


def test_a_name_that_gave_way_is_told_under_the_pointer(page: Page) -> None:
    page.look_at(38, 16, 3.5)
    shown = page.named()
    hidden = next(n for n in range(30, 60) if not any(text.startswith((f"{n} ", f"{n}? ")) for text in shown))
    tip = "(node => node.hidden ? '' : node.textContent)(document.querySelector('.gv-tip'))"
    page.pane.show_hover(REGIONS[hidden - 1].id)
    page.qtbot.waitUntil(lambda: page.js(tip) == REGIONS[hidden - 1].name, timeout=DEADLINE)
    assert page.js("document.querySelectorAll('.gv-pin.hover').length") == 1, "its pin or its badge is lit"
    page.pane.show_hover(None)
    page.qtbot.waitUntil(lambda: page.js(tip) == "", timeout=DEADLINE)
    assert page.named() == shown, "nothing moves for the pointer"


def test_an_area_has_its_pin_in_view_only_where_the_area_is(page: Page) -> None:
    page.look_at(27, 0.5, 8)
    assert page.named(), "the regions of the south-west are large"
    # From there to where none of them reaches; with the old outlines they would seem to be here.
    page.look_at(-40, -120, 8)
    assert page.js("document.querySelectorAll('.gv-pin').length") == 0


def test_a_region_of_a_few_is_named_however_small(page: Page) -> None:
    few = tuple(GatheredUse(n, place, 1, 1, 0.9, uncertain=False) for n, place in enumerate(REGIONS[:4], 1))
    with page.qtbot.waitSignal(page.pane.map_settled, timeout=DEADLINE):
        page.pane.set_atlas(Gathered(object(), few), None)
    assert len(page.named()) == 4
    faces = page.js(FACES)
    heights = [bottom - top for _, _, top, _, bottom, _ in faces]
    assert all(math.isclose(height, 22, abs_tol=0.5) for height in heights)

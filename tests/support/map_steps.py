"""A map pane with its page."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from pagelook import PageLook
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from geoview.atlas import Atlas
from geoview.document import Document
from geoview.gazetteer.place import FeatureClass, Place
from geoview.names.mention import Mention
from geoview.resolution.types import Resolution, Usage
from geoview.text import Span

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from geoview.mapping.aggregate import Gathered
    from geoview.ui.map.map_pane import MapPane

__all__ = [
    "DEADLINE",
    "MILL_BAY",
    "OAKTON",
    "PLACES",
    "RIVERLANDS",
    "SIGNALS",
    "TEXT",
    "WESTLAND",
    "Desk",
    "FakeGazetteer",
    "article",
]


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

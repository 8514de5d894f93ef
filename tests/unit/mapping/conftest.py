"""A small article with its places, made by hand."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from geoview.atlas import Atlas
from geoview.document import Document
from geoview.gazetteer.place import FeatureClass, Place
from geoview.names.mention import Mention
from geoview.resolution.types import Resolution, Usage
from geoview.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable

PLACES = (
    Place(
        "geonames:1", "Islamabad", 33.72148, 73.04329, FeatureClass.SETTLEMENT, "PPLC", "PK", "Islamabad", "", 600_000
    ),
    Place("geonames:2", "Pakistan", 30.0, 70.0, FeatureClass.AREA, "PCLI", "PK"),
    Place("geonames:3", "United States", 39.76, -98.5, FeatureClass.AREA, "PCLI", "US"),
    Place("geoview:south-asia", "South Asia", 21.0, 78.0, FeatureClass.REGION, "RGN"),
    Place("geonames:5", "Washington", 38.895, -77.0365, FeatureClass.SETTLEMENT, "PPLC", "US", "District of Columbia"),
)


BOXES = {"geonames:2": (24, 61, 37, 77), "geonames:3": (25, -125, 49, -67)}


class FakeGazetteer:
    """Knows the places above; Pakistan and the United States have outlines."""

    def outline(self, place_id: str) -> str | None:
        box = BOXES.get(place_id)
        if box is None:
            return None
        south, west, north, east = box
        ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
        return json.dumps({"type": "MultiPolygon", "coordinates": [[ring]]})

    def country(self, code: str) -> Place | None:
        return next((p for p in PLACES if p.feature_code == "PCLI" and p.country_code == code), None)


@pytest.fixture
def gazetteer() -> FakeGazetteer:
    return FakeGazetteer()


@pytest.fixture
def article() -> Callable[..., Atlas]:
    """text → Atlas: every name of a place in the text is a mention of it."""

    def make(
        text: str,
        places: tuple[Place, ...] = PLACES,
        confidence: float = 0.9,
        usage: Usage = Usage.LITERAL,
    ) -> Atlas:
        by_name = {place.name: place for place in places}
        names = "|".join(re.escape(name) for name in sorted(by_name, key=len, reverse=True))
        resolutions = tuple(
            Resolution(Mention(Span(*match.span()), match[0]), (), by_name[match[0]], usage, confidence)
            for match in re.finditer(names, text)
        )
        return Atlas(Document(text), resolutions)

    return make

"""Which part of the world a passage is about."""

from __future__ import annotations

from geoview.atlas import Atlas
from geoview.document import Document
from geoview.gazetteer.place import FeatureClass, Place
from geoview.mapping.focus import focus_box
from geoview.names.mention import Mention
from geoview.resolution.types import Resolution, Usage
from geoview.text import Span

FIJI = Place("x:1", "Aone", -17.0, 178.0, FeatureClass.SETTLEMENT)
SAMOA = Place("x:2", "Btwo", -13.0, -172.0, FeatureClass.SETTLEMENT)
NOWHERE = Place("x:3", "Cthr", float("nan"), 0.0, FeatureClass.SETTLEMENT)
TEXT = "Aone Btwo Cthr"


def _atlas() -> Atlas:
    places = (FIJI, SAMOA, NOWHERE)
    found = [
        Resolution(Mention(Span(5 * n, 5 * n + 4), p.name), (), p, Usage.LITERAL, 0.9) for n, p in enumerate(places)
    ]
    return Atlas(Document(TEXT), tuple(found))


def test_the_box_lies_around_the_places_of_the_passage_on_their_side_of_the_antimeridian() -> None:
    assert focus_box(_atlas(), {"x:1": 1, "x:2": 2}, None) == (-17.0, -182.0, -13.0, -172.0)
    assert focus_box(_atlas(), {"x:2": 1}, None) == (-13.0, -172.0, -13.0, -172.0)


def test_a_passage_without_a_place_that_can_be_drawn_has_no_box() -> None:
    assert focus_box(_atlas(), {}, None) is None
    assert focus_box(_atlas(), {"x:3": 1, "x:unknown": 4}, None) is None

"""What the reader prefers weighs in, and never excludes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geoview.document import from_text
from geoview.resolution.preferences import NONE, Preferences

if TYPE_CHECKING:
    from geoview.gazetteer import Gazetteer
    from geoview.geoparser import Geoparser

TEXT = "The town hall of Springfield burned on Sunday, police said."
ILLINOIS = "geonames:4250542"


def chosen(geoparser: Geoparser, text: str, preferences: Preferences | None) -> str:
    (resolution,) = (
        r
        for r in geoparser.parse(from_text(text), preferences=preferences).resolutions
        if "Spring" in r.mention.surface
    )
    assert resolution.candidates
    return resolution.candidates[0].place.id


def test_nothing_preferred_changes_nothing(geoparser: Geoparser) -> None:
    assert not NONE
    assert geoparser.parse(from_text(TEXT), preferences=NONE) == geoparser.parse(from_text(TEXT))


def test_a_decision_is_remembered(geoparser: Geoparser) -> None:
    other = "geonames:4951788"  # Massachusetts
    for place_id in (ILLINOIS, other):
        assert chosen(geoparser, TEXT, Preferences(remembered={"springfield": place_id})) == place_id
    atlas = geoparser.parse(from_text(TEXT), preferences=Preferences(remembered={"springfield": other}))
    assert "your choice for this name before" in atlas.resolutions[0].candidates[0].reasons


def test_an_area_is_preferred(geoparser: Geoparser, gazetteer: Gazetteer) -> None:
    for area_id, wanted in (("geonames:4896861", ILLINOIS), ("geonames:6254926", "geonames:4951788")):
        area = gazetteer.by_id(area_id)
        assert area is not None
        assert chosen(geoparser, TEXT, Preferences(area=area)) == wanted


def test_the_text_has_the_last_word(geoparser: Geoparser) -> None:
    text = "The town hall of Springfield, Massachusetts, burned on Sunday; crews came from Worcester and Boston."
    assert chosen(geoparser, text, Preferences(remembered={"springfield": ILLINOIS})) == "geonames:4951788"

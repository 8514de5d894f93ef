"""The ranking's parts: readings, containers, shares, confidence, damaged weights."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from geoview.document import from_text
from geoview.names.mention import Mention
from geoview.resolution.resolver import Resolver, place_at
from geoview.text import Span

if TYPE_CHECKING:
    from geoview.gazetteer import Gazetteer
    from geoview.geoparser import Geoparser
    from geoview.names.lookup import NameLookup


def mentions_of(text: str, *names: str) -> list[Mention]:
    found, position = [], 0
    for name in names:
        start = text.index(name, position)
        position = start + len(name)
        found.append(Mention(Span(start, position), name))
    return found


def test_two_senses_in_one_text(geoparser: Geoparser) -> None:
    text = "The fair in Paris, Texas, opened. Its mayor flew to Paris, France, on Friday."
    chosen = {
        (r.mention.span.start, r.chosen.country_code) for r in geoparser.parse(from_text(text)).resolutions if r.chosen
    }
    assert (text.index("Paris"), "US") in chosen
    assert (text.rindex("Paris"), "FR") in chosen


def test_no_mentions_no_resolutions(gazetteer: Gazetteer, lookup: NameLookup) -> None:
    assert Resolver(gazetteer).resolve(from_text("nothing here"), [], lookup) == ()


def test_candidates_are_ranked_and_add_up(geoparser: Geoparser) -> None:
    for resolution in geoparser.parse(from_text("Springfield, Portland and Georgia met Jordan in Paris.")).resolutions:
        scores = [c.score for c in resolution.candidates]
        assert scores == sorted(scores, reverse=True)
        assert 0 < sum(scores) <= 1.001
        assert all(c.reasons for c in resolution.candidates[:1])
        assert 0 <= resolution.confidence <= 1


@pytest.mark.parametrize(
    ("latitude", "longitude", "name"),
    [
        (33.72148, 73.04329, "33.7215° N, 73.0433° E"),
        (-0.0, -180.0, "0.0000° N, 180.0000° W"),
        (-90.0, 0.0, "90.0000° S, 0.0000° E"),
    ],
)
def test_a_point_has_a_name(latitude: float, longitude: float, name: str) -> None:
    assert place_at(latitude, longitude).name == name


def test_a_stop_is_asked_for_all_through_the_ranking(gazetteer: Gazetteer, lookup: NameLookup) -> None:
    names = ["Lahore", "Karachi", "Oslo", "Springfield", "Paris", "Texas"] * 400
    text = " ".join(names)
    mentions = mentions_of(text, *names)
    asked: list[str] = []

    def cancelled() -> bool:
        frame = sys._getframe(2)
        asked.append(frame.f_code.co_name)
        return False

    Resolver(gazetteer).resolve(from_text(text), mentions, lookup, cancelled=cancelled)
    assert set(asked) >= {"group_mentions", "_link", "build_context", "rank", "_near", "_relations", "_candidates"}

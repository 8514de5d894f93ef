"""The ranking's parts: readings, containers, shares, confidence, damaged weights."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

from geoview.document import from_text
from geoview.errors import GeoViewError
from geoview.gazetteer import Gazetteer
from geoview.geoparser import Geoparser
from geoview.names.language import load_language
from geoview.names.lookup import NameLookup
from geoview.names.mention import Mention, MentionKind
from geoview.resolution import literalness as literalness_module
from geoview.resolution import ranker as ranker_module
from geoview.resolution.document_context import build_context, softmax
from geoview.resolution.features import context_features
from geoview.resolution.literalness import literalness_facts, load_literalness_weights
from geoview.resolution.name_groups import group_mentions
from geoview.resolution.ranker import FEATURES, confidence, first_shares, load_weights
from geoview.resolution.resolver import Resolver, place_at
from geoview.text import Span


def mentions_of(text: str, *names: str) -> list[Mention]:
    found, position = [], 0
    for name in names:
        start = text.index(name, position)
        position = start + len(name)
        found.append(Mention(Span(start, position), name))
    return found


def test_one_group_for_one_name(lookup: NameLookup) -> None:
    text = "Lahore and Karachi; LAHORE again."
    groups, owner = group_mentions(text, mentions_of(text, "Lahore", "Karachi", "LAHORE"), lookup)
    assert owner == [0, 1, 0]
    assert groups[0].mentions == [0, 2]
    assert groups[0].listed == {1: 1.0}


def test_a_container_sets_a_name_apart(lookup: NameLookup) -> None:
    text = "Paris, Texas, is not Paris, France; she knows Paris."
    names = mentions_of(text, "Paris", "Texas", "Paris", "France", "Paris")
    groups, owner = group_mentions(text, names, lookup)
    assert len({owner[0], owner[2], owner[4]}) == 3
    assert groups[owner[0]].container == "texas"
    assert set(groups[owner[4]].siblings) == {owner[0], owner[2]}


def test_two_senses_in_one_text(geoparser: Geoparser) -> None:
    text = "The fair in Paris, Texas, opened. Its mayor flew to Paris, France, on Friday."
    chosen = {
        (r.mention.span.start, r.chosen.country_code) for r in geoparser.parse(from_text(text)).resolutions if r.chosen
    }
    assert (text.index("Paris"), "US") in chosen
    assert (text.rindex("Paris"), "FR") in chosen


def test_words_around_ask_for_a_class(lookup: NameLookup) -> None:
    text = "the city of Granada, Orange county and the Jordan river"
    names = mentions_of(text, "Granada", "Orange", "Jordan")
    groups, _ = group_mentions(text, names, lookup)
    assert [sorted(g.cues) for g in groups] == [["P"], ["A"], ["H"]]


def test_shares_add_up_to_one_in_each_group(lookup: NameLookup) -> None:
    text = "Springfield, Georgia, Lahore, Qwrtzia and Springfield"
    names = mentions_of(text, "Springfield", "Georgia", "Lahore", "Qwrtzia", "Springfield")
    groups, _ = group_mentions(text, names, lookup)
    field = build_context(groups)
    shares = first_shares(field)
    sums = np.bincount(field.owner, shares, len(groups))
    assert sums == pytest.approx([0.0 if not g.reading.matches else 1.0 for g in groups])
    rows = context_features(field, shares, {})
    assert np.isfinite(rows).all()
    assert softmax(field, rows[:, 0]).sum() == pytest.approx(sums.sum())


def test_no_mentions_no_resolutions(gazetteer: Gazetteer, lookup: NameLookup) -> None:
    assert Resolver(gazetteer).resolve(from_text("nothing here"), [], lookup) == ()


def test_candidates_are_ranked_and_add_up(geoparser: Geoparser) -> None:
    for resolution in geoparser.parse(from_text("Springfield, Portland and Georgia met Jordan in Paris.")).resolutions:
        scores = [c.score for c in resolution.candidates]
        assert scores == sorted(scores, reverse=True)
        assert 0 < sum(scores) <= 1.001
        assert all(c.reasons for c in resolution.candidates[:1])
        assert 0 <= resolution.confidence <= 1


def test_confidence_grows_with_the_recognisers_trust() -> None:
    table = load_weights().confidence["rules"]
    values = [confidence(table, 1.0, score) for score in (0.0, 0.3, 0.6, 0.9, 1.0)]
    assert values == sorted(values)
    assert 0 < values[0] < values[-1] < 1


def test_weights_name_known_features_only() -> None:
    assert len(set(FEATURES)) == len(FEATURES)
    assert all(len(r) == len(FEATURES) and np.isfinite(r).all() for r in load_weights().rounds)


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


@pytest.mark.parametrize("content", ["{", "[]", '{"rounds": 1}', '{"weights": []}'])
def test_damaged_weights_are_named(content: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    damaged = tmp_path / "weights.json"
    damaged.write_text(content, encoding="utf-8")
    for module, load in ((ranker_module, load_weights), (literalness_module, load_literalness_weights)):
        monkeypatch.setattr(module, "resource_path", lambda *parts: damaged)
        load.cache_clear()
        try:
            with pytest.raises(GeoViewError, match=r"weights\.json"):
                load()
        finally:
            load.cache_clear()


@pytest.mark.parametrize(
    ("text", "name", "fact"),
    [
        ("troops left in Islamabad on Monday", "Islamabad", "locative"),
        ("Islamabad’s envoy", "Islamabad", "owned"),
        ("“Islamabad said", "Islamabad", "speaks"),
        ("the Islamabad government", "Islamabad", "head=lower"),
    ],
)
def test_literalness_facts(text: str, name: str, fact: str) -> None:
    (mention,) = mentions_of(text, name)
    assert fact in literalness_facts(text, mention, load_language(), "settlement")


def test_a_demonym_is_used_as_one(geoparser: Geoparser) -> None:
    (resolution,) = geoparser.parse(from_text("Two Pakistanis were freed.")).resolutions
    assert resolution.mention.kind is MentionKind.DEMONYM
    assert resolution.chosen is not None
    assert resolution.chosen.id == "geonames:1168579"
    assert any("Pakistanis" in reason for reason in resolution.candidates[0].reasons)


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

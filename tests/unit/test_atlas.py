"""The atlas: an immutable snapshot that refuses what can't be."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoview.atlas import Atlas
from geoview.document import Document, from_text
from geoview.gazetteer.place import FeatureClass, Place
from geoview.names.mention import Mention
from geoview.resolution.types import Origin, Resolution, Usage
from geoview.text import Span

TEXT = "abcdefghij" * 4
PLACES = [Place(f"geonames:{n}", f"P{n}", n, n, FeatureClass.SETTLEMENT) for n in range(4)]


def resolution(start: int, end: int, place: Place | None = None, confidence: float = 0.9) -> Resolution:
    mention = Mention(Span(start, end), TEXT[start:end])
    return Resolution(mention, (), place, Usage.LITERAL, confidence if place else 0.0)


@st.composite
def resolutions(draw: st.DrawFn) -> tuple[Resolution, ...]:
    edges = sorted(draw(st.sets(st.integers(0, len(TEXT)), max_size=16)))
    found = []
    for start, end in zip(edges[::2], edges[1::2], strict=False):
        place = draw(st.sampled_from([*PLACES, None]))
        found.append(resolution(start, end, place, draw(st.sampled_from([0.2, 0.6, 0.9]))))
    return tuple(found)


@given(resolutions())
def test_places_are_numbered_by_first_appearance(found: tuple[Resolution, ...]) -> None:
    atlas = Atlas(from_text(TEXT), found)
    order = list(dict.fromkeys(r.chosen.id for r in found if r.chosen))
    assert [use.place.id for use in atlas.places] == order
    assert [use.number for use in atlas.places] == list(range(1, len(order) + 1))
    for use in atlas.places:
        mentions = [i for i, r in enumerate(found) if r.chosen == use.place]
        assert list(use.mentions) == mentions == list(atlas.mentions_of(use.place.id))
        assert use.confidence == max(found[i].confidence for i in mentions)
        assert use.uncertain == all(found[i].uncertain for i in mentions)
        assert atlas.use_of(use.place.id) is use
    assert atlas.mentions_of("geonames:99") == ()
    assert atlas.use_of("geonames:99") is None


@given(resolutions())
def test_the_counts_add_up(found: tuple[Resolution, ...]) -> None:
    atlas = Atlas(from_text(TEXT), found)
    placed = [i for use in atlas.places for i in use.mentions]
    assert sorted([*placed, *atlas.unresolved]) == list(range(len(found)))
    assert set(atlas.uncertain) <= set(placed)


@given(resolutions())
def test_every_position_knows_its_mention(found: tuple[Resolution, ...]) -> None:
    atlas = Atlas(from_text(TEXT), found)
    for offset in range(-1, len(TEXT) + 2):
        inside = [i for i, r in enumerate(found) if r.mention.span.start <= offset < r.mention.span.end]
        assert atlas.at(offset) == (inside[0] if inside else None)
        later = [i for i, r in enumerate(found) if r.mention.span.start >= offset]
        assert atlas.first_from(offset) == (later[0] if later else len(found))


@pytest.mark.parametrize(
    "found",
    [
        (resolution(0, 5), resolution(4, 8)),
        (resolution(5, 8), resolution(0, 2)),
        (resolution(0, 5), resolution(0, 5)),
        (Resolution(Mention(Span(38, 41), "xyz"), (), None, Usage.LITERAL, 0.0),),
    ],
)
def test_overlaps_disorder_and_what_lies_behind_the_text_are_refused(found: tuple[Resolution, ...]) -> None:
    with pytest.raises(ValueError, match=r"overlap|behind"):
        Atlas(from_text(TEXT), found)


def test_a_reader_is_never_uncertain() -> None:
    shaky = resolution(0, 3, PLACES[1], 0.2)
    assert shaky.uncertain
    assert not replace(shaky, origin=Origin.READER).uncertain
    assert not replace(shaky, chosen=None).uncertain


def test_an_atlas_does_not_change_and_equals_its_like() -> None:
    atlas = Atlas(from_text(TEXT), (resolution(0, 3, PLACES[1]),))
    assert atlas == Atlas(from_text(TEXT), (resolution(0, 3, PLACES[1]),))
    assert replace(atlas, complete=False) != atlas
    with pytest.raises(FrozenInstanceError):
        atlas.complete = False  # type: ignore[misc]


def test_an_empty_atlas() -> None:
    atlas = Atlas(from_text(""))
    assert (atlas.places, atlas.unresolved, atlas.uncertain, atlas.at(0), atlas.first_from(0)) == ((), (), (), None, 0)


SLOTS = st.lists(
    st.one_of(st.none(), st.tuples(st.one_of(st.none(), st.integers(0, 3)), st.sampled_from([0.2, 0.6, 0.9]))),
    min_size=8,
    max_size=8,
)


def _resolutions(slots: list[Any], known: dict[Any, Resolution]) -> tuple[Resolution, ...]:
    """A mention in each slot that is not None; equal slots give the very same object, as an edit does."""
    found = []
    for position, slot in enumerate(slots):
        if slot is not None:
            place = PLACES[slot[0]] if slot[0] is not None else None
            key = (position, slot)
            if key not in known:
                mention = Mention(Span(3 * position, 3 * position + 2), "xx")
                known[key] = Resolution(mention, (), place, Usage.LITERAL, slot[1] if place else 0.0)
            found.append(known[key])
    return tuple(found)


@given(SLOTS, SLOTS, st.booleans(), st.booleans())
def test_a_changed_atlas_is_equal_to_a_new_one(before: list[Any], after: list[Any], near: bool, looked: bool) -> None:
    if near:  # but for a few in the middle
        after = [*before[:3], *after[3:5], *before[5:]]
    known: dict[Any, Resolution] = {}
    document = Document("xx " * 8)
    old = Atlas(document, _resolutions(before, known), "Test 1", "test/1", complete=False)
    if looked:  # what was asked for is carried over
        assert set(old.unresolved).isdisjoint(old.uncertain)
    new = old.changed(_resolutions(after, known))
    whole = Atlas(document, _resolutions(after, known), "Test 1", "test/1", complete=False)
    assert new == whole
    assert [use.number for use in new.places] == list(range(1, len(new.places) + 1))
    assert (new.starts, new.unresolved, new.uncertain) == (whole.starts, whole.unresolved, whole.uncertain)
    assert all(new.use_of(place.id) == whole.use_of(place.id) for place in PLACES)


def test_a_changed_atlas_refuses_what_a_new_one_refuses() -> None:
    document = Document("xx xx xx")
    first, last = (Resolution(Mention(Span(at, at + 2), "xx"), (), PLACES[0], Usage.LITERAL, 0.9) for at in (0, 6))
    wide = Resolution(Mention(Span(3, 7), "xx x"), (), PLACES[0], Usage.LITERAL, 0.9)
    beyond = Resolution(Mention(Span(6, 9), "xx"), (), PLACES[0], Usage.LITERAL, 0.9)
    atlas = Atlas(document, (first, last))
    for wrong in ((first, wide, last), (last, first), (first, beyond)):
        with pytest.raises(ValueError, match="mention"):
            atlas.changed(wrong)


def test_a_capital_that_means_its_government_stands_for_the_country() -> None:
    capital = Place("x:1", "Oakton", 34.0, 72.0, FeatureClass.SETTLEMENT, "PPLC", "WL")
    country = Place("x:2", "Westland", 30.0, 60.0, FeatureClass.AREA, "PCLI", "WL")
    town = Place("x:3", "Mill Bay", 39.0, -77.0, FeatureClass.SETTLEMENT, "PPL", "WL")
    text = "Oakton refused. Oakton was hot. Mill Bay agreed. Westland slept."

    def said(start: int, place: Place, usage: Usage) -> Resolution:
        span = Span(start, start + len(place.name))
        return Resolution(Mention(span, place.name), (), place, usage, 0.9)

    resolutions = (
        said(0, capital, Usage.ASSOCIATIVE),
        said(16, capital, Usage.LITERAL),
        said(32, town, Usage.ASSOCIATIVE),
        said(49, country, Usage.LITERAL),
    )
    atlas = Atlas(from_text(text), resolutions)
    meant = [atlas.stands_for(n) for n in range(4)]
    assert meant == [atlas.use_of("x:2"), None, None, None]
    assert Atlas(from_text(text), resolutions[:3]).stands_for(0) is None, "the country is not named"

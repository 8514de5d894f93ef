"""The atlas: an immutable snapshot that refuses what can't be."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoview.atlas import Atlas
from geoview.document import from_text
from geoview.gazetteer.place import FeatureClass, Place
from geoview.recognition.mention import Mention
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

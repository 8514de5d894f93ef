"""Corrections: what each does, and what none ever does."""

from __future__ import annotations

import pytest
from editing import LODZ, PARIS, TEXAS, TEXT, chosen, parsed, span_of

from geoview.atlas import Atlas
from geoview.document import from_text
from geoview.edits import (
    READER,
    AddMention,
    Choose,
    EditError,
    PlaceHere,
    Reject,
    Scope,
    Widen,
)
from geoview.names.mention import MentionKind
from geoview.resolution.types import Candidate, Origin, Usage
from geoview.text import Span


def test_choose_for_one_mention() -> None:
    atlas = parsed(TEXT)
    edited = Choose(span_of("Paris", 1), "Paris", TEXAS).apply(atlas)
    assert chosen(edited)[:1] == [("Paris", "geonames:1")]
    assert chosen(edited)[-1] == ("Paris", "geonames:2")
    last = edited.resolutions[-1]
    assert (last.origin, last.confidence, last.uncertain) == (Origin.READER, 1.0, False)
    assert last.candidates == atlas.resolutions[-1].candidates
    assert edited.resolutions[:-1] == atlas.resolutions[:-1]
    assert (edited.document, edited.gazetteer, edited.parser) == (atlas.document, atlas.gazetteer, atlas.parser)


def test_choose_for_all_of_the_name() -> None:
    edited = Choose(span_of("Paris"), "Paris", TEXAS, Scope.NAME).apply(parsed(TEXT))
    assert [place for name, place in chosen(edited) if name.lower() == "paris"] == ["geonames:2"] * 3
    assert [use.place.id for use in edited.places] == ["geonames:2"]


def test_choose_none_leaves_the_mention_without_a_place() -> None:
    edited = Choose(span_of("Paris"), "Paris", None).apply(parsed(TEXT))
    assert edited.resolutions[0].chosen is None
    assert edited.resolutions[0].confidence == 0.0
    assert 0 in edited.unresolved


def test_a_place_from_outside_the_candidates_joins_them() -> None:
    edited = Choose(span_of("Łódź"), "Łódź", LODZ).apply(parsed(TEXT))
    assert [c.place.id for c in edited.resolutions[1].candidates] == ["geonames:3"]
    again = Choose(span_of("Łódź"), "Łódź", LODZ).apply(edited)
    assert again == edited


def test_choose_makes_a_mention_where_the_parse_has_none() -> None:
    edited = Choose(span_of("łódź"), "łódź", LODZ).apply(parsed(TEXT))
    assert ("łódź", "geonames:3") in chosen(edited)


def test_reject_one_and_all() -> None:
    atlas = parsed(TEXT)
    one = Reject(span_of("PARIS"), "PARIS").apply(atlas)
    assert [name for name, _ in chosen(one)] == ["Paris", "Łódź", "New", "York", "York", "Paris"]
    everywhere = Reject(span_of("PARIS"), "PARIS", Scope.NAME).apply(atlas)
    assert [name for name, _ in chosen(everywhere)] == ["Łódź", "New", "York", "York"]


def test_add_takes_the_place_of_what_it_overlaps() -> None:
    edited = AddMention(span_of("New York"), "New York", None, (Candidate(PARIS, 0.5),)).apply(parsed(TEXT))
    assert [name for name, _ in chosen(edited)] == ["Paris", "Łódź", "PARIS", "New York", "York", "Paris"]
    added = edited.resolutions[3]
    assert (added.mention.recogniser, added.origin, added.chosen) == (READER, Origin.READER, None)
    assert added.candidates == (Candidate(PARIS, 0.5),)


def test_add_wherever_the_same_words_stand_free() -> None:
    text = "the gulf, a gulf, GULF; engulf gulf"
    edit = AddMention(span_of("gulf", 0, text), "gulf", LODZ, scope=Scope.NAME, usage=Usage.ASSOCIATIVE)
    edited = edit.apply(Atlas(from_text(text)))
    assert [r.mention.span.start for r in edited.resolutions] == [4, 12, 31]
    assert {r.usage for r in edited.resolutions} == {Usage.ASSOCIATIVE}
    demonym = AddMention(span_of("gulf", 0, text), "gulf", LODZ, mention_kind=MentionKind.DEMONYM)
    assert demonym.apply(Atlas(from_text(text))).resolutions[0].mention.kind is MentionKind.DEMONYM


def test_add_spares_other_mentions_of_the_name() -> None:
    edited = AddMention(span_of("York", 1), "York", LODZ, scope=Scope.NAME).apply(parsed(TEXT))
    assert [place for name, place in chosen(edited) if name == "York"] == [None, "geonames:3"]


def test_place_here_makes_a_place_of_the_readers_own() -> None:
    edited = PlaceHere(span_of("York", 1), "York", 12.34567891, -180.0).apply(parsed(TEXT))
    place = next(use.place for use in edited.places if use.place.source == READER)
    assert (place.name, place.latitude, place.longitude) == ("York", 12.345679, -180.0)
    assert place.id == "reader:12.345679,-180.000000"
    everywhere = PlaceHere(span_of("York", 1), "York", 1, 2, Scope.NAME).apply(parsed(TEXT))
    assert len(everywhere.mentions_of("reader:1.000000,2.000000")) == 2


@pytest.mark.parametrize("point", [(91, 0), (-90.1, 0), (0, 180.5), (float("nan"), 0), (0, float("inf"))])
def test_no_place_beyond_the_globe(point: tuple[float, float]) -> None:
    with pytest.raises(EditError):
        PlaceHere(span_of("York"), "York", *point).apply(parsed(TEXT))


def test_widen_keeps_the_decision_and_swallows_neighbours() -> None:
    atlas = Choose(span_of("York"), "York", LODZ).apply(parsed(TEXT))
    edited = Widen(span_of("York"), "York", span_of("New York"), "New York").apply(atlas)
    assert [name for name, _ in chosen(edited)] == ["Paris", "Łódź", "PARIS", "New York", "York", "Paris"]
    assert edited.resolutions[3].chosen == LODZ
    back = Widen(span_of("New York"), "New York", span_of("York"), "York").apply(edited)
    assert back.resolutions[3].mention.span == span_of("York")


def test_widen_stays_with_its_mention() -> None:
    atlas = parsed(TEXT)
    with pytest.raises(EditError):
        Widen(span_of("York"), "York", span_of("Łódź"), "Łódź").apply(atlas)
    with pytest.raises(EditError):
        Widen(span_of("York"), "York", span_of("New York"), "New Yorc").apply(atlas)


def test_titles_say_what_is_done() -> None:
    titles = [
        Choose(Span(0, 5), "Paris", TEXAS, Scope.NAME).title,
        Choose(Span(0, 5), "Paris", None).title,
        Reject(Span(0, 5), "Paris").title,
        AddMention(Span(0, 5), "Paris").title,
        PlaceHere(Span(0, 5), "Paris", 1.5, -2).title,
        Widen(Span(0, 5), "Paris", Span(0, 9), "Paris and").title,
    ]
    assert titles == [
        "Place “Paris” in Paris, Texas, US everywhere",
        "Leave “Paris” without a place",
        "Not a place: “Paris”",
        "Add “Paris” as a place",
        "Place “Paris” at 1.5000, -2.0000",
        "Make “Paris” “Paris and”",
    ]

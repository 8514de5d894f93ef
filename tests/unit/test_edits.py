"""Corrections: what each does, and what none ever does."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoview.atlas import Atlas
from geoview.document import from_text
from geoview.edits import (
    READER,
    AddMention,
    Choose,
    Draft,
    Edit,
    EditError,
    History,
    PlaceHere,
    Reject,
    Scope,
    Widen,
    apply_all,
    name_key,
)
from geoview.gazetteer.place import FeatureClass, Place
from geoview.names.mention import Mention, MentionKind
from geoview.resolution.types import Candidate, Origin, Resolution, Usage
from geoview.text import Span

TEXT = "Paris and Łódź. PARIS again; New York, York and łódź 😀 Paris."
WORDS = re.compile(r"[^\W\d_]+")
PARIS = Place("geonames:1", "Paris", 48.85, 2.35, FeatureClass.SETTLEMENT, "PPLC", "FR", "Île-de-France")
TEXAS = Place("geonames:2", "Paris", 33.66, -95.56, FeatureClass.SETTLEMENT, "PPL", "US", "Texas")
LODZ = Place("geonames:3", "Łódź", 51.77, 19.45, FeatureClass.SETTLEMENT, "PPLA", "PL", "Łódź")


def parsed(text: str) -> Atlas:
    """An atlas in which each word with a capital is a mention, and the first Paris is meant by every Paris."""
    resolutions = []
    for word in WORDS.finditer(text):
        if word[0][0].isupper():
            candidates = (
                (Candidate(PARIS, 0.8, ("capital",)), Candidate(TEXAS, 0.2)) if word[0].lower() == "paris" else ()
            )
            resolutions.append(
                Resolution(
                    Mention(Span(*word.span()), word[0]),
                    candidates,
                    PARIS if candidates else None,
                    Usage.LITERAL,
                    0.8 if candidates else 0.0,
                )
            )
    return Atlas(from_text(text), tuple(resolutions), "gazetteer 1", "parser 1")


def span_of(quote: str, number: int = 0, text: str = TEXT) -> Span:
    found = list(re.finditer(re.escape(quote), text))[number]
    return Span(*found.span())


def chosen(atlas: Atlas) -> list[tuple[str, str | None]]:
    return [(r.mention.surface, r.chosen.id if r.chosen else None) for r in atlas.resolutions]


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


@pytest.mark.parametrize(
    "edit",
    [
        Choose(Span(0, 5), "Pariz", PARIS),
        Choose(Span(500, 505), "Paris", PARIS),
        Reject(Span(0, 4), "Paris"),
        AddMention(Span(5, 6), " "),
        AddMention(Span(0, 5), "PARIS"),
        PlaceHere(Span(1, 6), "Paris", 0, 0),
        Widen(Span(0, 5), "Pariz", Span(0, 9), "Paris and"),
    ],
)
def test_an_edit_for_another_text_does_nothing(edit: Edit) -> None:
    atlas = parsed(TEXT)
    with pytest.raises(EditError):
        edit.apply(atlas)
    edited, misfits = apply_all(atlas, [edit, Reject(span_of("PARIS"), "PARIS")])
    assert misfits == (edit,)
    assert edited == Reject(span_of("PARIS"), "PARIS").apply(atlas)


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


def test_names_are_the_same_whatever_their_case_and_accents() -> None:
    assert name_key("PARIS") == name_key("Paris")
    assert name_key("łódź") == name_key("Łódź")
    assert name_key("Paris") != name_key("Parma")
    assert name_key("東京") != name_key("北京")
    assert name_key("!!") != ""


# -- whatever is done -----------------------------------------------------------------------------------------------


@st.composite
def stretches(draw: st.DrawFn) -> Span:
    start = draw(st.integers(0, len(TEXT) - 1))
    return Span(start, draw(st.integers(start + 1, min(len(TEXT), start + 12))))


@st.composite
def edits(draw: st.DrawFn) -> Edit:
    words = [Span(*m.span()) for m in WORDS.finditer(TEXT)]
    target = draw(st.sampled_from(words) | stretches())
    quote = target.of(TEXT) if draw(st.integers(0, 9)) else "elsewhere"
    place = draw(st.sampled_from([PARIS, TEXAS, LODZ, None]))
    scope = draw(st.sampled_from(Scope))
    to = draw(st.sampled_from(words) | stretches())
    kinds: list[Edit] = [
        Choose(target, quote, place, scope),
        Reject(target, quote, scope),
        AddMention(target, quote, place, scope=scope),
        PlaceHere(target, quote, 1.0, 2.0, scope),
        Widen(target, quote, to, to.of(TEXT)),
    ]
    return draw(st.sampled_from(kinds))


@given(st.lists(edits(), max_size=12))
def test_an_edited_atlas_is_sound(sequence: list[Edit]) -> None:
    """The atlas itself refuses mentions that overlap or are out of order."""
    atlas = parsed(TEXT)
    edited, _ = apply_all(atlas, sequence)
    assert edited.document is atlas.document
    for resolution in edited.resolutions:
        assert resolution.mention.span.of(TEXT) == resolution.mention.surface
        if resolution.chosen is not None and resolution.origin is Origin.READER:
            assert resolution.confidence == 1.0
    assert atlas == parsed(TEXT), "the parse stays as it was"


@given(st.lists(edits(), max_size=12))
def test_all_at_once_is_one_after_another(sequence: list[Edit]) -> None:
    atlas = parsed(TEXT)
    one_by_one = atlas
    misfits = []
    for edit in sequence:
        try:
            one_by_one = edit.apply(one_by_one)
        except EditError:
            misfits.append(edit)
    assert apply_all(atlas, sequence) == (one_by_one, tuple(misfits))


@given(edits())
def test_doing_it_twice_changes_no_more(edit: Edit) -> None:
    once, misfits = apply_all(parsed(TEXT), [edit])
    if not misfits and not isinstance(edit, Widen):
        assert apply_all(once, [edit])[0] == once


@given(edits())
def test_only_the_name_and_what_overlaps_are_touched(edit: Edit) -> None:
    atlas = parsed(TEXT)
    edited, misfits = apply_all(atlas, [edit])
    reach = (
        Span(min(edit.target.start, edit.to.start), max(edit.target.end, edit.to.end))
        if isinstance(edit, Widen)
        else edit.target
    )
    far = {
        r
        for r in atlas.resolutions
        if not r.mention.span.overlaps(reach) and name_key(r.mention.surface) != name_key(edit.quote)
    }
    if edit.scope is Scope.MENTION or misfits:
        far = {r for r in atlas.resolutions if misfits or not r.mention.span.overlaps(reach)}
    assert far <= set(edited.resolutions)


@given(st.lists(edits(), max_size=14), st.lists(st.sampled_from(["undo", "redo"]), max_size=40))
def test_undo_and_redo_walk_one_line(sequence: list[Edit], walk: list[str]) -> None:
    history = History(parsed(TEXT))
    line = [history]
    for edit in sequence:
        try:
            history = history.do(edit)
        except EditError:
            continue
        line.append(history)
    position = len(line) - 1
    for step in walk:
        if step == "undo":
            history, position = history.undo(), max(0, position - 1)
        else:
            history, position = history.redo(), min(len(line) - 1, position + 1)
        assert history.shown == line[position].shown
        assert history.edits == line[position].edits
        assert len(history.undone) == len(line) - 1 - position


def test_a_new_edit_ends_what_could_be_redone() -> None:
    history = History(parsed(TEXT)).do(Reject(span_of("PARIS"), "PARIS")).undo()
    assert history.undone
    history = history.do(Choose(span_of("Paris"), "Paris", TEXAS))
    assert history.redo() is history
    assert History(parsed(TEXT)).undo().edits == ()


def test_edits_hold_on_a_later_snapshot() -> None:
    whole = parsed(TEXT)
    part = replace(whole, resolutions=whole.resolutions[:2], complete=False)
    history = History(part).do(Choose(span_of("Paris"), "Paris", TEXAS, Scope.NAME))
    assert len(history.shown.resolutions) == 2
    assert not history.shown.complete
    later = history.rebased(whole)
    assert later.shown == Choose(span_of("Paris"), "Paris", TEXAS, Scope.NAME).apply(whole)
    assert later.undo().shown == whole


@given(stretches())
def test_a_draft_knows_what_overlaps(span: Span) -> None:
    draft = Draft(parsed(TEXT))
    expected = [i for i, r in enumerate(draft.resolutions) if r.mention.span.overlaps(span)]
    assert list(draft.overlapping(span)) == expected
    assert draft.free(span) == (not expected)

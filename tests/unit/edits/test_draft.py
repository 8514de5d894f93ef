"""Edits applied together: sound whatever they are."""

from __future__ import annotations

from dataclasses import replace

import pytest
from editing import PARIS, TEXAS, TEXT, edits, parsed, span_of, stretches
from hypothesis import given
from hypothesis import strategies as st

from geoview.edits import (
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
from geoview.resolution.types import Origin
from geoview.text import Span


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


def test_names_are_the_same_whatever_their_case_and_accents() -> None:
    assert name_key("PARIS") == name_key("Paris")
    assert name_key("łódź") == name_key("Łódź")
    assert name_key("Paris") != name_key("Parma")
    assert name_key("東京") != name_key("北京")
    assert name_key("!!") != ""


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

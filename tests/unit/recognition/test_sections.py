"""Cutting a long text into stretches."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoview.recognition.sections import sections
from geoview.text import Span


@given(st.text("ab .\n", max_size=300), st.integers(2, 60))
def test_they_cover_the_text_without_gaps(text: str, size: int) -> None:
    found = sections(text, size=size)
    assert "".join(span.of(text) for span in found) == text
    assert all(len(span) <= size for span in found)


@given(st.text("ab .\n", min_size=20, max_size=200), st.integers(0, 9), st.integers(10, 20))
def test_a_stretch_is_cut_from_where_it_begins_to_where_it_ends(text: str, start: int, end: int) -> None:
    found = sections(text, start, end, 4)
    assert (found[0].start, found[-1].end) == (start, end)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("one two. three\nfour\n\nfive six seven", "one two. three\nfour\n\n"),
        ("one two. three\nfour five six seven ", "one two. three\n"),
        ("one two three. four five six seven", "one two three. "),
        ("one two three four five six seven", "one two three four five "),
        ("onetwothreefourfivesixseveneight", "onetwothreefourfivesixse"),
    ],
    ids=["paragraph", "line", "sentence", "word", "anywhere"],
)
def test_they_end_where_the_text_pauses_most(text: str, first: str) -> None:
    assert sections(text, size=24)[0].of(text) == first


def test_a_text_that_fits_is_one_stretch_and_none_is_none() -> None:
    assert sections("Paris", size=5) == [Span(0, 5)]
    assert sections("") == []

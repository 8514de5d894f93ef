"""A quote is found again in a text that has changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoview.corrections.anchoring import anchor
from geoview.text import Span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x rain in Paris today", 10),
        ("Paris here, and rain in Paris today", 24),
        ("rain in Paris today; Paris", 8),
        ("Paris Paris Paris", None),
        ("no such word", None),
        ("only one Paris, all else differs", 9),
        ("", None),
    ],
)
def test_anchoring(text: str, expected: int | None) -> None:
    found = anchor(text, 10, "Paris", "a day of rain in ", " today, and more")
    assert (found.start if found else None) == expected


@given(st.text("ab \n", max_size=60), st.integers(0, 60), st.integers(1, 5))
def test_an_anchor_in_an_unchanged_text_is_the_old_place(text: str, start: int, length: int) -> None:
    quote = text[start : start + length]
    if quote:
        before, after = text[max(0, start - 32) : start], text[start + len(quote) : start + len(quote) + 32]
        assert anchor(text, start, quote, before, after) == Span(start, start + len(quote))


@given(
    st.text("abc ", max_size=80),
    st.integers(-5, 90),
    st.text("abc ", min_size=1, max_size=3),
    st.text("abc ", max_size=9),
)
def test_an_anchor_always_covers_its_quote(text: str, start: int, quote: str, around: str) -> None:
    found = anchor(text, start, quote, around, around)
    assert found is None or found.of(text) == quote

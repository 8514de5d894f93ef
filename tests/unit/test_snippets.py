"""A few words around a stretch of text."""

from __future__ import annotations

import pytest

from geoview.snippets import REACH, one_line, snippet
from geoview.text import Span


def test_both_sides_are_cut_between_words() -> None:
    text = "one two three four PARIS five six seven eight"
    start = text.index("PARIS")
    assert snippet(text, Span(start, start + 5), 10) == ("…four ", "PARIS", " five six…")


def test_it_ends_with_its_paragraph() -> None:
    text = "A headline\nIn Paris it rains.\nMore follows here."
    start = text.index("Paris")
    assert snippet(text, Span(start, start + 5)) == ("In ", "Paris", " it rains.")


def test_a_name_across_lines_is_one_line() -> None:
    assert snippet("They saw New\nYork at last", Span(9, 17)) == ("They saw ", "New York", " at last")
    assert one_line("New\n \tYork ") == "New York "


@pytest.mark.parametrize("text", ["Paris", "Paris " * 40, "x" * 500 + "Paris" + "y" * 500, "\n\nParis\n\n"])
def test_it_stays_short(text: str) -> None:
    start = text.index("Paris")
    before, words, after = snippet(text, Span(start, start + 5))
    assert words == "Paris"
    assert max(len(before), len(after)) <= REACH + 2
    assert "\n" not in before + after


def test_it_goes_on_across_lines_where_it_may() -> None:
    text = "The head\nof it.\n\nIn   Paris\nit rains and rains."
    start = text.index("Paris")
    span = Span(start, start + 5)
    assert snippet(text, span, 10, behind=5, across_lines=True) == ("…of it. In ", "Paris", " it…")
    assert snippet(text, span, 10) == ("In ", "Paris", "")
    assert snippet("a" + " " * 500 + "Paris", Span(501, 506), 10, across_lines=True)[0] == "…"

"""Finding words in a text."""

from __future__ import annotations

import pytest

from geoview.text import Span
from geoview.ui.wording.place_wording import WORDS
from geoview.viewer.finder import Finder, find_all


@pytest.mark.parametrize(
    ("text", "wanted", "found"),
    [
        ("Paris, PARIS, paris", "Paris", [(0, 5), (7, 12), (14, 19)]),
        ("New\n  York and new york", "new york", [(0, 10), (15, 23)]),
        ("a.b axb", "a.b", [(0, 3)]),
        ("😀 Oslo", "oslo", [(2, 6)]),
        ("((((", "((", [(0, 2), (2, 4)]),
        ("text", "   ", []),
        ("İstanbul", "istanbul", [(0, 8)]),
    ],
)
def test_find_all(text: str, wanted: str, found: list[tuple[int, int]]) -> None:
    assert find_all(text, wanted) == [Span(*pair) for pair in found]


def test_the_finder_begins_where_the_reader_is_and_wraps() -> None:
    finder = Finder(WORDS.name)
    finder.search("a", "a b a b a", None, near=3)
    assert finder.hit == Span(4, 5)
    assert [finder.step(1), finder.step(1), finder.step(-1)] == [Span(8, 9), Span(0, 1), Span(8, 9)]
    finder.search("zz", "a b a", None, near=0)
    assert finder.hit is None and finder.step(1) is None

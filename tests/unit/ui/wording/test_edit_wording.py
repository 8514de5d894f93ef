"""Corrections in the reader's words."""

from __future__ import annotations

import pytest
from desk import OAKTON

from geoview.edits import AddMention, Choose, Edit, PlaceHere, Reject, Scope, Widen
from geoview.text import Span
from geoview.ui.wording.edit_wording import edit_words, shortened

AT, QUOTE = Span(0, 6), "Oakton"


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (Choose(AT, QUOTE, OAKTON), "“Oakton” Is Oakton, Middle, WL"),
        (Choose(AT, QUOTE, OAKTON, Scope.NAME), "“Oakton” Is Oakton, Middle, WL Everywhere"),
        (Choose(AT, QUOTE, None), "“Oakton” Without a Place"),
        (Reject(AT, QUOTE), "Not a Place: “Oakton”"),
        (AddMention(AT, QUOTE, None), "Add “Oakton” as a Place"),
        (PlaceHere(AT, QUOTE, 1.0, 2.0), "Place “Oakton” Here"),
        (Widen(AT, QUOTE, Span(0, 11), "Oakton City"), "“Oakton” Becomes “Oakton City”"),
    ],
)
def test_each_kind_has_its_words(edit: Edit, words: str) -> None:
    assert edit_words(edit) == words


def test_what_is_too_long_for_a_menu_is_cut() -> None:
    assert shortened("New\n  York") == "New York"
    assert shortened("x" * 32) == "x" * 32
    assert shortened("x" * 33) == "x" * 31 + "…"
    assert len(edit_words(Reject(AT, "y" * 500))) < 60

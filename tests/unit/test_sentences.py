"""Paragraphs, sentences and words around a position."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoview.sentences import LONGEST, paragraph_at, paragraph_near, sentence_at, snap

if TYPE_CHECKING:
    from geoview.text import Span

WRAPPED = "The river rose\nin the night.\n\nNobody slept.\n"
LINES = (
    "A headline\n" + "Oakton wrote a letter to Mill Bay. " * 6 + "\n" + "Mill Bay kept silent for a year. " * 6 + "\n"
)


def words(text: str, passage: Span | None) -> str:
    """The words of a passage that has to be there."""
    assert passage is not None
    return passage.of(text)


def test_blank_lines_part_paragraphs_that_are_wrapped_by_hand() -> None:
    first, second = "The river rose\nin the night.", "Nobody slept."
    for offset in range(len(first) + 1):
        assert words(WRAPPED, paragraph_at(WRAPPED, offset)) in (first, second)
        assert words(WRAPPED, paragraph_at(WRAPPED, min(offset, len(first) - 1))) == first
    assert words(WRAPPED, paragraph_at(WRAPPED, WRAPPED.index("Nobody"))) == second
    assert words(WRAPPED, paragraph_at(WRAPPED, WRAPPED.index("\n\n") + 1)) == second


def test_long_lines_are_paragraphs() -> None:
    at = LINES.index("Mill Bay kept")
    assert words(LINES, paragraph_at(LINES, at + 40)).startswith("Mill Bay kept silent")
    assert words(LINES, paragraph_at(LINES, at - 5)).startswith("Oakton wrote")


def test_there_is_no_paragraph_behind_the_last_one() -> None:
    assert paragraph_at("One.\n\n  \n", 7) is None
    assert paragraph_at("", 0) is None


def test_behind_the_last_paragraph_the_last_one_is_near() -> None:
    text = "One.\n\nTwo.\n\n  \n"
    assert words(text, paragraph_near(text, len(text))) == "Two."
    assert words(text, paragraph_near(text, 0)) == "One."
    assert paragraph_near("\n" * 50_000, 20_000) is None
    assert paragraph_near("", 0) is None


def test_a_text_without_paragraphs_is_cut_into_stretches() -> None:
    text = "word " * 10_000
    passage = paragraph_at(text, 17_001)
    assert passage is not None
    assert passage.start <= 17_001 < passage.end
    assert len(passage) <= LONGEST
    assert paragraph_at(text, passage.start) == paragraph_at(text, passage.end - 1) == passage


@pytest.mark.parametrize(
    ("text", "word", "sentence"),
    [
        ("Oakton won. Mill Bay lost. So it goes.", "Mill", "Mill Bay lost."),
        ("He left St. John's for the U.S. Senate. She stayed.", "Senate", "He left St. John's for the U.S. Senate."),
        ("“We won!” Oakton said. J. Smith agreed.", "Smith", "J. Smith agreed."),
        ("It cost 3.5 million. Nobody paid.", "million", "It cost 3.5 million."),
        ("Wrapped\nby hand. And on.", "hand", "Wrapped\nby hand."),
        ("東京に着いた。大阪へ行く。", "大阪", "大阪へ行く。"),
        ("هل وصل إلى دمشق؟ نعم.", "نعم", "نعم."),
    ],
)
def test_sentences(text: str, word: str, sentence: str) -> None:
    assert words(text, sentence_at(text, text.index(word))) == sentence


def test_a_position_snaps_to_the_nearest_edge_of_a_word() -> None:
    text = "in São Paulo-Sul today"
    assert text[: snap(text, text.index("Paulo") + 7, 0)] == "in São Paulo-Sul"
    assert text[: snap(text, 4, 0)] == "in "
    assert snap(text, 5, 0) == 6
    assert snap("ab", 1, 0) == 0
    assert snap("ab", 1, 2) == 2


@given(st.text(alphabet=st.sampled_from("aB.!? \n\t'\u0301”中。"), max_size=200), st.integers(-3, 220))
def test_passages_hold_their_position_or_follow_it(text: str, offset: int) -> None:
    paragraph, sentence = paragraph_at(text, offset), sentence_at(text, offset)
    assert (paragraph is None) == (sentence is None)
    if paragraph is not None and sentence is not None:
        assert paragraph.start <= sentence.start < sentence.end <= paragraph.end
        for passage in (paragraph, sentence):
            assert passage.of(text) == passage.of(text).strip()
        assert paragraph.end > offset or "\n" in text[paragraph.end : offset + 1] or offset >= len(text)
    assert 0 <= snap(text, offset, 0) <= len(text)


@given(st.text(alphabet=st.sampled_from("aB. \n"), max_size=300), st.integers(0, 299))
def test_a_paragraph_is_the_same_from_everywhere_in_it(text: str, offset: int) -> None:
    paragraph = paragraph_at(text, offset)
    if paragraph is not None:
        letters = [n for n in range(paragraph.start, paragraph.end) if not text[n].isspace()]
        assert {paragraph_at(text, n) for n in letters} == {paragraph}

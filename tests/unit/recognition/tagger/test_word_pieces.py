"""What the tagger reads."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoview.recognition.tagger.word_pieces import MAX_PIECES, SHAPES, WordPieces, ascii_fold, shape_of, word_spans

VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "paris", "par", "##is", "##i", "##s", "a", "##a", ".", "lodz"]


def words(text: str) -> list[str]:
    return [text[a:b] for a, b in word_spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pakistan-US ties", ["Pakistan", "-", "US", "ties"]),
        ("Rome/Paris", ["Rome", "/", "Paris"]),
        ("Pakistan’s", ["Pakistan", "’", "s"]),
        ("W.Va. 61", ["W", ".", "Va", ".", "61"]),
        ("snake_case", ["snake", "_", "case"]),
        (" \n\t", []),
    ],
)
def test_words_come_apart_at_punctuation(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@given(st.text())
def test_words_cover_every_visible_character_once(text: str) -> None:
    spans = word_spans(text)
    assert all(a < b for a, b in spans)
    assert all(x[1] <= y[0] for x, y in itertools.pairwise(spans))
    covered = "".join(text[a:b] for a, b in spans)
    assert covered == "".join(text.split())


def test_words_of_a_stretch_keep_positions_in_the_whole_text() -> None:
    assert word_spans("From Rome to Oslo", 5, 12) == [(5, 9), (10, 12)]


@pytest.mark.parametrize(
    ("word", "shape"),
    [("paris", 0), ("Paris", 1), ("PARIS", 2), ("McLean", 3), ("1984", 4), ("—", 5), ("U", 6), ("A417", 7)],
)
def test_shapes_tell_how_a_word_is_written(word: str, shape: int) -> None:
    assert shape_of(word) == shape


@given(st.text(min_size=1).filter(lambda s: not s.isspace()))
def test_every_word_has_a_shape_and_pieces(word: str) -> None:
    pieces = WordPieces(VOCABULARY)
    assert 0 <= shape_of(word) < SHAPES
    assert 1 <= len(pieces.pieces(word)) <= MAX_PIECES
    assert all(0 <= piece < len(pieces) for piece in pieces.pieces(word))


def test_the_longest_piece_wins_from_left_to_right() -> None:
    pieces = WordPieces(VOCABULARY)
    assert pieces.pieces("Paris") == (4,)
    assert pieces.pieces("Parisa") == (4, 10)
    assert pieces.pieces("Łódź") == (1,), "ł has no decomposition and no piece of its own"
    assert pieces.pieces("xyz") == (pieces.unknown,)
    assert pieces.pieces("a" * 61) == (pieces.unknown,)


def test_folding_drops_accents_and_capitals() -> None:
    assert ascii_fold("Côte d’Ivoire") == "cote d’ivoire"


def test_a_vocabulary_without_marks_is_refused() -> None:
    with pytest.raises(ValueError, match="lacks"):
        WordPieces(["[UNK]", "[CLS]"])

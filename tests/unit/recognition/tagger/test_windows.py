"""Windows, candidates and tags."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoview.recognition.tagger.windows import (
    TAG_COUNT,
    best_tags,
    candidate_words,
    doubtful_ranges,
    sentence_starts,
    tagged_ranges,
    telling_words,
    windows,
)
from geoview.recognition.tagger.word_pieces import word_spans


def cut(text: str, limit: int) -> list[str]:
    spans = word_spans(text)
    return [
        text[spans[i][0] : spans[j - 1][1]] for i, j in windows(sentence_starts(text, spans), [1] * len(spans), limit)
    ]


def test_windows_end_at_sentences() -> None:
    assert cut("One two. Three four five. Six.", 6) == ["One two.", "Three four five. Six."]


def test_windows_hold_as_many_sentences_as_fit() -> None:
    assert cut("One two. Three four five. Six.", 7) == ["One two. Three four five.", "Six."]


@pytest.mark.parametrize("text", ["He met U.S. Army men and more", "She is Gov. Smith of the north"])
def test_an_abbreviation_ends_no_sentence(text: str) -> None:
    assert not any(part.endswith(".") for part in cut(text, 7))


def test_a_long_sentence_is_cut_between_words() -> None:
    assert cut("a b c d e", 2) == ["a b", "c d", "e"]


def test_a_new_line_may_begin_a_window() -> None:
    assert cut("Weather report\nRain in Oslo today", 4) == ["Weather report", "Rain in Oslo today"]


@given(st.lists(st.integers(1, 6), max_size=60), st.integers(6, 20))
def test_windows_cover_all_words_and_keep_the_limit(sizes: list[int], limit: int) -> None:
    text = " ".join("Word." if n % 5 == 0 else "word" for n in range(len(sizes)))
    spans = word_spans(text)[: len(sizes)]
    found = windows(sentence_starts(text, spans), sizes[: len(spans)], limit)
    assert [i for a, b in found for i in range(a, b)] == list(range(len(spans)))
    assert all(sum(sizes[a:b]) <= limit for a, b in found)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["the", "cat", "sat"], []),
        (["in", "Paris", ",", "then"], [1, 2]),
        (["the", "Republic", "of", "Armenia", "won"], [1, 2, 3]),
        (["on", "Highway", "10", "today"], [1, 2]),
        (["Bank", "of", "the", "West"], [0, 1, 2, 3]),
    ],
)
def test_candidates_have_a_capital_or_stand_between(words: list[str], expected: list[int]) -> None:
    assert candidate_words(words) == expected


def every_path(scores: np.ndarray, indices: list[int]) -> list[int]:
    fathers = {2: (1, 2), 4: (3, 4)}

    def allowed(path: tuple[int, ...]) -> bool:
        for k, tag in enumerate(path):
            joined = k > 0 and indices[k] == indices[k - 1] + 1
            if tag in fathers and not (joined and path[k - 1] in fathers[tag]):
                return False
        return True

    paths = [p for p in itertools.product(range(TAG_COUNT), repeat=len(indices)) if allowed(p)]
    return list(max(paths, key=lambda p: sum(scores[k, t] for k, t in enumerate(p))))


@given(st.lists(st.tuples(st.integers(1, 2), *[st.floats(-5, 5)] * TAG_COUNT), min_size=1, max_size=5))
def test_tags_are_the_best_allowed_sequence(rows: list[tuple[float, ...]]) -> None:
    indices = list(itertools.accumulate(int(row[0]) for row in rows))
    # A little of each row's own breaks ties, so that the best path is the only one.
    scores = np.array([[v + 1e-3 * k * (t + 1) for t, v in enumerate(row[1:])] for k, row in enumerate(rows, 1)])
    found, best = best_tags(scores, indices), every_path(scores, indices)
    totals = [sum(scores[k, t] for k, t in enumerate(path)) for path in (found, best)]
    assert totals[0] == pytest.approx(totals[1])


def test_runs_of_tags_become_ranges() -> None:
    assert tagged_ranges([1, 2, 0, 3, 1], [0, 1, 2, 3, 4]) == [(0, 2, False), (3, 4, True), (4, 5, False)]
    assert tagged_ranges([1, 2], [0, 2]) == [(0, 1, False)], "a word in between ends the name"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The cat sat. Then I ran. It was late.", ""),
        ("The cat sat. They flew to Helsinki. It was late.", "They flew to Helsinki ."),
        ("Oslo slept. He ran.", "Oslo slept ."),
        ("“He came,” said Annika. He left.", "“ He came , ” said Annika ."),
        ("no capital at all", ""),
        ("He met The Hague", "He met The Hague"),
    ],
)
def test_sentences_without_a_capital_need_not_be_read(text: str, expected: str) -> None:
    spans = word_spans(text)
    words = [text[a:b] for a, b in spans]
    kept = telling_words(words, sentence_starts(text, spans), {"the", "then", "it", "they", "he"})
    assert " ".join(words[i] for i in kept) == expected


def test_what_is_almost_a_name_is_doubtful() -> None:
    scores = np.log(
        np.array(
            [
                [0.05, 0.9, 0.03, 0.01, 0.01],  # a name
                [0.6, 0.01, 0.37, 0.01, 0.01],  # its next word, almost
                [0.9, 0.07, 0.01, 0.01, 0.01],  # none
                [0.7, 0.27, 0.01, 0.01, 0.01],  # almost a name
                [0.55, 0.01, 0.42, 0.01, 0.01],  # and its next word
                [0.7, 0.01, 0.01, 0.27, 0.01],  # almost a people
            ],
            dtype=np.float32,
        )
    )
    indices = [0, 1, 4, 6, 7, 9]
    found = tagged_ranges(best_tags(scores, indices), indices)
    assert found == [(0, 1, False)]
    assert doubtful_ranges(scores, indices, found)[-2:] == [(3, 5, False), (5, 6, True)]
    assert not any(first == 2 for first, _, _ in doubtful_ranges(scores, indices, found))
    assert doubtful_ranges(scores[:1], indices[:1], found) == []

"""Words, sentence starts and line styles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoview.names.tokens import tokenise
from geoview.recognition.sections import sections

SHORT = frozenset({"st", "mr", "calif"})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Pakistan’s missiles", ["Pakistan", "’", "s", "missiles"]),
        ("the U.S. and W.Va. now", ["the", "U.S.", "and", "W.Va.", "now"]),
        ("St. Louis, Calif.", ["St.", "Louis", ",", "Calif."]),
        ("O’Fallon and Xi'an", ["O’Fallon", "and", "Xi'an"]),
        ("Pakistan-US", ["Pakistan", "-", "US"]),
        ("1,234.5 km", ["1,234.5", "km"]),
        ("T&T won", ["T&T", "won"]),
        ("Cafe\u0301 Ma\u00adli", ["Cafe\u0301", "Ma\u00adli"]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert [t.text for t in tokenise(text, 0, len(text), SHORT)] == words


def starts(text: str) -> list[str]:
    return [t.text for t in tokenise(text, 0, len(text), SHORT) if t.sentence_start]


@pytest.mark.parametrize(
    ("text", "first_words"),
    [
        ("He left. She stayed.", ["He", "She"]),
        ("Mr. Smith of St. Louis left.", ["Mr."]),
        ("J. Smith left.", ["J"]),
        ("“Go,” he said. “Now!” Then he left.", ["Go", "Now", "Then"]),
        ("HEADLINE HERE NOW\n\nThe text", ["HEADLINE", "The"]),
        ("Short line\nNext line", ["Short", "Next"]),
    ],
)
def test_sentence_starts(text: str, first_words: list[str]) -> None:
    assert starts(text) == first_words


def test_line_styles() -> None:
    text = "STORM HITS MOSCOW TODAY\nStorm Hits Moscow Today Again\nThe storm hit Moscow on Friday."
    tokens = tokenise(text, 0, len(text))
    styles = {(t.line_upper, t.line_title) for t in tokens[:4]}, {(t.line_upper, t.line_title) for t in tokens[4:9]}
    assert styles == ({(True, False)}, {(False, True)})
    assert not any(t.line_upper or t.line_title for t in tokens[9:])


@given(st.text(max_size=200))
def test_tokens_lie_where_they_say(text: str) -> None:
    end = 0
    for token in tokenise(text, 0, len(text)):
        assert token.start >= end
        assert text[token.start : token.end] == token.text
        end = token.end


@given(st.text(st.sampled_from("ab .\n!"), max_size=400), st.integers(5, 60))
def test_sections_cover_the_text(text: str, size: int) -> None:
    parts = sections(text, size=size)
    assert "".join(p.of(text) for p in parts) == text
    assert all(len(p) <= size for p in parts)


def test_sections_end_at_paragraphs() -> None:
    text = "One two three. Four five.\n\nSix seven eight nine. Ten eleven twelve."
    assert sections(text, size=45)[0].of(text) == "One two three. Four five.\n\n"

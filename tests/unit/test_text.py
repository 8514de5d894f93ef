"""Positions: spans, code points against UTF-16 units, names for the eye."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoview.text import Span, Utf16Index, normalise_newlines, printable

MIXED = st.text(st.sampled_from("aé\u0301中😀🇵🇰\U0010ffff\n \u200d"), max_size=60) | st.text(max_size=60)
bounds = st.integers(-5, 80)


def units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@given(MIXED)
def test_utf16_offsets_are_those_of_the_encoded_text(text: str) -> None:
    index = Utf16Index(text)
    for position in range(len(text) + 1):
        assert index.to_utf16(position) == units(text[:position])


@given(MIXED)
def test_code_points_come_back(text: str) -> None:
    index = Utf16Index(text)
    assert [index.to_code_point(index.to_utf16(p)) for p in range(len(text) + 1)] == list(range(len(text) + 1))


@given(MIXED)
def test_the_middle_of_a_pair_belongs_to_its_character(text: str) -> None:
    index = Utf16Index(text)
    expected = [position for position, c in enumerate(text) for _ in range(2 if c > "\uffff" else 1)]
    assert [index.to_code_point(unit) for unit in range(units(text))] == expected
    assert index.to_code_point(units(text) + 7) == len(text)
    assert index.to_code_point(-3) == 0


@given(bounds, bounds)
def test_a_span_is_never_empty_or_negative(start: int, end: int) -> None:
    if 0 <= start < end:
        assert len(Span(start, end)) == end - start
    else:
        with pytest.raises(ValueError, match="not a span"):
            Span(start, end)


spans = st.builds(lambda a, b: Span(a, a + b), st.integers(0, 30), st.integers(1, 30))


@given(spans, spans)
def test_overlap_means_a_shared_character(one: Span, other: Span) -> None:
    shared = set(range(one.start, one.end)) & set(range(other.start, other.end))
    assert one.overlaps(other) == other.overlaps(one) == bool(shared)


@given(spans, st.text(min_size=60, max_size=80))
def test_a_span_covers_its_characters(span: Span, text: str) -> None:
    assert span.of(text) == "".join(text[i] for i in range(span.start, span.end))


@given(st.text(st.sampled_from("a\r\n\x85\u2028\v\f"), max_size=30))
def test_only_cr_and_crlf_become_lf(text: str) -> None:
    result = normalise_newlines(text)
    assert "\r" not in result
    assert result.split("\n") == text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert normalise_newlines(result) == result
    assert [c for c in result if c not in "\n"] == [c for c in text if c not in "\r\n"]


@given(st.text(st.characters(), max_size=40))
def test_a_printable_name_is_one_harmless_line(name: str) -> None:
    shown = printable(name)
    assert len(shown) == len(name)
    shown.encode()
    assert len(shown.splitlines()) <= 1
    assert not set(shown) & set("\x00\x1b\u202e\u2066\u200b\n\r")


def test_a_printable_name_keeps_what_people_write() -> None:
    for name in ("Zürich – été.txt", "東京.txt", "family 👨‍👩‍👧 ☀️.txt", "a\xa0b"):
        assert printable(name) == name
    assert printable("a\nb\udc80\u202e") == "a\ufffdb\ufffd\ufffd"

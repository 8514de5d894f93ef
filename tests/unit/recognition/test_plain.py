"""A stretch of text as it would have been typed, and the way back."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoview.names.mention import Mention
from geoview.recognition.plain import plain_stretch, read_plainly
from geoview.text import Span

NAMES = {"Islamabad", "Berlin", "New Zealand", "Stratford"}


def known(name: str) -> bool:
    return name in NAMES


def plain(text: str) -> str | None:
    stretch = plain_stretch(text, Span(0, len(text)), known)
    return None if stretch is None else stretch.text


@pytest.mark.parametrize("text", ["in Oslo-based firms", "in Łódź and\nNew York", "a\u00a0b 👍🏽", "pre-\n\n- list"])
def test_a_plain_text_stays_as_it_is(text: str) -> None:
    assert plain(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (unicodedata.normalize("NFD", "São Paulo, Łódź, Việt Nam"), "São Paulo, Łódź, Việt Nam"),
        ("x\u0301a\u0301", "xá"),  # there is no x with an acute accent
        ("Is\u00adlam\u00adabad", "Islamabad"),
        ("in\u200b Ber\u200clin\u200b, \ufeffOslo", "in Berlin, Oslo"),
        ("New\u200bYork", "New York"),
        ("\u202eParis\u202c", "Paris"),
        ("Islama-\nbad and Ber-  \n lin", "Islamabad and Berlin"),
        ("in New Zea-\nland", "in New Zealand"),
        ("Berlin-\nbased", "Berlin-based"),
        ("Stratford-\nupon-Avon", "Stratford-upon-Avon"),
        ("Guinea-\nBissau", "Guinea-Bissau"),
        ("\u200b\u00ad", ""),
    ],
)
def test_what_means_nothing_goes(text: str, expected: str) -> None:
    assert plain(text) == expected


@pytest.mark.parametrize(
    ("text", "surface", "reads"),
    [
        ("in Is\u00adlamabad\u00ad.", "Is\u00adlamabad", ""),
        ("in Islama-\nbad.", "Islama-\nbad", "Islamabad"),
        (unicodedata.normalize("NFD", "in Zürich."), "Zu\u0308rich", ""),
    ],
)
def test_a_mention_covers_the_characters_of_the_text(text: str, surface: str, reads: str) -> None:
    (mention,) = read_plainly(
        text, Span(0, len(text)), known, lambda t, s: [Mention(Span(3, len(t) - 1), t[3 : len(t) - 1])]
    )
    assert mention.surface == surface == mention.span.of(text)
    assert mention.reads == reads


def test_only_the_section_is_read() -> None:
    text = "Ber\u00adlin. Os\u00adlo."
    stretch = plain_stretch(text, Span(9, len(text)), known)
    assert stretch is not None
    assert stretch.text == "Oslo."
    assert stretch.back(Mention(Span(0, 4), "Oslo"), text).span == Span(9, 14)


def test_nothing_is_found_where_nothing_can_be_seen() -> None:
    assert read_plainly("\u200b", Span(0, 1), known, lambda t, s: [Mention(s, t)]) == []


@given(st.text(alphabet="aB-\n \u00ad\u200b\u0301\u0323\u202e👍", min_size=1, max_size=30))
def test_every_character_leads_back_in_order(text: str) -> None:
    stretch = plain_stretch(text, Span(0, len(text)), known)
    if stretch is None:
        return
    behind = 0
    for n, character in enumerate(stretch.text):
        span = stretch.back(Mention(Span(n, n + 1), character), text).span
        assert behind <= span.start < span.end <= len(text)
        behind = span.end

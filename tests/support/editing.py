"""An atlas to edit, and edits of any sort for it."""

from __future__ import annotations

import re

from hypothesis import strategies as st

from geoview.atlas import Atlas
from geoview.document import from_text
from geoview.edits import (
    AddMention,
    Choose,
    Edit,
    PlaceHere,
    Reject,
    Scope,
    Widen,
)
from geoview.gazetteer.place import FeatureClass, Place
from geoview.names.mention import Mention
from geoview.resolution.types import Candidate, Resolution, Usage
from geoview.text import Span

TEXT = "Paris and Łódź. PARIS again; New York, York and łódź 😀 Paris."
WORDS = re.compile(r"[^\W\d_]+")
PARIS = Place("geonames:1", "Paris", 48.85, 2.35, FeatureClass.SETTLEMENT, "PPLC", "FR", "Île-de-France")
TEXAS = Place("geonames:2", "Paris", 33.66, -95.56, FeatureClass.SETTLEMENT, "PPL", "US", "Texas")
LODZ = Place("geonames:3", "Łódź", 51.77, 19.45, FeatureClass.SETTLEMENT, "PPLA", "PL", "Łódź")


def parsed(text: str) -> Atlas:
    """An atlas in which each word with a capital is a mention, and the first Paris is meant by every Paris."""
    resolutions = []
    for word in WORDS.finditer(text):
        if word[0][0].isupper():
            candidates = (
                (Candidate(PARIS, 0.8, ("capital",)), Candidate(TEXAS, 0.2)) if word[0].lower() == "paris" else ()
            )
            resolutions.append(
                Resolution(
                    Mention(Span(*word.span()), word[0]),
                    candidates,
                    PARIS if candidates else None,
                    Usage.LITERAL,
                    0.8 if candidates else 0.0,
                )
            )
    return Atlas(from_text(text), tuple(resolutions), "gazetteer 1", "parser 1")


def span_of(quote: str, number: int = 0, text: str = TEXT) -> Span:
    found = list(re.finditer(re.escape(quote), text))[number]
    return Span(*found.span())


@st.composite
def stretches(draw: st.DrawFn) -> Span:
    start = draw(st.integers(0, len(TEXT) - 1))
    return Span(start, draw(st.integers(start + 1, min(len(TEXT), start + 12))))


@st.composite
def edits(draw: st.DrawFn) -> Edit:
    words = [Span(*m.span()) for m in WORDS.finditer(TEXT)]
    target = draw(st.sampled_from(words) | stretches())
    quote = target.of(TEXT) if draw(st.integers(0, 9)) else "elsewhere"
    place = draw(st.sampled_from([PARIS, TEXAS, LODZ, None]))
    scope = draw(st.sampled_from(Scope))
    to = draw(st.sampled_from(words) | stretches())
    kinds: list[Edit] = [
        Choose(target, quote, place, scope),
        Reject(target, quote, scope),
        AddMention(target, quote, place, scope=scope),
        PlaceHere(target, quote, 1.0, 2.0, scope),
        Widen(target, quote, to, to.of(TEXT)),
    ]
    return draw(st.sampled_from(kinds))


def chosen(atlas: Atlas) -> list[tuple[str, str | None]]:
    return [(r.mention.surface, r.chosen.id if r.chosen else None) for r in atlas.resolutions]

"""Names that share a word with their neighbour: "North and South Korea", "Harper and Kingman counties"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geoview.names.mention import Mention, MentionKind
from geoview.text import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geoview.names.lookup import NameLookup
    from geoview.names.tokens import Token

__all__ = ["complete"]

_LINKS = frozenset({"and", "or", "/", "&", ",", "to"})
_PLURALS = {
    "counties": "County",
    "parishes": "Parish",
    "provinces": "Province",
    "states": "State",
    "districts": "District",
    "townships": "Township",
    "rivers": "River",
    "lakes": "Lake",
    "creeks": "Creek",
    "islands": "Island",
}
_LONGEST_LIST = 24
"""Tokens before the plural word that a list of names may have."""


def complete(
    text: str,
    tokens: Sequence[Token],
    mentions: Sequence[Mention],
    lookup: NameLookup,
    recogniser: str,
) -> list[Mention]:
    """Return the mentions with their full names where neighbours share a word, and with names that were overlooked."""
    by_start = {m.span.start: m for m in mentions}
    taken = [m.span for m in mentions]
    starts = {t.start: n for n, t in enumerate(tokens)}
    for mention in mentions:
        index = starts.get(mention.span.start)
        if index is None or index < 2 or mention.kind is not MentionKind.TOPONYM:
            continue
        found = _direction_before(tokens, index, mention, lookup, recogniser)
        if found is not None and not any(found.span.overlaps(s) for s in taken):
            by_start[found.span.start] = found
    for index, token in enumerate(tokens):
        if token.lower in _PLURALS and index >= 3:
            for member in _list_before(text, tokens, index, lookup, recogniser):
                old = by_start.get(member.span.start)
                if old is not None and old.span == member.span:
                    by_start[member.span.start] = replace(old, reads=member.reads)
                elif not any(member.span.overlaps(s) for s in taken):
                    by_start[member.span.start] = member
    return [by_start[start] for start in sorted(by_start)]


def _direction_before(
    tokens: Sequence[Token], index: int, mention: Mention, lookup: NameLookup, recogniser: str
) -> Mention | None:
    """Return the "North" of "North and South Korea"."""
    words = mention.surface.split()
    word, link = tokens[index - 2], tokens[index - 1]
    if len(words) < 2 or words[0].lower() not in lookup.language.directions or link.lower not in _LINKS:
        return None
    if not word.capital or word.lower not in lookup.language.directions or word.lower == words[0].lower():
        return None
    name = " ".join([word.text.title() if word.upper else word.text, *words[1:]])
    if not lookup.read(name).matches:
        return None
    return Mention(Span(word.start, word.end), word.text, score=mention.score, recogniser=recogniser, reads=name)


def _list_before(text: str, tokens: Sequence[Token], index: int, lookup: NameLookup, recogniser: str) -> list[Mention]:
    """Return the members of "Harvey, Harper and Kingman counties", each with its full name."""
    singular = _PLURALS[tokens[index].lower]
    found: list[Mention] = []
    position = index - 1
    linked = True
    while position >= max(0, index - _LONGEST_LIST):
        token = tokens[position]
        if token.lower in _LINKS:
            linked = True
        elif token.capital and linked:
            first = position
            while first > 0 and tokens[first - 1].capital and not tokens[first].sentence_start:
                first -= 1
            surface = text[tokens[first].start : token.end]
            name = f"{surface} {singular}"
            if not lookup.read(name).matches:
                break
            span = Span(tokens[first].start, token.end)
            found.append(Mention(span, surface, score=0.9, recogniser=recogniser, reads=name))
            position = first
            linked = False
        else:
            break
        position -= 1
    return found if len(found) > 1 else []

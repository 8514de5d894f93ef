"""The bounds of names, as far as words and letters alone decide them: full stops, party letters, "Republic of"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from geoview.recognition.tagger.tagged import Tagged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geoview.names.language import Language
    from geoview.text import Span

__all__ = ["fix_boundaries", "party_homes"]

_PARTY = re.compile(r"(?:[DRI]|Rep|Dem)[-–](?=[A-Z])")
"""The party before a politician's home: "D-Iowa City"."""

_PARTY_HOME = re.compile(r"(?<=, )[DRI][-–](?P<home>[A-Z][a-z]+(?: [A-Z][a-z]+){0,2})(?=[,;.)]| and\b)")
_PARTY_TRUST = 0.9

_PART = re.compile(r"(?:[a-z][^\W\d_]*[\s-]+)+(?=[A-Z])")
"""Which part is meant, in front: "north Texas"."""

_UNIT_OF = re.compile(r"(?:City|Town|Township|Village|County|Borough|State|Province) of (?:the )?(?=[A-Z])")
"""What the place is, in front, where the name is complete without it: "City of Richmond"."""

_STYLE = (
    r"(?<!\w)(?:(?:People['’]s|Democratic|Islamic|Socialist|Federal|Federative|United|Arab|Bolivarian|Cooperative) )"
)
_REALM = r"(?:Republic|Kingdom|Sultanate|Principality|Grand Duchy) of (?:the )?"
_FULL_FRONT = re.compile(_STYLE + "*" + _REALM + "$")
"""The official part of a country's name: with it the name is whole."""
_STYLE_FRONT = re.compile(_STYLE + "+$")
_REALM_BEGINS = re.compile(_REALM)

_FULL_BACK = re.compile(r" (?:Republic|Federation|Emirates)\b(?! of\b)")
"""The same behind a people: "Czech Republic", "Russian Federation"."""

_NUMBER = re.compile(r" \d+[A-Z]?\b")
_NUMBERED = re.compile(r"(?:Highway|Route|Interstate|Road|Hwy\.?|Freeway)$")
"""Roads that have a number for a name."""

_TAIL = re.compile(r"(?:[\s-]+[a-z][^\W\d_]*)+$")
"""What a thing is, behind its name ("Amsterdam airport"), and links to nothing ("Republic of")."""

_PREFIXES = frozenset({"trans", "pan", "sub", "cis"})
_PREFIX_FRONT = re.compile(r"(?<![\w-])(?:Trans|Sub|sub|Cis)-$")
"""A part of the name that follows: "Trans-Canada Highway", "sub-Saharan Africa"; alone it is none."""

_MONEY = frozenset({"$", "£", "€"})
_LINKED = re.compile(
    r"(?<![\w-])[^\W\d_]+(?:[-‐](?:au|aux|en|sur|sous|lès|les|le|la|de|du|des|di|del|am|an|der|do|da"
    r"|upon|on|under|in|by|the|next|super|cum|of)[-‐](?:(?:the|la|le|l|d)[-‐'’])?[A-Z][^\W\d_]+)+(?![\w-])"
)
"""One name of several words with hyphens: "Port-au-Prince", "Stratford-upon-Avon"."""
_HYPHEN = re.compile("[-‐]")
_LONGEST_LINKED = 50

_LAST_WORD = re.compile(r"[^\W_]+$")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]$")
_LONGEST_SHORT_FORM = 5
_WHOLE = frozenset({"road", "lane", "pike"})


def fix_boundaries(text: str, names: Sequence[Tagged], language: Language) -> list[Tagged]:
    """Return the names with their bounds corrected, sorted and apart; names without a capital are dropped."""
    out: list[Tagged] = []
    names = _linked(text, names)
    for number, name in enumerate(names):
        if text[name.start : name.end].lower() in _PREFIXES:
            continue
        limit = names[number + 1].start if number + 1 < len(names) else len(text)
        start, end, demonym = _front(text, name), *_back(text, name, limit)
        if end <= start or (text[end : end + 1] in _MONEY and text[end - 1].isupper()):
            continue  # "US$" is money
        if text[start:end].endswith(".") and not _keeps_stop(text, start, end - 1, language):
            end -= 1
        elif end < limit and text[end] == "." and text[end - 1].isalnum() and _takes_stop(text, start, end, language):
            end += 1
        if not any(c.isupper() for c in text[start:end]):
            continue
        while out and out[-1].end > start:  # the official part in front had been a name of its own
            out.pop()
        changed = (start, end, demonym) != (name.start, name.end, name.demonym)
        out.append(replace(name, start=start, end=end, demonym=demonym) if changed else name)
    return out


def _linked(text: str, names: Sequence[Tagged]) -> list[Tagged]:
    """Return the names, with those joined that hyphens connect."""
    out: list[Tagged] = []
    for name in names:
        if out and name.start < out[-1].end:
            out[-1] = replace(out[-1], score=max(out[-1].score, name.score))
            continue
        start, end = name.start, name.end
        if _HYPHEN.search(text, max(0, start - 1), end + 1):
            floor = max(0, start - _LONGEST_LINKED)
            for match in _LINKED.finditer(text, floor, end + _LONGEST_LINKED):
                if match.start() <= start and end <= match.end() and match.group()[0].isupper():
                    start, end = match.span()
                    break
        out.append(name if (start, end) == (name.start, name.end) else replace(name, start=start, end=end))
    return out


def party_homes(text: str, section: Span, names: Sequence[Tagged]) -> list[Tagged]:
    """Return the names, with the homes of politicians behind their party's letter: "Brent Boggs, D-Braxton"."""
    found = list(names)
    for match in _PARTY_HOME.finditer(text, section.start, section.end):
        start, end = match.span("home")
        if not any(name.start < end and start < name.end for name in names):
            found.append(Tagged(start, end, demonym=False, score=_PARTY_TRUST, associative=0.0))
    return sorted(found, key=lambda name: name.start)


def _front(text: str, name: Tagged) -> int:
    start = name.start
    prefix = _PREFIX_FRONT.search(text, max(0, start - 8), start)
    if prefix and not name.demonym:
        return prefix.start()
    for pattern in (_PARTY, _PART, _UNIT_OF):
        match = pattern.match(text, start, name.end)
        if match:
            start = match.end()
    if start == name.start and not name.demonym:
        front = _STYLE_FRONT if _REALM_BEGINS.match(text, start) else _FULL_FRONT
        official = front.search(text, max(0, start - 60), start)
        if official:
            start = official.start()
    return start


def _back(text: str, name: Tagged, limit: int) -> tuple[int, bool]:
    end = name.end
    tail = _TAIL.search(text, name.start, end)
    if tail:
        end = tail.start()
    while end > name.start and not (text[end - 1].isalnum() or text[end - 1] in ".)"):
        end -= 1
    while end > name.start + 1 and text[end - 1] == "." and text[end - 2] in ".!?":
        end -= 1
    official = _FULL_BACK.match(text, end, limit) if name.demonym else None
    if official:
        return official.end(), False
    number = _NUMBER.match(text, end, limit)
    if number and _NUMBERED.search(text, name.start, end):
        return number.end(), name.demonym
    return end, name.demonym


def _keeps_stop(text: str, start: int, end: int, language: Language) -> bool:
    """Return whether the name text[start:end] may keep its full stop: short forms may, whole words may not."""
    word = _LAST_WORD.search(text, start, end)
    return word is not None and len(word.group()) <= _LONGEST_SHORT_FORM and not _is_whole_word(word.group(), language)


def _is_whole_word(word: str, language: Language) -> bool:
    """Return whether a word has four letters or more and is no known short form: "Peru", but not "Okla"."""
    return len(word) > 3 and not _is_short_form(word, language)


def _is_short_form(word: str, language: Language) -> bool:
    lower = word.lower()
    known = word + "." in language.abbreviations or lower in language.expansions
    return known or (lower in language.street_heads and len(word) <= 4 and lower not in _WHOLE)


def _takes_stop(text: str, start: int, end: int, language: Language) -> bool:
    """Return whether the full stop behind text[start:end] belongs to it, as behind "Calif" and "U.S"."""
    surface = text[start:end]
    if _INITIALS.search(surface):
        return True
    word = _LAST_WORD.search(surface)
    if word is None:
        return False
    if surface == word.group() or text[end - len(word.group()) - 1] in " .":
        return word.group() + "." in language.abbreviations or (
            surface != word.group() and _is_short_form(word.group(), language)
        )
    return False

"""Where a name begins and ends, where letters alone decide it: full stops, party letters, stray marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from geoview.recognition.language import Language
from geoview.recognition.model_tagged import Tagged

__all__ = ["settle"]

_PARTY = re.compile(r"(?:[DRI]|Rep|Dem)[-–](?=[A-Z])")
"""The party before a politician's home: "D-Iowa City"."""

_TAIL = re.compile(r"(?:[\s-]+[a-z][^\W\d_]*)+$")
"""What a thing is, behind its name ("Amsterdam airport"), and links to nothing ("Republic of")."""

_MONEY = frozenset({"$", "£", "€"})

_LAST_WORD = re.compile(r"[^\W_]+$")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]$")
_LONGEST_SHORT_FORM = 5


def settle(text: str, names: Sequence[Tagged], language: Language) -> list[Tagged]:
    """The names with their bounds put right; what is left without a capital is dropped."""
    out: list[Tagged] = []
    for number, name in enumerate(names):
        limit = names[number + 1].start if number + 1 < len(names) else len(text)
        start, end = name.start, name.end
        party = _PARTY.match(text, start, end)
        if party:
            start = party.end()
        tail = _TAIL.search(text, start, end)
        if tail:
            end = tail.start()
        while end > start and not (text[end - 1].isalnum() or text[end - 1] in ".)"):
            end -= 1
        while end > start + 1 and text[end - 1] == "." and text[end - 2] in ".!?":
            end -= 1
        if text[start:end].endswith(".") and not _keeps_stop(text, start, end - 1, language):
            end -= 1
        elif end < limit and text[end] == "." and text[end - 1].isalnum() and _takes_stop(text, start, end, language):
            end += 1
        if text[end : end + 1] in _MONEY and text[end - 1].isupper():
            continue  # "US$" is money
        if any(c.isupper() for c in text[start:end]):
            out.append(name if (start, end) == (name.start, name.end) else replace(name, start=start, end=end))
    return out


def _keeps_stop(text: str, start: int, end: int, language: Language) -> bool:
    """May the name text[start:end] keep the full stop behind it? Short forms may, whole words may not."""
    word = _LAST_WORD.search(text, start, end)
    return word is not None and len(word.group()) <= _LONGEST_SHORT_FORM and not _is_whole_word(word.group(), language)


def _is_whole_word(word: str, language: Language) -> bool:
    """Four letters and more that are no short form the language knows: "Peru." ends a sentence, "Okla." does not."""
    return len(word) > 3 and not _is_short_form(word, language)


def _is_short_form(word: str, language: Language) -> bool:
    lower = word.lower()
    known = word + "." in language.abbreviations or lower in language.expansions
    return known or (lower in language.street_heads and len(word) <= 4 and lower not in _WHOLE)


_WHOLE = frozenset({"road", "lane", "pike"})


def _takes_stop(text: str, start: int, end: int, language: Language) -> bool:
    """Does the full stop behind text[start:end] belong to it? Behind "Calif" and "U.S" it does."""
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

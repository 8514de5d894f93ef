"""Scanning: every stretch of capitalised words that the gazetteer, or a pattern of names, knows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geoview.gazetteer.folding import fold
from geoview.names.lookup import NameLookup, Reading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geoview.names.tokens import Token

__all__ = ["Find", "Scanner"]

_LONGEST_NAME = 8
"""Tokens of the longest name that is tried, punctuation included."""
_JOINERS = frozenset("-‐‑–'’.")
_LONGEST_PATTERN = 5


@dataclass(frozen=True, slots=True)
class Find:
    """A stretch of tokens that may name a place.

    Attributes:
        first: Index of its first token.
        last: Index of its last token.
        surface: Its characters.
        reading: What the gazetteer knows by that name; no matches for a pattern ("Flat Creek").
        reads: The full name where neighbours have a part of it.
        sure: A pattern that needs no weighing ("Jackson, MS").
        head: The descriptive word of a pattern that the gazetteer does not know ("creek"); "" for names that it knows.
    """

    first: int
    last: int
    surface: str
    reading: Reading
    reads: str = ""
    sure: bool = False
    head: str = ""


class Scanner:
    """A scanner for names that may be places, which does not judge them by their context."""

    def __init__(self, lookup: NameLookup) -> None:
        self._lookup = lookup
        self._language = lookup.language

    def scan(self, text: str, tokens: Sequence[Token]) -> list[Find]:
        """Return all finds, by position, the longest first at each position."""
        found: list[Find] = []
        for index, token in enumerate(tokens):
            if token.capital or (token.lower in self._language.lower_starts and self._leads_on(tokens, index)):
                found.extend(self._at(text, tokens, index))
        return found

    @staticmethod
    def _leads_on(tokens: Sequence[Token], index: int) -> bool:
        """Return whether a lower-case article is tied to a name: "al-Raqqa", "sub-Saharan"."""
        return (
            index + 2 < len(tokens)
            and tokens[index + 1].text in _JOINERS
            and tokens[index + 1].start == tokens[index].end
            and tokens[index + 2].capital
            and tokens[index + 2].start == tokens[index + 1].end
        )

    def _at(self, text: str, tokens: Sequence[Token], index: int) -> Iterator[Find]:
        first = tokens[index]
        pattern = self._pattern(text, tokens, index)
        for last in self._ends(text, tokens, index):
            if pattern is not None and last <= pattern.last:
                if last < pattern.last:
                    yield pattern
                pattern = None
            surface = text[first.start : tokens[last].end]
            if last == index:
                find = self._single(tokens, index, surface)
                if find is not None:
                    yield find
                continue
            reading = self._lookup.read(surface)
            if reading.matches:
                yield Find(index, last, surface, reading)
        if pattern is not None:
            yield pattern

    def _pattern(self, text: str, tokens: Sequence[Token], index: int) -> Find | None:
        """Return a find of capitalised words that end in a descriptive one: "Flat Creek", "West Tyler Street"."""
        table = self._language
        first = tokens[index]
        if not first.capital or first.line_upper or first.lower in table.function_words:
            return None
        if index and tokens[index - 1].capital and not first.sentence_start:
            return None
        for last in range(index + 1, min(len(tokens), index + _LONGEST_PATTERN)):
            token = tokens[last]
            if (
                not token.capital
                or not self._goes_on(text, tokens[last - 1], token)
                or tokens[last - 1].text[-1] == "."
            ):
                return None
            if token.lower in table.features_after or token.lower in table.street_heads:
                following = tokens[last + 1] if last + 1 < len(tokens) else None
                if following is not None and following.capital and not following.sentence_start:
                    continue
                surface = text[first.start : token.end]
                return Find(index, last, surface, Reading((), surface), head=token.lower)
        return None

    def _ends(self, text: str, tokens: Sequence[Token], index: int) -> list[int]:
        """Return where names of the gazetteer that begin at a token may end, the longest first."""
        lookup, joiners = self._lookup, self._language.name_joiners
        first = tokens[index]
        folded = fold(first.text)
        ends: list[int] = []
        reach = min(len(tokens), index + _LONGEST_NAME)
        if folded and not lookup.has_prefix(folded):
            # "Mt." and "N." are short for the first word of a name; "Flat Creek" may be known as "Flat".
            if first.text[-1] != "." and not self._is_headed(tokens, index + 1):
                return [index]
            reach = min(reach, index + 3)
        phrase = folded
        for position in range(index, reach):
            token = tokens[position]
            if position > index:
                if not self._goes_on(text, tokens[position - 1], token):
                    break
                if not token.is_word and not token.text[0].isdigit():
                    continue
                if not _is_capital(token) and token.lower not in joiners and not token.text[0].isdigit():
                    break
                folded = fold(token.text)
                if folded in {"", "the"}:
                    continue
                phrase = f"{phrase} {folded}" if phrase else folded
                if not lookup.has_prefix(phrase) and not self._is_headed(tokens, position):
                    if not token.capital:
                        continue
                    break
            if _is_capital(token) or token.text[0].isdigit() or token.text.lower() in {"s"}:
                ends.append(position)
        ends.reverse()
        return ends

    def _is_headed(self, tokens: Sequence[Token], index: int) -> bool:
        """Return whether the token is a capitalised descriptive word: "County", "River"."""
        return index < len(tokens) and tokens[index].capital and tokens[index].lower in self._language.features_after

    @staticmethod
    def _goes_on(text: str, before: Token, token: Token) -> bool:
        """Return whether a name may continue across the gap between two tokens."""
        gap = text[before.end : token.start]
        if not gap:
            return before.is_word or before.text in _JOINERS
        if before.text in _JOINERS and before.text != ".":
            return False
        if gap.isspace() and "\n\n" not in gap and len(gap) < 12:
            return token.is_word or token.text[0].isdigit()
        return False

    def _single(self, tokens: Sequence[Token], index: int, surface: str) -> Find | None:
        """Return a one-word find, unless the word alone can't be a name here."""
        token, table = tokens[index], self._language
        behind_place = index >= 2 and tokens[index - 1].text == "," and tokens[index - 2].capital
        if behind_place and (surface in table.postal_codes or surface in table.after_comma_only):
            reading = self._lookup.read(surface, behind_place=True)
            return Find(index, index, surface, reading, sure=not token.line_upper) if reading.matches else None
        if token.lower in table.function_words and surface not in table.abbreviations:
            return None
        if token.lower in table.calendar:
            return None
        reading = self._lookup.read(surface)
        if not reading.matches:
            return None
        return Find(index, index, surface, reading)


def _is_capital(token: Token) -> bool:
    """Return whether a word has the capital of a name: "Alene", and "d'Alene" as well."""
    return token.capital or (
        token.is_word and len(token.text) > 2 and token.text[1] in "'’" and token.text[2].isupper()
    )

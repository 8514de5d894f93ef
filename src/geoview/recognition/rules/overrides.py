"""Overrides: patterns that decide against a place whatever the weights say; too rare in any text to be learned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geoview.recognition.rules.name_features import Habits, could_be_surname

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geoview.names.language import Language
    from geoview.names.tokens import Token

__all__ = ["is_no_place", "is_person_elsewhere"]

_LANGUAGE = frozenset({"language", "languages", "alphabet", "grammar", "dialect"})
_SPEAK = frozenset({"speak", "speaks", "spoke", "spoken", "speaking"})
_LANGUAGES_LISTED = 6


def is_no_place(tokens: Sequence[Token], first: int, last: int, habits: Habits, language: Language) -> bool:
    """Return whether a one-word name is a person's, a language's or no name at all.

    Args:
        tokens: The tokens around.
        first: Index of the name's first token.
        last: Index of its last token.
        habits: How the text uses words.
        language: The language tables.
    """
    if first != last:
        return False
    token = tokens[first]
    if token.lower in language.never:
        return True
    before = tokens[first - 1] if first else None
    behind = tokens[first + 1] if first + 1 < len(tokens) else None
    if token.line_upper:
        return False
    return (
        _is_given_name(token, behind, tokens[first + 2] if first + 2 < len(tokens) else None, language)
        or _is_titled(before, language)
        or _does_deeds(token, behind, habits, language)
        or _is_spoken(tokens, first, behind)
        or _is_word(token, behind, habits, language)
        or _heads_a_name(token, behind, language)
    )


def is_person_elsewhere(tokens: Sequence[Token], first: int, habits: Habits, language: Language) -> bool:
    """Return whether a title or a deed shows that a name is a person's, here and so in the rest of the text."""
    before = tokens[first - 1] if first else None
    behind = tokens[first + 1] if first + 1 < len(tokens) else None
    return _is_titled(before, language) or _does_deeds(tokens[first], behind, habits, language)


def _is_given_name(token: Token, behind: Token | None, further: Token | None, language: Language) -> bool:
    """Return whether it is a given name with a surname: "Virginia Woolf", "Georgia Smith, 24"."""
    if behind is None or token.lower not in language.given_names or token.line_title:
        return False
    if not behind.capital or behind.sentence_start or not could_be_surname(behind, language):
        return False
    # "Paris Hilton Hotel" and "Sydney Green Party" go on.
    return (
        further is None or not (further.capital and not further.sentence_start) or could_be_surname(further, language)
    )


def _is_titled(before: Token | None, language: Language) -> bool:
    """Return whether a title stands before the name: "Mr. Lebanon"."""
    return before is not None and before.capital and before.lower in language.strict_titles


def _does_deeds(token: Token, behind: Token | None, habits: Habits, language: Language) -> bool:
    """Return whether a name that people bear does what people do: the Jordan of "Jordan scored" is a player."""
    if token.lower not in language.given_names and token.lower not in language.surnames:
        return False
    return behind is not None and behind.lower in language.deeds and not habits.located[token.lower]


def _is_spoken(tokens: Sequence[Token], first: int, behind: Token | None) -> bool:
    """Return whether it names a language: "speaks French and English", "the French language"."""
    if behind is not None and behind.lower in _LANGUAGE:
        return True
    for token in reversed(tokens[max(0, first - _LANGUAGES_LISTED) : first]):
        if token.lower in _SPEAK:
            return True
        if not (token.capital or token.lower in {"and", "or", ",", "fluent", "both"}):
            return False
    return False


def _is_word(token: Token, behind: Token | None, habits: Habits, language: Language) -> bool:
    """Return whether it is an ordinary word with the capital of a sentence start: "Reading the report"."""
    if not token.sentence_start or token.upper or token.line_title or behind is None or not behind.is_word:
        return False
    if habits.located[token.lower] or behind.capital:
        return False
    if token.lower in habits.lower:
        return True
    return token.lower in language.common_words and behind.lower in _GOES_ON


def _heads_a_name(token: Token, behind: Token | None, language: Language) -> bool:
    """Return whether the word begins an organisation's name, as in "University of Texas", and so is no place."""
    if behind is None or behind.lower not in {"of", "for"}:
        return False
    return token.lower in language.organisation_heads or token.lower in language.features_before


_GOES_ON = frozenset(
    {"the", "a", "an", "this", "these", "that", "those", "his", "her", "their", "its", "our", "my", "your"}
)

"""The language in which a reader says which places to list.

A filter is a line of terms; a place is listed when all of them hold for it.

    rotter                   a name contains these letters: that of the place, or one that the text gives it
    "mill bay"               the same with white space in it
    kind:city                what it is: country, state, settlement, region, nature, facility, or a word of the Kind
                             column: city, town, river, kind:"capital city"
    country:PK               the country that it is or lies in: ISO 3166-1 code, or the beginning of a word of its name;
                             country:none for what lies in none
    admin:punjab             the state, province or district that it lies in
    usage:associative        how the text uses it: literal, associative (also: government), demonym
    by:reader                who decided: auto, reader, geocoder
    confidence<0.5           numbers: confidence (0 … 1, or 50%), mentions, population (5k, 2m); with < <= > >= =
    uncertain unresolved     it might well be another place; it has no place at all
    literal demonym          short for usage:literal and so on
    -demonym                 a minus turns any term into its opposite
    country:PK,IN            a comma: one or the other

Case and accents do not matter. Terms about mentions (usage, by, uncertain) must hold for one and the same mention: so
`-demonym` leaves out what is mentioned by demonyms only, and `demonym uncertain` asks for an uncertain demonym. A word
that is a term of its own is looked for as a name when it stands in quotes.

Any text is a filter. What can't be understood is left out and named in `Filter.problems`; a word before a colon that
names no field is looked for as it stands.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

__all__ = [
    "FIELDS",
    "FLAGS",
    "OPENERS",
    "Filter",
    "MentionFacts",
    "Problem",
    "ProblemSort",
    "Subject",
    "completions",
    "fold_words",
    "parse_filter",
]

FLAGS = ("uncertain", "unresolved", "literal", "associative", "demonym")
"""Words that are terms of their own."""
_USAGES = ("literal", "associative", "demonym", "government")
_ORIGINS = ("auto", "reader", "geocoder")
_WORDED = ("kind", "country", "admin", "usage", "by")
_NUMBERS = ("confidence", "mentions", "population")
FIELDS = (*_WORDED, *_NUMBERS)
"""What may stand before a colon or a comparison."""

OPENERS = (*(f"{name}:" for name in _WORDED), "confidence<", "mentions>", "population>", *FLAGS)
"""How a term may begin."""

_TERM = re.compile(
    r"""(?P<minus>-?)
        (?:(?P<field>[^\W\d_]+)(?P<op><=|>=|[:<>=]))?
        (?P<value>(?:"[^"]*"?|[^\s"])*)""",
    re.VERBOSE,
)
_NUMBER = re.compile(r"(\d{1,15}(?:\.\d{1,9})?|\.\d{1,9})(%|k|m)?", re.IGNORECASE)
_PIECE = re.compile(r'"([^"]*)"?|([^,"]+)')
_UNITS = {"": 1.0, "%": 0.01, "k": 1e3, "m": 1e6}
_CODE = 2  # letters of a country's code


def fold_words(text: str) -> str:
    """Return a text without case and accents, to look things up in."""
    if text.isascii():
        return text.lower()
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()


@dataclass(frozen=True, slots=True)
class MentionFacts:
    """The facts about a mention that a filter can test.

    Attributes:
        usage: "literal", "associative" or "demonym".
        origin: "auto", "reader" or "geocoder".
        uncertain: It might well mean another place.
    """

    usage: str
    origin: str
    uncertain: bool


@dataclass(frozen=True, slots=True)
class Subject:
    """The facts about a place, or about a name without a place, that a filter can test. All texts are folded.

    Attributes:
        names: Its name and the names that the text gives it, a line each.
        kind: Words for what it is.
        country_code: ISO 3166-1 alpha-2; "" for none.
        country: Name of the country that it is or lies in.
        admin: Names of the divisions that it lies in.
        mentions: How often it is mentioned.
        confidence: 0 … 1.
        population: Inhabitants, 0 when unknown.
        located: False for a name without a place.
        facts: The facts about its mentions, equal ones once.
    """

    names: str
    kind: str = ""
    country_code: str = ""
    country: str = ""
    admin: str = ""
    mentions: int = 0
    confidence: float = 0.0
    population: int = 0
    located: bool = True
    facts: frozenset[MentionFacts] = frozenset()


class ProblemSort(StrEnum):
    """The kinds of problem in a filter."""

    FIELD = "field"
    """There is no such field."""
    NUMBER = "number"
    """A number was expected."""
    VALUE = "value"
    """The field has no such value."""
    COMPARISON = "comparison"
    """The field has no numbers to compare."""
    EMPTY = "empty"
    """A field without a value."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A part of a filter that has no effect.

    Attributes:
        sort: What is wrong.
        start: Where it stands, in code points of the line.
        end: Where it ends.
        text: Those characters.
        field: The field that it is about; "" for none.
    """

    sort: ProblemSort
    start: int
    end: int
    text: str
    field: str = ""


_OfSubject = Callable[[Subject], bool]
_OfMention = Callable[[MentionFacts], bool]


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter that was understood; see the module for its language.

    Attributes:
        of_place: What must hold for a place.
        of_mention: What must hold for one of its mentions.
        problems: What was left out.
    """

    of_place: tuple[_OfSubject, ...] = ()
    of_mention: tuple[_OfMention, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def is_empty(self) -> bool:
        """True when everything matches."""
        return not self.of_place and not self.of_mention

    def matches(self, subject: Subject) -> bool:
        """Return True when every term holds."""
        if not all(term(subject) for term in self.of_place):
            return False
        return not self.of_mention or any(all(term(facts) for term in self.of_mention) for facts in subject.facts)


def parse_filter(line: str) -> Filter:
    """Parse a filter; this never fails."""
    of_place: list[_OfSubject] = []
    of_mention: list[_OfMention] = []
    problems: list[Problem] = []
    for match in _terms(line):
        negated = bool(match["minus"])
        field, value = (match["field"] or "").lower(), match["value"]
        problem = _problem(match)
        if problem is not None:
            problems.append(problem)
        if not field or (problem is not None and problem.sort is ProblemSort.FIELD):
            whole = match.group()[len(match["minus"]) :]
            if not field and value == "unresolved":
                of_place.append(_negated_place(lambda subject: not subject.located, negated))
            elif not field and value in FLAGS:
                of_mention.append(_negated_mention(_flag(value), negated))
            elif wanted := fold_words(whole.replace('"', "")).strip():
                of_place.append(_negated_place(_named(wanted), negated))
        elif problem is None and field in _NUMBERS:
            of_place.append(_negated_place(_number(field, match["op"], value), negated))
        elif problem is None and field in ("usage", "by"):
            of_mention.append(_negated_mention(_of_mention(field, _values(value)), negated))
        elif problem is None:
            of_place.append(_negated_place(_of_place(field, _values(value)), negated))
    return Filter(tuple(of_place), tuple(of_mention), tuple(problems))


def completions(line: str, cursor: int, vocabulary: Mapping[str, Iterable[str]]) -> tuple[int, list[str]]:
    """Return the texts that may be completed at the cursor.

    Args:
        line: The filter so far.
        cursor: Where the reader types, in code points.
        vocabulary: What a field may be, in the order in which it is to be offered: "country" → ("PK", "IN").

    Returns:
        Where the piece begins that would be replaced, and what may stand there instead.
    """
    match = next((m for m in _terms(line[:cursor]) if m.end() == cursor), None)
    if match is None:
        return cursor, []
    field, value = (match["field"] or "").lower(), match["value"]
    if not field:
        word = fold_words(value)
        return match.start("value"), [offer for offer in OPENERS if word and offer.startswith(word) and offer != word]
    if field not in _WORDED or match["op"] not in (":", "="):
        return cursor, []
    at = value.rfind(",") + 1
    wanted = fold_words(value[at:].strip('"'))
    known = {"usage": _USAGES, "by": _ORIGINS}.get(field) or vocabulary.get(field, ())
    found = [word for word in dict.fromkeys(known) if _begins(fold_words(word), wanted) and fold_words(word) != wanted]
    return match.start("value") + at, [f'"{word}"' if set(word) & set(' ,"') else word for word in found]


def _terms(line: str) -> Iterator[re.Match[str]]:
    position = 0
    while position < len(line):
        match = _TERM.match(line, position)
        if match is None or match.end() == position:
            position += 1
        else:
            yield match
            position = match.end()


def _problem(match: re.Match[str]) -> Problem | None:
    field, op, value = (match["field"] or "").lower(), match["op"], match["value"]
    if not field:
        return None
    if field not in FIELDS:
        sort = ProblemSort.FIELD
    elif not value.strip('",'):
        sort = ProblemSort.EMPTY
    elif field in _NUMBERS and _NUMBER.fullmatch(value) is None:
        sort = ProblemSort.NUMBER
    elif field in _WORDED and op not in (":", "="):
        sort = ProblemSort.COMPARISON
    elif field in ("usage", "by") and not set(_values(value)) <= set(_USAGES if field == "usage" else _ORIGINS):
        sort = ProblemSort.VALUE
    else:
        return None
    return Problem(sort, match.start(), match.end(), match.group(), field)


def _values(value: str) -> tuple[str, ...]:
    """Return the pieces between commas, without quotes, folded."""
    pieces = (quoted or plain for quoted, plain in _PIECE.findall(value))
    return tuple(folded for piece in pieces if (folded := fold_words(piece).strip()))


def _begins(text: str, wanted: str) -> bool:
    """Return whether a word of a text begins with a prefix."""
    return f" {wanted}" in f" {text}"


def _named(wanted: str) -> _OfSubject:
    return lambda subject: wanted in subject.names


def _flag(word: str) -> _OfMention:
    if word == "uncertain":
        return lambda facts: facts.uncertain
    return lambda facts: facts.usage == word


def _of_mention(field: str, values: tuple[str, ...]) -> _OfMention:
    if field == "by":
        return lambda facts: facts.origin in values
    usages = {"associative" if value == "government" else value for value in values}
    return lambda facts: facts.usage in usages


def _of_place(field: str, values: tuple[str, ...]) -> _OfSubject:
    if field == "kind":
        return lambda subject: any(_begins(subject.kind, value) for value in values)
    if field == "admin":
        return lambda subject: any(_begins(subject.admin, value) for value in values)

    def in_country(subject: Subject) -> bool:
        for value in values:
            if value == "none":
                if subject.located and not subject.country_code:
                    return True
            elif len(value) == _CODE and value.isascii():
                if value == subject.country_code.lower():
                    return True
            elif _begins(subject.country, value):
                return True
        return False

    return in_country


def _number(field: str, op: str, value: str) -> _OfSubject:
    read = _NUMBER.fullmatch(value)
    assert read is not None
    wanted = float(read[1]) * _UNITS[(read[2] or "").lower()]
    near = 0.005 if field == "confidence" else 0.5  # as it is shown in the table
    return {
        "<": lambda subject: getattr(subject, field) < wanted,
        "<=": lambda subject: getattr(subject, field) <= wanted,
        ">": lambda subject: getattr(subject, field) > wanted,
        ">=": lambda subject: getattr(subject, field) >= wanted,
    }.get(op, lambda subject: abs(getattr(subject, field) - wanted) < near)


def _negated_place(term: _OfSubject, negated: bool) -> _OfSubject:
    return (lambda subject: not term(subject)) if negated else term


def _negated_mention(term: _OfMention, negated: bool) -> _OfMention:
    return (lambda facts: not term(facts)) if negated else term

"""Features of a name and its neighbours: short named facts for or against a place, each with a learned weight."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geoview.gazetteer.place import WEAK_SORTS, PlaceKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geoview.names.language import Language
    from geoview.names.tokens import Token
    from geoview.recognition.rules.scanner import Find

__all__ = ["Habits", "could_be_surname", "habits_of", "name_features"]

_RUN_WORDS = frozenset({"of", "for", "and", "the", "&", "de", "on", "at", "'s", "’s"})


@dataclass(slots=True)
class Habits:
    """How a text uses words; gathered once before its finds are judged.

    Attributes:
        lower: Words that occur in lower case.
        behind_name: How often a word stands behind a title or a given name.
        alone: How often a capitalised word occurs without one before it.
        located: How often a capitalised word stands behind a locative preposition.
    """

    lower: set[str] = field(default_factory=set)
    behind_name: Counter[str] = field(default_factory=Counter)
    alone: Counter[str] = field(default_factory=Counter)
    located: Counter[str] = field(default_factory=Counter)


def habits_of(tokens: Sequence[Token], language: Language) -> Habits:
    """Return how a text uses its words."""
    habits = Habits()
    before: Token | None = None
    for token in tokens:
        if token.is_word:
            if not token.capital:
                habits.lower.add(token.lower)
            elif before is not None and _names_a_person(before, language):
                habits.behind_name[token.lower] += 1
            else:
                habits.alone[token.lower] += 1
                if before is not None and before.lower in language.locative and not before.capital:
                    habits.located[token.lower] += 1
        before = token
    return habits


def _names_a_person(token: Token, language: Language) -> bool:
    if not token.is_word:
        return False
    if token.lower in language.titles:
        return True
    return token.capital and (token.lower in language.given_names or len(token.lower) == 1)


def _shape(token: Token | None) -> str:
    if token is None:
        return "none"
    if not token.is_word:
        return "number" if token.text[0].isdigit() else "mark"
    if token.upper:
        return "upper"
    return "capital" if token.capital else "lower"


def _bucket(value: float, steps: Sequence[float]) -> int:
    return sum(value >= s for s in steps)


def _name_facts(find: Find) -> list[str]:
    matches = find.reading.matches
    if not matches:
        return ["unknown", f"pattern={find.head}", f"pattern-words={find.last - find.first + 1}"]
    best = max(matches, key=lambda m: m.place.prominence)
    top = matches[0]
    kind = best.place.kind
    code = best.place.feature_code
    size = _bucket(best.place.prominence, (0.35, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.87, 0.93))
    words = find.surface.count(" ") + find.surface.count("-") + 1
    facts = [
        f"kind={kind}",
        f"code={code}",
        f"renown={size}",
        f"kind+renown={kind}{size}",
        f"sort={top.sort}",
        f"sort+renown={best.sort}{size}",
        f"sort+kind={best.sort}{kind}",
        f"words={min(words, 4)}",
        f"matches={_bucket(len(matches), (2, 4, 8, 16))}",
    ]
    if words == 1:
        facts.append(f"letters={min(len(find.surface), 8)}")
        facts.append(f"one+renown={size}")
    if find.reading.abbreviation:
        facts.append("abbreviation")
    if find.reading.demonym:
        facts.append("demonym")
        facts.append(f"demonym+{kind}")
    if all(m.sort in WEAK_SORTS for m in matches):
        facts.append("only-alias")
        facts.append(f"only-alias+{size}")
    if kind is PlaceKind.SETTLEMENT and any(m.place.kind is PlaceKind.STATE for m in matches):
        facts.append("also-state")
    return facts


def name_features(  # noqa: PLR0912, PLR0915 - one branch a fact
    tokens: Sequence[Token],
    find: Find,
    habits: Habits,
    language: Language,
    states_behind: bool = False,
    place_before: bool = False,
) -> list[str]:
    """Return the facts about one find.

    Args:
        tokens: The tokens of the stretch.
        find: The find.
        habits: How the text uses words.
        language: The language tables.
        states_behind: ", <state or country>" follows.
        place_before: "<place>, " or "<place> and " goes before.
    """
    i, j = find.first, find.last
    first, last = tokens[i], tokens[j]
    w1 = tokens[i - 1] if i else None
    w2 = tokens[i - 2] if i > 1 else None
    n1 = tokens[j + 1] if j + 1 < len(tokens) else None
    n2 = tokens[j + 2] if j + 2 < len(tokens) else None
    n3 = tokens[j + 3] if j + 3 < len(tokens) else None
    facts = ["bias", *_name_facts(find)]
    style = "upper" if first.line_upper else "title" if first.line_title else "plain"
    facts.append(f"line={style}")
    if first.sentence_start:
        facts.append("start")
        facts.append(f"start+{style}")
    if first.upper and not first.line_upper:
        facts.append("upper")
        if i == j and not find.reading.abbreviation:
            facts.append(f"upper={min(len(first.text), 6)}")
            facts.append(f"upper={min(len(first.text), 6)}+n={n1.text if n1 and not n1.is_word else _shape(n1)}")
    lower1 = w1.lower if w1 else "^"
    lower2 = w2.lower if w2 else "^"
    behind1 = n1.lower if n1 else "$"
    behind2 = n2.lower if n2 else "$"
    facts += [
        f"w1={lower1}",
        f"w1shape={_shape(w1)}",
        f"n1={behind1}",
        f"n1shape={_shape(n1)}",
        f"w2w1={lower2} {lower1}",
        f"n1n2={behind1} {behind2}",
        f"shapes={_shape(w1)}-{_shape(n1)}",
    ]
    if not (w1 and w1.capital):
        facts.append(f"w2={lower2}")
    possessive = n1 is not None and n1.text in "'’" and n2 is not None and n2.lower == "s"
    if possessive:
        facts.append("possessive")
        if n3 is not None:
            facts.append(f"owned={_shape(n3)}")
    facts += _person_facts(first, w1, w2, n1, n2, habits, language)
    facts += _run_facts(tokens, i, j, language)
    if w1 and w1.lower in language.locative and not w1.capital:
        facts.append("locative")
        facts.append(f"locative+n={_shape(n1)}")
    if w1 and w1.text == "." and w2 and len(w2.text) <= 2:
        facts.append("initial-before")
    if w1 and w1.is_word and w1.lower in language.directions:
        facts.append("direction-before")
    if n1 and n1.is_word:
        if n1.lower in language.features_after:
            facts.append(f"feature-behind={'C' if n1.capital else 'l'}{language.features_after[n1.lower]}")
        if n1.lower in language.organisation_heads:
            facts.append(f"head-behind={'C' if n1.capital else 'l'}")
        if n1.lower in language.street_heads and n1.capital:
            facts.append("street-behind")
        if n1.lower in language.language_cues:
            facts.append("language-behind")
    if w1 and w1.lower == "of" and w2 and w2.lower in language.features_before:
        facts.append("feature-of")
    if w1 and w1.lower in language.features_before:
        facts.append(f"feature-before={'C' if w1.capital else 'l'}")
    if states_behind:
        facts.append("state-behind")
    if place_before:
        facts.append("place-before")
    word = first.lower
    located = habits.located[last.lower]
    if located:
        facts.append(f"located={min(located, 3)}")
    if i == j:
        if word in habits.lower:
            facts.append("seen-lower")
            if first.sentence_start:
                facts.append("seen-lower+start")
        if word in language.given_names:
            facts.append("given-name")
            facts.append(f"given-name+{_shape(n1)}")
        if word in language.common_words and not first.upper:
            facts.append("common-word")
            facts.append(f"common-word+n={_shape(n1)}")
            if first.sentence_start:
                facts.append("common-word+start")
                facts.append(f"common-word+start+n={_shape(n1)}")
        if word in language.organisation_heads or word in language.features_after or word in language.titles:
            facts.append("plain-word")
    elif last.lower in language.features_after:
        facts.append(f"headed={language.features_after[last.lower]}")
    elif first.lower in language.features_before:
        facts.append(f"headed-before={language.features_before[first.lower]}")
    if i == j and habits.behind_name[last.lower]:
        facts.append(f"surname={min(habits.behind_name[last.lower], 3)}")
        if not located:
            facts.append("surname-never-located")
    return facts


def _person_facts(
    first: Token,
    w1: Token | None,
    w2: Token | None,
    n1: Token | None,
    n2: Token | None,
    habits: Habits,
    language: Language,
) -> list[str]:
    facts = []
    if w1 is not None and w1.is_word:
        if w1.lower in language.titles:
            facts.append(f"title-before={'C' if w1.capital else 'l'}")
        if w1.capital and w1.lower in language.given_names:
            facts.append("given-before")
            if first.lower in language.surnames:
                facts.append("given-before-surname")
        elif w1.capital and w2 is not None and w2.capital and w2.lower in language.given_names:
            facts.append("given-two-before")
        if w1.capital and len(w1.text.rstrip(".")) == 1:
            facts.append("initial-before")
    if n1 is not None and n1.is_word:
        if n1.lower in language.person_verbs:
            facts.append("person-verb")
        if n1.capital and first.lower in language.given_names:
            facts.append("given-then-capital")
            if n1.lower in language.given_names:
                facts.append("given-then-given")
            if could_be_surname(n1, language):
                facts.append("given-then-surname")
        if n1.capital and habits.behind_name[n1.lower]:
            facts.append("surname-behind")
        if n1.capital and len(n1.text.rstrip(".")) == 1:
            facts.append("initial-behind")
    if n1 is not None and n1.text == "," and n2 is not None and n2.text.isdigit() and len(n2.text) == 2:
        facts.append("age-behind")
    return facts


def could_be_surname(token: Token, language: Language) -> bool:
    """Return whether a word is a surname and not also a word of place or organisation names."""
    word = token.lower
    return (
        word in language.surnames
        and not token.upper
        and word not in language.organisation_heads
        and word not in language.features_after
        and word not in language.street_heads
        and word not in language.facility_heads
        and word not in language.directions
        and word not in language.calendar
    )


def _run_facts(tokens: Sequence[Token], i: int, j: int, language: Language) -> list[str]:
    """Return facts about the run of capitalised words that the find stands in: "University of Texas at Austin"."""
    begin = i
    while begin > 0 and i - begin < 6:
        before = tokens[begin - 1]
        if before.capital and not (tokens[begin].sentence_start):
            begin -= 1
        elif before.lower in _RUN_WORDS and begin > 1 and tokens[begin - 2].capital and begin - 1 > 0:
            begin -= 2
        else:
            break
    end = j
    while end + 1 < len(tokens) and end - j < 6:
        behind = tokens[end + 1]
        if behind.capital and not behind.sentence_start:
            end += 1
        elif behind.lower in _RUN_WORDS and end + 2 < len(tokens) and tokens[end + 2].capital:
            end += 2
        else:
            break
    facts = [f"run={min(i - begin, 3)}-{min(end - j, 3)}"]
    ahead = [t.lower for t in tokens[j + 1 : end + 1] if t.capital]
    past = [t.lower for t in tokens[begin:i] if t.capital]
    if ahead:
        facts.append(f"run-last={ahead[-1]}")
        if ahead[0] != ahead[-1]:
            facts.append(f"run-next={ahead[0]}")
        if any(w in language.organisation_heads for w in ahead):
            facts.append("run-organisation-behind")
        if any(w in language.facility_heads for w in ahead):
            facts.append("run-facility-behind")
        if any(w in language.given_names for w in ahead):
            facts.append("run-given-behind")
    if past:
        facts.append(f"run-first={past[0]}")
        if any(w in language.organisation_heads for w in past):
            facts.append("run-organisation-before")
        if any(w in language.given_names for w in past):
            facts.append("run-given-before")
        if i > 0 and tokens[i - 1].lower in {"of", "at", "in"}:
            facts.append(f"run-{tokens[i - 1].lower}={past[-1]}")
    return facts

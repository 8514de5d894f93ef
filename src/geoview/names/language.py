"""Language tables: data in resources/languages, one file a language, no Python."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from geoview.errors import GeoViewError
from geoview.storage import resource_path

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Language", "load_language"]

_LONGEST_SHORT_TITLE = 4
"""Letters of titles that are written with a full stop: "Sen.", "Gov."."""


@dataclass(frozen=True, slots=True)
class Language:
    """The words that tell places from people and organisations in one language; all in lower case unless said.

    Attributes:
        code: BCP 47.
        titles: Stand before a person's name.
        person_verbs: What people do behind their name.
        locative: Stand before a place.
        directions: "north", "southern".
        organisation_heads: Words of organisations' names.
        features_after: Word behind a place name → GeoNames class ("county" → "A").
        own_features: Those of them that have nothing to do with a town of their name ("Howland Island").
        features_before: The same for words before it, with or without "of" ("city of", "lake").
        street_heads: "street", "avenue".
        facility_heads: "airport", "hall".
        function_words: Words that are never a name by themselves.
        calendar: Months and days.
        demonym_suffixes: Endings that make an adjective from the name of an area ("i", "ian").
        language_cues: Words that show that an adjective means a language.
        name_joiners: Lower-case words inside names ("of", "upon").
        lower_starts: Lower-case words that may begin a name ("al", "sub").
        expansions: Abbreviated word inside a name → full word ("mt" → "Mount").
        abbreviations: Abbreviation as written → the full name, both in their own case.
        dotted: Words that keep the full stop behind them ("st", "calif").
        after_comma_only: Those abbreviations that count only behind a comma and a place ("Mobile, Ala.").
        postal_codes: Two-letter codes, likewise.
        given_names: Given names of people.
        surnames: Surnames of people.
        common_words: Place names that are ordinary words as well.
        never: Names that hardly ever mean the place that bears them: holidays, alliances, companies, statesmen.
        strict_titles: Titles that only ever stand before a person's name.
        deeds: What only people and teams do: "scored", "smiled".
        governing: What a government does, behind the name of its seat: "must", "imposed".
    """

    code: str
    titles: frozenset[str]
    person_verbs: frozenset[str]
    locative: frozenset[str]
    directions: frozenset[str]
    organisation_heads: frozenset[str]
    features_after: Mapping[str, str]
    own_features: frozenset[str]
    features_before: Mapping[str, str]
    street_heads: frozenset[str]
    facility_heads: frozenset[str]
    function_words: frozenset[str]
    calendar: frozenset[str]
    demonym_suffixes: tuple[str, ...]
    language_cues: frozenset[str]
    name_joiners: frozenset[str]
    lower_starts: frozenset[str]
    expansions: Mapping[str, str]
    abbreviations: Mapping[str, str]
    dotted: frozenset[str]
    after_comma_only: frozenset[str]
    postal_codes: Mapping[str, str]
    given_names: frozenset[str]
    surnames: frozenset[str]
    common_words: frozenset[str]
    never: frozenset[str]
    strict_titles: frozenset[str]
    deeds: frozenset[str]
    governing: frozenset[str]


@lru_cache(maxsize=8)
def load_language(code: str = "en") -> Language:
    """Return the tables of a language.

    Args:
        code: BCP 47; a language without tables gets the English ones, whose names and abbreviations still serve.

    Raises:
        GeoViewError: when the English tables are missing or damaged.
    """
    try:
        path = resource_path("languages", f"{code.split('-', maxsplit=1)[0].lower() or 'en'}.json")
    except GeoViewError:
        if code == "en":
            raise
        return load_language("en")
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
        names, surnames, words = (
            resource_path("languages", f"{name}.txt").read_text(encoding="utf-8").split()
            for name in ("given-names", "surnames", "common-words")
        )
        return Language(
            code=table["language"],
            titles=frozenset(table["titles"]),
            person_verbs=frozenset(table["person_verbs"]),
            locative=frozenset(table["locative"]),
            directions=frozenset(table["directions"]),
            organisation_heads=frozenset(table["organisation_heads"]),
            features_after=table["features_after"],
            own_features=frozenset(table["own_features"]),
            features_before=table["features_before"],
            street_heads=frozenset(table["street_heads"]),
            facility_heads=frozenset(table["facility_heads"]),
            function_words=frozenset(table["function_words"]),
            calendar=frozenset(table["months"] + table["days"]),
            demonym_suffixes=tuple(table["demonym_suffixes"]),
            language_cues=frozenset(table["language_cues"]),
            name_joiners=frozenset(table["name_joiners"]),
            lower_starts=frozenset(table["lower_starts"]),
            expansions=table["expansions"],
            abbreviations=table["abbreviations"],
            dotted=_dotted(table),
            after_comma_only=frozenset(table["after_comma_only"]),
            postal_codes=table["postal_codes"],
            given_names=frozenset(names),
            surnames=frozenset(surnames),
            common_words=frozenset(words),
            never=frozenset(table["never"]),
            strict_titles=frozenset(table["strict_titles"]),
            deeds=frozenset(table["deeds"]),
            governing=frozenset(table["governing"]),
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise GeoViewError(
            "The language tables cannot be used",
            "{name} is damaged ({error})",
            "Install GeoView again.",
            name=path.name,
            error=error,
        ) from error


def _dotted(table: Mapping[str, Any]) -> frozenset[str]:
    short = {a[:-1].lower() for a in table["abbreviations"] if a.endswith(".") and a.count(".") == 1 and " " not in a}
    titles = {title for title in table["titles"] if len(title) <= _LONGEST_SHORT_TITLE}
    return frozenset({*short, *table["expansions"], *titles})

"""From the words of a text to the names of the gazetteer: abbreviations, short forms and descriptive parts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from geoview.gazetteer.place import DEMONYM_SORTS, WEAK_SORTS, FeatureClass, NameMatch, NameSort, Place, PlaceKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geoview.names.language import Language

__all__ = ["NameIndex", "NameLookup", "Reading"]

_CACHE_AT_MOST = 50_000
_SHORT = 3
_DEMONYM_LEAD = 100
"""How much larger the people's area must be than a town of the same name, for the people to come to mind first."""
_LEAST_RENOWN = {PlaceKind.COUNTRY: 1e6, PlaceKind.REGION: 1e7, PlaceKind.STATE: 1e5}
"""Inhabitants that an area counts for at least when it comes to what its name brings to mind."""
_CLASSES_OF_HEAD = {
    "A": frozenset({FeatureClass.AREA}),
    "H": frozenset({FeatureClass.WATER}),
    "T": frozenset({FeatureClass.TERRAIN, FeatureClass.REGION}),
    "P": frozenset({FeatureClass.SETTLEMENT}),
    "L": frozenset({FeatureClass.REGION}),
    "V": frozenset({FeatureClass.VEGETATION, FeatureClass.REGION}),
    "S": frozenset({FeatureClass.FACILITY}),
}


class NameIndex(Protocol):
    """The part of the gazetteer that names are found with."""

    def by_name(self, name: str) -> tuple[NameMatch, ...]:
        """Return all places of a name, the likeliest first."""

    def has_prefix(self, folded_words: str) -> bool:
        """Return whether any name is, or begins with, these whole words."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a surface was understood.

    Attributes:
        matches: What the gazetteer knows by that name, in its order.
        name: The name that was looked up; differs from the surface for abbreviations.
        abbreviation: The surface is an abbreviation of `name`.
        demonym: The surface means people or an adjective first of all ("Pakistani").
    """

    matches: tuple[NameMatch, ...]
    name: str
    abbreviation: bool = False
    demonym: bool = False


class NameLookup:
    """A look-up of surfaces with the short forms of a language, which remembers a bounded number of them.

    Recogniser and resolver share one, so that a name is looked up once for both.

    Args:
        gazetteer: Where the names are.
        language: Its language tables.

    Attributes:
        language: The language tables.
    """

    def __init__(self, gazetteer: NameIndex, language: Language) -> None:
        self._gazetteer = gazetteer
        self.language = language
        self._readings: dict[tuple[str, bool], Reading] = {}
        self._prefixes: dict[str, bool] = {}

    def has_prefix(self, folded_words: str) -> bool:
        """Return whether a name begins with these folded words."""
        known = self._prefixes.get(folded_words)
        if known is None:
            if len(self._prefixes) > _CACHE_AT_MOST:
                self._prefixes.clear()
            known = self._prefixes[folded_words] = self._gazetteer.has_prefix(folded_words)
        return known

    def knows(self, name: str) -> bool:
        """Return whether it is the name of a place or a people."""
        return bool(self.read(name).matches)

    def read(self, surface: str, *, behind_place: bool = False) -> Reading:
        """Return what a surface may name.

        Args:
            surface: As in the text, without a possessive.
            behind_place: It stands behind "<place>, " – only there "MS", "Ill." and "Pa." are states.
        """
        key = (surface, behind_place)
        reading = self._readings.get(key)
        if reading is None:
            if len(self._readings) > _CACHE_AT_MOST:
                self._readings.clear()
            reading = self._readings[key] = self._read(surface, behind_place)
        return reading

    def read_loosely(self, surface: str, *, behind_place: bool = False) -> Reading:
        """Return what a surface may name; one that is unknown as a whole is read by its longest known part.

        "northern Nigeria" is read as Nigeria. What is named after a place is not that place: "Memphis Street" stays
        unknown, and "Howland Island" is not one of the towns called Howland.
        """
        reading = self.read(surface, behind_place=behind_place)
        if reading.matches:
            return reading
        words = surface.split()
        last = words[-1].rstrip(".").lower()
        if len(words) < 2 or last in self.language.street_heads or last in self.language.facility_heads:
            return reading
        for size in range(len(words) - 1, 0, -1):
            for start in range(len(words) - size, -1, -1):
                part = " ".join(words[start : start + size])
                if size == 1 and (not part[0].isupper() or part.lower() in self.language.function_words):
                    continue
                if self._is_description(words[:start]) and self._is_description(words[start + size :]):
                    found = self.read(part, behind_place=behind_place)
                    if words[-1][0].isupper() and start + size < len(words):
                        found = self._features_only(found, last)
                    if found.matches:
                        return found
        return reading

    def _features_only(self, reading: Reading, head: str) -> Reading:
        """Return the matches that can be called an island, a river and so on: an area can be an island, not a river."""
        if head not in self.language.own_features:
            return reading
        kind = self.language.features_after[head]
        able = _CLASSES_OF_HEAD[kind] | ({FeatureClass.AREA} if kind == "T" else set())
        return Reading(tuple(m for m in reading.matches if m.place.feature_class in able), reading.name)

    def _is_description(self, words: Sequence[str]) -> bool:
        """Return whether the words only say which part or what sort of place it is."""
        table = self.language
        return all(
            w.rstrip(".").lower() in table.directions
            or w.lower() in table.features_after
            or w.lower() in table.features_before
            or w.lower() in table.function_words
            for w in words
        )

    def _read(self, surface: str, behind_place: bool) -> Reading:
        table = self.language
        name = ""
        if behind_place and surface in table.postal_codes:
            name = table.postal_codes[surface]
        elif surface in table.abbreviations and (behind_place or surface not in table.after_comma_only):
            name = table.abbreviations[surface]
        elif behind_place and surface + "." in table.abbreviations:
            name = table.abbreviations[surface + "."]
        if name:
            matches = tuple(
                replace(m, sort=NameSort.ABBREVIATION)
                for m in self._gazetteer.by_name(name)
                if m.sort not in DEMONYM_SORTS and m.sort is not NameSort.HISTORIC
            )
            areas = tuple(m for m in matches if m.place.feature_class is not FeatureClass.SETTLEMENT)
            return Reading(areas or matches, name, abbreviation=True)
        if surface in table.after_comma_only or (surface.isupper() and len(surface) <= _SHORT):
            # Codes and initials are no names, except those that the gazetteer itself calls an abbreviation.
            known = len(surface) > 1 and surface not in table.postal_codes and surface not in table.after_comma_only
            spelt = tuple(m for m in self._gazetteer.by_name(surface) if known and m.sort is NameSort.ABBREVIATION)
            return Reading(spelt, surface, abbreviation=True)
        matches = self._plausible(surface, self._gazetteer.by_name(surface))
        if matches:
            return Reading(matches, surface, demonym=_is_demonym(matches))
        return self._read_parts(surface)

    def _plausible(self, surface: str, matches: tuple[NameMatch, ...]) -> tuple[NameMatch, ...]:
        """Return the matches but those that are alike only when folded: "Us" is a town in France, "US" is not."""
        kept = []
        for match in matches:
            if match.sort is NameSort.ABBREVIATION and not _same_letters(surface, match.name):
                continue
            if match.sort in WEAK_SORTS and self._is_derived(surface, match.place):
                kept.append(replace(match, sort=NameSort.DEMONYM))
            elif match.sort not in WEAK_SORTS or len(surface) > _SHORT or _same_letters(surface, match.name):
                kept.append(match)
        return tuple(kept)

    def _is_derived(self, surface: str, place: Place) -> bool:
        """Return whether it is an adjective from the name of an area, as "Pakistani" is, whatever else bears it."""
        if place.feature_class not in {FeatureClass.AREA, FeatureClass.REGION}:
            return False
        name = place.name
        return any(
            surface.endswith(suffix) and surface in {name + suffix, name[:-1] + suffix}
            for suffix in self.language.demonym_suffixes
        )

    def _read_parts(self, surface: str) -> Reading:
        """Read a name with a descriptive word ("Oaxaca State"), an abbreviated one ("N. Korea") or a plural demonym."""
        table = self.language
        words = surface.split()
        for head_at, heads, others in ((-1, table.features_after, words[:-1]), (0, table.features_before, words[1:])):
            if len(words) < 2:
                break
            head = heads.get(words[head_at].rstrip(".").lower())
            if head is None:
                continue
            rest = others
            if head_at == 0 and rest[0].lower() == "of":
                rest = rest[1:]
                if rest and rest[0].lower() == "the":
                    rest = rest[1:]
            name = " ".join(rest)
            found = tuple(
                m
                for m in self._gazetteer.by_name(name)
                if m.place.feature_class in _CLASSES_OF_HEAD[head]
                and m.sort not in DEMONYM_SORTS
                and m.place.kind is not PlaceKind.COUNTRY
            )
            if found:
                return Reading(found, name)
        expanded = [table.expansions.get(w[:-1].lower(), w) if w.endswith(".") else w for w in words]
        if expanded != words:
            name = " ".join(expanded)
            matches = self._gazetteer.by_name(name)
            if matches:
                return Reading(matches, name, demonym=_is_demonym(matches))
        if len(surface) > 4 and surface.endswith("s") and not surface.endswith("ss"):
            people = tuple(m for m in self._gazetteer.by_name(surface[:-1]) if m.sort in DEMONYM_SORTS)
            if people:
                return Reading(people, surface[:-1], demonym=True)
        return Reading((), surface)


def _same_letters(surface: str, name: str) -> bool:
    return surface.replace(".", "") == name.replace(".", "")


def _is_demonym(matches: tuple[NameMatch, ...]) -> bool:
    """Return whether the adjective is the better known meaning: "Turkish", but not "Kansas" or "Brazil"."""
    people = [m.place for m in matches if m.sort in DEMONYM_SORTS]
    if not people:
        return False
    known = max((_renown(p) for p in people), default=0)
    places = [m.place for m in matches if m.sort not in DEMONYM_SORTS]
    return all(_renown(p) < known / _DEMONYM_LEAD for p in places)


def _renown(place: Place) -> float:
    return max(float(place.population), _LEAST_RENOWN.get(place.kind, 0.0))

"""Names that the gazetteer lacks, understood by the place that stands in them: "Hartford Hospital"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geoview.gazetteer.place import DEMONYM_SORTS, MAIN_SORTS, FeatureClass, NameMatch, NameSort
from geoview.names.lookup import NameLookup, Reading

if TYPE_CHECKING:
    from geoview.names.language import Language

__all__ = ["read_part", "with_plain_name"]

# One of the cuts that `geoview.names.tokens` lists, with why they differ.
_WORD = re.compile(r"[^\s–—/-]+")
_LEAST_LETTERS = 4
_LONGEST = 12
"""Words of a surface that are looked at."""
_LINKS = frozenset({"of", "in", "at"})
_HOLDERS = frozenset({FeatureClass.SETTLEMENT, FeatureClass.AREA})


def read_part(surface: str, lookup: NameLookup) -> Reading | None:
    """Return the place that the name of a facility, team or organisation begins or ends with, or None.

    A thing that bears the name of a town or of its area mostly stands there. Streets do not: "Memphis Street" may be
    anywhere. Nor do islands and rivers, which are older than towns. How often such a guess is right is learned, so the
    name stays unresolved where it is probably wrong.

    Args:
        surface: As in the text; unknown as a whole.
        lookup: Where names are looked up.
    """
    language = lookup.language
    words = list(_WORD.finditer(surface))[:_LONGEST]
    head = words[-1].group().rstrip(".").lower()
    if len(words) < 2 or head in language.street_heads or head in language.own_features:
        return None
    people = lookup.read(words[-1].group())
    if people.demonym and len(words) == 2 and "-" in surface:  # "Syrian-Turkish"
        return people
    fronts = [(0, size) for size in range(len(words) - 1, 0, -1)]
    backs = [
        (begin, len(words))
        for begin in range(1, len(words))
        if begin == len(words) - 1
        or words[begin - 1].group().lower() in _LINKS
        or words[begin - 1].group().lower() in language.directions
    ]
    best: Reading | None = None
    for parts in (fronts, backs):
        for begin, end in parts:
            found = _read(surface[words[begin].start() : words[end - 1].end()], end - begin, lookup)
            if found is not None:
                if best is None or _renown(found) > _renown(best):
                    best = found
                break
    return best


def with_plain_name(reading: Reading, surface: str, lookup: NameLookup) -> Reading:
    """Return a reading with the places of the name without its last, descriptive word added.

    They are added where the whole name is only another name of a place: one of the Springfields is also
    called "Springfield City", but the text may mean any of them.
    """
    words = surface.split()
    if len(words) < 2 or reading.abbreviation or any(m.sort is NameSort.MAIN for m in reading.matches):
        return reading
    head = lookup.language.features_after.get(words[-1].lower())
    if head is None:
        return reading
    plain = lookup.read(" ".join(words[:-1]))
    more = tuple(m for m in plain.matches if m.sort not in DEMONYM_SORTS and m.place.feature_class == head)
    return Reading((*reading.matches, *more), plain.name) if more and not plain.demonym else reading


def _read(name: str, size: int, lookup: NameLookup) -> Reading | None:
    if not name[0].isupper() or (size == 1 and not _may_stand_alone(name, lookup.language)):
        return None
    reading = lookup.read(name)
    kept = tuple(m for m in reading.matches if _is_meant(m, name))
    return Reading(kept, reading.name) if kept and not reading.demonym else None


def _renown(reading: Reading) -> float:
    return max(m.place.prominence for m in reading.matches)


def _may_stand_alone(word: str, language: Language) -> bool:
    plain = word.rstrip(".").lower()
    return len(plain) >= _LEAST_LETTERS and not (
        plain in language.directions
        or plain in language.function_words
        or plain in language.features_before
        or plain in language.features_after
        or plain in language.organisation_heads
        or plain in language.facility_heads
    )


def _is_meant(match: NameMatch, name: str) -> bool:
    """Return whether a match is by the place's own name: things are not named after translations or old names."""
    return (
        match.sort not in DEMONYM_SORTS
        and match.place.feature_class in _HOLDERS
        and (match.sort in MAIN_SORTS or match.name.casefold() == name.casefold())
    )

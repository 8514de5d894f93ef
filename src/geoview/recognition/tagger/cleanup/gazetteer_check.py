"""A check of the tagger's names by the gazetteer: schools, town halls, the north of a state."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from geoview.gazetteer.place import NameSort, PlaceKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geoview.names.lookup import NameLookup
    from geoview.recognition.tagger.tagged import Tagged

__all__ = ["apply_gazetteer"]

_INSTITUTION = re.compile(
    r"(?: (?:High|Middle|Elementary|Primary|Junior|Senior|State|Community|Regional|Memorial|General|Medical))*"
    r" (?:School|Academy|University|College|Hospital|Elementary|Medical Center|Community Center)(?:s|ers?)?\b"
)
"""Behind a name: what bears it is a school or a hospital."""

_GENERIC = frozenset(
    {"arts", "building", "center", "centre", "city", "civic", "complex", "court", "courthouse", "downtown", "hall"}
    | {"library", "metro", "midtown", "new", "old", "park", "police", "territory", "town", "uptown", "village"}
)
"""Words that say what a place is and not which: "City Hall"."""
_INITIALS = re.compile(r"(?<![\w.])(?:[A-Z]\.){2,}")
_LONGEST_INITIALS = 12
_TOWN = 5_000
"""Inhabitants from which a place called by a general word is one that a text may mean."""
_MORE = re.compile(r", [A-Z]")

_BRANCH = re.compile(r" (?:State|Foreign|Home|Defen[cs]e|Justice|Interior|Treasury|Health)$")
_OFFICE = re.compile(r" (?:Department|Ministry|Office|Secretary|Minister)\b")
"""Behind a branch of government: the country's name ends before both."""

_UNIT = re.compile(r" (?P<unit>City|Town|County|State)$")
_BODY = re.compile(r" [A-Z]")
_KINDS_OF_UNIT = {"City": "P", "Town": "P", "County": "A", "State": "A"}
"""Behind a place: "Lancashire County" Council is Lancashire's, as no place is called so; not so "Kansas City"."""

_AND = frozenset({" and ", " & "})
_PART = re.compile(r"(?:(?:North|South)(?:ern|east(?:ern)?|west(?:ern)?)?|East(?:ern)?|West(?:ern)?|Central) ")


def apply_gazetteer(text: str, names: Sequence[Tagged], lookup: NameLookup) -> list[Tagged]:
    """Return the names without those that only seem to be one, and with parts of states read as the state.

    - A letter of initials is no name; if the initials are a place's, they are the name ("E.U.", but not "U.N.").
    - An institution's name that no place has is a person's or a made-up one: "Glennwood Academy".
    - A name of general words alone is no name, unless a place has that name: "City Hall", but "Park City".
    - "US State", before "Department", is the US; "Lancashire County", before "Council", is Lancashire.
    - "St. Kitts and Nevis" is one country.
    - "Northern Illinois" is Illinois, as "northern Illinois" is, unless a place has that name: "West Virginia".
    """
    out: list[Tagged] = []
    for found in _joined(text, names, lookup):
        name = found
        surface = text[name.start : name.end]
        if name.demonym:
            out.append(name)
            continue
        initials = _initials_around(text, name) if len(surface.rstrip(".")) == 1 else None
        if initials is not None:
            start, end = initials
            if _is_abbreviation(text[start:end], lookup) and (not out or out[-1].start != start):
                out.append(replace(name, start=start, end=end))
            continue
        known = lookup.knows(surface)
        words = surface.lower().split()
        if not known and _INSTITUTION.match(text, name.end):
            continue
        if all(word in _GENERIC for word in words) and not (
            _is_town(surface, lookup) and (len(words) > 1 or _MORE.match(text, name.end))
        ):
            continue
        branch = None if known else _BRANCH.search(surface)
        if branch and _OFFICE.match(text, name.end):
            name = replace(name, end=name.start + branch.start())
        unit = _UNIT.search(surface)
        if unit and _BODY.match(text, name.end) and not _is_called(surface, _KINDS_OF_UNIT[unit["unit"]], lookup):
            name = replace(name, end=name.start + unit.start())
        part = None if known else _PART.match(surface)
        if part and _is_state(surface[part.end() :], lookup):
            name = replace(name, start=name.start + part.end())
        out.append(name)
    return out


def _joined(text: str, names: Sequence[Tagged], lookup: NameLookup) -> list[Tagged]:
    """Return the names, with those joined that "and" connects to one country or state."""
    out: list[Tagged] = []
    for name in names:
        last = out[-1] if out else None
        if last is not None and text[last.end : name.start] in _AND and not (last.demonym or name.demonym):
            whole = lookup.read(text[last.start : name.end]).matches
            if any(m.place.kind is PlaceKind.COUNTRY or m.place.feature_code == "ADM1" for m in whole):
                out[-1] = replace(last, end=name.end, score=max(last.score, name.score))
                continue
        out.append(name)
    return out


def _is_called(surface: str, feature_class: str, lookup: NameLookup) -> bool:
    """Return whether that is the very name of a place of that class."""
    matches = lookup.read(surface).matches
    return any(
        m.place.feature_class == feature_class and m.place.name.casefold() == surface.casefold() for m in matches
    )


def _initials_around(text: str, name: Tagged) -> tuple[int, int] | None:
    """Return the span of the initials of which the name is one letter."""
    for match in _INITIALS.finditer(text, max(0, name.start - _LONGEST_INITIALS), name.end + _LONGEST_INITIALS):
        if match.start() <= name.start < match.end():
            return match.span()
    return None


def _is_abbreviation(surface: str, lookup: NameLookup) -> bool:
    reading = lookup.read(surface)
    return reading.abbreviation or any(m.sort is NameSort.ABBREVIATION for m in reading.matches)


def _is_town(surface: str, lookup: NameLookup) -> bool:
    reading = lookup.read(surface)
    return reading.name == surface and any(m.place.population >= _TOWN for m in reading.matches)


def _is_state(name: str, lookup: NameLookup) -> bool:
    """Return whether a state of the United States is among its best known meanings."""
    matches = lookup.read(name).matches
    return bool(matches) and any(m.place.kind is PlaceKind.STATE and m.place.country_code == "US" for m in matches[:3])

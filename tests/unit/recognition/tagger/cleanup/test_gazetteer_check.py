"""What the gazetteer makes of names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geoview.recognition.tagger.cleanup.gazetteer_check import apply_gazetteer
from geoview.recognition.tagger.tagged import Tagged

if TYPE_CHECKING:
    from geoview.names.lookup import NameLookup


def weighed(text: str, lookup: NameLookup, *surfaces: str, demonym: bool = False) -> list[str]:
    names, at = [], 0
    for surface in surfaces:
        at = text.index(surface, at)
        names.append(Tagged(at, at + len(surface), demonym, 0.9, 0.1))
        at += len(surface)
    return [text[n.start : n.end] for n in apply_gazetteer(text, names, lookup)]


@pytest.mark.parametrize(
    ("text", "surface", "expected"),
    [
        ("at Qwrtzpol High School today", "Qwrtzpol", None),
        ("at Qwrtzpol Community Hospital", "Qwrtzpol", None),
        ("at Springfield High School today", "Springfield", "Springfield"),
        ("from Qwrtzpol today", "Qwrtzpol", "Qwrtzpol"),
        ("met at City Hall today", "City Hall", None),
        ("a shop in Downtown Oslo", "Downtown", None),
        ("the US State Department said", "US State", "US"),
        ("in the Washington State Department stores", "Washington State", "Washington"),
        ("told Lancashire County Council", "Lancashire County", "Lancashire"),
        ("told Kansas City Council", "Kansas City", "Kansas City"),
        ("told Montgomery County Council", "Montgomery County", "Montgomery County"),
        ("roads of Lancashire County are", "Lancashire County", "Lancashire County"),
        ("New ferry ties ports", "New", None),
        ("in the Territory of Alaska", "Territory", None),
        ("skiing in Park City, Utah", "Park City", "Park City"),
        ("farms in Northern Illinois are", "Northern Illinois", "Illinois"),
        ("farms in West Virginia are", "West Virginia", "West Virginia"),
        ("farms in Western Australia are", "Western Australia", "Western Australia"),
        ("streets of South Los Angeles are", "South Los Angeles", "South Los Angeles"),
    ],
)
def test_what_the_gazetteer_makes_of_a_name(text: str, surface: str, expected: str | None, lookup: NameLookup) -> None:
    assert weighed(text, lookup, surface) == ([] if expected is None else [expected])


def test_letters_of_initials(lookup: NameLookup) -> None:
    assert weighed("the E.U. promised", lookup, "E.", "U.") == ["E.U."]
    assert weighed("the U.N. promised", lookup, "U.") == []
    assert weighed("the village of Å lies", lookup, "Å") == ["Å"]


def test_peoples_stay(lookup: NameLookup) -> None:
    assert weighed("the Qwrtzpolian High School", lookup, "Qwrtzpolian", demonym=True) == ["Qwrtzpolian"]


def test_two_names_that_are_one_country(lookup: NameLookup) -> None:
    assert weighed("the flag of St. Kitts and Nevis", lookup, "St. Kitts", "Nevis") == ["St. Kitts and Nevis"]
    assert weighed("in Newfoundland and Labrador", lookup, "Newfoundland", "Labrador") == ["Newfoundland and Labrador"]
    assert weighed("in Norway and Sweden", lookup, "Norway", "Sweden") == ["Norway", "Sweden"]
    assert weighed("in Trinidad, and Tobago too", lookup, "Trinidad", "Tobago") == ["Trinidad", "Tobago"]

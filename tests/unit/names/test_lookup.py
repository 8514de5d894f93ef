"""From the words of a text to the names of the gazetteer."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from geoview.errors import GeoViewError
from geoview.gazetteer.place import DEMONYM_SORTS, NameSort
from geoview.names import language as language_module
from geoview.names.language import load_language
from geoview.names.lookup import NameLookup
from geoview.storage import resource_path

if TYPE_CHECKING:
    from pathlib import Path

    from geoview.gazetteer import Gazetteer


@pytest.fixture(scope="module")
def lookup(gazetteer: Gazetteer) -> NameLookup:
    return NameLookup(gazetteer, load_language())


@pytest.mark.parametrize(
    ("surface", "place_id"),
    [
        ("US", "geonames:6252001"),
        ("U.S.", "geonames:6252001"),
        ("UK", "geonames:2635167"),
        ("UAE", "geonames:290557"),
        ("DPRK", "geonames:1873107"),
        ("NSW", "geonames:2155400"),
        ("D.C.", "geonames:4138106"),
        ("Calif.", "geonames:5332921"),
        ("W.Va.", "geonames:4826850"),
        ("Punjab province", "geonames:1167710"),
        ("N. Korea", "geonames:1873107"),
    ],
)
def test_short_forms(lookup: NameLookup, surface: str, place_id: str) -> None:
    assert lookup.read(surface).matches[0].place.id == place_id


def test_abbreviations_say_what_they_are(lookup: NameLookup) -> None:
    reading = lookup.read("Calif.")
    assert reading.abbreviation
    assert reading.name == "California"
    assert {m.sort for m in reading.matches} == {NameSort.ABBREVIATION}


@pytest.mark.parametrize(("surface", "state"), [("MS", "Mississippi"), ("Ill.", "Illinois"), ("Pa.", "Pennsylvania")])
def test_some_short_forms_need_a_place_before_them(lookup: NameLookup, surface: str, state: str) -> None:
    assert all(m.place.name != state for m in lookup.read(surface).matches)
    assert lookup.read(surface, behind_place=True).matches[0].place.name == state


@pytest.mark.parametrize("surface", ["Us", "us", "IN", "OR", "WHO", "AIDS"])
def test_what_only_looks_like_a_short_form(lookup: NameLookup, surface: str) -> None:
    assert all(m.place.id != "geonames:6252001" for m in lookup.read(surface).matches)
    assert not (surface.isupper() and len(surface) < 4 and lookup.read(surface).matches)


@pytest.mark.parametrize("surface", ["Pakistani", "Palestinians", "European", "Turkish", "Georgian"])
def test_demonyms(lookup: NameLookup, surface: str) -> None:
    reading = lookup.read(surface)
    assert reading.demonym
    assert reading.matches[0].sort in DEMONYM_SORTS


@pytest.mark.parametrize("surface", ["Kansas", "Brazil", "Arab", "Paris"])
def test_names_are_no_demonyms(lookup: NameLookup, surface: str) -> None:
    assert not lookup.read(surface).demonym or surface == "Arab"


def test_loose_reading_keeps_the_place(lookup: NameLookup) -> None:
    assert lookup.read_loosely("northern Nigeria").matches[0].place.id == "geonames:2328926"
    assert lookup.read_loosely("Republic of Armenia").matches[0].place.id == "geonames:174982"


def test_an_island_or_a_river_is_no_town_of_its_name(lookup: NameLookup) -> None:
    assert lookup.read_loosely("Banbury Island").matches == ()
    assert lookup.read_loosely("Tonga River").matches == ()
    assert lookup.read_loosely("Nile River").matches[0].place.feature_class == "H"
    assert {m.place.feature_class for m in lookup.read_loosely("Crimea Peninsula").matches} <= {"A", "T", "L"}
    # A beach lies at its town, and a word in small letters is no part of the name.
    assert lookup.read_loosely("Muizenberg Beach").matches[0].place.name == "Muizenberg"
    assert lookup.read_loosely("Banbury island").matches[0].place.name == "Banbury"


@pytest.mark.parametrize("surface", ["Qwrtz Memphis Street", "Memphis Qwrtz Hospital", "Qwrtz"])
def test_what_is_named_after_a_place_is_not_that_place(lookup: NameLookup, surface: str) -> None:
    assert lookup.read_loosely(surface).matches == ()


def test_a_language_without_tables_gets_the_english_ones() -> None:
    assert load_language("xx").code == "en"
    assert load_language("en-GB").code == "en"


def test_damaged_tables_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    damaged = tmp_path / "en.json"
    damaged.write_text("{", encoding="utf-8")
    monkeypatch.setattr(language_module, "resource_path", lambda *parts: damaged)
    load_language.cache_clear()
    try:
        with pytest.raises(GeoViewError, match=r"en\.json"):
            load_language("en")
    finally:
        load_language.cache_clear()


def test_tables_hold_lower_case_words_only() -> None:
    table = json.loads(resource_path("languages", "en.json").read_text(encoding="utf-8"))
    for key, words in table.items():
        if isinstance(words, list) and key != "after_comma_only":
            assert [w for w in words if w != w.lower()] == [], key
            assert len(set(words)) == len(words), key
    assert set(table["after_comma_only"]) - set(table["abbreviations"]) <= {"Me."}

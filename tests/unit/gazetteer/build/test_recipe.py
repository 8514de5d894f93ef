"""The recipe in resources/gazetteer: what it trusts, what it refuses."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from geoview.gazetteer.build.reviewed import Feature

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

RECIPE = Path(__file__).parents[4] / "resources" / "gazetteer"


@pytest.fixture
def checks() -> Iterator[ModuleType]:
    sys.path.insert(0, str(RECIPE))
    try:
        yield importlib.import_module("checks")
    finally:
        sys.path.remove(str(RECIPE))


@pytest.fixture
def divisions() -> Iterator[ModuleType]:
    sys.path.insert(0, str(RECIPE))
    try:
        yield importlib.import_module("divisions")
    finally:
        sys.path.remove(str(RECIPE))


@pytest.mark.parametrize(
    ("local", "aliases", "country", "expected"),
    [
        ("Zābul", ["Zabul Province"], "AF", "Zabul"),
        ("Yaroslavskaya oblast'", ["Yaroslavl Oblast"], "RU", "Yaroslavl Oblast"),
        ("Qinghai Sheng", ["Qinghai", "Qinghai Province", "青海"], "CN", "Qinghai"),
        ("Genève", ["Canton of Geneva", "Geneva"], "CH", "Geneva"),
        ("Dagestan, Respublika", ["Dagestan"], "RU", "Dagestan"),
        ("Texas", ["State of Texas"], "US", "Texas"),
        ("Şanlıurfa", ["Şanlıurfa Province"], "TR", "Şanlıurfa"),
        ("Ōsaka", [], "JP", "Osaka"),
    ],
)
def test_english_names_of_divisions(
    divisions: ModuleType, local: str, aliases: list[str], country: str, expected: str
) -> None:
    assert divisions.english_name(local, aliases, country) == expected


SQUARE = {"SQ": [[[(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0), (0.0, 0.0)]]]}


def feature(code: str, latitude: float, longitude: float, country: str = "", name: str = "X") -> Feature:
    return Feature(0, code, name, (), latitude, longitude, country, 500)


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (feature("SEA", 8, 2), "water but lies on land"),
        (feature("SEA", 5, 20), ""),
        (feature("MT", 5, 20), "land but lies at sea"),
        (feature("MT", 5, 5, "SQ"), ""),
        (feature("MT", 30, 5, "SQ"), "land but lies at sea"),
        (feature("PRK", 30, 5, "SQ"), "not in or near SQ"),
        (feature("BLDG", 5, 5, "QQ"), "names QQ"),
        (feature("ISL", 5, 15, "SQ"), ""),
        (feature("ISL", 5, 60, "SQ"), "not in or near SQ"),
        (feature("STM", 5, 5, name="Wet River"), ""),
        (feature("STM", 9, 1, name="Wet River"), "far from the river"),
        (feature("BAY", 4, 6.5), ""),
    ],
)
def test_the_build_refuses_a_point_that_a_second_source_contradicts(
    checks: ModuleType, row: Feature, fault: str
) -> None:
    checker = checks.Checker(SQUARE, {"wet": [(4.0, 4.0, 6.0, 6.0)]}, [(4.0, 7.0)])
    found = checker.fault(row, "X")
    assert (fault in found) if fault else found == ""


def test_a_town_by_a_river_has_a_short_name(divisions: ModuleType) -> None:
    short = divisions.short_name
    assert short("Newcastle upon Tyne") == "Newcastle"
    assert short("Stratford-upon-Avon") == "Stratford"
    assert short("Boulogne-sur-Mer") == "Boulogne"
    assert short("Frankfurt am Main") == "Frankfurt"
    assert short("Rostov-on-Don") == "Rostov"
    assert short("Santiago de Compostela") == "", "another Santiago is the one that is called so"
    assert short("Ashton") == ""
    assert short("La Seyne-sur-Mer") == "", "names with an article stay whole"

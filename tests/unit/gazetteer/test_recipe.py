"""The recipe in resources/gazetteer: what it trusts, what it refuses."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from geoview.errors import GazetteerError
from geoview.gazetteer import NameSort
from geoview.gazetteer.build.aliases import sort_of, trusted
from geoview.gazetteer.build.prominence import prominence
from geoview.gazetteer.build.reviewed import Feature, Reviewed, slug_of

RECIPE = Path(__file__).parents[3] / "resources" / "gazetteer"


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
    ("name", "expected"),
    [
        ("Lisboa", True),
        ("Ürümqi", True),
        ("Łódź", True),
        ("北京", True),
        ("Αθήνα", True),
        ("‘Ajmān", True),
        ("surudeu", False),
        ("LHR", False),
        ("LOND", False),
        ("Ur", False),
        ("Paris 15", False),
        ("", False),
        ("x" * 61, False),
    ],
)
def test_which_aliases_are_trusted(name: str, expected: bool) -> None:
    assert trusted(name) is expected


def test_sort_and_language_follow_from_the_script() -> None:
    assert sort_of("اسلام آباد", "ur-PK,en-PK,pa") == (NameSort.NATIVE, "ur")
    assert sort_of("Исламабад", "ur-PK,en-PK,pa") == (NameSort.TRANSLATION, "ru")
    assert sort_of("Islamabad", "ur-PK,en-PK,pa") == (NameSort.ALIAS, "")


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


def test_the_reviewed_tables_are_well_formed() -> None:
    reviewed = Reviewed(RECIPE)
    assert len(reviewed.features) + len(reviewed.facilities) > 2_400
    assert {"kashmir", "crimea", "golan", "EH", "TW", "PS"} <= {view[0] for view in reviewed.views}
    for row in (*reviewed.features, *reviewed.facilities):
        assert -90 <= row.latitude <= 90 and -180 <= row.longitude <= 180 and 0 < row.prominence <= 1000
        assert len(row.country) in (0, 2) and row.name.strip() == row.name
    sahel = next(region for region in reviewed.regions if region.key == "sahel")
    assert sahel.members == ("BF", "ML", "MR", "NE", "SN", "TD")


def test_a_malformed_table_is_named(tmp_path: Path) -> None:
    for name in ("names", "demonyms", "points", "features", "facilities", "regions", "views"):
        (tmp_path / f"{name}.psv").write_text("# nothing\n", encoding="utf-8")
    Reviewed(tmp_path)
    (tmp_path / "points.psv").write_text("# head\nUS|1\n", encoding="utf-8")
    with pytest.raises(GazetteerError, match=r"points\.psv:2 has 2 fields"):
        Reviewed(tmp_path)
    (tmp_path / "points.psv").unlink()
    with pytest.raises(GazetteerError, match=r"points\.psv"):
        Reviewed(tmp_path)


def test_a_region_that_holds_itself_is_refused(tmp_path: Path) -> None:
    for name in ("names", "demonyms", "points", "features", "facilities", "views"):
        (tmp_path / f"{name}.psv").write_text("", encoding="utf-8")
    (tmp_path / "regions.psv").write_text("a|RGN|A||0|0|500|@b||\nb|RGN|B||0|0|500|@a||\n", encoding="utf-8")
    with pytest.raises(GazetteerError, match="holds itself"):
        Reviewed(tmp_path)


def test_slugs() -> None:
    assert slug_of("South Asia") == "south-asia" and slug_of("Côte d’Azur") == "cote-d-azur"


def test_prominence_puts_the_known_before_the_unknown() -> None:
    order = [
        prominence("A", "PCLI", 331_000_000),
        prominence("P", "PPLC", 9_000_000),
        prominence("P", "PPL", 4_000_000),
        prominence("P", "PPLC", 600_000) - 0.05,
        prominence("P", "PPL", 50_000),
        prominence("P", "PPL", 500),
        prominence("P", "PPL", 0),
    ]
    assert order == sorted(order, reverse=True)
    assert all(0 <= value <= 1 for value in order)
    assert prominence("A", "PCLI", 39_000) > prominence("P", "PPLC", 32_000)
    assert prominence("A", "ADM2", 100_000) < prominence("P", "PPL", 100_000)


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

"""Look-ups in a small gazetteer whose answers are known."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from geoview.errors import GazetteerError
from geoview.gazetteer import Gazetteer, NameMatch, NameSort, Place

if TYPE_CHECKING:
    from pathlib import Path


def names(matches: tuple[NameMatch, ...]) -> list[str]:
    return [match.place.name for match in matches]


def test_info_states_what_is_there(small: Gazetteer) -> None:
    assert (small.info.version, small.info.places, small.info.built) == ("Test 1", 7, "2026-01-01")
    assert [source.key for source in small.info.sources] == ["test"]


def test_ids(small: Gazetteer) -> None:
    quadra, sea = small.by_id("geonames:3"), small.by_id("geoview:square-sea")
    assert quadra is not None and quadra.name == "Quadra" and quadra.admin1 == "East"
    assert sea is not None and sea.id == "geoview:square-sea" and sea.country_code == ""
    for unknown in (
        "geonames:99",
        "geonames:",
        "geonames:-1",
        "geonames:3;",
        "geoview:none",
        "x",
        "",
        "geonames:" + "9" * 99,
    ):
        assert small.by_id(unknown) is None


def test_an_old_name_never_outranks_a_main_name(small: Gazetteer) -> None:
    matches = small.by_name("Quadra")
    assert names(matches) == ["Quadra", "Chatto"]
    assert [match.sort for match in matches] == [NameSort.MAIN, NameSort.HISTORIC]


def test_a_reviewed_abbreviation_goes_before_a_village_of_that_name(small: Gazetteer) -> None:
    matches = small.by_name("SQL")
    assert names(matches) == ["Squareland", "Sql"]
    assert matches[0].name == "SQL"


def test_demonyms_tell_what_they_are(small: Gazetteer) -> None:
    assert [match.sort for match in small.by_name("Squarish")] == [NameSort.DEMONYM]
    assert [match.sort for match in small.by_name("squarishes")] == [NameSort.DEMONYM_PLURAL]


def test_other_scripts_keep_their_spelling_and_language(small: Gazetteer) -> None:
    (match,) = small.by_name("КВАТРО")
    assert (match.name, match.language, match.place.name) == ("Кватро", "ru", "Chatto")


@pytest.mark.parametrize(
    "name", ["", "   ", "nowhere", "%", "_", "'; DROP TABLE place; --", "a\0b", "x" * 1_000_000, "\ud800"]
)
def test_odd_names_find_nothing(small: Gazetteer, name: str) -> None:
    assert small.by_name(name) == ()
    assert small.search(name) == ()
    assert small.has_prefix(name) is False


def test_search_gives_exact_matches_first(small: Gazetteer) -> None:
    assert names(small.search("sq")) == ["Squareland", "Square Sea"]
    assert names(small.search("sql")) == ["Squareland", "Sql"]
    assert names(small.search("square sea"))[0] == "Square Sea"
    assert small.search("sq", 0) == ()
    assert len(small.search("sq", 1)) == 1


def test_has_prefix_knows_whole_words_only(small: Gazetteer) -> None:
    assert small.has_prefix("square") and small.has_prefix("square sea")
    assert not small.has_prefix("squ") and not small.has_prefix("square se") and not small.has_prefix("sea")


def test_nearest(small: Gazetteer) -> None:
    found = small.nearest(33.7, 73.1, 2)
    assert [place.name for place, _ in found] == ["Quadra", "Sql"]
    assert found[0][1] == pytest.approx(4.6, abs=0.2)
    assert [place.name for place, _ in small.nearest(-60, -100, 1)] != []
    assert [place.name for place, _ in small.nearest(0, 0, feature_class="H")] == ["Square Sea"]
    assert small.nearest(91, 0) == () and small.nearest(0, 181) == () and small.nearest(float("nan"), 0) == ()


def test_nearest_reaches_across_the_antimeridian(tmp_path: Path) -> None:
    from geoview.gazetteer.build.writer import Writer

    with Writer(tmp_path / "g.sqlite") as writer:
        source = writer.source("t", "t", "CC0-1.0", "", "1")
        writer.place(1, "West", 0, -179.99, "P", "PPL", "", prominence=0.2, source=source)
        writer.place(2, "Far", 0, 170, "P", "PPL", "", prominence=0.2, source=source)
        writer.finish("t", "")
    gazetteer = Gazetteer.open(tmp_path / "g.sqlite")
    assert gazetteer.nearest(0, 179.99)[0][0].name == "West"
    gazetteer.close()


def test_locate(small: Gazetteer) -> None:
    country, division = small.locate(33, 75)
    assert country is not None and country.name == "Squareland"
    assert division is not None and division.name == "East"
    assert small.locate(0, 0) == (None, None)
    assert small.locate(100, 0) == (None, None)


def test_a_disputed_corner_belongs_to_nobody_in_the_neutral_view(small: Gazetteer, small_file: Path) -> None:
    assert small.locate(35.5, 75.5)[0] is None
    theirs = Gazetteer.open(small_file, view="SQ")
    country = theirs.locate(35.5, 75.5)[0]
    assert country is not None and country.country_code == "SQ"
    assert [(area.title, area.holder) for area in theirs.disputed_areas()] == [("The Corner", "SQ")]
    neutral, wider = small.outline("geonames:1"), theirs.outline("geonames:1")
    assert neutral is not None and wider is not None
    assert len(json.loads(wider)["coordinates"]) == len(json.loads(neutral)["coordinates"]) + 1
    theirs.close()


def test_containment(small: Gazetteer) -> None:
    country, east, quadra, region = (
        small.by_id(i) for i in ("geonames:1", "geonames:2", "geonames:3", "geoview:shapes")
    )
    assert country and east and quadra and region
    assert small.contains(country, quadra) and small.contains(country, east) and small.contains(east, quadra)
    assert small.contains(region, country) and small.contains(region, quadra)
    assert (
        not small.contains(quadra, east) and not small.contains(country, region) and not small.contains(east, country)
    )
    assert not small.contains(quadra, quadra)
    stranger = Place("nominatim:1", "Hamlet", 33, 74, quadra.feature_class, "PPL", "SQ", admin1="East")
    assert small.contains(east, stranger) and small.contains(country, stranger)


def test_country_capital_and_members(small: Gazetteer) -> None:
    country, capital = small.country("sq"), small.capital_of("SQ")
    assert country is not None and country.name == "Squareland"
    assert capital is not None and capital.name == "Quadra"
    assert small.country("XX") is None and small.capital_of("") is None
    assert small.members("geoview:shapes") == (country,)
    assert small.members("geonames:3") == () and small.members("bad") == ()
    assert small.admin1_of(capital) == small.by_id("geonames:2")


def test_outline_is_geojson(small: Gazetteer) -> None:
    text = small.outline("geonames:2")
    assert text is not None
    geometry = json.loads(text)
    assert geometry["type"] == "MultiPolygon"
    ring = geometry["coordinates"][0][0]
    assert ring[0] == ring[-1]
    assert small.outline("geonames:3") is None and small.outline("geoview:none") is None


def test_many_threads_get_the_same_answers(small: Gazetteer) -> None:
    def ask(number: int) -> tuple[str, ...]:
        small._names.clear()
        return tuple(names(small.by_name(("Quadra", "SQL", "East")[number % 3])))

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(ask, range(300)))
    assert {answers[0], answers[1], answers[2]} == set(answers)


def test_a_closed_gazetteer_says_so(small: Gazetteer) -> None:
    small.close()
    with pytest.raises(GazetteerError):
        small.by_name("Quadra")


def test_opening_writes_nothing(small_file: Path) -> None:
    before = small_file.read_bytes()
    gazetteer = Gazetteer.open(small_file)
    gazetteer.by_name("Quadra")
    gazetteer.close()
    assert small_file.read_bytes() == before
    assert [path.name for path in small_file.parent.iterdir()] == [small_file.name]

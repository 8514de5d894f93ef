"""What must hold of the built gazetteer as a whole."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest

from geoview.gazetteer import Gazetteer, PlaceKind
from geoview.gazetteer.build.verify import verify
from geoview.gazetteer.lookup import info_lines, lookup
from geoview.gazetteer.positions import distance_km


def test_verify_finds_nothing_wrong(real: Gazetteer) -> None:
    assert verify(real.path) == []


def test_size_and_content(real: Gazetteer) -> None:
    assert real.path.stat().st_size < 80_000_000
    assert real.info.places > 300_000 and real.info.names > 1_000_000
    rows = dict(real._reader.rows("SELECT class, count(*) FROM place GROUP BY class"))
    assert rows["H"] + rows["T"] > 3_000
    assert rows["A"] > 50_000 and rows["P"] > 245_000 and rows["S"] > 8_000


@pytest.mark.parametrize(
    ("code", "latitude", "longitude"),
    [("US", 39.76, -98.5), ("PK", 30, 70), ("IN", 22, 79), ("AF", 33, 66), ("CN", 35, 105), ("RU", 60, 100)],
)
def test_countries_stand_where_geonames_puts_them(
    real: Gazetteer, code: str, latitude: float, longitude: float
) -> None:
    country = real.country(code)
    assert country is not None and country.kind is PlaceKind.COUNTRY
    assert (country.latitude, country.longitude) == (latitude, longitude)


def test_every_country_has_an_outline_or_is_a_speck(real: Gazetteer) -> None:
    rows = real._reader.rows(
        "SELECT code FROM country WHERE place NOT IN (SELECT place FROM outline) AND place IN"
        " (SELECT id FROM place WHERE population > 60000)"
    )
    assert rows == []


@pytest.mark.parametrize(
    ("latitude", "longitude", "country", "division"),
    [
        (33.7, 73.05, "PK", "Islamabad"),
        (40.71, -74.0, "US", "New York"),
        (48.85, 2.35, "FR", None),
        (-33.87, 151.2, "AU", "New South Wales"),
        (55.75, 37.62, "RU", None),
        (1.35, 103.8, "SG", None),
        (35.0, 135.75, "JP", "Kyoto"),
        (-22.9, -43.2, "BR", "Rio de Janeiro State"),
    ],
)
def test_locate(real: Gazetteer, latitude: float, longitude: float, country: str, division: str | None) -> None:
    found, state = real.locate(latitude, longitude)
    assert found is not None and found.country_code == country
    if division:
        assert state is not None and state.name == division


def test_the_open_sea_is_nowhere(real: Gazetteer) -> None:
    assert real.locate(0, -30) == (None, None)


def test_disputed_areas_depend_on_the_view_alone(real: Gazetteer) -> None:
    simferopol, golan, srinagar, laayoune = (44.95, 34.1), (33.0, 35.77), (34.08, 74.8), (27.15, -13.2)
    assert [real.locate(*point)[0] for point in (simferopol, golan, srinagar)] == [None, None, None]
    neutral_sahara = real.locate(*laayoune)[0]
    assert neutral_sahara is not None and neutral_sahara.country_code == "EH"
    expected = {"un": ("UA", "SY", None), "RU": ("RU", None, None), "IN": (None, None, "IN"), "PK": (None, None, "PK")}
    for view, codes in expected.items():
        gazetteer = Gazetteer.open(real.path, view=view)
        found = [gazetteer.locate(*point)[0] for point in (simferopol, golan, srinagar)]
        assert tuple(place.country_code if place else None for place in found) == codes, view
        gazetteer.close()
    morocco = Gazetteer.open(real.path, view="MA")
    place = morocco.locate(*laayoune)[0]
    assert place is not None and place.country_code == "MA"
    morocco.close()
    titles = {area.title for area in real.disputed_areas()}
    assert {"Kashmir", "Crimea", "Golan Heights", "Western Sahara", "Taiwan", "Palestine"} <= titles
    assert all(area.holder == "" for area in real.disputed_areas())


def test_regions_have_members_and_one_outline(real: Gazetteer) -> None:
    south_asia = real.by_id("geoview:south-asia")
    assert south_asia is not None and south_asia.kind is PlaceKind.REGION
    assert [place.country_code for place in real.members(south_asia.id)] == [
        "AF",
        "BD",
        "BT",
        "IN",
        "MV",
        "NP",
        "PK",
        "LK",
    ]
    assert distance_km(south_asia.latitude, south_asia.longitude, 25, 77) < 161
    outline = real.outline(south_asia.id)
    assert outline is not None and json.loads(outline)["type"] == "MultiPolygon"
    pakistan, islamabad = real.country("PK"), real.by_id("geonames:1176615")
    assert pakistan is not None and islamabad is not None
    assert (
        real.contains(south_asia, pakistan)
        and real.contains(south_asia, islamabad)
        and real.contains(pakistan, islamabad)
    )
    asia = real.by_id("geonames:6255147")
    assert asia is not None and real.contains(asia, islamabad)


def test_no_outline_runs_across_the_antimeridian(real: Gazetteer) -> None:
    for code in ("US", "RU", "FJ", "NZ", "KI", "AQ"):
        country = real.country(code)
        assert country is not None
        text = real.outline(country.id)
        assert text is not None
        for polygon in json.loads(text)["coordinates"]:
            longitudes = [x for x, _ in polygon[0]]
            latitudes = [y for _, y in polygon[0]]
            assert min(longitudes) >= -180 and max(longitudes) <= 180
            steps = [abs(a - b) for a, b in pairwise(longitudes)]
            edge = [abs(y) > 89 for y in latitudes]
            assert all(step < 180 or pole for step, pole in zip(steps, edge, strict=False)), code


def test_facilities_know_where_they_are(real: Gazetteer) -> None:
    pentagon = real.by_name("Pentagon")[0].place
    assert pentagon.kind is PlaceKind.FACILITY and pentagon.country_code == "US" and pentagon.admin1 == "Virginia"


def test_each_row_has_a_source_and_each_source_a_licence(real: Gazetteer) -> None:
    sources = {source.key: source for source in real.info.sources}
    assert all(source.licence and source.title for source in sources.values())
    for name in ("Islamabad", "Kremlin", "South Asia", "Amazon"):
        assert real.by_name(name)[0].place.source in sources


def test_points_that_may_be_off_say_by_how_much(real: Gazetteer) -> None:
    cook = real.by_name("Cook County")[0].place
    assert real.accuracy(cook.id) is None
    assert real.accuracy("geonames:1176615") is None
    rows = real._reader.rows("SELECT count(*), count(accuracy) FROM place WHERE code = 'ADM2' AND country <> 'US'")
    assert rows[0][1] == rows[0][0]


def test_lookup_and_info_for_the_command_line(real: Gazetteer) -> None:
    rows = lookup(real, "Islamabad", 2)
    assert [row["id"] for row in rows] == ["geonames:1176615", "geonames:1162015"]
    assert lookup(real, "Islamaba")[0]["name"] == "Islamabad"
    assert lookup(real, "qqqqq") == [] and lookup(real, "Islamabad", 0) == []
    place = real.by_id("geonames:1176615")
    assert place is not None
    assert list(place.record())[:4] == ["id", "name", "latitude", "longitude"]
    assert any("GeoNames" in line for line in info_lines(real))


def test_a_point_in_a_country_that_was_divided_anew(real: Gazetteer) -> None:
    country, division = real.locate(1.0, 38.0)
    assert country is not None and country.country_code == "KE"
    assert division is not None and (division.feature_code, division.country_code) == ("ADM1", "KE")
    assert real.locate(0.0, -30.0) == (None, None)

"""The gazetteer behind geopy's interface."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from geopy.exc import GeocoderQueryError
from geopy.geocoders.base import Geocoder
from geopy.location import Location

from geoview.gazetteer import Gazetteer
from geoview.geocoding import LocalGeocoder

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def geocoder() -> Iterator[LocalGeocoder]:
    gazetteer = Gazetteer.open()
    yield LocalGeocoder(gazetteer)
    gazetteer.close()


def test_it_is_a_geocoder_of_geopy(geocoder: LocalGeocoder) -> None:
    assert isinstance(geocoder, Geocoder)


@pytest.mark.parametrize(
    ("query", "place_id"),
    [
        ("Paris", "geonames:2988507"),
        ("Paris, Texas", "geonames:4717560"),
        ("Springfield, Ill.", "geonames:4250542"),
        ("London, Ontario, Canada", "geonames:6058560"),
        ("US", "geonames:6252001"),
        ("Pakistani", "geonames:1168579"),
        ("Washington, D.C.", "geonames:4140963"),
    ],
)
def test_geocode_takes_the_likeliest_place(geocoder: LocalGeocoder, query: str, place_id: str) -> None:
    found = geocoder.geocode(query)
    assert isinstance(found, Location)
    assert found.raw["id"] == place_id
    assert (found.latitude, found.longitude) == (found.raw["latitude"], found.raw["longitude"])


def test_geocode_gives_several_when_asked(geocoder: LocalGeocoder) -> None:
    found = geocoder.geocode("Springfield", exactly_one=False, limit=3, country_codes="us")
    assert isinstance(found, list)
    assert len(found) == 3
    assert {place.raw["country_code"] for place in found} == {"US"}
    assert {place.raw["name"] for place in found} == {"Springfield"}
    assert len({place.raw["id"] for place in found}) == 3


@pytest.mark.parametrize("query", ["", " , ", "Qwrtzplk", "Paris, Qwrtzplk"])
def test_geocode_without_an_answer_is_none(geocoder: LocalGeocoder, query: str) -> None:
    assert geocoder.geocode(query) is None
    assert geocoder.geocode(query, exactly_one=False) is None


def test_a_country_that_does_not_fit_leaves_nothing(geocoder: LocalGeocoder) -> None:
    assert geocoder.geocode("Islamabad", country_codes=["FR"]) is None


def test_a_long_query_is_refused(geocoder: LocalGeocoder) -> None:
    with pytest.raises(GeocoderQueryError):
        geocoder.geocode("(" * 100_000)
    with pytest.raises(GeocoderQueryError):
        geocoder.reverse("9" * 100_000)


def test_reverse_gives_the_nearest_first(geocoder: LocalGeocoder) -> None:
    one = geocoder.reverse((33.7215, 73.0433))
    assert isinstance(one, Location)
    assert one.raw["name"] == "Islamabad"
    assert "Pakistan" in one.address
    several = geocoder.reverse("48.8566, 2.3522", exactly_one=False, limit=4)
    assert isinstance(several, list)
    assert len(several) == 4


def test_reverse_refuses_what_is_no_point(geocoder: LocalGeocoder) -> None:
    with pytest.raises(GeocoderQueryError):
        geocoder.reverse("nowhere at all")


def test_there_is_no_network_behind_it(geocoder: LocalGeocoder) -> None:
    with pytest.raises(GeocoderQueryError):
        geocoder._call_geocoder("https://example.org/", lambda reply: reply)


@pytest.mark.parametrize("limit", [0, -1])
def test_a_limit_is_at_least_one(geocoder: LocalGeocoder, limit: int) -> None:
    with pytest.raises(ValueError, match="limit"):
        geocoder.geocode("Paris", limit=limit)
    with pytest.raises(ValueError, match="limit"):
        geocoder.reverse((1, 2), limit=limit)


def test_it_takes_what_geopys_own_take(geocoder: LocalGeocoder) -> None:
    one = geocoder.geocode("Islamabad", exactly_one=True, timeout=3, limit=5)
    assert isinstance(one, Location)
    assert {"id", "name", "latitude", "longitude", "feature_class", "country_code", "admin1"} <= set(one.raw)
    near = geocoder.reverse(one.point, exactly_one=False, limit=2, timeout=None)
    assert isinstance(near, list)
    assert near[0].raw["id"] == one.raw["id"]
    assert len(near) == 2
    with geocoder as same:
        assert same is geocoder

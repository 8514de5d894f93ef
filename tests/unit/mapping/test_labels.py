"""Words and numbers for places."""

from __future__ import annotations

import pytest

from geoview.gazetteer.place import FeatureClass, Place
from geoview.mapping.labels import coordinates, kind_name, where


@pytest.mark.parametrize(
    "feature_class, code, population, word",
    [
        (FeatureClass.SETTLEMENT, "PPLC", 0, "Capital city"),
        (FeatureClass.SETTLEMENT, "PPL", 3_000_000, "City"),
        (FeatureClass.SETTLEMENT, "PPLA", 20_000, "Town"),
        (FeatureClass.SETTLEMENT, "PPL", 300, "Village"),
        (FeatureClass.SETTLEMENT, "", 0, "Settlement"),
        (FeatureClass.AREA, "PCLI", 0, "Country"),
        (FeatureClass.AREA, "ADM1", 0, "State or province"),
        (FeatureClass.AREA, "ADMD", 0, "Administrative division"),
        (FeatureClass.REGION, "RGN", 0, "Region"),
        (FeatureClass.REGION, "CONT", 0, "Continent"),
        (FeatureClass.WATER, "STM", 0, "River"),
        (FeatureClass.TERRAIN, "XYZ", 0, "Land or water feature"),
        (FeatureClass.FACILITY, "AIRP", 0, "Airport"),
        (FeatureClass.FACILITY, "", 0, "Facility"),
    ],
)
def test_kinds_have_words(feature_class: FeatureClass, code: str, population: int, word: str) -> None:
    assert kind_name(Place("x:1", "X", 0, 0, feature_class, code, population=population)) == word


@pytest.mark.parametrize(
    "latitude, longitude, text",
    [
        (33.72148, 73.04329, "33.7215° N, 73.0433° E"),
        (-33.9, -70.65, "33.9000° S, 70.6500° W"),
        (0.0, 0.0, "0.0000° N, 0.0000° E"),
    ],
)
def test_coordinates_name_the_hemisphere(latitude: float, longitude: float, text: str) -> None:
    assert coordinates(latitude, longitude) == text


def test_where_goes_from_small_to_large_and_repeats_nothing() -> None:
    city = Place("x:1", "Islamabad", 0, 0, FeatureClass.SETTLEMENT, "PPLC", "PK", "Islamabad", "Islamabad")
    assert where(city, "Pakistan") == "Pakistan"
    town = Place("x:2", "Paris", 0, 0, FeatureClass.SETTLEMENT, "PPL", "US", "Texas", "Lamar County")
    assert where(town, "United States") == "Lamar County, Texas, United States"
    assert where(Place("x:3", "Pakistan", 0, 0, FeatureClass.AREA, "PCLI", "PK"), "Pakistan") == ""

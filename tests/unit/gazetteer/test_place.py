"""What a place is, apart from any gazetteer."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import pytest

from geoview.gazetteer.place import FeatureClass, Place

PLACE = Place(
    "x:1", "Łódź {{1}}", 51.75, -19.46667, FeatureClass.SETTLEMENT, "PPLA", "PL", "Łódź", "Łódź County", 768755,
    (51.6, 19.3, 51.9, 19.6), "own", 0.7,
)  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"name": "Paris", "admin1": "Texas", "country_code": "US"}, "Paris, Texas, US"),
        ({"name": "Geneva", "admin1": "Geneva", "country_code": "CH"}, "Geneva, CH"),
        ({"name": "South Asia", "admin1": "", "country_code": ""}, "South Asia"),
    ],
)
def test_a_full_name_says_what_holds_it(changes: dict[str, Any], name: str) -> None:
    assert dataclasses.replace(PLACE, **changes).full_name == name


def test_a_record_is_plain_data_and_leads_back() -> None:
    record = PLACE.record()
    again = Place.of_record(json.loads(json.dumps(record)))
    assert again == dataclasses.replace(PLACE, bounds=None, prominence=0.0)
    assert {field.name for field in dataclasses.fields(Place)} - record.keys() == {"bounds", "prominence"}


@pytest.mark.parametrize(
    "record", [{}, {"id": "x:1"}, PLACE.record() | {"feature_class": "?"}, PLACE.record() | {"colour": "red"}]
)
def test_what_is_no_record_is_refused(record: dict[str, object]) -> None:
    with pytest.raises((KeyError, TypeError, ValueError)):
        Place.of_record(record)

"""Places in the reader's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from desk import OAKTON, RIVERLANDS
from PySide6.QtCore import Qt

from geoview.gazetteer.place import FeatureClass, Place
from geoview.resolution.types import Usage
from geoview.ui.wording.place_wording import WORDS, country_name, isolated, share

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication

GERMANY = Place("geonames:2921044", "Germany", 51.5, 10.5, FeatureClass.AREA, "PCLI", "DE")


def test_a_country_has_its_name_in_the_readers_language_and_other_places_their_own(
    speak: Callable[[str], str],
) -> None:
    assert WORDS.name(GERMANY) == "Germany" == WORDS.country(GERMANY)
    speak("de")
    assert WORDS.name(GERMANY) == "Deutschland" == WORDS.country(GERMANY)
    assert WORDS.name(OAKTON) == "Oakton"
    assert WORDS.kind(GERMANY) == "Staat"
    assert country_name("XX", "Westland") == "Westland" and WORDS.country(None) == ""


@pytest.mark.parametrize(
    ("latitude", "longitude", "words"),
    [
        (34.0, 72.0, "34.0000° N, 72.0000° E"),
        (-33.86788, 151.20732, "33.8679° S, 151.2073° E"),
        (39.0, -77.0, "39.0000° N, 77.0000° W"),
        (0.0, 0.0, "0.0000° N, 0.0000° E"),
    ],
)
def test_coordinates_name_their_hemispheres(latitude: float, longitude: float, words: str) -> None:
    assert WORDS.coordinates(latitude, longitude) == words


def test_a_comma_for_the_point_parts_coordinates_by_a_semicolon(speak: Callable[[str], str]) -> None:
    speak("de")
    assert WORDS.coordinates(34.5, -72.25) == "34,5000° N; 72,2500° W"
    assert share(0.3) == "0,30"


def test_numbers_keep_their_order_between_words_from_right_to_left(qapp: QApplication) -> None:
    assert isolated("1, 2") == "1, 2"
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        assert isolated("1, 2") == "\u20661, 2\u2069"
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_a_pin_is_said_in_one_line() -> None:
    assert WORDS.title(2, OAKTON, 1, uncertain=False) == "2, Oakton, Capital city, 1 mention"
    assert WORDS.title(1_200, RIVERLANDS, 3, uncertain=True) == "1,200, Riverlands, Region, 3 mentions, uncertain"
    assert WORDS.title(1, OAKTON, 2, uncertain=False, in_documents=True) == "1, Oakton, Capital city, 2 documents"
    long = Place("x:1", "x" * 900, 0, 0, FeatureClass.SETTLEMENT)
    assert len(WORDS.title(1, long, 1, uncertain=False)) < 260


def test_only_what_does_not_mean_the_location_has_a_note() -> None:
    assert [WORDS.note(usage) for usage in Usage] == [
        {Usage.LITERAL: "", Usage.ASSOCIATIVE: "government", Usage.DEMONYM: "demonym"}[usage] for usage in Usage
    ]

"""The tagger's own list of names."""

from __future__ import annotations

import numpy as np
import pytest

from geoview.recognition.tagger.name_table import NameTable, PlaceClass, name_hash


def table(places: dict[tuple[str, ...], int], people: dict[str, int] | None = None) -> NameTable:
    rows = {name_hash(words): kind for words, kind in places.items()}
    rows |= {name_hash((word,), person=True): 16 + flag for word, flag in (people or {}).items()}
    keys = sorted(rows)
    return NameTable(np.array(keys, dtype=np.uint32), np.array([rows[k] for k in keys], dtype=np.uint8))


NAMES = table(
    {
        ("york",): PlaceClass.CITY,
        ("new", "york"): PlaceClass.STATE,
        ("new", "york", "city"): PlaceClass.METROPOLIS,
        ("of",): PlaceClass.VILLAGE,
        ("zurich",): PlaceClass.CITY,
    },
    {"york": 2, "paris": 3},
)


def test_the_longest_name_wins() -> None:
    places, _ = NAMES.codes(["In", "New", "York", "City", "and", "New", "York"])
    first, later = 2 * PlaceClass.METROPOLIS - 1, 2 * PlaceClass.METROPOLIS
    assert places == [0, first, later, later, 0, 2 * PlaceClass.STATE - 1, 2 * PlaceClass.STATE]


def test_names_begin_with_a_capital_whatever_else_is_capital() -> None:
    assert NAMES.codes(["new", "york", "NEW", "YORK"])[0] == [0, 0, 2 * PlaceClass.STATE - 1, 2 * PlaceClass.STATE]
    assert NAMES.codes(["of", "Of"])[0] == [0, 2 * PlaceClass.VILLAGE - 1]


def test_accents_do_not_matter() -> None:
    assert NAMES.codes(["Zürich"])[0] == [2 * PlaceClass.CITY - 1]


def test_people_have_flags_of_their_own() -> None:
    assert NAMES.codes(["York", "Paris", "paris"]) == ([2 * PlaceClass.CITY - 1, 0, 0], [2, 3, 0])


def test_no_words_no_codes() -> None:
    assert NAMES.codes([]) == ([], [])


def test_each_hash_needs_a_class() -> None:
    with pytest.raises(ValueError, match="one class"):
        NameTable(np.zeros(2, dtype=np.uint32), np.zeros(3, dtype=np.uint8))


def test_given_names_are_known() -> None:
    assert NAMES.is_given_name("Paris")
    assert not NAMES.is_given_name("York")

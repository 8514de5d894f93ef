"""Which alternate names are trusted, and what they are."""

from __future__ import annotations

import pytest

from geoview.gazetteer import NameSort
from geoview.gazetteer.build.aliases import sort_of, trusted


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

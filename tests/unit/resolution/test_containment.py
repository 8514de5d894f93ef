"""Names that the gazetteer lacks are understood by the place in them, or stay unresolved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geoview.document import from_text
from geoview.names.mention import Mention
from geoview.resolution.containment import read_part, with_plain_name
from geoview.resolution.resolver import Resolver
from geoview.text import Span

if TYPE_CHECKING:
    from geoview.gazetteer import Gazetteer
    from geoview.names.lookup import NameLookup


@pytest.mark.parametrize(
    ("surface", "name"),
    [
        ("Hartford Hospital", "Hartford"),
        ("Metro Vancouver", "Vancouver"),
        ("Arts Center of Cannon County", "Cannon County"),
        ("Santa Clara Valley Water District", "Santa Clara"),
        ("Syrian-Turkish", "Turkish"),
    ],
)
def test_a_thing_bears_the_name_of_its_place(surface: str, name: str, lookup: NameLookup) -> None:
    reading = read_part(surface, lookup)
    assert reading is not None
    assert reading.name == name
    assert reading.matches


@pytest.mark.parametrize(
    "surface", ["Memphis Street", "Banbury Island", "Qwrtzia Hospital", "Hospital", "South Hospital"]
)
def test_a_street_and_an_unknown_name_stay_unknown(surface: str, lookup: NameLookup) -> None:
    assert read_part(surface, lookup) is None


def test_a_descriptive_word_does_not_narrow_the_candidates(lookup: NameLookup) -> None:
    whole = lookup.read("Suffolk City")
    wider = with_plain_name(whole, "Suffolk City", lookup)
    assert len(wider.matches) > len(whole.matches)
    assert wider.name == "Suffolk"
    mexico = lookup.read("Mexico City")
    assert with_plain_name(mexico, "Mexico City", lookup) == mexico


def test_the_reader_is_told(gazetteer: Gazetteer, lookup: NameLookup) -> None:
    text = "She works at Hartford Hospital in Connecticut, near New Haven."
    mentions = []
    for name in ("Hartford Hospital", "Connecticut", "New Haven"):
        start = text.index(name)
        mentions.append(Mention(Span(start, start + len(name)), name, score=0.95, recogniser="model/1"))
    first = Resolver(gazetteer).resolve(from_text(text), mentions, lookup)[0]
    assert first.candidates[0].place.id == "geonames:4835797"
    assert "“Hartford Hospital” bears its name" in first.candidates[0].reasons

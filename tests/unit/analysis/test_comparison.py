from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from geoview.analysis.comparison import Side, compare
from geoview.atlas import Atlas
from geoview.document import Document
from geoview.gazetteer.place import FeatureClass, Place
from geoview.names.mention import Mention
from geoview.resolution.types import Resolution, Usage
from geoview.text import Span


def atlas(names: str) -> Atlas:
    """A document in which each letter is a mention of the place of that name; “-” stays without one."""
    found = []
    for index, name in enumerate(names):
        place = Place(f"geoview:{name}", name, 1.0, 2.0, FeatureClass.SETTLEMENT) if name != "-" else None
        found.append(Resolution(Mention(Span(index, index + 1), name), (), place, Usage.LITERAL, 1.0))
    return Atlas(Document(names), tuple(found))


def test_sides_and_counts_in_order() -> None:
    found = compare(atlas("abca"), atlas("dcc-b"))
    assert [(p.place.name, p.side, p.first_mentions, p.second_mentions) for p in found.places] == [
        ("a", Side.FIRST, 2, 0),
        ("b", Side.BOTH, 1, 1),
        ("c", Side.BOTH, 1, 2),
        ("d", Side.SECOND, 0, 1),
    ]
    assert [p.place.name for p in found.of(Side.BOTH)] == ["b", "c"]


@given(st.text("abcdef-", max_size=12), st.text("abcdef-", max_size=12))
def test_every_place_is_on_one_side_and_every_mention_counted(first: str, second: str) -> None:
    found = compare(atlas(first), atlas(second))
    ones, twos = set(first) - {"-"}, set(second) - {"-"}
    assert {p.place.name for p in found.of(Side.BOTH)} == ones & twos
    assert {p.place.name for p in found.of(Side.FIRST)} == ones - twos
    assert {p.place.name for p in found.of(Side.SECOND)} == twos - ones
    assert len(found.places) == len(ones | twos)
    assert sum(p.first_mentions for p in found.places) == len(first) - first.count("-")
    swapped = compare(atlas(second), atlas(first))
    assert {(p.place.id, p.second_mentions, p.first_mentions) for p in swapped.places} == {
        (p.place.id, p.first_mentions, p.second_mentions) for p in found.places
    }

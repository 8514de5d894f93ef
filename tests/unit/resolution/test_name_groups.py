"""The mentions of a text by name, and what stands around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geoview.names.mention import Mention
from geoview.resolution.name_groups import group_mentions
from geoview.text import Span

if TYPE_CHECKING:
    from geoview.names.lookup import NameLookup


def mentions_of(text: str, *names: str) -> list[Mention]:
    found, position = [], 0
    for name in names:
        start = text.index(name, position)
        position = start + len(name)
        found.append(Mention(Span(start, position), name))
    return found


def test_one_group_for_one_name(lookup: NameLookup) -> None:
    text = "Lahore and Karachi; LAHORE again."
    groups, owner = group_mentions(text, mentions_of(text, "Lahore", "Karachi", "LAHORE"), lookup)
    assert owner == [0, 1, 0]
    assert groups[0].mentions == [0, 2]
    assert groups[0].listed == {1: 1.0}


def test_a_container_sets_a_name_apart(lookup: NameLookup) -> None:
    text = "Paris, Texas, is not Paris, France; she knows Paris."
    names = mentions_of(text, "Paris", "Texas", "Paris", "France", "Paris")
    groups, owner = group_mentions(text, names, lookup)
    assert len({owner[0], owner[2], owner[4]}) == 3
    assert groups[owner[0]].container == "texas"
    assert set(groups[owner[4]].siblings) == {owner[0], owner[2]}


def test_words_around_ask_for_a_class(lookup: NameLookup) -> None:
    text = "the city of Granada, Orange county and the Jordan river"
    names = mentions_of(text, "Granada", "Orange", "Jordan")
    groups, _ = group_mentions(text, names, lookup)
    assert [sorted(g.cues) for g in groups] == [["P"], ["A"], ["H"]]

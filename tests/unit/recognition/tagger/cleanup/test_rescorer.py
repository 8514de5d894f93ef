"""The rescorer: what the company of a name says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geoview.errors import RecogniserError
from geoview.recognition.tagger.cleanup.rescorer import Rescorer, load_rescorer_weights
from geoview.recognition.tagger.tagged import Tagged, merged

if TYPE_CHECKING:
    from pathlib import Path

    from geoview.names.lookup import NameLookup


def tagged(text: str, *names: tuple[str, float]) -> list[Tagged]:
    found, at = [], 0
    for surface, score in names:
        at = text.index(surface, at)
        found.append(Tagged(at, at + len(surface), False, score, 0.1, doubtful=score < 0.5))
        at += len(surface)
    return found


def kept(lookup: NameLookup, text: str, *names: tuple[str, float]) -> list[str]:
    look = Rescorer(lookup, load_rescorer_weights())
    return [text[n.start : n.end] for n in look.judge(text, tagged(text, *names))]


def test_the_company_of_a_name_decides_where_the_network_is_unsure(lookup: NameLookup) -> None:
    assert kept(lookup, "She walked through Stavanger, Norway.", ("Stavanger", 0.6), ("Norway", 0.99)) == [
        "Stavanger",
        "Norway",
    ], "a well-known town before its country"
    assert kept(lookup, "The Qwrtz Memorial Foundation paid.", ("Qwrtz", 0.6)) == [], "part of an organisation"
    assert kept(lookup, "They met in Qwrtz, Norway.", ("Qwrtz", 0.95), ("Norway", 0.99)) == ["Qwrtz", "Norway"]
    fellows = [("Bergen", 0.99), ("Bergen", 0.4)]
    assert kept(lookup, "Ferries left Bergen early. They reached Bergen late.", *fellows) == ["Bergen", "Bergen"]


def test_nothing_but_a_place_stands_before_based(lookup: NameLookup) -> None:
    assert kept(lookup, "A Stavanger-based firm won.", ("Stavanger", 0.2)) == ["Stavanger"]
    assert kept(lookup, "A Qwrtz-based firm won.", ("Qwrtz", 0.2)) == []


def test_a_form_is_as_sure_as_its_fellows(lookup: NameLookup) -> None:
    text = "Farms near Blenfield lie fallow. Blenfield said so."
    look = Rescorer(lookup, load_rescorer_weights())
    alone = look.judge(text, tagged(text, ("Blenfield", 0.7)))[0].score
    together = look.judge(text, tagged(text, ("Blenfield", 0.7), ("Blenfield", 0.99)))[0].score
    assert together > alone


def test_what_the_facts_say_is_bounded(lookup: NameLookup) -> None:
    look = Rescorer(lookup, {"one": 50.0, "threshold": 0.5})
    (name,) = look.judge("in Oslo", tagged("in Oslo", ("Oslo", 1.0)))
    assert 0.99 < name.score <= 1.0
    text = "Oslo"  # neither words before it nor behind it
    assert len(look.facts(text, tagged(text, ("Oslo", 0.0)))) == 1
    assert look.judge("", []) == []


def test_a_damaged_table_is_told(tmp_path: Path) -> None:
    path = tmp_path / "rescorer.json"
    path.write_text('{"weights": {"one": "much"}}', encoding="utf-8")
    with pytest.raises(RecogniserError, match=r"rescorer\.json is damaged"):
        load_rescorer_weights(path)
    with pytest.raises(RecogniserError):
        load_rescorer_weights(tmp_path / "missing.json")


def test_doubtful_names_stand_back_behind_sure_ones() -> None:
    def name(start: int, end: int) -> Tagged:
        return Tagged(start, end, False, 0.5, 0.0)

    sure = [name(10, 20), name(30, 40)]
    more = [name(0, 5), name(5, 11), name(18, 22), name(20, 30), name(25, 28), name(35, 36), name(40, 44)]
    assert [(n.start, n.end) for n in merged(sure, more)] == [(0, 5), (10, 20), (20, 30), (30, 40), (40, 44)]
    assert merged([], []) == []

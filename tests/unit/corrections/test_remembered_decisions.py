"""What was decided in other documents, as it holds in one."""

from __future__ import annotations

from datetime import date

import pytest

from geoview.atlas import Atlas
from geoview.corrections.decision_memory import DecisionMemory
from geoview.corrections.remembered_decisions import RememberedDecisions
from geoview.document import from_text
from geoview.gazetteer.place import FeatureClass, Place
from geoview.names.mention import Mention
from geoview.resolution.types import Resolution, Usage
from geoview.text import Span

DAY = date(2024, 12, 23)
TEXAS = Place("geonames:4717560", "Paris", 33.66094, -95.55551, FeatureClass.SETTLEMENT, "PPL", "US", "Texas")


@pytest.fixture
def parse() -> Atlas:
    text = "Paris Reading"
    words = (Span(0, 5), Span(6, 13))
    return Atlas(
        from_text(text), tuple(Resolution(Mention(w, w.of(text)), (), None, Usage.LITERAL, 0.0) for w in words)
    )


@pytest.fixture
def decisions() -> RememberedDecisions:
    decisions = RememberedDecisions()
    decisions.memory = DecisionMemory(None)
    decisions.memory.remember("paris", TEXAS, today=DAY)
    decisions.memory.remember("Reading", None, today=DAY)
    return decisions


def surfaces(atlas: Atlas) -> list[tuple[str, str | None]]:
    return [(r.mention.surface, r.chosen.id if r.chosen else None) for r in atlas.resolutions]


def test_they_are_applied_over_the_parse(decisions: RememberedDecisions, parse: Atlas) -> None:
    assert surfaces(decisions.over(parse)) == [("Paris", TEXAS.id)]
    assert [edit.quote for edit in decisions.applied] == ["Paris", "Reading"]


def test_without_a_memory_the_parse_stays(parse: Atlas) -> None:
    decisions = RememberedDecisions()
    assert decisions.over(parse) is parse
    decisions.remember("Paris", TEXAS, today=DAY, document="a.txt")
    assert decisions.applied == ()


def test_what_was_decided_here_is_no_decision_of_another_document(decisions: RememberedDecisions, parse: Atlas) -> None:
    decisions.remember("PARIS", None, today=DAY, document="a.txt")
    assert decisions.memory is not None and decisions.memory.about("Paris") is not None
    assert surfaces(decisions.over(parse)) == [("Paris", None)]
    decisions.begin(again=True)
    assert surfaces(decisions.over(parse)) == [("Paris", None)], "another text of the same document"
    decisions.begin(again=False)
    assert surfaces(decisions.over(parse)) == [], "another document"


def test_they_can_be_suspended_for_one_document(decisions: RememberedDecisions, parse: Atlas) -> None:
    decisions.suspend()
    assert decisions.over(parse) is parse
    decisions.begin(again=True)
    assert decisions.over(parse) is parse
    decisions.begin(again=False)
    assert decisions.over(parse) is not parse

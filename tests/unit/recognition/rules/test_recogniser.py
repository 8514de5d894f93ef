"""The rule tier beyond its traps: kinds, full names, order, regions."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoview.document import Document
from geoview.errors import Cancelled, RecogniserError
from geoview.names.mention import MentionKind
from geoview.recognition.rules import RulesRecogniser
from geoview.recognition.rules import recogniser as rules_module
from geoview.text import Span

if TYPE_CHECKING:
    from geoview.names.lookup import NameLookup

SHARED = Path(__file__).resolve().parents[5] / "shared" / "articles"


def test_demonyms_are_a_kind_of_their_own(rules: RulesRecogniser, lookup: NameLookup) -> None:
    found = rules.recognise(Document("Pakistani analysts and two Palestinians met in Doha."), lookup)
    assert [(m.surface, m.kind) for m in found] == [
        ("Pakistani", MentionKind.DEMONYM),
        ("Palestinians", MentionKind.DEMONYM),
        ("Doha", MentionKind.TOPONYM),
    ]


def test_a_part_of_a_name_reads_as_the_whole(rules: RulesRecogniser, lookup: NameLookup) -> None:
    found = rules.recognise(
        Document("North and South Korea agreed. Harvey, Harper and Kingman counties burned."), lookup
    )
    assert {m.surface: m.reads for m in found if m.reads} == {
        "North": "North Korea",
        "Harvey": "Harvey County",
        "Harper": "Harper County",
        "Kingman": "Kingman County",
    }


def test_the_place_inside_an_organisation_is_associative(rules: RulesRecogniser, lookup: NameLookup) -> None:
    found = rules.recognise(
        Document("The US State Department warned travellers in Lahore, the University of Texas said."), lookup
    )
    assert {m.surface: m.associative for m in found} == {"US": True, "Lahore": False, "Texas": True}


def test_coordinates_are_mentions(rules: RulesRecogniser, lookup: NameLookup) -> None:
    text = "The ship sank at 33.7215, 73.0433 off Karachi."
    found = rules.recognise(Document(text), lookup)
    assert [(m.surface, m.kind) for m in found] == [
        ("33.7215, 73.0433", MentionKind.COORDINATE),
        ("Karachi", MentionKind.TOPONYM),
    ]


def test_a_region_gives_only_what_starts_in_it(rules: RulesRecogniser, lookup: NameLookup) -> None:
    text = "He left Paris.\n\nShe lives in Madrid.\n\nThey met in Oslo."
    begin, end = text.index("She"), text.index("They")
    assert [m.surface for m in rules.recognise(Document(text), lookup, Span(begin, end))] == ["Madrid"]


def test_no_text_no_mentions(rules: RulesRecogniser, lookup: NameLookup) -> None:
    assert rules.recognise(Document(""), lookup) == []
    assert rules.recognise(Document(" \n\t\n "), lookup) == []


def test_it_can_be_stopped(rules: RulesRecogniser, lookup: NameLookup) -> None:
    with pytest.raises(Cancelled):
        rules.recognise(Document("Paris. " * 10_000), lookup, cancelled=lambda: True)


def test_damaged_weights_are_an_error_of_the_tier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    damaged = tmp_path / "rules.json"
    damaged.write_text('{"weights": ["no", "table"]}', encoding="utf-8")
    monkeypatch.setattr(rules_module, "resource_path", lambda *parts: damaged)
    rules_module._load_weights.cache_clear()
    try:
        with pytest.raises(RecogniserError, match=r"rules\.json"):
            RulesRecogniser()
    finally:
        rules_module._load_weights.cache_clear()


@given(st.text(st.characters(codec="utf-8"), max_size=300))
def test_any_text_gives_sorted_spans_on_their_own_characters(
    rules: RulesRecogniser, lookup: NameLookup, text: str
) -> None:
    text = f"{text} Islamabad {text[::-1]} the U.S. {text}"
    end = 0
    for mention in rules.recognise(Document(text), lookup):
        assert mention.span.start >= end
        assert mention.span.of(text) == mention.surface
        assert 0 <= mention.score <= 1
        end = mention.span.end


@pytest.mark.parametrize(
    "text", ["(" * 100_000, "9" * 100_000, "A" * 100_000, "A." * 50_000, "North and " * 20_000, "-'" * 50_000]
)
def test_monotonous_texts_take_linear_time(rules: RulesRecogniser, lookup: NameLookup, text: str) -> None:
    # The limit is that of the test run; a quadratic step would take hours.
    assert isinstance(rules.recognise(Document(text), lookup), list)


@pytest.mark.skipif(not SHARED.exists(), reason="the annotated article is not part of the repository")
def test_the_sample_article_to_the_last_mention(rules: RulesRecogniser, lookup: NameLookup) -> None:
    text = (SHARED / "islamabad.txt").read_text(encoding="utf-8")
    gold = json.loads((SHARED / "islamabad.jsonl").read_text(encoding="utf-8").splitlines()[0])
    found = {(m.span.start, m.span.end) for m in rules.recognise(Document(text), lookup)}
    assert found == {(t["start"], t["end"]) for t in gold["toponyms"]}

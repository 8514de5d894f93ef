"""The language of the places filter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoview.analysis.filtering import (
    FIELDS,
    FLAGS,
    MentionFacts,
    ProblemSort,
    Subject,
    completions,
    fold_words,
    parse_filter,
)

LITERAL = MentionFacts("literal", "auto", uncertain=False)
DEMONYM = MentionFacts("demonym", "auto", uncertain=False)
GOVERNMENT = MentionFacts("associative", "reader", uncertain=False)
DOUBTFUL = MentionFacts("literal", "auto", uncertain=True)

SUBJECTS = {
    "Lahore": Subject("lahore\nlahori", "settlement city pplc", "PK", "pakistan", "punjab", 4, 0.95, 13_000_000),
    "Mill Bay": Subject("mill bay", "settlement village ppl", "IN", "india", "kerala", 1, 0.3, 900),
    "Pakistan": Subject("pakistan\npakistani", "country pcli", "PK", "pakistan", "", 7, 0.99),
    "Indus": Subject("indus", "nature river stm", "", "", "", 2, 0.5),
    "Nowhere": Subject("nowhere", mentions=3, located=False, facts=frozenset({LITERAL})),
}
FACTS = {
    "Lahore": {LITERAL, GOVERNMENT},
    "Mill Bay": {DOUBTFUL},
    "Pakistan": {DEMONYM, LITERAL},
    "Indus": {DEMONYM},
}


def listed(line: str) -> str:
    wanted = parse_filter(line)
    found = []
    for name, subject in SUBJECTS.items():
        facts = frozenset(FACTS.get(name, subject.facts))
        whole = Subject(
            subject.names,
            subject.kind,
            subject.country_code,
            subject.country,
            subject.admin,
            subject.mentions,
            subject.confidence,
            subject.population,
            subject.located,
            facts,
        )
        if wanted.matches(whole):
            found.append(name)
    return ", ".join(found)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("", "Lahore, Mill Bay, Pakistan, Indus, Nowhere"),
        ("laho", "Lahore"),
        ("LÁHORI", "Lahore"),
        ("mill bay", "Mill Bay"),
        ('"mill bay"', "Mill Bay"),
        ('"bay mill"', ""),
        ("bay mill", "Mill Bay"),
        ("-pak -nowhere", "Lahore, Mill Bay, Indus"),
        ("kind:city", "Lahore"),
        ("kind:settlement", "Lahore, Mill Bay"),
        ("kind:city,river", "Lahore, Indus"),
        ("-kind:settlement", "Pakistan, Indus, Nowhere"),
        ("country:PK", "Lahore, Pakistan"),
        ("country:pak", "Lahore, Pakistan"),
        ("country:IN", "Mill Bay"),
        ("country:PK,IN kind:settlement", "Lahore, Mill Bay"),
        ("country=india", "Mill Bay"),
        ("country:none", "Indus"),
        ("admin:pun", "Lahore"),
        ("demonym", "Pakistan, Indus"),
        ("-demonym", "Lahore, Mill Bay, Pakistan, Nowhere"),
        ("usage:associative", "Lahore"),
        ("usage:government", "Lahore"),
        ("usage:demonym,associative", "Lahore, Pakistan, Indus"),
        ("by:reader", "Lahore"),
        ("by:reader literal", ""),
        ("uncertain", "Mill Bay"),
        ("-uncertain", "Lahore, Pakistan, Indus, Nowhere"),
        ("unresolved", "Nowhere"),
        ("-unresolved kind:river", "Indus"),
        ("confidence<0.5", "Mill Bay, Nowhere"),
        ("confidence<=50%", "Mill Bay, Indus, Nowhere"),
        ("confidence>.9", "Lahore, Pakistan"),
        ("confidence=0.99", "Pakistan"),
        ("mentions>=4", "Lahore, Pakistan"),
        ("mentions:2", "Indus"),
        ("population>1m", "Lahore"),
        ("population<1k -population=0", "Mill Bay"),
        ('"demonym"', ""),
        ("kind:city country:PK -demonym", "Lahore"),
    ],
)
def test_what_is_listed(line: str, names: str) -> None:
    assert listed(line) == names
    assert parse_filter(line).problems == ()


@pytest.mark.parametrize(
    ("line", "sort", "text", "rest"),
    [
        ("colour:red indus", ProblemSort.FIELD, "colour:red", ""),
        ("confidence<half indus", ProblemSort.NUMBER, "confidence<half", "Indus"),
        ("indus usage:polite", ProblemSort.VALUE, "usage:polite", "Indus"),
        ("-by:magic indus", ProblemSort.VALUE, "-by:magic", "Indus"),
        ("kind>3 indus", ProblemSort.COMPARISON, "kind>3", "Indus"),
        ("indus kind:", ProblemSort.EMPTY, "kind:", "Indus"),
        ('indus country:""', ProblemSort.EMPTY, 'country:""', "Indus"),
    ],
)
def test_what_is_not_understood_is_named_and_the_rest_holds(line: str, sort: ProblemSort, text: str, rest: str) -> None:
    (problem,) = parse_filter(line).problems
    assert (problem.sort, problem.text, line[problem.start : problem.end]) == (sort, text, text)
    assert listed(line) == rest


def test_a_word_with_a_colon_that_is_no_field_is_looked_for_as_it_stands() -> None:
    assert parse_filter("x:y").matches(Subject("the x:y line"))
    assert not parse_filter("x:y").matches(Subject("the y line"))


VOCABULARY = {"kind": ("city", "capital city", "river"), "country": ("PK", "IN", "Pakistan")}


@pytest.mark.parametrize(
    ("line", "offers", "becomes"),
    [
        ("ki", ["kind:"], "kind:"),
        ("rotter -dem", ["demonym"], "rotter -demonym"),
        ("con", ["confidence<"], "confidence<"),
        ("u", ["usage:", "uncertain", "unresolved"], "usage:"),
        ("kind:", ["city", '"capital city"', "river"], "kind:city"),
        ("kind:ci", ["city", '"capital city"'], "kind:city"),
        ("country:PK,i", ["IN"], "country:PK,IN"),
        ("-usage:dem", ["demonym"], "-usage:demonym"),
        ("mentions>", [], None),
        ("zzz", [], None),
        ("", [], None),
        ("uncertain ", [], None),
    ],
)
def test_completions(line: str, offers: list[str], becomes: str | None) -> None:
    start, found = completions(line, len(line), VOCABULARY)
    assert found == offers
    if becomes is not None:
        assert line[:start] + found[0] == becomes


LINES = st.one_of(
    st.text(max_size=60),
    st.lists(
        st.sampled_from(
            [*FIELDS, *FLAGS, ":", "<", ">=", "=", "-", '"', " ", ",", "0.5", "1e9", "city", "PK", "é", "(("]
        ),
        max_size=24,
    ).map("".join),
)


@given(LINES, st.integers(0, 60))
def test_any_text_is_a_filter(line: str, cursor: int) -> None:
    wanted = parse_filter(line)
    for subject in SUBJECTS.values():
        assert wanted.matches(subject) in (True, False)
    for problem in wanted.problems:
        assert line[problem.start : problem.end] == problem.text
    start, offers = completions(line, min(cursor, len(line)), VOCABULARY)
    assert 0 <= start <= len(line)
    assert all(offers)


@given(LINES)
def test_an_offer_that_is_taken_is_understood(line: str) -> None:
    start, offers = completions(line, len(line), VOCABULARY)
    for offer in offers:
        sorts = {problem.sort for problem in parse_filter(line[:start] + offer).problems if problem.end > start}
        assert sorts <= {ProblemSort.EMPTY, ProblemSort.VALUE}


@given(st.text(alphabet=st.characters(exclude_characters='"\x00', exclude_categories=["Cs"]), min_size=1, max_size=30))
def test_any_name_in_quotes_finds_itself(name: str) -> None:
    assert parse_filter(f'"{name}"').matches(Subject(f"x{fold_words(name)}y"))

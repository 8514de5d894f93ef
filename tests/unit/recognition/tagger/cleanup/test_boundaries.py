"""Where a name begins and ends."""

from __future__ import annotations

import pytest

from geoview.names.language import load_language
from geoview.recognition.tagger.cleanup.boundaries import fix_boundaries, party_homes
from geoview.recognition.tagger.tagged import Tagged
from geoview.text import Span


def settled(text: str, surface: str) -> list[str]:
    start = text.index(surface)
    name = Tagged(start, start + len(surface), demonym=False, score=0.9, associative=0.1)
    return [text[n.start : n.end] for n in fix_boundaries(text, [name], load_language())]


@pytest.mark.parametrize(
    ("text", "surface", "expected"),
    [
        ("in Hammond, Ind. (AP)", "Ind", "Ind."),
        ("the U.S. Senate", "U.S", "U.S."),
        ("at 2517 Memphis St., Alexandria", "Memphis St", "Memphis St."),
        ("at 2031 Monument Ave. with", "Monument Ave", "Monument Ave."),
        ("from Fairmont, W.Va. today", "W.Va", "W.Va."),
        ("near Madison Twp., they", "Madison Twp", "Madison Twp."),
        ("shot in South L.A.. Two", "South L.A..", "South L.A."),
        ("fly to St. Petersburg. Baltia", "St. Petersburg.", "St. Petersburg"),
        ("He lives in Peru. She", "Peru.", "Peru"),
        ("He lives in Peru. She", "Peru", "Peru"),
        ("on Mill Road. They", "Mill Road", "Mill Road"),
        ("won in Ames. They", "Ames", "Ames"),
        ("Vicki Lensing, D-Iowa City.", "D-Iowa City", "Iowa City"),
        ("at the Amsterdam airport.", "Amsterdam airport", "Amsterdam"),
        ("the Gold Coast of Australia", "Gold Coast of", "Gold Coast"),
        ("in Rio de Janeiro now", "Rio de Janeiro", "Rio de Janeiro"),
        ("from north Texas they", "north Texas", "Texas"),
        ("the City of Richmond’s works", "City of Richmond", "Richmond"),
        ("of the People's Republic of China said", "China", "People's Republic of China"),
        ("the People's Republic of China said", "Republic of China", "People's Republic of China"),
        ("the Democratic Republic of the Congo", "Congo", "Democratic Republic of the Congo"),
        ("a Republic of letters in Oslo", "Oslo", "Oslo"),
        ("located on County Road 4045, behind", "County Road", "County Road 4045"),
        ("in Lima 12 people", "Lima", "Lima"),
        ("the Trans-Canada Highway near", "Canada Highway", "Trans-Canada Highway"),
        ("the Russo-Canada trade", "Canada", "Canada"),
        ("in Port-au-Prince today", "Port", "Port-au-Prince"),
        ("in Port-au-Prince today", "Prince", "Port-au-Prince"),
        ("in Aix-en-Provence, and", "Aix-en", "Aix-en-Provence"),
        ("in Stratford-upon-Avon.", "Avon", "Stratford-upon-Avon"),
        ("in L'Isle-sur-la-Sorgue.", "Isle", "Isle-sur-la-Sorgue"),
        ("a Paris-to-Lyon train", "Paris", "Paris"),
        ("the Oslo-based firm in Rome", "Oslo", "Oslo"),
        ("“in Oslo”", "Oslo”", "Oslo"),
        ("Port Louis (Mauritius)", "Port Louis (Mauritius)", "Port Louis (Mauritius)"),
    ],
)
def test_bounds_are_put_right(text: str, surface: str, expected: str) -> None:
    assert settled(text, surface) == [expected]


def test_the_parts_of_one_name_are_one() -> None:
    text = "in Port-au-Prince today"
    parts = [Tagged(3, 7, demonym=False, score=0.6, associative=0.0), Tagged(11, 17, False, 0.9, 0.0)]
    (name,) = fix_boundaries(text, parts, load_language())
    assert (text[name.start : name.end], name.score) == ("Port-au-Prince", 0.9)


def test_a_name_has_a_capital() -> None:
    assert settled("They ate turkey there", "turkey") == []


def test_the_official_part_in_front_is_no_name_of_its_own() -> None:
    text = "the Republic of Armenia"
    names = [Tagged(a, b, demonym=False, score=0.9, associative=0.1) for a, b in ((4, 15), (16, 23))]
    assert [text[n.start : n.end] for n in fix_boundaries(text, names, load_language())] == ["Republic of Armenia"]


def test_a_people_and_its_state_are_a_place() -> None:
    text = "the Russian Federation and the Czech Republic"
    names = [Tagged(a, b, demonym=True, score=0.9, associative=0.1) for a, b in ((4, 11), (31, 36))]
    found = fix_boundaries(text, names, load_language())
    assert [(text[n.start : n.end], n.demonym) for n in found] == [
        ("Russian Federation", False),
        ("Czech Republic", False),
    ]


def test_politicians_homes_are_found() -> None:
    text = "Delegates Harold Michael, D-Hardy; Ricky Moye, D-Raleigh, and a D-Day film, D-minus"
    homes = party_homes(text, Span(0, len(text)), [])
    assert [text[n.start : n.end] for n in homes] == ["Hardy", "Raleigh"]
    assert party_homes(text, Span(0, len(text)), homes) == homes


def test_a_prefix_alone_is_no_name() -> None:
    text = "the Trans-Canada Highway"
    names = [Tagged(a, b, demonym=False, score=0.9, associative=0.1) for a, b in ((4, 9), (10, 24))]
    assert [text[n.start : n.end] for n in fix_boundaries(text, names, load_language())] == ["Trans-Canada Highway"]


def test_money_is_no_place() -> None:
    assert settled("It cost US$22.76 there", "US") == []
    assert settled("It cost the US $22.76", "US") == ["US"]


def test_a_full_stop_of_the_next_name_is_left_alone() -> None:
    text = "U.S"
    first, second = (Tagged(a, b, demonym=False, score=0.9, associative=0.1) for a, b in ((0, 1), (1, 3)))
    assert [(n.start, n.end) for n in fix_boundaries(text, [first, second], load_language())] == [(0, 1), (1, 3)]

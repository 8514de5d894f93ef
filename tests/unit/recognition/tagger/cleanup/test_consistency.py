"""One form, one reading."""

from __future__ import annotations

from geoview.recognition.tagger.cleanup.consistency import drop_rare, make_consistent, without_people
from geoview.recognition.tagger.tagged import Tagged
from geoview.text import Span


def find(text: str, word: str, number: int = 0, score: float = 0.95) -> Tagged:
    at = -1
    for _ in range(number + 1):
        at = text.index(word, at + 1)
    return Tagged(at, at + len(word), demonym=False, score=score, associative=0.1)


def surfaces(text: str, tagged: list[Tagged]) -> list[tuple[int, str]]:
    return [
        (name.start, text[name.start : name.end])
        for name in make_consistent(text, Span(0, len(text)), tagged, {"then"})
    ]


def test_a_form_that_is_sure_is_found_elsewhere() -> None:
    text = "Oslo won. They left Oslo. Then Oslo slept."
    assert [a for a, _ in surfaces(text, [find(text, "Oslo"), find(text, "Oslo", 1)])] == [0, 20, 31]


def test_a_form_that_is_rarely_found_is_not_spread() -> None:
    text = "Jordan ran. Jordan hid. Jordan won. In Jordan it rained."
    assert len(surfaces(text, [find(text, "Jordan", 3)])) == 1


def test_a_part_of_a_longer_name_stays_out() -> None:
    text = "Paris is far. Paris Hilton came. Paris is near."
    assert [a for a, _ in surfaces(text, [find(text, "Paris"), find(text, "Paris", 2)])] == [0, 33]


def test_words_that_only_contain_the_form_stay_out() -> None:
    text = "Oman and Omani; Oman-based; Omani men; in Oman"
    assert len(surfaces(text, [find(text, "Oman")])) == 2


def test_a_doubtful_find_among_many_is_dropped() -> None:
    text = "Reading it. Reading on. Reading more. Reading all."
    assert surfaces(text, [find(text, "Reading", 1, score=0.51)]) == []


def test_a_doubtful_find_alone_is_kept() -> None:
    text = "They met in Nice."
    assert len(surfaces(text, [find(text, "Nice", score=0.51)])) == 1


def test_nothing_found_nothing_added() -> None:
    assert surfaces("Nothing here.", []) == []


def test_a_family_name_is_no_place_unless_the_tagger_is_sure() -> None:
    text = "Joe Manchester spoke. Manchester left for Manchester."
    names = [find(text, "Manchester", 1, score=0.7), find(text, "Manchester", 2, score=0.97)]
    found = without_people(text, Span(0, len(text)), names, lambda word: word == "Joe")
    assert [name.start for name in found] == [text.rindex("Manchester")]
    assert without_people(text, Span(0, len(text)), names, lambda word: False) == names


def test_a_place_before_a_name_is_no_given_name() -> None:
    text = "Georgia Tech won. Tech is in Georgia."
    names = [find(text, "Georgia"), find(text, "Tech", 1, score=0.6)]
    assert len(without_people(text, Span(0, len(text)), names, lambda word: word == "Georgia")) == 2


def test_a_doubtful_form_must_have_been_found_in_half_its_places() -> None:
    text = "The Nordwind left Oslo. The Nordwind leaks. A new Nordwind is built near Hell."

    def named(surface: str, after: int = 0) -> Tagged:
        start = text.index(surface, after)
        return Tagged(start, start + len(surface), False, 0.4, 0.0, doubtful=True)

    section = Span(0, len(text))
    once, oslo, hell = named("Nordwind"), named("Oslo"), named("Hell")
    assert drop_rare(text, section, [once, oslo, hell], []) == [oslo, hell]
    assert drop_rare(text, section, [once], [named("Nordwind", 30)]) == [once]

"""Traps: words that look like places, and places that look like words, for the rule tier."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geoview.document import Document

if TYPE_CHECKING:
    from geoview.names.lookup import NameLookup
    from geoview.recognition.rules import RulesRecogniser

TRAPS = {
    "a player": ("Jordan scored twice in the first half, and Jordan was named player of the match.", []),
    "a player's full name": ("Michael Jordan said he would retire after the season.", []),
    "a king of a country": ("King Abdullah of Jordan met refugees in Amman on Monday.", ["Jordan", "Amman"]),
    "a person named after a city": ("Paris Hilton arrived late. Hilton smiled and left.", []),
    "the city": ("She flew from Paris to London on Tuesday.", ["Paris", "London"]),
    "a verb": ("Reading the report took the committee two hours.", []),
    "the town": ("Police in Reading arrested two men on Friday.", ["Reading"]),
    "a bird": ("We ate turkey and stuffing at Thanksgiving. Turkey is best served warm.", []),
    "the country": ("Turkey recalled its ambassador from Washington.", ["Turkey", "Washington"]),
    "a given name and the state": ("Georgia Smith, 24, won the race in Atlanta, Georgia.", ["Atlanta", "Georgia"]),
    "a country in a coordination": (
        "Georgia and Russia signed a ceasefire in Tbilisi.",
        ["Georgia", "Russia", "Tbilisi"],
    ),
    "porcelain": ("The plates stood in the china cabinet of my aunt.", []),
    "months": ("In March and in May the rains fail; August is dry.", []),
    "telephones": ("Mobile phones are banned in class.", []),
    "the port": ("The ship left Mobile, Alabama, for Havana.", ["Mobile", "Alabama", "Havana"]),
    "an adjective": ("Nice people live here. It was nice of them.", []),
    "the resort": ("The summit in Nice ended without a deal.", ["Nice"]),
    "a preposition": ("Of the ten, Of course, only two returned.", []),
    "a person and an institute": (
        "John Rosenberg praised the plan at the Carnegie Endowment for International Peace.",
        [],
    ),
    "places in organisations": (
        "The US State Department and Pakistan’s Foreign Ministry declined to comment.",
        ["US", "Pakistan"],
    ),
    "a hyphen": ("Pakistan-US ties have cooled.", ["Pakistan", "US"]),
    "a slash": ("He flew Rome/Paris twice a week.", ["Rome", "Paris"]),
    "a shared word": ("North and South Korea agreed to talk.", ["North", "South Korea"]),
    "a writer": ("Washington Irving wrote the story in Birmingham, England.", ["Birmingham", "England"]),
    "titles": ("Mr. Lebanon and Mrs. Israel were married in Cairo.", ["Cairo"]),
    "languages": ("A Pakistani analyst speaks French and English in Lahore.", ["Pakistani", "Lahore"]),
    "abbreviated states": (
        "Voters in Jackson, MS and Oakland, Calif., went to the polls.",
        ["Jackson", "MS", "Oakland", "Calif."],
    ),
    "a pronoun and a country": ("Let us go, she told US officials.", ["US"]),
    "a novelist and her state": ("Virginia Woolf never saw Virginia.", ["Virginia"]),
    "shouting": ("IT WAS COLD IN MOSCOW ON FRIDAY", ["MOSCOW"]),
    "a shouted headline": ("STORM HITS NEW ORLEANS AS US TROOPS ARRIVE", ["NEW ORLEANS", "US"]),
    "hyphens inside names": (
        "Residents of Stratford-upon-Avon and Guinea-Bissau met in Coeur d'Alene.",
        ["Stratford-upon-Avon", "Guinea-Bissau", "Coeur d'Alene"],
    ),
    "periods inside names": (
        "St. Louis beat Chicago; the team from St. Paul lost.",
        ["St. Louis", "Chicago", "St. Paul"],
    ),
    "countries in short": ("The U.S. and the U.K. warned the UAE.", ["U.S.", "U.K.", "UAE"]),
    "a list of counties": (
        "Crews from Harvey, Harper and Kingman counties fought the fire.",
        ["Harvey", "Harper", "Kingman"],
    ),
    "possessives and accents": (
        "Mali's army and Burkina Faso's president met in Côte d’Ivoire.",
        ["Mali", "Burkina Faso", "Côte d’Ivoire"],
    ),
}


@pytest.mark.parametrize("trap", TRAPS)
def test_trap(rules: RulesRecogniser, lookup: NameLookup, trap: str) -> None:
    text, places = TRAPS[trap]
    assert [mention.surface for mention in rules.recognise(Document(text), lookup)] == places


def test_there_are_twenty_traps() -> None:
    assert len(TRAPS) >= 20

"""Reasons in English, each with its template and values, so that a window can put them in another language."""

from __future__ import annotations

from typing import NamedTuple, Self

from geoview.phrases import Phrase

__all__ = ["TEMPLATES", "Area", "Reason", "Times"]

TEMPLATES = (
    "{about}, mentioned {times} in this text",
    "{count} inhabitants",
    "{millions} million inhabitants",
    "{names}, also mentioned, lie in it",
    "{names}, also mentioned, lies in it",
    "a body of water",
    "a continent",
    "a country",
    "a piece of land",
    "a region",
    "a site",
    "a town",
    "an area",
    "an earlier name of {name}",
    "another name of {name}",
    "capital of {area}",
    "first-level division of {area}",
    "in a list with {names}",
    "in {area}",
    "most places of this text lie in {area}",
    "named together with {names}",
    "named with its larger area elsewhere in this text",
    "near the place of the dateline",
    "near {names}, also mentioned",
    "other places of this text lie in {name}",
    "province of {area}",
    "seat of {name}",
    "state of {area}",
    "the best known of {count} places of that name",
    "the only place of that name in the gazetteer",
    "the words around it ask for {kind}",
    "written out as a coordinate",
    "your choice for this name before",
    "“{surface}” bears its name",
    "“{surface}” is short for {name}",
    "“{surface}” means of {area}",
)
"""Every way to make a reason."""

_ARTICLE_FIRST = frozenset(
    {
        "United",
        "Democratic",
        "Dominican",
        "Czech",
        "Central",
        "Republic",
        "Netherlands",
        "Philippines",
        "Bahamas",
        "Gambia",
    }
    | {"Maldives", "Comoros", "Seychelles", "Vatican"}
)
_ARTICLE_LAST = frozenset({"Islands", "Republic", "Kingdom", "Emirates", "States", "Territories", "Territory"})


class Area(NamedTuple):
    """A country or division by its name.

    Attributes:
        name: In English.
        country: ISO 3166-1 alpha-2 where it is a country; "" else.
    """

    name: str
    country: str = ""

    @property
    def in_words(self) -> str:
        """Its name with its article: "the United States", "the Philippines"; "France" as it is."""
        words = self.name.split()
        if words[0] in _ARTICLE_FIRST or words[-1] in _ARTICLE_LAST:
            return f"the {self.name}"
        return f"the {self.name[4:]}" if self.name.startswith("The ") else self.name


class Times(NamedTuple):
    """How often something is mentioned."""

    number: int


class Reason(Phrase):
    """A short fact that speaks for a place; its template is one of `TEMPLATES`."""

    def __new__(cls, template: str, /, **values: object) -> Self:
        """Make a reason from its template and what stands in it."""
        assert template in TEMPLATES, template
        return super().__new__(cls, template, **values)

    @classmethod
    def english(cls, value: object) -> str:
        """Return a value as it stands in an English sentence."""
        match value:
            case Area():
                return value.in_words
            case Times():
                return {1: "once", 2: "twice"}.get(value.number, f"{value.number} times")
        return super().english(value)

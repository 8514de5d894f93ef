"""Reasons in English, which also say how they are made, so that a window can say them in another language."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

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
        """With its article: "the United States", "the Philippines"; "France" as it is."""
        words = self.name.split()
        if words[0] in _ARTICLE_FIRST or words[-1] in _ARTICLE_LAST:
            return f"the {self.name}"
        return f"the {self.name[4:]}" if self.name.startswith("The ") else self.name


class Times(NamedTuple):
    """How often something is mentioned."""

    number: int


class Reason(str):
    """A short fact that speaks for a place. As a string it is English.

    Attributes:
        template: One of `TEMPLATES`.
        values: What stands in it.
    """

    template: str
    values: Mapping[str, object]

    def __new__(cls, template: str, **values: object) -> Reason:
        """A reason from its template and what stands in it."""
        assert template in TEMPLATES, template
        self = super().__new__(cls, template.format(**{name: _english(value) for name, value in values.items()}))
        self.template = template
        self.values = values
        return self

    def __reduce__(self) -> tuple[Callable[[str, Mapping[str, object]], Reason], tuple[str, Mapping[str, object]]]:
        """How it is copied, also into another process."""
        return _made, (self.template, self.values)


def _made(template: str, values: Mapping[str, object]) -> Reason:
    return Reason(template, **values)


def _english(value: object) -> str:
    match value:
        case Area():
            return value.in_words
        case Times():
            return {1: "once", 2: "twice"}.get(value.number, f"{value.number} times")
        case tuple():
            return _joined(value)
        case int():
            return f"{value:,}"
        case float():
            return f"{value:.1f}"
    return str(value)


def _joined(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"

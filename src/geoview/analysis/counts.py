"""The distribution of the mentions of a document: by kind of place and by country."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geoview.gazetteer.place import PlaceKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geoview.atlas import Atlas

__all__ = ["Share", "by_country", "by_kind"]


@dataclass(frozen=True, slots=True)
class Share:
    """The share of one kind or one country in a document.

    Attributes:
        key: A `PlaceKind`'s value or an ISO 3166-1 code; "" for what lies in no country.
        places: How many places.
        mentions: How many mentions they have together.
        query: The filter that lists these places; see `geoview.analysis.filtering`.
    """

    key: str
    places: int
    mentions: int
    query: str


def by_kind(atlas: Atlas) -> tuple[Share, ...]:
    """Return the kinds of place, the most mentioned first. Their mentions and those without a place make up all."""
    found = _counted((use.place.kind.value, len(use.mentions)) for use in atlas.places)
    return tuple(Share(kind, places, mentions, f"kind:{PlaceKind(kind).value}") for kind, places, mentions in found)


def by_country(atlas: Atlas) -> tuple[Share, ...]:
    """Return the countries and their shares; places in no country, or in several, have a share of their own."""
    found = _counted((use.place.country_code, len(use.mentions)) for use in atlas.places)
    return tuple(Share(code, places, mentions, f"country:{code or 'none'}") for code, places, mentions in found)


def _counted(entries: Iterable[tuple[str, int]]) -> list[tuple[str, int, int]]:
    counts: dict[str, list[int]] = {}
    for key, mentions in entries:
        count = counts.setdefault(key, [0, 0])
        count[0] += 1
        count[1] += mentions
    # What is equal stays in order of first appearance.
    return sorted(((key, places, mentions) for key, (places, mentions) in counts.items()), key=lambda entry: -entry[2])

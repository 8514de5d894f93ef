"""What a text is about: the countries, divisions and places that it speaks of most.

After CLIFF-CLAVIN (D'Ignazio et al. 2014), which counts what is mentioned; here every mention counts by how sure it is.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from geoview.gazetteer.place import Place, PlaceKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from geoview.resolution.types import Resolution

__all__ = ["AreaIndex", "Focus", "Share", "focus_of"]

_LEAST_SHARE = 0.1
_AT_MOST = 5


class AreaIndex(Protocol):
    """The part of the gazetteer that countries and divisions are looked up with."""

    def country(self, country_code: str) -> Place | None:
        """Return the country with an ISO 3166-1 alpha-2 code, or None."""

    def admin1_of(self, place: Place) -> Place | None:
        """Return the first-level division that holds a place, or None."""


@dataclass(frozen=True, slots=True)
class Share:
    """How much of a text is about a place.

    Attributes:
        place: The place.
        share: 0 … 1 of what the text says about places of this sort.
    """

    place: Place
    share: float


@dataclass(frozen=True, slots=True)
class Focus:
    """What a text is about; each tuple has the largest share first, and is empty where the text has no such place.

    Attributes:
        countries: By all mentions of the country and of what lies in it.
        divisions: By all mentions of first-level divisions and of what lies in them.
        places: By the mentions of each place itself, countries included.
    """

    countries: tuple[Share, ...] = ()
    divisions: tuple[Share, ...] = ()
    places: tuple[Share, ...] = ()


def focus_of(resolutions: Iterable[Resolution], gazetteer: AreaIndex) -> Focus:
    """Return what the resolved mentions of a text are about.

    Args:
        resolutions: All of a document; those without a place count nothing.
        gazetteer: Where countries and divisions are looked up.
    """
    countries: dict[str, float] = defaultdict(float)
    divisions: dict[str, float] = defaultdict(float)
    places: dict[str, float] = defaultdict(float)
    known: dict[str, Place] = {}
    division_of: dict[str, Place | None] = {}
    for resolution in resolutions:
        place = resolution.chosen
        if place is None:
            continue
        weight = resolution.confidence
        known.setdefault(place.id, place)
        places[place.id] += weight
        if place.country_code:
            countries[place.country_code] += weight
        if place.kind is not PlaceKind.COUNTRY and place.country_code:
            if place.id not in division_of:
                division_of[place.id] = place if place.feature_code == "ADM1" else gazetteer.admin1_of(place)
            division = division_of[place.id]
            if division is not None:
                known.setdefault(division.id, division)
                divisions[division.id] += weight
    by_code = {code: place for code in countries if (place := gazetteer.country(code)) is not None}
    return Focus(_shares(countries, by_code), _shares(divisions, known), _shares(places, known))


def _shares(weights: Mapping[str, float], places: Mapping[str, Place]) -> tuple[Share, ...]:
    total = sum(weights.values())
    if not total:
        return ()
    order = sorted(weights, key=lambda key: (-weights[key], key))
    found = [Share(places[key], round(weights[key] / total, 4)) for key in order if key in places]
    return tuple(s for n, s in enumerate(found[:_AT_MOST]) if n == 0 or s.share >= _LEAST_SHARE)

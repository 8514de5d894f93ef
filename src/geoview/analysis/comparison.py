"""Two documents side by side: the places that both name, and those that only one of them names."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geoview.atlas import Atlas, PlaceUse
    from geoview.gazetteer.place import Place

__all__ = ["ComparedPlace", "Comparison", "Side", "compare"]


class Side(StrEnum):
    """Which of two documents name a place."""

    FIRST = "first"
    SECOND = "second"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class ComparedPlace:
    """A place of two documents.

    Attributes:
        place: The place.
        first: How the first document uses it; None when it does not.
        second: The same for the second one.
    """

    place: Place
    first: PlaceUse | None
    second: PlaceUse | None

    @property
    def side(self) -> Side:
        """Which of the documents name it."""
        if self.first is not None and self.second is not None:
            return Side.BOTH
        return Side.SECOND if self.first is None else Side.FIRST

    @property
    def first_mentions(self) -> int:
        """Mentions in the first document."""
        return len(self.first.mentions) if self.first is not None else 0

    @property
    def second_mentions(self) -> int:
        """Mentions in the second document."""
        return len(self.second.mentions) if self.second is not None else 0


@dataclass(frozen=True)
class Comparison:
    """Two documents and their places.

    Attributes:
        first: One document.
        second: The other.
        places: Those of the first in order of their numbers there, then those that only the second names, in order of
            theirs; each once.
    """

    first: Atlas
    second: Atlas
    places: tuple[ComparedPlace, ...]

    def of(self, side: Side) -> tuple[ComparedPlace, ...]:
        """Return the places on a side, in order."""
        return tuple(place for place in self.places if place.side is side)


def compare(first: Atlas, second: Atlas) -> Comparison:
    """Compare two documents by their places; names without a place are left out, as a name alone proves nothing.

    Args:
        first: One document.
        second: The other; it may be the same.
    """
    places = [ComparedPlace(use.place, use, second.use_of(use.place.id)) for use in first.places]
    places += [ComparedPlace(use.place, None, use) for use in second.places if first.use_of(use.place.id) is None]
    return Comparison(first, second, tuple(places))

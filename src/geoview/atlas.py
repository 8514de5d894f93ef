"""The result of reading one document: an immutable snapshot that every view renders."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib import import_module
from types import ModuleType
from typing import Any

from geoview.document import Document
from geoview.gazetteer.place import Place
from geoview.resolution.types import Resolution

__all__ = ["Atlas", "PlaceUse"]


@dataclass(frozen=True, slots=True)
class PlaceUse:
    """A place as one document uses it.

    Attributes:
        number: 1, 2, 3 … in order of first appearance; the same in text, map, table and every export.
        place: The place.
        mentions: Indices into `Atlas.resolutions`, ascending.
        confidence: The highest confidence of its mentions, 0 … 1.
        uncertain: True when every mention of it is uncertain.
    """

    number: int
    place: Place
    mentions: tuple[int, ...]
    confidence: float
    uncertain: bool


@dataclass(frozen=True)
class Atlas:
    """One document, its mentions, and what each resolves to.

    Attributes:
        document: The document.
        resolutions: Sorted by position, never overlapping.
        gazetteer: Version of the gazetteer that was asked.
        parser: Version of the recogniser and resolver.
        complete: False for a snapshot of a parse that is still running.

    Raises:
        ValueError: when mentions overlap, are out of order, or lie outside the text.
    """

    document: Document
    resolutions: tuple[Resolution, ...] = ()
    gazetteer: str = ""
    parser: str = ""
    complete: bool = True
    places: tuple[PlaceUse, ...] = field(init=False)
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _by_id: dict[str, PlaceUse] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        end = 0
        for resolution in self.resolutions:
            span = resolution.mention.span
            if span.start < end:
                raise ValueError(f"mentions overlap or are out of order at {span.start}")
            end = span.end
        if end > len(self.document.text):
            raise ValueError(f"a mention ends at {end}, behind the text")
        places = tuple(_places(self.resolutions))
        object.__setattr__(self, "places", places)
        object.__setattr__(self, "_starts", tuple(r.mention.span.start for r in self.resolutions))
        object.__setattr__(self, "_by_id", {use.place.id: use for use in places})

    def at(self, offset: int) -> int | None:
        """The index of the mention that covers code point `offset`, or None."""
        index = bisect_right(self._starts, offset) - 1
        if index >= 0 and offset < self.resolutions[index].mention.span.end:
            return index
        return None

    def first_from(self, offset: int) -> int:
        """The index of the first mention that starts at or behind `offset`; `len(resolutions)` when there is none."""
        return bisect_right(self._starts, offset - 1)

    def use_of(self, place_id: str) -> PlaceUse | None:
        """How the document uses a place, or None when it does not."""
        return self._by_id.get(place_id)

    def mentions_of(self, place_id: str) -> tuple[int, ...]:
        """Indices of the mentions of a place, ascending; empty when it is not mentioned."""
        use = self._by_id.get(place_id)
        return use.mentions if use else ()

    def to_records(self) -> list[dict[str, Any]]:
        """One flat record a mention, for a data frame; see `geoview.notebook.records`."""
        found: list[dict[str, Any]] = _notebook().records(self)
        return found

    def to_geojson(self) -> dict[str, Any]:
        """The places as a GeoJSON FeatureCollection; see `geoview.notebook.geojson`."""
        found: dict[str, Any] = _notebook().geojson(self)
        return found

    def _repr_html_(self) -> str:
        """The map that a notebook shows."""
        shown: str = _notebook().html(self)
        return shown

    @property
    def unresolved(self) -> tuple[int, ...]:
        """Indices of the mentions without a place."""
        return tuple(i for i, r in enumerate(self.resolutions) if r.chosen is None)

    @property
    def uncertain(self) -> tuple[int, ...]:
        """Indices of the mentions with a place that might well be another."""
        return tuple(i for i, r in enumerate(self.resolutions) if r.uncertain)


def _notebook() -> ModuleType:
    # An Atlas knows none of its views; this one is found by name when a notebook or a script asks for it.
    return import_module("geoview.notebook")


def _places(resolutions: Iterable[Resolution]) -> Iterable[PlaceUse]:
    found: dict[str, tuple[Place, list[int], list[Resolution]]] = {}
    for index, resolution in enumerate(resolutions):
        if resolution.chosen is not None:
            _, indices, members = found.setdefault(resolution.chosen.id, (resolution.chosen, [], []))
            indices.append(index)
            members.append(resolution)
    for number, (place, indices, members) in enumerate(found.values(), 1):
        yield PlaceUse(
            number=number,
            place=place,
            mentions=tuple(indices),
            confidence=max(r.confidence for r in members),
            uncertain=all(r.uncertain for r in members),
        )

"""The result of reading one document: an immutable snapshot that every view renders."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from geoview.gazetteer.place import Place, PlaceKind
from geoview.presentation import presentation
from geoview.resolution.types import Resolution, Usage

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geoview.document import Document
    from geoview.gazetteer import Gazetteer
    from geoview.text import Span

__all__ = ["Atlas", "PlaceUse", "overlapping"]

_CAPITAL = "PPLC"
"""The feature code of a seat of government."""


class PlaceUse(NamedTuple):
    """A place as one document uses it. Thousands of them are created again when a correction shifts those that follow.

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
        gazetteer: Version of the gazetteer that was used.
        parser: Versions of the recogniser and the resolver.
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
        _check(self.resolutions, 0, len(self.document.text))
        self._fill(tuple(_places(self.resolutions)), tuple(r.mention.span.start for r in self.resolutions))

    def _fill(self, places: tuple[PlaceUse, ...], starts: tuple[int, ...]) -> None:
        object.__setattr__(self, "places", places)
        object.__setattr__(self, "_starts", starts)
        object.__setattr__(self, "_by_id", {use.place.id: use for use in places})

    def changed(self, resolutions: Sequence[Resolution], *, head: int = 0, tail: int = 0) -> Atlas:
        """Return the same document with other resolutions.

        The result equals a new Atlas, but what is the same at the beginning and at the end is not computed again: one
        correction among fifty thousand mentions costs a few milliseconds.

        Args:
            resolutions: All of them.
            head: How many at the beginning are known to be the same objects as before.
            tail: How many at the end are.

        Raises:
            ValueError: as for a new Atlas.
        """
        old, new = self.resolutions, tuple(resolutions)
        shorter = min(len(old), len(new))
        head = min(head, shorter)
        while head < shorter and old[head] is new[head]:
            head += 1
        if head == len(old) == len(new):
            return self
        tail = min(tail, shorter - head)
        while tail < shorter - head and old[-1 - tail] is new[-1 - tail]:
            tail += 1
        middle = new[head : len(new) - tail]
        start = old[head - 1].mention.span.end if head else 0
        stop = old[len(old) - tail].mention.span.start if tail else len(self.document.text)
        _check(middle, start, stop)
        atlas = object.__new__(Atlas)
        for name in ("document", "gazetteer", "parser", "complete"):
            object.__setattr__(atlas, name, getattr(self, name))
        object.__setattr__(atlas, "resolutions", new)
        places = _changed_places(self, new, head, tail)
        starts = (
            *self._starts[:head],
            *(r.mention.span.start for r in middle),
            *self._starts[len(old) - tail :],
        )
        atlas._fill(places, starts)
        # Cached properties live in here.
        for name, is_meant in (("unresolved", _is_unresolved), ("uncertain", _is_uncertain)):
            before = self.__dict__.get(name)
            if before is not None:
                first, last = bisect_left(before, head), bisect_left(before, len(old) - tail)
                inside = (index for index, r in enumerate(middle, head) if is_meant(r))
                shift = len(new) - len(old)
                rest = before[last:] if not shift else (index + shift for index in before[last:])
                atlas.__dict__[name] = (*before[:first], *inside, *rest)
        return atlas

    @property
    def starts(self) -> tuple[int, ...]:
        """The positions where mentions begin, ascending."""
        return self._starts

    def at(self, offset: int) -> int | None:
        """Return the index of the mention that covers code point `offset`, or None."""
        index = bisect_right(self._starts, offset) - 1
        if index >= 0 and offset < self.resolutions[index].mention.span.end:
            return index
        return None

    def first_from(self, offset: int) -> int:
        """Return the index of the first mention that starts at or after `offset`; otherwise `len(resolutions)`."""
        return bisect_right(self._starts, offset - 1)

    def within(self, span: Span) -> range:
        """Return indices of the mentions that share a character with a stretch of the text."""
        return overlapping(self._starts, self.resolutions, span)

    def use_of(self, place_id: str) -> PlaceUse | None:
        """Return how the document uses a place, or None when it does not."""
        return self._by_id.get(place_id)

    def mentions_of(self, place_id: str) -> tuple[int, ...]:
        """Return indices of the mentions of a place, ascending; empty when it is not mentioned."""
        use = self._by_id.get(place_id)
        return use.mentions if use else ()

    def stands_for(self, mention: int) -> PlaceUse | None:
        """Return the country whose government a mention means, where the document names that country too.

        "Washington refused" names the city and means the United States: an associative mention of a capital.
        """
        resolution = self.resolutions[mention]
        place = resolution.chosen
        if place is None or resolution.usage is not Usage.ASSOCIATIVE or place.feature_code != _CAPITAL:
            return None
        same = (use for use in self.places if use.place.country_code == place.country_code)
        return next((use for use in same if use.place.kind is PlaceKind.COUNTRY), None)

    def to_records(self) -> list[dict[str, Any]]:
        """Return one flat record per mention, for a data frame; see `geoview.notebook.records`."""
        return presentation().records(self)

    def to_geojson(self, gazetteer: Gazetteer | None = None) -> dict[str, Any]:
        """Return the places as a GeoJSON FeatureCollection; see `geoview.notebook.geojson`.

        Args:
            gazetteer: That of the parser, whose outlines and point of view count; None takes the default one.
        """
        return presentation().geojson(self, gazetteer)

    def _repr_html_(self) -> str:
        """Return the map for a notebook, as HTML."""
        return presentation().html(self)

    @cached_property
    def unresolved(self) -> tuple[int, ...]:
        """The indices of the mentions without a place."""
        return tuple(i for i, r in enumerate(self.resolutions) if _is_unresolved(r))

    @cached_property
    def uncertain(self) -> tuple[int, ...]:
        """The indices of the mentions whose place is uncertain."""
        return tuple(i for i, r in enumerate(self.resolutions) if _is_uncertain(r))


def overlapping(starts: Sequence[int], resolutions: Sequence[Resolution], span: Span) -> range:
    """Return the indices of the mentions that share a character with a stretch of the text.

    Args:
        starts: Where each mention begins.
        resolutions: The mentions, sorted and without overlaps.
        span: The stretch.
    """
    first = bisect_right(starts, span.start) - 1
    if first < 0 or resolutions[first].mention.span.end <= span.start:
        first += 1
    return range(first, bisect_left(starts, span.end, first))


def _is_unresolved(resolution: Resolution) -> bool:
    return resolution.chosen is None


def _is_uncertain(resolution: Resolution) -> bool:
    return resolution.uncertain


def _check(resolutions: Iterable[Resolution], start: int, stop: int) -> None:
    """Check that mentions stand in order between two positions, without overlap."""
    end = start
    for resolution in resolutions:
        span = resolution.mention.span
        if span.start < end:
            raise ValueError(f"mentions overlap or are out of order at {span.start}")
        end = span.end
    if end > stop:
        raise ValueError(f"a mention ends at {end}, behind {stop}")


def _places(resolutions: Sequence[Resolution]) -> Iterable[PlaceUse]:
    found: dict[str, list[int]] = {}
    for index, resolution in enumerate(resolutions):
        chosen = resolution.chosen
        if chosen is not None:
            indices = found.get(chosen.id)
            if indices is None:
                found[chosen.id] = [index]
            else:
                indices.append(index)
    for number, indices in enumerate(found.values(), 1):
        yield _use(number, tuple(indices), resolutions)


def _use(number: int, mentions: tuple[int, ...], resolutions: Sequence[Resolution]) -> PlaceUse:
    members = [resolutions[index] for index in mentions]
    place = members[0].chosen
    assert place is not None
    return PlaceUse(
        number=number,
        place=place,
        mentions=mentions,
        confidence=max(r.confidence for r in members),
        uncertain=all(r.uncertain for r in members),
    )


def _changed_places(before: Atlas, new: Sequence[Resolution], head: int, tail: int) -> tuple[PlaceUse, ...]:
    """Return the places of `new`, which differs from before only between its first `head` and its last `tail`."""
    old = before.resolutions
    shift = len(new) - len(old)
    behind = len(old) - tail
    fresh: dict[str, list[int]] = {r.chosen.id: [] for r in old[head:behind] if r.chosen is not None}
    for index in range(head, len(new) - tail):
        chosen = new[index].chosen
        if chosen is not None:
            fresh.setdefault(chosen.id, []).append(index)
    unnumbered: list[tuple[PlaceUse | None, tuple[int, ...]]] = []
    for use in before.places:
        mentions = use.mentions
        if use.place.id not in fresh:
            # None of its mentions lies between: those that follow move, the rest is unchanged.
            if shift and mentions[-1] >= head:
                first = bisect_left(mentions, head)
                mentions = (*mentions[:first], *[index + shift for index in mentions[first:]])
            unnumbered.append((use, mentions))
            continue
        first = bisect_left(mentions, head)
        last = bisect_left(mentions, behind, first)
        inside = fresh.pop(use.place.id)
        known = use if not inside and first == last else None
        mentions = (*mentions[:first], *inside, *[index + shift for index in mentions[last:]])
        if mentions:
            unnumbered.append((known, mentions))
    unnumbered.extend((None, tuple(indices)) for indices in fresh.values() if indices)
    unnumbered.sort(key=_first_mention)
    places = []
    for number, (known, mentions) in enumerate(unnumbered, 1):
        if known is None:
            places.append(_use(number, mentions, new))
        elif known.number == number and known.mentions is mentions:
            places.append(known)
        else:
            places.append(PlaceUse(number, known.place, mentions, known.confidence, known.uncertain))
    return tuple(places)


def _first_mention(entry: tuple[PlaceUse | None, tuple[int, ...]]) -> int:
    return entry[1][0]

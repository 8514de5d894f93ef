"""What the network says of one name."""

from __future__ import annotations

from bisect import bisect
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Tagged", "merged"]


@dataclass(frozen=True, slots=True)
class Tagged:
    """What the network says of one name.

    Attributes:
        start: First code point.
        end: Behind the last one.
        demonym: A people or a language, not a place.
        score: Probability that it is a name of a place or a people, 0 … 1; of its least sure word.
        associative: Probability that it stands for something tied to the place ("US State Department"), 0 … 1.
        doubtful: The network takes it for no name rather than for one, but not surely.
    """

    start: int
    end: int
    demonym: bool
    score: float
    associative: float
    doubtful: bool = False


def merged(names: Sequence[Tagged], more: Sequence[Tagged]) -> list[Tagged]:
    """Return all names, sorted, with those of `more` that overlap none of `names` and none before them."""
    out = list(names)
    taken = [(name.start, name.end) for name in names]
    end = -1
    for name in more:
        at = bisect(taken, (name.start, name.end))
        free = (at == 0 or taken[at - 1][1] <= name.start) and (at == len(taken) or taken[at][0] >= name.end)
        if free and name.start >= end:
            out.append(name)
            end = name.end
    return sorted(out, key=lambda name: name.start)

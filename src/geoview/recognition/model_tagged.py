"""What the network says of one name."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Tagged"]


@dataclass(frozen=True, slots=True)
class Tagged:
    """What the network says of one name.

    Attributes:
        start: First code point.
        end: Behind the last one.
        demonym: A people or a language, not a place.
        score: Probability that it is a name of a place or a people, 0 … 1; of its least sure word.
        associative: Probability that it stands for something tied to the place ("US State Department"), 0 … 1.
    """

    start: int
    end: int
    demonym: bool
    score: float
    associative: float

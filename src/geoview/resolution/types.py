"""The results of resolution: candidates, and the place that a mention means."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geoview.gazetteer.place import Place
    from geoview.names.mention import Mention

__all__ = ["UNCERTAIN_BELOW", "Candidate", "Origin", "Resolution", "Usage"]

UNCERTAIN_BELOW = 0.5
"""A resolution with less confidence is shown as uncertain."""


class Usage(StrEnum):
    """How a mention uses its place (after Gritta, Pilehvar and Collier 2020, doi:10.1007/s10579-019-09475-3)."""

    LITERAL = "literal"
    """The location itself: "in Islamabad"."""
    ASSOCIATIVE = "associative"
    """Its government, people, team or an adjective: "Islamabad protested"."""
    DEMONYM = "demonym"
    """"Pakistani analysts"."""


class Origin(StrEnum):
    """The sorts of decisions: who chose a place."""

    AUTO = "auto"
    READER = "reader"
    GEOCODER = "geocoder"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a mention may mean.

    Attributes:
        place: The place.
        score: Share of the evidence, 0 … 1; the candidates of one mention add up to at most 1.
        reasons: Short facts that speak for it in English, strongest first; those of the ranker are `Reason`s.
    """

    place: Place
    score: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolution:
    """A mention and what it means.

    Attributes:
        mention: The mention.
        candidates: Ranked, best first; empty when the gazetteer knows no such name.
        chosen: The place, or None: "unresolved" is a result and stays visible.
        usage: How the mention uses its place.
        confidence: Probability that `chosen` is right, 0 … 1; 0 when unresolved.
        origin: Who decided.
    """

    mention: Mention
    candidates: tuple[Candidate, ...]
    chosen: Place | None
    usage: Usage
    confidence: float
    origin: Origin = Origin.AUTO

    @property
    def uncertain(self) -> bool:
        """Whether a place was chosen automatically with low confidence."""
        return self.chosen is not None and self.origin is Origin.AUTO and self.confidence < UNCERTAIN_BELOW

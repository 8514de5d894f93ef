"""Ranking: three rounds of a conditional logit, each with the results of the round before for the rest of the text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import exp, log
from typing import TYPE_CHECKING, Any

import numpy as np

from geoview.names.weights import read_table
from geoview.resolution.document_context import STATIC, DocumentContext, Floats, softmax
from geoview.resolution.features import CONTEXT, context_features
from geoview.storage import resource_path

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

__all__ = [
    "FEATURES",
    "FIXED",
    "PRIOR",
    "RankerWeights",
    "confidence",
    "confidence_facts",
    "confidence_logit",
    "first_shares",
    "load_weights",
    "rank",
    "trust_fact",
]

FEATURES = STATIC + CONTEXT
_FIRM = {
    "container share": 1.0,
    "outside its container": -3.0,
    "outside its stated container": -6.0,
    "sibling chosen": 3.5,
    "sibling not chosen": -3.5,
    "cannot hold the place before it": -8.0,
    "capital that governs": 2.5,
    "nature beside a town of its name": -2.5,
}
PRIOR: Floats = np.array([_FIRM.get(name, 0.0) for name in FEATURES])
"""Weights that are set and not learned. What a text says itself outweighs what is usual: "Paris, Ontario" lies in
Ontario, and so does Paris further down; "Washington must act" is no town, and a ship calls at the town of Montego Bay
rather than at the bay. Annotated news hardly ever sets the two against each other, so learning would
wear these weights away: where the text and what is usual agree, they are not needed."""
FIXED = PRIOR != 0.0
"""The features that have such a weight."""
_FIRST_GUESS = 12.0
"""Logits for each unit of prominence, before anything is known of the text."""


@dataclass(frozen=True, slots=True)
class RankerWeights:
    """The learned weights of ranking and confidence.

    Attributes:
        rounds: For each round the weight of every feature, in the order of `FEATURES`, on top of `PRIOR`.
        confidence: For each recogniser tier ("rules") the weights of `confidence_facts` and of "trust".
    """

    rounds: tuple[Floats, ...]
    confidence: Mapping[str, Mapping[str, float]]


@lru_cache(maxsize=1)
def load_weights() -> RankerWeights:
    """Return the weights that come with GeoView.

    Raises:
        RecogniserError: when they are missing or damaged.
    """
    return read_table(resource_path("resolution", "ranker.json"), _picked)


def _picked(table: Any) -> RankerWeights:
    rounds = tuple(np.array([float(r.get(f, 0.0)) for f in FEATURES]) for r in table["rounds"])
    tiers = {str(t): {str(k): float(v) for k, v in w.items()} for t, w in table["confidence"].items()}
    return RankerWeights(rounds, {"rules": {}, **tiers})


def first_shares(context: DocumentContext) -> Floats:
    """Return how likely each candidate is by its prominence alone."""
    return softmax(context, _FIRST_GUESS * context.static[:, 0] + context.static[:, STATIC.index("main name")])


def rank(
    context: DocumentContext,
    weights: RankerWeights,
    members: Mapping[str, frozenset[str]],
    check: Callable[[], None] = lambda: None,
    wishes: Floats | None = None,
) -> tuple[Floats, Floats]:
    """Return the share of each candidate within its group, and the features that it rests on.

    Args:
        context: The candidates.
        weights: What was learned.
        members: Countries of each region that is among the candidates.
        check: Called now and then; may raise to end the work.
        wishes: Logits for each candidate by what the reader prefers.
    """
    shares = first_shares(context)
    rows = np.zeros((len(context.matches), len(FEATURES)))
    for weight in weights.rounds:
        check()
        rows = np.hstack([context.static, context_features(context, shares, members, check)])
        check()
        logits = rows @ (weight + PRIOR)
        shares = softmax(context, logits if wishes is None else logits + wishes)
    return shares, rows


def confidence_facts(shares: Sequence[float], row: Floats, part: bool = False) -> dict[str, float]:
    """Return the facts that tell whether the first candidate is right, except the recogniser's trust.

    Args:
        shares: Shares of the group's candidates, highest first.
        row: Features of the first candidate.
        part: The mention only has the place's name in its own.
    """
    first = min(max(shares[0], 1e-4), 1 - 1e-4)
    column = _INDEX
    return {
        "one": 1.0,
        "share": log(first / (1 - first)),
        "alone": float(len(shares) == 1),
        "alone and small": float(len(shares) == 1) * max(0.0, 0.6 - float(row[column["prominence"]])),
        "prominence": float(row[column["prominence"]]),
        "home": float(row[column["country share"]]),
        "near": float(row[column["near (100 km)"]]),
        "held": float(row[column["container share"]]),
        "country": float(row[column["country"]]),
        "settlement": float(row[column["settlement"]]),
        "alias": float(row[column["alias"]]),
        "part": float(part),
        "part of a larger area": float(part and not row[column["settlement"]]),
    }


def trust_fact(score: float) -> float:
    """Return the recogniser's trust, 0 … 1, in logits within bounds."""
    score = min(max(score, 0.02), 0.995)
    return log(score / (1 - score))


def confidence_logit(weights: Mapping[str, float], facts: Mapping[str, float]) -> float:
    """Return the evidence for the first candidate of a group in logits, without the recogniser's trust."""
    return sum(weights.get(name, 0.0) * value for name, value in facts.items())


def confidence(weights: Mapping[str, float], logit: float, score: float) -> float:
    """Return the probability that the first candidate is right for a mention, 0 … 1.

    Args:
        weights: Weights of the recogniser's tier.
        logit: What `confidence_logit` gives for the mention's group.
        score: The recogniser's trust in the mention, 0 … 1.
    """
    total = logit + weights.get("trust", 0.0) * trust_fact(score)
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


_INDEX = {name: n for n, name in enumerate(FEATURES)}

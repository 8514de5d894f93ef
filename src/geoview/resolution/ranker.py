"""Ranking: three rounds of a conditional logit, each seeing what the round before made of the rest of the text."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from geoview.errors import Cancelled, GeoViewError
from geoview.resolution.features import CONTEXT, STATIC, Field, Floats, context_features, softmax
from geoview.storage import resource_path

__all__ = ["FEATURES", "RankerWeights", "confidence", "first_shares", "load_weights", "rank"]

FEATURES = STATIC + CONTEXT
_FIRST_GUESS = 12.0
"""Logits for each unit of prominence, before anything is known of the text."""


@dataclass(frozen=True, slots=True)
class RankerWeights:
    """What was learned.

    Attributes:
        rounds: For each round the weight of every feature, in the order of `FEATURES`.
        confidence: For each recogniser tier ("rules") the weights of `confidence_facts`.
    """

    rounds: tuple[Floats, ...]
    confidence: Mapping[str, Mapping[str, float]]


@lru_cache(maxsize=1)
def load_weights() -> RankerWeights:
    """The weights that come with GeoView.

    Raises:
        GeoViewError: when they are missing or damaged.
    """
    path = resource_path("resolution", "ranker.json")
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
        rounds = tuple(np.array([float(r.get(f, 0.0)) for f in FEATURES]) for r in table["rounds"])
        tiers = {str(t): {str(k): float(v) for k, v in w.items()} for t, w in table["confidence"].items()}
        return RankerWeights(rounds, {"rules": {}, **tiers})
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise GeoViewError(
            "The ranking of places could not be loaded", f"{path.name} is damaged ({error})", "Install GeoView again."
        ) from error


def first_shares(field: Field) -> Floats:
    """How likely each candidate is by its prominence alone."""
    return softmax(field, _FIRST_GUESS * field.static[:, 0] + field.static[:, STATIC.index("main name")])


def rank(
    field: Field,
    weights: RankerWeights,
    members: Mapping[str, frozenset[str]],
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[Floats, Floats]:
    """The share of each candidate within its group, and the features that it rests on.

    Raises:
        Cancelled: when `cancelled` turns true between two rounds.
    """
    shares = first_shares(field)
    rows = np.zeros((len(field.matches), len(FEATURES)))
    for weight in weights.rounds:
        if cancelled():
            raise Cancelled
        rows = np.hstack([field.static, context_features(field, shares, members)])
        shares = softmax(field, rows @ weight)
    return shares, rows


def confidence_facts(shares: Sequence[float], score: float, row: Floats) -> dict[str, float]:
    """What tells whether the first candidate is right.

    Args:
        shares: Shares of the group's candidates, highest first.
        score: The recogniser's trust, 0 … 1.
        row: Features of the first candidate.
    """
    first = min(max(shares[0], 1e-4), 1 - 1e-4)
    score = min(max(score, 0.02), 0.995)
    column = _INDEX
    return {
        "one": 1.0,
        "share": float(np.log(first / (1 - first))),
        "trust": float(np.log(score / (1 - score))),
        "alone": float(len(shares) == 1),
        "alone and small": float(len(shares) == 1) * float(max(0.0, 0.6 - row[column["prominence"]])),
        "prominence": float(row[column["prominence"]]),
        "home": float(row[column["country share"]]),
        "near": float(row[column["near (100 km)"]]),
        "held": float(row[column["container share"]]),
        "country": float(row[column["country"]]),
        "settlement": float(row[column["settlement"]]),
        "alias": float(row[column["alias"]]),
    }


def confidence(weights: Mapping[str, float], facts: Mapping[str, float]) -> float:
    """That the first candidate is right, 0 … 1."""
    logit = sum(weights.get(name, 0.0) * value for name, value in facts.items())
    return float(1 / (1 + np.exp(-max(-30.0, min(30.0, logit)))))


_INDEX = {name: n for n, name in enumerate(FEATURES)}

"""How a mention uses its place: for the location itself, or for its government, people, team."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import lru_cache

from geoview.errors import GeoViewError
from geoview.recognition.language import Language
from geoview.recognition.mention import Mention, MentionKind
from geoview.resolution.types import Usage
from geoview.storage import resource_path

__all__ = ["associative_score", "load_usage_weights", "usage_facts", "usage_of"]

_BEFORE = re.compile(r"(?:([\w’'.-]+)\s+)?([\w’'.-]+)?([\s\"“‘(—,;:–/-]*)$")
_BEHIND = re.compile(r"(['’]s?(?=\s))?([\s\"”,.;:)/–—-]*)([\w’'.-]+)?(?:\s+([\w’'.-]+))?")
_REACH = 40


@lru_cache(maxsize=1)
def load_usage_weights() -> dict[str, float]:
    """The weights that come with GeoView: fact → logits for the associative use.

    Raises:
        GeoViewError: when they are missing or damaged.
    """
    path = resource_path("resolution", "usage.json")
    try:
        return {str(k): float(v) for k, v in json.loads(path.read_text(encoding="utf-8"))["weights"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise GeoViewError(
            "The weights for the use of places could not be loaded",
            f"{path.name} is damaged ({error})",
            "Install GeoView again.",
        ) from error


def _shape(word: str) -> str:
    if not word:
        return "none"
    if word[0].isdigit():
        return "number"
    return "capital" if word[0].isupper() else "lower"


def usage_facts(text: str, mention: Mention, language: Language, kind: str) -> list[str]:
    """Facts that tell the uses of a toponym apart.

    Args:
        text: The whole text.
        mention: The mention.
        language: The language tables.
        kind: Kind of the chosen place, "" when unresolved.
    """
    start, end = mention.span.start, mention.span.end
    before = _BEFORE.search(text[max(0, start - _REACH) : start])
    behind = _BEHIND.match(text, end, min(len(text), end + _REACH))
    w2 = (before[1] or "") if before else ""
    w1 = (before[2] or "") if before else ""
    mark_before = (before[3] or "").strip() if before else ""
    owned = bool(behind and behind[1])
    mark_behind = ((behind[2] or "").strip() if behind else "")[:1]
    n1 = (behind[3] or "") if behind else ""
    n2 = (behind[4] or "") if behind else ""
    near = "" if mark_before else w1.lower()
    next_word = "" if mark_behind else n1.lower()
    facts = [
        "bias",
        f"kind={kind}",
        f"w1={near or mark_before[-1:]}",
        f"n1={next_word or mark_behind}",
        f"n1shape={_shape('' if mark_behind else n1)}",
        f"w1shape={_shape('' if mark_before else w1)}",
        f"suffix={next_word[-3:]}",
        f"kind+n1shape={kind}{_shape('' if mark_behind else n1)}",
    ]
    if owned:
        facts += ["owned", f"owned-by={n1.lower()}", f"owned+{kind}"]
    if mention.associative:
        facts.append("organisation")
    if near in language.locative:
        facts += ["locative", f"locative+n1={_shape('' if mark_behind else n1)}"]
    if near in {"the", "a", "an"}:
        facts.append(f"w2={w2.lower()}")
    if not mark_behind:
        facts.append(f"n2={n2.lower()}")
        if n1.lower() in language.organisation_heads:
            facts.append(f"head={_shape(n1)}")
        if n1.lower() in language.features_after:
            facts.append("feature")
        if n1.lower() in language.person_verbs:
            facts.append("speaks")
    if mention.surface.isupper() and len(mention.surface) > 3:
        facts.append("upper")
    return facts


def associative_score(facts: list[str], weights: Mapping[str, float]) -> float:
    """Logits for the associative use."""
    return sum(weights.get(fact, 0.0) for fact in facts)


def usage_of(text: str, mention: Mention, language: Language, kind: str, weights: Mapping[str, float]) -> Usage:
    """The use of a mention."""
    if mention.kind is MentionKind.DEMONYM:
        return Usage.DEMONYM
    if mention.kind is MentionKind.COORDINATE:
        return Usage.LITERAL
    score = associative_score(usage_facts(text, mention, language, kind), weights)
    return Usage.ASSOCIATIVE if score > 0 else Usage.LITERAL

"""How a mention uses its place: for the location itself, or for its government, people, team."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from geoview.names.mention import Mention, MentionKind
from geoview.names.weights import read_weights
from geoview.resolution.types import Usage
from geoview.storage import resource_path

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geoview.names.language import Language

__all__ = ["associative_score", "literalness_facts", "load_literalness_weights", "usage_of"]

# One of the cuts that `geoview.names.tokens` lists, with why they differ.
_BEHIND = re.compile(r"(['’]s?(?=\s))?([\s\"”,.;:)/–—-]*)([\w’'.-]+)?(?:\s+([\w’'.-]+))?")
_OPENING = '"“‘(—,;:–/-'
_REACH = 40


@lru_cache(maxsize=1)
def load_literalness_weights() -> dict[str, float]:
    """Load the weights that come with GeoView: fact → logits for the associative use.

    Raises:
        RecogniserError: when they are missing or damaged.
    """
    return read_weights(resource_path("resolution", "literalness.json"))


def _shape(word: str) -> str:
    if not word:
        return "none"
    first = word[0]
    return "capital" if first.isupper() else "number" if first.isdigit() else "lower"


def _words_before(text: str, start: int) -> tuple[str, str, str]:
    """Return the last two words before a position, and the mark between them and it."""
    before = text[max(0, start - _REACH) : start].rstrip()
    bare = before.rstrip(_OPENING)
    words = bare.rsplit(None, 2)
    return (words[-2] if len(words) > 1 else ""), (words[-1] if words else ""), before[len(bare) :][-1:]


def _words_behind(text: str, end: int) -> tuple[bool, str, str, str]:
    """Return whether a possessive follows a position, the mark behind it, and the next two words."""
    behind = _BEHIND.match(text, end, min(len(text), end + _REACH))
    if behind is None:
        return False, "", "", ""
    return bool(behind[1]), (behind[2] or "").strip()[:1], behind[3] or "", behind[4] or ""


def literalness_facts(text: str, mention: Mention, language: Language, kind: str) -> list[str]:
    """Return facts that distinguish the uses of a toponym.

    Args:
        text: The whole text.
        mention: The mention.
        language: The language tables.
        kind: Kind of the chosen place, "" when unresolved.
    """
    w2, w1, mark_before = _words_before(text, mention.span.start)
    owned, mark_behind, n1, n2 = _words_behind(text, mention.span.end)
    near = "" if mark_before else w1.lower()
    next_word = "" if mark_behind else n1.lower()
    behind_shape = _shape("" if mark_behind else n1)
    facts = [
        "bias",
        f"kind={kind}",
        f"w1={near or mark_before}",
        f"n1={next_word or mark_behind}",
        f"n1shape={behind_shape}",
        f"w1shape={_shape('' if mark_before else w1)}",
        f"suffix={next_word[-3:]}",
        f"kind+n1shape={kind}{behind_shape}",
    ]
    if owned:
        facts += ["owned", f"owned-by={n1.lower()}", f"owned+{kind}"]
    tier = mention.recogniser.partition("/")[0]
    facts.append(f"{tier} says {'associative' if mention.associative else 'literal'}")
    if near in language.locative:
        facts += ["locative", f"locative+n1={behind_shape}"]
    if near in {"the", "a", "an"}:
        facts.append(f"w2={w2.lower()}")
    if not mark_behind:
        facts.append(f"n2={n2.lower()}")
        if next_word in language.organisation_heads:
            facts.append(f"head={_shape(n1)}")
        if next_word in language.features_after:
            facts.append("feature")
        if next_word in language.person_verbs:
            facts.append("speaks")
    if mention.surface.isupper() and len(mention.surface) > 3:
        facts.append("upper")
    return facts


def associative_score(facts: list[str], weights: Mapping[str, float]) -> float:
    """Return logits for the associative use."""
    return sum([weights[fact] for fact in facts if fact in weights])


def usage_of(text: str, mention: Mention, language: Language, kind: str, weights: Mapping[str, float]) -> Usage:
    """Return the use of a mention."""
    if mention.kind is MentionKind.DEMONYM:
        return Usage.DEMONYM
    if mention.kind is MentionKind.COORDINATE:
        return Usage.LITERAL
    score = associative_score(literalness_facts(text, mention, language, kind), weights)
    return Usage.ASSOCIATIVE if score > 0 else Usage.LITERAL

"""A second judgement of every name by its words, its neighbours and the gazetteer, weighed by a small learned table.

The network sees a window of some 100 words and no gazetteer rows. This sees how sure it was of the same form all over
the section, what the gazetteer knows by the name, and which sorts of words stand around it. Clear mistakes of the
network ("the Licking Memorial board") are removed, and names that it almost found are added.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from functools import lru_cache
from math import exp, log
from typing import TYPE_CHECKING

from geoview.gazetteer.place import WEAK_SORTS
from geoview.names.weights import read_weights
from geoview.storage import resource_path

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from geoview.names.lookup import NameLookup
    from geoview.recognition.tagger.tagged import Tagged

__all__ = ["Facts", "Rescorer", "load_rescorer_weights"]

# One of the cuts that `geoview.names.tokens` lists, with why they differ.
_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+|\S")
_REACH = 30
"""Code points on either side in which the neighbouring words are looked for."""
_RUN_BEHIND = re.compile(r"(?: (?:of |the |and |for |& )*[^\W\d_a-z][\w'’.-]*)+")
_RUN_BEFORE = re.compile(r"(?:(?<![\w.])[^\W\d_a-z][\w'’.-]* (?:of |the |and |for |& )*)+$")
_LONGEST_RUN = 60
_BASED = re.compile(r"-(?:based|born|bound|area)\b")
"""Nothing but a place stands before these; they are too rare in what the weights are learned from."""
_SURE = 0.9
_LEAST, _MOST = 0.01, 0.999

Facts = dict[str, float]


@lru_cache(maxsize=4)
def load_rescorer_weights(path: Path | None = None) -> Mapping[str, float]:
    """Return the learned weights, fact → logits, and "threshold": the share from which a name stays.

    Args:
        path: None for the weights that come with GeoView.

    Raises:
        RecogniserError: when the table is missing or damaged.
    """
    return read_weights(path or resource_path("recognition", "rescorer.json"))


class Rescorer:
    """A judge of names by the section that they stand in.

    Args:
        lookup: Where names are looked up.
        weights: As `load_rescorer_weights` gives them.
    """

    def __init__(self, lookup: NameLookup, weights: Mapping[str, float]) -> None:
        self._lookup = lookup
        self._language = lookup.language
        self._weights = weights
        self._threshold = weights.get("threshold", 0.5)

    def judge(self, text: str, names: Sequence[Tagged]) -> list[Tagged]:
        """Return the names that stay, each with how sure it is now; sorted, as they were.

        Args:
            text: The whole text.
            names: All names of a section, the doubtful ones too, sorted and apart.
        """
        out = []
        for name, facts in zip(names, self.facts(text, names), strict=True):
            score = self.share(facts)
            if "unknown" not in facts and _BASED.match(text, name.end):
                score = max(score, _SURE)
            if score >= self._threshold:
                out.append(replace(name, score=score))
        return out

    def share(self, facts: Facts) -> float:
        """Return how likely a name with these facts is one, 0 … 1."""
        weights = self._weights
        return 1.0 / (1.0 + exp(-sum(weights.get(fact, 0.0) * value for fact, value in facts.items())))

    def facts(self, text: str, names: Sequence[Tagged]) -> list[Facts]:
        """Return what is known of each name."""
        forms: dict[str, list[float]] = defaultdict(list)
        for name in names:
            forms[text[name.start : name.end]].append(_logit(name.score))
        return [self._facts(text, names, n, forms) for n in range(len(names))]

    def _facts(self, text: str, names: Sequence[Tagged], n: int, forms: Mapping[str, Sequence[float]]) -> Facts:
        name = names[n]
        start, end = name.start, name.end
        surface = text[start:end]
        fellows = forms[surface]
        kind = "D" if name.demonym else "T"
        facts: Facts = {
            "one": 1.0,
            f"is {kind}": 1.0,
            "score": _logit(name.score),
            f"score {kind}": _logit(name.score),
            "mean": sum(fellows) / len(fellows),
            "best": max(fellows),
            "times": log(len(fellows)),
            "associative": name.associative,
            "capitals": float(surface.isupper()),
            "letters": min(len(surface), 20) / 10,
        }
        known = self._gazetteer_facts(surface, facts)
        words = surface.split()
        facts[f"words {min(4, len(words))}"] = 1.0
        facts[f"last {self._sort(words[-1])}"] = 1.0
        facts[f"first {self._sort(words[0])}"] = 1.0
        before = _TOKEN.findall(text, max(0, start - _REACH), start)
        behind = _TOKEN.findall(text, end, end + _REACH)
        first, last = self._sort(before[-1] if before else ""), self._sort(behind[0] if behind else "")
        facts[f"before {first}"] = facts[f"behind {last}"] = 1.0
        facts[f"{kind} before {first}"] = facts[f"{kind} behind {last}"] = 1.0
        facts[f"{known} known"] = 1.0
        if len(words) == 1 and surface.lower() in self._language.common_words:
            facts["common word"] = 1.0
        run = _RUN_BEHIND.match(text, end, end + _LONGEST_RUN)
        if run:
            facts[f"run ends {self._sort(run.group().split()[-1])}"] = 1.0
            facts["run behind"] = 1.0
        run = _RUN_BEFORE.search(text, max(0, start - _LONGEST_RUN), start)
        if run:
            facts[f"run begins {self._sort(run.group().split()[0])}"] = 1.0
            facts["run before"] = 1.0
        if n + 1 < len(names) and text[end : names[n + 1].start] == ", ":
            facts["place behind"] = 1.0
        if n and text[names[n - 1].end : start] == ", ":
            facts["place before"] = 1.0
        return facts

    def _gazetteer_facts(self, surface: str, facts: Facts) -> str:
        """Add what the gazetteer knows of a name, and return a word for how well it knows the name."""
        matches = self._lookup.read(surface).matches
        if not matches:
            facts["unknown"] = 1.0
            return "not"
        best = max(matches, key=lambda m: m.place.prominence)
        place = best.place
        facts["prominence"] = place.prominence
        facts[f"kind {place.kind}"] = facts[f"sort {best.sort}"] = 1.0
        if all(m.sort in WEAK_SORTS for m in matches):
            facts["other names only"] = 1.0
        return "well" if place.prominence > 0.6 else "little"

    def _sort(self, word: str) -> str:
        """Return what sort of word it is, in a letter for its shape and a word."""
        if not word:
            return "none"
        if word[0].isdigit():
            return "number"
        if not word[0].isalpha():
            return word[0]
        shape = "A" if word.isupper() and len(word) > 1 else "C" if word[0].isupper() else "l"
        lower = word.lower().rstrip(".")
        table = self._language
        for sort, group in (
            ("organisation", table.organisation_heads),
            ("facility", table.facility_heads),
            ("street", table.street_heads),
            ("feature", table.features_after),
            ("direction", table.directions),
            ("title", table.titles),
            ("verb", table.person_verbs),
            ("where", table.locative),
            ("function", table.function_words),
            ("given", table.given_names),
            ("family", table.surnames),
        ):
            if lower in group:
                return f"{shape} {sort}"
        return shape


def _logit(share: float) -> float:
    share = min(max(share, _LEAST), _MOST)
    return log(share / (1.0 - share))

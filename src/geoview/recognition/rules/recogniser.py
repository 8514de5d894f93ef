"""The first tier: gazetteer, letters and context, weighed by a small table of learned weights.

It needs nothing but Python.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from math import exp
from typing import TYPE_CHECKING

from geoview.errors import Cancelled
from geoview.gazetteer.folding import fold
from geoview.gazetteer.place import PlaceKind
from geoview.names.coordinates import with_coordinates
from geoview.names.mention import Mention, MentionKind
from geoview.names.tokens import Token, tokenise
from geoview.names.weights import read_weights
from geoview.recognition.coordination import complete
from geoview.recognition.plain import read_plainly
from geoview.recognition.rules.name_features import Habits, habits_of, name_features
from geoview.recognition.rules.overrides import is_no_place, is_person_elsewhere
from geoview.recognition.rules.scanner import Find, Scanner
from geoview.recognition.sections import SECTION, sections
from geoview.storage import resource_path
from geoview.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from geoview.document import Document
    from geoview.names.language import Language
    from geoview.names.lookup import NameLookup

__all__ = ["RulesRecogniser", "described"]

_FELLOW_SHARE = 0.3
"""How much the other finds of the same form weigh."""
_FELLOW_LIMIT = 4.0
_SURE = 6.0
_NO_PLACE = -4.0
_PERSON_ELSEWHERE = 3.0


@lru_cache(maxsize=1)
def _load_weights() -> dict[str, float]:
    return read_weights(resource_path("recognition", "rules.json"))


class Weighed:
    """A find and the evidence for it, in logits."""

    __slots__ = ("find", "score")

    def __init__(self, find: Find, score: float) -> None:
        self.find = find
        self.score = score


class RulesRecogniser:
    """A recogniser of places by their names and the words around them.

    Args:
        weights: Fact → logits; None for those that come with GeoView.

    Raises:
        RecogniserError: when the weights are damaged.
    """

    name = "rules/1"
    section = SECTION

    def __init__(self, *, weights: Mapping[str, float] | None = None) -> None:
        self._weights = _load_weights() if weights is None else dict(weights)

    def recognise(
        self,
        document: Document,
        lookup: NameLookup,
        region: Span | None = None,
        *,
        cancelled: Callable[[], bool] | None = None,
    ) -> list[Mention]:
        """Return the mentions, sorted and without overlaps; see `Recogniser`.

        Raises:
            Cancelled: when `cancelled` answered True between two sections.
        """
        start, end = (region.start, region.end) if region else (0, len(document.text))
        found: list[Mention] = []

        def find(text: str, part: Span) -> list[Mention]:
            return self._section(text, part, lookup)

        for section in sections(document.text, start, end):
            if cancelled is not None and cancelled():
                raise Cancelled
            found.extend(read_plainly(document.text, section, lookup.knows, find))
        return found

    def weigh(self, text: str, section: Span, lookup: NameLookup) -> tuple[list[Token], Habits, list[Weighed]]:
        """Return the finds of a stretch with their evidence, before any choice between overlapping ones."""
        language = lookup.language
        tokens = tokenise(text, section.start, section.end, language.dotted)
        habits = habits_of(tokens, language)
        finds = Scanner(lookup).scan(text, tokens)
        weights = self._weights
        weighed = []
        people = {
            f.surface for f in finds if f.first == f.last and is_person_elsewhere(tokens, f.first, habits, language)
        }
        for find, facts in described(tokens, habits, finds, language):
            score = _SURE if find.sure else sum(weights.get(f, 0.0) for f in facts)
            if not find.sure and is_no_place(tokens, find.first, find.last, habits, language):
                score = min(score, _NO_PLACE)
            elif find.surface in people and not habits.located[tokens[find.last].lower]:
                score -= _PERSON_ELSEWHERE
            weighed.append(Weighed(find, score))
        return tokens, habits, weighed

    def _section(self, text: str, section: Span, lookup: NameLookup) -> list[Mention]:
        tokens, _, weighed = self.weigh(text, section, lookup)
        chosen = choose(with_fellows(weighed))
        mentions = []
        for item in chosen:
            find = item.find
            span = Span(tokens[find.first].start, tokens[find.last].end)
            mentions.append(
                Mention(
                    span=span,
                    surface=find.surface,
                    kind=MentionKind.DEMONYM if find.reading.demonym else MentionKind.TOPONYM,
                    score=round(1 / (1 + exp(-item.score)), 4),
                    recogniser=self.name,
                    associative=is_in_organisation(tokens, find.first, find.last, lookup.language),
                    reads=find.reads or (find.reading.name if find.reading.abbreviation else ""),
                )
            )
        mentions = complete(text, tokens, mentions, lookup, self.name)
        return with_coordinates(mentions, text, section, self.name)


def described(
    tokens: Sequence[Token], habits: Habits, finds: Sequence[Find], language: Language
) -> list[tuple[Find, list[str]]]:
    """Return every find with its facts."""
    areas = {
        f.first
        for f in finds
        if any(
            m.place.kind in {PlaceKind.STATE, PlaceKind.COUNTRY} and m.place.prominence > 0.6 for m in f.reading.matches
        )
    }
    begins = {f.first for f in finds if f.reading.matches}
    ends = {f.last for f in finds if f.reading.matches}
    result = []
    for find in finds:
        i, j = find.first, find.last
        behind = j + 2 < len(tokens) and tokens[j + 1].text == "," and (j + 2) in areas
        before = (
            (i >= 2 and tokens[i - 1].text == "," and (i - 2) in ends)
            or (i >= 2 and tokens[i - 1].lower == "and" and (i - 2) in ends)
            or (i >= 3 and tokens[i - 1].lower == "and" and tokens[i - 2].text == "," and (i - 3) in ends)
        )
        facts = name_features(tokens, find, habits, language, behind, before)
        if j + 2 < len(tokens) and tokens[j + 1].lower == "and" and (j + 2) in begins:
            facts.append("place-and-behind")
        elif j + 2 < len(tokens) and tokens[j + 1].text == "," and (j + 2) in begins and not behind:
            facts.append("place-comma-behind")
        result.append((find, facts))
    return result


def with_fellows(weighed: Sequence[Weighed]) -> list[Weighed]:
    """Return each find with a share of the evidence for others of the same form: a text uses a name in one way."""
    counts: dict[str, int] = defaultdict(int)
    totals: dict[str, float] = defaultdict(float)
    forms = [fold(item.find.surface) for item in weighed]
    for item, form in zip(weighed, forms, strict=True):
        counts[form] += 1
        totals[form] += _bounded(item.score)
    result = []
    for item, form in zip(weighed, forms, strict=True):
        others = counts[form] - 1
        if others and not item.find.sure and item.score > _NO_PLACE:
            mean = (totals[form] - _bounded(item.score)) / others
            result.append(Weighed(item.find, item.score + _FELLOW_SHARE * mean))
        else:
            result.append(item)
    return result


def _bounded(score: float) -> float:
    return max(-_FELLOW_LIMIT, min(_FELLOW_LIMIT, score))


def choose(weighed: Sequence[Weighed], threshold: float = 0.0) -> list[Weighed]:
    """Return the finds with enough evidence: the first of overlapping ones, the longest that begin together."""
    chosen: list[Weighed] = []
    behind = -1
    for item in weighed:
        if item.find.first > behind and item.score > threshold:
            chosen.append(item)
            behind = item.find.last
    return chosen


def is_in_organisation(tokens: Sequence[Token], first: int, last: int, language: Language) -> bool:
    """Return whether the name stands in an organisation's: "US State Department", "University of Texas"."""
    if last + 1 < len(tokens) and tokens[last + 1].capital and not tokens[last + 1].sentence_start:
        for token in tokens[last + 1 : last + 5]:
            if not token.capital and token.lower not in {"of", "and", "for", "the"}:
                break
            if token.capital and token.lower in language.organisation_heads:
                return True
    if first >= 2 and tokens[first - 1].lower == "of" and tokens[first - 2].capital:
        return tokens[first - 2].lower in language.organisation_heads
    return False

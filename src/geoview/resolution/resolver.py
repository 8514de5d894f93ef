"""From mentions to places: candidates from the gazetteer, ranked by what the whole text says."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from geoview.errors import Cancelled
from geoview.gazetteer.place import FeatureClass, Place
from geoview.names.coordinates import parse_reads
from geoview.resolution.document_context import DocumentContext, Floats, build_context
from geoview.resolution.literalness import load_literalness_weights, usage_of
from geoview.resolution.name_groups import group_mentions
from geoview.resolution.preferences import NONE, Preferences, wishes_of
from geoview.resolution.ranker import (
    RankerWeights,
    confidence,
    confidence_facts,
    confidence_logit,
    load_weights,
    rank,
)
from geoview.resolution.reasons import Reasoner
from geoview.resolution.types import Candidate, Origin, Resolution, Usage
from geoview.resolution.wording import Reason

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geoview.document import Document
    from geoview.gazetteer.store import Gazetteer
    from geoview.names.lookup import NameLookup
    from geoview.names.mention import Mention

__all__ = ["UNRESOLVED_BELOW", "Resolver", "members_of", "place_at"]

UNRESOLVED_BELOW = 0.35
"""With less confidence no place is chosen: its candidates stay visible, and the reader may choose."""

_CANDIDATES_KEPT = 6
_EXPLAINED = 2
"""Candidates whose reasons look at the whole text; those behind them say only what and where they are."""
_COORDINATE_CODE = "PT"


def place_at(latitude: float, longitude: float, country_code: str = "", admin1: str = "") -> Place:
    """Return the place that a coordinate in the text stands for.

    Args:
        latitude: Degrees north, −90 … 90.
        longitude: Degrees east, −180 … 180.
        country_code: ISO 3166-1 alpha-2 of the country that it lies in.
        admin1: The first-level division that it lies in.
    """
    north = f"{abs(latitude):.4f}° {'N' if latitude >= 0 else 'S'}"
    east = f"{abs(longitude):.4f}° {'E' if longitude >= 0 else 'W'}"
    return Place(
        id=f"geoview:point-{latitude:.4f},{longitude:.4f}",
        name=f"{north}, {east}",
        latitude=latitude,
        longitude=longitude,
        feature_class=FeatureClass.FACILITY,
        feature_code=_COORDINATE_CODE,
        country_code=country_code,
        admin1=admin1,
        source="text",
    )


def members_of(gazetteer: Gazetteer, context: DocumentContext) -> dict[str, frozenset[str]]:
    """Return the country codes of every region among the candidates."""
    found: dict[str, frozenset[str]] = {}
    for match in context.matches:
        place = match.place
        if place.feature_class is FeatureClass.REGION and place.id not in found:
            found[place.id] = frozenset(p.country_code for p in gazetteer.members(place.id))
    return found


class Resolver:
    """A resolver of mentions to places. It keeps nothing of a text: the same text always gives the same answer.

    Args:
        gazetteer: Where candidates come from.
        weights: None for those that come with GeoView.

    Raises:
        RecogniserError: when the weights are missing or damaged.
    """

    name = "ranker/1"

    def __init__(self, gazetteer: Gazetteer, weights: RankerWeights | None = None) -> None:
        self._gazetteer = gazetteer
        self._weights = load_weights() if weights is None else weights
        self._literalness = load_literalness_weights()
        self._country_names: dict[str, str] = {}

    def resolve(
        self,
        document: Document,
        mentions: Sequence[Mention],
        lookup: NameLookup,
        *,
        preferences: Preferences | None = None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> tuple[Resolution, ...]:
        """Return one resolution a mention, in the same order.

        Args:
            document: The document that the mentions stand in.
            mentions: Sorted, without overlaps.
            lookup: Looks names up; the one that the recogniser had, so that nothing is looked up twice.
            preferences: What the reader prefers; None for nothing.
            cancelled: Asked now and then; the answer True ends the work.

        Raises:
            Cancelled: when `cancelled` answered True.
        """
        if not mentions:
            return ()
        preferences = preferences or NONE
        text = document.text

        def check() -> None:
            if cancelled():
                raise Cancelled

        dateline = (document.dateline.start, document.dateline.end) if document.dateline else None
        groups, owner = group_mentions(text, mentions, lookup, dateline, check)
        context = build_context(groups, check)
        check()
        wishes = wishes_of(context, preferences, self._gazetteer.contains)
        shares, rows = rank(context, self._weights, members_of(self._gazetteer, context), check, wishes)
        ranked = self._candidates(context, shares, rows, check, preferences)
        logits: dict[tuple[int, str, bool], float] = {}
        resolutions = []
        for index, (number, mention) in enumerate(zip(owner, mentions, strict=True)):
            if number < 0:
                resolutions.append(self._coordinate(mention))
                continue
            candidates, top = ranked[number]
            chosen, trust = None, 0.0
            if candidates:
                tier = mention.recogniser.partition("/")[0]
                table = self._weights.confidence.get(tier) or self._weights.confidence["rules"]
                part = index in groups[number].parts
                logit = logits.get((number, tier, part))
                if logit is None:
                    facts = confidence_facts([c.score for c in candidates], rows[top], part)
                    logit = logits[number, tier, part] = confidence_logit(table, facts)
                trust = round(confidence(table, logit, mention.score), 3)
                chosen = candidates[0].place if trust >= UNRESOLVED_BELOW else None
            kind = str(candidates[0].place.kind) if candidates else ""
            usage = usage_of(text, mention, lookup.language, kind, self._literalness)
            resolutions.append(
                Resolution(mention, candidates, chosen, usage, trust if chosen is not None else 0.0, Origin.AUTO)
            )
            if len(resolutions) % 500 == 0:
                check()
        return tuple(resolutions)

    def _candidates(
        self,
        context: DocumentContext,
        shares: Floats,
        rows: Floats,
        check: Callable[[], None],
        preferences: Preferences,
    ) -> list[tuple[tuple[Candidate, ...], int]]:
        """Return for each group its best candidates with their reasons, and the index of the first."""
        starts = context.starts.tolist()
        orders = []
        for n, (begin, end) in enumerate(pairwise(starts)):
            if n % 500 == 0:
                check()
            order = np.argsort(-shares[begin:end], kind="stable") + begin
            orders.append(order[:_CANDIDATES_KEPT].tolist())
        tops = [order[0] if order else -1 for order in orders]
        check()
        reasoner = Reasoner(context, shares, rows, tops, self._names_of_countries(context), preferences)
        result: list[tuple[tuple[Candidate, ...], int]] = []
        for n, order in enumerate(orders):
            if n % 100 == 0:
                check()
            kept = tuple(
                Candidate(
                    context.matches[k].place, round(float(shares[k]), 4), reasoner.reasons(k, brief=n >= _EXPLAINED)
                )
                for n, k in enumerate(order)
            )
            result.append((kept, tops[n]))
        return result

    def _names_of_countries(self, context: DocumentContext) -> dict[str, str]:
        names = self._country_names
        for match in context.matches:
            code = match.place.country_code
            if code and code not in names:
                country = self._gazetteer.country(code)
                names[code] = country.name if country is not None else ""
        return names

    def _coordinate(self, mention: Mention) -> Resolution:
        point = parse_reads(mention.reads)
        if point is None:
            return Resolution(mention, (), None, Usage.LITERAL, 0.0)
        country, division = self._gazetteer.locate(*point)
        place = place_at(*point, country.country_code if country else "", division.name if division else "")
        candidate = Candidate(place, 1.0, (Reason("written out as a coordinate"),))
        return Resolution(mention, (candidate,), place, Usage.LITERAL, 1.0)

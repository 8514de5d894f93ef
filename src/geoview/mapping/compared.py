"""A comparison as the map shows it: the places of two documents, and the passages of both in the popup."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from geoview.analysis.comparison import ComparedPlace, Comparison, Side
from geoview.mapping.aggregate import MOST_PASSAGES, Gathered, GatheredUse, PassageLine
from geoview.mapping.payload import words_around

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from geoview.atlas import Atlas, PlaceUse

__all__ = ["Passage", "charted", "charted_uses", "is_uncertain", "passages"]

Passage = tuple[Side, int]
"""Which document, and an index into its resolutions."""


def charted_uses(comparison: Comparison) -> tuple[GatheredUse, ...]:
    """Return the places of a comparison as the map counts them; the number of a place is that of its row."""
    return tuple(_use(number, compared) for number, compared in enumerate(comparison.places, 1))


def charted(
    comparison: Comparison,
    uses: tuple[GatheredUse, ...],
    by_id: Mapping[str, ComparedPlace],
    *,
    names: tuple[str, str],
    facts: Callable[[ComparedPlace], str],
    document: object,
) -> Gathered:
    """Return the places of a comparison as a map shows them.

    Args:
        comparison: What to show.
        uses: Its `charted_uses`, which take long where there are thousands of places.
        by_id: Its places by their ids.
        names: What to call the two documents.
        facts: One line on how much either document names a place.
        document: The view is fitted anew when this is another object.
    """
    return Gathered(
        document,
        uses,
        still=True,
        passages_of=lambda place_id: _lines(comparison, by_id[place_id], names),
        facts_of=lambda use: facts(by_id[use.place.id]),
    )


def passages(compared: ComparedPlace) -> list[Passage]:
    """Return the passages of both documents that name a place, those of the first before those of the second.

    There are at most `MOST_PASSAGES`.
    """
    first = compared.first.mentions if compared.first is not None else ()
    second = compared.second.mentions if compared.second is not None else ()
    # Where both documents name a place very often, some mentions of each are shown.
    room = max(MOST_PASSAGES - len(second), MOST_PASSAGES // 2)
    found = [(Side.FIRST, index) for index in first[:room]]
    return found + [(Side.SECOND, index) for index in second[: MOST_PASSAGES - len(found)]]


def _use(number: int, compared: ComparedPlace) -> GatheredUse:
    uses = [use for use in (compared.first, compared.second) if use is not None]
    return GatheredUse(
        number=number,
        place=compared.place,
        documents=len(uses),
        mentions=sum(len(use.mentions) for use in uses),
        confidence=max(use.confidence for use in uses),
        uncertain=is_uncertain(*uses),
        side=compared.side.value,
    )


def is_uncertain(*uses: PlaceUse | None) -> bool:
    """Return True when every mention of a place in either document is uncertain."""
    return all(use.uncertain for use in uses if use is not None)


def _lines(comparison: Comparison, compared: ComparedPlace, names: tuple[str, str]) -> list[PassageLine]:
    line = {
        Side.FIRST: partial(_line, comparison.first, names[0]),
        Side.SECOND: partial(_line, comparison.second, names[1]),
    }
    return [line[side](index) for side, index in passages(compared)]


def _line(atlas: Atlas, name: str, index: int) -> PassageLine:
    return PassageLine(*words_around(atlas, index), name)

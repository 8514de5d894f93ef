"""The places of many documents on one map: the data that the map page gets."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from geoview.mapping import labels

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geoview.gazetteer.place import Place

__all__ = ["MOST_PASSAGES", "Gathered", "GatheredUse", "PassageLine", "gathered_popup"]

MOST_PASSAGES = 200
"""Documents that the popup of a place can quote."""

_NAME_LIMIT = 200
_TITLE_LIMIT = 90


@dataclass(frozen=True, slots=True)
class GatheredUse:
    """A place of several documents.

    Attributes:
        number: 1, 2, 3 … on the map and in the table.
        place: The place.
        documents: How many documents name it.
        mentions: How often they do, together.
        confidence: The highest confidence of its mentions, 0 … 1.
        uncertain: True when every mention of it is uncertain.
        side: Where two documents are compared, which of them name it: "first", "second" or "both"; it is drawn in the
            colour and the shape of its side, as large as its mentions.
    """

    number: int
    place: Place
    documents: int
    mentions: int
    confidence: float
    uncertain: bool
    side: str = ""


@dataclass(frozen=True, slots=True)
class PassageLine:
    """The words of one document around a place that it names.

    Attributes:
        before: What stands before the mention.
        words: The mention.
        after: What follows.
        source: What the document is called.
    """

    before: str
    words: str
    after: str
    source: str


def _no_passages(_place_id: str) -> Sequence[PassageLine]:
    return ()


def _counts(use: GatheredUse) -> str:
    return f"{use.documents} · {use.mentions}"


@dataclass(frozen=True)
class Gathered:
    """All places of a set of documents; a map shows it as it shows an Atlas.

    Attributes:
        document: What the documents have in common, by identity: the view is fitted anew when it is another one.
        places: In the order of their numbers.
        still: Whether the view stays where it is, even when the places lie outside it.
        passages_of: Gives the passages that name a place, by its id; called when its popup is filled.
        facts_of: Gives one line on how often a place is named.
    """

    document: object
    places: tuple[GatheredUse, ...] = ()
    still: bool = False
    passages_of: Callable[[str], Sequence[PassageLine]] = field(default=_no_passages, compare=False)
    facts_of: Callable[[GatheredUse], str] = field(default=_counts, compare=False)
    _by_id: dict[str, GatheredUse] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_id", {use.place.id: use for use in self.places})

    def use_of(self, place_id: str) -> GatheredUse | None:
        """Return how the documents use a place, or None when they do not."""
        return self._by_id.get(place_id)


def gathered_popup(
    gathered: Gathered, place_id: str, current: int | None, country: str, *, limit: int, words: labels.Words
) -> dict[str, Any]:
    """Return the popup of a place, with a line of each document instead of each mention; see `payload.popup`.

    Args:
        gathered: The places.
        place_id: One of them.
        current: Which of its passages is the current one; None for the first.
        country: The name of its country; "" for none.
        limit: How many passages are quoted at most.
        words: What kinds and names are called.

    Raises:
        KeyError: when no document names the place.
    """
    use = gathered.use_of(place_id)
    if use is None:
        raise KeyError(place_id)
    lines = gathered.passages_of(place_id)[:MOST_PASSAGES]
    position = current if current is not None and 0 <= current < len(lines) else 0
    start = min(max(position - limit // 2, 0), max(len(lines) - limit, 0))
    return {
        "n": use.number,
        "name": words.name(use.place)[:_NAME_LIMIT],
        "kind": words.kind(use.place),
        "where": labels.where(use.place, country),
        "facts": gathered.facts_of(use),
        "uncertain": use.uncertain,
        "snippets": [
            {
                "index": index,
                "before": line.before,
                "text": line.words,
                "after": line.after,
                "note": line.source[:_TITLE_LIMIT],
                "current": index == position,
            }
            for index, line in enumerate(lines[start : start + limit], start)
        ],
        "more": max(len(lines) - limit, 0),
        "position": position + 1,
        "count": max(len(lines), 1),
    }

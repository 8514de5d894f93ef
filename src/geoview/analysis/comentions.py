"""Which places a text names together with a place, and the passages in which it does."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from geoview.errors import Cancelled
from geoview.sentences import paragraph_at, sentence_at
from geoview.snippets import one_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from geoview.atlas import Atlas
    from geoview.text import Span

__all__ = ["CoMention", "Passage", "Within", "comentions", "quote"]

_BEFORE = 90
"""Letters of a long passage that are quoted before the first name and behind the last."""


class Within(StrEnum):
    """How close two places must be named to count as named together."""

    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage that names both places.

    Attributes:
        span: Where it stands.
        mention: The first mention of the place that was asked about in it, an index into the atlas' resolutions.
        others: The mentions of the other place in it.
    """

    span: Span
    mention: int
    others: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CoMention:
    """A place that is named together with another.

    Attributes:
        place_id: The other place.
        passages: The passages that name both, in the order of the text.
    """

    place_id: str
    passages: tuple[Passage, ...]


def comentions(
    atlas: Atlas,
    place_id: str,
    within: Within = Within.SENTENCE,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[CoMention, ...]:
    """Return what a text names together with a place, the most frequent first, equal ones in order of first appearance.

    Args:
        atlas: The document.
        place_id: The place; the result is empty for one that the document does not mention.
        within: What counts as together.
        cancelled: Called often; returns True to stop.

    Raises:
        Cancelled: soon after `cancelled()` returns True.
    """
    find = sentence_at if within is Within.SENTENCE else paragraph_at
    found: dict[str, list[Passage]] = {}
    done = 0
    for mention in atlas.mentions_of(place_id):
        if cancelled():
            raise Cancelled
        start = atlas.starts[mention]
        if start < done:
            continue  # in the passage of the mention before
        span = find(atlas.document.text, start)
        if span is None:
            continue
        done = span.end
        others: dict[str, list[int]] = {}
        for index in atlas.within(span):
            chosen = atlas.resolutions[index].chosen
            if chosen is not None and chosen.id != place_id:
                others.setdefault(chosen.id, []).append(index)
        for other, indices in others.items():
            found.setdefault(other, []).append(Passage(span, mention, tuple(indices)))
    ranked = sorted(found.items(), key=lambda entry: -len(entry[1]))
    return tuple(CoMention(other, tuple(passages)) for other, passages in ranked)


def quote(atlas: Atlas, passage: Passage, place_id: str) -> tuple[tuple[str, bool], ...]:
    """Return a passage on one line, in pieces: its characters, and whether they name one of the two places.

    Args:
        atlas: The document.
        passage: Where both are named.
        place_id: The place that was asked about; all its mentions in the passage stand out.
    """
    text = atlas.document.text
    own = (index for index in atlas.within(passage.span) if _means(atlas, index, place_id))
    names = [atlas.resolutions[index].mention.span for index in sorted({*own, *passage.others})]
    start, end = passage.span.start, passage.span.end
    first, last = max(names[0].start - _BEFORE, start), min(names[-1].end + _BEFORE, end)
    # Cut between words, where there are any.
    if first > start:
        first = text.find(" ", first, names[0].start) + 1 or first
    if last < end and (space := text.rfind(" ", names[-1].end, last)) >= 0:
        last = space
    pieces: list[tuple[str, bool]] = [("…", False)] if first > start else []
    at = first
    for name in names:
        pieces += [(text[at : name.start], False), (text[name.start : name.end], True)]
        at = name.end
    pieces.append((text[at:last] + ("…" if last < end else ""), False))
    return tuple((one_line(words), strong) for words, strong in pieces if words)


def _means(atlas: Atlas, index: int, place_id: str) -> bool:
    chosen = atlas.resolutions[index].chosen
    return chosen is not None and chosen.id == place_id

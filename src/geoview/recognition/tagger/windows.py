"""Cutting a text into the windows that the tagger reads, and turning its answers back into spans."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

__all__ = [
    "MAX_WINDOW",
    "TAG_COUNT",
    "best_tags",
    "candidate_words",
    "doubtful_ranges",
    "sentence_starts",
    "tagged_ranges",
    "telling_words",
    "windows",
]

MAX_WINDOW = 126
"""Pieces in one window, without its two marks."""

TAG_COUNT = 5
"""O, B-toponym, I-toponym, B-demonym, I-demonym."""

_DOUBT = 1.7
"""By how many logits a word may speak against being a name and still begin a doubtful one: down to odds of 18 %."""

_ENDS = frozenset(".!?")
_LINE_ENDS = frozenset("\n\x0b\x0c\x85\u2028\u2029")
_CLOSERS = frozenset("\"'”’)]»")


def sentence_starts(text: str, spans: Sequence[tuple[int, int]]) -> list[bool]:
    """Return for each word whether a window may begin there: at a paragraph, or at a sentence with a capital."""
    out = [True] * len(spans)
    for i in range(1, len(spans)):
        gap = text[spans[i - 1][1] : spans[i][0]]
        if gap != " " and not _LINE_ENDS.isdisjoint(gap):
            continue
        out[i] = False
        if not gap:
            continue
        k = i - 1
        while k > 0 and text[spans[k][0]] in _CLOSERS:
            k -= 1
        if text[spans[k][0]] not in _ENDS or not (text[spans[i][0]].isupper() or text[spans[i][0]] in "\"'“‘(["):
            continue
        # "U.S. Senate", "Calif. Gov": an initial or an abbreviation before the full stop is no sentence end.
        if text[spans[k][0]] == "." and k > 0 and spans[k - 1][1] == spans[k][0]:
            before = text[spans[k - 1][0] : spans[k - 1][1]]
            if len(before) == 1 or (before[0].isupper() and len(before) <= 4 and not before.isupper()):
                continue
        out[i] = True
    return out


def windows(starts: Sequence[bool], sizes: Sequence[int], limit: int = MAX_WINDOW) -> list[tuple[int, int]]:
    """Return ranges of words that together cover the text, each at most `limit` pieces long and cut at sentence ends.

    Args:
        starts: For each word, whether a window may begin there.
        sizes: Pieces of each word.
        limit: Largest number of pieces in a window; no word may be larger.
    """
    out: list[tuple[int, int]] = []
    begin, filled, last_start = 0, 0, 0
    for i, size in enumerate(sizes):
        if i > begin and starts[i]:
            last_start = i
        if filled + size > limit:
            cut = last_start if last_start > begin else i
            out.append((begin, cut))
            begin, filled = cut, sum(sizes[cut:i])
        filled += size
    if begin < len(sizes):
        out.append((begin, len(sizes)))
    return out


def telling_words(words: Sequence[str], starts: Sequence[bool], plain: Collection[str]) -> list[int]:
    """Return the words of all sentences that may hold a name; the others need not be read.

    A sentence without a capital but for its first word ("The", "He") and "I" holds none; in a novel that is every
    other one.

    Args:
        words: The words of a text.
        starts: For each word, whether a sentence begins there.
        plain: Words that are no part of a name although a sentence may begin with them, in lower case.
    """
    kept: list[int] = []
    begin, first, telling = 0, True, False
    for i, word in enumerate(words):
        if starts[i]:
            if telling:
                kept.extend(range(begin, i))
            begin, first, telling = i, True, False
        if word[0].isupper():
            if word != "I" and not (first and word.lower() in plain):
                telling = True
            first = False
        elif word[0].isalpha():
            first = False
    if telling:
        kept.extend(range(begin, len(words)))
    return kept


def candidate_words(words: Sequence[str]) -> list[int]:
    """Return the words that can belong to a name: those with a capital, and what stands between or right after them.

    Some 23 % of a news text, and all but 0.3 % of its places; only these pass through the upper layers.
    """
    capital = [word[0].isupper() for word in words]
    # Two positions of padding at either end make checks of the bounds unnecessary.
    padded = [False, False, *capital, False, False]
    out: list[int] = []
    for i, word in enumerate(words):
        if capital[i]:
            out.append(i)
            continue
        before1, before2, after1, after2 = padded[i + 1], padded[i], padded[i + 3], padded[i + 4]
        if (before1 or before2) and (after1 or after2):
            out.append(i)
        elif word[0].isdigit():
            if before1 or after1:
                out.append(i)
        elif before1 and not word[0].isalnum():
            out.append(i)
    return out


def best_tags(scores: npt.NDArray[np.float32], indices: Sequence[int]) -> list[int]:
    """Return the best sequence of tags in which no name begins with an inside tag.

    Args:
        scores: Log-probabilities, one row of `TAG_COUNT` a candidate word.
        indices: The candidates' positions; a gap between two of them is a word outside any name.
    """
    tags: list[int] = scores.argmax(axis=1).tolist()
    inside = {2: (1, 2), 4: (3, 4)}
    previous, broken = -1, False
    for k, tag in enumerate(tags):
        joined = previous >= 0 and indices[k] == indices[k - 1] + 1
        if tag in inside and not (joined and previous in inside[tag]):
            broken = True
            break
        previous = tag
    if not broken:
        return tags
    return _viterbi(scores, indices)


def _viterbi(scores: npt.NDArray[np.float32], indices: Sequence[int]) -> list[int]:
    never = -1e9
    allowed = np.zeros((TAG_COUNT, TAG_COUNT))
    for tag, fathers in ((2, (1, 2)), (4, (3, 4))):
        for father in range(TAG_COUNT):
            if father not in fathers:
                allowed[father, tag] = never
    fresh = np.array([0.0, 0.0, never, 0.0, never])
    best = scores[0] + fresh
    back: list[npt.NDArray[np.intp]] = []
    for k in range(1, len(indices)):
        step = allowed if indices[k] == indices[k - 1] + 1 else np.broadcast_to(fresh, (TAG_COUNT, TAG_COUNT))
        paths = best[:, None] + step
        choice = paths.argmax(axis=0)
        back.append(choice)
        best = paths[choice, range(TAG_COUNT)] + scores[k]
    tags = [int(best.argmax())]
    for choice in reversed(back):
        tags.append(int(choice[tags[-1]]))
    return tags[::-1]


def tagged_ranges(tags: Sequence[int], indices: Sequence[int]) -> list[tuple[int, int, bool]]:
    """Return the runs of tags as (first candidate, last candidate + 1, is a demonym), counted in candidates."""
    out: list[tuple[int, int, bool]] = []
    for k, tag in enumerate(tags):
        if tag in (1, 3):
            out.append((k, k + 1, tag == 3))
        elif tag in (2, 4) and out and out[-1][1] == k and indices[k] == indices[k - 1] + 1:
            out[-1] = (out[-1][0], k + 1, out[-1][2])
    return out


def doubtful_ranges(
    scores: npt.NDArray[np.float32], indices: Sequence[int], ranges: Sequence[tuple[int, int, bool]]
) -> list[tuple[int, int, bool]]:
    """Return the runs of words that are almost names, outside the names found, as `tagged_ranges` gives them.

    Args:
        scores: Log-probabilities, one row of `TAG_COUNT` a candidate word.
        indices: The candidates' positions.
        ranges: The names found.
    """
    likely = scores[:, 1:].max(axis=1) > scores[:, 0] - _DOUBT
    for k, last, _ in ranges:
        likely[k:last] = False
    if not likely.any():
        return []
    lowered = scores.copy()
    lowered[:, 0] = np.where(likely, lowered[:, 0] - _DOUBT, 1.0)
    return tagged_ranges(best_tags(lowered, indices), indices)

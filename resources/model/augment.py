"""Changes to a text that keep its labels true."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data import SKIP, Example

from geoview.recognition.tagger.name_table import NameTable, PlaceClass
from geoview.recognition.tagger.word_pieces import word_spans

if TYPE_CHECKING:
    import random

__all__ = ["Augmenter"]

P = PlaceClass
_PERSON = 1
_SMALL = frozenset(
    {"a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "nor", "of", "on", "or", "over", "s"}
    | {"the", "to", "up", "via", "with"}
)


def _both(names: list[str], table: NameTable) -> tuple[list[str], list[str]]:
    """Those that are also the name of a large place, and all."""
    codes = [table.codes([name])[0][0] for name in names]
    return [name for name, code in zip(names, codes, strict=True) if 0 < code <= 2 * P.CITY], names


class Augmenter:
    """Swaps places for others of their size, and sets stretches in capitals or as a headline."""

    def __init__(self, pool: dict[str, list[str]], table: NameTable, draw: random.Random) -> None:
        self._pool = {int(kind): names for kind, names in pool.items() if kind.isdigit()}
        # People who are called like a place are rare in any corpus and common in the world.
        self._given = _both(pool["given"], table)
        self._family = _both(pool["family"], table)
        self._table = table
        self._draw = draw

    def __call__(self, example: Example) -> Example:
        """A changed copy, or the example itself."""
        draw = self._draw
        if draw.random() < 0.3:
            example = self._swap(example)
        if draw.random() < 0.3:
            example = self._rename(example)
        fate = draw.random()
        if fate < 0.03:
            return self._recased(example, [w.upper() for w in example.words])
        if fate < 0.06:
            words = [w if w.lower() in _SMALL or not w[0].isalpha() else w[0].upper() + w[1:] for w in example.words]
            return self._recased(example, words)
        if fate < 0.09:  # a headline or a dateline in capitals before running text
            end = min(len(example.words), draw.randint(1, 9))
            return self._recased(example, [w.upper() for w in example.words[:end]] + example.words[end:])
        return example

    @staticmethod
    def _recased(example: Example, words: list[str]) -> Example:
        return Example(
            words, example.breaks, example.tags, example.side, example.associative, example.weight, example.source
        )

    def _rename(self, example: Example) -> Example:
        """Gives people the names of places."""
        words = list(example.words)
        i, count = 0, len(words)
        while i < count:
            j = i + 1
            if example.side[i] == _PERSON:
                while j < count and example.side[j] == _PERSON:
                    j += 1
                named = [k for k in range(i, j) if example.tags[k] == 0 and words[k].istitle() and words[k].isalpha()]
                if named and self._draw.random() < 0.5:
                    if len(named) > 1 and self._draw.random() < 0.6:
                        words[named[0]] = self._pick(self._given)
                    if len(named) > 1 or self._draw.random() < 0.4:
                        words[named[-1]] = self._pick(self._family)
            i = j
        return self._recased(example, words)

    def _pick(self, lists: tuple[list[str], list[str]]) -> str:
        return self._draw.choice(lists[self._draw.random() < 0.25])

    def _swap(self, example: Example) -> Example:
        codes, _ = self._table.codes(example.words)
        out = Example([], [], [], [], [], example.weight, example.source)
        i, count = 0, len(example.words)
        while i < count:
            j = i + 1
            if example.tags[i] == 1:
                while j < count and example.tags[j] == 2:
                    j += 1
                kind = (codes[i] + 1) // 2
                if (
                    kind in self._pool
                    and self._draw.random() < 0.5
                    and all(c == codes[i] + 1 for c in codes[i + 1 : j])
                ):
                    # Small places are the many that no text has shown yet.
                    new_kind = (
                        kind
                        if kind <= P.STATE
                        else self._draw.choice((P.METROPOLIS, P.CITY, P.TOWN, P.SMALL_TOWN, P.VILLAGE, P.VILLAGE))
                    )
                    name = self._draw.choice(self._pool[new_kind])
                    words = [name[a:b] for a, b in word_spans(name)]
                    if example.words[i].isupper() and len(example.words[i]) > 3:
                        words = [w.upper() for w in words]
                    n = len(words)
                    out.words += words
                    out.breaks += [example.breaks[i]] + [False] * (n - 1)
                    out.tags += [1] + [2] * (n - 1)
                    out.side += [example.side[i]] * n
                    out.associative += [example.associative[i]] + [SKIP] * (n - 1)
                    i = j
                    continue
            for name_ in ("words", "breaks", "tags", "side", "associative"):
                getattr(out, name_).extend(getattr(example, name_)[i:j])
            i = j
        return out

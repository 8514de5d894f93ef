"""The input of the tagger: words, word pieces, letter shapes.

Training and run time share this module, so that the model always sees a text the same way. It needs only the
standard library.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["MAX_PIECES", "SHAPES", "WordPieces", "ascii_fold", "shape_of", "word_spans"]

# A run of letters and digits, or one other visible character: hyphens, slashes and apostrophes end a word, so that
# "Pakistan-US" and "Rome/Paris" come apart by themselves.
_WORD = re.compile(r"[^\W_]+|[^\s]")

SHAPES = 8
"""Number of letter shapes that `shape_of` tells apart."""

MAX_PIECES = 6
"""A word counts at most this many pieces; what follows in a longer one adds nothing to its meaning as a name."""

_LONGEST_WORD = 60


def word_spans(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Return the words of `text[start:end]` as half-open ranges of code points in `text`."""
    return [match.span() for match in _WORD.finditer(text, start, len(text) if end is None else end)]


def shape_of(word: str) -> int:
    """Return how a word is written, as one of `SHAPES` classes: the vocabulary itself knows no capitals."""
    if word.islower():
        return 0
    if not any(character.isalpha() for character in word):
        return 4 if word.isdigit() else 5
    if word.isupper():
        if len(word) == 1:
            return 6
        return 2 if word.isalpha() else 7
    if word[0].isupper() and word[1:].islower():
        return 1
    return 3


def ascii_fold(word: str) -> str:
    """Return the word in lower case without accents: "Łódź" → "łodz", "Côte" → "cote"."""
    lowered = word.lower()
    if lowered.isascii():
        return lowered
    return "".join(c for c in unicodedata.normalize("NFD", lowered) if unicodedata.category(c) != "Mn")


class WordPieces:
    """A cutter of words into the pieces of a BERT vocabulary, longest match first.

    Args:
        vocabulary: The pieces in the order of their numbers; "##" marks those inside a word.

    Raises:
        ValueError: when one of [UNK], [CLS] and [SEP] is missing.
    """

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._ids = {piece: number for number, piece in enumerate(vocabulary)}
        try:
            self.unknown, self.begin, self.end = (self._ids[piece] for piece in ("[UNK]", "[CLS]", "[SEP]"))
        except KeyError as missing:
            raise ValueError(f"the vocabulary lacks {missing}") from None
        self._cache: dict[str, tuple[int, ...]] = {}

    def __len__(self) -> int:
        return len(self._ids)

    def pieces(self, word: str) -> tuple[int, ...]:
        """Return the piece numbers of one word, 1 … `MAX_PIECES` of them."""
        found = self._cache.get(word)
        if found is None:
            if len(self._cache) > 50_000:  # memory stays flat however long the text
                self._cache.clear()
            found = self._cache[word] = self._cut(ascii_fold(word))
        return found

    def pieces_of(self, words: Iterable[str]) -> list[tuple[int, ...]]:
        """Return the piece numbers of each word, as `pieces` gives them."""
        return [self.pieces(word) for word in words]

    def _cut(self, word: str) -> tuple[int, ...]:
        whole = self._ids.get(word)
        if whole is not None:
            return (whole,)
        if not word or len(word) > _LONGEST_WORD:
            return (self.unknown,)
        out: list[int] = []
        start = 0
        while start < len(word):
            prefix = "##" if start else ""
            for end in range(len(word), start, -1):
                number = self._ids.get(prefix + word[start:end])
                if number is not None:
                    break
            else:
                return (self.unknown,)
            out.append(number)
            start = end
        return tuple(out[:MAX_PIECES])

"""The tagger's own list of names: which words might be a place, which might be a person.

The table is frozen and comes with the model: another gazetteer never changes what the model sees. It keeps no
names, only sorted 32-bit hashes with a class each, 5 bytes a name; about one look-up in 10,000 finds a name that is not
there, as it was in training.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from geoview.recognition.tagger.word_pieces import ascii_fold

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["CODES", "PERSON_FLAGS", "NameTable", "PlaceClass", "name_hash"]

_MAX_WORDS = 5


class PlaceClass:
    """The most prominent place of a name. The numbers are fixed by the model."""

    COUNTRY = 1
    REGION = 2
    STATE = 3
    METROPOLIS = 4
    CITY = 5
    TOWN = 6
    SMALL_TOWN = 7
    VILLAGE = 8
    DISTRICT = 9
    ABBREVIATION = 10
    DEMONYM = 11


CODES = 2 * PlaceClass.DEMONYM + 1
"""0 = no name; 2·class − 1 = first word of a name; 2·class = a later word of it."""

PERSON_FLAGS = 4
"""0 = neither; 1 = given name; 2 = family name; 3 = both."""

_PERSON = "\x01"


def name_hash(words: Sequence[str], *, person: bool = False) -> int:
    """Return the 32-bit hash under which a name stands in the table; `words` are folded (`ascii_fold`)."""
    return zlib.crc32(((_PERSON if person else "") + "\x00".join(words)).encode())


class NameTable:
    """A table of names that are looked up by hash.

    Args:
        hashes: Sorted, unsigned 32 bits.
        classes: One byte each: a `PlaceClass`, or 16 + flags for a person's name.
    """

    def __init__(self, hashes: npt.NDArray[np.uint32], classes: npt.NDArray[np.uint8]) -> None:
        if hashes.shape != classes.shape or hashes.ndim != 1:
            raise ValueError("a table of names needs one class for each hash")
        self._hashes = hashes
        self._classes = classes

    def codes(self, words: Sequence[str]) -> tuple[list[int], list[int]]:
        """Return for each word its place code (0 … `CODES` − 1) and its person flags (0 … `PERSON_FLAGS` − 1).

        Names may begin only at a word with a capital or a digit; the longest name wins, from left to right.
        """
        count = len(words)
        folded = [ascii_fold(word) for word in words]
        starts = [i for i, word in enumerate(words) if word[0].isupper()]
        keys: list[int] = []
        where: list[tuple[int, int]] = []
        for i in starts:
            # The running checksum of the joined words gives the hash of every length in one pass.
            running = zlib.crc32(folded[i].encode())
            keys.append(running)
            where.append((i, 1))
            for length in range(2, min(_MAX_WORDS, count - i) + 1):
                running = zlib.crc32(b"\x00" + folded[i + length - 1].encode(), running)
                keys.append(running)
                where.append((i, length))
        persons = [name_hash((folded[i],), person=True) for i in starts]
        places, flags = [0] * count, [0] * count
        if not keys:
            return places, flags
        found = self._look_up(np.array(keys + persons, dtype=np.uint32))
        longest: dict[int, tuple[int, int]] = {}
        for (i, length), value in zip(where, found[: len(keys)], strict=True):
            if 0 < value < 16:
                longest[i] = (length, value)
        for i, value in zip(starts, found[len(keys) :], strict=True):
            if value >= 16:
                flags[i] = value - 16
        done = 0
        for i, (length, value) in longest.items():
            if i < done:
                continue
            places[i] = 2 * value - 1
            for j in range(i + 1, i + length):
                places[j] = 2 * value
            done = i + length
        return places, flags

    def is_given_name(self, word: str) -> bool:
        """Return whether it is the given name of a person."""
        return self.codes([word])[1][0] in (1, 3)

    def _look_up(self, keys: npt.NDArray[np.uint32]) -> list[int]:
        positions = np.minimum(np.searchsorted(self._hashes, keys), len(self._hashes) - 1)
        hit = self._hashes[positions] == keys
        values: list[Any] = np.where(hit, self._classes[positions], 0).tolist()
        return values

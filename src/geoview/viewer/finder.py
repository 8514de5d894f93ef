"""The search in the text and in the names of its places at once."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from geoview.analysis.filtering import fold_words
from geoview.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from geoview.atlas import Atlas
    from geoview.gazetteer.place import Place

__all__ = ["LIMIT", "Finder", "find_all"]

LIMIT = 10_000
"""More matches than that are not counted."""


def find_all(text: str, wanted: str) -> list[Span]:
    """Return where a string stands in a text, whatever its case; white space in it matches any white space.

    Runs in linear time: the wanted words are never read as a pattern.
    """
    words = wanted.split()
    if not words:
        return []
    pattern = re.compile(r"\s+".join(re.escape(word) for word in words), re.IGNORECASE)
    found = []
    for match in pattern.finditer(text):
        found.append(Span(match.start(), match.end()))
        if len(found) == LIMIT:
            break
    return found


class Finder:
    """A search: the string, its matches, and the current match.

    Args:
        local_name: The name of a place in the reader's language; searched beside the gazetteer's.
    """

    def __init__(self, local_name: Callable[[Place], str]) -> None:
        self._local_name = local_name
        self.wanted = ""
        self.hits: list[Span] = []
        self.places: list[str] = []
        self.current = -1

    def search(self, wanted: str, text: str, atlas: Atlas | None, near: int) -> None:
        """Search for a string; the first match at or after code point `near` becomes current."""
        self.wanted = wanted.strip()
        self.hits = find_all(text, self.wanted)
        self.current = -1
        if self.hits:
            self.current = bisect_left(self.hits, near, key=lambda span: span.start) % len(self.hits)
        self.refresh_places(atlas)

    def refresh_places(self, atlas: Atlas | None) -> None:
        """Search the names of the places again, which may have arrived in the meantime."""
        folded = fold_words(self.wanted)
        self.places = []
        if folded and atlas is not None:
            self.places = [
                use.place.id
                for use in atlas.places
                if folded in fold_words(f"{use.place.name}\n{self._local_name(use.place)}")
            ]

    def step(self, by: int) -> Span | None:
        """Return the next (+1) or previous (−1) match, and wrap at the ends."""
        if not self.hits:
            return None
        self.current = (self.current + by) % len(self.hits)
        return self.hits[self.current]

    @property
    def hit(self) -> Span | None:
        """The current match."""
        return self.hits[self.current] if self.hits else None

"""A stretch of text as it would have been typed: without meaningless characters that divide a name.

Accents that stand behind their letter, soft hyphens, zero-width and direction marks, and hyphens at line ends hide a
name from word lists. Both recogniser tiers read the plain stretch where a text has any of them; every span leads back
to the characters of the text itself.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

from geoview.gazetteer.folding import fold
from geoview.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geoview.names.mention import Mention

__all__ = ["PlainStretch", "plain_stretch", "read_plainly"]

_INVISIBLE = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_HIDDEN = re.compile(
    rf"(?P<accented>[^\W\d_][{_INVISIBLE}]*[\u0300-\u036f][\u0300-\u036f{_INVISIBLE}]*(?<![{_INVISIBLE}]))"
    rf"|(?P<unseen>[{_INVISIBLE}]+)"
    r"|(?<=[^\W\d_])(?P<broken>[-\u2010][ \t]*[\n\u2028][ \t]*)(?=[^\W\d_])"
)
_INVISIBLES = re.compile(f"[{_INVISIBLE}]+")
_ZERO_WIDTH_SPACE = "\u200b"
_HEAD = re.compile(r"(?:\b[A-Z][^\W\d_]*[ \u00a0])?\b[A-Z][^\W\d_]*$")
_TAIL = re.compile(r"[^\W\d_]+")
_LONGEST_HEAD = 80


def read_plainly(
    text: str, section: Span, known: Callable[[str], bool], find: Callable[[str, Span], list[Mention]]
) -> list[Mention]:
    """Return what `find` finds in the plain form of `text[section]`, as mentions of the text itself.

    Args:
        text: The whole text.
        section: The stretch to read.
        known: Says whether a text is the name of a place.
        find: The mentions of a stretch of some text.
    """
    plain = plain_stretch(text, section, known)
    if plain is None:
        return find(text, section)
    if not plain.text:
        return []
    return [plain.back(mention, text) for mention in find(plain.text, Span(0, len(plain.text)))]


class PlainStretch:
    """The plain form of a stretch of text.

    Args:
        text: The plain form.
        starts: For each of its characters, where the characters that it stands for begin in the whole text.
        ends: For each of its characters, where they end.
    """

    def __init__(self, text: str, starts: Sequence[int], ends: Sequence[int]) -> None:
        self.text = text
        self._starts = starts
        self._ends = ends

    def back(self, mention: Mention, whole: str) -> Mention:
        """Return a mention of the plain stretch as one of the whole text."""
        span = Span(self._starts[mention.span.start], self._ends[mention.span.end - 1])
        surface = span.of(whole)
        reads = mention.reads
        if not reads and fold(surface) != fold(mention.surface):  # folding looks past accents, not past line ends
            reads = mention.surface
        return replace(mention, span=span, surface=surface, reads=reads)


def plain_stretch(text: str, section: Span, known: Callable[[str], bool]) -> PlainStretch | None:
    """Return the plain form of `text[section]`; None where the stretch is plain already.

    A hyphen at the end of a line is removed where `known` says that the joined word, alone or with the one before it,
    is a name ("Islama-⏎bad", "New Zea-⏎land"); elsewhere it stays and only the line end is removed ("Berlin-⏎based").
    """
    found = _HIDDEN.search(text, section.start, section.end)
    if found is None:
        return None
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []

    def copy(start: int, end: int) -> None:
        pieces.append(text[start:end])
        starts.extend(range(start, end))
        ends.extend(range(start + 1, end + 1))

    def stand_for(plain: str, start: int, end: int) -> None:
        pieces.append(plain)
        starts.extend([start] * len(plain))
        ends.extend([end] * len(plain))

    at = section.start
    while found is not None:
        start, end = found.span()
        copy(at, start)
        if found.lastgroup == "accented":
            stand_for(_composed(found.group()), start, end)
        elif found.lastgroup == "unseen":
            if _parts_words(text, start, end):
                stand_for(" ", start, end)
        elif not _joins(text, start, end, section, known):
            stand_for("-", start, end)
        at = end
        found = _HIDDEN.search(text, at, section.end)
    copy(at, section.end)
    return PlainStretch("".join(pieces), starts, ends)


def _composed(cluster: str) -> str:
    """Return a letter with its accents as one character; accents for which there is none are left out."""
    composed = unicodedata.normalize("NFC", _INVISIBLES.sub("", cluster))
    return "".join(c for c in composed if not unicodedata.combining(c))


def _parts_words(text: str, start: int, end: int) -> bool:
    """Return whether it is a zero-width space where a space was meant ("New⏑York")."""
    return _ZERO_WIDTH_SPACE in text[start:end] and text[start - 1 : start].islower() and text[end : end + 1].isupper()


def _joins(text: str, start: int, end: int, section: Span, known: Callable[[str], bool]) -> bool:
    head = _HEAD.search(text, max(section.start, start - _LONGEST_HEAD), start)
    tail = _TAIL.match(text, end, section.end)
    if head is None or tail is None or not tail.group()[0].islower():
        return False
    name = head.group() + tail.group()
    return known(name) or known(name.split()[-1])

"""One reading for one form: how a text uses a name in one place holds in another."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from geoview.recognition.tagger.tagged import Tagged

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from geoview.text import Span

__all__ = ["drop_rare", "make_consistent", "without_people"]

_SURE = 0.85
"""How sure the tagger must be of a form once before the text is searched for it."""

_MAJORITY = 0.5
"""Share of a form's places in the text that the tagger must have found by itself."""

_DOUBTFUL = 0.75
"""A form that is found this unsurely, and in few of its places, is dropped."""

_PERSON_AT_MOST = 0.9
"""A family name that the tagger is surer of stays a place: many families are called after one."""

_FULL_NAME = re.compile(r"\b([A-Z][a-z]+)(?: [A-Z]\.)? ([A-Z][^\W\d_]+)")
_BEFORE = re.compile(r"([^\W\d_][\w'’.-]*)[ \u00a0]$")
_AFTER = re.compile(r"[ \u00a0]([^\W\d_]\w*)")


def make_consistent(text: str, section: Span, tagged: Sequence[Tagged], plain: Collection[str] = ()) -> list[Tagged]:
    """Return the names of a section, with those the tagger overlooked elsewhere, without those it found by chance.

    Args:
        text: The whole text.
        section: The stretch to search.
        tagged: What the tagger found there, sorted.
        plain: Words that are no part of a name although they may have a capital ("Then"), in lower case.
    """
    forms: dict[str, list[Tagged]] = defaultdict(list)
    for name in tagged:
        forms[text[name.start : name.end]].append(name)
    taken = [(name.start, name.end) for name in tagged]
    dropped: set[int] = set()
    added: list[Tagged] = []
    for form, found in forms.items():
        if len(form) < 2:
            continue
        best = max(found, key=lambda name: name.score)
        others = [(a, b) for a, b in _places_of(form, text, section) if not any(a < y and x < b for x, y in taken)]
        if not others:
            continue
        share = len(found) / (len(found) + len(others))
        if best.score >= _SURE and share >= _MAJORITY:
            for a, b in others:
                if not _part_of_longer(text, a, b, plain):
                    added.append(Tagged(a, b, best.demonym, best.score * share, best.associative))
        elif best.score < _DOUBTFUL and share < _MAJORITY:
            dropped.update(name.start for name in found)
    if not added and not dropped:
        return list(tagged)
    kept = [name for name in tagged if name.start not in dropped]
    return sorted([*kept, *_apart(added)], key=lambda name: name.start)


def without_people(
    text: str, section: Span, tagged: Sequence[Tagged], is_given_name: Callable[[str], bool]
) -> list[Tagged]:
    """Return the names without those that are somebody's family name elsewhere ("Joe Manchester … Manchester").

    Args:
        text: The whole text.
        section: The stretch to search.
        tagged: The names, sorted.
        is_given_name: Says whether a word with a capital is a given name.
    """
    doubtful = {
        text[name.start : name.end]: name
        for name in tagged
        if name.score < _PERSON_AT_MOST and text[name.start : name.end].isalpha()
    }
    if not doubtful:
        return list(tagged)
    starts = {name.start for name in tagged}
    families = {
        match.group(2)
        for match in _FULL_NAME.finditer(text, section.start, section.end)
        if match.group(2) in doubtful and match.start(1) not in starts and is_given_name(match.group(1))
    }
    return [
        name
        for name in tagged
        if name.score >= _PERSON_AT_MOST or name.demonym or text[name.start : name.end] not in families
    ]


def drop_rare(text: str, section: Span, doubtful: Sequence[Tagged], sure: Sequence[Tagged]) -> list[Tagged]:
    """Return the doubtful names whose form is a name in at least half of its places.

    Args:
        text: The whole text.
        section: The stretch to search.
        doubtful: Names that were almost found.
        sure: The names that were found.
    """
    counts = Counter(text[name.start : name.end] for name in (*doubtful, *sure))
    return [
        name
        for name in doubtful
        if counts[form := text[name.start : name.end]] >= _MAJORITY * len(_places_of(form, text, section))
    ]


def _places_of(form: str, text: str, section: Span) -> list[tuple[int, int]]:
    """Return where the form stands as a whole word; no pattern is compiled, as most forms occur once."""
    found: list[tuple[int, int]] = []
    start = text.find(form, section.start, section.end)
    while start >= 0:
        end = start + len(form)
        before = text[start - 1] if start else " "
        after = text[end] if end < section.end else " "
        if before.isalnum() or before in "_.-" or after.isalnum() or after in "_-":
            end = start + 1
        else:
            found.append((start, end))
        start = text.find(form, end, section.end)
    return found


def _part_of_longer(text: str, start: int, end: int, plain: Collection[str]) -> bool:
    """Return whether a capitalised word stands right beside it, so that it is a part of another name."""
    before = _BEFORE.search(text, max(0, start - 40), start)
    after = _AFTER.match(text, end)
    return any(
        found is not None and found.group(1)[0].isupper() and found.group(1).lower() not in plain
        for found in (before, after)
    )


def _apart(names: list[Tagged]) -> list[Tagged]:
    out: list[Tagged] = []
    for name in sorted(names, key=lambda n: (n.start, -n.end)):
        if not out or name.start >= out[-1].end:
            out.append(name)
    return out

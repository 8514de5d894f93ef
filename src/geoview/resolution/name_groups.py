"""The mentions of a text by name, with what stands around them: containers ("Paris, Texas"), cue words, lists."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geoview.gazetteer.folding import fold
from geoview.gazetteer.place import Place, PlaceKind
from geoview.names.mention import Mention, MentionKind
from geoview.resolution.containment import read_part, with_plain_name

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geoview.names.language import Language
    from geoview.names.lookup import NameLookup, Reading

__all__ = ["NameGroup", "group_mentions"]

_CONTAINED_BY = re.compile(
    r",\s{1,2}|\s\(|,?\s(?:in|of)\s(?:the\s|northern\s|southern\s|eastern\s|western\s|central\s)?"
)
_STATED = re.compile(r",\s{1,2}|\s\(|,\sin\s(?:the\s)?")
"""Such a container is meant as one: "Paris, Ontario". The others may be chance: "the France of Georgia"."""
_OWNED_BY = re.compile(r"['’]s?\s(?:[a-z-]+\s){0,2}")
_LISTED = re.compile(r",\s|\sto\s|,?\s(?:and|or)\s|\s?/\s?|-|–|,?\s(?:and|or)\s(?:the|in)\s")
_ENUMERATED = re.compile(r",\s|,?\s(?:and|or|&)\s")
_AS_WELL_KNOWN = 0.12
"""By how much less prominent another place of a name may be and still come to mind at once."""
_LOWER_DIVISIONS = frozenset({"ADM2", "ADM3", "ADM4"})
# One of the cuts that `geoview.names.tokens` lists, with why they differ.
_WORD_BEHIND = re.compile(r"\s(?:the\s)?([A-Za-z]+)")
_WORD_BEFORE = re.compile(r"(?<!\w)([A-Za-z]+)\s$")
_LINKING_WORDS = frozenset({"of", "the"})
_BEFORE_REACH = 28
_CHECK_EVERY = 200
_NEIGHBOURS = 3
_AREAS_LOOKED_AT = 8
"""Best known places of a name among which its areas are looked for."""
_NEIGHBOUR_REACH = 400
"""Code points within which another mention is a neighbour."""


@dataclass(slots=True)
class NameGroup:
    """All mentions of one name in a text that are used in the same way.

    Attributes:
        reading: What the gazetteer knows by that name.
        surface: The first mention's characters.
        mentions: Indices of the mentions.
        demonym: They mean people or are adjectives.
        score: The recogniser's highest trust in one of them.
        cues: GeoNames class letters that the words around ask for, each with its count.
        containers: Groups that stand as the larger area behind or before a mention.
        neighbours: Groups whose mentions stand near.
        listed: Groups in the same list ("Ohio, Iowa and Utah").
        siblings: Groups of the same name with another container.
        dateline: One of the mentions is the dateline.
        container: The folded name of the container that sets this group apart from its siblings; "" for none.
        stated: The container stands right behind a comma or in brackets.
        holds: Ids of the only candidates that can hold what stands before them: in "Atlanta, Georgia" the state, and
            in "Tbilisi, Georgia" the country. Empty where all areas of that name can, or where nothing stands there.
        acting: Share of the mentions that stand for the people there: "Washington must decide".
        governing: Share of the mentions that stand before what a government does: "Washington imposed".
        located: Share of the mentions that say where: "in New York".
        parts: Mentions among them that only have the name in theirs ("Hartford Hospital").
    """

    reading: Reading
    surface: str
    mentions: list[int] = field(default_factory=list)
    demonym: bool = False
    score: float = 0.0
    cues: dict[str, int] = field(default_factory=dict)
    containers: dict[int, float] = field(default_factory=dict)
    neighbours: dict[int, float] = field(default_factory=dict)
    listed: dict[int, float] = field(default_factory=dict)
    siblings: list[int] = field(default_factory=list)
    dateline: bool = False
    container: str = ""
    stated: bool = False
    holds: frozenset[str] = frozenset()
    acting: float = 0.0
    governing: float = 0.0
    located: float = 0.0
    parts: set[int] = field(default_factory=set)


def group_mentions(  # noqa: PLR0912 - one branch a relation
    text: str,
    mentions: Sequence[Mention],
    lookup: NameLookup,
    dateline: tuple[int, int] | None = None,
    check: Callable[[], None] = lambda: None,
) -> tuple[list[NameGroup], list[int]]:
    """Gather the mentions of a text by name.

    Args:
        text: The whole text.
        mentions: Sorted; coordinates among them are left out.
        lookup: Where names are looked up.
        dateline: Start and end of the dateline.
        check: Called now and then; may raise to end the work.

    Returns:
        The groups, and for each mention the index of its group (−1 for a coordinate).
    """
    language = lookup.language
    readings: list[Reading | None] = []
    parts: set[int] = set()
    for n, mention in enumerate(mentions):
        if n % _CHECK_EVERY == 0:
            check()
        reading = _read(text, mention, mentions[n - 1] if n else None, lookup)
        if reading is not None and not reading.matches:
            part = read_part(mention.surface, lookup)
            if part is not None:
                reading = part
                parts.add(n)
        elif reading is not None:
            reading = with_plain_name(reading, mention.surface, lookup)
        readings.append(reading)
    containers = []
    for n in range(len(mentions)):
        if n % _CHECK_EVERY == 0:
            check()
        containers.append(_container(text, mentions, readings, n))
    holds: dict[int, frozenset[str]] = {}
    for n, outer in enumerate(containers):
        reading = readings[n]
        if outer >= 0 and reading is not None:
            found = _told_apart(readings[outer], reading)
            # "Atlanta and Tbilisi, Georgia": an area that fits only one of the two is dropped.
            holds[outer] = found & holds[outer] if holds.get(outer) and found else holds.get(outer) or found
    index: dict[tuple[str, bool, str, frozenset[str]], int] = {}
    groups: list[NameGroup] = []
    owner: list[int] = []
    by_name: dict[tuple[str, bool], list[int]] = {}
    for n, mention in enumerate(mentions):
        if n % _CHECK_EVERY == 0:
            check()
        reading = readings[n]
        if reading is None:
            owner.append(-1)
            continue
        demonym = mention.kind is MentionKind.DEMONYM or reading.demonym
        name = fold(reading.name)
        container = readings[containers[n]] if containers[n] >= 0 else None
        held_by = fold(container.name) if container is not None else ""
        key = (name, demonym, held_by, holds.get(n, frozenset()))
        number = index.get(key)
        if number is None:
            number = index[key] = len(groups)
            groups.append(NameGroup(reading, mention.surface, demonym=demonym, container=held_by, holds=key[-1]))
            by_name.setdefault((name, demonym), []).append(number)
        group = groups[number]
        group.stated = group.stated or _is_stated(text, mentions, n, containers[n])
        if n in parts:
            group.parts.add(n)
        elif len(group.parts) == len(group.mentions):
            group.surface = mention.surface
        group.mentions.append(n)
        group.score = max(group.score, mention.score)
        if dateline and dateline[0] <= mention.span.start < dateline[1]:
            group.dateline = True
        behind = _word_behind(text, mention)
        group.acting += mention.associative or behind in language.person_verbs
        group.governing += behind in language.governing
        group.located += _is_location(text, mention, language)
        for cue in () if n in parts else _cues(text, mention, language):
            group.cues[cue] = group.cues.get(cue, 0) + 1
        owner.append(number)
    for group in groups:
        group.acting /= len(group.mentions)
        group.governing /= len(group.mentions)
        group.located /= len(group.mentions)
    for numbers in by_name.values():
        if len(numbers) > 1:
            for number in numbers:
                groups[number].siblings = [other for other in numbers if other != number]
    _link(text, mentions, owner, groups, containers, check)
    return groups, owner


def _read(text: str, mention: Mention, before: Mention | None, lookup: NameLookup) -> Reading | None:
    if mention.kind is MentionKind.COORDINATE:
        return None
    behind_place = before is not None and text[before.span.end : mention.span.start].strip() == ","
    if mention.reads:
        # An abbreviation knows more than its full name: "Wash." is the state, never the capital.
        short = lookup.read(mention.surface, behind_place=True)
        if short.abbreviation and short.name == mention.reads and short.matches:
            return short
        reading = lookup.read(mention.reads)
        if reading.matches:
            return reading
    reading = lookup.read_loosely(mention.surface, behind_place=behind_place)
    # The recogniser has seen a place: then "Mass." and "NJ" are the states without a town before them, too.
    return reading if reading.matches else lookup.read(mention.surface, behind_place=True)


def _container(text: str, mentions: Sequence[Mention], readings: Sequence[Reading | None], n: int) -> int:
    """Return the index of the mention that says in what larger area mention `n` lies, or −1."""
    reading, mention = readings[n], mentions[n]
    if reading is None or mention.kind is not MentionKind.TOPONYM:
        return -1
    if n + 1 < len(mentions):
        gap = text[mention.span.end : mentions[n + 1].span.start]
        if (
            len(gap) < 16
            and _CONTAINED_BY.fullmatch(gap)
            and may_hold(readings[n + 1], reading)
            and not (gap.strip() == "," and _in_list(text, mentions, readings, n))
        ):
            return n + 1
    if n + 2 < len(mentions):
        # "Springfield, Sangamon County, Illinois": the nearest that holds it is enough, unless it is unknown.
        gap = text[mention.span.end : mentions[n + 1].span.start]
        further = text[mentions[n + 1].span.end : mentions[n + 2].span.start]
        if gap == ", " and further == ", " and may_hold(readings[n + 2], reading) and not _is_area(readings[n + 1]):
            return -1
    if n:
        gap = text[mentions[n - 1].span.end : mention.span.start]
        if len(gap) < 30 and _OWNED_BY.fullmatch(gap) and may_hold(readings[n - 1], reading):
            return n - 1
    return -1


def _in_list(text: str, mentions: Sequence[Mention], readings: Sequence[Reading | None], n: int) -> bool:
    """Return whether mention `n` and the next one are in a list of at least three names of one level.

    "Mexico, China, Japan and Brazil" are countries, and that Japan has a China does not matter; "Washington, New York
    and Boston" are cities. In "Paris, Texas, and Rome" only two are.
    """
    level = _level(readings[n]) & _level(readings[n + 1])
    others = []
    if n and _ENUMERATED.fullmatch(text, mentions[n - 1].span.end, mentions[n].span.start):
        others.append(readings[n - 1])
    if n + 2 < len(mentions) and _ENUMERATED.fullmatch(text, mentions[n + 1].span.end, mentions[n + 2].span.start):
        others.append(readings[n + 2])
    return any(level & _level(other) for other in others)


def _level(reading: Reading | None) -> set[PlaceKind]:
    """Return the kinds of the best known places of a name."""
    matches = reading.matches if reading is not None else ()
    best = max((m.place.prominence for m in matches), default=0.0)
    return {
        m.place.kind
        for m in matches
        if m.place.prominence >= best - _AS_WELL_KNOWN and m.place.feature_code not in _LOWER_DIVISIONS
    }


def _is_stated(text: str, mentions: Sequence[Mention], n: int, container: int) -> bool:
    return (
        container == n + 1 and _STATED.fullmatch(text, mentions[n].span.end, mentions[container].span.start) is not None
    )


def _is_area(reading: Reading | None) -> bool:
    return reading is not None and any(m.place.feature_class == "A" for m in reading.matches)


def may_hold(outer: Reading | None, inner: Reading) -> bool:
    """Return whether a place of the one name lies in a country or division of the other."""
    return outer is not None and any(_may_lie_in(area, inner) for area in _areas(outer))


def _told_apart(outer: Reading | None, inner: Reading) -> frozenset[str]:
    """Return the ids of a name's areas that may hold a place of another name, when its other areas may not.

    Nothing is distinguished behind a country's name: "Armenia, Georgia and Ukraine" is a list, although Georgia has an
    Armenia.
    """
    if outer is None or any(m.place.kind is PlaceKind.COUNTRY for m in inner.matches[:1]):
        return frozenset()
    areas = _areas(outer)
    able = [area for area in areas if _may_lie_in(area, inner)]
    return frozenset(area.id for area in able) if len(able) < len(areas) else frozenset()


def _areas(reading: Reading) -> list[Place]:
    """Return the countries and divisions of a name."""
    return [m.place for m in reading.matches[:_AREAS_LOOKED_AT] if m.place.feature_class == "A"]


def _may_lie_in(area: Place, inner: Reading) -> bool:
    others = [m.place for m in inner.matches if m.place.country_code == area.country_code and m.place.id != area.id]
    if area.kind is PlaceKind.COUNTRY:
        return bool(others)
    return any(area.name in {place.admin1, place.admin2} for place in others)


def _word_behind(text: str, mention: Mention) -> str:
    """Return the word right behind a mention, in lower case; "" where there is none."""
    behind = _WORD_BEHIND.match(text, mention.span.end, mention.span.end + 24)
    return behind.group(1).lower() if behind else ""


def _is_location(text: str, mention: Mention, language: Language) -> bool:
    """Return whether a word before it says that something is there or goes there."""
    before = _WORD_BEFORE.search(text, max(0, mention.span.start - _BEFORE_REACH), mention.span.start)
    return before is not None and before.group(1).lower() in language.locative


def _cues(text: str, mention: Mention, language: Language) -> list[str]:
    """Return class letters that the words before and behind a mention ask for."""
    if mention.kind is not MentionKind.TOPONYM:
        return []
    found = []
    cue = language.features_after.get(_word_behind(text, mention))
    if cue:
        found.append(cue)
    words = text[max(0, mention.span.start - _BEFORE_REACH) : mention.span.start].rsplit(None, 3)
    while words and words[-1] in _LINKING_WORDS:
        words.pop()
    if words and text[mention.span.start - 1 : mention.span.start].isspace():
        cue = language.features_before.get(words[-1].rstrip(".").lower())
        if cue:
            found.append(cue)
    return found


def _link(
    text: str,
    mentions: Sequence[Mention],
    owner: Sequence[int],
    groups: list[NameGroup],
    containers: Sequence[int],
    check: Callable[[], None],
) -> None:
    for n, mention in enumerate(mentions):
        if n % _CHECK_EVERY == 0:
            check()
        mine = owner[n]
        if mine < 0:
            continue
        group = groups[mine]
        held_by = containers[n]
        if held_by >= 0:
            other = owner[held_by]
            group.containers[other] = group.containers.get(other, 0.0) + 1.0
        for step in range(1, _NEIGHBOURS + 1):
            m = n + step
            if m >= len(mentions):
                break
            gap = mentions[m].span.start - mention.span.end
            if gap > _NEIGHBOUR_REACH:
                break
            other = owner[m]
            if other < 0 or other == mine or other in group.siblings:
                continue
            weight = 1.0 / step
            group.neighbours[other] = group.neighbours.get(other, 0.0) + weight
            groups[other].neighbours[mine] = groups[other].neighbours.get(mine, 0.0) + weight
            if (
                step == 1
                and gap <= 9
                and held_by != m
                and _LISTED.fullmatch(text, mention.span.end, mentions[m].span.start)
            ):
                group.listed[other] = group.listed.get(other, 0.0) + 1.0
                groups[other].listed[mine] = groups[other].listed.get(mine, 0.0) + 1.0

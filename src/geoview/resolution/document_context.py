"""The candidates of a whole text and their own features: one row a candidate, one column a feature."""

from __future__ import annotations

from dataclasses import dataclass
from math import log1p
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from geoview.gazetteer.folding import fold
from geoview.gazetteer.place import DEMONYM_SORTS, MAIN_SORTS, NameMatch, NameSort, Place, PlaceKind
from geoview.gazetteer.positions import distance_km

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from geoview.resolution.name_groups import NameGroup

__all__ = ["STATIC", "DocumentContext", "Floats", "Ints", "Pairs", "build_context", "holds", "softmax"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Pairs = tuple[Ints, Ints, Floats]
"""Relations: a group, another group, and how often."""

_CANDIDATES_AT_MOST = 40
_NEIGHBOURS_AT_MOST = 24
_BESIDE_KM = 60.0
"""How far from each other a town and the bay, lake or hill that it is called after may lie."""
_CHECK_EVERY = 100
_ROWS_A_CHECK = 1000

STATIC = (
    "prominence",
    "prominence squared",
    "behind the top",
    "is the top",
    "first of its name",
    "main name",
    "abbreviation",
    "alias",
    "beside a main name",
    "historic",
    "country",
    "state",
    "lower division",
    "capital",
    "seat",
    "settlement",
    "region",
    "water",
    "terrain",
    "facility",
    "cue agrees",
    "cue disagrees",
    "spelt the same",
    "same-named area holds it",
    "holds a same-named city",
    "in capitals",
    "dateline settlement",
    "demonym of a country",
    "capital that acts",
    "capital that governs",
    "town beside a capital",
    "state beside a capital",
    "area that acts, with a same-named city",
    "area said to be where, with a same-named city",
    "cannot hold the place before it",
    "nature beside a town of its name",
)


@dataclass(slots=True)
class DocumentContext:
    """The candidates of a whole text.

    Attributes:
        groups: The groups.
        matches: One a candidate.
        owner: For each candidate the index of its group.
        family: For each candidate the first group of the same name: namesakes say nothing about each other.
        starts: Where each group's candidates begin; one more at the end.
        static: Features that do not depend on other groups.
        units: Unit vectors of the points.
        country: A number for each country, −1 for none.
        state: A number for each state, −1 for none.
        county: A number for each second-level division, −1 for none.
        kind: A number for each kind.
        settled: 1.0 for a place with a point rather than an extent.
        weight: For each group how much it counts.
        is_country: The number of the country that a candidate itself is, −1 for none.
        is_state: The number of the state that it is.
        neighbours: Groups whose mentions stand near each other.
        lists: Groups in one list.
    """

    groups: Sequence[NameGroup]
    matches: list[NameMatch]
    owner: Ints
    family: Ints
    starts: Ints
    static: Floats
    units: Floats
    country: Ints
    state: Ints
    county: Ints
    kind: Ints
    settled: Floats
    weight: Floats
    is_country: Ints
    is_state: Ints
    neighbours: Pairs
    lists: Pairs


_KINDS = {kind: n for n, kind in enumerate(PlaceKind)}
_POINTS = frozenset({PlaceKind.SETTLEMENT, PlaceKind.FACILITY})
_COLUMN = {name: n for n, name in enumerate(STATIC)}


def candidates_of(group: NameGroup) -> list[NameMatch]:
    """Return the candidates of a group, each place once, the most prominent ones when there are too many."""
    wanted = [m for m in group.reading.matches if (m.sort in DEMONYM_SORTS) == group.demonym]
    seen: dict[str, NameMatch] = {}
    for match in wanted or group.reading.matches:
        seen.setdefault(match.place.id, match)
    kept = list(seen.values())
    if len(kept) > _CANDIDATES_AT_MOST:
        order = sorted(range(len(kept)), key=lambda k: (-kept[k].place.prominence, k))[:_CANDIDATES_AT_MOST]
        held = {k for k in range(len(kept)) if group.container and group.container in _areas_of(kept[k].place)}
        kept = [kept[k] for k in sorted({*order, *held})]
    return kept


def _areas_of(place: Place) -> set[str]:
    return {fold(place.admin1), fold(place.admin2)} - {""}


def holds(outer: Place, inner: Place, members: Mapping[str, frozenset[str]]) -> bool:
    """Return whether one place lies in the other by their rows; `members` has the countries of a region."""
    if outer.id == inner.id:
        return False
    code = outer.feature_code
    if outer.kind is PlaceKind.COUNTRY:
        return inner.country_code == outer.country_code
    if code == "ADM1":
        return inner.country_code == outer.country_code and inner.admin1 == outer.name
    if code.startswith("ADM"):
        return inner.country_code == outer.country_code and inner.admin2 == outer.name and inner.admin1 == outer.admin1
    return inner.country_code in members.get(outer.id, frozenset())


def build_context(groups: Sequence[NameGroup], check: Callable[[], None] = lambda: None) -> DocumentContext:
    """Return the candidates and their static features; `context_features` adds the containers."""
    matches: list[NameMatch] = []
    owner: list[int] = []
    starts = [0]
    numbers: dict[tuple[str, ...], int] = {}

    def number(*key: str) -> int:
        return numbers.setdefault(key, len(numbers))

    for n, group in enumerate(groups):
        if n % _CHECK_EVERY == 0:
            check()
        found = candidates_of(group)
        matches.extend(found)
        owner.extend([n] * len(found))
        starts.append(len(matches))
    check()
    size = len(matches)
    static = np.zeros((size, len(STATIC)))
    radians = np.radians(np.array([(m.place.latitude, m.place.longitude) for m in matches]).reshape(size, 2))
    cosine = np.cos(radians[:, 0])
    units = np.stack([cosine * np.cos(radians[:, 1]), cosine * np.sin(radians[:, 1]), np.sin(radians[:, 0])], axis=1)
    country = np.full(size, -1)
    state = np.full(size, -1)
    county = np.full(size, -1)
    is_country = np.full(size, -1)
    is_state = np.full(size, -1)
    kinds = np.zeros(size, dtype=np.int64)
    settled = np.zeros(size)
    for k, match in enumerate(matches):
        if k % _ROWS_A_CHECK == 0:
            check()
        place = match.place
        kind = place.kind
        kinds[k] = _KINDS[kind]
        settled[k] = float(kind in _POINTS or place.feature_code.startswith("ADM2"))
        if place.country_code:
            country[k] = number(place.country_code)
            if kind is PlaceKind.COUNTRY:
                is_country[k] = country[k]
            elif place.feature_code == "ADM1":
                is_state[k] = state[k] = number(place.country_code, place.name)
            elif place.admin1:
                state[k] = number(place.country_code, place.admin1)
                if place.admin2:
                    county[k] = number(place.country_code, place.admin1, place.admin2)
                elif place.feature_code == "ADM2":
                    county[k] = number(place.country_code, place.admin1, place.name)
    for n, group in enumerate(groups):
        if n % _CHECK_EVERY == 0:
            check()
        _fill_static(group, matches[starts[n] : starts[n + 1]], static[starts[n] : starts[n + 1]])
    check()
    family = [min([n, *group.siblings]) for n, group in enumerate(groups)]
    return DocumentContext(
        groups=groups,
        matches=matches,
        owner=np.array(owner, dtype=np.int64),
        family=np.array([family[n] for n in owner], dtype=np.int64),
        starts=np.array(starts, dtype=np.int64),
        static=static,
        units=units,
        country=country,
        state=state,
        county=county,
        kind=kinds,
        settled=settled,
        weight=np.array([log1p(len(g.mentions)) * (0.5 + 0.5 * g.score) for g in groups]),
        is_country=is_country,
        is_state=is_state,
        neighbours=_pairs(starts, [g.neighbours for g in groups]),
        lists=_pairs(starts, [g.listed for g in groups]),
    )


def _pairs(starts: Sequence[int], relations: Sequence[Mapping[int, float]]) -> Pairs:
    """Return the strongest relations of each group to groups that have candidates."""
    found: list[tuple[int, int, float]] = []
    for n, others in enumerate(relations):
        items = [(o, w) for o, w in others.items() if starts[o] < starts[o + 1]]
        if len(items) > _NEIGHBOURS_AT_MOST:
            items = sorted(items, key=lambda item: (-item[1], item[0]))[:_NEIGHBOURS_AT_MOST]
        found.extend((n, o, w) for o, w in items)
    return (
        np.array([p[0] for p in found], dtype=np.int64),
        np.array([p[1] for p in found], dtype=np.int64),
        np.array([p[2] for p in found], dtype=np.float64),
    )


def _fill_static(group: NameGroup, matches: Sequence[NameMatch], rows: Floats) -> None:
    if not matches:
        return
    top = max(m.place.prominence for m in matches)
    rival = max((m.place.prominence for m in matches if m.sort in MAIN_SORTS), default=0.0)
    column = _COLUMN
    held_by, holding = _nesting([m.place for m in matches])
    towns = [m.place for m in matches if m.place.kind is PlaceKind.SETTLEMENT and m.sort in MAIN_SORTS]
    spelt = group.surface.casefold()
    capitals = {m.place.country_code for m in matches if m.place.feature_code == "PPLC"}
    for k, match in enumerate(matches):
        place, row = match.place, rows[k]
        row[column["prominence"]] = place.prominence
        row[column["prominence squared"]] = place.prominence**2
        row[column["behind the top"]] = top - place.prominence
        row[column["is the top"]] = place.prominence >= top
        row[column["first of its name"]] = k == 0
        sort = match.sort
        if sort in MAIN_SORTS:
            row[column["main name"]] = 1
        elif sort is NameSort.ABBREVIATION:
            row[column["abbreviation"]] = 1
        elif sort is NameSort.HISTORIC:
            row[column["historic"]] = 1
        elif sort not in DEMONYM_SORTS:
            row[column["alias"]] = 1
            # "Tunis" is the city, although some language calls the country so.
            row[column["beside a main name"]] = max(0.0, rival - 0.5)
        row[column[_class_feature(place)]] = 1
        if place.feature_code == "PPLC":
            row[column["capital"]] = 1
        elif place.feature_code == "PPLA":
            row[column["seat"]] = 1
        for cue, count in group.cues.items():
            agrees = place.feature_class == cue or (cue == "T" and place.feature_code in {"ISL", "ISLS", "RGN"})
            if cue == "A" and place.kind is PlaceKind.COUNTRY:
                agrees = False
            row[column["cue agrees" if agrees else "cue disagrees"]] = min(1.0, count / len(group.mentions) + 0.3)
        row[column["spelt the same"]] = place.name.casefold() == spelt
        row[column["same-named area holds it"]] = place.id in held_by
        row[column["holds a same-named city"]] = place.id in holding
        row[column["in capitals"]] = group.surface.isupper() and place.feature_class == "P"
        row[column["dateline settlement"]] = group.dateline and place.feature_class == "P"
        row[column["capital that acts"]] = (place.feature_code == "PPLC") * group.acting
        row[column["capital that governs"]] = (place.feature_code == "PPLC") * group.governing
        if place.country_code in capitals and place.feature_code != "PPLC" and sort not in DEMONYM_SORTS:
            if place.kind is PlaceKind.SETTLEMENT:
                row[column["town beside a capital"]] = 1
            elif place.feature_code == "ADM1":
                row[column["state beside a capital"]] = 1
        if place.id in holding:
            row[column["area that acts, with a same-named city"]] = group.acting
            row[column["area said to be where, with a same-named city"]] = group.located
        row[column["cannot hold the place before it"]] = bool(group.holds) and place.id not in group.holds
        if place.kind is PlaceKind.NATURE and place.feature_class not in group.cues:
            row[column["nature beside a town of its name"]] = any(
                distance_km(place.latitude, place.longitude, town.latitude, town.longitude) < _BESIDE_KM
                for town in towns
            )
        row[column["demonym of a country"]] = sort in DEMONYM_SORTS and place.kind is PlaceKind.COUNTRY


def _nesting(places: Sequence[Place]) -> tuple[set[str], set[str]]:
    """Return the ids of the places that lie in an area among them, and of the areas that hold a town."""
    areas: dict[tuple[str, ...], Place] = {}
    for place in places:
        if place.kind is PlaceKind.COUNTRY:
            areas[place.country_code,] = place
        elif place.feature_code == "ADM1":
            areas[place.country_code, place.name] = place
        elif place.feature_class == "A":
            areas[place.country_code, place.admin1, place.name] = place
    held: set[str] = set()
    holding: set[str] = set()
    for place in places if areas else ():
        code = place.country_code
        for key in ((code,), (code, place.admin1), (code, place.admin1, place.admin2)):
            area = areas.get(key)
            if area is not None and area.id != place.id and code:
                held.add(place.id)
                if place.kind is PlaceKind.SETTLEMENT:
                    holding.add(area.id)
    return held, holding


def _class_feature(place: Place) -> str:
    kind = place.kind
    if kind is PlaceKind.COUNTRY:
        return "country"
    if kind is PlaceKind.STATE:
        return "state" if place.feature_code == "ADM1" else "lower division"
    if kind is PlaceKind.SETTLEMENT:
        return "settlement"
    if kind is PlaceKind.REGION:
        return "region"
    if kind is PlaceKind.NATURE:
        return "water" if place.feature_class == "H" else "terrain"
    return "facility"


def softmax(context: DocumentContext, logits: Floats) -> Floats:
    """Return the softmax of values within each group."""
    if not len(logits):
        return logits
    groups = len(context.groups)
    highest = np.full(groups, -np.inf)
    np.maximum.at(highest, context.owner, logits)
    exponentials = np.exp(logits - highest[context.owner])
    shares: Floats = exponentials / np.bincount(context.owner, exponentials, groups)[context.owner]
    return shares

"""What speaks for a candidate, in numbers: one row a candidate, one column a feature."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import log1p

import numpy as np
from numpy.typing import NDArray

from geoview.gazetteer.folding import fold
from geoview.gazetteer.place import NameMatch, NameSort, Place, PlaceKind
from geoview.recognition.lookup import DEMONYMS
from geoview.resolution.context import Group

__all__ = ["CONTEXT", "STATIC", "Field", "build_field", "context_features", "softmax"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

_CANDIDATES_AT_MOST = 40
_ANCHORS_AT_MOST = 160
_BLOCK = 2048
_NEIGHBOURS_AT_MOST = 24
_CHECK_EVERY = 100
_EARTH_KM = 6371.0
_FAR_KM = 12_742.0
_SURE_ANCHOR = 0.2
_OUTSIDE = 0.05

STATIC = (
    "prominence",
    "prominence squared",
    "behind the top",
    "is the top",
    "first of its name",
    "main name",
    "abbreviation",
    "alias",
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
)
CONTEXT = (
    "country share",
    "state share",
    "county share",
    "country named",
    "state named",
    "near (30 km)",
    "near (100 km)",
    "near (400 km)",
    "nearest",
    "neighbours' country",
    "neighbours' state",
    "neighbours near (100 km)",
    "listed kind",
    "listed country",
    "listed state",
    "sibling chosen",
    "sibling not chosen",
    "home country",
    "home state",
    "prominence in home country",
    "prominence abroad",
    "dateline's country",
    "dateline's state",
    "dateline near",
    "contains others",
    "container share",
    "outside its container",
)


@dataclass(slots=True)
class Field:
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
        settled: 1.0 for what has a point rather than an extent.
        weight: For each group how much it counts.
        is_country: The number of the country that a candidate itself is, −1 for none.
        is_state: The number of the state that it is.
    """

    groups: Sequence[Group]
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


_KINDS = {kind: n for n, kind in enumerate(PlaceKind)}
_POINTS = frozenset({PlaceKind.SETTLEMENT, PlaceKind.FACILITY})
_MAIN = frozenset({NameSort.MAIN, NameSort.OFFICIAL, NameSort.SHORT})
_COLUMN = {name: n for n, name in enumerate(STATIC)}


def candidates_of(group: Group) -> list[NameMatch]:
    """The candidates of a group, each place once, the most prominent ones when there are too many."""
    wanted = [m for m in group.reading.matches if (m.sort in DEMONYMS) == group.demonym]
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
    """Does one place lie in the other, as far as their rows tell? `members` has the countries of a region."""
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


def build_field(groups: Sequence[Group], check: Callable[[], None] = lambda: None) -> Field:
    """Candidates and their static features; the containers are added by `context_features`."""
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
    return Field(
        groups=groups,
        matches=matches,
        owner=np.array(owner, dtype=np.int64),
        family=np.array([min([n, *groups[n].siblings]) for n in owner], dtype=np.int64),
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
    )


def _fill_static(group: Group, matches: Sequence[NameMatch], rows: Floats) -> None:
    if not matches:
        return
    top = max(m.place.prominence for m in matches)
    column = _COLUMN
    held_by, holding = _nesting([m.place for m in matches])
    spelt = group.surface.casefold()
    for k, match in enumerate(matches):
        place, row = match.place, rows[k]
        row[column["prominence"]] = place.prominence
        row[column["prominence squared"]] = place.prominence**2
        row[column["behind the top"]] = top - place.prominence
        row[column["is the top"]] = place.prominence >= top
        row[column["first of its name"]] = k == 0
        sort = match.sort
        if sort in _MAIN:
            row[column["main name"]] = 1
        elif sort is NameSort.ABBREVIATION:
            row[column["abbreviation"]] = 1
        elif sort is NameSort.HISTORIC:
            row[column["historic"]] = 1
        elif sort not in DEMONYMS:
            row[column["alias"]] = 1
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
        row[column["demonym of a country"]] = sort in DEMONYMS and place.kind is PlaceKind.COUNTRY


def _nesting(places: Sequence[Place]) -> tuple[set[str], set[str]]:
    """Ids of the places that lie in an area among them, and of the areas that hold one."""
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


def softmax(field: Field, logits: Floats) -> Floats:
    """Shares within each group."""
    if not len(logits):
        return logits
    groups = len(field.groups)
    highest = np.full(groups, -np.inf)
    np.maximum.at(highest, field.owner, logits)
    exponentials = np.exp(logits - highest[field.owner])
    shares: Floats = exponentials / np.bincount(field.owner, exponentials, groups)[field.owner]
    return shares


def _share(keys: Ints, values: Floats, owner: Ints) -> Floats:
    """For each candidate how much of `values` other groups have under the same key."""
    known = keys >= 0
    out = np.zeros(len(keys))
    if not known.any():
        return out
    size = int(keys.max()) + 1
    total = np.bincount(keys[known], values[known], size)
    pair = owner[known] * size + keys[known]
    unique, inverse = np.unique(pair, return_inverse=True)
    own = np.bincount(inverse, values[known], len(unique))
    out[known] = total[keys[known]] - own[inverse]
    return out


def context_features(
    field: Field,
    shares: Floats,
    members: Mapping[str, frozenset[str]],
    check: Callable[[], None] = lambda: None,
) -> Floats:
    """Features that depend on what the other groups are likely to mean.

    Args:
        field: The candidates.
        shares: How likely each is by what is known so far; they add up to 1 in each group.
        members: Countries of each region that is among the candidates.
        check: Called now and then; may raise to end the work.
    """
    size = len(field.matches)
    rows = np.zeros((size, len(CONTEXT)))
    if not size:
        return rows
    column = {name: n for n, name in enumerate(CONTEXT)}
    owner = field.family
    mass = shares * field.weight[field.owner]
    everything = max(1e-9, float(field.weight.sum()))
    others = np.maximum(1e-9, everything - field.weight[field.owner])
    prominence = field.static[:, 0]
    country = _share(field.country, mass, owner) / others
    state = _share(field.state, mass, owner) / others
    rows[:, column["country share"]] = country
    rows[:, column["state share"]] = state
    rows[:, column["county share"]] = _share(field.county, mass, owner) / others
    rows[:, column["country named"]] = _named(field, field.is_country, field.country, mass)
    rows[:, column["state named"]] = _named(field, field.is_state, field.state, mass)
    rows[:, column["contains others"]] = _contained(field, mass) / others
    home_country = _best(field.country, mass)
    home_state = _best(field.state, mass)
    in_home = (field.country == home_country) & (home_country >= 0)
    rows[:, column["home country"]] = in_home * np.minimum(1.0, country * 2)
    rows[:, column["home state"]] = ((field.state == home_state) & (home_state >= 0)) * np.minimum(1.0, state * 2)
    rows[:, column["prominence in home country"]] = prominence * in_home
    rows[:, column["prominence abroad"]] = prominence * (country < 0.05)
    tops = _tops(field, shares)
    _distances(field, mass, tops, rows, column, check)
    check()
    _relations(field, shares, tops, rows, column, members)
    return rows


def _named(field: Field, self_key: Ints, key: Ints, mass: Floats) -> Floats:
    """How much the text names the very country or state that a candidate lies in, by itself."""
    known = self_key >= 0
    out = np.zeros(len(key))
    if not known.any():
        return out
    size = int(max(self_key.max(), key.max())) + 1
    total = np.bincount(self_key[known], mass[known], size)
    inside = key >= 0
    out[inside] = total[key[inside]]
    # Not by being that country oneself, nor by a namesake of one's own name.
    unique, inverse = np.unique(field.family[known] * size + self_key[known], return_inverse=True)
    own = dict(zip(unique.tolist(), np.bincount(inverse, mass[known], len(unique)).tolist(), strict=True))
    if own:
        pairs = (field.family * size + key)[inside].tolist()
        out[inside] -= np.array([own.get(p, 0.0) for p in pairs])
    return np.minimum(2.0, out)


def _contained(field: Field, mass: Floats) -> Floats:
    """For areas, how much of the other groups lies in them."""
    out = np.zeros(len(mass))
    for self_key, key in ((field.is_country, field.country), (field.is_state, field.state)):
        known = self_key >= 0
        if known.any():
            inside = _share(key, mass, field.family)
            out[known] = inside[known]
    return out


def _best(keys: Ints, mass: Floats) -> int:
    known = keys >= 0
    if not known.any():
        return -1
    totals = np.bincount(keys[known], mass[known])
    return int(totals.argmax())


def _tops(field: Field, shares: Floats) -> Ints:
    """For each group the index of its likeliest candidate, −1 when it has none."""
    order = np.lexsort((np.arange(len(shares)), -shares, field.owner))
    tops = np.full(len(field.groups), -1)
    owners = field.owner[order]
    firsts = np.ones(len(order), dtype=bool)
    firsts[1:] = owners[1:] != owners[:-1]
    tops[owners[firsts]] = order[firsts]
    return tops


def _squared_km(dots: Floats) -> Floats:
    """Square of the straight-line distance in km between points of a sphere whose unit vectors have these products."""
    squared: Floats = np.maximum(0.0, 1.0 - dots)
    squared *= 2 * _EARTH_KM**2
    return squared


def _nearness(squared: Floats, reach: float) -> Floats:
    """1 at the same point, 1/2 at `reach` km, near 0 far off."""
    nearness: Floats = reach**2 / (reach**2 + squared)
    return nearness


def _distances(
    field: Field, mass: Floats, tops: Ints, rows: Floats, column: Mapping[str, int], check: Callable[[], None]
) -> None:
    anchors = tops[tops >= 0]
    anchors = anchors[field.settled[anchors] > 0]
    if len(anchors) > _ANCHORS_AT_MOST:
        order = np.lexsort((anchors, -mass[anchors]))
        anchors = np.sort(anchors[order[:_ANCHORS_AT_MOST]])
    if not len(anchors):
        rows[:, column["nearest"]] = 1.0
        return
    strength = mass[anchors]
    # An anchor says nothing about the candidates of its own name.
    families, own_by_family = field.family[anchors], defaultdict(list)
    for number, family in enumerate(families.tolist()):
        own_by_family[family].append(number)
    points = field.units[anchors].T
    sure = strength > _SURE_ANCHOR
    for begin in range(0, len(rows), _BLOCK):
        check()
        block = slice(begin, min(begin + _BLOCK, len(rows)))
        squared = _squared_km(field.units[block] @ points)
        pairs = [(r, a) for r, f in enumerate(field.family[block].tolist()) for a in own_by_family.get(f, ())]
        own_row, own = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
        for name, reach in (("near (30 km)", 30.0), ("near (100 km)", 100.0), ("near (400 km)", 400.0)):
            nearness = _nearness(squared, reach)
            nearness[own_row, own] = 0.0
            rows[block, column[name]] = np.log1p(nearness @ strength)
        squared[own_row, own] = _FAR_KM**2
        nearest = np.sqrt(squared[:, sure].min(axis=1)) if sure.any() else np.full(len(squared), _FAR_KM)
        rows[block, column["nearest"]] = np.log10(1 + nearest / 10) / 3.3


def _relations(
    field: Field,
    shares: Floats,
    tops: Ints,
    rows: Floats,
    column: Mapping[str, int],
    members: Mapping[str, frozenset[str]],
) -> None:
    """Neighbours, lists, containers, siblings and the dateline: relations between single groups."""
    pairs: list[tuple[int, int, float]] = []
    lists: list[tuple[int, int, float]] = []
    dateline = -1
    for n, group in enumerate(field.groups):
        if group.dateline and dateline < 0 and tops[n] >= 0 and field.settled[tops[n]]:
            dateline = int(tops[n])
        near_by = list(group.neighbours.items())
        if len(near_by) > _NEIGHBOURS_AT_MOST:
            near_by = sorted(near_by, key=lambda item: (-item[1], item[0]))[:_NEIGHBOURS_AT_MOST]
        pairs.extend((n, o, w) for o, w in near_by if tops[o] >= 0)
        lists.extend((n, o, w) for o, w in group.listed.items() if tops[o] >= 0)
        if group.containers:
            _containers(field, n, shares, rows, column, members)
        if group.siblings:
            _siblings(field, n, shares, rows, column)
    if pairs:
        c, k, w, total = _spread(field, pairs, tops)
        belief = w * shares[k]
        for name, key in (("neighbours' country", field.country), ("neighbours' state", field.state)):
            same = (key[c] == key[k]) & (key[c] >= 0)
            rows[:, column[name]] = np.bincount(c, belief * same, len(rows)) / total
        squared = _squared_km(np.einsum("ij,ij->i", field.units[c], field.units[k]))
        near = _nearness(squared, 100.0) * field.settled[k]
        rows[:, column["neighbours near (100 km)"]] = np.bincount(c, belief * near, len(rows)) / total
    if lists:
        c, k, w, total = _spread(field, lists, tops)
        belief = w * shares[k]
        rows[:, column["listed kind"]] = np.bincount(c, belief * (field.kind[c] == field.kind[k]), len(rows)) / total
        for name, key in (("listed country", field.country), ("listed state", field.state)):
            same = (key[c] == key[k]) & (key[c] >= 0)
            rows[:, column[name]] = np.bincount(c, belief * same, len(rows)) / total
    if dateline >= 0:
        foreign = field.family != field.family[dateline]
        for name, key in (("dateline's country", field.country), ("dateline's state", field.state)):
            rows[:, column[name]] = (key == key[dateline]) & (key >= 0) & foreign
        squared = _squared_km(field.units @ field.units[dateline])
        rows[:, column["dateline near"]] = _nearness(squared, 100.0) * foreign


def _spread(field: Field, pairs: Sequence[tuple[int, int, float]], tops: Ints) -> tuple[Ints, Ints, Floats, Floats]:
    """From pairs of groups to pairs of a candidate and the other group's likeliest one."""
    group = np.array([p[0] for p in pairs], dtype=np.int64)
    other = tops[np.array([p[1] for p in pairs], dtype=np.int64)]
    weight = np.array([p[2] for p in pairs])
    sizes = field.starts[group + 1] - field.starts[group]
    candidate = np.repeat(field.starts[group], sizes) + (
        np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    )
    repeated = np.repeat(weight, sizes)
    total = np.maximum(0.5, np.bincount(candidate, repeated, len(field.matches)))
    return candidate, np.repeat(other, sizes), repeated, total


def _containers(
    field: Field,
    n: int,
    shares: Floats,
    rows: Floats,
    column: Mapping[str, int],
    members: Mapping[str, frozenset[str]],
) -> None:
    for k in range(field.starts[n], field.starts[n + 1]):
        inner = field.matches[k].place
        best = 0.0
        for other in field.groups[n].containers:
            held = sum(
                float(shares[j])
                for j in range(field.starts[other], field.starts[other + 1])
                if holds(field.matches[j].place, inner, members)
            )
            best = max(best, held)
        rows[k, column["container share"]] = best
        rows[k, column["outside its container"]] = best < _OUTSIDE


def _siblings(field: Field, n: int, shares: Floats, rows: Floats, column: Mapping[str, int]) -> None:
    """A name that is given with its container elsewhere means the same place without it."""
    held = [s for s in field.groups[n].siblings if field.groups[s].container]
    if not held or field.groups[n].container:
        return
    chosen: dict[str, float] = {}
    for s in held:
        for k in range(field.starts[s], field.starts[s + 1]):
            place = field.matches[k].place.id
            chosen[place] = max(chosen.get(place, 0.0), float(shares[k]))
    for k in range(field.starts[n], field.starts[n + 1]):
        share = chosen.get(field.matches[k].place.id, 0.0)
        rows[k, column["sibling chosen"]] = share
        rows[k, column["sibling not chosen"]] = 1.0 - share

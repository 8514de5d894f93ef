"""What the rest of a text says of each candidate, in numbers: one row a candidate, one column a feature."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from geoview.gazetteer.positions import EARTH_KM
from geoview.resolution.document_context import STATIC, DocumentContext, Floats, Ints, Pairs, holds

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

__all__ = ["CONTEXT", "context_features"]

_ANCHORS_AT_MOST = 96
_BLOCK = 1024
_FAR_KM = 2 * EARTH_KM
_SURE_ANCHOR = 0.2
_OUTSIDE = 0.05
_NOTHING = 0.1
"""Less than one mention that may well lie in an area."""
_CHECK_EVERY = 200

CONTEXT = (
    "country share",
    "state share",
    "county share",
    "country named",
    "state named",
    "near (30 km)",
    "near (100 km)",
    "near (400 km)",
    "near anything (600 km)",
    "nearest",
    "neighbours' country",
    "neighbours' state",
    "neighbours near (100 km)",
    "listed kind",
    "listed country",
    "listed state",
    "listed renown",
    "sibling chosen",
    "sibling not chosen",
    "home country",
    "home state",
    "prominence in home country",
    "prominence abroad",
    "prominence in a text of many countries",
    "near (100 km) in a text of many countries",
    "dateline's country",
    "dateline's state",
    "dateline near",
    "contains others",
    "state beside a capital, nothing in it",
    "container share",
    "outside its container",
    "outside its stated container",
)


def _share(keys: Ints, values: Floats, owner: Ints) -> Floats:
    """Return for each candidate how much of `values` other groups have under the same key."""
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
    context: DocumentContext,
    shares: Floats,
    members: Mapping[str, frozenset[str]],
    check: Callable[[], None] = lambda: None,
) -> Floats:
    """Return features that depend on what the other groups are likely to mean.

    Args:
        context: The candidates.
        shares: How likely each is by what is known so far; they add up to 1 in each group.
        members: Countries of each region that is among the candidates.
        check: Called now and then; may raise to end the work.
    """
    size = len(context.matches)
    rows = np.zeros((size, len(CONTEXT)))
    if not size:
        return rows
    column = {name: n for n, name in enumerate(CONTEXT)}
    owner = context.family
    mass = shares * context.weight[context.owner]
    everything = max(1e-9, float(context.weight.sum()))
    others = np.maximum(1e-9, everything - context.weight[context.owner])
    prominence = context.static[:, 0]
    country = _share(context.country, mass, owner) / others
    state = _share(context.state, mass, owner) / others
    rows[:, column["country share"]] = country
    rows[:, column["state share"]] = state
    rows[:, column["county share"]] = _share(context.county, mass, owner) / others
    rows[:, column["country named"]] = _named(context, context.is_country, context.country, mass)
    rows[:, column["state named"]] = _named(context, context.is_state, context.state, mass)
    contained = _contained(context, mass)
    rows[:, column["contains others"]] = contained / others
    beside = context.static[:, STATIC.index("state beside a capital")]
    rows[:, column["state beside a capital, nothing in it"]] = beside * (contained < _NOTHING)
    home_country = _best(context.country, mass)
    home_state = _best(context.state, mass)
    in_home = (context.country == home_country) & (home_country >= 0)
    rows[:, column["home country"]] = in_home * np.minimum(1.0, country * 2)
    rows[:, column["home state"]] = ((context.state == home_state) & (home_state >= 0)) * np.minimum(1.0, state * 2)
    rows[:, column["prominence in home country"]] = prominence * in_home
    rows[:, column["prominence abroad"]] = prominence * (country < 0.05)
    tops = _tops(context, shares)
    check()
    _distances(context, mass, tops, rows, column, check)
    many = _many_countries(context, mass)
    rows[:, column["prominence in a text of many countries"]] = prominence * many
    rows[:, column["near (100 km) in a text of many countries"]] = rows[:, column["near (100 km)"]] * many
    check()
    _relations(context, shares, tops, rows, column, members, check)
    return rows


def _named(context: DocumentContext, self_key: Ints, key: Ints, mass: Floats) -> Floats:
    """Return how much the text names the very country or state that a candidate lies in, by itself."""
    known = self_key >= 0
    out = np.zeros(len(key))
    if not known.any():
        return out
    size = int(max(self_key.max(), key.max())) + 1
    total = np.bincount(self_key[known], mass[known], size)
    inside = key >= 0
    out[inside] = total[key[inside]]
    # The country itself and places of the same name do not count.
    unique, inverse = np.unique(context.family[known] * size + self_key[known], return_inverse=True)
    own = dict(zip(unique.tolist(), np.bincount(inverse, mass[known], len(unique)).tolist(), strict=True))
    if own:
        pairs = (context.family * size + key)[inside].tolist()
        out[inside] -= np.array([own.get(p, 0.0) for p in pairs])
    return np.minimum(2.0, out)


def _contained(context: DocumentContext, mass: Floats) -> Floats:
    """Return for each area how much of the other groups lies in it."""
    out = np.zeros(len(mass))
    for self_key, key in ((context.is_country, context.country), (context.is_state, context.state)):
        known = self_key >= 0
        if known.any():
            inside = _share(key, mass, context.family)
            out[known] = inside[known]
    return out


def _many_countries(context: DocumentContext, mass: Floats) -> float:
    """Return how evenly a text speaks of many countries: 0 for one alone, towards 1 for very many."""
    known = context.country >= 0
    if not known.any():
        return 0.0
    sums = np.bincount(context.country[known], mass[known]).astype(np.float64)
    return float(1.0 - (sums**2).sum() / max(1e-9, float(sums.sum()) ** 2))


def _best(keys: Ints, mass: Floats) -> int:
    known = keys >= 0
    if not known.any():
        return -1
    totals = np.bincount(keys[known], mass[known])
    return int(totals.argmax())


def _tops(context: DocumentContext, shares: Floats) -> Ints:
    """Return for each group the index of its likeliest candidate, −1 when it has none."""
    order = np.lexsort((np.arange(len(shares)), -shares, context.owner))
    tops = np.full(len(context.groups), -1)
    owners = context.owner[order]
    firsts = np.ones(len(order), dtype=bool)
    firsts[1:] = owners[1:] != owners[:-1]
    tops[owners[firsts]] = order[firsts]
    return tops


def _squared_km(dots: Floats) -> Floats:
    """Return squared straight-line distances in km between points on the Earth, from products of their unit vectors."""
    squared: Floats = np.maximum(0.0, 1.0 - dots)
    squared *= 2 * EARTH_KM**2
    return squared


def _nearness(squared: Floats, reach: float) -> Floats:
    """Return the nearness: 1 at the same point, 1/2 at `reach` km, near 0 far off."""
    nearness: Floats = reach**2 / (reach**2 + squared)
    return nearness


def _distances(
    context: DocumentContext,
    mass: Floats,
    tops: Ints,
    rows: Floats,
    column: Mapping[str, int],
    check: Callable[[], None],
) -> None:
    known = tops[tops >= 0]
    _near(context, mass, _strongest(known, mass), rows, (("near anything (600 km)", 600.0),), column, check)
    anchors = _strongest(known[context.settled[known] > 0], mass)
    if not len(anchors):
        rows[:, column["nearest"]] = 1.0
        return
    reaches = (("near (30 km)", 30.0), ("near (100 km)", 100.0), ("near (400 km)", 400.0))
    nearest = _near(context, mass, anchors, rows, reaches, column, check)
    rows[:, column["nearest"]] = np.log10(1 + nearest / 10) / 3.3


def _strongest(anchors: Ints, mass: Floats) -> Ints:
    if len(anchors) <= _ANCHORS_AT_MOST:
        return anchors
    order = np.lexsort((anchors, -mass[anchors]))
    return np.sort(anchors[order[:_ANCHORS_AT_MOST]])


def _near(
    context: DocumentContext,
    mass: Floats,
    anchors: Ints,
    rows: Floats,
    reaches: Sequence[tuple[str, float]],
    column: Mapping[str, int],
    check: Callable[[], None],
) -> Floats:
    """Fill in how much of the text lies near each candidate; return the distance in km to the nearest sure anchor."""
    strength = mass[anchors]
    # An anchor says nothing about the candidates of its own name.
    own_by_family = defaultdict(list)
    for number, family in enumerate(context.family[anchors].tolist()):
        own_by_family[family].append(number)
    points = context.units[anchors].T
    sure = strength > _SURE_ANCHOR
    nearest = np.full(len(rows), _FAR_KM)
    for begin in range(0, len(rows), _BLOCK):
        check()
        block = slice(begin, min(begin + _BLOCK, len(rows)))
        squared = _squared_km(context.units[block] @ points)
        pairs = [(r, a) for r, f in enumerate(context.family[block].tolist()) for a in own_by_family.get(f, ())]
        own_row, own = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
        for name, reach in reaches:
            nearness = _nearness(squared, reach)
            nearness[own_row, own] = 0.0
            rows[block, column[name]] = np.log1p(nearness @ strength)
        squared[own_row, own] = _FAR_KM**2
        if sure.any():
            nearest[block] = np.sqrt(squared[:, sure].min(axis=1))
    return nearest


def _relations(
    context: DocumentContext,
    shares: Floats,
    tops: Ints,
    rows: Floats,
    column: Mapping[str, int],
    members: Mapping[str, frozenset[str]],
    check: Callable[[], None],
) -> None:
    """Fill in the relations between single groups: neighbours, lists, containers, siblings and the dateline."""
    dateline = -1
    for n, group in enumerate(context.groups):
        if n % _CHECK_EVERY == 0:
            check()
        if group.dateline and dateline < 0 and tops[n] >= 0 and context.settled[tops[n]]:
            dateline = int(tops[n])
        if group.containers:
            _containers(context, n, shares, rows, column, members)
        if group.siblings:
            _siblings(context, n, shares, rows, column)
    check()
    if len(context.neighbours[0]):
        c, k, w, total = _spread(context, context.neighbours, tops)
        belief = w * shares[k]
        for name, key in (("neighbours' country", context.country), ("neighbours' state", context.state)):
            same = (key[c] == key[k]) & (key[c] >= 0)
            rows[:, column[name]] = np.bincount(c, belief * same, len(rows)) / total
        squared = _squared_km(np.einsum("ij,ij->i", context.units[c], context.units[k]))
        near = _nearness(squared, 100.0) * context.settled[k]
        rows[:, column["neighbours near (100 km)"]] = np.bincount(c, belief * near, len(rows)) / total
    check()
    if len(context.lists[0]):
        c, k, w, total = _spread(context, context.lists, tops)
        belief = w * shares[k]
        rows[:, column["listed kind"]] = (
            np.bincount(c, belief * (context.kind[c] == context.kind[k]), len(rows)) / total
        )
        prominence = context.static[:, 0]
        apart = belief * np.abs(prominence[c] - prominence[k])
        rows[:, column["listed renown"]] = np.bincount(c, apart, len(rows)) / total
        for name, key in (("listed country", context.country), ("listed state", context.state)):
            same = (key[c] == key[k]) & (key[c] >= 0)
            rows[:, column[name]] = np.bincount(c, belief * same, len(rows)) / total
    check()
    if dateline >= 0:
        foreign = context.family != context.family[dateline]
        for name, key in (("dateline's country", context.country), ("dateline's state", context.state)):
            rows[:, column[name]] = (key == key[dateline]) & (key >= 0) & foreign
        squared = _squared_km(context.units @ context.units[dateline])
        rows[:, column["dateline near"]] = _nearness(squared, 100.0) * foreign


def _spread(context: DocumentContext, pairs: Pairs, tops: Ints) -> tuple[Ints, Ints, Floats, Floats]:
    """Return the pairs of a candidate and the other group's likeliest one, for pairs of groups."""
    group, others, weight = pairs
    other = tops[others]
    sizes = context.starts[group + 1] - context.starts[group]
    candidate = np.repeat(context.starts[group], sizes) + (
        np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    )
    repeated = np.repeat(weight, sizes)
    total = np.maximum(0.5, np.bincount(candidate, repeated, len(context.matches)))
    return candidate, np.repeat(other, sizes), repeated, total


def _containers(
    context: DocumentContext,
    n: int,
    shares: Floats,
    rows: Floats,
    column: Mapping[str, int],
    members: Mapping[str, frozenset[str]],
) -> None:
    for k in range(context.starts[n], context.starts[n + 1]):
        inner = context.matches[k].place
        best, able = 0.0, False
        for other in context.groups[n].containers:
            held = sum(
                float(shares[j])
                for j in range(context.starts[other], context.starts[other + 1])
                if holds(context.matches[j].place, inner, members)
            )
            best = max(best, held)
            able = able or held > 0.0
        rows[k, column["container share"]] = best
        rows[k, column["outside its container"]] = best < _OUTSIDE
        rows[k, column["outside its stated container"]] = context.groups[n].stated and not able


def _siblings(context: DocumentContext, n: int, shares: Floats, rows: Floats, column: Mapping[str, int]) -> None:
    """Fill in whether a candidate is the place of the same name that has its container behind it elsewhere."""
    held = [s for s in context.groups[n].siblings if context.groups[s].stated]
    if not held or context.groups[n].container:
        return
    chosen: dict[str, float] = {}
    for s in held:
        for k in range(context.starts[s], context.starts[s + 1]):
            place = context.matches[k].place.id
            chosen[place] = max(chosen.get(place, 0.0), float(shares[k]))
    for k in range(context.starts[n], context.starts[n + 1]):
        share = chosen.get(context.matches[k].place.id, 0.0)
        rows[k, column["sibling chosen"]] = share
        rows[k, column["sibling not chosen"]] = 1.0 - share

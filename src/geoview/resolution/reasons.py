"""Why a candidate was ranked where it is, in words for the reader."""

from __future__ import annotations

from collections import Counter
from math import cos
from typing import TYPE_CHECKING

import numpy as np

from geoview.gazetteer.folding import fold
from geoview.gazetteer.place import DEMONYM_SORTS, NameSort, Place, PlaceKind
from geoview.gazetteer.positions import EARTH_KM
from geoview.resolution.preferences import NONE, Preferences
from geoview.resolution.ranker import FEATURES
from geoview.resolution.wording import Area, Reason, Times

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geoview.resolution.document_context import DocumentContext, Floats

__all__ = ["Reasoner"]

_COLUMN = {name: n for n, name in enumerate(FEATURES)}
_NEAR_COSINE = cos(120.0 / EARTH_KM)
"""Of the angle between two places that are 120 km apart."""
_REASONS_AT_MOST = 4
_LIKELY = 0.3
_MILLION = 1_000_000
_STATES = frozenset({"US", "AU", "IN", "MX", "BR", "DE", "NG", "MY", "VE", "AT", "SD", "SS", "ET", "MM", "FM", "PW"})
_PROVINCES = frozenset(
    {"CA", "PK", "CN", "ZA", "AR", "NL", "AF", "TR", "IR", "ID", "IE", "BE", "CU", "EC", "PH", "ZM", "ZW"}
)
_KIND_WORDS = {
    "A": Reason("an area"),
    "H": Reason("a body of water"),
    "T": Reason("a piece of land"),
    "P": Reason("a town"),
    "L": Reason("a region"),
    "S": Reason("a site"),
}


def _people(population: int) -> Reason:
    if population >= _MILLION:
        return Reason("{millions} million inhabitants", millions=population / _MILLION)
    return Reason("{count} inhabitants", count=population)


def _area(place: Place) -> Area:
    return Area(place.name, place.country_code if place.kind is PlaceKind.COUNTRY else "")


class Reasoner:
    """The reasons for the ranking of one text, in words.

    Args:
        context: The candidates.
        shares: The share of each within its group.
        rows: Their features.
        tops: For each group the index of its first candidate, −1 when it has none.
        country_names: ISO code → name.
        preferences: What the reader prefers.
    """

    def __init__(
        self,
        context: DocumentContext,
        shares: Floats,
        rows: Floats,
        tops: Sequence[int],
        country_names: Mapping[str, str],
        preferences: Preferences = NONE,
    ) -> None:
        self._context = context
        self._shares = shares
        self._rows = rows
        self._tops = [t for t in tops if t >= 0]
        self._country_names = country_names
        self._remembered = preferences.remembered
        self._mentioned: Counter[str] = Counter()
        for top in self._tops:
            group = context.groups[int(context.owner[top])]
            self._mentioned[context.matches[top].place.id] += len(group.mentions)
        self._areas = {
            (m.place.country_code, m.place.name if m.place.kind is not PlaceKind.COUNTRY else ""): m.place
            for m in (context.matches[t] for t in self._tops)
            if m.place.kind is PlaceKind.COUNTRY or m.place.feature_code == "ADM1"
        }
        points = [t for t in self._tops if context.settled[t]]
        self._points = np.array(points[:400], dtype=np.int64)

    def reasons(self, candidate: int, *, brief: bool = False) -> tuple[Reason, ...]:  # noqa: PLR0912 - one branch a fact
        """Return short facts that speak for a candidate, the strongest first.

        Args:
            candidate: Its index.
            brief: Only what it is and what the text names together with it.
        """
        context, row = self._context, self._rows[candidate]
        match = context.matches[candidate]
        place = match.place
        group = context.groups[int(context.owner[candidate])]
        found: list[tuple[float, Reason]] = []
        if self._remembered and self._remembered.get(fold(group.surface)) == place.id:
            found.append((10.0, Reason("your choice for this name before")))
        if row[_COLUMN["container share"]] > 0.4:
            names = self._containers(candidate)
            if names:
                found.append((9.0, Reason("named together with {names}", names=tuple(names))))
        if row[_COLUMN["sibling chosen"]] > 0.4:
            found.append((7.0, Reason("named with its larger area elsewhere in this text")))
        if len(group.parts) == len(group.mentions):
            found.append((8.5, Reason("“{surface}” bears its name", surface=group.surface)))
        if match.sort in DEMONYM_SORTS:
            found.append((8.0, Reason("“{surface}” means of {area}", surface=group.surface, area=_area(place))))
        elif match.sort is NameSort.ABBREVIATION:
            found.append(
                (6.0, Reason("“{surface}” is short for {name}", surface=group.surface, name=group.reading.name))
            )
        elif match.sort is NameSort.HISTORIC:
            found.append((0.5, Reason("an earlier name of {name}", name=place.name)))
        elif match.name.casefold() != place.name.casefold() and match.name.casefold() == group.surface.casefold():
            found.append((0.6, Reason("another name of {name}", name=place.name)))
        own = self._mentioned[place.id]
        status = self._status(place)
        if status:
            if own > 1:
                status = Reason("{about}, mentioned {times} in this text", about=status, times=Times(own))
            found.append((4.0 + place.prominence, status))
        near = [] if brief else self._near(candidate)
        if near:
            found.append((5.0, Reason("near {names}, also mentioned", names=tuple(near))))
        inside = [] if brief else self._inside(candidate)
        if inside:
            one, more = "{names}, also mentioned, lies in it", "{names}, also mentioned, lie in it"
            found.append((4.8, Reason(one if len(inside) == 1 else more, names=tuple(inside))))
        area = self._area_mentioned(place)
        if area:
            found.append((4.5, area))
        elif row[_COLUMN["state share"]] > 0.25 and place.admin1:
            found.append((3.5, Reason("other places of this text lie in {name}", name=place.admin1)))
        elif row[_COLUMN["country share"]] > 0.4 and place.kind is not PlaceKind.COUNTRY:
            name = self._country_names.get(place.country_code, "")
            if name:
                found.append(
                    (3.0, Reason("most places of this text lie in {area}", area=Area(name, place.country_code)))
                )
        if row[_COLUMN["dateline near"]] > 0.3:
            found.append((3.8, Reason("near the place of the dateline")))
        if row[_COLUMN["cue agrees"]] > 0 and group.cues:
            cue = max(group.cues, key=lambda c: (group.cues[c], c))
            if cue == place.feature_class and cue in _KIND_WORDS:
                found.append((4.2, Reason("the words around it ask for {kind}", kind=_KIND_WORDS[cue])))
        if row[_COLUMN["listed kind"]] > 0.6 and self._shares[candidate] > _LIKELY:
            listed = self._listed(candidate)
            if listed:
                found.append((2.5, Reason("in a list with {names}", names=tuple(listed))))
        alternatives = len({m.place.id for m in group.reading.matches})
        if alternatives == 1:
            found.append((2.8, Reason("the only place of that name in the gazetteer")))
        elif row[_COLUMN["is the top"]]:
            found.append((2.0, Reason("the best known of {count} places of that name", count=alternatives)))
        if place.population and not status:
            found.append((1.0, _people(place.population)))
        found.sort(key=lambda item: -item[0])
        return tuple(text for _, text in found[:_REASONS_AT_MOST])

    def _status(self, place: Place) -> Reason | None:
        code = place.country_code
        country = Area(self._country_names.get(code, ""), code)
        if place.kind is PlaceKind.COUNTRY:
            return Reason("a country")
        if place.feature_code == "PPLC" and country.name:
            return Reason("capital of {area}", area=country)
        if place.feature_code == "ADM1" and country.name:
            if code in _STATES:
                return Reason("state of {area}", area=country)
            return Reason(
                "province of {area}" if code in _PROVINCES else "first-level division of {area}", area=country
            )
        if place.feature_code == "PPLA" and place.admin1:
            return Reason("seat of {name}", name=place.admin1)
        if place.feature_code == "CONT":
            return Reason("a continent")
        return None

    def _containers(self, candidate: int) -> list[str]:
        group = self._context.groups[int(self._context.owner[candidate])]
        return [self._context.groups[o].surface for o in group.containers][:2]

    def _near(self, candidate: int) -> list[str]:
        context = self._context
        if not len(self._points) or not context.settled[candidate]:
            return []
        dots = context.units[self._points] @ context.units[candidate]
        near = np.flatnonzero(dots > _NEAR_COSINE)
        if not len(near):
            return []
        names: list[str] = []
        for k in near[np.argsort(-dots[near], kind="stable")].tolist():
            other = int(self._points[k])
            if len(names) == 2:
                break
            name = context.matches[other].place.name
            if context.owner[other] != context.owner[candidate] and name != context.matches[candidate].place.name:
                names.append(name)
        return list(dict.fromkeys(names))

    def _inside(self, candidate: int) -> list[str]:
        """Return towns of the text that lie in a country or state."""
        context = self._context
        keys = (
            context.country
            if context.is_country[candidate] >= 0
            else context.state
            if context.is_state[candidate] >= 0
            else None
        )
        if keys is None or not len(self._points):
            return []
        held = self._points[keys[self._points] == keys[candidate]]
        names = [context.matches[int(k)].place.name for k in held if context.owner[k] != context.owner[candidate]]
        return list(dict.fromkeys(names))[:2]

    def _area_mentioned(self, place: Place) -> Reason | None:
        if place.kind is PlaceKind.COUNTRY:
            return None
        for key in ((place.country_code, place.admin1), (place.country_code, "")):
            area = self._areas.get(key)
            if area is not None and area.id != place.id and key[0]:
                about = Reason("in {area}", area=_area(area))
                times = Times(self._mentioned[area.id])
                return Reason("{about}, mentioned {times} in this text", about=about, times=times)
        return None

    def _listed(self, candidate: int) -> list[str]:
        group = self._context.groups[int(self._context.owner[candidate])]
        return [self._context.groups[o].surface for o in list(group.listed)[:2]]

"""The data that the map page gets of an Atlas, or of the places of many: plain, and ready for JSON.

Text of the document and names of the gazetteer travel as JSON strings only, and the page shows them by `textContent`.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Protocol

from geoview.gazetteer.place import Place, PlaceKind
from geoview.mapping import labels
from geoview.mapping.aggregate import Gathered, GatheredUse, gathered_popup
from geoview.mapping.bounds import Box, Extent, choose_meridian, everything, extent_of, subject, unroll
from geoview.resolution.types import Origin
from geoview.snippets import snippet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from geoview.atlas import Atlas, PlaceUse

__all__ = [
    "AREA_KINDS",
    "NOTHING",
    "GazetteerLike",
    "ghosts",
    "is_drawable",
    "outline_of",
    "payload",
    "popup",
    "reach_of",
    "words_around",
]

AREA_KINDS = frozenset({PlaceKind.COUNTRY, PlaceKind.STATE, PlaceKind.REGION})
"""Kinds that are drawn as an outline where the gazetteer has one."""

NOTHING: dict[str, Any] = {"places": [], "meridian": 0, "subject": None, "all": None}
"""The payload of no places."""

SNIPPETS = 3
"""Mentions that a popup quotes until the reader asks for more."""

_BEFORE = 26
_AFTER = 24
_NAME_LIMIT = 200
_KEYS = 9
_ENGLISH = labels.Words()
_KM_PER_DEGREE = 111.2
_REGION_KM = 400
_USUAL_KM = {"CONT": 5000, "PRK": 40, "RESN": 40}


class GazetteerLike(Protocol):
    """The part of a gazetteer that a map asks."""

    def outline(self, place_id: str) -> str | None:
        """Return the outline of a place as GeoJSON text, split at ±180°, or None."""

    def country(self, code: str) -> Place | None:
        """Return the country with an ISO 3166-1 alpha-2 code, or None."""


def payload(
    atlas: Atlas | Gathered,
    gazetteer: GazetteerLike | None,
    words: labels.Words = _ENGLISH,
    *,
    give_way: Callable[[], object] = bool,
) -> dict[str, Any]:
    """Return all places of one or of many documents, as the page draws them.

    Args:
        atlas: The document and its places, or many.
        gazetteer: For outlines and the names of countries; None leaves them out.
        words: What kinds, countries and numbers are called.
        give_way: Called after each place, so that a worker can let threads that are in a hurry run.

    Returns:
        `places`: of each its number `n`, `name`, `kind`, `lat`, `lon` (degrees; longitudes unrolled around
        `meridian`), `count` (mentions; of many documents, how many name it), `uncertain`, `title` (one spoken line),
        `outline` (GeoJSON as text, or None), `reach` (kilometres across, of what may have its name on the map) and
        `side` (of two documents that are compared, or "").
        `meridian`: degrees. `subject` and `all`: [south, west, north, east] of what the text is about and of every
        place, or None.
    """
    uses = [use for use in atlas.places if is_drawable(use.place)]
    meridian = choose_meridian([use.place.longitude for use in uses])
    places = []
    extents = []
    for use in uses:
        give_way()
        place = use.place
        longitude = unroll(place.longitude, meridian)
        outline = outline_of(place, gazetteer)
        box = extent_of(outline, longitude) if outline else None
        if box is None:
            outline = None  # a damaged outline is left out
        extents.append(Extent(place.latitude, longitude, _weight(use), box))
        places.append(
            {
                "n": use.number,
                "name": words.name(place)[:_NAME_LIMIT],
                "kind": place.kind.value,
                "lat": place.latitude,
                "lon": longitude,
                "count": _weight(use),
                "uncertain": use.uncertain,
                "title": _title(use, words),
                "outline": outline,
                "reach": reach_of(place, box),
                "side": use.side if isinstance(use, GatheredUse) else "",
            }
        )
    return {"places": places, "meridian": meridian, "subject": subject(extents), "all": everything(extents)}


def popup(
    atlas: Atlas | Gathered,
    place_id: str,
    mention_index: int | None = None,
    gazetteer: GazetteerLike | None = None,
    *,
    limit: int = SNIPPETS,
    words: labels.Words = _ENGLISH,
) -> dict[str, Any]:
    """Return the popup of one place.

    Args:
        atlas: The document and its places.
        place_id: One of its places.
        mention_index: The current mention, an index into `atlas.resolutions`; None for the first one of the place.
        gazetteer: For the name of the country; None leaves it out.
        limit: How many mentions are quoted at most.
        words: What kinds, countries and numbers are called.

    Returns:
        `n`, `name`, `kind` (word) and `where`; `facts` (coordinates, and how certain it is); `snippets` around the
        current mention, each with `index`, `before`, `text`, `after`, `note` and `current`; `more` (mentions not
        quoted); `position` (1 …) and `count`.

    Raises:
        KeyError: when the document does not mention the place.
    """
    if isinstance(atlas, Gathered):
        known = atlas.use_of(place_id)
        return gathered_popup(
            atlas, place_id, mention_index, _country(known, gazetteer, words), limit=limit, words=words
        )
    use = atlas.use_of(place_id)
    if use is None:
        raise KeyError(place_id)
    place = use.place
    mentions = use.mentions
    position = mentions.index(mention_index) if mention_index in mentions else 0
    current = mentions[position]
    start = min(max(position - limit // 2, 0), max(len(mentions) - limit, 0))
    quoted = mentions[start : start + limit]
    resolution = atlas.resolutions[current]
    certainty = words.decided() if resolution.origin is not Origin.AUTO else words.confidence(resolution.confidence)
    return {
        "n": use.number,
        "name": words.name(place)[:_NAME_LIMIT],
        "kind": words.kind(place),
        "where": labels.where(place, _country(use, gazetteer, words)),
        "facts": f"{words.coordinates(place.latitude, place.longitude)} · {certainty}",
        "uncertain": resolution.uncertain,
        "snippets": [
            {
                "index": index,
                **dict(zip(("before", "text", "after"), words_around(atlas, index), strict=True)),
                "note": words.note(atlas.resolutions[index].usage),
                "current": index == current,
            }
            for index in quoted
        ],
        "more": len(mentions) - len(quoted),
        "position": position + 1,
        "count": len(mentions),
    }


def ghosts(
    places: Iterable[Place], gazetteer: GazetteerLike | None = None, words: labels.Words = _ENGLISH
) -> list[dict[str, Any]]:
    """Return places to choose from: `key` (1 …), `label`, `title` (one spoken line), `kind`, `lat` and `lon` of each.

    Only the first nine show a number, because there are only nine keys.
    """
    found = []
    for key, place in enumerate(places, 1):
        if not is_drawable(place):
            continue
        country = gazetteer.country(place.country_code) if gazetteer is not None and place.country_code else None
        parts = [words.name(place), words.kind(place), labels.where(place, words.country(country))]
        found.append(
            {
                "key": key,
                "label": str(key) if key <= _KEYS else "",
                "title": ", ".join(part for part in parts if part)[:_NAME_LIMIT],
                "kind": place.kind.value,
                "lat": place.latitude,
                "lon": place.longitude,
            }
        )
    return found


def words_around(atlas: Atlas, index: int) -> tuple[str, str, str]:
    """Return a few words before a mention, the mention and a few words after it, on one line."""
    span = atlas.resolutions[index].mention.span
    return snippet(atlas.document.text, span, _BEFORE, behind=_AFTER, across_lines=True)


def outline_of(place: Place, gazetteer: GazetteerLike | None) -> str | None:
    """Return the outline of a place that is drawn as an area, as GeoJSON text; None for any other."""
    if gazetteer is None or place.kind not in AREA_KINDS:
        return None
    return gazetteer.outline(place.id)


def reach_of(place: Place, box: Box | None) -> int:
    """Return the reach of a region in kilometres: by its outline, else a usual value; 0 for other kinds.

    Args:
        place: The place.
        box: Around the main parts of its outline; None without one.
    """
    if place.kind is not PlaceKind.REGION:
        return 0
    if box is None:
        return _USUAL_KM.get(place.feature_code, _REGION_KM)
    south, west, north, east = box
    across = (east - west) * math.cos(math.radians((north + south) / 2))
    return round(_KM_PER_DEGREE * math.sqrt(across * (north - south)))


def is_drawable(place: Place) -> bool:
    """Return True when a place has a point on the globe."""
    numbers: Iterable[float] = (place.latitude, place.longitude)
    return (
        all(math.isfinite(number) for number in numbers) and abs(place.latitude) <= 90 and abs(place.longitude) <= 180
    )


def _weight(use: PlaceUse | GatheredUse) -> int:
    """Return the number that sets the size of a pin: mentions, or documents where there are many."""
    if isinstance(use, GatheredUse):
        return use.mentions if use.side else use.documents
    return len(use.mentions)


def _country(use: PlaceUse | GatheredUse | None, gazetteer: GazetteerLike | None, words: labels.Words) -> str:
    code = use.place.country_code if use is not None else ""
    return words.country(gazetteer.country(code) if gazetteer is not None and code else None)


def _title(use: PlaceUse | GatheredUse, words: labels.Words) -> str:
    in_documents = isinstance(use, GatheredUse) and not use.side
    return words.title(use.number, use.place, _weight(use), uncertain=use.uncertain, in_documents=in_documents)

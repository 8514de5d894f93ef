"""What every export says of a place and of a mention, in one set of words and numbers."""

from __future__ import annotations

import math
from pathlib import PurePath
from typing import Any

from geoview.atlas import Atlas, PlaceUse
from geoview.export.progress import step
from geoview.gazetteer.place import Place
from geoview.resolution.text_focus import AreaIndex, Share, focus_of
from geoview.snippets import REACH, snippet
from geoview.text import Span

__all__ = [
    "PLACE_COLUMNS",
    "USE_COLUMNS",
    "document_name",
    "focus_details",
    "is_located",
    "mention_details",
    "place_details",
    "quote",
    "use_details",
]

PLACE_COLUMNS = (
    "place_id",
    "name",
    "place_kind",
    "latitude",
    "longitude",
    "feature_class",
    "feature_code",
    "country_code",
    "admin1",
    "admin2",
    "population",
)
"""The keys of `place_details`, in order: the columns of a place in every table."""
USE_COLUMNS = ("number", *PLACE_COLUMNS)
"""The keys of `use_details` that a table has a column for, in order."""


def is_located(place: Place) -> bool:
    """True when the coordinates of a place are ones that a map can show."""
    return math.isfinite(place.latitude + place.longitude) and abs(place.latitude) <= 90 and abs(place.longitude) <= 180


def place_details(place: Place) -> dict[str, Any]:
    """A place; degrees are WGS 84, None where a place has none; population None where it is unknown."""
    located = is_located(place)
    return {
        "place_id": place.id,
        "name": place.name,
        "place_kind": place.kind.value,
        "latitude": place.latitude if located else None,
        "longitude": place.longitude if located else None,
        "feature_class": place.feature_class.value,
        "feature_code": place.feature_code,
        "country_code": place.country_code,
        "admin1": place.admin1,
        "admin2": place.admin2,
        "population": place.population or None,
    }


def document_name(source: str) -> str:
    """Return what to call a document by its path: the file without its folder, and GeoView for a text from no file."""
    return "GeoView" if source == "-" else PurePath(source).name or source


def focus_details(atlas: Atlas, areas: AreaIndex) -> dict[str, list[dict[str, Any]]]:
    """What a document is about: countries, first-level divisions and places with their shares, the largest first.

    Args:
        atlas: What was found.
        areas: Where countries and divisions are looked up.
    """
    focus = focus_of(atlas.resolutions, areas)
    return {
        "countries": [_share(share) for share in focus.countries],
        "divisions": [_share(share) for share in focus.divisions],
        "places": [_share(share) for share in focus.places],
    }


def _share(share: Share) -> dict[str, Any]:
    place = share.place
    return {"place_id": place.id, "name": place.name, "country_code": place.country_code, "share": share.share}


def use_details(use: PlaceUse) -> dict[str, Any]:
    """A place as a document uses it: its number, what it is, and how sure that is."""
    return {
        "number": use.number,
        **place_details(use.place),
        "confidence": round(use.confidence, 4),
        "uncertain": use.uncertain,
    }


def mention_details(atlas: Atlas, index: int) -> dict[str, Any]:
    """A mention: where it stands (code points, half-open; the page, or None), its words, their use, who decided."""
    step()
    resolution = atlas.resolutions[index]
    mention = resolution.mention
    return {
        "start": mention.span.start,
        "end": mention.span.end,
        "page": atlas.document.page_of(mention.span.start),
        "text": mention.surface,
        "quote": quote(atlas.document.text, mention.span),
        "kind": mention.kind.value,
        "usage": resolution.usage.value,
        "confidence": round(resolution.confidence, 4),
        "uncertain": resolution.uncertain,
        "decided_by": resolution.origin.value,
        "recogniser": mention.recogniser,
        "candidates": len(resolution.candidates),
    }


def quote(text: str, span: Span, reach: int = REACH) -> str:
    """Return a stretch of text with the words around it on one line; "…" where it was cut. See `snippet`."""
    return "".join(snippet(text, span, reach))

"""What every export says of a place and of a mention, in one set of words and numbers."""

from __future__ import annotations

import math
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from geoview.export.progress import step
from geoview.resolution.text_focus import AreaIndex, Share, focus_of
from geoview.snippets import REACH, snippet

if TYPE_CHECKING:
    from geoview.atlas import Atlas, PlaceUse
    from geoview.gazetteer.place import Place
    from geoview.text import Span

__all__ = [
    "PLACE_COLUMNS",
    "USE_COLUMNS",
    "document_details",
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
    """Return True when the coordinates of a place are ones that a map can show."""
    return math.isfinite(place.latitude + place.longitude) and abs(place.latitude) <= 90 and abs(place.longitude) <= 180


def place_details(place: Place) -> dict[str, Any]:
    """Return a place as plain data; degrees are WGS 84; coordinates and population are None where unknown."""
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
    """Return the name of a document by its path: that of its file, or "GeoView" for a text that came from no file."""
    return "GeoView" if source == "-" else PurePath(source).name or source


def document_details(atlas: Atlas, source: str) -> dict[str, Any]:
    """Return the facts of a document that every format with a header states.

    Args:
        atlas: The document and its places.
        source: The name that it is exported under.
    """
    document = atlas.document
    return {
        "source": source,
        "title": document.title,
        "date": document.date.isoformat() if document.date else None,
        "characters": len(document.text),
        "sha256": document.source.sha256,
        "gazetteer": atlas.gazetteer,
        "parser": atlas.parser,
    }


def focus_details(atlas: Atlas, areas: AreaIndex) -> dict[str, list[dict[str, Any]]]:
    """Return what a document is about: countries, divisions and places with their shares, the largest first.

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
    """Return a place as a document uses it: its number, what it is, and how sure that is."""
    return {
        "number": use.number,
        **place_details(use.place),
        "confidence": round(use.confidence, 4),
        "uncertain": use.uncertain,
    }


def mention_details(atlas: Atlas, index: int) -> dict[str, Any]:
    """Return a mention as plain data: its span, its page, its words, their use and who decided.

    The span counts code points and is half-open; the page is None where the document has no pages.
    """
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
    """Return a stretch of text with the words around it on one line, "…" where it was cut; see `snippet`."""
    return "".join(snippet(text, span, reach))

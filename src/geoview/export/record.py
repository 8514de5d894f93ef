"""A document's places as plain data, the same in JSON, JSON Lines and the scripts that read them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from geoview.export.areas import online_credits
from geoview.export.progress import step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geoview.atlas import Atlas
    from geoview.gazetteer.place import Place
    from geoview.resolution.types import Resolution

__all__ = ["dumps", "place_record", "record"]

_PIECE = 200
"""Items of a list that are written at a stroke."""
_DEPTH = 2
"""How deep objects are taken apart."""


def record(atlas: Atlas, source: str) -> dict[str, Any]:
    """Return one document as plain data. Offsets count code points of the normalised text, half-open.

    Args:
        atlas: What was found.
        source: The document's path as it was given.
    """
    document = atlas.document
    credits_ = online_credits(atlas)
    return {
        "source": source,
        **({"attribution": list(credits_)} if credits_ else {}),
        "title": document.title,
        "dateline": document.dateline.of(document.text) if document.dateline else None,
        "date": document.date.isoformat() if document.date else None,
        "characters": len(document.text),
        "mentions": [_mention(resolution) for resolution in atlas.resolutions],
        "places": [
            {
                **place_record(use.place),
                "mentions": len(use.mentions),
                "first": atlas.resolutions[use.mentions[0]].mention.span.start,
            }
            for use in atlas.places
        ],
    }


def place_record(place: Place) -> dict[str, Any]:
    """Return a place; coordinates in degrees, WGS 84."""
    return {
        "id": place.id,
        "name": place.name,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "feature_class": place.feature_class.value,
        "feature_code": place.feature_code,
        "country_code": place.country_code,
        "admin1": place.admin1,
    }


def _mention(resolution: Resolution) -> dict[str, Any]:
    step()
    mention = resolution.mention
    return {
        "start": mention.span.start,
        "end": mention.span.end,
        "text": mention.surface,
        "kind": mention.kind.value,
        "usage": resolution.usage.value,
        "confidence": round(resolution.confidence, 4),
        "place": place_record(resolution.chosen) if resolution.chosen else None,
        "candidates": len(resolution.candidates),
    }


def dumps(data: object, *, indent: int | None = None) -> str:
    """Return JSON that every reader accepts: no NaN, and a lone surrogate of a file name as an escape."""
    if indent is None:
        return "".join(_pieces(data))
    return _dumps(data, indent)


def _pieces(data: object, depth: int = 0) -> Iterator[str]:
    """Yield a text in pieces: writing a long one at once would keep all other threads waiting."""
    if isinstance(data, dict) and depth < _DEPTH:
        yield "{"
        for position, (key, value) in enumerate(data.items()):
            yield f"{', ' if position else ''}{_dumps(key, None)}: "
            yield from _pieces(value, depth + 1)
        yield "}"
    elif isinstance(data, list) and len(data) > _PIECE:
        yield "["
        for start in range(0, len(data), _PIECE):
            yield (", " if start else "") + _dumps(data[start : start + _PIECE], None)[1:-1]
        yield "]"
    else:
        yield _dumps(data, None)


def _dumps(data: object, indent: int | None) -> str:
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, indent=indent)
    try:
        text.encode()
    except UnicodeEncodeError:
        text = json.dumps(data, allow_nan=False, indent=indent)
    # Line separators of Unicode are legal in JSON and break tools that split lines by them.
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("\x85", "\\u0085")

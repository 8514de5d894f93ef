"""GeoJSON (RFC 7946): one feature a place and document, with its mentions."""

from __future__ import annotations

from typing import Any

from geoview.atlas import Atlas, PlaceUse
from geoview.export.base import Exporter
from geoview.export.record import dumps, place_record

__all__ = ["EXPORTER"]


class _GeoJson:
    def __init__(self, count: int) -> None:
        del count
        self._written = 0

    def begin(self) -> str:
        return '{"type": "FeatureCollection", "features": ['

    def document(self, atlas: Atlas, source: str) -> str:
        parts = []
        for use in atlas.places:
            self._written += 1
            parts.append((",\n" if self._written > 1 else "\n") + dumps(_feature(atlas, use, source)))
        return "".join(parts)

    def end(self) -> str:
        return "\n]}\n" if self._written else "]}\n"


def _feature(atlas: Atlas, use: PlaceUse, source: str) -> dict[str, Any]:
    place = use.place
    properties = place_record(place)
    del properties["latitude"], properties["longitude"]
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [place.longitude, place.latitude]},
        "properties": {
            "source": source,
            "number": use.number,
            **properties,
            "kind": place.kind.value,
            "confidence": round(use.confidence, 4),
            "uncertain": use.uncertain,
            "gazetteer": atlas.gazetteer,
            "mentions": [
                {
                    "start": resolution.mention.span.start,
                    "end": resolution.mention.span.end,
                    "text": resolution.mention.surface,
                    "usage": resolution.usage.value,
                    "confidence": round(resolution.confidence, 4),
                    "decided_by": resolution.origin.value,
                }
                for resolution in (atlas.resolutions[index] for index in use.mentions)
            ],
        },
    }


EXPORTER = Exporter("geojson", "GeoJSON", ".geojson", "application/geo+json", _GeoJson)

"""Disputed areas: who holds them depends on the point of view, which is stated and can be chosen.

In the neutral view, the default, a disputed area is part of no state's outline and stands by itself; `locate` gives
no country there. Every other view is that of a named state or of United Nations bodies ("un"). `Place.country_code`
of a settlement is what its data set says and does not change with the view.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

__all__ = ["NEUTRAL", "DisputedArea", "join"]

NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True)
class DisputedArea:
    """An area that states dispute.

    Attributes:
        title: Its name.
        holder: Country code of its holder in the chosen view; "" in the neutral one.
        claims: (view, country code) pairs: which view gives it to whom.
        outline: GeoJSON geometry as text.
    """

    title: str
    holder: str
    claims: tuple[tuple[str, str], ...]
    outline: str


def join(outlines: list[str]) -> str:
    """Return several GeoJSON MultiPolygons as one."""
    if len(outlines) == 1:
        return outlines[0]
    coordinates = [polygon for text in outlines for polygon in json.loads(text)["coordinates"]]
    return json.dumps({"type": "MultiPolygon", "coordinates": coordinates}, separators=(",", ":"))

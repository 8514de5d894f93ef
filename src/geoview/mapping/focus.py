"""Which part of the world a passage is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geoview.mapping.bounds import Box, Extent, choose_meridian, extent_of, subject, unroll
from geoview.mapping.payload import GazetteerLike, is_drawable, outline_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geoview.atlas import Atlas
    from geoview.mapping.aggregate import Gathered

__all__ = ["focus_box"]


def focus_box(atlas: Atlas | Gathered, counts: Mapping[str, int], gazetteer: GazetteerLike | None) -> Box | None:
    """Return the box around what a passage is about.

    Args:
        atlas: The whole document, or all documents; the places say around which meridian the map is unrolled.
        counts: How often the passage mentions which place, by its id; ids that the document does not have are left out.
        gazetteer: For outlines; None leaves them out.

    Returns:
        South, west, north, east in degrees, as the map has them; None without a place that can be drawn.
    """
    uses = [use for use in atlas.places if is_drawable(use.place)]
    meridian = choose_meridian([use.place.longitude for use in uses])
    extents = []
    for use in uses:
        count = counts.get(use.place.id, 0)
        if count:
            place = use.place
            longitude = unroll(place.longitude, meridian)
            outline = outline_of(place, gazetteer)
            extents.append(Extent(place.latitude, longitude, count, extent_of(outline, longitude) if outline else None))
    return subject(extents)

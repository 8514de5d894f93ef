"""The preferences of the reader: decisions made before, and an area that texts are mostly about."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from geoview.gazetteer.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from geoview.gazetteer.place import Place
    from geoview.resolution.document_context import DocumentContext, Floats

__all__ = ["NONE", "Preferences", "wishes_of"]

_REMEMBERED = 3.0
"""Logits: twenty times as likely as before."""
_PREFERRED = 1.5
"""Logits: some four times as likely. A preference never excludes."""


@dataclass(frozen=True, slots=True)
class Preferences:
    """The preferences of the reader, which are weighed with the text and never exclude a place.

    Attributes:
        remembered: Folded name → id of the place that the reader chose for it before.
        area: A country, division or region that the reader's texts are mostly about; None for the whole world.
    """

    remembered: Mapping[str, str] = field(default_factory=dict)
    area: Place | None = None

    def __bool__(self) -> bool:
        """Return whether the reader prefers anything."""
        return bool(self.remembered) or self.area is not None


NONE = Preferences()
"""The reader has said nothing yet."""


def wishes_of(
    candidates: DocumentContext, preferences: Preferences, contains: Callable[[Place, Place], bool]
) -> Floats | None:
    """Return logits for each candidate; None when the reader prefers nothing.

    Args:
        candidates: The candidates of a text.
        preferences: What the reader prefers.
        contains: Whether the first place holds the second.
    """
    if not preferences:
        return None
    wishes = np.zeros(len(candidates.matches))
    area = preferences.area
    for k, match in enumerate(candidates.matches):
        group = candidates.groups[int(candidates.owner[k])]
        if preferences.remembered.get(fold(group.surface)) == match.place.id:
            wishes[k] += _REMEMBERED
        if area is not None and (match.place.id == area.id or contains(area, match.place)):
            wishes[k] += _PREFERRED
    return wishes

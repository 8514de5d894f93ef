"""A button of the map's popup; apart from the map, so that it can be used before the map is loaded."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["MapAction"]


@dataclass(frozen=True, slots=True)
class MapAction:
    """A button in the popup.

    Attributes:
        id: Lower-case letters, digits and hyphens; comes back in `MapPane.action_requested`.
        label: What the reader sees.
    """

    id: str
    label: str

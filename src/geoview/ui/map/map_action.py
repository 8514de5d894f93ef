"""What a button of the map's popup is; apart from the map, so that it can be named before there is one."""

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

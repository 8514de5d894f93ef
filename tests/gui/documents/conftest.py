"""What the tests of this room share."""

from __future__ import annotations

from correcting_fixtures import desk, keeping

__all__ = ["desk", "keeping"]

"""Finding the stretches of a text that name a place."""

from __future__ import annotations

from geoview.names.mention import Mention, MentionKind

__all__ = ["Mention", "MentionKind"]

"""From mentions to places, with reasons and a confidence."""

from __future__ import annotations

from geoview.resolution.types import UNCERTAIN_BELOW, Candidate, Origin, Resolution, Usage

__all__ = ["UNCERTAIN_BELOW", "Candidate", "Origin", "Resolution", "Usage"]

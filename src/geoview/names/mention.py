"""Mentions: what a recogniser finds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geoview.text import Span

__all__ = ["Mention", "MentionKind"]


class MentionKind(StrEnum):
    """The sorts of mentions."""

    TOPONYM = "toponym"
    DEMONYM = "demonym"
    COORDINATE = "coordinate"


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that names a place.

    Attributes:
        span: Where it stands, in code points.
        surface: Those very characters.
        kind: Toponym, demonym or coordinate.
        score: The recogniser's trust in it, 0 … 1.
        recogniser: "rules", "model/1", "reader": who found it.
        associative: The recogniser saw it inside an organisation's name or used as a modifier ("US State Department").
        reads: The full name where neighbours have a part of it ("North" in "North and South Korea"
            reads "North Korea"); "latitude,longitude" in degrees for a coordinate; "" when the surface says it all.
    """

    span: Span
    surface: str
    kind: MentionKind = MentionKind.TOPONYM
    score: float = 1.0
    recogniser: str = "rules"
    associative: bool = False
    reads: str = ""

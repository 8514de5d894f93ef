"""The one interface behind which the recogniser tiers stand."""

from __future__ import annotations

from typing import Protocol

from geoview.document import Document
from geoview.recognition.mention import Mention
from geoview.text import Span

__all__ = ["Recogniser"]


class Recogniser(Protocol):
    """Finds the stretches of a text that name a place."""

    @property
    def name(self) -> str:
        """Name and version, "rules/1"; part of every mention and of the result's version."""
        ...

    def recognise(self, document: Document, region: Span | None = None) -> list[Mention]:
        """The mentions of a document, sorted by position, never overlapping.

        Args:
            document: The whole document; a recogniser may look at the text around the region.
            region: Only mentions that start in this stretch; None for the whole text. Best begun and ended at the
                end of a paragraph or sentence.
        """
        ...

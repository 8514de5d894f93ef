"""The one interface behind which the recogniser tiers stand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from geoview.document import Document
from geoview.names.lookup import NameLookup
from geoview.names.mention import Mention
from geoview.text import Span

__all__ = ["Recogniser"]


class Recogniser(Protocol):
    """Finds the stretches of a text that name a place."""

    @property
    def name(self) -> str:
        """Name and version, "rules/1"; part of every mention and of the result's version."""
        ...

    @property
    def section(self) -> int:
        """Code points that it works through in well under 200 ms: long texts come to it in sections of this size."""
        ...

    def recognise(
        self,
        document: Document,
        lookup: NameLookup,
        region: Span | None = None,
        *,
        cancelled: Callable[[], bool] | None = None,
    ) -> list[Mention]:
        """Return the mentions of a document, sorted by position, never overlapping.

        Args:
            document: The whole document; a recogniser may look at the text around the region.
            lookup: Looks names up in the gazetteer in use; what it has read is known to the resolver, too.
            region: Only mentions that start in this stretch; None for the whole text. Best begun and ended at the
                end of a paragraph or sentence.
            cancelled: Asked now and then; the answer True ends the work.

        Raises:
            Cancelled: within 200 ms of `cancelled` answering True.
        """
        ...

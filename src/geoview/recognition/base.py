"""The one interface behind which the recogniser tiers stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from geoview.document import Document
    from geoview.names.lookup import NameLookup
    from geoview.names.mention import Mention
    from geoview.text import Span

__all__ = ["Recogniser"]


class Recogniser(Protocol):
    """What finds the stretches of a text that name a place."""

    @property
    def name(self) -> str:
        """Name and version, "rules/1"; part of every mention and of the result's version."""
        ...

    @property
    def section(self) -> int:
        """Code points that it reads in well under 200 ms: long texts are given to it in sections of this size."""
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
            lookup: Looks names up in the gazetteer in use; the resolver shares what it has read.
            region: Only mentions that start in this stretch; None for the whole text. It should begin and end at
                the end of a paragraph or sentence.
            cancelled: Asked now and then; the answer True ends the work.

        Raises:
            Cancelled: within 200 ms of `cancelled` answering True.
        """
        ...

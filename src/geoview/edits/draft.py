"""Edits, and the working copy that they change."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar, Protocol

from geoview.atlas import Atlas, overlapping
from geoview.errors import GeoViewError
from geoview.gazetteer.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geoview.document import Document
    from geoview.resolution.types import Resolution
    from geoview.text import Span

__all__ = ["Draft", "Edit", "EditError", "Scope", "apply_all", "name_key"]


class EditError(GeoViewError):
    """An error: an edit does not fit the text, because the text differs or the place is beyond the poles."""


class Scope(StrEnum):
    """The scope of a decision."""

    MENTION = "mention"
    NAME = "name"
    """All mentions of the same name in the document."""


class Edit(Protocol):
    """A correction. Frozen; equal edits do the same."""

    kind: ClassVar[str]
    """What the project file calls it."""

    @property
    def target(self) -> Span:
        """The stretch of text that it is about."""

    @property
    def quote(self) -> str:
        """The characters that stand there."""

    @property
    def scope(self) -> Scope:
        """The mentions that it covers."""

    @property
    def title(self) -> str:
        """The words for a menu, in English: "Not a place: “Reading”"."""

    def change(self, draft: Draft) -> None:
        """Apply the edit to a draft.

        Raises:
            EditError: when it does not fit the text; the draft is as it was.
        """

    def apply(self, atlas: Atlas) -> Atlas:
        """Return the atlas with this correction.

        Raises:
            EditError: when it does not fit the text.
        """


def name_key(surface: str) -> str:
    """Return a key that is equal for mentions of the same name, apart from case, accents and punctuation."""
    return fold(surface) or surface.casefold()


class Draft:
    """A working copy of an atlas's resolutions, for many edits in a row."""

    def __init__(self, atlas: Atlas) -> None:
        self._origin = atlas
        self.document: Document = atlas.document
        self.resolutions: list[Resolution] = list(atlas.resolutions)
        self._starts: list[int] = list(atlas.starts)
        # How many at the beginning and at the end have not been touched.
        self._head = self._tail = len(self.resolutions)
        self._keys: dict[str, str] = {}

    def overlapping(self, span: Span) -> range:
        """Return the indices of the mentions that share a character with a span."""
        return overlapping(self._starts, self.resolutions, span)

    def at(self, span: Span) -> Resolution | None:
        """Return the mention that covers exactly this span."""
        indices = self.overlapping(span)
        if len(indices) == 1 and self.resolutions[indices[0]].mention.span == span:
            return self.resolutions[indices[0]]
        return None

    def named(self, key: str) -> list[Resolution]:
        """Return all mentions of a name, in order."""
        return [r for r in self.resolutions if self._key(r.mention.surface) == key]

    def put(self, resolution: Resolution) -> None:
        """Add a mention in place of all that overlap it."""
        indices = self._touch(resolution.mention.span)
        self.resolutions[indices.start : indices.stop] = [resolution]
        self._starts[indices.start : indices.stop] = [resolution.mention.span.start]

    def remove(self, span: Span) -> None:
        """Remove all mentions that overlap a span."""
        indices = self._touch(span)
        del self.resolutions[indices.start : indices.stop]
        del self._starts[indices.start : indices.stop]

    def free(self, span: Span) -> bool:
        """Return True when no mention overlaps a span."""
        return not self.overlapping(span)

    def check(self, span: Span, quote: str) -> None:
        """Check that a quote stands where an edit says.

        Raises:
            EditError: when it does not.
        """
        if span.of(self.document.text) != quote:
            raise EditError(
                "The correction does not fit",
                "“{quote}” does not stand at {start}",
                quote=quote,
                start=str(span.start),
            )

    def atlas(self) -> Atlas:
        """Return the result; everything but the resolutions is as it was."""
        return self._origin.changed(self.resolutions, head=self._head, tail=self._tail)

    def _touch(self, span: Span) -> range:
        """Return the indices that overlap a span and are about to change."""
        indices = self.overlapping(span)
        self._head = min(self._head, indices.start)
        self._tail = min(self._tail, len(self.resolutions) - indices.stop)
        return indices

    def _key(self, surface: str) -> str:
        key = self._keys.get(surface)
        if key is None:
            key = self._keys[surface] = name_key(surface)
        return key


def apply_all(atlas: Atlas, edits: Sequence[Edit]) -> tuple[Atlas, tuple[Edit, ...]]:
    """Return the atlas with all edits in their order, and those that do not fit its text."""
    if not edits:
        return atlas, ()
    draft = Draft(atlas)
    misfits = []
    for edit in edits:
        try:
            edit.change(draft)
        except EditError:
            misfits.append(edit)
    return draft.atlas(), tuple(misfits)

"""The reader's corrections: pure functions from Atlas to Atlas.

An edit names a stretch of text, not the number of a mention, so it holds for every parse of the same text: for a
snapshot that is still growing, for another recogniser, for the next session. What a document shows is its parse with
the edits applied in their order; to undo one is to leave it out.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import ClassVar, Protocol

from geoview.atlas import Atlas
from geoview.document import Document
from geoview.errors import GeoViewError
from geoview.gazetteer.folding import fold
from geoview.gazetteer.place import FeatureClass, Place
from geoview.recognition.mention import Mention, MentionKind
from geoview.resolution.types import Candidate, Origin, Resolution, Usage
from geoview.text import Span

__all__ = [
    "READER",
    "AddMention",
    "Choose",
    "Draft",
    "Edit",
    "EditError",
    "History",
    "PlaceHere",
    "Reject",
    "Scope",
    "Widen",
    "apply_all",
    "name_key",
    "place_at",
]

READER = "reader"
"""`Mention.recogniser` and `Place.source` of what the reader made."""


class EditError(GeoViewError):
    """An edit does not fit the text: another text, or a place beyond the poles."""


class Scope(StrEnum):
    """How far a decision reaches."""

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
        """How far it reaches."""

    @property
    def title(self) -> str:
        """What it does, in English, for a menu: "Not a place: “Reading”"."""

    def change(self, draft: Draft) -> None:
        """Do it to a draft.

        Raises:
            EditError: when it does not fit the text; the draft is as it was.
        """

    def apply(self, atlas: Atlas) -> Atlas:
        """The atlas with this correction.

        Raises:
            EditError: when it does not fit the text.
        """


def name_key(surface: str) -> str:
    """What makes two mentions the same name: case, accents and punctuation aside."""
    return fold(surface) or surface.casefold()


class Draft:
    """A working copy of an atlas's resolutions, for many edits in a row."""

    def __init__(self, atlas: Atlas) -> None:
        self.document: Document = atlas.document
        self.resolutions: list[Resolution] = list(atlas.resolutions)
        self._starts: list[int] = [r.mention.span.start for r in self.resolutions]
        self._keys: dict[str, str] = {}

    def overlapping(self, span: Span) -> range:
        """Indices of the mentions that share a character with a span."""
        first = bisect_right(self._starts, span.start) - 1
        if first < 0 or self.resolutions[first].mention.span.end <= span.start:
            first += 1
        return range(first, bisect_left(self._starts, span.end, first))

    def at(self, span: Span) -> Resolution | None:
        """The mention that covers exactly this span."""
        indices = self.overlapping(span)
        if len(indices) == 1 and self.resolutions[indices[0]].mention.span == span:
            return self.resolutions[indices[0]]
        return None

    def named(self, key: str) -> list[Resolution]:
        """All mentions of a name, in order."""
        return [r for r in self.resolutions if self._key(r.mention.surface) == key]

    def put(self, resolution: Resolution) -> None:
        """Set a mention in place of all that overlap it."""
        indices = self.overlapping(resolution.mention.span)
        self.resolutions[indices.start : indices.stop] = [resolution]
        self._starts[indices.start : indices.stop] = [resolution.mention.span.start]

    def remove(self, span: Span) -> None:
        """Take away all mentions that overlap a span."""
        indices = self.overlapping(span)
        del self.resolutions[indices.start : indices.stop]
        del self._starts[indices.start : indices.stop]

    def free(self, span: Span) -> bool:
        """True when no mention overlaps a span."""
        return not self.overlapping(span)

    def check(self, span: Span, quote: str) -> None:
        """See to it that a quote stands where an edit says.

        Raises:
            EditError: when it does not.
        """
        if span.of(self.document.text) != quote:
            raise EditError("The correction does not fit", f"“{quote}” does not stand at {span.start}", "")

    def atlas(self, like: Atlas) -> Atlas:
        """The result; everything but the resolutions is that of `like`."""
        return replace(like, resolutions=tuple(self.resolutions))

    def _key(self, surface: str) -> str:
        key = self._keys.get(surface)
        if key is None:
            key = self._keys[surface] = name_key(surface)
        return key


def apply_all(atlas: Atlas, edits: Iterable[Edit]) -> tuple[Atlas, tuple[Edit, ...]]:
    """The atlas with all edits in their order, and those that do not fit its text."""
    draft = Draft(atlas)
    misfits = []
    for edit in edits:
        try:
            edit.change(draft)
        except EditError:
            misfits.append(edit)
    return draft.atlas(atlas), tuple(misfits)


class _Change:
    """What all edits share."""

    __slots__ = ()

    change: Callable[[Draft], None]

    def apply(self, atlas: Atlas) -> Atlas:
        """The atlas with this correction; see `Edit`."""
        draft = Draft(atlas)
        self.change(draft)
        return draft.atlas(atlas)


@dataclass(frozen=True, slots=True)
class Choose(_Change):
    """This place, or none, for a mention. Where the parse has no such mention, the reader's word makes it one.

    Attributes:
        target: Where the mention stands.
        quote: Its characters.
        place: The place; None leaves it without one.
        scope: This mention, or all of its name.
    """

    kind: ClassVar[str] = "choose"

    target: Span
    quote: str
    place: Place | None
    scope: Scope = Scope.MENTION

    @property
    def title(self) -> str:
        """See `Edit`."""
        what = (
            f"Place “{self.quote}” in {_full_name(self.place)}"
            if self.place
            else f"Leave “{self.quote}” without a place"
        )
        return what + _everywhere(self.scope)

    def change(self, draft: Draft) -> None:
        """See `Edit`."""
        draft.check(self.target, self.quote)
        own = draft.at(self.target) or _new(self.target, self.quote)
        draft.put(_decided(own, self.place))
        if self.scope is Scope.NAME:
            for resolution in draft.named(name_key(self.quote)):
                draft.put(_decided(resolution, self.place))


@dataclass(frozen=True, slots=True)
class Reject(_Change):
    """Not a place.

    Attributes:
        target: Where the mention stands.
        quote: Its characters.
        scope: This mention, or all of its name.
    """

    kind: ClassVar[str] = "reject"

    target: Span
    quote: str
    scope: Scope = Scope.MENTION

    @property
    def title(self) -> str:
        """See `Edit`."""
        return f"Not a place: “{self.quote}”" + _everywhere(self.scope)

    def change(self, draft: Draft) -> None:
        """See `Edit`."""
        draft.check(self.target, self.quote)
        draft.remove(self.target)
        if self.scope is Scope.NAME:
            for resolution in draft.named(name_key(self.quote)):
                draft.remove(resolution.mention.span)


@dataclass(frozen=True, slots=True)
class AddMention(_Change):
    """A place that the parse overlooked; it takes the place of what overlaps it.

    Attributes:
        target: The stretch of text.
        quote: Its characters.
        place: The place; None for one that is still to be found.
        candidates: Ranked places to choose from.
        mention_kind: Toponym or demonym.
        usage: How it is used.
        scope: This stretch, or wherever the same words stand and are no mention yet.
    """

    kind: ClassVar[str] = "add"

    target: Span
    quote: str
    place: Place | None = None
    candidates: tuple[Candidate, ...] = ()
    mention_kind: MentionKind = MentionKind.TOPONYM
    usage: Usage = Usage.LITERAL
    scope: Scope = Scope.MENTION

    @property
    def title(self) -> str:
        """See `Edit`."""
        return f"Add “{self.quote}” as a place" + _everywhere(self.scope)

    def change(self, draft: Draft) -> None:
        """See `Edit`."""
        draft.check(self.target, self.quote)
        if not self.quote.strip():
            raise EditError("Nothing to add", "the selection holds no letters", "Select the name of a place.")
        draft.put(self._resolution(self.target))
        if self.scope is Scope.NAME:
            for span in _occurrences(draft.document.text, self.quote):
                if draft.free(span):
                    draft.put(self._resolution(span))

    def _resolution(self, span: Span) -> Resolution:
        mention = Mention(span, self.quote, self.mention_kind, 1.0, READER)
        return _decided(Resolution(mention, self.candidates, None, self.usage, 0.0, Origin.READER), self.place)


@dataclass(frozen=True, slots=True)
class PlaceHere(_Change):
    """A point on the map for a mention that no gazetteer places.

    Attributes:
        target: Where the mention stands.
        quote: Its characters.
        latitude: Degrees north, −90 … 90, WGS 84.
        longitude: Degrees east, −180 … 180.
        scope: This mention, or all of its name.
    """

    kind: ClassVar[str] = "place-here"

    target: Span
    quote: str
    latitude: float
    longitude: float
    scope: Scope = Scope.MENTION

    @property
    def title(self) -> str:
        """See `Edit`."""
        return f"Place “{self.quote}” at {self.latitude:.4f}, {self.longitude:.4f}" + _everywhere(self.scope)

    def change(self, draft: Draft) -> None:
        """See `Edit`."""
        place = place_at(self.quote, self.latitude, self.longitude)
        Choose(self.target, self.quote, place, self.scope).change(draft)


@dataclass(frozen=True, slots=True)
class Widen(_Change):
    """Other bounds for a mention; it takes the place of what it comes to overlap.

    Attributes:
        target: Where the mention stands.
        quote: Its characters.
        to: Where it is to stand; it shares at least one character with `target`.
        to_quote: The characters there.
    """

    kind: ClassVar[str] = "widen"

    target: Span
    quote: str
    to: Span
    to_quote: str

    @property
    def scope(self) -> Scope:
        """Always this mention."""
        return Scope.MENTION

    @property
    def title(self) -> str:
        """See `Edit`."""
        return f"Make “{self.quote}” “{self.to_quote}”"

    def change(self, draft: Draft) -> None:
        """See `Edit`."""
        draft.check(self.target, self.quote)
        draft.check(self.to, self.to_quote)
        if not self.to.overlaps(self.target) or not self.to_quote.strip():
            raise EditError("The correction does not fit", f"“{self.to_quote}” is no part of “{self.quote}”", "")
        own = draft.at(self.target) or _new(self.target, self.quote)
        draft.remove(self.target)
        mention = replace(own.mention, span=self.to, surface=self.to_quote, recogniser=READER, reads="")
        draft.put(replace(own, mention=mention))


@dataclass(frozen=True)
class History:
    """A parse, what the reader did to it, and what was undone; every step makes a new one.

    Attributes:
        base: The parse.
        edits: In their order.
        undone: What `redo` brings back, the next one last.
        atlas: The result.
        misfits: Those edits that do not fit the text of `base`.
    """

    base: Atlas
    edits: tuple[Edit, ...] = ()
    undone: tuple[Edit, ...] = ()
    atlas: Atlas | None = None
    misfits: tuple[Edit, ...] = ()

    def __post_init__(self) -> None:
        if self.atlas is None:
            atlas, misfits = apply_all(self.base, self.edits)
            object.__setattr__(self, "atlas", atlas)
            object.__setattr__(self, "misfits", misfits)

    @property
    def shown(self) -> Atlas:
        """The result of all edits."""
        assert self.atlas is not None
        return self.atlas

    def do(self, edit: Edit) -> History:
        """One edit more; what was undone can't be redone any more.

        Raises:
            EditError: when it does not fit the text.
        """
        return replace(self, edits=(*self.edits, edit), undone=(), atlas=edit.apply(self.shown))

    def undo(self) -> History:
        """Without the last edit; the same history when there is none."""
        if not self.edits:
            return self
        return History(self.base, self.edits[:-1], (*self.undone, self.edits[-1]))

    def redo(self) -> History:
        """With the edit that was undone last; the same history when there is none."""
        if not self.undone:
            return self
        return History(self.base, (*self.edits, self.undone[-1]), self.undone[:-1])

    def rebased(self, base: Atlas) -> History:
        """The same edits on another parse of the text."""
        return History(base, self.edits, self.undone)


def place_at(name: str, latitude: float, longitude: float) -> Place:
    """A place of the reader's own.

    Args:
        name: What to call it.
        latitude: Degrees north, −90 … 90.
        longitude: Degrees east, −180 … 180.

    Raises:
        EditError: when the point is not on the globe.
    """
    if not (-90.0 <= latitude <= 90.0 and -180.0 <= longitude <= 180.0):
        raise EditError("No such point", f"{latitude}, {longitude} is not on the globe", "")
    latitude, longitude = round(latitude, 6) + 0.0, round(longitude, 6) + 0.0
    return Place(
        id=f"{READER}:{latitude:.6f},{longitude:.6f}",
        name=name,
        latitude=latitude,
        longitude=longitude,
        feature_class=FeatureClass.FACILITY,
        source=READER,
    )


def _decided(resolution: Resolution, place: Place | None) -> Resolution:
    candidates = resolution.candidates
    if place is not None and all(candidate.place.id != place.id for candidate in candidates):
        candidates = (*candidates, Candidate(place, 0.0))
    return replace(
        resolution,
        candidates=candidates,
        chosen=place,
        confidence=1.0 if place is not None else 0.0,
        origin=Origin.READER,
    )


def _new(span: Span, quote: str) -> Resolution:
    mention = Mention(span, quote, MentionKind.TOPONYM, 1.0, READER)
    return Resolution(mention, (), None, Usage.LITERAL, 0.0, Origin.READER)


def _occurrences(text: str, quote: str) -> Sequence[Span]:
    """Where a quote stands as whole words."""
    before = r"(?<!\w)" if quote[0].isalnum() else ""
    after = r"(?!\w)" if quote[-1].isalnum() else ""
    return [Span(*m.span()) for m in re.finditer(before + re.escape(quote) + after, text)]


def _full_name(place: Place) -> str:
    parts = (place.name, place.admin1 if place.admin1 != place.name else "", place.country_code)
    return ", ".join(part for part in parts if part)


def _everywhere(scope: Scope) -> str:
    return " everywhere" if scope is Scope.NAME else ""

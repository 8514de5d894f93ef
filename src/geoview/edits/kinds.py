"""The kinds of correction."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from geoview.edits.draft import Draft, EditError, Scope, name_key
from geoview.gazetteer.place import FeatureClass, Place
from geoview.names.mention import Mention, MentionKind
from geoview.online.services import ONLINE
from geoview.resolution.types import Candidate, Origin, Resolution, Usage
from geoview.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geoview.atlas import Atlas

__all__ = ["READER", "AddMention", "Choose", "PlaceHere", "Reject", "Widen", "place_at"]

READER = "reader"
"""`Mention.recogniser` and `Place.source` of what the reader made."""


class _Change:
    """The base class of all edits."""

    __slots__ = ()

    change: Callable[[Draft], None]

    def apply(self, atlas: Atlas) -> Atlas:
        """Return the atlas with this correction; see `Edit`."""
        draft = Draft(atlas)
        self.change(draft)
        return draft.atlas()


@dataclass(frozen=True, slots=True)
class Choose(_Change):
    """A choice of a place, or of no place, for a mention; one that the parse does not have is added.

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
            f"Place “{self.quote}” in {self.place.full_name}" if self.place else f"Leave “{self.quote}” without a place"
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
    """A decision that a mention is not a place.

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
    """A mention that the parse overlooked; it replaces the mentions that overlap it.

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
    """Other bounds for a mention, which then replaces the mentions that it overlaps.

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
        """This mention, always."""
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
            raise EditError(
                "The correction does not fit",
                "“{part}” is no part of “{whole}”",
                part=self.to_quote,
                whole=self.quote,
            )
        own = draft.at(self.target) or _new(self.target, self.quote)
        draft.remove(self.target)
        mention = replace(own.mention, span=self.to, surface=self.to_quote, recogniser=READER, reads="")
        draft.put(replace(own, mention=mention))


def place_at(name: str, latitude: float, longitude: float) -> Place:
    """Return a place that the reader has set.

    Args:
        name: What to call it.
        latitude: Degrees north, −90 … 90.
        longitude: Degrees east, −180 … 180.

    Raises:
        EditError: when the point is not on the globe.
    """
    if not (-90.0 <= latitude <= 90.0 and -180.0 <= longitude <= 180.0):
        raise EditError(
            "No such point",
            "{latitude}, {longitude} is not on the globe",
            latitude=str(latitude),
            longitude=str(longitude),
        )
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
        # The reader picked it, but where it lies is the word of a service.
        origin=Origin.GEOCODER if place is not None and place.source.startswith(ONLINE) else Origin.READER,
    )


def _new(span: Span, quote: str) -> Resolution:
    mention = Mention(span, quote, MentionKind.TOPONYM, 1.0, READER)
    return Resolution(mention, (), None, Usage.LITERAL, 0.0, Origin.READER)


def _occurrences(text: str, quote: str) -> Sequence[Span]:
    """Return where a quote stands as whole words."""
    before = r"(?<!\w)" if quote[0].isalnum() else ""
    after = r"(?!\w)" if quote[-1].isalnum() else ""
    return [Span(*m.span()) for m in re.finditer(before + re.escape(quote) + after, text)]


def _everywhere(scope: Scope) -> str:
    return " everywhere" if scope is Scope.NAME else ""

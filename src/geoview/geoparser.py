"""The geoparser, which turns a document into its atlas."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geoview.atlas import Atlas
from geoview.errors import Cancelled, RecogniserError
from geoview.gazetteer.store import Gazetteer
from geoview.names.language import load_language
from geoview.names.lookup import NameLookup
from geoview.recognition.choice import BEST, select_recogniser
from geoview.recognition.sections import sections

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from geoview.document import Document
    from geoview.names.mention import Mention
    from geoview.recognition.base import Recogniser
    from geoview.resolution.preferences import Preferences
    from geoview.resolution.resolver import Resolver
    from geoview.text import Span

__all__ = ["Geoparser", "Snapshot"]

_GROWTH = 1.8
"""A snapshot is worked out whenever this many times the text of the last one has been read, so all of them together
cost little more than the last."""
_RECOGNITION_SHARE = 0.9


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The state of a parse.

    Attributes:
        atlas: What is known by now; `atlas.complete` is True for the last one.
        done: Share of the work, 0 … 1.
    """

    atlas: Atlas
    done: float


class Geoparser:
    """A parser that finds the places of documents. May be used from one thread at a time.

    Each name is looked up once: recogniser and resolver share one `NameLookup`. Only what the gazetteer says about
    names is kept from one document to the next.

    Args:
        gazetteer: None opens the one that comes with GeoView.
        recogniser: One, or the name of one: "model", "rules" or that of a plug-in. "best" is the model where it loads,
            else the rules.

    Attributes:
        tier: Name of the recogniser in use.
        notice: Why it is not the one that was asked for; "" when it is.

    Raises:
        GazetteerError: when the place data can't be used.
        GeoViewError: when a part of the simplest tier is missing.
    """

    def __init__(self, gazetteer: Gazetteer | None = None, recogniser: Recogniser | str = BEST) -> None:
        # Imported here: numpy takes 0.1 s, and code that only names this class need not wait for it.
        from geoview.resolution.resolver import Resolver

        self.gazetteer = Gazetteer.open() if gazetteer is None else gazetteer
        self.notice = ""
        if isinstance(recogniser, str):
            recogniser, self.notice = select_recogniser(recogniser)
        self._recogniser = recogniser
        self._lookup = NameLookup(self.gazetteer, load_language())
        self._resolver: Resolver = Resolver(self.gazetteer)
        self.tier = recogniser.name

    @property
    def version(self) -> str:
        """The versions of recogniser and resolver, as every atlas carries them."""
        return f"{self._recogniser.name} {self._resolver.name}"

    def parse(self, document: Document, *, preferences: Preferences | None = None) -> Atlas:
        """Find the places of a document.

        Args:
            document: The document.
            preferences: What the reader prefers: decisions made before, a preferred area. None: the text alone decides.
        """
        mentions: list[Mention] = []
        for section in self._sections(document):
            mentions.extend(self._recognise(document, section, lambda: False))
        return self._atlas(document, mentions, True, lambda: False, preferences)

    def snapshots(
        self,
        document: Document,
        *,
        first: Span | None = None,
        cancelled: Callable[[], bool] = lambda: False,
        preferences: Preferences | None = None,
    ) -> Iterator[Snapshot]:
        """Yield the same in steps: the places that the reader sees first, then more, and all of them last.

        The last snapshot is the same as `parse` gives, whatever `first` is.

        Args:
            document: The document.
            first: The stretch of text on the screen.
            cancelled: Called after every section, some tens of milliseconds apart; True ends the parse.
            preferences: As for `parse`.

        Yields:
            At least one; the atlas of the last one is complete.

        Raises:
            Cancelled: when `cancelled` returned True.
        """
        parts = self._sections(document)
        found: dict[int, list[Mention]] = {}
        total = max(1, len(document.text))
        read = 0
        shown = 0
        for number in _order(parts, first):
            if cancelled():
                raise Cancelled
            found[number] = self._recognise(document, parts[number], cancelled)
            read += len(parts[number])
            if len(found) < len(parts) and (read >= shown * _GROWTH or shown == 0):
                shown = read
                mentions = [m for n in sorted(found) for m in found[n]]
                atlas = self._atlas(document, mentions, False, cancelled, preferences)
                yield Snapshot(atlas, _RECOGNITION_SHARE * read / total)
        if cancelled():
            raise Cancelled
        mentions = [m for n in sorted(found) for m in found[n]]
        yield Snapshot(self._atlas(document, mentions, True, cancelled, preferences), 1.0)

    def _recognise(self, document: Document, section: Span, cancelled: Callable[[], bool]) -> list[Mention]:
        """Return the mentions in a section, checked, so that a bad span of any recogniser goes no further."""
        found = self._recogniser.recognise(document, self._lookup, section, cancelled=cancelled)
        end = section.start
        for mention in found:
            span = mention.span
            if not (end <= span.start < section.end and span.of(document.text) == mention.surface):
                raise RecogniserError(
                    "The places could not be recognised",
                    "{name} reported a place at {start}–{end} that does not fit the text",
                    name=self._recogniser.name,
                    start=str(span.start),
                    end=str(span.end),
                )
            end = span.end
        # A name may run over the end of a section that was cut inside a sentence; it then ends there.
        return [m for m in found if m.span.end <= section.end]

    def _sections(self, document: Document) -> list[Span]:
        return sections(document.text, size=self._recogniser.section)

    def _atlas(
        self,
        document: Document,
        mentions: list[Mention],
        complete: bool,
        cancelled: Callable[[], bool],
        preferences: Preferences | None,
    ) -> Atlas:
        resolutions = self._resolver.resolve(
            document, mentions, self._lookup, cancelled=cancelled, preferences=preferences
        )
        return Atlas(document, resolutions, self.gazetteer.info.version, self.version, complete)


def _order(parts: list[Span], first: Span | None) -> list[int]:
    """Return the indices of the sections, those that `first` touches before all others."""
    if first is None or not parts:
        return list(range(len(parts)))
    starts = [p.start for p in parts]
    begin = max(0, bisect_right(starts, first.start) - 1)
    end = max(begin + 1, bisect_right(starts, first.end - 1))
    return [*range(begin, end), *range(end, len(parts)), *range(begin)]

"""The plain records that the index of a folder keeps and returns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date

    from geoview.gazetteer.place import Place
    from geoview.text import Span

__all__ = ["EVERYTHING", "Entry", "Failure", "Known", "Passage", "PlaceCount", "Quote", "Selection"]

_NEVER, _ALWAYS = "0001-01-01", "9999-12-31"


@dataclass(frozen=True, slots=True)
class Selection:
    """A selection of the documents.

    Attributes:
        first: The earliest day; None for no bound.
        last: The latest day; None for no bound.
        undated: Documents without a date count too.
        names: Only these, as in `Entry`; None for all.
    """

    first: date | None = None
    last: date | None = None
    undated: bool = True
    names: frozenset[str] | None = None

    def values(self) -> dict[str, Any]:
        """Return the parameters for the queries of the index."""
        return {
            "first": self.first.isoformat() if self.first else _NEVER,
            "last": self.last.isoformat() if self.last else _ALWAYS,
            "undated": self.undated,
        }


EVERYTHING = Selection()


@dataclass(frozen=True, slots=True)
class Entry:
    """A document of the collection.

    Attributes:
        name: Its path below the folder.
        title: What it is called; its file name where it does not say.
        day: The date that it gives itself, or None.
        characters: Code points.
        words: Words.
        places: Places that it names.
        mentions: How often it names them.
        named: How often it names the place that was asked for; 0 when none was.
    """

    name: str
    title: str
    day: date | None
    characters: int
    words: int
    places: int
    mentions: int
    named: int = 0


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that could not be read.

    Attributes:
        name: Its path below the folder.
        message: Why, as the end of a sentence that begins with its name.
        hint: What to do about it; "" for nothing.
    """

    name: str
    message: str
    hint: str = ""

    @property
    def reason(self) -> str:
        """The message and the hint, in English."""
        message = self.message.lstrip(": ")
        return f"{message.rstrip('.')}. {self.hint}" if self.hint else message


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """A place of several documents.

    Attributes:
        place: The place.
        documents: How many documents name it.
        mentions: How often they do, together.
        confidence: The highest confidence of its mentions, 0 … 1.
        uncertain: True when every mention of it is uncertain.
    """

    place: Place
    documents: int
    mentions: int
    confidence: float
    uncertain: bool


@dataclass(frozen=True, slots=True)
class Quote:
    """A mention with the words around it.

    Attributes:
        span: Where it stands in its document, in code points of the normalised text.
        before: What stands before it on its line.
        words: The mention.
        after: What follows.
    """

    span: Span
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Passage:
    """The first mention of a place in a document.

    Attributes:
        name: The document's path below the folder.
        title: What it is called.
        day: The date that it gives itself, or None.
        mentions: How often it names the place.
        quote: The first time.
    """

    name: str
    title: str
    day: date | None
    mentions: int
    quote: Quote


@dataclass(frozen=True, slots=True)
class Known:
    """The facts about a file that the index knows without opening it.

    Attributes:
        size: Bytes.
        modified_ns: When it was last changed.
        changed_ns: When what is said about it was.
        seen_ns: When that was looked up; a file that was changed just before may have been changed just after.
        sidecar: The state of its corrections.
        made_with: Parser and gazetteer.
        sha256: Digest of its bytes; "" when it failed.
        failed: It could not be read.
    """

    size: int
    modified_ns: int
    changed_ns: int
    seen_ns: int
    sidecar: str
    made_with: str
    sha256: str
    failed: bool

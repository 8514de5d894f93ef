"""Readers, the text that they return, and the limits on it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from geoview.errors import DocumentError, NotTextError
from geoview.phrases import Phrase

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from geoview.readers.signature import Signature

__all__ = [
    "MAX_CHARACTERS",
    "Extracted",
    "Reader",
    "TextBuilder",
    "damaged",
    "one_line",
    "other_type",
    "parse_date",
    "too_large",
]

MAX_CHARACTERS = 20_000_000
"""The longest text that is taken from a document: some forty long novels."""

_SPACE = re.compile(r"[ \t\n\r\f\v\u2028\u2029]+")
_ISO_DATE = re.compile(r"\s*(\d{4})-(\d\d)-(\d\d)(?![\d-])")


@dataclass(frozen=True, slots=True)
class Extracted:
    """The text of a document.

    Attributes:
        text: Blocks separated by empty lines; LF newlines. The same bytes always give the same text.
        title: What the document says it is called; None when it does not.
        date: The day it says it was published.
        language: BCP 47; "" when it does not say.
        pages: Where each page begins, in code points, ascending; empty for what has no pages.
        encoding: Python codec name that decoded it.
        replaced: Undecodable bytes that became U+FFFD.
        guessed: The encoding was guessed.
    """

    text: str
    title: str | None = None
    date: date | None = None
    language: str = ""
    pages: tuple[int, ...] = ()
    encoding: str = "utf-8"
    replaced: int = 0
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class Reader:
    """A format of documents.

    Attributes:
        name: One word, for messages and lists.
        title: What such a file is, without an article: "Word document (docx)".
        suffixes: Of its files, lower case, with the dot.
        media_types: IANA media types, for the menus of a desktop.
        read: Gets the whole file, what to call it in an error, and the name of a Python codec or None; gives its text.
            None: the file is its own text. It raises DocumentError for a file that it can't read.
        needs: Packages beside GeoView's own that it takes: the module's name and the package's.
        install: The command that installs them.
        signature: Tells its files by their bytes, also under another suffix; None where no bytes tell.
        is_text: Where a package is missing, its files are read as the text that they also are.
        apple_types: Uniform type identifiers, for macOS.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    media_types: tuple[str, ...]
    read: Callable[[bytes, str, str | None], Extracted] | None
    needs: tuple[tuple[str, str], ...] = ()
    install: str = "pip install 'geoview[readers]'"
    signature: Signature | None = None
    is_text: bool = False
    apple_types: tuple[str, ...] = ()


class TextBuilder:
    """A builder that joins blocks to a text.

    Args:
        name: What to call the document in an error.

    Raises:
        DocumentError: from `add`, when the text grows too long.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._parts: list[str] = []
        self.length = 0

    def add(self, block: str, *, before: str = "\n\n") -> None:
        """Append a block, separated from the one before; an empty one is left out."""
        if not block:
            return
        part = before + block if self._parts else block
        self.length += len(part)
        if self.length > MAX_CHARACTERS:
            raise too_large(self._name, Phrase("its text has more than {count} characters", count=MAX_CHARACTERS))
        self._parts.append(part)

    def text(self) -> str:
        """Return the whole text."""
        return "".join(self._parts) + ("\n" if self._parts else "")


def one_line(parts: Iterable[str]) -> str:
    """Return the pieces of a paragraph as one line, with single spaces."""
    return _SPACE.sub(" ", "".join(parts)).strip()


def parse_date(text: str | None) -> date | None:
    """Return the day of an ISO 8601 date or time; None for anything else."""
    found = _ISO_DATE.match(text or "")
    if not found:
        return None
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None


def damaged(name: str, kind: str, reason: str) -> DocumentError:
    """Return the error for a document that can't be parsed."""
    return DocumentError(
        "The document is damaged",
        "{name} is no readable {kind}: {reason}",
        "Open it in the program that made it.",
        name=name,
        kind=kind,
        reason=reason,
    )


def other_type(name: str, kind: str) -> NotTextError:
    """Return the error for a document that is not what its name says."""
    return NotTextError(
        "Not what its name says", "{name} is no {kind}", "Give it the ending that it should have.", name=name, kind=kind
    )


def too_large(name: str, reason: str) -> DocumentError:
    """Return the error for a document that unpacks to more than the limit."""
    return DocumentError(
        "The document is too large", "{name}: {reason}", "Split it, or save its text alone.", name=name, reason=reason
    )

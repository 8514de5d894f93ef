"""The outcome of one file, and how it is produced."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from geoview.document import Document, read
from geoview.errors import Cancelled, DocumentError, GeoViewError
from geoview.text import printable

if TYPE_CHECKING:
    from collections.abc import Callable

    from geoview.atlas import Atlas

__all__ = ["DocumentParser", "Outcome", "parse_file"]


class DocumentParser(Protocol):
    """An object that finds the places of a text; `geoview.Geoparser` is one."""

    def parse(self, document: Document) -> Atlas:
        """Return the atlas of a document.

        Raises:
            GeoViewError: when it can't be parsed.
        """


@dataclass(frozen=True, slots=True)
class Outcome:
    """The outcome of one file.

    Attributes:
        index: Its place in the list of files.
        name: The file as it was given.
        atlas: What was found; None when it failed.
        error: Why it failed; None when it did not.
    """

    index: int
    name: str
    atlas: Atlas | None
    error: GeoViewError | None


def parse_file(
    index: int, name: str, geoparser: DocumentParser, read_file: Callable[[str], Document] = read
) -> Outcome:
    """Parse one file; any error becomes part of its outcome."""
    try:
        return Outcome(index, name, geoparser.parse(read_file(name)), None)
    except Cancelled:
        # The caller who cancelled does not want the others either.
        raise
    except GeoViewError as error:
        return Outcome(index, name, None, error)
    except MemoryError:
        full = DocumentError(
            "The document could not be read", "there is not enough memory for {name}", name=printable(name)
        )
        return Outcome(index, name, None, full)
    except Exception as error:  # noqa: BLE001 - a defect that one file brings to light must not cost the others
        defect = GeoViewError(
            "The document could not be parsed",
            "{name}: {kind}: {error}",
            "This is a defect of GeoView: please report it.",
            name=printable(name),
            kind=type(error).__name__,
            error=error,
        )
        return Outcome(index, name, None, defect)

"""Errors that a reader can act on.

Errors of the environment (a missing file, a damaged gazetteer, a slow service) derive from `GeoViewError` and carry
what happened, why, and what to do next. A bug in GeoView is any other exception and ends in the crash report.

    GeoViewError
    ├── DocumentError          a text could not be opened            (also OSError)
    │   ├── NotTextError       the bytes are not text                (also ValueError)
    │   ├── EncodingError      the chosen encoding does not fit      (also ValueError)
    │   └── TooLargeError      larger than what opens unasked
    ├── GazetteerError         the place data could not be used      (also OSError)
    ├── RecogniserError        the recogniser could not be loaded    (also RuntimeError)
    ├── StorageError           a file could not be saved             (also OSError)
    │   ├── ExportError        a result could not be exported
    │   └── TooSlowError       the disk does not answer
    ├── OnlineError            an online service did not help        (also OSError)
    │   ├── NotAllowedError    the reader has not said that it may be asked
    │   ├── UnreachableError   no answer: no network, too slow       (also ConnectionError)
    │   ├── BusyError          it asks for patience; says how long
    │   ├── RefusedError       it wants another key or user name
    │   └── AnswerError        its answer makes no sense             (also ValueError)
    └── Cancelled              the reader stopped a job              (not a fault)
"""

from __future__ import annotations

from typing import Any

from geoview.phrases import Phrase

__all__ = [
    "AnswerError",
    "BusyError",
    "Cancelled",
    "DocumentError",
    "EncodingError",
    "ExportError",
    "GazetteerError",
    "GeoViewError",
    "NotAllowedError",
    "NotTextError",
    "OnlineError",
    "RecogniserError",
    "RefusedError",
    "StorageError",
    "TooLargeError",
    "TooSlowError",
    "UnreachableError",
]


class GeoViewError(Exception):
    """An error with words for the reader, in English; a window says them in its own language.

    Args:
        title: What could not be done, in a few words.
        message: Why, in one sentence; names the file or service.
        hint: What to do next; empty when there is nothing to do.
        values: What stands in these where they have fields in braces: "{name} is not a file".

    Attributes:
        title, message, hint: The same with their values.
    """

    def __init__(self, title: str, message: str, hint: str = "", **values: object) -> None:
        self.title, self.message, self.hint = (
            part if isinstance(part, Phrase) else Phrase(part, **values) for part in (title, message, hint)
        )
        super().__init__(self.title, self.message, self.hint)

    def __reduce__(self) -> tuple[Any, ...]:
        """Return the parts for pickling; `OSError` would lose the hint between processes."""
        return type(self), (self.title, self.message, self.hint)

    @property
    def phrase(self) -> Phrase:
        """The whole error in one line, to stand within another phrase."""
        if not self.hint:
            return Phrase("{title}: {message}", title=self.title, message=self.message)
        return Phrase("{title}: {message} {hint}", title=self.title, message=self.message, hint=self.hint)

    def __str__(self) -> str:
        """Return one line: title, message and hint."""
        return str(self.phrase)


class DocumentError(GeoViewError, OSError):
    """A document could not be opened; an earlier one stays as it was."""

    __str__ = GeoViewError.__str__


class NotTextError(DocumentError, ValueError):
    """The bytes are not text: an image, a program, an archive."""


class EncodingError(DocumentError, ValueError):
    """The bytes do not decode in the encoding that was asked for."""


class TooLargeError(DocumentError):
    """The file is larger than what is opened without asking.

    Attributes:
        name: The file, as it may be shown.
        size: Bytes of the file.
        limit: Bytes that would have been read.
    """

    def __init__(self, name: str, size: int, limit: int) -> None:
        super().__init__(
            "The document is very large",
            "{name} has {size} MB, more than the {limit} MB that are opened at once",
            "Open its first part only, or split it.",
            name=name,
            size=round(size / 1e6),
            limit=round(limit / 1e6),
        )
        self.name = name
        self.size = size
        self.limit = limit

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.name, self.size, self.limit)


class GazetteerError(GeoViewError, OSError):
    """The place data is missing, damaged or of another version."""

    __str__ = GeoViewError.__str__


class RecogniserError(GeoViewError, RuntimeError):
    """A recogniser tier could not be loaded; a simpler one takes its place."""


class StorageError(GeoViewError, OSError):
    """A file could not be saved; what was there before is as it was."""

    __str__ = GeoViewError.__str__


class ExportError(StorageError):
    """A result could not be exported: an unknown format, or the document itself as target."""


class TooSlowError(StorageError):
    """The disk did not answer in time, so it is unknown whether the file was saved."""


class OnlineError(GeoViewError, OSError):
    """An online service did not help; what GeoView knows by itself stays."""

    __str__ = GeoViewError.__str__


class NotAllowedError(OnlineError):
    """The reader has not said that this service may be asked; nothing was sent."""


class UnreachableError(OnlineError, ConnectionError):
    """No answer came: no network, no such host, or not within the time."""


class BusyError(OnlineError):
    """The service asks for patience.

    Attributes:
        seconds: How long it asks to wait, from now.
    """

    def __init__(self, title: str, message: str, hint: str = "", seconds: float = 0.0, **values: object) -> None:
        super().__init__(title, message, hint, **values)
        self.seconds = seconds

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.title, self.message, self.hint, self.seconds)


class RefusedError(OnlineError):
    """The service wants another key or user name, or refuses the request as such."""


class AnswerError(OnlineError, ValueError):
    """The answer of a service makes no sense: garbage, far too long, another kind of thing."""


class Cancelled(GeoViewError):  # noqa: N818 - it is not a fault
    """The reader stopped a job; what was there before stays."""

    def __init__(self) -> None:
        super().__init__("Cancelled", "the job was stopped")

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), ()

"""The output of results: standard output, or a file that appears only when it is complete."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Protocol

from geoview.cli.status import CommandError
from geoview.storage import AtomicFile

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

__all__ = ["Output", "StandardOutput", "TargetFile"]


class Output(Protocol):
    """A target for text, or for bytes as they are."""

    def write(self, text: str | bytes) -> None:
        """Write, and flush, so that a reader gets it at once."""


class StandardOutput:
    """Standard output.

    Args:
        for_people: Use the encoding of the terminal, with “?” for what it lacks; otherwise UTF-8, as formats demand.

    Raises:
        CommandError: when it is closed.
    """

    def __init__(self, *, for_people: bool) -> None:
        if sys.stdout is None:
            raise CommandError("standard output is closed")
        self._stream = sys.stdout
        self._encoding = (sys.stdout.encoding or "ascii") if for_people else "utf-8"

    def __enter__(self) -> StandardOutput:
        return self

    def write(self, text: str | bytes) -> None:
        """Write, and flush; see `Output`."""
        data = text if isinstance(text, bytes) else text.encode(self._encoding, "replace")
        buffer = getattr(self._stream, "buffer", None)
        if buffer is None:
            self._stream.write(data.decode(self._encoding))
        else:
            self._stream.flush()
            buffer.write(data)
        self._stream.flush()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stream.flush()


class TargetFile:
    """A file in UTF-8; after an interrupt or an error the old file is unchanged, and no new one exists.

    Raises:
        StorageError: when it can't be written.
    """

    def __init__(self, path: Path) -> None:
        self._file = AtomicFile(path)

    def __enter__(self) -> TargetFile:
        self._file.__enter__()
        return self

    def write(self, text: str | bytes) -> None:
        """Write; see `Output`."""
        self._file.write(text if isinstance(text, bytes) else text.encode("utf-8", "replace"))

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.__exit__(kind, error, trace)

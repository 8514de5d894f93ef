"""A result file that a later run can continue.

What is found goes into `NAME.part`, and after each document a line of `NAME.part.jsonl` says which one it was and where
its result ends. When all documents are done, the part takes the name. A run that was interrupted, even by a power cut,
leaves both, and the next one keeps the documents that stand there and have not changed since.
"""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from geoview.errors import StorageError
from geoview.phrases import system_reason
from geoview.storage import same_file
from geoview.text import printable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType

__all__ = ["ResumableFile"]

_CANNOT_SAVE = "The file could not be saved"


class ResumableFile:
    """A file under construction that lasts from one run to the next.

        with ResumableFile(path, {"format": "jsonl"}, names) as file:
            file.write(text)                    # what stands before the first document, on the first run only
            for name in names[file.done:]:
                file.write(text)
                file.mark(name)

    Args:
        path: The file; it appears when the `with` block ends without an error.
        settings: What else the result depends on; a part that was made with other settings is discarded.
        names: The documents, in order.

    Attributes:
        done: How many of the documents are done already.
        errors: Name and message of those among them that failed.
        fresh: True when there was nothing to continue.

    Raises:
        StorageError: from any of its methods; names the file.
    """

    def __init__(self, path: Path, settings: dict[str, str], names: Sequence[str]) -> None:
        self.path = path
        self._part = path.with_name(path.name + ".part")
        self._journal = path.with_name(path.name + ".part.jsonl")
        self._head = {"version": 1, **settings}
        self._names = names
        self._output: BinaryIO | None = None
        self._lines: BinaryIO | None = None
        self.done = 0
        self.errors: list[tuple[str, str]] = []
        self.fresh = True

    def __enter__(self) -> ResumableFile:
        for name in self._names:
            if Path(name).name in (self._part.name, self._journal.name) and any(
                same_file(Path(name), own) for own in (self._part, self._journal)
            ):
                raise StorageError(
                    _CANNOT_SAVE, "{name} is a document to read; it would be overwritten", name=printable(name)
                )
        try:
            # Neither is cut before it is locked: another run may be writing it.
            self._output = self._part.open("ab")
            _lock(self._output)
            self._lines = self._journal.open("ab")
            kept = self._kept()
            end, position = kept or (0, 0)
            self.fresh = kept is None
            self._output.truncate(end)
            self._lines.truncate(position)
            if self.fresh:
                self._note(self._head)
        except OSError as error:
            self._close()
            raise self._failure(error) from error
        return self

    def write(self, text: str | bytes) -> None:
        """Append text, UTF-8."""
        try:
            self._file(self._output).write(text if isinstance(text, bytes) else text.encode("utf-8", "replace"))
        except OSError as error:
            raise self._failure(error) from error

    def mark(self, name: str, error: str = "") -> None:
        """Note that a document is done and its result is written; `error` says why it failed."""
        try:
            output = self._file(self._output)
            output.flush()
            self._note({"name": name, "state": _state(name), "end": output.tell(), "error": error})
        except OSError as failure:
            raise self._failure(failure) from failure

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if self._output is not None:
                self._output.flush()
                os.fsync(self._output.fileno())
        except OSError as failure:
            if kind is None:
                raise self._failure(failure) from failure
        finally:
            self._close()
        if kind is not None:
            return
        try:
            self._part.replace(os.path.realpath(self.path))
            self._journal.unlink()
        except OSError as failure:
            raise self._failure(failure) from failure

    def _kept(self) -> tuple[int, int] | None:
        """Return the lengths at which to cut the part and its journal; None to start again."""
        try:
            size = self._part.stat().st_size
            data = self._journal.read_bytes()
        except FileNotFoundError:
            return None
        lines = data.splitlines(keepends=True)
        if not lines or _parse(lines[0]) != self._head:
            return None
        position, end = len(lines[0]), None
        for name, line in zip(self._names, lines[1:], strict=False):
            entry = _parse(line)
            if entry is None or entry.get("name") != name or entry.get("state") != _state(name):
                break
            stop, message = entry.get("end"), entry.get("error")
            if not isinstance(stop, int) or not isinstance(message, str) or not (end or 0) <= stop <= size:
                break
            end = stop
            position += len(line)
            self.done += 1
            if message:
                self.errors.append((name, message))
        return None if end is None else (end, position)

    def _note(self, entry: dict[str, object]) -> None:
        lines = self._file(self._lines)
        lines.write(json.dumps(entry).encode("ascii") + b"\n")
        lines.flush()

    def _file(self, file: BinaryIO | None) -> BinaryIO:
        if file is None:
            raise ValueError("the file is not open")
        return file

    def _close(self) -> None:
        for file in (self._output, self._lines):
            if file is not None:
                # What could not be written has been reported, and no line of the journal counts on it.
                with contextlib.suppress(OSError):
                    file.close()
        self._output = self._lines = None

    def _failure(self, error: OSError) -> StorageError:
        return StorageError(
            _CANNOT_SAVE, "{path}: {reason}", path=printable(str(self.path)), reason=system_reason(error, inside=True)
        )


def _lock(file: BinaryIO) -> None:
    """Lock the file against other runs until it is closed.

    Raises:
        OSError: when another run has locked it.
    """
    try:
        import fcntl
    except ImportError:  # Windows keeps other programs from a file that is open for writing being replaced.
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise OSError(error.errno, "Another run is writing it") from error


def _parse(line: bytes) -> dict[str, object] | None:
    """Parse a line of the journal; None for one that was cut off."""
    if not line.endswith(b"\n"):
        return None
    try:
        entry = json.loads(line)
    except ValueError:
        return None
    return entry if isinstance(entry, dict) else None


def _state(name: str) -> list[int]:
    """Return the size of a document and the time of its last change; empty when it is not a file."""
    try:
        status = Path(name).stat()
    except (OSError, ValueError):
        return []
    return [status.st_size, status.st_mtime_ns]

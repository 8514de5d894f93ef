"""The texts that a folder holds. No file is opened: its name, and size and date from the file system, are enough."""

from __future__ import annotations

import errno
import os
import stat
from collections import deque
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from geoview.errors import Cancelled, DocumentError
from geoview.phrases import Phrase, system_reason
from geoview.readers import reader_for
from geoview.text import printable

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["DEEPEST", "Found", "Problem", "Scan", "is_document", "scan"]

DEEPEST = 64
"""Folders inside one another that are looked into."""

_Identity = tuple[int, int]
"""Device and number of a file."""

_LOOP = Phrase("is a link that leads back to a folder around it")
_REASONS = {
    errno.EACCES: Phrase("may not be read"),
    errno.EPERM: Phrase("may not be read"),
    errno.ELOOP: Phrase("is a symbolic link that leads back to itself"),
    errno.ENOENT: Phrase("is a link to a file that is not there"),
}


@dataclass(frozen=True, slots=True)
class Found:
    """A text of the folder, not opened yet.

    Attributes:
        name: Its path below the folder, with the system's separators.
        size: Bytes.
        modified_ns: When it was last changed, in nanoseconds since 1970 (UTC).
        changed_ns: When it or what is said about it (name, permissions) was; on Windows when it was made.
    """

    name: str
    size: int
    modified_ns: int
    changed_ns: int = 0


@dataclass(frozen=True, slots=True)
class Problem:
    """A text or a folder that can't be read.

    Attributes:
        name: Its path below the folder.
        reason: Why, as the end of a sentence that begins with its name.
    """

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Scan:
    """The contents of a folder.

    Attributes:
        files: The texts, sorted by name; each once, though links may lead to it in several ways.
        problems: What can't be read, sorted by name.
    """

    files: tuple[Found, ...]
    problems: tuple[Problem, ...]


def is_document(path: PurePath) -> bool:
    """Return whether a collection reads a file of this name: hidden files and annotations are left out."""
    return not path.name.startswith(".") and reader_for(path) is not None


def scan(folder: Path, *, cancelled: Callable[[], bool] = lambda: False) -> Scan:
    """Scan a folder and all folders in it; links are followed, hidden folders are skipped.

    Args:
        folder: The folder.
        cancelled: Called for each folder; returns True to stop.

    Raises:
        DocumentError: when the folder itself can't be read.
        Cancelled: when `cancelled` returned True.
    """
    return _Walk(folder, cancelled).all()


def _by_name(item: Found | Problem) -> str:
    return item.name


class _Walk:
    """A scan in which real folders come before links, so that a text has its own name and not that of a link."""

    def __init__(self, folder: Path, cancelled: Callable[[], bool]) -> None:
        self._folder = folder
        self._cancelled = cancelled
        self._folders: deque[tuple[str, tuple[_Identity, ...]]] = deque()
        self._links: deque[tuple[str, tuple[_Identity, ...]]] = deque()
        self._seen: set[_Identity] = set()
        self._linked: list[tuple[_Identity, Found]] = []
        self.files: list[Found] = []
        self.problems: list[Problem] = []

    def all(self) -> Scan:
        """Scan the folder and everything in it."""
        self._folders.append(("", ()))
        while self._folders or self._links:
            if self._cancelled():
                raise Cancelled
            self._look_into(*(self._folders or self._links).popleft())
        if self._linked:
            self._add_linked()
        return Scan(tuple(sorted(self.files, key=_by_name)), tuple(sorted(self.problems, key=_by_name)))

    def _look_into(self, name: str, around: tuple[_Identity, ...]) -> None:
        """Scan one folder; `around` are the folders that it lies in."""
        path = self._folder / name
        try:
            identity = _identity(path.stat())
            if identity in around:
                self.problems.append(Problem(name, _LOOP))
                return
            if identity in self._seen:
                return
            self._seen.add(identity)
            with os.scandir(path) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except (OSError, ValueError) as error:
            if not name:
                raise _unreadable(self._folder, error) from error
            self.problems.append(Problem(name, _reason(error)))
            return
        for entry in entries:
            if entry.name.startswith("."):
                continue
            inner = str(PurePath(name, entry.name))
            if _is_folder(entry):
                if len(around) >= DEEPEST:
                    self.problems.append(Problem(inner, Phrase("lies more than {count} folders deep", count=DEEPEST)))
                else:
                    queue = self._links if entry.is_symlink() else self._folders
                    queue.append((inner, (*around, identity)))
            elif is_document(PurePath(entry.name)):
                self._note(entry, inner)

    def _note(self, entry: os.DirEntry[str], name: str) -> None:
        try:
            status = entry.stat()
        except OSError as error:
            self.problems.append(Problem(name, _reason(error)))
            return
        if not stat.S_ISREG(status.st_mode):
            self.problems.append(Problem(name, Phrase("is not a file")))
            return
        found = Found(name, status.st_size, status.st_mtime_ns, status.st_ctime_ns)
        if entry.is_symlink():
            self._linked.append((_identity(status), found))
        else:
            self.files.append(found)

    def _add_linked(self) -> None:
        """Add the texts behind links, unless they are in the folder anyway."""
        known = set()
        for file in self.files:
            # If it has gone since, reading it reports that.
            with suppress(OSError):
                known.add(_identity((self._folder / file.name).stat()))
        for identity, found in sorted(self._linked, key=lambda entry: entry[1].name):
            if identity not in known:
                known.add(identity)
                self.files.append(found)


def _identity(status: os.stat_result) -> _Identity:
    return status.st_dev, status.st_ino


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        # A link that can't be followed is named where its name is that of a text.
        return False


def _reason(error: OSError | ValueError) -> Phrase:
    number = error.errno if isinstance(error, OSError) else None
    told = system_reason(error, inside=True)
    return _REASONS.get(number or 0, Phrase("could not be read: {reason}", reason=told))


def _unreadable(folder: Path, error: OSError | ValueError) -> DocumentError:
    reason = _reason(error)
    hint = Phrase("Ask its owner for permission to read it.")
    if isinstance(error, OSError) and error.errno in (errno.ENOENT, errno.ENOTDIR):
        reason = Phrase("was not found") if error.errno == errno.ENOENT else Phrase("is not a folder")
        hint = Phrase("Check the name; it may have been moved or deleted.")
    return DocumentError(
        "The folder could not be opened",
        "{name} {reason}",
        "{advice}",
        name=printable(str(folder)),
        reason=reason,
        advice=hint,
    )

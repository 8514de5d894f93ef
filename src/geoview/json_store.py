"""A JSON object in a file: read whatever state the file is in, and replaced in one step.

Settings, the window's state, corrections and remembered decisions are all kept in such files. A file that is damaged is
set aside under another name, one that can't be read or was made by a newer version stays as it is, and keys that this
version does not know are written back.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TYPE_CHECKING, Any, TypeGuard

from geoview.errors import StorageError
from geoview.phrases import Phrase, system_reason
from geoview.storage import SYSTEM, Calls, atomic_write, quarantine
from geoview.text import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from pathlib import Path

__all__ = ["Content", "JsonStore", "Trouble"]

_DEEPEST = 100
"""Levels of nesting that are read; GeoView writes far fewer."""


class Trouble(Enum):
    """The reasons why a file gave no record, or one that must not be written."""

    UNREADABLE = auto()
    """The system does not let it be read, or it is not a file; it was left as it is."""
    DAMAGED = auto()
    """It was no sound JSON object; `read` has set it aside."""
    STUCK = auto()
    """The same, but it could not be renamed and is still there."""
    FOREIGN = auto()
    """It belongs to another program; it was left as it is."""
    NEWER = auto()
    """A newer version made it. Its record is given all the same, to be shown and not to be written."""
    UNCOPIED = auto()
    """An older version made it, and it could not be copied first. Its record is given, not to be written either."""


@dataclass(frozen=True, slots=True)
class Content:
    """The contents of a file.

    Attributes:
        record: The object; empty where there is no file or none that can be used.
        trouble: What is wrong with the file; None when nothing is, or when there is no file.
        reason: The same for the reader, to stand behind the file's name: "could not be read: permission denied".
        aside: The name under which a damaged file is kept now.
    """

    record: Mapping[str, Any] = field(default_factory=dict)
    trouble: Trouble | None = None
    reason: str = ""
    aside: Path | None = None


_DAMAGED = Content(trouble=Trouble.DAMAGED, reason=Phrase("is damaged"))


class JsonStore:
    """A JSON file that is read, and replaced in one step.

    Args:
        path: The file; it need not be there.
        version: The value that `write` stores as "version". Where there is a `format`, a larger one is a newer file.
        migrations: Version → a function that turns a record of it into one of the next version. An older file is copied
            to `name.v1.bak` when it is read.
        format: What the file must hold as "format"; "" for a file that has no such key, whose version is not checked
            either: its reader checks each value by itself.
        keys: The keys that the caller reads and writes; all others in the file are written back as they are.
        limit: Bytes; a larger file was not written by GeoView.
        own: False for a file among the reader's own files: one of another program stays there. In GeoView's own folder
            such a file is set aside like a damaged one.
        calls: The system calls; tests replace them by calls that fail.

    Attributes:
        path: The file; it may be changed, and the unknown keys of the old file then go into the new one.
    """

    def __init__(
        self,
        path: Path,
        *,
        version: int,
        migrations: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] | None = None,
        format: str = "",  # noqa: A002 - the key's own name
        keys: Collection[str] = (),
        limit: int = 1_000_000,
        own: bool = True,
        calls: Calls = SYSTEM,
    ) -> None:
        self.path = path
        self._version = version
        self._migrations = migrations or {}
        self._format = format
        self._keys = frozenset(keys) | {"version"} | ({"format"} if format else frozenset())
        self._limit = limit
        self._own = own
        self._calls = calls
        self._unknown: dict[str, Any] = {}
        self._digest: bytes | None = None

    @property
    def known(self) -> bool:
        """True when the file was read or written here before and was sound."""
        return self._digest is not None

    def read(self) -> Content:
        """Read the file, in whatever state it is; a damaged one is set aside, an older one copied."""
        content = self._look(copy=True)
        return self.set_aside() if content.trouble is Trouble.DAMAGED else content

    def peek(self) -> Content:
        """Read the file without touching it; a damaged one stays where it is."""
        return self._look(copy=False)

    def _look(self, *, copy: bool) -> Content:
        try:
            if not self.path.exists():
                return Content()
            if not self.path.is_file():
                return Content(trouble=Trouble.UNREADABLE, reason=Phrase("could not be read: it is not a file"))
            with self.path.open("rb") as file:
                data = file.read(self._limit + 1)
        except (OSError, ValueError) as error:
            reason = Phrase("could not be read: {reason}", reason=system_reason(error))
            return Content(trouble=Trouble.UNREADABLE, reason=reason)
        if len(data) > self._limit:
            return _DAMAGED if self._own else Content(trouble=Trouble.FOREIGN, reason=Phrase("is far too large"))
        try:
            record = _object(data)
        except ValueError:
            return _DAMAGED
        if self._format and record.get("format") != self._format:
            foreign = Content(trouble=Trouble.FOREIGN, reason=Phrase("is a file of another program"))
            return _DAMAGED if self._own else foreign
        found = self._of_this_version(record, data, copy) if self._format else Content(record)
        if found.record or found.trouble is None:
            self._unknown = {key: value for key, value in found.record.items() if key not in self._keys}
            self._digest = hashlib.sha256(data).digest()
        return found

    def _of_this_version(self, record: dict[str, Any], data: bytes, copy: bool) -> Content:
        version = record.get("version")
        oldest = min(self._migrations, default=self._version)
        if isinstance(version, bool) or not isinstance(version, int) or version < oldest:
            return _DAMAGED
        if version > self._version:
            newer = Phrase("was made by a newer GeoView (version {version})", version=str(version))
            return Content(record, Trouble.NEWER, newer)
        if version == self._version:
            return Content(record)
        trouble, reason = None, Phrase("")
        try:
            if copy:
                atomic_write(self.path.with_name(f"{self.path.name}.v{version}.bak"), data, calls=self._calls)
        except StorageError as error:
            trouble = Trouble.UNCOPIED
            reason = Phrase("is of an older version and could not be copied first ({reason})", reason=error.message)
        for step in range(version, self._version):
            record = self._migrations[step](record)
        return Content(record, trouble, reason)

    def set_aside(self) -> Content:
        """Rename the file, because its record makes no sense."""
        try:
            aside = quarantine(self.path)
        except StorageError as error:
            return Content(trouble=Trouble.STUCK, reason=Phrase("is damaged: {reason}", reason=error.message))
        reason = Phrase("was damaged and is set aside as {name}", name=printable(aside.name))
        return Content(trouble=Trouble.DAMAGED, reason=reason, aside=aside)

    def encoded(self, record: Mapping[str, Any]) -> bytes:
        """Return the bytes of a file with a record and with the unknown keys that were read before."""
        head: dict[str, Any] = {"format": self._format} if self._format else {}
        whole = {**head, "version": self._version, **self._unknown, **record}
        return json.dumps(whole, ensure_ascii=True, indent=1).encode("ascii") + b"\n"

    def write(self, record: Mapping[str, Any], *, make_folder: bool = True) -> None:
        """Replace the file in one step.

        Args:
            record: The keys that the caller knows; "format" and "version" are added.
            make_folder: Make its folder where that is missing.

        Raises:
            StorageError: when it can't be written; the old content is as it was.
        """
        data = self.encoded(record)
        if make_folder:
            try:
                self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            except OSError as error:
                folder = printable(str(self.path.parent))
                raise StorageError(
                    "The file could not be saved",
                    "{folder} could not be made: {reason}",
                    folder=folder,
                    reason=system_reason(error),
                ) from error
        atomic_write(self.path, data, calls=self._calls)
        self._digest = hashlib.sha256(data).digest()

    def is_changed(self) -> bool:
        """Return True when another program has written the file since it was read or written here.

        A file that is gone, or can't be read, counts as unchanged: writing it reports the same error.
        """
        try:
            return hashlib.sha256(self.path.read_bytes()).digest() != self._digest
        except OSError:
            return False


def _object(data: bytes) -> dict[str, Any]:
    """Return the object that a JSON file holds.

    Raises:
        ValueError: when it is not a JSON object, or nested more than a hundred deep, so that writing it might fail.
    """
    try:
        value = json.loads(data)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    if not isinstance(value, dict):
        raise ValueError("not an object")
    level: list[object] = [value]
    for _ in range(_DEEPEST):
        nested = (list(outer.values()) if isinstance(outer, dict) else outer for outer in level if _holds(outer))
        level = [inner for values in nested for inner in values]
        if not level:
            return value
    raise ValueError("nested too deeply")


def _holds(value: object) -> TypeGuard[dict[str, object] | list[object]]:
    return isinstance(value, dict | list)

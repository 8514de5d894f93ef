"""The file beside the document: where it lies, how it is read whatever it holds, and how it is replaced in one step."""

from __future__ import annotations

import errno
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geoview.corrections.records import FindPlace, Lost, Record, find_nothing, name_of_document, read_edit, write_edit
from geoview.errors import StorageError
from geoview.json_store import JsonStore, Trouble
from geoview.phrases import Phrase
from geoview.storage import SYSTEM, Calls, atomic_write, clean_stale, name_of
from geoview.text import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from geoview.document import Document
    from geoview.edits import Edit

__all__ = ["Loaded", "ProjectConflictError", "ProjectFile"]

SUFFIX = ".geoview"
_FOLDER = "annotations"
FORMAT = "geoview-project"
VERSION = 1
MAX_BYTES = 64 * 1024 * 1024

MIGRATIONS: dict[int, Callable[[Record], Record]] = {}
"""Version → what makes a record of it one of the next version."""

_KEYS = ("document", "gazetteer", "edits")
_ELSEWHERE = frozenset({errno.EACCES, errno.EPERM, errno.EROFS, errno.ENAMETOOLONG, errno.ENOTDIR, errno.ENOENT})


class ProjectConflictError(StorageError):
    """An error: another program has changed the file since it was read; nothing was written."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """The contents of a project file.

    Attributes:
        edits: In their order, anchored in the document of today.
        lost: What could not be applied; it stays in the file.
        notices: What the reader should know, a sentence each.
    """

    edits: tuple[Edit, ...] = ()
    lost: tuple[Lost, ...] = ()
    notices: tuple[str, ...] = ()


class ProjectFile:
    """The corrections of one document on the disk.

    They lie beside the document, `article.txt.geoview`; where that folder can't be written, in GeoView's own. The
    document itself is never touched.

    Args:
        document: The document.
        data: GeoView's own folder of data, `AppFolders.data`.
        find_place: The gazetteer's place of an id; None trusts the copy that the file holds.
        gazetteer: Version of the gazetteer, to note in the file.
        beside: False for a document that comes with GeoView: its corrections lie in GeoView's own folder of data.
        calls: The system calls; tests replace them by calls that fail.

    Attributes:
        read_only: Why nothing may be saved there; "" when it may.
    """

    def __init__(
        self,
        document: Document,
        data: Path,
        *,
        find_place: FindPlace | None = None,
        gazetteer: str = "",
        beside: bool = True,
        calls: Calls = SYSTEM,
    ) -> None:
        self._document = document
        self._find_place: FindPlace = find_place or find_nothing
        self._gazetteer = gazetteer
        self._calls = calls
        source = document.source.path
        self._private = data / _FOLDER / f"{name_of_document(document)}{SUFFIX}"
        self._beside = source.with_name(source.name + SUFFIX) if source is not None and source.name else self._private
        if not beside:
            self._beside = self._private
        self._store = JsonStore(
            self._beside,
            version=VERSION,
            migrations=MIGRATIONS,
            format=FORMAT,
            keys=_KEYS,
            limit=MAX_BYTES,
            own=False,
            calls=calls,
        )
        self.read_only = ""
        self._edit_extra: dict[Edit, Record] = {}
        self._lost: tuple[Lost, ...] = ()
        self._notices: list[str] = []

    @property
    def path(self) -> Path:
        """The path at which it lies, or will lie."""
        return self._store.path

    @staticmethod
    def places(source: Path, data: Path) -> tuple[Path, Path]:
        """Return the paths where the corrections of a file may lie: beside it, and in GeoView's own folder."""
        return source.with_name(source.name + SUFFIX), data / _FOLDER / f"{name_of(os.fsencode(source))}{SUFFIX}"

    def load(self) -> Loaded:
        """Read the file. This succeeds whatever the file holds: damaged content is set aside or listed."""
        self._notices = []
        for folder in {self._beside.parent, self._private.parent}:
            clean_stale(folder)
        self._store.path = first = self._newest()
        record = self._open()
        if not record and self.path != first:
            record = self._open()
        items = record.get("edits", [])
        if not isinstance(items, list):
            items = [items]
        edits: list[Edit] = []
        lost: list[Lost] = []
        for item in items:
            read = read_edit(item, self._document, self._find_place)
            if isinstance(read, Lost):
                lost.append(read)
                continue
            edits.append(read)
            known = write_edit(read, self._document)
            extra = {key: value for key, value in item.items() if key not in known}
            if extra:
                self._edit_extra[read] = extra
        self._lost = tuple(lost)
        if lost:
            notice = Phrase(
                "{lost} of {count} corrections could not be applied; they are kept.", lost=len(lost), count=len(items)
            )
            self._notices.append(notice)
        return Loaded(tuple(edits), self._lost, tuple(self._notices))

    def keep(self, lost: Sequence[Lost]) -> None:
        """Add corrections from elsewhere whose place in this text was not found; `save` writes them too."""
        self._lost = (*self._lost, *(item for item in lost if item not in self._lost))

    def save(self, edits: Sequence[Edit], *, overwrite: bool = False) -> Path:
        """Replace the file in one step.

        Args:
            edits: All edits in force now, in their order.
            overwrite: Replace it even if another program has changed it since.

        Returns:
            The path of the file: in GeoView's own folder, when the document's can't be written.

        Raises:
            ProjectConflictError: when another program has changed it; nothing was written.
            StorageError: when it can't be saved at all, or must not be (`read_only`); the old file is as it was.
        """
        if self.read_only:
            raise StorageError(
                "The corrections were not saved", "{reason}", "Use “Save a copy”.", reason=self.read_only
            )
        if not edits and not self._lost and not self._store.known and not self.path.exists():
            return self.path
        if not overwrite and self._store.is_changed():
            raise ProjectConflictError(
                "The corrections were not saved",
                "{path} was changed by another program",
                "Overwrite it, or save a copy.",
                path=printable(str(self.path)),
            )
        record = self._record(edits)
        try:
            self._store.write(record, make_folder=self.path == self._private)
        except StorageError as error:
            cause = error.__cause__
            number = cause.errno if isinstance(cause, OSError) else None
            if self.path == self._private or number not in _ELSEWHERE:
                raise
            self._store.path = self._private
            self._store.write(record)
        return self.path

    def save_copy(self, edits: Sequence[Edit], path: Path) -> None:
        """Write the same content to another file.

        Raises:
            StorageError: when it can't be written.
        """
        atomic_write(path, self._store.encoded(self._record(edits)), calls=self._calls)

    def _record(self, edits: Sequence[Edit]) -> Record:
        source = self._document.source
        records: list[Any] = [{**self._edit_extra.get(e, {}), **write_edit(e, self._document)} for e in edits]
        return {
            "document": {
                "name": printable(source.path.name) if source.path else "",
                "sha256": source.sha256,
                "characters": len(self._document.text),
            },
            "gazetteer": self._gazetteer,
            "edits": records + [lost.record for lost in self._lost],
        }

    def _newest(self) -> Path:
        """Return the file beside the document, or the one in GeoView's own folder where that is newer."""
        times = []
        for path in (self._beside, self._private):
            try:
                times.append((path.stat().st_mtime_ns, path))
            except (OSError, ValueError):
                continue
        return max(times, key=lambda entry: entry[0])[1] if times else self._beside

    def _open(self) -> Mapping[str, Any]:
        """Return the content of the file; empty when there is no file that can be used."""
        content = self._store.read()
        trouble = Phrase("{path} {reason}", path=printable(str(self.path)), reason=content.reason)
        match content.trouble:
            case None:
                pass
            case Trouble.DAMAGED:
                self._notices.append(Phrase("{trouble}.", trouble=trouble))
            case Trouble.NEWER | Trouble.UNCOPIED:
                self.read_only = trouble
                notice = Phrase("{trouble}: corrections are shown, but new ones are not saved.", trouble=trouble)
                self._notices.append(notice)
            case _ if self.path == self._private:
                self.read_only = trouble
                self._notices.append(Phrase("{trouble}: corrections are not saved.", trouble=trouble))
            case _:
                # It is not GeoView's to replace.
                self._store.path = self._private
                notice = Phrase("{trouble}: corrections are kept in GeoView's own folder.", trouble=trouble)
                self._notices.append(notice)
        return content.record

"""Corrections that could not be saved in time, because the document's drive did not answer.

They wait in GeoView's own folder, with what the file held when it was last seen, and join it when the document is next
opened. Nothing here touches the document's own drive.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geoview.corrections.records import FindPlace, Lost, name_of_document, read_edits, write_edit
from geoview.json_store import JsonStore, Trouble
from geoview.text import printable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from geoview.document import Document
    from geoview.edits import Edit

__all__ = ["Rescue", "Rescued"]

_FORMAT = "geoview-rescue"
_VERSION = 1
_KEYS = ("document", "edits", "before")
_MAX_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Rescued:
    """The corrections that waited for a document.

    Attributes:
        edits: All edits in force when it was closed.
        before: The edits that its file held when it was last read.
        lost: What could not be applied; it goes into the file as it is.
    """

    edits: tuple[Edit, ...]
    before: tuple[Edit, ...]
    lost: tuple[Lost, ...] = ()


class Rescue:
    """The file in which the corrections of one document wait.

    Args:
        document: The document.
        data: GeoView's own folder.
    """

    def __init__(self, document: Document, data: Path) -> None:
        self._document = document
        path = data / "rescued" / f"{name_of_document(document)}.json"
        self._store = JsonStore(path, version=_VERSION, format=_FORMAT, keys=_KEYS, limit=_MAX_BYTES)

    @property
    def path(self) -> Path:
        """The path of the file."""
        return self._store.path

    def write(self, edits: Sequence[Edit], before: Sequence[Edit], lost: Sequence[Lost] = ()) -> Path:
        """Write corrections, in place of what waited before.

        Args:
            edits: All edits in force now.
            before: The edits that the document's file held when it was last read.
            lost: The corrections whose place in the text was not found.

        Raises:
            StorageError: when they can't be written there either.
        """
        source = self._document.source
        self._store.write(
            {
                "document": printable(str(source.path)) if source.path else "",
                "edits": [write_edit(edit, self._document) for edit in edits] + [item.record for item in lost],
                "before": [write_edit(edit, self._document) for edit in before],
            }
        )
        return self.path

    def read(self, find_place: FindPlace) -> Rescued | None:
        """Return the waiting corrections; None when there are none. A damaged file is set aside."""
        content = self._store.read()
        if content.trouble is Trouble.NEWER:
            # Its path is needed for what this version may have to write there.
            content = self._store.set_aside()
        record = content.record
        if not record:
            return None
        edits, lost = self._edits(record.get("edits"), find_place)
        return Rescued(edits, self._edits(record.get("before"), find_place)[0], lost)

    def _edits(self, records: Any, find_place: FindPlace) -> tuple[tuple[Edit, ...], tuple[Lost, ...]]:
        return read_edits(records if isinstance(records, list) else (), self._document, find_place)

    def drop(self) -> None:
        """Remove the file, once the document's own file holds the corrections."""
        try:
            self.path.unlink(missing_ok=True)
        except OSError:
            # They are there twice then, and joining them once more changes nothing.
            return

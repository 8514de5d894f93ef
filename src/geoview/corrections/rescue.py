"""Corrections that could not be saved in time, because the document's drive did not answer.

They wait in GeoView's own folder, with what the file held when it was last seen, and join it when the document is next
opened. Nothing here touches the document's own drive.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geoview.corrections.records import FindPlace, Lost, name_of_document, read_edits, write_edit
from geoview.document import Document
from geoview.edits import Edit
from geoview.json_store import JsonStore, Trouble
from geoview.text import printable

__all__ = ["Rescue", "Rescued"]

_FORMAT = "geoview-rescue"
_VERSION = 1
_KEYS = ("document", "edits", "before")
_MAX_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Rescued:
    """What waited for a document.

    Attributes:
        edits: All that held when it was closed.
        before: What its file held when that was last seen.
        lost: What could not be applied; it goes into the file as it is.
    """

    edits: tuple[Edit, ...]
    before: tuple[Edit, ...]
    lost: tuple[Lost, ...] = ()


class Rescue:
    """The place where the corrections of one document wait.

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
        """Its file."""
        return self._store.path

    def write(self, edits: Sequence[Edit], before: Sequence[Edit], lost: Sequence[Lost] = ()) -> Path:
        """Leave corrections there, in place of what waited before.

        Args:
            edits: All that hold now.
            before: What the document's file held when it was last seen.
            lost: Those that found no place in the text.

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
        """What waits; None where nothing does. What is damaged is set aside."""
        content = self._store.read()
        if content.trouble is Trouble.NEWER:
            # Its place is needed for what this version may have to leave there.
            content = self._store.set_aside()
        record = content.record
        if not record:
            return None
        edits, lost = self._edits(record.get("edits"), find_place)
        return Rescued(edits, self._edits(record.get("before"), find_place)[0], lost)

    def _edits(self, records: Any, find_place: FindPlace) -> tuple[tuple[Edit, ...], tuple[Lost, ...]]:
        return read_edits(records if isinstance(records, list) else (), self._document, find_place)

    def drop(self) -> None:
        """They are in the document's file now."""
        try:
            self.path.unlink(missing_ok=True)
        except OSError:
            # They are there twice then, and joining them once more changes nothing.
            return

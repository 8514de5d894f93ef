"""The store of corrections on the disk: the file beside each document, and what is remembered for later ones.

Everything here may wait for the disk; a session calls it on a worker, or when it has to wait anyway.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geoview.errors import Cancelled
from geoview.storage import resource_path

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from geoview.corrections.decision_memory import DecisionMemory
    from geoview.corrections.records import Lost
    from geoview.corrections.rescue import Rescued
    from geoview.corrections.sidecar import Loaded, ProjectFile
    from geoview.document import Document
    from geoview.edits import Edit
    from geoview.gazetteer import Gazetteer

__all__ = ["CorrectionStore", "Kept", "Saved", "merged", "reanchored"]

_REMEMBERED = "remembered.json"


@dataclass(frozen=True, slots=True)
class Kept:
    """The corrections that were kept for a document.

    Attributes:
        document: The document.
        project: The file.
        loaded: What it held.
        memory: What is remembered from other documents.
        rescued: What could not be saved in time when the document was last closed.
    """

    document: Document
    project: ProjectFile
    loaded: Loaded
    memory: DecisionMemory
    rescued: Rescued | None = None


@dataclass(frozen=True, slots=True)
class Saved:
    """The result of a save.

    Attributes:
        project: The file; another than before where that one had to be read again.
        edits: What it holds now: the edits of this program, and those that another program wrote in between.
        path: Where it lies.
        theirs: What the file held when another program had changed it; None when none had.
    """

    project: ProjectFile
    edits: tuple[Edit, ...]
    path: Path
    theirs: Loaded | None = None


class CorrectionStore:
    """The store of corrections for all open documents.

    Each document has a lock of its own: one whose drive does not answer keeps no other waiting.

    Args:
        folder: GeoView's own folder of data, asked for when it is first needed; None keeps nothing and reads nothing.
    """

    def __init__(self, folder: Callable[[], Path] | None = None) -> None:
        self._folder = folder
        # Held for a moment, and never while a document's own drive is waited for.
        self._lock = threading.RLock()
        self._turns: dict[Path | str, threading.Lock] = {}
        self._known: set[Path] = set()
        self._memory: DecisionMemory | None = None
        self._data: Path | None = None

    @property
    def keeps(self) -> bool:
        """False where nothing is to be written."""
        return self._folder is not None

    def load(self, document: Document, gazetteer: Gazetteer | None) -> Kept | None:
        """Read what is kept for a document; None when nothing is kept."""
        if self._folder is None:
            return None
        from geoview.corrections.records import find_nothing
        from geoview.corrections.rescue import Rescue

        with self._turn_of(document):
            project = self._project(document, gazetteer)
            loaded = project.load()
            find = gazetteer.by_id if gazetteer is not None else find_nothing
            waiting = Rescue(document, self.data_folder())
            rescued = waiting.read(find)
            self._known.add(waiting.path)
            if rescued is not None:
                project.keep(rescued.lost)
            return Kept(document, project, loaded, self._remembered(gazetteer), rescued)

    def save(
        self,
        document: Document,
        project: ProjectFile,
        gazetteer: Gazetteer | None,
        edits: tuple[Edit, ...],
        before: tuple[Edit, ...],
        unwanted: Callable[[], bool] = lambda: False,
    ) -> Saved:
        """Write the corrections of a document. Those that another program wrote in the meantime stay too.

        Args:
            document: The document.
            project: Its file.
            gazetteer: The gazetteer, for a file that has to be read again.
            edits: The edits in force now.
            before: The edits that the file held when it was last read or written here.
            unwanted: Called when it is this document's turn; returns True if something newer is written by then.

        Raises:
            Cancelled: when it was unwanted; nothing was written.
            StorageError: when it can't be written; the old file is as it was.
        """
        from geoview.corrections.rescue import Rescue
        from geoview.corrections.sidecar import ProjectConflictError

        with self._turn_of(document):
            if unwanted():
                raise Cancelled
            try:
                saved = Saved(project, edits, project.save(edits))
            except ProjectConflictError:
                fresh = self._project(document, gazetteer)
                loaded = fresh.load()
                together = merged(before, edits, loaded.edits)
                saved = Saved(fresh, together, fresh.save(together), loaded)
            Rescue(document, self.data_folder()).drop()
            return saved

    def rescue(
        self, document: Document, edits: Sequence[Edit], before: Sequence[Edit], lost: Sequence[Lost] = ()
    ) -> Path:
        """Write corrections to GeoView's own folder, for a document whose drive does not answer.

        A thread that waits for that drive may hold the document's lock, so this takes no lock. Corrections that wait
        there from earlier and have not been read yet are kept.

        Args:
            document: The document.
            edits: The edits in force now.
            before: The edits that the file held when it was last read or written here.
            lost: Corrections whose place in the text was not found and that are not in the file yet.

        Raises:
            StorageError: when that can't be written either.
        """
        from geoview.corrections.records import find_nothing
        from geoview.corrections.rescue import Rescue

        waiting = Rescue(document, self.data_folder())
        earlier = waiting.read(find_nothing) if waiting.path not in self._known else None
        if earlier is not None:
            edits, before, lost = merged((), edits, earlier.edits), earlier.before, (*earlier.lost, *lost)
        path = waiting.write(edits, before, lost)
        self._known.add(path)
        return path

    def _turn_of(self, document: Document) -> threading.Lock:
        """Return the lock of a document, so that its reads and writes follow each other."""
        source = document.source
        with self._lock:
            return self._turns.setdefault(source.path or source.sha256, threading.Lock())

    def _project(self, document: Document, gazetteer: Gazetteer | None) -> ProjectFile:
        from geoview.corrections.sidecar import ProjectFile

        find = gazetteer.by_id if gazetteer is not None else None
        version = gazetteer.info.version if gazetteer is not None else ""
        path = document.source.path
        # An update of GeoView replaces its samples and all that lies beside them.
        ours = path is not None and path.parent == resource_path("samples")
        return ProjectFile(document, self.data_folder(), find_place=find, gazetteer=version, beside=not ours)

    def data_folder(self) -> Path:
        """Return GeoView's own folder, where something is kept.

        It is asked for once, because a temporary folder in place of a missing home is another one each time.
        """
        assert self._folder is not None
        with self._lock:
            if self._data is None:
                self._data = self._folder()
            return self._data

    def _remembered(self, gazetteer: Gazetteer | None) -> DecisionMemory:
        from geoview.corrections.decision_memory import DecisionMemory

        with self._lock:
            if self._memory is None:
                find = gazetteer.by_id if gazetteer is not None else None
                self._memory = DecisionMemory(self.data_folder() / _REMEMBERED, find_place=find)
            return self._memory


def merged(before: Sequence[Edit], ours: Sequence[Edit], theirs: Sequence[Edit]) -> tuple[Edit, ...]:
    """Merge two changed versions of the same corrections: theirs without what we removed, then what we added.

    Args:
        before: The common version that both began with.
        ours: The version of this program.
        theirs: The version of the other program.
    """
    had, have = {_key(edit) for edit in before}, {_key(edit) for edit in ours}
    kept = [edit for edit in theirs if _key(edit) in have or _key(edit) not in had]
    there = {_key(edit) for edit in kept}
    return (*kept, *(edit for edit in ours if _key(edit) not in had and _key(edit) not in there))


def _key(edit: Edit) -> tuple[object, ...]:
    """Return a key that is equal for equal corrections, although a file holds less about places and no candidates."""
    place = getattr(edit, "place", None)
    plain = {name: value for name, value in (("place", None), ("candidates", ())) if hasattr(edit, name)}
    bare = replace(edit, **plain) if plain else edit  # type: ignore[type-var]
    return bare, place.id if place is not None else ""


def reanchored(edits: Sequence[Edit], old: Document, new: Document) -> tuple[tuple[Edit, ...], tuple[Lost, ...]]:
    """Return the corrections of one text anchored in another, and those whose place is gone."""
    from geoview.corrections.records import read_edits, write_edit

    places = {place.id: place for edit in edits if (place := getattr(edit, "place", None)) is not None}
    return read_edits([write_edit(edit, old) for edit in edits], new, places.get)

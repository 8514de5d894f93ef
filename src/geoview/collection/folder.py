"""A folder and its index, and how the index is brought up to date."""

from __future__ import annotations

import hashlib
import os
from contextlib import closing
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from geoview._version import __version__
from geoview.batch import parse_files
from geoview.collection.index import Index
from geoview.collection.records import (
    EVERYTHING,
    Entry,
    Failure,
    Known,
    Passage,
    PlaceCount,
    Quote,
    Selection,
)
from geoview.collection.scanning import Found, Problem, scan
from geoview.corrections.sidecar import ProjectFile
from geoview.edits import apply_all
from geoview.errors import Cancelled, GeoViewError
from geoview.gazetteer import Gazetteer
from geoview.gazetteer.opening import default_path
from geoview.phrases import Phrase
from geoview.storage import app_folders, name_of, resource_path
from geoview.text import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date
    from types import TracebackType

    from geoview.atlas import Atlas
    from geoview.batch.outcome import DocumentParser

__all__ = ["Collection", "Step"]

_RACE_NS = 2_000_000_000
"""A file whose date lies less than that before the look at it may have been changed again without a new date: some
file systems count in steps of two seconds."""
_CHUNK = 1 << 20
_PACKAGES = ("onnxruntime", "lxml", "markdown_it", "pypdfium2")


@dataclass(frozen=True, slots=True)
class Step:
    """The progress of a refresh.

    Attributes:
        done: Files that are done.
        total: Files that had to be read.
        name: The file that was done last; "" before the first one.
        failed: It could not be read.
        waiting: In the step before the first file, the names of all that have to be read.
    """

    done: int
    total: int
    name: str = ""
    failed: bool = False
    waiting: tuple[str, ...] = ()


class Collection:
    """The texts of a folder. May be used from one thread at a time; other threads open a collection of their own.

    Args:
        folder: The folder.
        cache: Where indexes are kept; None takes GeoView's own folder.
        data: Where corrections of read-only folders lie; None takes GeoView's own folder.

    Attributes:
        folder: The folder, absolute.
        notice: What the reader should know; "" when there is nothing.
    """

    def __init__(self, folder: Path, *, cache: Path | None = None, data: Path | None = None) -> None:
        own = app_folders() if cache is None or data is None else None
        self.folder = folder.absolute()
        self._data = data or (own.data if own else self.folder)
        kept = (cache or (own.cache if own else self.folder)) / "collections"
        key = name_of(os.fsencode(os.path.realpath(self.folder)))
        self._index = Index(kept / f"{key}.sqlite")
        self._problems: tuple[Problem, ...] = ()
        self.notice = self._index.notice

    def __enter__(self) -> Collection:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the index."""
        self._index.close()

    def refresh(
        self,
        *,
        jobs: int | None = None,
        geoparser: Callable[[], DocumentParser] | None = None,
        cancelled: Callable[[], bool] = lambda: False,
        again: bool = False,
        settings: str = "",
    ) -> Iterator[Step]:
        """Bring the index up to date, a document at a time; each is kept as soon as it is done.

        A file is read again only when it, its corrections, the parser or the place data have changed. Files that are
        gone are removed. After a refresh that was stopped, the next one goes on where it ended.

        Args:
            jobs: Processes; None takes as many as pay. See `geoview.batch.parse_files`.
            geoparser: Opens the parser of this process, when the first file needs it; None opens the default one.
            cancelled: Called between two documents; returns True to stop.
            again: Try files that failed once more, though they have not changed.
            settings: What else the results depend on, where the parser is not the default one.

        Yields:
            One step before the first file, once their number is known, and one after each.

        Raises:
            DocumentError: when the folder can't be read; the index stays as it was.
            GazetteerError: when the place data can't be used.
            Cancelled: when `cancelled` returned True.
        """
        found = scan(self.folder, cancelled=cancelled)
        made_with = f"{_made_with()} {settings}".rstrip()
        known = self._index.known()
        names = {file.name for file in found.files}
        self._problems = found.problems
        self._index.remove([name for name in known if name not in names])
        stale: list[tuple[Found, str]] = []
        for file in found.files:
            if cancelled():
                raise Cancelled
            sidecar = self._sidecar(file)
            before = known.get(file.name)
            if (again and before and before.failed) or self._is_stale(file, before, sidecar, made_with):
                stale.append((file, sidecar))
        yield Step(0, len(stale), waiting=tuple(file.name for file, _ in stale))
        if not stale:
            return
        paths = [str(self.folder / file.name) for file, _ in stale]
        corrections = _Corrections(self._data)
        # Closing them ends the other processes at once, even while something still refers to this generator.
        with closing(corrections), closing(parse_files(paths, jobs=jobs, geoparser=geoparser, here=())) as outcomes:
            for outcome in outcomes:
                file, sidecar = stale[outcome.index]
                if outcome.atlas is not None:
                    atlas = corrections.applied(outcome.atlas) if sidecar else outcome.atlas
                    self._index.put(file, sidecar, made_with, atlas)
                elif outcome.error is not None and not (self.folder / file.name).exists():
                    # It has gone since it was found: then nobody misses it.
                    self._index.remove([file.name])
                elif outcome.error is not None:
                    self._index.put_failure(file, sidecar, made_with, *_reason(outcome.error, outcome.name))
                yield Step(outcome.index + 1, len(stale), file.name, failed=outcome.atlas is None)
                if cancelled() and outcome.index + 1 < len(stale):
                    raise Cancelled

    def _is_stale(self, file: Found, known: Known | None, sidecar: str, made_with: str) -> bool:
        """Return whether a file has to be read again; note a new date where only that has changed."""
        if known is None or known.made_with != made_with or known.sidecar != sidecar:
            return True
        same = (file.size, file.modified_ns, file.changed_ns) == (known.size, known.modified_ns, known.changed_ns)
        if same and known.seen_ns - max(known.modified_ns, known.changed_ns) >= _RACE_NS:
            return False
        if file.size != known.size or not known.sha256:
            # A file that failed has no digest: with the same date it would fail again.
            return not (same and known.failed)
        if _digest(Path(self.folder, file.name)) != known.sha256:
            return True
        self._index.touch(file)
        return False

    def _sidecar(self, file: Found) -> str:
        """Return the size and date of each file that may hold corrections of a document; "" without any."""
        parts = []
        for path in ProjectFile.places(Path(self.folder, file.name), self._data):
            try:
                status = path.stat()
            except (OSError, ValueError):
                continue
            parts.append(f"{status.st_size}:{status.st_mtime_ns}")
        return " ".join(parts)

    # What was found

    def documents(self, selection: Selection = EVERYTHING, *, place_id: str | None = None) -> tuple[Entry, ...]:
        """Return the documents, the latest first, those without a date last.

        Args:
            selection: Which ones.
            place_id: Only those that name this place.
        """
        return self._index.entries(selection, place_id)

    def failures(self) -> tuple[Failure, ...]:
        """Return the files, links and folders that could not be read, by name."""
        return tuple(sorted([*self._index.failures(), *self.problems], key=lambda failure: failure.name))

    @property
    def problems(self) -> tuple[Failure, ...]:
        """The links that lead nowhere and the folders that may not be read, as the last refresh found them."""
        return tuple(Failure(problem.name, problem.reason) for problem in self._problems)

    def places(self, selection: Selection = EVERYTHING) -> tuple[PlaceCount, ...]:
        """Return the places of the documents, those that most documents name first."""
        return self._index.places(selection)

    def places_of(self, name: str) -> tuple[PlaceCount, ...]:
        """Return the places of one document, in order of their first mention; `name` as in `Entry`."""
        return self._index.places_of(name)

    def quotes(self, name: str, place_id: str) -> tuple[Quote, ...]:
        """Return the quotes in which a document names a place, in order."""
        return self._index.quotes(name, place_id)

    def passages(self, place_id: str, selection: Selection = EVERYTHING, *, limit: int = -1) -> tuple[Passage, ...]:
        """Return the first mention of a place in each document, the latest document first; at most `limit` of them."""
        return self._index.passages(place_id, selection, limit)

    def days(self) -> tuple[tuple[date, int], ...]:
        """Return each date of the documents, ascending, with the number of documents, for a time slider."""
        return self._index.days()


def _reason(error: GeoViewError, path: str) -> tuple[Phrase, Phrase]:
    """Return why a file failed, without its path, which has a column of its own, and what to do about it."""
    shown, message = printable(path), error.message
    for head in (f"{shown} ", f"{shown}: "):
        if message.startswith(head):
            said = message.values.get("name") == shown
            message = message.without("name") if said else Phrase("{words}", words=message.removeprefix(head))
    return message, error.hint


class _Corrections:
    """The corrections of documents, to be applied to a parse; the place data is opened at the first use."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self._gazetteer: Gazetteer | None = None

    def close(self) -> None:
        if self._gazetteer is not None:
            self._gazetteer.close()

    def applied(self, atlas: Atlas) -> Atlas:
        """Return the atlas with the corrections of its document."""
        if self._gazetteer is None:
            self._gazetteer = Gazetteer.open()
        project = ProjectFile(atlas.document, self._data, find_place=self._gazetteer.by_id)
        corrected, _ = apply_all(atlas, project.load().edits)
        return corrected


def _digest(path: Path) -> str:
    """Return the SHA-256 of a file; "" when it can't be read: the next reading of it reports why."""
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
    except OSError:
        return ""
    return digest.hexdigest()


def _made_with() -> str:
    """Return what the results depend on apart from the text, without loading a parser.

    Raises:
        GazetteerError: when there is no place data.
    """
    # A package that is installed later reads more files, or finds more places.
    parts = [__version__, *(package for package in _PACKAGES if find_spec(package) is not None)]
    files = [default_path()]
    for name in (("model", "model.json"), ("resolution", "ranker.json")):
        try:
            files.append(resource_path(*name))
        except GeoViewError:
            # Then a simpler tier does the work.
            parts.append("-")
    for path in files:
        try:
            status = path.stat()
            parts.append(f"{status.st_size}:{status.st_mtime_ns}")
        except OSError:
            parts.append("-")
    return " ".join(parts)

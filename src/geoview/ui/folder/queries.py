"""The questions of the view to the index, off the window's thread: one runs at a time, and only the latest waits."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from geoview.collection import Collection, Entry, Failure, Passage, PlaceCount, Selection
from geoview.errors import GazetteerError, GeoViewError, StorageError
from geoview.mapping.aggregate import MOST_PASSAGES, GatheredUse

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from geoview.gazetteer import Gazetteer
    from geoview.ui.runtime.jobs import Jobs, Token

__all__ = ["Answer", "Choice", "FolderQueries", "Whole"]


@dataclass(frozen=True, slots=True)
class Choice:
    """The reader's choice of documents and place.

    Attributes:
        selection: The documents that count: their days, undated ones, and those that were selected in the list.
        place_id: The place whose documents are listed; None for all documents.
    """

    selection: Selection = field(default_factory=Selection)
    place_id: str | None = None

    def as_slid_to(self, other: Choice) -> bool:
        """Return whether another choice differs in its days only."""
        return (self.place_id, self.selection.names) == (other.place_id, other.selection.names)


@dataclass(frozen=True)
class Whole:
    """The whole folder, regardless of any choice.

    Attributes:
        names: Names of the documents that were read, the latest first.
        undated: The number of documents without a date.
        places: The number of places that they name.
        days: Each date, with the number of its documents.
        failures: The documents that could not be read.
        numbers: The number of each place by its id; places that most documents name come first.
    """

    names: tuple[str, ...] = ()
    undated: int = 0
    places: int = 0
    days: tuple[tuple[date, int], ...] = ()
    failures: tuple[Failure, ...] = ()
    numbers: dict[str, int] = field(default_factory=dict)

    @property
    def documents(self) -> int:
        """The number of documents that were read."""
        return len(self.names)


@dataclass(frozen=True)
class Answer:
    """The documents and places that a choice selects.

    Attributes:
        choice: The choice that was asked about.
        whole: The facts that do not depend on the choice.
        entries: The documents of the chosen days, and of the chosen place if there is one.
        places: The places of the chosen documents, by number.
        countries: Names of their countries, by code.
        passages: The passages that name the chosen place; empty without one.
    """

    choice: Choice
    whole: Whole
    entries: tuple[Entry, ...] = ()
    places: tuple[GatheredUse, ...] = ()
    countries: dict[str, str] = field(default_factory=dict)
    passages: tuple[Passage, ...] = ()


class FolderQueries(QObject):
    """A connection that reads the index of a folder, with the place data for the names of countries.

    Args:
        folder: The folder.
        jobs: Runs the questions.
        open_gazetteer: Opens the place data, off the window's thread.
    """

    answered = Signal(object)
    """An `Answer` to the latest question, or to an earlier one that differs in its days only."""
    failed = Signal(object)
    """A `GeoViewError`."""

    def __init__(
        self, folder: Path, jobs: Jobs, open_gazetteer: Callable[[], Gazetteer | None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._folder = folder
        self._jobs = jobs
        self._open_gazetteer = open_gazetteer
        self._collection: Collection | None = None
        self._whole: Whole | None = None
        self._countries: dict[str, str] = {"": ""}
        self._running: Token | None = None
        self._next: Choice | None = None
        self._latest = Choice()
        self._closed = False
        self.gazetteer: Gazetteer | None = None
        """The place data, once the first question has been answered; None if it can't be opened."""

    def ask(self, choice: Choice, *, renew: bool = False) -> None:
        """Ask a question; an earlier one that still waits is dropped.

        Args:
            choice: What the reader chose.
            renew: Whether the index has changed since the last answer.
        """
        self._latest = choice
        if renew:
            self._whole = None
        if self._running is not None:
            self._next = choice
            return
        self._next = None
        self._running = self._jobs.start(partial(self._work, choice, self._whole), "folder")

    @property
    def is_busy(self) -> bool:
        """True while a question is not answered."""
        return self._running is not None

    def close(self) -> None:
        """Close index and place data, at once or when the running question is answered."""
        self._closed = True
        self._next = None
        if self._running is None:
            self._let_go()

    def _let_go(self) -> None:
        if self._collection is not None:
            self._collection.close()
            self._collection = None
        if self.gazetteer is not None:
            self.gazetteer.close()

    # On a thread of its own

    def _work(self, choice: Choice, whole: Whole | None, token: Token) -> None:
        try:
            answer = self._answer(choice, whole)
        except GeoViewError as error:
            fault = error
            token.post(lambda: self._on_failed(fault))
        except Exception:
            token.post(self._on_done)
            raise
        else:
            token.post(lambda: self._on_answer(answer))

    def _answer(self, choice: Choice, whole: Whole | None) -> Answer:
        if self._collection is None:
            self._collection = Collection(self._folder)
            if self._collection.notice:
                # The index would be an empty one of this connection only.
                raise StorageError(
                    "The folder could not be read", "{reason}", "Make room on the disk.", reason=self._collection.notice
                )
            try:
                self.gazetteer = self._open_gazetteer()
            except GazetteerError:
                # Countries are then shown by their codes, without outlines.
                self.gazetteer = None
        collection = self._collection
        if whole is None:
            whole = self._look(collection)
        selection = choice.selection
        place_id = choice.place_id if choice.place_id in whole.numbers else None
        # The list shows all documents of the chosen days; a selection in it limits the places only.
        entries = collection.documents(replace(selection, names=None), place_id=place_id)
        counts = collection.places(selection)
        uses = sorted((_use(count, whole.numbers) for count in counts), key=lambda use: use.number)
        return Answer(
            choice,
            whole,
            entries,
            tuple(uses),
            {use.place.country_code: self._country(use.place.country_code) for use in uses},
            collection.passages(place_id, selection, limit=MOST_PASSAGES) if place_id else (),
        )

    def _look(self, collection: Collection) -> Whole:
        entries = collection.documents()
        places = collection.places()
        return Whole(
            tuple(entry.name for entry in entries),
            sum(entry.day is None for entry in entries),
            len(places),
            collection.days(),
            collection.failures(),
            {count.place.id: number for number, count in enumerate(places, 1)},
        )

    def _country(self, code: str) -> str:
        name = self._countries.get(code)
        if name is None:
            country = self.gazetteer.country(code) if self.gazetteer is not None else None
            name = self._countries[code] = country.name if country else code
        return name

    # On the window's thread

    def _on_answer(self, answer: Answer) -> None:
        # While the slider moves, the answer for the days of a moment ago is shown.
        wanted = self._latest.as_slid_to(answer.choice)
        renewed = self._next is not None and self._whole is None
        if not renewed:
            self._whole = answer.whole
        self._on_done()
        if wanted and not self._closed:
            self.answered.emit(answer)

    def _on_failed(self, error: GeoViewError) -> None:
        self._on_done()
        if not self._closed:
            self.failed.emit(error)

    def _on_done(self) -> None:
        self._running = None
        if self._closed:
            self._let_go()
        elif self._next is not None:
            self.ask(self._next)


def _use(count: PlaceCount, numbers: dict[str, int]) -> GatheredUse:
    # A document that was read in the meantime may name a place without a number.
    number = numbers.setdefault(count.place.id, len(numbers) + 1)
    return GatheredUse(number, count.place, count.documents, count.mentions, count.confidence, count.uncertain)

"""What an exporter is, and what it is given."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, Protocol, TypeVar

from geoview.export.progress import UNWATCHED, Progress

if TYPE_CHECKING:
    from geoview.atlas import Atlas
    from geoview.gazetteer.place import Place

__all__ = ["DocumentsJob", "ExportJob", "Exporter", "NamedAtlas", "PlaceData", "Subject"]

T = TypeVar("T")


class DataSource(Protocol):
    """A data set that a gazetteer is made of."""

    @property
    def title(self) -> str:
        """Its name."""

    @property
    def licence(self) -> str:
        """SPDX expression, or the words that the source asks for."""

    @property
    def url(self) -> str:
        """Where it is found."""


class DataInfo(Protocol):
    """What a gazetteer is made of."""

    @property
    def sources(self) -> tuple[DataSource, ...]:
        """Its data sets."""


class PlaceData(Protocol):
    """The part of a gazetteer that an exporter asks."""

    @property
    def info(self) -> DataInfo:
        """The data sets and versions that it is made of."""

    def outline(self, place_id: str) -> str | None:
        """Return a GeoJSON geometry as text, as the gazetteer's point of view has it, or None."""

    def country(self, code: str) -> Place | None:
        """Return the country with an ISO 3166-1 alpha-2 code, or None."""

    def admin1_of(self, place: Place) -> Place | None:
        """Return the first-level division that holds a place, or None."""


class NamedAtlas(NamedTuple):
    """A document to export, and what to call it.

    Attributes:
        atlas: What was found.
        source: Its path as it was given; "-" for a text that came from no file.
    """

    atlas: Atlas
    source: str


@dataclass(frozen=True, slots=True)
class ExportJob(Generic[T]):
    """All that an exporter is given.

    Attributes:
        documents: What to write: `NamedAtlas` one after another, a `NamedComparison` or a folder; see `Subject`.
        gazetteer: Where outlines, countries and the attribution come from: the gazetteer of the window or the parser.
        progress: How far it is, and whether it is still wanted.
        count: How many documents were asked for. Fewer come where one can't be read.
        continued: True when the head of the output and earlier documents are written already.
        width: Of a picture, in pixels; 0 takes the usual width of the format.
    """

    documents: T
    gazetteer: PlaceData
    progress: Progress = UNWATCHED
    count: int = 1
    continued: bool = False
    width: int = 0


DocumentsJob = ExportJob[Iterable[NamedAtlas]]
"""What an exporter of documents is given. Each document is written before the next one is asked for."""


class Subject(Enum):
    """The sorts of data that a format can be written from."""

    DOCUMENTS = "documents"
    COMPARISON = "comparison"
    FOLDER = "folder"


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format.

    Attributes:
        name: What the command line calls it.
        title: What a menu calls it.
        suffix: Suffix of its files, with the point; "" when it has no suffix of its own.
        media_type: IANA media type.
        write: Gives the output in pieces: all of them text, or all of them bytes.
        subject: The sort of data that it is written from.
        single: True when a file shows one document only.
        for_people: Written for a screen, in whatever encoding that has; all others are UTF-8.
        resumable: True when each document is one piece that stands by itself; `continued` leaves the head out.
        widths: For a picture, the widths in pixels to choose from.
    """

    name: str
    title: str
    suffix: str
    media_type: str
    write: Callable[[ExportJob[Any]], Iterator[str | bytes]]
    subject: Subject = Subject.DOCUMENTS
    single: bool = False
    for_people: bool = False
    resumable: bool = False
    widths: tuple[int, ...] = ()

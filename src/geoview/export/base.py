"""What an exporter is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from geoview.atlas import Atlas

__all__ = ["Exporter", "Writer"]


class Writer(Protocol):
    """Writes documents one after another into one output, each as soon as it is done; text, or bytes all along."""

    def begin(self) -> str | bytes:
        """What stands before the first document."""

    def document(self, atlas: Atlas, source: str) -> str | bytes:
        """One document; `source` is what to call it."""

    def end(self) -> str | bytes:
        """What stands behind the last document."""


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format.

    Attributes:
        name: What the command line calls it.
        title: What a menu calls it.
        suffix: Of its files, with the point; "" when it has none of its own.
        media_type: IANA media type.
        writer: Makes a writer for a number of documents, known beforehand.
        for_people: Written for a screen, in whatever encoding that has; all others are UTF-8.
    """

    name: str
    title: str
    suffix: str
    media_type: str
    writer: Callable[[int], Writer]
    for_people: bool = False

"""A parser that needs no place data, and texts of a certain age; a process that is killed imports them too."""

from __future__ import annotations

import os
import re
import time
from typing import TYPE_CHECKING

from geoview.atlas import Atlas
from geoview.gazetteer.place import FeatureClass, Place
from geoview.names.mention import Mention
from geoview.resolution.types import Resolution, Usage
from geoview.text import Span

if TYPE_CHECKING:
    from pathlib import Path

    from geoview.document import Document

OLD_NS = time.time_ns() - 3_600_000_000_000


class Parser:
    """Takes every word in capitals for a place, and remembers what it was asked to read."""

    def __init__(self, gazetteer: object = None, recogniser: str = "best") -> None:
        self.read: list[str] = []

    def parse(self, document: Document) -> Atlas:
        assert document.source.path is not None
        self.read.append(document.source.path.name)
        found = []
        for word in re.finditer(r"\b[A-Z]{3,}\b", document.text):
            place = Place(f"geoview:{word[0].lower()}", word[0].title(), 1.0, 2.0, FeatureClass.SETTLEMENT)
            found.append(Resolution(Mention(Span(*word.span()), word[0]), (), place, Usage.LITERAL, 0.9))
        return Atlas(document, tuple(found), "Fake 1", "fake/1")


def write(path: Path, text: str, *, age_ns: int = 0) -> None:
    """A text that was written an hour ago, or `age_ns` before that."""
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(OLD_NS - age_ns, OLD_NS - age_ns))

"""A parser that needs no place data: every capitalised word is a place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from geoview.atlas import Atlas
from geoview.gazetteer.place import FeatureClass, Place
from geoview.names.mention import Mention
from geoview.resolution.types import Resolution, Usage
from geoview.text import Span

if TYPE_CHECKING:
    from geoview.document import Document


class FakeParser:
    """Finds capitalised words."""

    def parse(self, document: Document) -> Atlas:
        if "DEFECT" in document.text:
            raise ZeroDivisionError("found by one text alone")
        if "HUGE" in document.text:
            raise MemoryError
        found = []
        for word in re.finditer(r"[A-Z]\w+", document.text):
            place = Place(f"geoview:{word[0].lower()}", word[0], 1.0, 2.0, FeatureClass.SETTLEMENT)
            found.append(Resolution(Mention(Span(*word.span()), word[0]), (), place, Usage.LITERAL, 1.0))
        return Atlas(document, tuple(found), "Fake 1", "fake/1")


@pytest.fixture
def parser() -> FakeParser:
    """The parser."""
    return FakeParser()

"""What comes of one file: whatever goes wrong with it ends in its outcome."""

from __future__ import annotations

import pytest

from geoview.atlas import Atlas
from geoview.batch.outcome import Outcome, parse_file
from geoview.document import Document, from_text
from geoview.errors import Cancelled, DocumentError, GeoViewError


class Parser:
    def __init__(self, error: BaseException | None = None) -> None:
        self._error = error

    def parse(self, document: Document) -> Atlas:
        if self._error is not None:
            raise self._error
        return Atlas(document)


def outcome(error: BaseException | None = None) -> Outcome:
    return parse_file(3, "a.txt", Parser(error), from_text)


def test_a_file_that_is_parsed_has_an_atlas() -> None:
    found = outcome()
    assert (found.index, found.name, found.error) == (3, "a.txt", None)
    assert found.atlas is not None and found.atlas.document.text == "a.txt"


def test_an_error_of_the_environment_is_kept() -> None:
    error = DocumentError("It could not be read", "it is gone")
    assert outcome(error) == Outcome(3, "a.txt", None, error)


def test_memory_that_runs_out_is_an_error_of_the_file() -> None:
    error = outcome(MemoryError()).error
    assert isinstance(error, DocumentError)
    assert "a.txt" in str(error)


def test_a_defect_costs_one_file_and_asks_to_be_reported() -> None:
    error = outcome(ZeroDivisionError("division by zero")).error
    assert isinstance(error, GeoViewError)
    assert "ZeroDivisionError" in str(error)
    assert "report" in error.hint


def test_a_stop_ends_them_all() -> None:
    with pytest.raises(Cancelled):
        outcome(Cancelled())

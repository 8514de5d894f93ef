from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING, Any

import pytest

from geoview.batch import files as files_module
from geoview.batch import parse_files
from geoview.document import from_text
from geoview.errors import DocumentError, GazetteerError

if TYPE_CHECKING:
    from pathlib import Path


def make(folder: Path, *texts: str) -> list[str]:
    names = []
    for index, text in enumerate(texts):
        path = folder / f"{index}.txt"
        path.write_text(text)
        names.append(str(path))
    return names


def test_outcomes_come_in_order(tmp_path: Path, parser: Any) -> None:
    names = make(tmp_path, "In Rome.", "nothing", "From Oslo to Bern.")
    outcomes = list(parse_files(names, geoparser=lambda: parser, jobs=1))
    assert [(o.index, o.name, o.error) for o in outcomes] == [(i, name, None) for i, name in enumerate(names)]
    assert [len(o.atlas.places) for o in outcomes if o.atlas] == [2, 0, 3]


def test_a_bad_file_does_not_stop_the_rest(tmp_path: Path, parser: Any) -> None:
    names = make(tmp_path, "Rome", "DEFECT", "HUGE", "Oslo")
    names.insert(1, str(tmp_path / "missing.txt"))
    outcomes = list(parse_files(names, geoparser=lambda: parser, jobs=1))
    assert [o.atlas is not None for o in outcomes] == [True, False, False, False, True]
    assert isinstance(outcomes[1].error, DocumentError)
    assert "found by one text alone" in str(outcomes[2].error)
    assert "report" in str(outcomes[2].error)
    assert "memory" in str(outcomes[3].error)


def test_nothing_is_opened_for_nothing() -> None:
    def fail() -> Any:
        raise AssertionError

    assert list(parse_files([], geoparser=fail)) == []


def test_missing_place_data_is_an_error_of_its_own(tmp_path: Path) -> None:
    def missing() -> Any:
        raise GazetteerError("Place data is missing", "gone")

    with pytest.raises(GazetteerError):
        list(parse_files(make(tmp_path, "Rome"), geoparser=missing, jobs=1))


def test_standard_input_is_read_here(parser: Any) -> None:
    (outcome,) = parse_files(["-"], geoparser=lambda: parser, read_file=lambda name: from_text("From Rome"))
    assert outcome.atlas
    assert len(outcome.atlas.resolutions) == 2


class FakeWorkers:
    """Notes what it was asked to do."""

    asked: tuple[int, int] | None = None

    def __init__(self, count: int, encoding: str | None, recogniser: str) -> None:
        self.count = count

    def __enter__(self) -> FakeWorkers:
        return self

    def __exit__(self, *error: object) -> None:
        return None

    def run(self, tasks: list[tuple[int, str]], here: Any, only_here: Any) -> Any:
        type(self).asked = (self.count, tasks[0][0])
        for index, _ in tasks:
            yield here(index)


@pytest.mark.parametrize(
    ("jobs", "seconds", "count", "asked"),
    [
        (None, 0.0, 30, None),  # quick: this process does it all
        (None, 0.3, 30, (4, 5)),  # four files after the first take more than a second, and much is left
        (None, 0.3, 8, None),  # little is left
        (1, 5.0, 30, None),
        (3, 0.0, 30, (3, 0)),
        (64, 0.0, 5, (5, 0)),
        (3, 0.0, 1, None),
    ],
)
def test_processes_are_used_when_they_pay(
    jobs: int | None,
    seconds: float,
    count: int,
    asked: tuple[int, int] | None,
    tmp_path: Path,
    parser: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = 0.0

    def parse(document: Any) -> Any:
        nonlocal now
        now += seconds
        return type(parser)().parse(document)

    FakeWorkers.asked = None
    monkeypatch.setattr(parser, "parse", parse)
    monkeypatch.setattr(time, "monotonic", lambda: now)
    monkeypatch.setattr(files_module, "cores", lambda: 4)
    monkeypatch.setattr("geoview.batch.workers.Workers", FakeWorkers)
    names = make(tmp_path, *["Rome"] * count)
    outcomes = list(parse_files(names, geoparser=lambda: parser, jobs=jobs))
    assert [o.index for o in outcomes] == list(range(count))
    assert FakeWorkers.asked == asked


def test_cores() -> None:
    assert 1 <= files_module.cores() <= (os.cpu_count() or 1)

"""One document: read, shown, its places found; what was overtaken never lands."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from desk import DEADLINE, FakeParser, SnapshotOf, atlas_of
from present import present

from geoview.document import Document, from_text
from geoview.edits import Reject
from geoview.errors import DocumentError, GazetteerError, GeoViewError
from geoview.text import Span
from geoview.ui.documents.session import Engine, Session
from geoview.ui.runtime.jobs import Jobs

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

TEXT = "Oakton wrote to Mill Bay. Nowhere answered.\n"
Make = Callable[..., Session]


def read(path: Path, encoding: str | None) -> Document:
    return from_text(f"{path.name}: Oakton.\n", path)


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.close()


@pytest.fixture
def make(jobs: Jobs) -> Iterator[Make]:
    """Makes sessions around a parser."""
    parsers: list[FakeParser] = []

    def session(parser: FakeParser | None = None, read: Callable[[Path, str | None], Document] = read) -> Session:
        parsers.append(parser or FakeParser())
        return Session(jobs, lambda: Engine(None, parsers[-1]), read)

    yield session
    for parser in parsers:
        if parser.gate is not None:
            parser.gate.set()


def test_a_text_is_there_before_its_places(make: Make) -> None:
    session = make()
    opened: list[Document] = []
    session.document_opened.connect(opened.append)
    session.show(from_text(TEXT))
    assert [document.text for document in opened] == [TEXT]
    atlas = present(session.atlas)
    assert atlas.document is session.document and atlas.resolutions == () and not atlas.complete
    assert present(session.display).shown == TEXT
    assert session.needs_places and not session.is_busy


def test_places_are_found_by_an_engine_that_is_made_once(qtbot: QtBot, make: Make) -> None:
    parser = FakeParser()
    session = make(parser)
    ready: list[Engine] = []
    session.engine_ready.connect(ready.append)
    for _ in range(2):
        session.show(from_text(TEXT))
        with qtbot.waitSignal(session.finished, timeout=DEADLINE):
            session.parse(Span(0, 6))
        assert [use.place.name for use in present(session.atlas).places] == ["Oakton", "Mill Bay"]
        assert not session.needs_places and not session.is_busy
    assert parser.seen == [Span(0, 6)] * 2
    assert len(ready) == 1 and session.engine is ready[0]


def test_without_a_document_there_is_nothing_to_find(jobs: Jobs, make: Make) -> None:
    session = make()
    session.parse()
    assert not session.is_busy and not jobs.busy and not session.needs_places


def test_a_file_takes_the_place_of_the_open_text_when_it_is_read(qtbot: QtBot, make: Make) -> None:
    session = make()
    session.show(from_text(TEXT))
    with qtbot.waitSignal(session.document_opened, timeout=DEADLINE):
        session.open(Path("/a.txt"))
        assert present(session.document).text == TEXT and session.is_busy
    assert present(session.document).text == "a.txt: Oakton.\n"


def test_a_file_that_cannot_be_read_leaves_everything(qtbot: QtBot, make: Make) -> None:
    def refuse(path: Path, encoding: str | None) -> Document:
        raise DocumentError(f"{path.name} is gone", "it was not found")

    session = make(read=refuse)
    session.show(from_text(TEXT))
    with qtbot.waitSignal(session.finished, timeout=DEADLINE), qtbot.waitSignal(session.failed) as waited:
        session.open(Path("/a.txt"))
    error, path = present(waited.args)
    assert isinstance(error, DocumentError) and path == Path("/a.txt")
    assert present(session.document).text == TEXT and not session.is_busy


def test_of_two_files_the_one_that_was_asked_last_is_shown(qtbot: QtBot, jobs: Jobs, make: Make) -> None:
    gate = threading.Event()

    def slow(path: Path, encoding: str | None) -> Document:
        if path.name == "slow.txt":
            assert gate.wait(20)
        return read(path, encoding)

    session = make(read=slow)
    opened: list[Document] = []
    session.document_opened.connect(opened.append)
    session.open(Path("/slow.txt"))
    with qtbot.waitSignal(session.document_opened, timeout=DEADLINE):
        session.open(Path("/quick.txt"))
    gate.set()
    jobs.flush(20)
    assert not jobs.busy
    assert [document.text for document in opened] == ["quick.txt: Oakton.\n"]


def test_places_of_a_text_that_is_gone_never_land(qtbot: QtBot, jobs: Jobs, make: Make) -> None:
    parser = FakeParser(gate=threading.Event(), ignore_cancel=True)
    session = make(parser)
    session.show(from_text("Oakton.\n"))
    session.parse()
    qtbot.waitUntil(lambda: len(parser.seen) == 1, timeout=DEADLINE)
    session.show(from_text("Westland.\n"))
    landed: list[object] = []
    session.atlas_changed.connect(landed.append)
    present(parser.gate).set()
    jobs.flush(20)
    assert not jobs.busy and landed == []
    assert present(session.atlas).document is session.document and session.needs_places


def test_what_was_found_before_a_cancel_stays(qtbot: QtBot, jobs: Jobs, make: Make) -> None:
    gate = threading.Event()

    class Slow(FakeParser):
        def snapshots(
            self, document: Document, *, first: Span | None = None, cancelled: Callable[[], bool] = lambda: False
        ) -> Iterator[SnapshotOf]:
            yield SnapshotOf(atlas_of(document, complete=False), 0.5)
            assert gate.wait(20)
            yield SnapshotOf(atlas_of(document))

    session = make(Slow())
    session.show(from_text(TEXT))
    with qtbot.waitSignal(session.atlas_changed, timeout=DEADLINE):
        session.parse()
    with qtbot.waitSignal(session.finished):
        session.cancel()
    gate.set()
    jobs.flush(20)
    assert not jobs.busy
    assert len(present(session.atlas).resolutions) == 3 and not present(session.atlas).complete
    assert session.needs_places and not session.is_parsing


def test_progress_is_told_of_slow_work_alone(qtbot: QtBot, make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geoview.ui.documents.session._BUSY_AFTER_MS", 1)
    parser = FakeParser(gate=threading.Event())
    session = make(parser)
    session.show(from_text(TEXT))
    with qtbot.waitSignal(session.progressed, timeout=DEADLINE) as waited:
        session.parse()
    assert waited.args == [0.0]
    with qtbot.waitSignal(session.finished, timeout=DEADLINE):
        present(parser.gate).set()


@pytest.mark.parametrize(
    ("fault", "title"),
    [
        (GazetteerError("The place data are damaged", "a checksum is wrong"), "The place data are damaged"),
        (MemoryError(), "The places could not be found"),
    ],
)
def test_a_parser_that_fails_is_told_and_leaves_the_text(
    qtbot: QtBot, make: Make, fault: BaseException, title: str
) -> None:
    session = make(FakeParser(fault=fault))
    session.show(from_text(TEXT))
    with qtbot.waitSignal(session.finished, timeout=DEADLINE), qtbot.waitSignal(session.failed) as waited:
        session.parse()
    error, path = present(waited.args)
    assert isinstance(error, GeoViewError) and error.title == title and path is None
    assert present(session.document).text == TEXT and not session.is_parsing


def test_a_correction_is_laid_over_what_was_found(qtbot: QtBot, make: Make) -> None:
    session = make()
    session.show(from_text(TEXT))
    with qtbot.waitSignal(session.finished, timeout=DEADLINE):
        session.parse()
    with qtbot.waitSignal(session.atlas_changed):
        session.corrections.do(Reject(Span(0, 6), "Oakton"))
    assert [use.place.name for use in present(session.atlas).places] == ["Mill Bay"]
    with qtbot.waitSignal(session.atlas_changed):
        session.corrections.undo()
    assert len(present(session.atlas).places) == 2


def test_another_engine_is_asked_for_after_the_old_one_is_forgotten(qtbot: QtBot, make: Make) -> None:
    session = make()
    ready: list[Engine] = []
    session.engine_ready.connect(ready.append)
    session.show(from_text(TEXT))
    for _ in range(2):
        with qtbot.waitSignal(session.finished, timeout=DEADLINE):
            session.parse()
        session.forget_engine()
        assert session.needs_places and len(present(session.atlas).places) == 2
    assert len(ready) == 2

"""Several documents: one in front, each open once, in the order in which they were asked for."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from desk import DEADLINE, FakeParser
from present import present

from geoview.document import Document, from_text
from geoview.errors import DocumentError
from geoview.ui.documents.documents import Documents, SharedEngine
from geoview.ui.documents.session import Engine, Session
from geoview.ui.runtime.jobs import Jobs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


class Shelf:
    """Files that are read when a test says so."""

    def __init__(self) -> None:
        self.slow: dict[str, threading.Event] = {}

    def read(self, path: Path, encoding: str | None) -> Document:
        gate = self.slow.get(path.name)
        assert gate is None or gate.wait(20)
        if path.name.startswith("gone"):
            raise DocumentError(f"{path.name} is gone", "it was not found")
        return from_text(f"{path.name}: Oakton.\n", path)


@pytest.fixture
def shelf() -> Iterator[Shelf]:
    made = Shelf()
    yield made
    for gate in made.slow.values():
        gate.set()


@pytest.fixture
def documents(shelf: Shelf) -> Iterator[Documents]:
    jobs = Jobs()
    shared = SharedEngine(lambda: Engine(None, FakeParser()))
    yield Documents(jobs, lambda: Session(jobs, shared, shelf.read))
    jobs.close()


def names(documents: Documents) -> list[str]:
    return [present(present(session.document).source.path).name for session in documents.sessions]


def front(documents: Documents) -> str | None:
    document = documents.current.document
    return present(document.source.path).name if document is not None else None


def open_all(qtbot: QtBot, documents: Documents, *paths: str) -> None:
    before = len(documents.sessions)
    documents.open_all([Path(path) for path in paths])
    qtbot.waitUntil(lambda: len(documents.sessions) == before + len(paths), timeout=DEADLINE)


def test_an_empty_session_is_in_front_of_nothing_and_takes_the_first_file(qtbot: QtBot, documents: Documents) -> None:
    empty = documents.current
    assert list(documents.sessions) == [] and empty.document is None
    open_all(qtbot, documents, "/a.txt")
    assert list(documents.sessions) == [empty] == [documents.current]


def test_the_first_of_several_is_in_front_and_tabs_stand_as_they_were_asked_for(
    qtbot: QtBot, documents: Documents, shelf: Shelf
) -> None:
    shelf.slow["a.txt"] = threading.Event()
    documents.open_all([Path("/a.txt"), Path("/b.txt"), Path("/c.txt")])
    qtbot.waitUntil(lambda: len(documents.sessions) == 2, timeout=DEADLINE)
    assert front(documents) != "a.txt"
    shelf.slow["a.txt"].set()
    qtbot.waitUntil(lambda: len(documents.sessions) == 3, timeout=DEADLINE)
    assert names(documents) == ["a.txt", "b.txt", "c.txt"] and front(documents) == "a.txt"


def test_a_file_that_is_open_is_brought_to_the_front_and_not_read_again(qtbot: QtBot, documents: Documents) -> None:
    open_all(qtbot, documents, "/a.txt", "/b.txt")
    assert documents.open(Path("/b.txt")) is documents.sessions[1] is documents.current
    assert documents.open_behind(Path("/a.txt")) is documents.sessions[0]
    assert documents.current is documents.sessions[1] and not documents.jobs.busy


def test_behind_means_behind(qtbot: QtBot, documents: Documents) -> None:
    open_all(qtbot, documents, "/a.txt")
    documents.open_behind(Path("/b.txt"))
    qtbot.waitUntil(lambda: len(documents.sessions) == 2, timeout=DEADLINE)
    assert names(documents) == ["a.txt", "b.txt"] and front(documents) == "a.txt"


def test_what_the_one_behind_says_is_not_passed_on(qtbot: QtBot, documents: Documents) -> None:
    open_all(qtbot, documents, "/a.txt", "/b.txt")
    heard: list[object] = []
    documents.atlas_changed.connect(heard.append)
    first, second = documents.sessions
    with qtbot.waitSignal(second.finished, timeout=DEADLINE):
        second.parse()
    assert heard == [] and present(second.atlas).complete
    with qtbot.waitSignal(documents.finished, timeout=DEADLINE):
        first.parse()
    assert heard == [first.atlas]


def test_the_neighbour_comes_to_the_front_and_the_last_leaves_an_empty_session(
    qtbot: QtBot, documents: Documents
) -> None:
    open_all(qtbot, documents, "/a.txt", "/b.txt", "/c.txt")
    left: list[Session] = []
    documents.leaving.connect(left.append)
    documents.activate(documents.sessions[1])
    middle = documents.current
    documents.close(middle)
    assert front(documents) == "c.txt" and left[-1] is middle
    documents.close(documents.current)
    assert front(documents) == "a.txt"
    documents.close(documents.current)
    assert documents.sessions == () and front(documents) is None
    documents.close(middle)
    assert documents.sessions == (), "one that is closed already is nothing to close"


def test_a_failure_is_told_and_what_was_in_front_stays(qtbot: QtBot, documents: Documents) -> None:
    open_all(qtbot, documents, "/a.txt")
    with qtbot.waitSignal(documents.failed, timeout=DEADLINE) as waited:
        documents.open(Path("/gone.txt"))
    assert present(waited.args)[1] == Path("/gone.txt")
    assert names(documents) == ["a.txt"] and front(documents) == "a.txt"


def test_where_the_first_of_several_fails_the_next_is_in_front(qtbot: QtBot, documents: Documents) -> None:
    with qtbot.waitSignal(documents.failed, timeout=DEADLINE):
        documents.open_all([Path("/gone.txt"), Path("/b.txt")])
    qtbot.waitUntil(lambda: front(documents) == "b.txt", timeout=DEADLINE)
    assert names(documents) == ["b.txt"]


def test_something_else_comes_in_front_and_a_document_takes_its_place_again(qtbot: QtBot, documents: Documents) -> None:
    open_all(qtbot, documents, "/a.txt")
    documents.step_aside()
    assert documents.is_aside and front(documents) is None and names(documents) == ["a.txt"]
    documents.activate(documents.sessions[0])
    assert not documents.is_aside and front(documents) == "a.txt"


def test_an_engine_is_shared_and_renewed_for_all(qtbot: QtBot) -> None:
    made: list[Engine] = []

    def make() -> Engine:
        made.append(Engine(None, FakeParser()))
        return made[-1]

    jobs, shared = Jobs(), SharedEngine(make)
    documents = Documents(jobs, lambda: Session(jobs, shared, Shelf().read))
    documents.renewing.connect(shared.reset)
    open_all(qtbot, documents, "/a.txt", "/b.txt")
    for session in documents.sessions:
        with qtbot.waitSignal(session.finished, timeout=DEADLINE):
            session.parse()
    assert len(made) == 1
    with qtbot.waitSignal(documents.finished, timeout=DEADLINE):
        documents.renew()
    assert len(made) == 2
    assert [session.needs_places for session in documents.sessions] == [False, True]
    jobs.close()


def test_an_engine_that_could_not_be_made_is_tried_again() -> None:
    tries: list[int] = []

    def make() -> Engine:
        tries.append(1)
        if len(tries) == 1:
            raise DocumentError("no", "no")
        return Engine(None, FakeParser(notice="a notice"))

    shared = SharedEngine(make)
    with pytest.raises(DocumentError):
        shared()
    assert shared() is shared() and shared().parser.notice == "a notice"
    assert len(tries) == 2

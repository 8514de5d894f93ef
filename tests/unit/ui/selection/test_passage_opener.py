"""Opening a document at a passage: at once where its places are known, else as soon as they are."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from desk import DEADLINE, MILL_BAY, OAKTON, FakeParser
from present import present

from geoview.ui.documents.documents import Documents, SharedEngine
from geoview.ui.documents.session import Engine, Session
from geoview.ui.runtime.jobs import Jobs
from geoview.ui.selection.passage_opener import PassageOpener
from geoview.ui.selection.selection import Selection

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

TEXT = "Mill Bay first. Oakton then, and Oakton again.\n"


@dataclass
class Reader:
    """Documents with a selection that follows the one in front, as the window has them."""

    documents: Documents
    selection: Selection
    parser: FakeParser
    scrolled: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.documents.document_opened.connect(lambda _: self.documents.current.parse())
        self.documents.atlas_changed.connect(self.selection.set_atlas)
        self.documents.current_changed.connect(self._on_current)
        self.opener = PassageOpener(self.documents, self.selection, self.scrolled.append, self.documents)

    def _on_current(self, session: Session) -> None:
        self.selection.set_atlas(session.atlas)
        if session.document is not None and session.needs_places:
            session.parse()


@pytest.fixture
def reader() -> Iterator[Reader]:
    jobs, parser = Jobs(), FakeParser()
    shared = SharedEngine(lambda: Engine(None, parser))
    documents = Documents(jobs, lambda: Session(jobs, shared))
    yield Reader(documents, Selection(documents), parser)
    if parser.gate is not None:
        parser.gate.set()
    jobs.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "a.txt"
    made.write_text(TEXT, encoding="utf-8")
    return made


def test_the_text_moves_at_once_and_the_mention_is_chosen_when_it_is_found(
    qtbot: QtBot, reader: Reader, path: Path
) -> None:
    reader.parser.gate = threading.Event()
    reader.opener.open_at(path, TEXT.index("Oakton"))
    qtbot.waitUntil(lambda: bool(reader.scrolled), timeout=DEADLINE)
    assert set(reader.scrolled) == {TEXT.index("Oakton")} and reader.selection.mention is None
    reader.parser.gate.set()
    qtbot.waitUntil(lambda: reader.selection.mention == 1, timeout=DEADLINE)
    assert reader.selection.place_id == OAKTON.id


def test_where_the_text_has_no_mention_any_more_nothing_is_chosen_later(
    qtbot: QtBot, reader: Reader, path: Path
) -> None:
    with qtbot.waitSignal(reader.documents.finished, timeout=DEADLINE):
        reader.opener.open_at(path, TEXT.index("then"))
    assert reader.selection.mention is None
    path.write_text(TEXT.replace("then", "Oakton"), encoding="utf-8")
    with qtbot.waitSignal(reader.documents.finished, timeout=DEADLINE):
        reader.documents.current.open(path)
    assert reader.selection.mention is None, "the reader is elsewhere by now"


def test_without_a_code_point_the_document_just_comes_to_the_front(qtbot: QtBot, reader: Reader, path: Path) -> None:
    with qtbot.waitSignal(reader.documents.finished, timeout=DEADLINE):
        reader.opener.open_at(path, -1)
    assert reader.selection.mention is None and reader.scrolled == []


def test_a_place_is_chosen_at_the_mention_that_was_asked_for_or_at_its_first(
    qtbot: QtBot, reader: Reader, path: Path
) -> None:
    with qtbot.waitSignal(reader.documents.finished, timeout=DEADLINE):
        reader.opener.open_place(path, OAKTON.id, 2)
    assert reader.selection.mention == 2
    session = present(reader.documents.current)
    reader.opener.open_place(session, OAKTON.id, -1)
    assert reader.selection.mention == 1
    reader.opener.open_place(session, MILL_BAY.id, 2)
    assert (reader.selection.mention, reader.selection.place_id) == (0, MILL_BAY.id)


def test_a_document_behind_comes_to_the_front(qtbot: QtBot, reader: Reader, path: Path) -> None:
    with qtbot.waitSignal(reader.documents.finished, timeout=DEADLINE):
        reader.documents.open(path)
    first = reader.documents.current
    other = path.with_name("b.txt")
    other.write_text("Nowhere.\n", encoding="utf-8")
    with qtbot.waitSignal(reader.documents.finished, timeout=DEADLINE):
        reader.documents.open(other)
    assert reader.documents.current is not first
    reader.opener.open_place(first, OAKTON.id, -1)
    assert reader.documents.current is first and reader.selection.mention == 1

"""A file on the disk that changes, goes and comes back."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from desk import DEADLINE

from geoview.document import Source, read
from geoview.ui.runtime import file_watch
from geoview.ui.runtime.file_watch import FileState, FileWatch, state_of
from geoview.ui.runtime.jobs import Jobs, Token

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def test_what_the_file_is_now(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("some text\n", encoding="utf-8")
    source = read(path).source
    assert state_of(source) is FileState.SAME
    path.write_text("some tex!\n", encoding="utf-8")
    assert state_of(source) is FileState.CHANGED
    path.write_text("", encoding="utf-8")
    assert state_of(source) is FileState.EMPTY
    path.write_text("longer than before\n", encoding="utf-8")
    assert state_of(source) is FileState.CHANGED
    path.unlink()
    assert state_of(source) is FileState.GONE


class Watched:
    """A watch of an article, what it has said, and what it saw each time that it looked."""

    def __init__(self, qtbot: QtBot, watch: FileWatch, jobs: Jobs, article: Path, looks: list[FileState]) -> None:
        self.qtbot, self.watch, self.jobs, self.article, self.looks = qtbot, watch, jobs, article, looks
        self.said: list[FileState] = []
        watch.changed.connect(self.said.append)

    def looked(self, state: FileState) -> None:
        """Wait until it has looked and seen this, and what it says of that has been said."""
        self.qtbot.waitUntil(lambda: bool(self.looks) and self.looks[-1] is state, timeout=DEADLINE)
        self.jobs.flush(20)
        self.looks.clear()


@pytest.fixture
def watched(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Watched]:
    looks: list[FileState] = []

    def looking(source: Source, cancelled: Token | None = None) -> FileState:
        looks.append(state_of(source, cancelled))
        return looks[-1]

    monkeypatch.setattr(file_watch, "_DEBOUNCE_MS", 20)
    monkeypatch.setattr(file_watch, "state_of", looking)
    article = tmp_path / "a.txt"
    article.write_text("some text\n", encoding="utf-8")
    jobs = Jobs()
    watch = FileWatch(jobs)
    made = Watched(qtbot, watch, jobs, article, looks)
    watch.watch(read(article).source)
    made.looked(FileState.SAME)
    yield made
    watch.stop()
    jobs.close()


def test_each_change_is_said_once(watched: Watched) -> None:
    watched.article.write_text("another text\n", encoding="utf-8")
    watched.looked(FileState.CHANGED)
    os.utime(watched.article)
    watched.looked(FileState.CHANGED)
    watched.article.unlink()
    watched.looked(FileState.GONE)
    watched.article.write_text("some text\n", encoding="utf-8")
    watched.looked(FileState.SAME)
    assert watched.said == [FileState.CHANGED, FileState.GONE, FileState.SAME]
    assert watched.watch.state is FileState.SAME


def test_a_file_that_takes_its_place_is_watched_as_well(watched: Watched) -> None:
    other = watched.article.with_name("other.tmp")
    for text in ("a second text\n", "some text\n"):
        other.write_text(text, encoding="utf-8")
        other.replace(watched.article)
        watched.looked(FileState.SAME if text == "some text\n" else FileState.CHANGED)
    assert watched.said == [FileState.CHANGED, FileState.SAME]


def test_a_touched_file_is_no_news(watched: Watched) -> None:
    os.utime(watched.article)
    watched.looked(FileState.SAME)
    assert watched.said == []


def test_an_empty_file_is_news_when_it_stays_empty(watched: Watched) -> None:
    watched.article.write_bytes(b"")
    watched.qtbot.waitUntil(lambda: watched.looks.count(FileState.EMPTY) >= 2, timeout=DEADLINE)
    watched.jobs.flush(20)
    assert watched.said == [FileState.EMPTY]


def test_another_file_is_watched_in_place_of_the_one_before(watched: Watched, tmp_path: Path) -> None:
    other = tmp_path / "b.txt"
    other.write_text("a second text\n", encoding="utf-8")
    watched.watch.watch(read(other).source)
    watched.looked(FileState.SAME)
    watched.article.write_text("another text\n", encoding="utf-8")
    other.write_text("a third text\n", encoding="utf-8")
    watched.looked(FileState.CHANGED)
    assert watched.said == [FileState.CHANGED], "of the second alone"


def test_nothing_is_watched_where_there_is_no_file(qtbot: QtBot) -> None:
    jobs = Jobs()
    watch = FileWatch(jobs)
    for source in (None, Source()):
        watch.watch(source)
        assert not jobs.busy and watch.state is FileState.SAME
    jobs.close()

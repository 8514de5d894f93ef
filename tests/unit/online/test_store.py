"""Pace and answers, shared by all windows and processes."""

from __future__ import annotations

import subprocess
import sys
import time
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from geoview.online.store import OnlineStore

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "online.sqlite"


def test_turns_are_handed_out_one_delay_apart(path: Path) -> None:
    one, other = OnlineStore(path), OnlineStore(path)
    waits = [store.reserve("s", 10.0, 100.0)[0] for store in (one, other, one)]
    assert waits[0] == 0
    assert waits[1] == pytest.approx(10, abs=1)
    assert waits[2] == pytest.approx(20, abs=1)
    assert one.reserve("another", 10.0, 100.0) == (0, True)
    wait, taken = one.reserve("s", 10.0, 5.0)
    assert not taken
    assert wait == pytest.approx(30, abs=1)
    one.close()
    other.close()


def test_turns_count_in_other_processes_too(path: Path) -> None:
    code = (
        "import sys, pathlib; from geoview.online.store import OnlineStore; "
        "s = OnlineStore(pathlib.Path(sys.argv[1])); print([s.reserve('s', 100.0, 1e4)[0] for _ in range(5)])"
    )
    runs = [subprocess.Popen([sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE, text=True) for _ in "ab"]
    waits = sorted(wait for run in runs for wait in eval(run.communicate()[0]))
    assert len(waits) == 10
    assert all(later - earlier > 90 for earlier, later in pairwise(waits))


def test_a_service_is_left_alone_as_long_as_it_asked(path: Path) -> None:
    store = OnlineStore(path)
    store.hold("s", 500)
    store.hold("s", 5)
    wait, taken = store.reserve("s", 1.0, 20.0)
    assert not taken
    assert wait == pytest.approx(500, abs=2)
    store.close()


def test_a_clock_that_was_set_back_locks_nobody_out(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = OnlineStore(path)
    store.hold("s", 60)
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now - 10 * 365 * 86_400)
    assert store.reserve("s", 1.0, 20.0) == (0, True)
    store.close()


def test_hits_and_misses_are_kept_and_expire(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = OnlineStore(path)
    assert store.answer("s", "h", "Oakton") is None
    store.keep_answer("s", "h", "Oakton", '[{"id": "1"}]')
    store.keep_answer("s", "h", "Nowhere", "[]")
    store.close()
    again = OnlineStore(path)
    assert again.answer("s", "h", "Oakton") == '[{"id": "1"}]'
    assert again.answer("s", "h", "Nowhere") == "[]"
    assert again.answer("s", "other", "Oakton") is None
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 15 * 86_400)
    assert again.answer("s", "h", "Nowhere") is None
    assert again.answer("s", "h", "Oakton") is not None
    monkeypatch.setattr(time, "time", lambda: now + 91 * 86_400)
    assert again.answer("s", "h", "Oakton") is None
    again.close()


def test_tiles_keep_within_their_room(path: Path) -> None:
    store = OnlineStore(path, tile_bytes=100_000)
    for x in range(200):
        store.keep_tile("t", 9, x, 0, b"x" * 1000, "image/png")
    assert store.size()[1] <= 100_000 + 64 * 1000
    assert store.tile("t", 9, 199, 0) == (b"x" * 1000, "image/png", True)
    assert store.tile("t", 9, 0, 0) is None
    store.close()


def test_it_can_be_cleared_without_forgetting_the_pace(path: Path) -> None:
    store = OnlineStore(path)
    store.hold("s", 100)
    store.keep_answer("s", "h", "Oakton", "[]")
    store.keep_tile("t", 1, 0, 0, b"png", "image/png")
    assert store.size() == (1, 3)
    store.clear()
    assert store.size() == (0, 0)
    assert not store.reserve("s", 1.0, 20.0)[1]
    store.close()


@pytest.mark.parametrize("content", [b"no database at all, but some text" * 100, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_file_is_made_anew(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    store = OnlineStore(path)
    store.keep_answer("s", "h", "Oakton", "[]")
    store.close()
    again = OnlineStore(path)
    assert again.answer("s", "h", "Oakton") == "[]"
    again.close()


def test_without_a_folder_it_holds_for_the_process(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    store = OnlineStore(tmp_path / "file" / "online.sqlite")
    store.keep_answer("s", "h", "Oakton", "[]")
    assert store.answer("s", "h", "Oakton") == "[]"
    store.close()

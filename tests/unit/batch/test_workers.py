from __future__ import annotations

import importlib
import os
import sys
from typing import TYPE_CHECKING, Any

import pytest

from geoview.batch import workers as workers_module
from geoview.batch.outcome import Outcome
from geoview.batch.workers import Workers

if TYPE_CHECKING:
    from pathlib import Path

SERVE = '''
import os, signal, time
from pathlib import Path
from geoview.atlas import Atlas
from geoview.batch.outcome import parse_file
from geoview.document import read


class Parser:
    """Finds nothing, but says in which process."""

    def parse(self, document):
        return Atlas(document, (), "Fake", str(os.getpid()))


def serve(connection, encoding, recogniser):
    """A process that does as the text says."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    marks = Path(os.environ["GEOVIEW_TEST_MARKS"])
    if os.environ.get("GEOVIEW_TEST_NO_START"):
        return
    connection.send(None)
    while True:
        try:
            index, name = connection.recv()
        except (EOFError, OSError):
            return
        text = Path(name).read_text()
        if "SLOW" in text:
            time.sleep(0.3)
        if "KILL ALWAYS" in text or ("KILL ONCE" in text and not (marks / str(index)).exists()):
            (marks / str(index)).touch()
            os.kill(os.getpid(), signal.SIGKILL)
        connection.send(parse_file(index, name, Parser(), lambda path: read(path, encoding=encoding)))
'''
"""A module, because another process has to import it."""


@pytest.fixture
def tasks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Makes files of texts."""
    monkeypatch.setenv("GEOVIEW_TEST_MARKS", str(tmp_path))
    (tmp_path / "geoview_test_serve.py").write_text(SERVE)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "geoview_test_serve", raising=False)
    monkeypatch.setattr(workers_module, "_serve", importlib.import_module("geoview_test_serve").serve)

    def make(*texts: str) -> list[tuple[int, str]]:
        made = []
        for index, text in enumerate(texts):
            path = tmp_path / f"{index}.txt"
            path.write_text(text)
            made.append((index, str(path)))
        return made

    return make


def never(index: int) -> Outcome:
    raise AssertionError(index)


def test_outcomes_come_in_order_from_other_processes(tasks: Any) -> None:
    made = tasks("SLOW", *["x"] * 40)
    with Workers(2) as workers:
        outcomes = list(workers.run(made, never))
    assert [(o.index, o.name) for o in outcomes] == made
    assert os.getpid() not in {int(o.atlas.parser) for o in outcomes if o.atlas}
    assert not [o for o in outcomes if o.error]


def test_a_process_that_dies_costs_nothing(tasks: Any) -> None:
    with Workers(2) as workers:
        outcomes = list(workers.run(tasks("a", "KILL ONCE", "b", "c", "KILL ONCE", "d"), never))
    assert [o.index for o in outcomes] == list(range(6))
    assert not [o for o in outcomes if o.error]


def test_a_file_that_kills_every_process_fails_alone(tasks: Any) -> None:
    with Workers(2) as workers:
        outcomes = list(workers.run(tasks("a", "KILL ALWAYS", "b", "c"), never))
    assert [o.error is None for o in outcomes] == [True, False, True, True]
    assert "signal 9" in str(outcomes[1].error)


def test_where_no_process_starts_this_one_works(tasks: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GEOVIEW_TEST_NO_START", "1")
    made = tasks("a", "b", "c")
    with Workers(2) as workers:
        outcomes = list(workers.run(made, lambda index: Outcome(index, "here", None, None)))
    assert [(o.index, o.name) for o in outcomes] == [(0, "here"), (1, "here"), (2, "here")]


def test_what_only_this_process_can_read_stays_here(tasks: Any) -> None:
    made = [*tasks("a", "b"), (2, "-"), (3, "-")]
    with Workers(2) as workers:
        outcomes = list(workers.run(made, lambda index: Outcome(index, "here", None, None), {"-"}))
    assert [o.name for o in outcomes[2:]] == ["here", "here"]
    assert [o.index for o in outcomes] == [0, 1, 2, 3]


def test_an_abandoned_run_leaves_no_process(tasks: Any) -> None:
    with Workers(2) as workers:
        first = next(workers.run(tasks(*["x"] * 50), never))
        processes = [worker.process for worker in workers._workers]
        pids = [process.pid for process in processes if process.pid]
    assert first.index == 0
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)

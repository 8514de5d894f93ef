from __future__ import annotations

import importlib
import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from geoview.errors import DocumentError, GeoViewError

if TYPE_CHECKING:
    from collections.abc import Iterator

pytest.importorskip("distributed")

pytestmark = [pytest.mark.filterwarnings("ignore"), pytest.mark.timeout(180)]

PARSER = """
import os, signal, time
from pathlib import Path
from geoview.atlas import Atlas
from geoview.names.mention import Mention
from geoview.resolution.types import Resolution, Usage
from geoview.text import Span

MARKS = Path(os.environ["GEOVIEW_TEST_MARKS"])


class Parser:
    def __init__(self):
        (MARKS / f"loaded-{os.getpid()}").touch()

    def parse(self, document):
        text = document.text
        mark = MARKS / f"killed-{text[:4]}"
        if "KILL ALWAYS" in text or ("KILL ONCE" in text and not mark.exists()):
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        if "DEFECT" in text:
            raise ZeroDivisionError("one text alone")
        time.sleep(0.005)
        with (MARKS / f"done-{os.getpid()}").open("a") as file:
            file.write(text[:4] + "\\\\n")
        found = Resolution(Mention(Span(0, 4), text[:4]), (), None, Usage.LITERAL, 0.0)
        return Atlas(document, (found,), "G", str(os.getpid()))


def broken():
    raise OSError("no place data here")
"""
"""A module, because the workers have to import it."""


@pytest.fixture
def cluster(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Two workers, each a process that is started again when it dies."""
    import dask
    from distributed import LocalCluster

    (tmp_path / "geoview_test_parser.py").write_text(PARSER)
    monkeypatch.setenv("GEOVIEW_TEST_MARKS", str(tmp_path))
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "geoview_test_parser", raising=False)
    with (
        dask.config.set({"distributed.worker.daemon": True, "distributed.scheduler.allowed-failures": 1}),
        LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0", silence_logs=logging.CRITICAL
        ) as local,
    ):
        yield local


def files(tmp_path: Path, count: int, special: dict[int, str]) -> list[str]:
    names = []
    for index in range(count):
        path = tmp_path / f"{index:04}.txt"
        path.write_text(f"{index:04} {special.get(index, 'plain')}")
        names.append(str(path))
    return names


def test_results_in_order_though_a_worker_is_killed(tmp_path: Path, cluster: Any) -> None:
    from geoview.batch.cluster import parse_on_cluster

    maker = importlib.import_module("geoview_test_parser").Parser
    names = files(tmp_path, 120, {40: "KILL ONCE", 80: "DEFECT"})
    names.insert(60, str(tmp_path / "missing.txt"))
    outcomes = list(parse_on_cluster(names, cluster.scheduler_address, make_parser=maker))
    assert [(o.index, o.name) for o in outcomes] == list(enumerate(names))
    failed = {o.index: str(o.error) for o in outcomes if o.error}
    assert set(failed) == {60, 81}
    assert "missing.txt" in failed[60]
    assert "one text alone" in failed[81]
    for outcome in outcomes:
        if outcome.atlas:
            assert outcome.atlas.document.text[:4] == outcome.atlas.resolutions[0].mention.surface
            assert outcome.atlas.document.source.path == Path(outcome.name)
    assert (tmp_path / "killed-0040").exists()
    assert len({o.atlas.parser for o in outcomes if o.atlas}) >= 2
    loaded = len(list(tmp_path.glob("loaded-*")))
    assert loaded <= 2 + 2, "a worker loads the parser once, and again when it was started again"


def test_a_text_that_kills_every_worker_fails_alone(tmp_path: Path, cluster: Any) -> None:
    from geoview.batch.cluster import parse_on_cluster

    maker = importlib.import_module("geoview_test_parser").Parser
    names = files(tmp_path, 6, {2: "KILL ALWAYS"})
    outcomes = list(parse_on_cluster(names, cluster.scheduler_address, make_parser=maker))
    assert [o.index for o in outcomes if o.error] == [2]
    assert isinstance(outcomes[2].error, DocumentError)
    assert "every worker" in str(outcomes[2].error)


def test_a_cluster_without_workers_is_an_error(tmp_path: Path, cluster: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from geoview.batch import cluster as module

    monkeypatch.setattr(module, "_PATIENCE_S", 0.2)
    monkeypatch.setattr(module, "_LONELY_S", 1.0)
    maker = importlib.import_module("geoview_test_parser").Parser
    stream = module.parse_on_cluster(files(tmp_path, 200, {}), cluster.scheduler_address, make_parser=maker)
    assert next(stream).error is None
    cluster.scale(0)
    with pytest.raises(GeoViewError, match="no workers left"):
        list(stream)


def test_workers_that_cannot_load_the_parser_are_an_error(tmp_path: Path, cluster: Any) -> None:
    from geoview.batch.cluster import parse_on_cluster

    maker = importlib.import_module("geoview_test_parser").broken
    with pytest.raises(GeoViewError, match="no place data here"):
        list(parse_on_cluster(files(tmp_path, 2, {}), cluster.scheduler_address, make_parser=maker))


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "nonsense", "http://[", ""])
def test_a_scheduler_that_is_not_there_is_an_error(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from geoview.batch import cluster as module

    monkeypatch.setattr(module, "_CONNECT_S", "1s")
    with pytest.raises(GeoViewError, match="can't be reached"):
        list(module.parse_on_cluster(["x.txt"], address))

"""How fast many files are parsed, and whether memory stays flat.

    python tests/benchmarks/bench_batch.py [--files 2000] [--jobs 1 2] [--workers 2]

Prints one JSON object a run: files a second, seconds until the first result, CPU seconds, and the resident memory in
MB of this process and of its largest helper at each quarter of the way. `--workers` is the same through Dask, on a
local cluster of so many processes; its scheduler runs in this one.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import logging
import resource
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import psutil

from geoview.batch import Outcome, parse_files

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
TEXTS = ROOT.parent / "shared" / "evaluation" / "dev"


def texts() -> list[str]:
    """What there is to read: the development texts where they are at hand, else the sample."""
    found = [
        json.loads(line)["text"]
        for name in ("lgl", "geovirus", "geowebnews")
        for path in [TEXTS / f"{name}.jsonl"]
        if path.exists()
        for line in path.read_text("utf-8").split("\n")
        if line
    ]
    return found or [(ROOT / "resources" / "samples" / "harbour.txt").read_text("utf-8")]


@contextlib.contextmanager
def cluster(workers: int) -> Iterator[str]:
    """A local Dask cluster of processes; its address."""
    import dask
    from distributed import LocalCluster

    # See `geoview.batch.cluster` on the memory of a scheduler.
    with (
        dask.config.set({"distributed.admin.low-level-log-length": 20}),
        LocalCluster(
            n_workers=workers, threads_per_worker=1, processes=True, dashboard_address=":0", silence_logs=logging.ERROR
        ) as local,
    ):
        yield local.scheduler_address


def outcomes(names: list[str], jobs: int | None, scheduler: str | None) -> Iterator[Outcome]:
    """What is found, by this machine's processes or by a cluster."""
    if scheduler is None:
        yield from parse_files(names, jobs=jobs)
    else:
        from geoview.batch.cluster import parse_on_cluster

        yield from parse_on_cluster(names, scheduler)


def cpu_s(me: psutil.Process) -> float:
    """Processor time of this process, of those that it has had, and of those that it has."""
    ended = sum(resource.getrusage(who).ru_utime for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return ended + float(sum(child.cpu_times().user for child in me.children(recursive=True)))


def run(names: list[str], jobs: int | None, scheduler: str | None = None) -> dict[str, object]:
    """Parse all files once."""
    me = psutil.Process()
    start = time.monotonic()
    cpu = cpu_s(me)
    first, mentions, memory = 0.0, 0, []
    for outcome in outcomes(names, jobs, scheduler):
        if outcome.index == 0:
            first = time.monotonic() - start
        if outcome.error is not None:
            raise outcome.error
        mentions += len(outcome.atlas.resolutions) if outcome.atlas else 0
        if (outcome.index + 1) % max(len(names) // 4, 1) == 0:
            helpers = [child.memory_info().rss for child in me.children(recursive=True)]
            memory.append([me.memory_info().rss // 1_000_000, max(helpers, default=0) // 1_000_000])
    seconds = time.monotonic() - start
    used = cpu_s(me) - cpu
    return {
        **({"dask_workers": jobs} if scheduler else {"jobs": jobs or "auto"}),
        "files": len(names),
        "mentions": mentions,
        "seconds": round(seconds, 1),
        "files_a_second": round(len(names) / seconds, 1),
        "first_s": round(first, 2),
        "cpu_s": round(used, 1),
        "rss_mb": memory,
    }


def main() -> None:
    """Make the files and parse them."""
    options = argparse.ArgumentParser()
    options.add_argument("--files", type=int, default=2000)
    options.add_argument("--jobs", type=int, nargs="*", default=[1, 2])
    options.add_argument("--workers", type=int, nargs="*", default=[])
    chosen = options.parse_args()
    source = texts()
    with tempfile.TemporaryDirectory() as folder:
        names = []
        for index in range(chosen.files):
            path = Path(folder, f"{index:05}.txt")
            path.write_text(source[index % len(source)], "utf-8")
            names.append(str(path))
        for jobs in chosen.jobs or [None] * (not chosen.workers):
            print(json.dumps(run(names, jobs)), flush=True)
        for workers in chosen.workers:
            with cluster(workers) as address:
                print(json.dumps(run(names, workers, address)), flush=True)


if __name__ == "__main__":
    main()

"""How fast a folder opens for the first and for the second time, and whether memory stays flat.

    python tests/benchmarks/bench_collection.py [--files 2000] [--jobs 1 2]

Prints one JSON object a run: files a second, seconds until the first result, the resident memory in MB of this process
and of its largest helper at each quarter of the way, the size of the index, seconds for the second opening (until
documents, places and days are at hand), and milliseconds to ask for the places of a year and of all, as a time slider
does, with how many texts that year has.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

import psutil
from bench_batch import texts

from geoview.collection import EVERYTHING, Collection, Selection


def fill(folder: Path, count: int) -> None:
    """Texts with titles and days of their own."""
    source = texts()
    for index in range(count):
        day = date(2020, 1, 1) + timedelta(days=index % 1500)
        below = folder / f"{index % 20:02}"
        below.mkdir(exist_ok=True)
        text = f"Text number {index}\n\ndate {day.isoformat()}\n\n{source[index % len(source)]}"
        (below / f"{index:05}.txt").write_text(text, "utf-8")


def first(folder: Path, home: Path, jobs: int) -> dict[str, object]:
    """Open a folder that was never open."""
    me = psutil.Process()
    memory: list[list[int]] = []
    earliest = 0.0
    start = time.monotonic()
    with Collection(folder, cache=home / "cache", data=home / "data") as collection:
        for step in collection.refresh(jobs=jobs):
            if step.done == 1:
                earliest = time.monotonic() - start
            if step.done and step.done % max(step.total // 4, 1) == 0:
                helpers = [child.memory_info().rss for child in me.children()]
                memory.append([me.memory_info().rss // 1_000_000, max(helpers, default=0) // 1_000_000])
        seconds = time.monotonic() - start
        failed = len(collection.failures())
        count = len(collection.documents())
    size = sum(path.stat().st_size for path in (home / "cache" / "collections").iterdir())
    return {
        "jobs": jobs,
        "files": count,
        "failed": failed,
        "seconds": round(seconds, 1),
        "files_a_second": round(count / seconds, 1),
        "first_s": round(earliest, 2),
        "rss_mb": memory,
        "index_mb": round(size / 1e6, 1),
    }


def second(folder: Path, home: Path) -> dict[str, object]:
    """Open it again, and move a time slider over it."""
    start = time.monotonic()
    with Collection(folder, cache=home / "cache", data=home / "data") as collection:
        read = sum(step.done > 0 for step in collection.refresh())
        documents, places, days = collection.documents(), collection.places(), collection.days()
        seconds = time.monotonic() - start
        middle = days[len(days) // 2][0]
        year = Selection(middle - timedelta(days=182), middle + timedelta(days=183), undated=False)
        chosen = len(collection.documents(year))
        times = []
        for selection in (year, EVERYTHING):
            start = time.monotonic()
            collection.places(selection)
            times.append(round((time.monotonic() - start) * 1000, 1))
    return {
        "second_s": round(seconds, 3),
        "read_again": read,
        "documents": len(documents),
        "places": len(places),
        "year": chosen,
        "year_ms": times[0],
        "all_ms": times[1],
    }


def main() -> None:
    """Make the folder and open it twice with each number of processes."""
    options = argparse.ArgumentParser()
    options.add_argument("--files", type=int, default=2000)
    options.add_argument("--jobs", type=int, nargs="*", default=[1, 2])
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "texts")
        folder.mkdir()
        fill(folder, chosen.files)
        for jobs in chosen.jobs:
            home = Path(place, f"home-{jobs}")
            print(json.dumps(first(folder, home, jobs)), flush=True)
            print(json.dumps(second(folder, home)), flush=True)
            # The first look after an index was made compares bytes where a date is too fresh; this one need not.
            print(json.dumps({"again": second(folder, home)}), flush=True)


if __name__ == "__main__":
    main()

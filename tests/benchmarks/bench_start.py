"""How long a reader waits after a double-click: `python bench_start.py [--runs N] [--beside PROGRAM] [FILE]`.

Starts the real command in a process of its own, waits for the picture of the whole window, and prints the median, the
least and the largest of each figure: milliseconds since the process started, and megabytes of the main process. One run
goes before, uncounted, so that the disk is warm. With --beside another program, such as the packaged one, is
started in turn with it.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "samples" / "harbour.txt"
FIGURES = ("text_painted_ms", "places_ready_ms", "map_ready_ms", "main_rss_mb")


SOURCE = (sys.executable, "-m", "geoview")


def run(program: Sequence[str], article: Path, folder: str) -> dict[str, float]:
    """The figures of one start."""
    picture = str(Path(folder, "window.png"))
    done = subprocess.run(
        [*program, str(article), "--screenshot", picture, "--timings"],
        stderr=subprocess.PIPE,
        check=True,
    )
    figures: dict[str, float] = json.loads(done.stderr.decode().splitlines()[-1])
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path, default=SAMPLE)
    parser.add_argument("--runs", type=int, default=10)
    parser.add_argument("--beside", type=Path, metavar="PROGRAM", help="another GeoView to measure in the same run")
    arguments = parser.parse_args()
    programs: list[Sequence[str]] = [SOURCE]
    if arguments.beside is not None:
        programs.append((str(arguments.beside),))
    runs: list[list[dict[str, float]]] = [[] for _ in programs]
    with tempfile.TemporaryDirectory() as folder:
        for program in programs:
            run(program, arguments.file, folder)
        for _ in range(arguments.runs):
            for program, figures in zip(programs, runs, strict=True):
                figures.append(run(program, arguments.file, folder))
    for program, figures in zip(programs, runs, strict=True):
        told = "from source" if program is SOURCE else program[0]
        print(f"{arguments.file.name}, {arguments.runs} starts, {told}")
        for name in FIGURES:
            values = [one[name] for one in figures]
            print(f"  {name:16} median {statistics.median(values):7.0f}   {min(values):7.0f} … {max(values):.0f}")
        print(f"  outside requests {sum(one['outside_requests'] for one in figures):.0f}")


if __name__ == "__main__":
    main()

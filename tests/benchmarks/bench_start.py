"""How long a reader waits after a double-click: `python tests/benchmarks/bench_start.py [--runs N] [FILE]`.

Starts the real command in a process of its own, waits for the picture of the whole window, and prints the median, the
least and the largest of each figure: milliseconds since the process started, and megabytes of the main process. One run
goes before, uncounted, so that the disk is warm.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "samples" / "harbour.txt"
FIGURES = ("text_painted_ms", "places_ready_ms", "map_ready_ms", "main_rss_mb")


def run(article: Path, folder: str) -> dict[str, float]:
    """The figures of one start."""
    picture = str(Path(folder, "window.png"))
    done = subprocess.run(
        [sys.executable, "-m", "geoview", str(article), "--screenshot", picture, "--timings"],
        stderr=subprocess.PIPE,
        check=True,
    )
    figures: dict[str, float] = json.loads(done.stderr.decode().splitlines()[-1])
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path, default=SAMPLE)
    parser.add_argument("--runs", type=int, default=10)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        run(arguments.file, folder)
        runs = [run(arguments.file, folder) for _ in range(arguments.runs)]
    print(f"{arguments.file.name}, {arguments.runs} starts")
    for name in FIGURES:
        values = [figures[name] for figures in runs]
        print(f"  {name:16} median {statistics.median(values):7.0f}   {min(values):7.0f} … {max(values):.0f}")
    print(f"  outside requests {sum(figures['outside_requests'] for figures in runs):.0f}")


if __name__ == "__main__":
    main()

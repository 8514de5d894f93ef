"""How fast a document becomes an atlas: `python tests/benchmarks/bench_parse.py [--tier rules|model] [--book WORDS]`.

An article of 600 words (warm and cold), a book, and 20,000 mentions for the ranking alone. The book is read as the
window reads it: in snapshots, beside a second thread that stands for the event loop; the longest time that this thread
had to wait is printed, and the longest time between two questions whether the parse was stopped. CPU time is printed
beside wall-clock time, which depends on what else the machine does.
"""

from __future__ import annotations

import argparse
import itertools
import random
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from geoview.geoparser import Geoparser

STREETS = (
    "Officials in {0} said on Monday that talks with {1} would go on, and {2} agreed. The ministry in {3} declined to "
    "comment, a spokesman said. Farmers near {4} fear floods; the road from {5} to {6} was closed for the third "
    "time.\n\n"
)
SECTION_WORDS = 40


def book(words: int) -> str:
    """A text of about this many words in which places of one region follow each other, as in a travel book."""
    from geoview.gazetteer import Gazetteer

    chance = random.Random(3)
    gazetteer = Gazetteer.open()
    names: list[list[str]] = []
    for latitude, longitude in itertools.product(range(-30, 61, 10), range(-120, 151, 15)):
        near = [p.name for p, _ in gazetteer.nearest(latitude, longitude, 60)]
        if len(near) > 20:
            names.append(near)
    gazetteer.close()
    parts = []
    for number in range(words // SECTION_WORDS):
        region = names[number // 50 % len(names)]
        parts.append(STREETS.format(*chance.sample(region, 7)))
    return "".join(parts)


def best(run: Callable[[], object], times: int) -> tuple[float, float]:
    """Least wall-clock and CPU milliseconds of several runs."""
    figures = []
    for _ in range(times):
        begin, cpu = time.perf_counter(), time.process_time()
        run()
        figures.append(((time.perf_counter() - begin) * 1e3, (time.process_time() - cpu) * 1e3))
    return min(f[0] for f in figures), min(f[1] for f in figures)


class Waiter(threading.Thread):
    """Stands for the event loop: wants a turn every 5 ms and notes how long it had to wait."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.done = threading.Event()
        self.longest = 0.0

    def run(self) -> None:
        while not self.done.is_set():
            begin = time.perf_counter()
            time.sleep(0.005)
            self.longest = max(self.longest, time.perf_counter() - begin - 0.005)


def article() -> None:
    """Warm figures of 600 words, in this process."""
    from geoview.document import from_text

    geoparser = make_geoparser(sys.argv[2])
    document = from_text(book(600))
    atlas = geoparser.parse(document)
    mentions = [r.mention for r in atlas.resolutions]
    whole = best(lambda: geoparser.parse(document), 20)
    resolve = best(lambda: geoparser._resolver.resolve(document, mentions, geoparser._lookup), 20)
    print(f"article, {len(document.text.split())} words, {len(mentions)} mentions, {geoparser.tier}")
    print(f"  parse             {whole[0]:8.1f} ms   (CPU {whole[1]:.1f})")
    print(f"  candidates, ranks {resolve[0]:8.1f} ms   (CPU {resolve[1]:.1f})")


def make_geoparser(tier: str) -> Geoparser:
    from geoview.gazetteer import Gazetteer
    from geoview.geoparser import Geoparser

    gazetteer = Gazetteer.open()
    return Geoparser(gazetteer, "rules" if tier == "rules" else "best")


def cold() -> None:
    """From the start of the process to the atlas of an article, imports included; prints milliseconds."""
    begin = time.perf_counter()
    from geoview.document import from_text

    geoparser = make_geoparser(sys.argv[2])
    geoparser.parse(
        from_text(STREETS.format("Oslo", "Norway", "Sweden", "Stockholm", "Malmö", "Bergen", "Narvik") * 15)
    )
    print(f"  cold              {(time.perf_counter() - begin) * 1e3:8.1f} ms   (imports, gazetteer, first parse)")


def long() -> None:
    """A book in snapshots, in this process."""
    import resource

    from geoview.document import Document

    geoparser = make_geoparser(sys.argv[2])
    text = book(int(sys.argv[3]))
    document = Document(text)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    asked: list[float] = []
    waiter = Waiter()
    waiter.start()
    begin, cpu = time.perf_counter(), time.process_time()
    first = 0.0
    steps = 0

    def cancelled() -> bool:
        asked.append(time.perf_counter())
        return False

    last = None
    for snapshot in geoparser.snapshots(document, cancelled=cancelled):
        last = snapshot.atlas
        steps += 1
        first = first or time.perf_counter() - begin
    wall, used = time.perf_counter() - begin, time.process_time() - cpu
    waiter.done.set()
    waiter.join()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    gap = max(b - a for a, b in itertools.pairwise(asked))
    mentions = [r.mention for r in last.resolutions] if last else []
    print(f"book, {len(text.split()):,} words, {len(mentions):,} mentions, {geoparser.tier}")
    print(f"  whole             {wall:8.1f} s    (CPU {used:.1f}), {steps} snapshots")
    print(f"  first places      {first * 1e3:8.1f} ms")
    print(f"  longest until a stop is noticed   {gap * 1e3:6.0f} ms")
    print(f"  longest wait of another thread    {waiter.longest * 1e3:6.0f} ms")
    print(f"  memory            {before:8.0f} MB before, {peak:.0f} MB at most")
    some = mentions[:20_000]
    wall_ms, cpu_ms = best(lambda: geoparser._resolver.resolve(document, some, geoparser._lookup), 2)
    print(f"  candidates, ranks of {len(some):,} mentions {wall_ms / 1e3:6.2f} s (CPU {cpu_ms / 1e3:.2f})")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tier", choices=("rules", "model"), default="rules")
    parser.add_argument("--book", type=int, default=100_000, metavar="WORDS")
    args = parser.parse_args()
    for what in ("article", "cold", "long"):
        subprocess.run([sys.executable, __file__, f"--run-{what}", args.tier, str(args.book)], check=True)


if __name__ == "__main__":
    tasks = {"--run-article": article, "--run-cold": cold, "--run-long": long}
    if len(sys.argv) > 1 and sys.argv[1] in tasks:
        tasks[sys.argv[1]]()
    else:
        main()

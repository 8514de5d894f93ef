"""How long a reader waits for the next article in a running window: `python bench_documents.py [--runs N]`.

A real window, with the real parser and the real map, opens articles one after the other, each in a tab of its own, as a
second double-click does. Each run is a process of its own; printed is the median, the least and the largest, over all
articles but the first, which the engine and the map are loaded for:

- `text_painted_ms`: from the call that opens the file until its text has been painted.
- `places_ready_ms`: … until the window has every place of it.
- `pins_shown_ms`: … until the map page has said that the pins of all places are in it and were painted.
- `settled_ms`: … until the page has said that the view is at rest.
- `longest_block_ms`: the longest time for which the window's event loop was not free, from the call until 100 ms after
  the pins. What the machine does beside it counts too.
- `window_cpu_ms`: what the window's own thread worked in that time, which other programs hardly change.
- `rss_mb`: resident memory of the main process once ten articles are open and at rest, in 10⁶ bytes; `first_rss_mb`
  with one.

The articles are those of 400 to 800 words among the development texts, where they are at hand, else copies of the
sample. `--size WIDTHxHEIGHT` is the size of the window, 1440x900 otherwise.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the command has it

ARTICLES = 10
FIGURES = (
    "text_painted_ms",
    "places_ready_ms",
    "pins_shown_ms",
    "settled_ms",
    "longest_block_ms",
    "window_cpu_ms",
)
TOTALS = ("first_rss_mb", "rss_mb")
PATIENCE_S = 60


def articles(folder: Path) -> list[Path]:
    """Files of some 600 words each."""
    from bench_batch import texts

    chosen = [text for text in texts() if 400 <= len(text.split()) <= 800]
    paths = []
    for number in range(ARTICLES):
        path = folder / f"article-{number}.txt"
        path.write_text(chosen[number % len(chosen)], "utf-8")
        paths.append(path)
    return paths


def open_all(paths: list[Path], size: tuple[int, int]) -> dict[str, Any]:
    """One run, in this process."""
    import shiboken6
    from bench_window import wait

    from geoview.mapping.messages import Message, MessageSort
    from geoview.settings import Settings
    from geoview.ui.app import make_application
    from geoview.ui.documents.documents import Documents, SharedEngine
    from geoview.ui.documents.engine import make_engine
    from geoview.ui.documents.gc_tuning import GarbageCollector
    from geoview.ui.documents.session import Session
    from geoview.ui.runtime.jobs import Jobs
    from geoview.ui.shell.compose import compose
    from geoview.ui.shell.screenshot import resident_megabytes
    from geoview.ui.widgets.color_scheme import ColorScheme
    from geoview.ui.wording import language
    from geoview.viewer.window_state import StateFile

    sys.setswitchinterval(0.0003)  # as the window has it
    application = make_application(["bench"])
    language.install(application, application)
    jobs = Jobs()
    engine = SharedEngine(lambda: make_engine(Settings()))
    documents = Documents(jobs, lambda: Session(jobs, engine))
    GarbageCollector(documents)
    desk = compose(documents, ColorScheme(application, "light"), StateFile(None))
    window = desk.window
    window.resize(*size)
    window.show()
    times: dict[str, float] = {}
    begun = 0.0

    def note(what: str) -> None:
        times.setdefault(what, (time.perf_counter() - begun) * 1e3)

    def on_message(message: Message) -> None:
        view = desk.map.made
        atlas = desk.documents.current.atlas
        current = view is not None and message.generation == view._generation
        if current and atlas is not None and atlas.complete:
            if message.sort is MessageSort.DRAWN:
                note("pins_shown_ms")
            elif message.sort is MessageSort.SETTLED and "pins_shown_ms" in times:
                note("settled_ms")

    def on_atlas() -> None:
        if desk.documents.current.atlas is not None and desk.documents.current.atlas.complete:
            note("places_ready_ms")

    def until(condition: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE_S
        while not condition():
            if time.monotonic() > end:
                raise TimeoutError(times)
            wait(1)

    desk.presenter.text_painted.connect(lambda: note("text_painted_ms"))
    documents.atlas_changed.connect(on_atlas)
    # The first one: the engine and the map are loaded with it.
    documents.open(paths[0])
    until(lambda: desk.map.made is not None)
    desk.map.made._bridge.received.connect(on_message)  # type: ignore[union-attr]
    until(lambda: "settled_ms" in times)
    wait(2_000)
    first_memory = resident_megabytes()

    from bench_window import Blocks

    opened = []
    for path in paths[1:]:
        blocks = Blocks()
        wait(20)
        blocks.take()
        times.clear()
        begun, worked = time.perf_counter(), time.thread_time()
        documents.open(path)
        until(lambda: "pins_shown_ms" in times)
        wait(100)
        cpu = (time.thread_time() - worked) * 1e3
        figures = {"longest_block_ms": blocks.take(), "window_cpu_ms": cpu}
        until(lambda: "settled_ms" in times)
        opened.append(times | figures)
        wait(400)
    wait(2_000)
    result = {"opened": opened, "first_rss_mb": first_memory, "rss_mb": resident_megabytes()}
    desk.map.shutdown()
    window.close()
    jobs.close()
    shiboken6.delete(window)
    return result


def told(name: str, values: list[float]) -> str:
    return f"  {name:18} median {statistics.median(values):7.1f}   {min(values):7.1f} … {max(values):.1f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--size", default="1440x900")
    parser.add_argument("--one", nargs="*", type=Path, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    width, _, height = chosen.size.partition("x")
    if chosen.one:
        print(json.dumps(open_all(chosen.one, (int(width), int(height)))))
        return
    runs = []
    with tempfile.TemporaryDirectory() as name:
        paths = articles(Path(name))
        for _ in range(chosen.runs):
            command = [sys.executable, __file__, "--size", chosen.size, "--one", *map(str, paths)]
            done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
            runs.append(json.loads(done.stdout.decode().splitlines()[-1]))
    opened = [one for run in runs for one in run["opened"]]
    print(f"{len(opened)} articles in {len(runs)} runs, {chosen.size}")
    for name in FIGURES:
        print(told(name, [one[name] for one in opened]))
    for name in TOTALS:
        print(told(name, [run[name] for run in runs]))


if __name__ == "__main__":
    main()

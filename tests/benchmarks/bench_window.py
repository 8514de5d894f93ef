"""How long the window lets the reader wait. Run: `python tests/benchmarks/bench_window.py [--size BYTES]`.

Prints one JSON object: milliseconds for a text of a million letters with five thousand mentions of four hundred places,
shown in a running window with the real map. A longest block is the longest time for which the event loop was not free;
`…_cpu_ms` is what the window's own thread worked, which other programs on the machine do not change.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import os
import pstats
import re
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

from geoview.atlas import Atlas
from geoview.document import Document, from_text
from geoview.edits import Reject
from geoview.gazetteer.place import FeatureClass, Place
from geoview.names.mention import Mention
from geoview.resolution.types import Resolution, Usage
from geoview.text import Span
from geoview.ui.app import make_application
from geoview.ui.documents.documents import Documents
from geoview.ui.documents.gc_tuning import GarbageCollector
from geoview.ui.documents.session import Engine, Session
from geoview.ui.runtime.jobs import Jobs
from geoview.ui.selection.selection import Cause
from geoview.ui.shell.compose import compose
from geoview.ui.widgets.color_scheme import ColorScheme
from geoview.ui.wording import language
from geoview.viewer.window_state import StateFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from geoview.ui.shell.desk import Desk

_KEYS_MS = 33
"""Between two repeats of a key that is held down."""
FILLER = "the river rose again and nobody in the valley knew how long it would last that year "


def known_places(count: int) -> dict[str, Place]:
    return {
        f"Town{n:04d}": Place(f"x:{n}", f"Town{n:04d}", n % 140 - 70.0, n % 350 - 175.0, FeatureClass.SETTLEMENT)
        for n in range(count)
    }


def long_text(size: int, mentions: int, names: list[str]) -> str:
    step = size // mentions
    parts = []
    for number in range(mentions):
        name = names[number % len(names)]
        body = (FILLER * (step // len(FILLER) + 1))[: step - len(name) - 2]
        parts.append(f"{body}{name}" + ("\n\n" if number % 4 == 3 else ". "))
    return "".join(parts)


@dataclass
class Found:
    atlas: Atlas
    done: float = 1.0


@dataclass
class Ready:
    """Has the atlas at hand: what is measured is the window, not the parser."""

    atlas: Atlas
    notice: str = ""

    def snapshots(
        self, document: Document, *, first: Span | None = None, cancelled: Callable[[], bool] = lambda: False
    ) -> Iterator[Found]:
        yield Found(self.atlas if document is self.atlas.document else Atlas(document))


class Blocks:
    """The longest time between two turns of the event loop."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.timeout.connect(self._on_tick)
        self._timer.start(2)

    def _on_tick(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, (now - self._last) * 1e3 - 2)
        self._last = now

    def take(self) -> float:
        longest, self.longest = self.longest, 0.0
        return round(longest, 1)


def wait(milliseconds: int) -> None:
    """As the window waits: a loop that leaves the interpreter to others while nothing happens, which qWait does not."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError
        wait(5)


@contextmanager
def timed(times: list[tuple[float, float]]) -> Iterator[None]:
    """Notes how long something takes, and how long this thread works for it, in milliseconds."""
    begin, worked = time.perf_counter(), time.thread_time()
    yield
    times.append(((time.perf_counter() - begin) * 1e3, (time.thread_time() - worked) * 1e3))


def summary(name: str, times: list[tuple[float, float]]) -> dict[str, float]:
    clock, cpu = (sorted(column) for column in zip(*times, strict=True))
    return {
        f"{name}_median_ms": round(clock[len(clock) // 2], 1),
        f"{name}_longest_ms": round(clock[-1], 1),
        f"{name}_median_cpu_ms": round(cpu[len(cpu) // 2], 1),
    }


def jumping(desk: Desk, blocks: Blocks) -> dict[str, float]:
    """Mentions all over the text are gone to, as fast as a key repeats that is held down.

    `jump` is until the text stands there, painted; `follow` until table and strip have followed as well.
    """
    atlas = desk.selection.atlas
    assert atlas is not None
    jumps: list[tuple[float, float]] = []
    followed: list[tuple[float, float]] = []
    # Before the whole text is in the window, a jump waits for what stands before its target.
    whole: list[tuple[float, float]] = []
    with timed(whole):
        desk.selection.choose_mention(len(atlas.resolutions) - 1, Cause.KEYS)
    for number in range(60):
        with timed(followed):
            with timed(jumps):
                desk.selection.choose_mention((number * 1_237) % len(atlas.resolutions), Cause.KEYS)
                desk.article.view.viewport().repaint()
            QCoreApplication.processEvents()
        wait(_KEYS_MS)
    wait(300)
    last = {"first_jump_to_end_ms": round(whole[0][0], 1), "jump_longest_block_ms": blocks.take()}
    return summary("jump", jumps) | summary("follow", followed) | last


def selecting(desk: Desk, blocks: Blocks) -> dict[str, float]:
    """Rows of the table are chosen, brought into view and painted, and so is the text; the map follows on its own."""
    table = desk.places.table
    times: list[tuple[float, float]] = []
    for number in range(40):
        place_id = table.rows.name_at((number * 997) % table.rows.rowCount())
        with timed(times):
            table.place_clicked.emit(place_id)
            QCoreApplication.processEvents()
        wait(_KEYS_MS)
    wait(300)
    return summary("select", times) | {"select_longest_block_ms": blocks.take()}


def editing(desk: Desk, resolutions: tuple[Resolution, ...], blocks: Blocks) -> dict[str, float]:
    """Mentions are rejected, and that is undone."""
    times: list[tuple[float, float]] = []
    undos: list[tuple[float, float]] = []
    for number in range(3):
        mention = resolutions[(number * 997 + 500) % len(resolutions)].mention
        with timed(times):
            desk.correcting.do(Reject(mention.span, mention.surface))
        wait(1_500)
    edited = blocks.take()
    for _ in range(3):
        with timed(undos):
            desk.correcting.undo()
        wait(1_500)
    longest = {"edit_longest_block_ms": edited, "undo_longest_block_ms": blocks.take()}
    return summary("edit", times) | summary("undo", undos) | longest


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--size", type=int, default=1_000_000)
    options.add_argument("--mentions", type=int, default=5_000)
    options.add_argument("--places", type=int, default=400)
    options.add_argument("--profile", action="store_true")
    chosen = options.parse_args()
    sys.setswitchinterval(0.0003)  # as the window has it
    application = make_application(["bench"])
    language.install(application, application)
    known = known_places(chosen.places)
    document = from_text(long_text(chosen.size, chosen.mentions, list(known)))
    resolutions = tuple(
        Resolution(Mention(Span(*m.span()), m.group()), (), known[m.group()], Usage.LITERAL, 0.9)
        for m in re.finditer(r"Town\d{4}", document.text)
    )
    atlas = Atlas(document, resolutions)
    jobs = Jobs()
    engine = Engine(None, Ready(atlas))
    documents = Documents(jobs, lambda: Session(jobs, lambda: engine, read=lambda *_: document))
    GarbageCollector(documents)
    desk = compose(documents, ColorScheme(application, "light"), StateFile(None))
    window = desk.window
    window.show()
    settled: list[float] = []
    desk.map.map_settled.connect(lambda: settled.append(time.perf_counter()))
    documents.show(from_text("Nothing yet.\n"))
    until(lambda: bool(settled))
    wait(500)
    blocks = Blocks()
    result: dict[str, float] = {
        "mentions": len(resolutions),
        "places": len(atlas.places),
        "letters": len(document.text),
    }
    profile = cProfile.Profile()
    if chosen.profile:
        profile.enable()
    painted: list[float] = []
    desk.presenter.text_painted.connect(lambda: painted.append(time.perf_counter()))
    start = time.perf_counter()
    documents.open(Path("long.txt"))  # read at once: what is measured is the window
    until(lambda: bool(painted))
    result["text_painted_ms"] = round((painted[0] - start) * 1e3, 1)
    until(lambda: documents.current.atlas == atlas)
    settled.clear()
    until(lambda: bool(settled))
    wait(300)
    result["map_settled_ms"] = round((settled[0] - start) * 1e3, 1)
    result["open_longest_block_ms"] = blocks.take()
    result |= jumping(desk, blocks)
    result |= selecting(desk, blocks)
    if chosen.profile:
        profile.disable()
        pstats.Stats(profile, stream=sys.stderr).sort_stats("cumtime").print_stats(60)
        profile = cProfile.Profile()
        profile.enable()
    result |= editing(desk, resolutions, blocks)
    if chosen.profile:
        profile.disable()
        pstats.Stats(profile, stream=sys.stderr).sort_stats("cumtime").print_stats(60)
    print(json.dumps(result))
    desk.map.shutdown()
    window.close()
    jobs.close()
    shiboken6.delete(window)
    return 0


if __name__ == "__main__":
    sys.exit(main())

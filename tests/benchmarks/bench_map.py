"""How long the map takes: python tests/benchmarks/bench_map.py [RUNS]

Prints medians in milliseconds: from making the pane to `map_ready` in an application that runs already, and from
`set_atlas` to
`map_settled` with its share on the user interface's thread (`ui`), for 50, 5,000 and 20,000 places.
"""

from __future__ import annotations

import os
import statistics
import sys
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt
from PySide6.QtWidgets import QApplication

from geoview.atlas import Atlas
from geoview.document import Document
from geoview.gazetteer.place import FeatureClass, Place
from geoview.names.mention import Mention
from geoview.resolution.types import Resolution, Usage
from geoview.text import Span

QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)

from geoview.ui.map.map_pane import MapPane  # noqa: E402 - Qt wants the attribute first

DEADLINE = 30.0


def main() -> None:
    """Measures and prints."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    app = QApplication([])
    ready = []
    for _ in range(runs):
        started = time.perf_counter()
        pane = MapPane(animate=False)
        pane.resize(800, 520)
        pane.show()
        pane.set_atlas(places(50))
        wait_for(app, pane, "map_ready")
        ready.append(time.perf_counter() - started)
        pane.shutdown()
        pane.deleteLater()
    print(f"ready               {milliseconds(ready)}")
    pane = MapPane(animate=False)
    pane.resize(800, 520)
    pane.show()
    pane.set_atlas(places(1))
    wait_for(app, pane, "map_ready")
    for count in (50, 5_000, 20_000):
        shown, busy = [], []
        for _ in range(runs):
            atlas = places(count)
            started = time.perf_counter()
            pane.set_atlas(atlas)
            busy.append(time.perf_counter() - started)
            wait_for(app, pane, "map_settled")
            shown.append(time.perf_counter() - started)
        print(f"{count:6} places shown {milliseconds(shown)}   ui {milliseconds(busy)}")
    print(f"outside requests {pane.outside_requests}")
    pane.shutdown()


def places(count: int) -> Atlas:
    """A document with that many places, spread over the world."""
    resolutions = []
    for n in range(count):
        latitude, longitude = -60 + (n * 37 % 1300) / 10, -170 + (n * 91 % 3400) / 10
        place = Place(f"bench:{n}", f"P{n:05}", latitude, longitude, FeatureClass.SETTLEMENT)
        mention = Mention(Span(7 * n, 7 * n + 6), place.name)
        resolutions.append(Resolution(mention, (), place, Usage.LITERAL, 0.9))
    return Atlas(Document(" ".join(f"P{n:05}" for n in range(count))), tuple(resolutions))


def wait_for(app: QApplication, pane: MapPane, signal: str) -> None:
    """Runs the event loop until a signal of the pane comes."""
    heard: list[bool] = []
    connection = getattr(pane, signal).connect(lambda: heard.append(True))
    end = time.perf_counter() + DEADLINE
    while not heard:
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        if time.perf_counter() > end:
            raise TimeoutError(signal)
    pane.disconnect(connection)


def milliseconds(seconds: list[float]) -> str:
    """Median and extremes."""
    return f"{statistics.median(seconds) * 1e3:6.0f} ms ({min(seconds) * 1e3:.0f}–{max(seconds) * 1e3:.0f})"


if __name__ == "__main__":
    main()

"""How long a document takes to open, its corrections to apply, and the command to start: medians in milliseconds.

Processor time, which does not depend on what else the machine does; wall-clock time where a process is started.
"""

from __future__ import annotations

import re
import statistics
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from geoview.atlas import Atlas
from geoview.corrections.sidecar import ProjectFile
from geoview.document import from_text, read
from geoview.edits import Choose, Edit, History, Scope
from geoview.gazetteer.place import FeatureClass, Place
from geoview.names.mention import Mention
from geoview.resolution.types import Resolution, Usage
from geoview.text import Span, Utf16Index

if TYPE_CHECKING:
    from collections.abc import Callable

PLACE = Place("geonames:1", "Łódź", 51.77, 19.47, FeatureClass.SETTLEMENT)
LINE = "Talks between Pakistan and the United States – “tense” ones – went on in Łódź.\n"


def median_ms(function: Callable[[], object], times: int = 7, clock: Callable[[], float] = time.process_time) -> float:
    taken = []
    for _ in range(times):
        start = clock()
        function()
        taken.append(clock() - start)
    return statistics.median(taken) * 1000


def show(what: str, milliseconds: float) -> None:
    print(f"{what:<58}{milliseconds:>10.2f} ms")


def documents(folder: Path) -> None:
    text = LINE * (5_000_000 // len(LINE.encode()))
    for encoding in ("utf-8", "utf-16", "cp1250"):
        path = folder / f"{encoding}.txt"
        path.write_bytes(text.encode(encoding, "replace"))
        show(f"read 5 MB of text, {encoding}", median_ms(partial(read, path)))
    article = folder / "article.txt"
    article.write_text(LINE * 50, encoding="utf-8")
    show("read an article of 600 words", median_ms(lambda: read(article)))
    index = Utf16Index("😀 " * 50_000)
    show("100,000 positions to UTF-16, 50,000 emoji", median_ms(lambda: [index.to_utf16(n) for n in range(100_000)]))


def corrections(folder: Path) -> None:
    article = folder / "long.txt"
    article.write_text(LINE * 5000, encoding="utf-8")
    document = read(article)
    resolutions = tuple(
        Resolution(Mention(Span(*m.span()), m[0]), (), PLACE, Usage.LITERAL, 0.9)
        for m in re.finditer("Pakistan|United States|Łódź", document.text)
    )
    atlas = Atlas(document, resolutions)
    spans = [r.mention.span for r in resolutions]
    edits: list[Edit] = [Choose(span, span.of(document.text), PLACE) for span in spans[::15]]
    history = History(atlas, tuple(edits))
    everywhere = Choose(spans[0], "Pakistan", PLACE, Scope.NAME)
    show(f"one correction among {len(resolutions):,} mentions", median_ms(lambda: history.do(edits[0])))
    show("one correction to 5,000 mentions of a name", median_ms(lambda: history.do(everywhere)))
    show(f"undo the last of {len(edits):,} corrections", median_ms(history.undo))
    project = ProjectFile(document, folder / "data")
    show(f"save {len(edits):,} corrections", median_ms(lambda: project.save(edits, overwrite=True)))
    show(f"load {len(edits):,} corrections", median_ms(lambda: ProjectFile(document, folder / "data").load()))


def starts() -> None:
    for what, code in (("python itself", "pass"), ("import geoview", "import geoview"), ("geoview --version", None)):
        words = ["-m", "geoview", "--version"] if code is None else ["-c", code]
        run = lambda words=words: subprocess.run([sys.executable, *words], check=True, stdout=subprocess.DEVNULL)  # noqa: E731
        show(f"start: {what}", median_ms(run, clock=time.perf_counter))


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        documents(Path(folder))
        corrections(Path(folder))
    starts()
    show("title, dateline and date of a text", median_ms(lambda: from_text("KYIV, Ukraine (AP) — The talks went on.")))


if __name__ == "__main__":
    main()

"""Parsing of files, by their names."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

from geoview.batch.outcome import DocumentParser, Outcome, parse_file
from geoview.document import Document, read

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Generator, Sequence

__all__ = ["cores", "parse_files"]

_TRIAL_S = 1.0
"""Seconds of parsing in this process before other processes are considered."""
_WORTH_S = 3.0
"""Seconds that must seem to be left for them: each takes about one second to load what this one has loaded already."""


def cores() -> int:
    """Return the number of cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def parse_files(
    names: Sequence[str],
    *,
    encoding: str | None = None,
    jobs: int | None = None,
    geoparser: Callable[[], DocumentParser] | None = None,
    read_file: Callable[[str], Document] | None = None,
    here: Collection[str] = ("-",),
    recogniser: str = "best",
) -> Generator[Outcome, None, None]:
    """Parse files, in order.

    Args:
        names: The files.
        encoding: The encoding of all files, as Python names it; None detects it.
        jobs: Processes; 1 stays in this one. None tries for a second and takes one process a core when that pays. Other
            processes import the main module anew, so a script that asks for them needs `if __name__ == "__main__":`.
        geoparser: Opens the parser of this process, when the first file needs it; None opens one with
            the default gazetteer, which is what other processes use in any case.
        read_file: Reads a document in this process; None reads a file. Other processes always read files.
        here: Names that only this process can read.
        recogniser: The name of the recogniser for other processes, and for this one without a `geoparser`.

    Raises:
        GazetteerError: when the place data can't be used.
    """
    opened: list[DocumentParser] = []

    def parser() -> DocumentParser:
        if not opened:
            opened.append(geoparser() if geoparser is not None else _default_parser(recogniser))
        return opened[0]

    def one(index: int) -> Outcome:
        reader = read_file if read_file is not None else lambda name: read(name, encoding=encoding)
        return parse_file(index, names[index], parser(), reader)

    wanted = cores() if jobs is None else max(jobs, 1)
    first = 0
    if jobs is None and wanted > 1:
        first = yield from _trial(names, one)
    if first == len(names):
        return
    if wanted == 1 or len(names) - first == 1:
        for index in range(first, len(names)):
            yield one(index)
        return
    # Loaded here: one file alone needs no other process, and `multiprocessing` takes a while to load.
    from geoview.batch.workers import Workers

    with Workers(min(wanted, len(names) - first), encoding, recogniser) as workers:
        yield from workers.run([(index, names[index]) for index in range(first, len(names))], one, here)


def _trial(names: Sequence[str], one: Callable[[int], Outcome]) -> Generator[Outcome, None, int]:
    """Parse files one by one until other processes seem to pay; return how many were parsed."""
    spent = 0.0
    done = 0
    sizes = [_size(name) for name in names]
    left = sum(sizes)
    for index, size in enumerate(sizes):
        # The first file also loads the parser, which says nothing about the others.
        start = time.monotonic()
        yield one(index)
        if index:
            spent += time.monotonic() - start
            done += size
        left -= size
        if spent >= _TRIAL_S and spent / max(done, 1) * left >= _WORTH_S:
            return index + 1
    return len(names)


def _size(name: str) -> int:
    """Return the size of a file in bytes; 0 for what is not a file, which fails later."""
    try:
        return Path(name).stat().st_size
    except (OSError, ValueError):
        return 0


def _default_parser(recogniser: str) -> DocumentParser:
    from geoview.geoparser import Geoparser

    return Geoparser(recogniser=recogniser)

"""Makes what the map page is told of an Atlas, off the window's thread."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from geoview.atlas import Atlas
from geoview.errors import GazetteerError
from geoview.mapping.aggregate import Gathered
from geoview.mapping.payload import NOTHING, GazetteerLike, payload
from geoview.ui.wording.place_wording import WORDS

__all__ = ["MapEncoding", "encoded"]

_MANY = 400
"""Places that take longer than a frame to describe."""
_PAUSE_MS = 40
_PIECE = 200
"""Places that are written at a time: the interpreter's lock is not given back in between."""


class MapEncoding(QObject):
    """Describes one Atlas after another; the last one asked for counts.

    Thousands of places and outlines take longer than the window may stand still. And while they are described the
    window and the worker take turns: text and table come first.

    Args:
        pool: Where it is done.
    """

    made = Signal(int, bytes)
    """Of which generation, and JSON in UTF-8."""

    def __init__(self, pool: QThreadPool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = pool
        self._next: tuple[int, Atlas | Gathered | None, GazetteerLike | None] | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._start)

    def begin(self, generation: int, atlas: Atlas | Gathered | None, gazetteer: GazetteerLike | None) -> None:
        """Has an Atlas described.

        Args:
            generation: `made` says it again.
            atlas: The Atlas, or the places of many documents; None for no places.
            gazetteer: For outlines and names.
        """
        self._next = generation, atlas, gazetteer
        if atlas is None or len(atlas.places) < _MANY:
            self._start()
        else:
            self._pause.start()

    def stop(self) -> None:
        """Describes nothing any more."""
        self._pause.stop()
        self._pool.clear()
        self._pool.waitForDone()

    def _start(self) -> None:
        self._pause.stop()
        if self._next is not None:
            self._pool.start(partial(self._make, *self._next))
            self._next = None

    def _make(self, generation: int, atlas: Atlas | Gathered | None, gazetteer: GazetteerLike | None) -> None:
        self.made.emit(generation, b"".join(encoded(atlas, gazetteer)))


def _give_way() -> None:
    """Whoever waits for the interpreter, and that is the window, has it now instead of at its next interval."""
    time.sleep(0)


def encoded(atlas: Atlas | Gathered | None, gazetteer: GazetteerLike | None) -> Iterator[bytes]:
    """The payload of an Atlas as JSON in UTF-8, in pieces."""
    try:
        content = payload(atlas, gazetteer, WORDS, give_way=_give_way) if atlas else NOTHING
    except GazetteerError:
        content = (
            payload(atlas, None, WORDS, give_way=_give_way) if atlas else NOTHING
        )  # damaged outlines: pins still show
    write = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode
    places = content["places"]
    yield b'{"places":['
    for start in range(0, len(places), _PIECE):
        piece = write(places[start : start + _PIECE])[1:-1]
        yield ("," + piece if start else piece).encode()
    rest = write({name: value for name, value in content.items() if name != "places"})
    yield ("]," + rest[1:]).encode()

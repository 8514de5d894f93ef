"""Encoding an atlas for the map page, off the window's thread."""

from __future__ import annotations

import json
import time
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from geoview.errors import GazetteerError
from geoview.mapping.payload import NOTHING, GazetteerLike, payload
from geoview.ui.wording.place_wording import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geoview.atlas import Atlas
    from geoview.mapping.aggregate import Gathered

__all__ = ["MapEncoding", "encoded"]

_MANY = 400
"""Number of places that take longer than a frame to encode."""
_PAUSE_MS = 40
_PIECE = 200
"""Places that are written at a time: the interpreter's lock is not given back in between."""


class MapEncoding(QObject):
    """The encoder of one atlas after another; only the last request counts.

    Thousands of places and outlines take longer than the window may block. While they are encoded, the
    window and the worker take turns: text and table come first.

    Args:
        pool: The threads that encode.
    """

    made = Signal(int, bytes)
    """The generation, and JSON in UTF-8."""

    def __init__(self, pool: QThreadPool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = pool
        self._next: tuple[int, Atlas | Gathered | None, GazetteerLike | None] | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._start)

    def begin(self, generation: int, atlas: Atlas | Gathered | None, gazetteer: GazetteerLike | None) -> None:
        """Encode an atlas.

        Args:
            generation: Number that `made` reports.
            atlas: The atlas, or the places of many documents; None for no places.
            gazetteer: For outlines and names.
        """
        self._next = generation, atlas, gazetteer
        if atlas is None or len(atlas.places) < _MANY:
            self._start()
        else:
            self._pause.start()

    def stop(self) -> None:
        """Stop encoding."""
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
    """Release the interpreter to a waiting thread, such as the window's, before its next switch interval."""
    time.sleep(0)


def encoded(atlas: Atlas | Gathered | None, gazetteer: GazetteerLike | None) -> Iterator[bytes]:
    """Yield the payload of an atlas as JSON in UTF-8, in pieces."""
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

"""What the map shows beside pins and popup: the places that a passage is about."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QThreadPool, Signal

from geoview.atlas import Atlas
from geoview.errors import GazetteerError
from geoview.mapping.focus import focus_box
from geoview.mapping.payload import GazetteerLike

__all__ = ["MapExtras"]


class MapExtras(QObject):
    """Keeps what the reader switched on, and tells the page again whenever that has to be.

    Args:
        tell: Tells the page to do something; see `MapPane`.
        pool: Works out what takes longer than the window may stand still.
    """

    _found = Signal(int, object)

    def __init__(self, tell: Callable[..., None], pool: QThreadPool, parent: QObject) -> None:
        super().__init__(parent)
        self._tell, self._pool = tell, pool
        self._atlas: Atlas | None = None
        self._gazetteer: GazetteerLike | None = None
        self._focus: Mapping[str, int] | None = None
        self._asked = 0
        self._found.connect(self._on_found)

    def set_atlas(self, atlas: Atlas | None, gazetteer: GazetteerLike | None) -> None:
        """What the ids of places mean."""
        self._atlas, self._gazetteer = atlas, gazetteer

    def show_focus(self, counts: Mapping[str, int] | None, *, glide: bool = True) -> None:
        """Lets some places stand out; see `MapPane.show_focus`."""
        self._focus = counts
        self._asked += 1
        atlas = self._atlas
        if counts is None or atlas is None:
            self._tell("focus", places=None, box=None, glide=False)
        elif glide and counts:
            self._pool.start(functools.partial(self._find, self._asked, atlas, counts, self._gazetteer))
        else:
            self._tell("focus", places=self._numbers(), box=None, glide=False)

    def tell_again(self) -> None:
        """The page has forgotten; nothing moves."""
        if self._focus is not None:
            self._tell("focus", places=self._numbers(), box=None, glide=False)

    def _numbers(self) -> list[int]:
        uses = [self._atlas.use_of(place_id) for place_id in self._focus or ()] if self._atlas else []
        return sorted(use.number for use in uses if use is not None)

    def _find(self, asked: int, atlas: Atlas, counts: Mapping[str, int], gazetteer: GazetteerLike | None) -> None:
        """Runs in a worker: outlines come from the disk."""
        try:
            box = focus_box(atlas, counts, gazetteer)
        except GazetteerError:
            box = focus_box(atlas, counts, None)
        self._found.emit(asked, box)

    def _on_found(self, asked: int, box: object) -> None:
        if asked == self._asked and self._focus is not None:
            self._tell("focus", places=self._numbers(), box=box, glide=True)

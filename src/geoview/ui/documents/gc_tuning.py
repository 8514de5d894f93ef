"""Settings of Python's garbage collector that avoid long pauses while a long document is open."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from geoview.atlas import Atlas
    from geoview.ui.documents.documents import Documents

__all__ = ["GarbageCollector"]

_MANY = 2_000
"""Least number of mentions: from there on a collection takes longer than a frame; with fifty thousand, 0.1 s."""


class GarbageCollector(QObject):
    """The control that keeps the objects of long documents out of garbage collection while they are open.

    Mentions and places hold no reference cycles: they are freed without the collector.

    Args:
        documents: The open documents.
    """

    def __init__(self, documents: Documents) -> None:
        super().__init__(documents)
        self._documents = documents
        documents.atlas_changed.connect(self._on_atlas)
        documents.listed.connect(self._on_listed)

    def _on_atlas(self, atlas: Atlas) -> None:
        if atlas.complete and len(atlas.resolutions) >= _MANY:
            gc.freeze()

    def _on_listed(self) -> None:
        """Let the collector free what is left of a closed document."""
        if gc.get_freeze_count():
            gc.unfreeze()
            for session in self._documents.sessions:
                if session.atlas is not None:
                    self._on_atlas(session.atlas)

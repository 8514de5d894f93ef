"""Keeps Python's garbage collector from walking through long documents while somebody reads."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject

from geoview.atlas import Atlas
from geoview.ui.documents.documents import Documents

__all__ = ["GarbageCollector"]

_MANY = 2_000
"""Mentions from which it is worth while: a collection then takes longer than a frame, with fifty thousand 0.1 s."""


class GarbageCollector(QObject):
    """Takes what belongs to a long document out of the collector's rounds for as long as the document is open.

    Mentions and places hold no cycles: they go when nothing refers to them any more, collector or not.

    Args:
        documents: What is open.
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
        """A document came or went; what is left of one that went may be collected."""
        if gc.get_freeze_count():
            gc.unfreeze()
            for session in self._documents.sessions:
                if session.atlas is not None:
                    self._on_atlas(session.atlas)

"""Opening a document at a passage that another list of documents knows: a folder or a comparison."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from geoview.ui.selection.selection import Cause, Selection

if TYPE_CHECKING:
    from collections.abc import Callable

    from geoview.ui.documents.documents import Documents
    from geoview.ui.documents.session import Session

__all__ = ["PassageOpener"]


@dataclass(frozen=True, slots=True)
class _Target:
    """The passage that the reader wants to go to.

    Attributes:
        session: The document, or the session that is still reading it.
        start: Code point of the passage; −1 where a mention of `place_id` is wanted.
        place_id: The place.
        mention: Index into the resolutions; any other mention of the place serves where that one is gone.
    """

    session: Session
    start: int = -1
    place_id: str = ""
    mention: int = -1


class PassageOpener(QObject):
    """The opener of a document at a mention, which is chosen as soon as it has been found.

    Args:
        documents: The open documents. The views of the current one must be connected to it before this object is.
        selection: Chooses the mention.
        scroll_to: Scrolls the current text to a code point.
        parent: Owner.
    """

    def __init__(
        self, documents: Documents, selection: Selection, scroll_to: Callable[[int], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._documents, self._selection, self._scroll_to = documents, selection, scroll_to
        self._target: _Target | None = None
        documents.current_changed.connect(self._go)
        documents.document_opened.connect(self._go)
        documents.atlas_changed.connect(self._go)
        documents.finished.connect(self._on_finished)

    def open_at(self, path: Path, start: int) -> None:
        """Open a file at a passage.

        Args:
            path: The file.
            start: Code point to go to: the text moves there at once, the mention is chosen when it is found; −1 for
                where the reader was in it.
        """
        session = self._documents.open(path)
        self._target = _Target(session, start) if start >= 0 else None
        self._go()

    def open_place(self, document: Session | Path, place_id: str, mention: int) -> None:
        """Open a document at a mention of a place.

        Args:
            document: A document that is open, or its file where it has been closed.
            place_id: The place.
            mention: Index into the resolutions; −1 for the first mention of the place.
        """
        if isinstance(document, Path):
            session = self._documents.open(document)
        else:
            session = document
            self._documents.activate(session)
        self._target = _Target(session, -1, place_id, mention)
        self._go_to_place()

    def _front_target(self) -> _Target | None:
        """Return the target if its document is current."""
        target, current = self._target, self._documents.current
        return target if target is not None and target.session is current and current.document is not None else None

    def _go(self) -> None:
        """Go to the code point of the target. A target place has to wait until the search for places is done."""
        target = self._front_target()
        if target is None or target.start < 0:
            return
        atlas, document = target.session.atlas, target.session.document
        index = atlas.at(target.start) if atlas is not None else None
        if index is not None:
            self._target = None
            self._selection.choose_mention(index, Cause.TABLE)
        elif document is not None and (atlas is None or not atlas.resolutions):
            self._scroll_to(min(target.start, len(document.text)))

    def _go_to_place(self) -> None:
        target = self._front_target()
        atlas = target.session.atlas if target is not None else None
        if target is None or atlas is None:
            return
        known = atlas.mentions_of(target.place_id)
        if known:
            self._target = None
            self._selection.choose_mention(target.mention if target.mention in known else known[0], Cause.KEYS)

    def _on_finished(self) -> None:
        """Try once more, then give up: a passage that is not found now is no longer in the text."""
        self._go()
        self._go_to_place()
        if self._front_target() is not None:
            self._target = None

"""Decisions from other documents, as they apply to one document."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from geoview.atlas import Atlas
    from geoview.corrections.decision_memory import DecisionMemory
    from geoview.edits import Edit
    from geoview.gazetteer.place import Place

__all__ = ["RememberedDecisions"]


class RememberedDecisions:
    """The remembered decisions for the parse of one document, except where the reader has corrected it.

    Attributes:
        memory: What is remembered; None before it is read, or where nothing is kept.
        applied: The decisions that took effect.
    """

    def __init__(self) -> None:
        self.memory: DecisionMemory | None = None
        self.applied: tuple[Edit, ...] = ()
        self._own_names: set[str] = set()
        self._is_wanted = True

    def begin(self, *, again: bool) -> None:
        """Begin with another document, or (`again`) with another text of the same one."""
        self.applied = ()
        if not again:
            self._own_names, self._is_wanted = set(), True

    def remember(self, name: str, place: Place | None, *, today: date, document: str) -> None:
        """Remember a decision for later documents; in this one it is a correction like any other.

        Raises:
            StorageError: when it can't be saved; it holds for this session.
        """
        from geoview.edits import name_key

        if self.memory is not None:
            self._own_names.add(name_key(name))
            self.memory.remember(name, place, today=today, document=document)

    def suspend(self) -> None:
        """Ignore decisions from other documents in this one, as long as it is open."""
        self._is_wanted = False

    def over(self, parse: Atlas) -> Atlas:
        """Return the parse with the remembered decisions applied."""
        from geoview.edits import apply_all, name_key

        self.applied = ()
        if self.memory is not None and self._is_wanted:
            edits = self.memory.edits_for(parse)
            self.applied = tuple(edit for edit in edits if name_key(edit.quote) not in self._own_names)
        return apply_all(parse, self.applied)[0] if self.applied else parse

"""What the reader decided in other documents, as it holds in one."""

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
    """Applies remembered decisions to the parse of one document, except where the reader decided in it himself.

    Attributes:
        memory: What is remembered; None before it is read, or where nothing is kept.
        applied: What of it took effect.
    """

    def __init__(self) -> None:
        self.memory: DecisionMemory | None = None
        self.applied: tuple[Edit, ...] = ()
        self._own_names: set[str] = set()
        self._is_wanted = True

    def begin(self, *, again: bool) -> None:
        """Another document is open, or (`again`) another text of the same one."""
        self.applied = ()
        if not again:
            self._own_names, self._is_wanted = set(), True

    def remember(self, name: str, place: Place | None, *, today: date, document: str) -> None:
        """Lets a decision hold for later documents; here it is a correction like any other.

        Raises:
            StorageError: when it can't be saved; it holds for this session.
        """
        from geoview.edits import name_key

        if self.memory is not None:
            self._own_names.add(name_key(name))
            self.memory.remember(name, place, today=today, document=document)

    def suspend(self) -> None:
        """Let what was decided in other documents not hold in this one, as long as it is open."""
        self._is_wanted = False

    def over(self, parse: Atlas) -> Atlas:
        """The parse with what is remembered."""
        from geoview.edits import apply_all, name_key

        self.applied = ()
        if self.memory is not None and self._is_wanted:
            edits = self.memory.edits_for(parse)
            self.applied = tuple(edit for edit in edits if name_key(edit.quote) not in self._own_names)
        return apply_all(parse, self.applied)[0] if self.applied else parse

"""Decisions about names that hold for later documents: which place a name means, or that it is not a place.

The file `remembered.json` in GeoView's own folder of data holds, for each name, the last such decision, its day and the
document in which it was made. What is remembered is shown to the reader and can be taken back.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from geoview.corrections.records import DamagedError, FindPlace, find_nothing, read_place, write_place
from geoview.edits import Choose, Edit, Reject, Scope, name_key
from geoview.json_store import Content, JsonStore, Trouble
from geoview.phrases import Phrase
from geoview.storage import SYSTEM, Calls
from geoview.text import printable

if TYPE_CHECKING:
    from pathlib import Path

    from geoview.atlas import Atlas
    from geoview.gazetteer.place import Place

__all__ = ["DecisionMemory", "Remembered"]

FORMAT = "geoview-memory"
VERSION = 1
MAX_BYTES = 16 * 1024 * 1024
MOST = 20_000
"""Names that are remembered; beyond that the oldest goes."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """A decision about a name.

    Attributes:
        name: The name, as it was written.
        place: What it means; None when it is not a place.
        decided: The day of the decision.
        document: The name of the document in which it was made.
    """

    name: str
    place: Place | None
    decided: date
    document: str = ""


class DecisionMemory:
    """The remembered decisions by name, on the disk.

    Args:
        path: The file; None remembers for this session only and touches nothing.
        find_place: The gazetteer's place of an id; None trusts the copy that the file holds.
        calls: The system calls; tests replace them by calls that fail.

    Attributes:
        notice: What went wrong, for the reader; "" when nothing did.
    """

    def __init__(self, path: Path | None, *, find_place: FindPlace | None = None, calls: Calls = SYSTEM) -> None:
        self._find_place = find_place or find_nothing
        self._names: dict[str, Remembered] = {}
        self._unread: list[Any] = []
        self.notice = ""
        self._store: JsonStore | None = None
        if path is not None:
            self._store = JsonStore(path, version=VERSION, format=FORMAT, keys=("names",), limit=MAX_BYTES, calls=calls)
            self._load(self._store)

    @property
    def decisions(self) -> tuple[Remembered, ...]:
        """All decisions, the latest first."""
        return tuple(reversed(self._names.values()))

    def about(self, surface: str) -> Remembered | None:
        """Return the earlier decision about a name, or None."""
        return self._names.get(name_key(surface))

    def remember(self, surface: str, place: Place | None, *, today: date, document: str = "") -> None:
        """Remember a decision for later documents; it replaces an earlier one about the same name.

        Args:
            surface: The name.
            place: What it means; None when it is not a place.
            today: The day of the decision.
            document: The name of the document in which it is made.

        Raises:
            StorageError: when it can't be saved; it holds for this session.
        """
        key = name_key(surface)
        self._names.pop(key, None)
        self._names[key] = Remembered(printable(surface), place, today, printable(document))
        while len(self._names) > MOST:
            del self._names[next(iter(self._names))]
        self._save()

    def forget(self, surface: str) -> bool:
        """Forget a decision; return False when there was no such decision.

        Raises:
            StorageError: when that can't be saved; it holds for this session.
        """
        if self._names.pop(name_key(surface), None) is None:
            return False
        self._save()
        return True

    def edits_for(self, atlas: Atlas) -> tuple[Edit, ...]:
        """Return the remembered decisions that concern the names of a document, to apply before its own."""
        if not self._names:
            return ()
        edits: dict[str, Edit] = {}
        for resolution in atlas.resolutions:
            mention = resolution.mention
            key = name_key(mention.surface)
            decision = self._names.get(key)
            if decision is None or key in edits:
                continue
            if decision.place is None:
                edits[key] = Reject(mention.span, mention.surface, Scope.NAME)
            else:
                edits[key] = Choose(mention.span, mention.surface, decision.place, Scope.NAME)
        return tuple(edits.values())

    def _load(self, store: JsonStore) -> None:
        content = store.read()
        items = content.record.get("names") if content.record and content.trouble is None else []
        if not isinstance(items, list):
            items, content = [], store.set_aside()
        if content.trouble is not None:
            self._note(content, printable(str(store.path)))
        for item in items:
            try:
                decision = self._read(item)
            except DamagedError:
                self._unread.append(item)
            else:
                self._names[name_key(decision.name)] = decision
        if self._unread:
            self.notice = Phrase(
                "{count} earlier decisions made no sense; they are kept and do nothing.", count=len(self._unread)
            )

    def _read(self, item: Any) -> Remembered:
        if not isinstance(item, dict):
            raise DamagedError("it is no record")
        name, document, decided = item.get("name"), item.get("document", ""), item.get("decided")
        if not (isinstance(name, str) and name.strip() and isinstance(document, str) and isinstance(decided, str)):
            raise DamagedError("it has no name")
        try:
            day = date.fromisoformat(decided)
        except ValueError as error:
            raise DamagedError("it has no day") from error
        if "place" not in item:
            raise DamagedError("it decides nothing")
        return Remembered(printable(name), read_place(item["place"], self._find_place), day, printable(document))

    def _note(self, content: Content, shown: str) -> None:
        """Note what is wrong with the file; one that is still in place is not written."""
        if content.trouble is not Trouble.DAMAGED:
            self._store = None
        if content.trouble is Trouble.NEWER:
            self.notice = Phrase(
                "Earlier decisions in {path} are of another version of GeoView; they stay as they are.", path=shown
            )
        else:
            self.notice = Phrase(
                "Earlier decisions could not be used: {path} {reason}.", path=shown, reason=content.reason
            )

    def _save(self) -> None:
        if self._store is None:
            return
        names = [
            {
                "name": decision.name,
                "place": write_place(decision.place) if decision.place else None,
                "decided": decision.decided.isoformat(),
                "document": decision.document,
            }
            for decision in self._names.values()
        ]
        self._store.write({"names": names + self._unread})

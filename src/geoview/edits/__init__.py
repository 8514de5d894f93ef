"""The reader's corrections: pure functions from Atlas to Atlas.

An edit names a stretch of text, not the number of a mention, so it holds for every parse of the same text: for a
snapshot that is still growing, for another recogniser, for the next session. What a document shows is its parse with
the edits applied in their order; to undo one is to leave it out.
"""

from __future__ import annotations

from geoview.edits.draft import Draft, Edit, EditError, Scope, apply_all, name_key
from geoview.edits.history import History
from geoview.edits.kinds import READER, AddMention, Choose, PlaceHere, Reject, Widen, place_at

__all__ = [
    "READER",
    "AddMention",
    "Choose",
    "Draft",
    "Edit",
    "EditError",
    "History",
    "PlaceHere",
    "Reject",
    "Scope",
    "Widen",
    "apply_all",
    "name_key",
    "place_at",
]

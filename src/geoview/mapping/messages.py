"""What the map page may say to the window: a few sorts of message, each with its fields and their ranges.

The page shows text that nobody has checked, so nothing it says is trusted: a message is one short JSON object of a
known sort, with whole numbers within the ranges of the Atlas that is shown. Everything else is refused.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from enum import StrEnum

__all__ = ["MESSAGE_LIMIT", "Message", "MessageSort", "parse_message"]

MESSAGE_LIMIT = 1000
"""The longest message in characters."""

_ACTION = re.compile(r"[a-z][a-z0-9-]{0,39}")


class MessageSort(StrEnum):
    """The sorts of messages that the page sends."""

    HELLO = "hello"
    """It is loaded and wants the state."""
    READY = "ready"
    """The base map is drawn."""
    DRAWN = "drawn"
    """The places of `generation` are drawn."""
    SETTLED = "settled"
    """The view is at rest."""
    CLICK = "click"
    HOVER = "hover"
    """The pointer is over `place`, or over none (0)."""
    MENTION = "mention"
    STEP = "step"
    MORE = "more"
    ACTION = "action"
    GHOST = "ghost"
    """One of the places to choose from was clicked."""
    LINE = "line"
    """The line to a place was clicked."""
    HERE = "here"
    """The reader asks what can be done at a point."""
    BACKGROUND = "background"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Message:
    """One checked message.

    Attributes:
        sort: What it says.
        generation: Which Atlas it is about.
        place: The number of a place, 1 … count; 0 for none.
        mention: An index into the Atlas' resolutions; -1 for none.
        step: -1 or 1; 0 for none.
        action: The id of an action of the popup.
        ghost: The key of a place to choose from, 1 … count; 0 for none.
        latitude: Millionths of a degree north.
        longitude: Millionths of a degree east.
        text: What went wrong, at most 300 characters.
    """

    sort: MessageSort
    generation: int = 0
    place: int = 0
    mention: int = -1
    step: int = 0
    action: str = ""
    ghost: int = 0
    latitude: int = 0
    longitude: int = 0
    text: str = ""


def parse_message(text: object, *, places: int, mentions: int, ghosts: int = 0) -> Message:
    """Check a message of the page.

    Args:
        text: What came over the channel.
        places: How many places are shown.
        mentions: How many mentions the document has.
        ghosts: How many places there are to choose from.

    Raises:
        ValueError: when it is no message, or a field is missing, of another type or out of range.
    """
    if not isinstance(text, str) or len(text) > MESSAGE_LIMIT:
        raise ValueError("not a short text")
    try:
        fields = json.loads(text)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    if not isinstance(fields, dict):
        raise ValueError("not an object")
    sort = MessageSort(fields.pop("sort", None))
    generation = _whole(fields.pop("generation", 0), 0, 2**53)
    needed = _FIELDS.get(sort, ())
    if set(fields) != set(needed):
        raise ValueError(f"{sort} has the fields {sorted(fields)}, not {sorted(needed)}")
    message = Message(sort, generation)
    for name in needed:
        value = fields[name]
        match name:
            case "place":
                lowest = 0 if sort is MessageSort.HOVER else 1
                message = replace(message, place=_whole(value, lowest, places))
            case "mention":
                message = replace(message, mention=_whole(value, 0, mentions - 1))
            case "ghost":
                message = replace(message, ghost=_whole(value, 1, ghosts))
            case "latitude":
                message = replace(message, latitude=_whole(value, -90_000_000, 90_000_000))
            case "longitude":
                message = replace(message, longitude=_whole(value, -180_000_000, 180_000_000))
            case "step":
                message = replace(message, step=_step(value))
            case "action":
                if not isinstance(value, str) or not _ACTION.fullmatch(value):
                    raise ValueError("not the id of an action")
                message = replace(message, action=value)
            case _:
                if not isinstance(value, str):
                    raise ValueError("not a text")
                message = replace(message, text=value[:300])
    return message


_FIELDS = {
    MessageSort.CLICK: ("place",),
    MessageSort.HOVER: ("place",),
    MessageSort.MENTION: ("mention",),
    MessageSort.STEP: ("step",),
    MessageSort.MORE: ("place",),
    MessageSort.LINE: ("place",),
    MessageSort.ACTION: ("place", "mention", "action"),
    MessageSort.GHOST: ("ghost",),
    MessageSort.HERE: ("latitude", "longitude"),
    MessageSort.FAILED: ("text",),
}


def _whole(value: object, lowest: int, highest: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not lowest <= value <= highest:
        raise ValueError(f"not a whole number from {lowest} to {highest}")
    return value


def _step(value: object) -> int:
    step = _whole(value, -1, 1)
    if step == 0:
        raise ValueError("a step of 0")
    return step

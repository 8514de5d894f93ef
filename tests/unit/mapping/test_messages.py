"""What the page may say (F16)."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoview.mapping.messages import MESSAGE_LIMIT, Message, MessageSort, parse_message

GOOD = [
    ({"sort": "hello"}, Message(MessageSort.HELLO)),
    ({"sort": "ready", "generation": 3}, Message(MessageSort.READY, 3)),
    ({"sort": "click", "place": 7, "generation": 1}, Message(MessageSort.CLICK, 1, place=7)),
    ({"sort": "hover", "place": 0}, Message(MessageSort.HOVER)),
    ({"sort": "mention", "mention": 51}, Message(MessageSort.MENTION, mention=51)),
    ({"sort": "step", "step": -1}, Message(MessageSort.STEP, step=-1)),
    ({"sort": "more", "place": 1}, Message(MessageSort.MORE, place=1)),
    (
        {"sort": "action", "place": 1, "mention": 0, "action": "not-a-place"},
        Message(MessageSort.ACTION, place=1, mention=0, action="not-a-place"),
    ),
    ({"sort": "ghost", "ghost": 5}, Message(MessageSort.GHOST, ghost=5)),
    (
        {"sort": "here", "latitude": -90_000_000, "longitude": 12_345_678},
        Message(MessageSort.HERE, latitude=-90_000_000, longitude=12_345_678),
    ),
    ({"sort": "failed", "text": "x" * 900}, Message(MessageSort.FAILED, text="x" * 300)),
]

BAD = [
    "",
    "null",
    "[]",
    "{",
    '"click"',
    "[" * 900,
    "{}",
    '{"sort": "eval"}',
    '{"sort": ["click"]}',
    '{"sort": "click"}',
    '{"sort": "click", "place": 0}',
    '{"sort": "click", "place": 8}',
    '{"sort": "click", "place": -1}',
    '{"sort": "click", "place": 1.5}',
    '{"sort": "click", "place": "1"}',
    '{"sort": "click", "place": true}',
    '{"sort": "click", "place": NaN}',
    '{"sort": "click", "place": 1e999}',
    '{"sort": "click", "place": 1, "extra": 2}',
    '{"sort": "click", "place": 1, "generation": -1}',
    '{"sort": "click", "place": 1, "generation": null}',
    '{"sort": "hover", "place": 8}',
    '{"sort": "mention", "mention": 52}',
    '{"sort": "mention", "mention": -1}',
    '{"sort": "step", "step": 0}',
    '{"sort": "step", "step": 2}',
    '{"sort": "action", "place": 1, "mention": 0, "action": "../x"}',
    '{"sort": "action", "place": 1, "mention": 0, "action": 4}',
    '{"sort": "action", "place": 1, "mention": 0}',
    '{"sort": "ghost", "ghost": 0}',
    '{"sort": "ghost", "ghost": 6}',
    '{"sort": "here", "latitude": 90000001, "longitude": 0}',
    '{"sort": "here", "latitude": 0, "longitude": -180000001}',
    '{"sort": "here", "latitude": 0.5, "longitude": 0}',
    '{"sort": "here", "latitude": 0}',
    '{"sort": "failed", "text": 3}',
    '{"sort": "failed", "text": "' + "x" * MESSAGE_LIMIT + '"}',
]


@pytest.mark.parametrize("fields, message", GOOD)
def test_known_messages_are_read(fields: dict[str, object], message: Message) -> None:
    assert parse_message(json.dumps(fields), places=7, mentions=52, ghosts=5) == message


@pytest.mark.parametrize("text", BAD)
def test_everything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        parse_message(text, places=7, mentions=52, ghosts=5)


@pytest.mark.parametrize("value", [None, 3, b"{}", {"sort": "hello"}, ["hello"]])
def test_only_text_is_a_message(value: object) -> None:
    with pytest.raises(ValueError):
        parse_message(value, places=7, mentions=52, ghosts=5)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)
FIELDS = st.fixed_dictionaries(
    {"sort": st.sampled_from([sort.value for sort in MessageSort])},
    optional=dict.fromkeys(("place", "mention", "step", "action", "generation", "text"), JSON),
)


@given(FIELDS)
def test_whatever_is_read_is_in_range(fields: dict[str, object]) -> None:
    try:
        message = parse_message(json.dumps(fields), places=7, mentions=52, ghosts=5)
    except ValueError:
        return
    assert 0 <= message.place <= 7
    assert -1 <= message.mention < 52
    assert message.step in (-1, 0, 1)
    assert len(message.text) <= 300

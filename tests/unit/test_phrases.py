"""Words of the core: English as a string, and how they are made for those who say them otherwise."""

from __future__ import annotations

import errno
import json
import pickle
from pathlib import Path

import pytest

from geoview.phrases import Phrase, system_reason


def test_a_phrase_is_its_english_words() -> None:
    phrase = Phrase(
        "{name} has {count} pages, {share} of {parts}", name="a.pdf", count=12345, share=0.5, parts=("x", "y")
    )
    assert phrase == "a.pdf has 12,345 pages, 0.5 of x and y"
    assert phrase.template == "{name} has {count} pages, {share} of {parts}"


def test_braces_of_the_world_outside_stay() -> None:
    assert Phrase("{name} is gone", name="{0}{x}") == "{0}{x} is gone"
    assert Phrase("Only {z} may stand there") == "Only {z} may stand there"


@pytest.mark.parametrize(
    "phrase",
    [
        Phrase("plain"),
        Phrase("{path}: {reason}", path=Path("a"), reason=Phrase("is {kind}", kind=Phrase("a folder"))),
        Phrase("{names} and {count}", names=("one", "two"), count=3),
        Phrase("{error}", error=OSError(errno.EIO, "Input/output error")),
    ],
)
def test_a_phrase_survives_another_process_and_a_file(phrase: Phrase) -> None:
    for copy in (pickle.loads(pickle.dumps(phrase)), Phrase.of_record(json.loads(json.dumps(phrase.record())))):
        assert copy == phrase
        assert copy.template == phrase.template
        assert {name: str(value) for name, value in copy.values.items()} == {
            name: str(value) for name, value in phrase.values.items()
        }


@pytest.mark.parametrize(
    "record", [{}, [], "a", 1, None, {"template": "{a}", "values": {}}, {"template": "{a", "values": {"a": 1}}]
)
def test_what_is_no_record_is_refused_or_harmless(record: object) -> None:
    try:
        found = Phrase.of_record(record)  # type: ignore[arg-type]
    except ValueError:
        return
    assert found == "{a}"


def test_one_value_can_be_left_out() -> None:
    phrase = Phrase("{name} is {kind}", name="a.txt", kind=Phrase("a folder"))
    assert phrase.without("name") == " is a folder"
    assert phrase.without("other") is phrase


def test_the_usual_reasons_of_the_system_are_phrases() -> None:
    full = OSError(errno.ENOSPC, "No space left on device")
    assert isinstance(system_reason(full), Phrase)
    assert isinstance(system_reason(full, inside=True), Phrase)
    assert system_reason(full, inside=True) == "no space left on device"
    assert system_reason(OSError(errno.EIO, "Odd")) == "Odd"
    assert system_reason(ValueError("embedded null byte")) == "embedded null byte"
    own = OSError(errno.EISDIR, Phrase("it is a folder"))
    assert isinstance(system_reason(own, inside=True), Phrase)

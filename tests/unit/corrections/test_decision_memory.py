"""Decisions that hold for later documents: kept, shown, applied, taken back."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from geoview.atlas import Atlas
from geoview.corrections import decision_memory as module
from geoview.corrections.decision_memory import DecisionMemory, Remembered
from geoview.document import from_text
from geoview.edits import Choose, Reject, Scope, apply_all
from geoview.errors import StorageError
from geoview.gazetteer.place import FeatureClass, Place
from geoview.names.mention import Mention
from geoview.resolution.types import Resolution, Usage
from geoview.storage import SYSTEM
from geoview.text import Span

if TYPE_CHECKING:
    from pathlib import Path

PARIS = Place("geonames:2988507", "Paris", 48.85341, 2.3488, FeatureClass.SETTLEMENT, "PPLC", "FR", "Île-de-France")
TEXAS = Place("geonames:4717560", "Paris", 33.66094, -95.55551, FeatureClass.SETTLEMENT, "PPL", "US", "Texas")
DAY = date(2024, 12, 23)


def atlas(*words: str) -> Atlas:
    text = " ".join(words)
    resolutions = []
    position = 0
    for word in words:
        span = Span(position, position + len(word))
        resolutions.append(Resolution(Mention(span, word), (), PARIS, Usage.LITERAL, 0.5))
        position += len(word) + 1
    return Atlas(from_text(text), tuple(resolutions))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "remembered.json"


def test_decisions_come_back(path: Path) -> None:
    memory = DecisionMemory(path)
    assert memory.decisions == ()
    memory.remember("Paris", TEXAS, today=DAY, document="a.txt")
    memory.remember("Reading", None, today=DAY)
    again = DecisionMemory(path)
    assert again.decisions == (Remembered("Reading", None, DAY), Remembered("Paris", TEXAS, DAY, "a.txt"))
    assert again.about("PARIS") == Remembered("Paris", TEXAS, DAY, "a.txt")
    assert again.about("Parma") is None
    assert again.notice == ""


def test_the_last_decision_about_a_name_counts(path: Path) -> None:
    memory = DecisionMemory(path)
    memory.remember("Paris", TEXAS, today=DAY)
    memory.remember("London", None, today=DAY)
    memory.remember("PARIS", PARIS, today=DAY)
    assert [d.name for d in memory.decisions] == ["PARIS", "London"]
    assert DecisionMemory(path).about("Paris") == Remembered("PARIS", PARIS, DAY)


def test_a_decision_is_taken_back(path: Path) -> None:
    memory = DecisionMemory(path)
    memory.remember("Paris", TEXAS, today=DAY)
    assert memory.forget("paris")
    assert not memory.forget("paris")
    assert DecisionMemory(path).decisions == ()


def test_remembered_decisions_become_edits_of_a_later_document(path: Path) -> None:
    memory = DecisionMemory(path)
    memory.remember("Paris", TEXAS, today=DAY)
    memory.remember("Reading", None, today=DAY)
    memory.remember("Oslo", PARIS, today=DAY)
    parse = atlas("London", "Paris", "Reading", "PARIS", "Reading")
    edits = memory.edits_for(parse)
    assert edits == (Choose(Span(7, 12), "Paris", TEXAS, Scope.NAME), Reject(Span(13, 20), "Reading", Scope.NAME))
    edited, misfits = apply_all(parse, edits)
    assert misfits == ()
    assert [(r.mention.surface, r.chosen and r.chosen.id) for r in edited.resolutions] == [
        ("London", PARIS.id),
        ("Paris", TEXAS.id),
        ("PARIS", TEXAS.id),
    ]
    assert DecisionMemory(None).edits_for(parse) == ()


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b'{"format": "other"}', b'{"format": "geoview-memory", "version": 1, "names": {}}', b"\xff"],
)
def test_a_damaged_file_is_set_aside(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    memory = DecisionMemory(path)
    assert "set aside as remembered.json.bad" in memory.notice
    assert path.with_name("remembered.json.bad").read_bytes() == content
    memory.remember("Paris", TEXAS, today=DAY)
    assert DecisionMemory(path).about("Paris") is not None


@pytest.mark.parametrize(
    "item",
    [
        None,
        {},
        {"name": "", "place": None, "decided": "2024-12-23"},
        {"name": "X", "decided": "2024-12-23"},
        {"name": "X", "place": None, "decided": "yesterday"},
        {"name": "X", "place": None},
        {"name": "X", "place": {"id": "x"}, "decided": "2024-12-23"},
        {"name": "X", "place": None, "decided": "2024-12-23", "document": 7},
    ],
)
def test_one_damaged_decision_costs_only_itself_and_is_kept(path: Path, item: object) -> None:
    DecisionMemory(path).remember("Paris", TEXAS, today=DAY)
    record = json.loads(path.read_bytes())
    record["names"].insert(0, item)
    path.write_text(json.dumps(record))
    memory = DecisionMemory(path)
    assert [d.name for d in memory.decisions] == ["Paris"]
    assert "1 earlier decisions" in memory.notice
    memory.remember("London", None, today=DAY)
    assert item in json.loads(path.read_bytes())["names"]


def test_a_file_of_another_version_stays_as_it_is(path: Path) -> None:
    DecisionMemory(path).remember("Paris", TEXAS, today=DAY)
    newer = path.read_bytes().replace(b'"version": 1', b'"version": 2')
    path.write_bytes(newer)
    memory = DecisionMemory(path)
    assert "another version" in memory.notice
    memory.remember("London", None, today=DAY)
    assert memory.about("London") is not None
    assert path.read_bytes() == newer


def test_what_cannot_be_saved_is_said_and_holds(path: Path) -> None:
    def full(*_: object) -> Any:
        raise OSError(28, os.strerror(28))

    memory = DecisionMemory(path, calls=replace(SYSTEM, write=full))
    with pytest.raises(StorageError):
        memory.remember("Paris", TEXAS, today=DAY)
    assert memory.about("Paris") is not None
    assert not path.exists()


def test_the_gazetteer_of_today_has_the_last_word(path: Path) -> None:
    DecisionMemory(path).remember("Paris", TEXAS, today=DAY)
    moved = replace(TEXAS, latitude=33.7)
    assert DecisionMemory(path, find_place={TEXAS.id: moved}.get).about("Paris") == Remembered("Paris", moved, DAY)


def test_there_is_an_end_to_it(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", 3)
    memory = DecisionMemory(path)
    for name in ("Ulm", "Oslo", "Rome", "Bonn"):
        memory.remember(name, None, today=DAY)
    assert [d.name for d in memory.decisions] == ["Bonn", "Rome", "Oslo"]


def test_names_are_shown_safely_and_folders_in_the_way_are_said(path: Path) -> None:
    memory = DecisionMemory(None)
    memory.remember("Pa\u202eris\n", TEXAS, today=DAY, document="a\nb.txt")
    (decision,) = memory.decisions
    assert (decision.name, decision.document) == ("Pa\ufffdris\ufffd", "a\ufffdb.txt")
    path.mkdir()
    assert "could not be read" in DecisionMemory(path).notice

"""Corrections as a reader makes them, and places to choose from."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from present import present
from PySide6.QtGui import QTextCursor

from geoview.document import from_text
from geoview.gazetteer import Gazetteer
from geoview.gazetteer.opening import GazetteerInfo
from geoview.gazetteer.place import FeatureClass, NameMatch, NameSort, Place
from geoview.gazetteer.schema import SCHEMA_VERSION
from geoview.gazetteer.views import NEUTRAL
from geoview.ui.selection.selection import Cause

if TYPE_CHECKING:
    from pathlib import Path

    from desk import Desk, Kit
    from pytestqt.qtbot import QtBot

__all__ = [
    "DEADLINE",
    "OAKVILLE",
    "OTHER_OAKTON",
    "THIRD_OAKTON",
    "FakeGazetteer",
    "asked",
    "choose",
    "kept",
    "message",
    "names",
    "open_file",
    "select",
    "show",
    "sidecar",
    "trigger",
]


OTHER_OAKTON = Place("x:oakton2", "Oakton", -12.0, 44.0, FeatureClass.SETTLEMENT, "PPL", "EL", "Shore")


THIRD_OAKTON = Place("x:oakton3", "Oakton", 5.0, 5.0, FeatureClass.TERRAIN, "MT", "EL")


OAKVILLE = Place("x:oakville", "Oakville", 50.0, 10.0, FeatureClass.SETTLEMENT, "PPL", "WL", population=1_234_567)


DEADLINE = 20_000


def show(qtbot: QtBot, desk: Desk, text: str, path: Path | None = None) -> None:
    """Shows a text and waits for its places and its map."""
    with qtbot.waitSignal(desk.documents.finished, timeout=DEADLINE):
        desk.documents.show(from_text(text, path))
    qtbot.waitUntil(lambda: desk.map.made is not None, timeout=DEADLINE)


def names(desk: Desk) -> list[str]:
    return [r.mention.surface for r in desk.atlas.resolutions]


def choose(desk: Desk, place: Any, nth: int = 0) -> None:
    desk.selection.choose_mention(desk.atlas.mentions_of(place.id)[nth], Cause.KEYS)


def trigger(desk: Desk, name: str) -> None:
    assert desk.is_enabled(name), name
    desk.trigger(name)


class FakeGazetteer(Gazetteer):
    """Three places, by their names and ids, without a database."""

    places = (OTHER_OAKTON, THIRD_OAKTON, OAKVILLE)

    def __init__(self) -> None:
        self.info = GazetteerInfo("Test 1", SCHEMA_VERSION, len(self.places), len(self.places), (), "2026-01-01")
        self.view, self.notice = NEUTRAL, ""

    def by_id(self, place_id: str) -> Place | None:
        return next((place for place in self.places if place.id == place_id), None)

    def by_name(self, name: str) -> tuple[NameMatch, ...]:
        return tuple(NameMatch(p, p.name, NameSort.MAIN) for p in self.places if p.name.lower() == name.lower())

    def search(self, prefix: str, limit: int = 20) -> tuple[NameMatch, ...]:
        found = [NameMatch(p, p.name, NameSort.MAIN) for p in self.places if p.name.lower().startswith(prefix.lower())]
        return tuple(found[:limit])

    def country(self, code: str) -> Place | None:
        return None


def asked(qtbot: QtBot, desk: Desk, kit: type[Kit]) -> Any:
    """Opens the candidates of the first Oakton."""
    show(qtbot, desk, kit.text)
    choose(desk, kit.oakton)
    trigger(desk, "choose")
    panel = present(desk.chooser.panel)
    assert panel.isVisible() and panel.field.hasFocus()
    return panel


def open_file(qtbot: QtBot, desk: Desk, path: Path) -> None:
    with qtbot.waitSignal(desk.documents.finished, timeout=DEADLINE):
        desk.open(path)


def sidecar(path: Path) -> Path:
    return path.with_name(path.name + ".geoview")


def kept(path: Path) -> list[dict[str, Any]]:
    edits: list[dict[str, Any]] = json.loads(sidecar(path).read_text(encoding="ascii"))["edits"]
    return edits


def message(desk: Desk, key: str) -> Any:
    return next((m for m in desk.messages._messages if m.key == key), None)


def select(desk: Desk, words: str) -> None:
    """Selects the first occurrence of some words, as a drag over them does."""
    view = desk.article.view
    start = view.toPlainText().index(words)
    cursor = view.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(start + len(words), QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)

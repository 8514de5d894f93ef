"""Decisions that hold for later documents."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from correcting_steps import (
    OTHER_OAKTON,
    FakeGazetteer,
    choose,
    message,
    names,
    open_file,
    sidecar,
    trigger,
)
from desk import Desk, FakeParser, Kit, Make, SnapshotOf
from present import present
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from geoview.resolution.types import Candidate
from geoview.ui.documents.session import Engine

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from geoview.document import Document


def decide_for_later(qtbot: QtBot, desk: Desk, kit: type[Kit], digit: Qt.Key) -> None:
    choose(desk, kit.oakton)
    trigger(desk, "choose")
    panel = present(desk.chooser.panel)
    panel.reach.setCurrentIndex(panel.reach.findData("remember"))
    assert panel.reach.currentText() == "This name, here and in later documents"
    qtbot.keyClick(panel.field, digit)
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)


@pytest.fixture
def two_files(kit: type[Kit], tmp_path: Path) -> tuple[Path, Path]:
    paths = (tmp_path / "first.txt", tmp_path / "second.txt")
    for path in paths:
        path.write_text(f"{path.stem}\n\n{kit.text}", encoding="utf-8")
    return paths


@pytest.fixture
def remembering(kit: type[Kit], keeping: Make) -> Make:
    """Makes desks that keep corrections and know three Oaktons."""

    class Parser(FakeParser):
        def snapshots(self, document: Document, **options: Any) -> Iterator[SnapshotOf]:
            for snapshot in super().snapshots(document, **options):
                more = (Candidate(OTHER_OAKTON, 0.04),)
                ours = tuple(replace(r, candidates=(*r.candidates, *more)) for r in snapshot.atlas.resolutions)
                yield replace(snapshot, atlas=replace(snapshot.atlas, resolutions=ours))

    def make() -> Any:
        parser = Parser()
        return keeping(parser, engine=lambda: Engine(FakeGazetteer(), parser))

    return make


def test_a_decision_holds_in_later_documents_is_shown_and_taken_back(
    qtbot: QtBot, remembering: Make, kit: type[Kit], two_files: tuple[Path, Path]
) -> None:
    desk = remembering()
    open_file(qtbot, desk, two_files[0])
    decide_for_later(qtbot, desk, kit, Qt.Key.Key_2)
    trigger(desk, "undo")
    assert present(desk.session.corrections.recall.memory).decisions == (), "taken back with the correction"
    trigger(desk, "redo")
    assert len(desk.atlas.mentions_of(OTHER_OAKTON.id)) == 3 and message(desk, "remembered") is None
    desk.window.close()
    later = remembering()
    open_file(qtbot, later, two_files[1])
    assert len(later.atlas.mentions_of(OTHER_OAKTON.id)) == 3 and later.atlas.use_of(kit.oakton.id) is None
    told = message(later, "remembered")
    assert told.title == "You decided this before"
    assert told.text.startswith("“Oakton” is Oakton, Shore, EL (") and "first.txt" in told.text
    assert later.session.corrections.edits == () and not sidecar(two_files[1]).exists()
    told.action()
    menu = present(later.window.findChild(QMenu, "decisions"))
    assert [a.text() for a in menu.actions() if a.text()] == [
        "Forget: “Oakton” is Oakton, Shore, EL",
        "Not in This Document",
    ]
    menu.actions()[-1].trigger()
    menu.close()
    assert len(later.atlas.mentions_of(kit.oakton.id)) == 3 and message(later, "remembered") is None
    open_file(qtbot, later, two_files[0])
    assert message(later, "remembered") is None, "this document says so itself"
    choose(later, OTHER_OAKTON)
    trigger(later, "forget")
    assert len(later.atlas.mentions_of(OTHER_OAKTON.id)) == 3, "its own correction stays"
    assert not later.is_enabled("forget")
    later.window.close()
    last = remembering()
    open_file(qtbot, last, two_files[1])
    assert last.atlas.use_of(OTHER_OAKTON.id) is None and message(last, "remembered") is None


def test_not_a_place_is_remembered_too_and_forgotten_from_the_message(
    qtbot: QtBot, remembering: Make, kit: type[Kit], two_files: tuple[Path, Path]
) -> None:
    desk = remembering()
    open_file(qtbot, desk, two_files[0])
    choose(desk, kit.oakton)
    trigger(desk, "choose")
    panel = present(desk.chooser.panel)
    panel.reach.setCurrentIndex(panel.reach.findData("remember"))
    qtbot.mouseClick(panel._reject, Qt.MouseButton.LeftButton)
    open_file(qtbot, desk, two_files[1])
    assert "Oakton" not in names(desk)
    assert "“Oakton” is not a place" in message(desk, "remembered").text
    menu = QMenu()
    desk.decisions.fill(menu)
    menu.actions()[0].trigger()
    assert names(desk).count("Oakton") == 3 and message(desk, "remembered") is None
    trigger(desk, "previous_tab")
    assert "Oakton" not in names(desk), "the other document's own correction stays"

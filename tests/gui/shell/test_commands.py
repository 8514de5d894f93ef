"""The table of commands: one for each action, and what a document and a folder in front have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geoview.ui.shell.commands import command_table
from geoview.ui.widgets.actions import ACTIONS

if TYPE_CHECKING:
    from pathlib import Path

    from desk import Kit, Make
    from pytestqt.qtbot import QtBot


def test_every_action_has_a_command_and_every_command_an_action(make_desk: Make) -> None:
    assert command_table(make_desk()).keys() == {spec.name for spec in ACTIONS if not spec.submenu}


def test_close_means_the_folder_then_the_document_then_the_window(
    qtbot: QtBot, make_desk: Make, kit: type[Kit], tmp_path: Path
) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "one.txt").write_text(kit.text, encoding="utf-8")
    desk = make_desk()
    with qtbot.waitSignal(desk.documents.finished, timeout=kit.deadline):
        desk.open(folder / "one.txt")
    desk.folders.processes = 1
    view = desk.folders.open(folder)
    qtbot.waitUntil(lambda: not view.reading.is_running, timeout=kit.deadline)
    assert desk.folders.front is view
    desk.trigger("close")
    assert desk.folders.front is None and desk.documents.current.document is not None
    desk.trigger("close")
    assert desk.documents.current.document is None and desk.window.isVisible()
    desk.trigger("quit")
    assert not desk.window.isVisible()

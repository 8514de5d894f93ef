"""A map that stops or is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from steps import open_text

from geoview.document import from_text
from geoview.ui.selection.selection import Cause

if TYPE_CHECKING:
    import pytest
    from desk import Kit, Make
    from pytestqt.qtbot import QtBot


def test_a_map_that_stops_can_be_started_again(qtbot: QtBot, make_desk: Make, kit: type[Kit]) -> None:
    desk = make_desk()
    open_text(qtbot, desk, kit.text)
    desk.map.map_failed.emit("It was ended from outside.")
    strip = desk.messages
    assert strip.message is not None and strip.message.verb == "Reload Map"
    qtbot.mouseClick(strip._button, Qt.MouseButton.LeftButton)
    assert desk.fake_map.told[-1] == "reload"
    assert not strip.isVisible()


def test_without_a_map_text_and_table_work(
    qtbot: QtBot, make_desk: Make, kit: type[Kit], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = make_desk()

    def none(parent: object, dark: bool) -> Any:
        raise ImportError("no web engine")

    monkeypatch.setattr(desk.map, "_make", none)
    with qtbot.waitSignal(desk.map.map_failed, timeout=kit.deadline):
        desk.session.show(from_text(kit.text))
    qtbot.waitUntil(lambda: desk.places.table.rows.rowCount() == 4, timeout=kit.deadline)
    desk.selection.choose_mention(0, Cause.KEYS)
    message = desk.messages.message
    assert message is not None and "no web engine" in message.text and message.verb == ""

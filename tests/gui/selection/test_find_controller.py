"""Find in text and places at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from present import present
from PySide6.QtCore import Qt
from steps import open_text, press

if TYPE_CHECKING:
    from desk import Kit, Make
    from pytestqt.qtbot import QtBot


def test_find_marks_text_and_places_and_steps_round(qtbot: QtBot, make_desk: Make, kit: type[Kit]) -> None:
    desk = make_desk()
    open_text(qtbot, desk, kit.text)
    desk.toolbar.field.setText("OAKTON")
    count = kit.text.lower().count("oakton")
    assert desk.toolbar.found.text() == f"1 of {count} · 1 place"
    for step in (*range(2, count + 1), 1):
        desk.trigger("find_next")
        assert desk.toolbar.found.text() == f"{step} of {count} · 1 place"
        hit = present(desk.find._finder.hit)
        assert kit.text[hit.start : hit.end].lower() == "oakton"
        span = desk.article.view.visible_span()
        assert span is not None and span.start <= hit.start < span.end
    desk.toolbar.field.setText("(((")
    assert desk.toolbar.found.text() == "Not found"
    press(qtbot, desk.toolbar.field, Qt.Key.Key_Escape)
    assert desk.toolbar.field.text() == "" and desk.toolbar.found.text() == ""

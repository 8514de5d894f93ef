"""The text in the window: its first page at once, its letters, its caret, what is found in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from present import present
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtWidgets import QApplication
from steps import in_view, open_text, press
from turns import turns

from geoview.document import from_text
from geoview.text import Span
from geoview.ui.selection.selection import Cause

if TYPE_CHECKING:
    from desk import Kit, Make
    from pytestqt.qtbot import QtBot


def test_the_text_is_painted_before_the_parser_and_the_map_begin(qtbot: QtBot, make_desk: Make, kit: type[Kit]) -> None:
    desk = make_desk()
    order: list[str] = []
    desk.presenter.text_painted.connect(lambda: order.append(f"painted, map {desk.map.made is not None}"))
    desk.documents.engine_ready.connect(lambda: order.append("engine"))
    open_text(qtbot, desk, kit.text)
    assert order == ["painted, map False", "engine"]
    (first,) = desk.parser.seen
    assert first is not None and first.start == 0 and first.end < len(kit.text)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_what_is_found_in_a_name_is_seen_over_its_mark(
    qtbot: QtBot, make_desk: Make, kit: type[Kit], theme: str
) -> None:
    desk = make_desk(theme=theme)
    open_text(qtbot, desk, "Oakton and Westland.\n")
    desk.trigger("find")
    desk.toolbar.field.setText("oakt")
    view = desk.article.view
    (box,) = view.mention_rects(0)
    image = view.viewport().grab(box.toRect()).toImage()
    seen = [image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())]
    shown = desk.colors.theme
    assert seen.count(shown.found) > len(seen) / 4, "the part that was found"
    assert shown.soft(kit.oakton.kind).name() in seen, "and the rest of the name"


def test_zoom_keeps_what_is_on_top(qtbot: QtBot, make_desk: Make, kit: type[Kit]) -> None:
    desk = make_desk()
    open_text(qtbot, desk, kit.text)
    view = desk.article.view
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    top = view.first_visible()
    for name in ("zoom_in", "zoom_in", "zoom_out", "zoom_reset"):
        desk.trigger(name)
        assert view.first_visible() <= top < present(view.visible_span()).end
    assert desk.views.zoom == 1.0


def test_an_empty_text_says_so(qtbot: QtBot, make_desk: Make) -> None:
    desk = make_desk()
    open_text(qtbot, desk, "")
    note = desk.article._empty
    assert note.isVisible() and note.text() == "This file has no text in it."
    assert note.x() == round(desk.article.view.left_margin()), "where a text would begin"
    assert "no text" in desk.places.table.empty_text
    assert desk.article.view.visible_span() is None


def test_a_long_text_is_there_at_once_and_whole_soon_after(qtbot: QtBot, make_desk: Make, kit: type[Kit]) -> None:
    text = "".join(f"Line {n} of a long text, and nothing in it.\n" for n in range(20_000)) + "In the end Oakton.\n"
    desk = make_desk()
    view = desk.article.view
    painted: list[bool] = []
    view.painted.connect(lambda: painted.append(view.is_complete))
    open_text(qtbot, desk, text)
    assert painted == [False], "the first page does not wait for the last"
    qtbot.waitUntil(lambda: view.is_complete, timeout=kit.deadline)
    assert view.document().blockCount() == 20_002
    desk.selection.choose_mention(0, Cause.KEYS)
    assert in_view(desk, 0)


def test_what_is_not_yet_there_is_fetched_when_it_is_asked_for(qtbot: QtBot, make_desk: Make, kit: type[Kit]) -> None:
    text = "Nothing in this line.\n" * 50_000 + "In the end Oakton.\n" + "And more.\n" * 20_000
    desk = make_desk()
    view = desk.article.view
    desk.documents.show(from_text(text))
    assert not view.is_complete
    view.set_atlas(kit.atlas_of(present(desk.session.document)))
    view.go_to_mention(0)
    assert view.mention_rects(0)
    view.scroll_to(len(text))
    assert present(view.visible_span()).end == len(text)
    view.select_whole_text()
    assert view.createMimeDataFromSelection().text() == text
    open_text(qtbot, desk, "A short one.\n")
    turns(qtbot)
    assert view.document().blockCount() == 2


def test_a_far_mention_comes_to_stand_a_third_below_the_top(qtbot: QtBot, make_desk: Make, kit: type[Kit]) -> None:
    filler = "the river rose again and nobody in the valley knew how long it would last that year, " * 9
    text = "\n\n".join(f"Oakton said that {filler} which Riverlands denied." for _ in range(300))
    desk = make_desk()
    open_text(qtbot, desk, text)
    view, count = desk.article.view, len(desk.atlas.resolutions)

    def laid_out() -> int:
        blocks = [view.document().findBlockByNumber(n) for n in range(view.document().blockCount())]
        return sum(block.layout().lineCount() > 0 for block in blocks)

    for index in (count - 9, 40, count // 2, 5 * count // 7):
        before = laid_out()
        desk.selection.choose_mention(index, Cause.KEYS)
        (rect,) = view.mention_rects(index)
        assert 0.2 < rect.center().y() / view.viewport().height() < 0.5
        assert laid_out() - before <= 10, "a jump lays out what it shows, and nothing on the way"


def test_one_line_of_a_million_letters_is_broken_and_copied_whole(
    qtbot: QtBot, make_desk: Make, kit: type[Kit]
) -> None:
    text = "word " * 199_998 + "Oakton end"
    desk = make_desk()
    open_text(qtbot, desk, text)
    view = desk.article.view
    desk.selection.choose_mention(0, Cause.KEYS)
    assert in_view(desk, 0)
    assert desk.status._where.text().startswith("Ln 1,")
    view.select_whole_text()
    assert view.createMimeDataFromSelection().text() == text


def test_ctrl_and_the_wheel_change_the_size_of_the_letters(qtbot: QtBot, make_desk: Make, kit: type[Kit]) -> None:
    desk = make_desk()
    open_text(qtbot, desk, kit.text)
    view = desk.article.view
    bar = view.verticalScrollBar().value()

    def turn(delta: int, modifier: Qt.KeyboardModifier) -> None:
        event = QWheelEvent(
            QPointF(100, 100),
            QPointF(view.viewport().mapToGlobal(QPoint(100, 100))),
            QPoint(),
            QPoint(0, delta),
            Qt.MouseButton.NoButton,
            modifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(view.viewport(), event)

    for delta, zoom in ((120, 1.1), (120, 1.2), (-120, 1.1)):
        turn(delta, Qt.KeyboardModifier.ControlModifier)
        assert desk.views.zoom == zoom
    assert view.verticalScrollBar().value() == bar
    turn(-120, Qt.KeyboardModifier.NoModifier)
    assert view.verticalScrollBar().value() > bar and desk.views.zoom == 1.1
    assert desk.status._zoom.text() == "110 %"


def test_a_caret_is_there_on_demand(qtbot: QtBot, make_desk: Make, kit: type[Kit]) -> None:
    desk = make_desk()
    open_text(qtbot, desk, kit.text)
    view = desk.article.view
    press(qtbot, view, Qt.Key.Key_Right)
    assert view.cursor_offset() == 0
    desk.trigger("caret")
    for _ in range(3):
        press(qtbot, view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert view.selected_span() == Span(0, 3)
    desk.trigger("copy")
    assert QGuiApplication.clipboard().text() == kit.text[:3]

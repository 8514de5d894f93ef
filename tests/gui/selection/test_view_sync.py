"""One selection for text, map and table, by mouse and by keys; Back and Forward."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from present import present
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication
from steps import in_view, open_text, press

from geoview.ui.selection.selection import Cause

if TYPE_CHECKING:
    import pytest
    from desk import Desk, Kit, Make
    from pytestqt.qtbot import QtBot


def centre_of(desk: Desk, index: int) -> QPoint:
    rects = desk.article.view.mention_rects(index)
    assert rects, f"mention {index} is not in view"
    return rects[0].center().toPoint()


def test_a_pin_opens_its_popup_and_scrolls_to_the_next_mention_and_wraps(
    qtbot: QtBot, make_desk: Make, kit: type[Kit]
) -> None:
    desk = make_desk()
    open_text(qtbot, desk, kit.text)
    selection, view = desk.selection, desk.article.view
    mentions = desk.atlas.mentions_of(kit.oakton.id)
    assert len(mentions) == 3
    seen = []
    for _ in range(4):
        desk.fake_map.place_clicked.emit(kit.oakton.id)
        seen.append(selection.mention)
        assert desk.fake_map.chosen == (kit.oakton.id, selection.mention)
        assert in_view(desk, present(selection.mention))
        assert view.flashing
    assert seen == [mentions[0], mentions[1], mentions[2], mentions[0]]
    assert desk.toolbar.counter.text() == "Mention 1 of 3"


def test_the_first_mention_after_a_pin_is_the_one_ahead_of_the_reader(
    qtbot: QtBot, make_desk: Make, kit: type[Kit]
) -> None:
    desk = make_desk()
    open_text(qtbot, desk, kit.text)
    bar = desk.article.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    desk.fake_map.place_clicked.emit(kit.oakton.id)
    assert desk.selection.mention == desk.atlas.mentions_of(kit.oakton.id)[1]


def test_a_click_on_a_mention_opens_its_pin_and_does_not_move_the_text(
    qtbot: QtBot, make_desk: Make, kit: type[Kit]
) -> None:
    desk = make_desk()
    open_text(qtbot, desk, kit.text)
    view = desk.article.view
    index = desk.atlas.mentions_of(kit.westland.id)[0]
    top = view.verticalScrollBar().value()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=centre_of(desk, index))
    assert desk.fake_map.chosen == (kit.westland.id, index)
    assert desk.places.table.chosen == kit.westland.id
    assert view.verticalScrollBar().value() == top
    assert "glide" in desk.fake_map.told


def test_a_click_beside_a_mention_chooses_nothing(qtbot: QtBot, make_desk: Make, kit: type[Kit]) -> None:
    desk = make_desk()
    open_text(qtbot, desk, kit.text)
    view = desk.article.view
    first = view.mention_rects(0)[0]
    beside = QPoint(round(first.right()) + 15, round(first.center().y()))
    assert view.mention_at(QPointF(beside)) == -1
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=beside)
    assert desk.selection.mention is None


def test_a_table_row_moves_text_and_map(qtbot: QtBot, make_desk: Make, kit: type[Kit]) -> None:
    desk = make_desk()
    open_text(qtbot, desk, kit.text)
    table = desk.places.table
    row = table.rows.row_of(kit.riverlands.id)
    where = table.visualRect(table.rows.index(row, 1)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    index = desk.atlas.mentions_of(kit.riverlands.id)[0]
    assert desk.selection.mention == index
    assert desk.fake_map.chosen == (kit.riverlands.id, index)
    assert in_view(desk, index)


def test_the_keyboard_does_all_that_the_mouse_does(qtbot: QtBot, make_desk: Make, kit: type[Kit]) -> None:
    desk = make_desk()
    open_text(qtbot, desk, kit.text)
    _window, selection = desk.window, desk.selection
    table = desk.places.table
    table.setFocus()
    row = table.rows.row_of(kit.oakton.id)
    table.setCurrentIndex(table.rows.index(row, 1))
    press(qtbot, table, Qt.Key.Key_Return)
    assert selection.place_id == kit.oakton.id
    first = selection.mention
    press(qtbot, table, Qt.Key.Key_Return)
    assert selection.mention == desk.atlas.mentions_of(kit.oakton.id)[1] != first
    press(qtbot, table, Qt.Key.Key_Down)
    assert selection.place_id == table.rows.name_at(row + 1)
    assert desk.fake_map.chosen[0] == selection.place_id
    view = desk.article.view
    view.go_to(desk.atlas.resolutions[0].mention.span)
    press(qtbot, view, Qt.Key.Key_Return)
    assert selection.mention == 0


def test_n_and_p_step_through_all_mentions_and_with_shift_through_one_place(
    qtbot: QtBot, make_desk: Make, kit: type[Kit]
) -> None:
    desk = make_desk()
    open_text(qtbot, desk, kit.text)
    selection, view = desk.selection, desk.article.view
    count = len(desk.atlas.resolutions)
    seen = []
    for _ in range(count + 1):
        press(qtbot, view, Qt.Key.Key_N)
        seen.append(selection.mention)
        assert in_view(desk, present(selection.mention))
    assert seen == [*range(count), 0]
    press(qtbot, view, Qt.Key.Key_P)
    assert selection.mention == count - 1
    selection.choose_mention(0, Cause.KEYS)
    shift = Qt.KeyboardModifier.ShiftModifier
    press(qtbot, view, Qt.Key.Key_N, shift)
    assert selection.mention == desk.atlas.mentions_of(kit.oakton.id)[1]
    press(qtbot, view, Qt.Key.Key_P, shift)
    press(qtbot, view, Qt.Key.Key_P, shift)
    assert selection.mention == desk.atlas.mentions_of(kit.oakton.id)[2]


def test_letters_typed_into_a_field_stay_there(qtbot: QtBot, make_desk: Make, kit: type[Kit]) -> None:
    desk = make_desk()
    open_text(qtbot, desk, kit.text)
    field = desk.toolbar.field
    desk.window.activateWindow()
    field.setFocus()
    qtbot.keyClicks(field, "np")
    assert field.text() == "np"
    assert desk.selection.mention is None


def test_hover_lights_all_views_and_moves_none(qtbot: QtBot, make_desk: Make, kit: type[Kit]) -> None:
    desk = make_desk()
    open_text(qtbot, desk, kit.text)
    _window, view = desk.window, desk.article.view
    desk.selection.choose_mention(0, Cause.KEYS)
    before = (view.verticalScrollBar().value(), desk.selection.mention, list(desk.fake_map.told))
    index = desk.atlas.mentions_of(kit.westland.id)[0]
    qtbot.mouseMove(view.viewport(), centre_of(desk, index))
    assert desk.fake_map.hovered == kit.westland.id
    assert desk.places.table.hovered == kit.westland.id
    desk.fake_map.place_hovered.emit(kit.riverlands.id)
    assert view._marks.hovered == kit.riverlands.id
    desk.fake_map.place_hovered.emit("")
    assert view._marks.hovered is None
    table = desk.places.table
    row = table.rows.row_of(kit.mill_bay.id)
    qtbot.mouseMove(table.viewport(), table.visualRect(table.rows.index(row, 2)).center())
    assert desk.fake_map.hovered == kit.mill_bay.id
    assert (view.verticalScrollBar().value(), desk.selection.mention, desk.fake_map.told) == before


def test_the_strip_jumps_to_a_mention_and_to_a_position(qtbot: QtBot, make_desk: Make, kit: type[Kit]) -> None:
    desk = make_desk()
    open_text(qtbot, desk, kit.text)
    strip, view = desk.article.strip, desk.article.view
    last = len(desk.atlas.resolutions) - 1
    left = Qt.MouseButton.LeftButton
    qtbot.mouseClick(strip, left, pos=QPoint(8, strip.y_of(last)))
    chosen = desk.selection.mention
    assert chosen is not None and abs(strip.y_of(chosen) - strip.y_of(last)) <= 4
    assert in_view(desk, chosen)
    qtbot.mousePress(strip, left, pos=QPoint(8, strip.height() // 2))
    qtbot.mouseRelease(strip, left, pos=QPoint(8, strip.height() // 2))
    span = view.visible_span()
    assert span is not None and span.start < len(kit.text) // 2 < span.end


def test_background_and_escape_close_the_popup(qtbot: QtBot, make_desk: Make, kit: type[Kit]) -> None:
    desk = make_desk()
    open_text(qtbot, desk, kit.text)
    desk.selection.choose_mention(0, Cause.KEYS)
    desk.fake_map.background_clicked.emit()
    assert desk.fake_map.chosen == (None, None)
    desk.selection.choose_mention(0, Cause.KEYS)
    press(qtbot, desk.article.view, Qt.Key.Key_Escape)
    assert desk.fake_map.chosen == (None, None)
    assert desk.places.table.chosen is None


def test_an_unresolved_name_can_be_chosen_and_is_counted(qtbot: QtBot, make_desk: Make, kit: type[Kit]) -> None:
    desk = make_desk()
    open_text(qtbot, desk, kit.text)
    (index,) = desk.atlas.unresolved
    desk.selection.choose_mention(index, Cause.TEXT)
    assert desk.fake_map.chosen == (None, index)
    assert desk.toolbar.counter.text() == "No place"
    placed = sum(len(use.mentions) for use in desk.atlas.places)
    assert desk.status.counts == f"{len(desk.atlas.places)} places · {placed + 1} mentions · 1 without a place"


def test_back_and_forward_return_to_where_one_was(qtbot: QtBot, make_desk: Make, kit: type[Kit]) -> None:
    desk = make_desk()
    open_text(qtbot, desk, kit.text)
    _window, view = desk.window, desk.article.view
    assert not desk.is_enabled("back")
    desk.selection.choose_mention(len(desk.atlas.resolutions) - 1, Cause.KEYS)
    far = view.first_visible()
    assert far > 0
    desk.trigger("back")
    assert view.first_visible() == 0
    desk.trigger("forward")
    span = view.visible_span()
    assert span is not None and span.end > desk.atlas.resolutions[-1].mention.span.start


def test_a_jump_tells_once_where_it_ends(
    qtbot: QtBot, make_desk: Make, kit: type[Kit], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = make_desk()
    open_text(qtbot, desk, kit.text + "A line.\n" * 400 + "Oakton at last.\n")
    QApplication.processEvents()
    told: list[tuple[Any, ...]] = []
    monkeypatch.setattr(desk.status, "set_position", lambda *where: told.append(where))
    desk.selection.choose_mention(len(desk.atlas.resolutions) - 1, Cause.KEYS)
    assert not told
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert told == [desk.article.view.line_and_share()]


def test_the_mouse_goes_back_and_forward(qtbot: QtBot, make_desk: Make, kit: type[Kit]) -> None:
    desk = make_desk()
    open_text(qtbot, desk, kit.text)
    view = desk.article.view
    desk.selection.choose_mention(len(desk.atlas.resolutions) - 1, Cause.KEYS)
    far = view.first_visible()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.BackButton)
    assert view.first_visible() == 0 < far
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.ForwardButton)
    assert view.first_visible() > 0

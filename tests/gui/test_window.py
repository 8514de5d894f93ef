"""The window as a whole: one selection for text, map and table, opening, errors, themes, state."""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from desk import Desk, Kit, Make
from present import present
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from turns import turns

from geoview import atlas as atlas_module
from geoview.document import Document, from_text
from geoview.errors import DocumentError, GazetteerError
from geoview.resolution.types import Resolution
from geoview.text import Span
from geoview.ui.documents.session import Engine
from geoview.ui.selection.selection import Cause
from geoview.ui.widgets.theme import DARK, LIGHT


def open_text(qtbot: QtBot, desk: Desk, text: str, path: Path | None = None) -> None:
    """Shows a text and waits for its places and its map."""
    with qtbot.waitSignal(desk.documents.finished, timeout=20_000):
        desk.documents.show(from_text(text, path))
    qtbot.waitUntil(lambda: desk.map.made is not None, timeout=20_000)


def press(qtbot: QtBot, widget: Any, key: Qt.Key, modifier: Any = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(widget, key, modifier)


def centre_of(desk: Desk, index: int) -> QPoint:
    rects = desk.article.view.mention_rects(index)
    assert rects, f"mention {index} is not in view"
    return rects[0].center().toPoint()


def in_view(desk: Desk, index: int) -> bool:
    return bool(desk.article.view.mention_rects(index))


# One selection


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


def test_f6_goes_round_the_panes(qtbot: QtBot, make_desk: Make, kit: type[Kit]) -> None:
    desk = make_desk()
    open_text(qtbot, desk, kit.text)
    window = desk.window
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    desk.fake_map.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    qtbot.waitUntil(desk.fake_map.isVisible)
    desk.article.view.setFocus()
    assert desk.article.view.hasFocus()
    desk.trigger("next_pane")
    assert desk.fake_map.hasFocus()
    desk.trigger("next_pane")
    assert desk.places.table.hasFocus()
    desk.trigger("next_pane")
    assert desk.article.view.hasFocus()
    desk.trigger("previous_pane")
    assert desk.places.table.hasFocus()


# Opening


def test_the_text_is_painted_before_the_parser_and_the_map_begin(qtbot: QtBot, make_desk: Make, kit: type[Kit]) -> None:
    desk = make_desk()
    order: list[str] = []
    desk.presenter.text_painted.connect(lambda: order.append(f"painted, map {desk.map.made is not None}"))
    desk.documents.engine_ready.connect(lambda: order.append("engine"))
    open_text(qtbot, desk, kit.text)
    assert order == ["painted, map False", "engine"]
    (first,) = desk.parser.seen
    assert first is not None and first.start == 0 and first.end < len(kit.text)


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


def test_the_status_bar_says_which_paragraph_is_read(qtbot: QtBot, make_desk: Make, kit: type[Kit]) -> None:
    desk = make_desk()
    open_text(qtbot, desk, "".join(f"Line {n} of Oakton.\n" for n in range(1, 401)))
    view = desk.article.view
    assert view.line_and_share()[0] == 1
    view.verticalScrollBar().setValue(200)
    line, _ = view.line_and_share()
    top = view.first_visible()
    assert present(desk.session.document).text[top:].startswith(f"Line {line} of"), "the one on top, when one scrolls"
    desk.selection.choose_mention(249, Cause.KEYS)
    assert view.line_and_share()[0] == 250, "that of the mention, after a jump"


def test_mentions_are_counted_off_the_windows_thread(
    qtbot: QtBot, make_desk: Make, kit: type[Kit], monkeypatch: pytest.MonkeyPatch
) -> None:
    counted_on: set[threading.Thread] = set()
    for name in ("_is_unresolved", "_is_uncertain"):
        known = getattr(atlas_module, name)

        def tell(resolution: Resolution, known: Callable[[Resolution], bool] = known) -> bool:
            counted_on.add(threading.current_thread())
            return known(resolution)

        monkeypatch.setattr(atlas_module, name, tell)
    open_text(qtbot, make_desk(), kit.text)
    assert counted_on
    assert threading.main_thread() not in counted_on


def test_a_second_article_takes_the_place_of_the_first_pins_and_all(
    qtbot: QtBot, make_desk: Make, kit: type[Kit]
) -> None:
    desk = make_desk()
    open_text(qtbot, desk, "Oakton and Westland.\n")
    desk.selection.choose_mention(0, Cause.KEYS)
    open_text(qtbot, desk, "Only the Riverlands.\n")
    assert desk.fake_map.atlas is desk.atlas
    assert [use.place.id for use in desk.fake_map.atlas.places] == [kit.riverlands.id]
    assert desk.places.table.rows.rowCount() == 1
    assert desk.selection.mention is None
    assert desk.fake_map.chosen == (None, None)


def test_a_stale_result_never_lands(qtbot: QtBot, make_desk: Make, kit: type[Kit]) -> None:
    parser = kit.FakeParser(gate=threading.Event(), ignore_cancel=True)
    desk = make_desk(parser)
    landed: list[Any] = []
    desk.documents.atlas_changed.connect(landed.append)
    first, second = from_text("Oakton.\n"), from_text("Westland.\n")
    desk.session.show(first)
    qtbot.waitUntil(lambda: len(parser.seen) == 1, timeout=kit.deadline)
    desk.session.show(second)
    with qtbot.waitSignal(desk.documents.finished, timeout=kit.deadline):
        present(parser.gate).set()
    desk.jobs.flush(20)
    assert not desk.jobs.busy
    assert [atlas.document for atlas in landed] == [second]


def test_a_slow_read_that_was_overtaken_never_lands(
    qtbot: QtBot, make_desk: Make, kit: type[Kit], tmp_path: Path
) -> None:
    gate = threading.Event()

    def read(path: Path, encoding: str | None) -> Document:
        if path.name == "slow":
            gate.wait(10)
        return from_text(f"{path.name}: Oakton.\n", path)

    desk = make_desk(read=read)
    desk.open(tmp_path / "slow")
    with qtbot.waitSignal(desk.documents.finished, timeout=kit.deadline):
        desk.open(tmp_path / "quick")
    gate.set()
    desk.jobs.flush(20)
    assert not desk.jobs.busy
    assert present(desk.session.document).text.startswith("quick")


def test_an_open_that_fails_leaves_everything_and_says_why(
    qtbot: QtBot, make_desk: Make, kit: type[Kit], tmp_path: Path
) -> None:
    desk = make_desk()
    open_text(qtbot, desk, kit.text)
    before = desk.session.document
    with qtbot.waitSignal(desk.documents.failed, timeout=kit.deadline):
        desk.open(tmp_path / "missing.txt")
    assert desk.session.document is before
    message = desk.messages.message
    assert message is not None and "missing.txt" in message.text
    assert desk.messages.isVisible()
    assert len(present(desk.fake_map.atlas).places) == 4


def test_files_open_by_name_and_are_remembered(qtbot: QtBot, make_desk: Make, kit: type[Kit], tmp_path: Path) -> None:
    state = tmp_path / "window.json"
    article = tmp_path / "a <b>bold name.txt"
    article.write_text(kit.text, encoding="utf-8")
    desk = make_desk(state=state)
    with qtbot.waitSignal(desk.documents.finished, timeout=kit.deadline):
        desk.open(article)
    assert desk.window.windowTitle() == "a <b>bold name.txt[*] — GeoView"
    assert desk.state.state.recent == [article]
    bar = desk.article.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    position = desk.article.view.first_visible()
    desk.trigger("zoom_in")
    desk.window.resize(1111, 777)
    desk.window.close()
    saved = json.loads(state.read_text(encoding="utf-8"))
    assert saved["views"][str(article)]["zoom"] == 1.1 and saved["window"][2:] == [1111, 777]

    again = make_desk(state=state, size=(1111, 777))
    assert again.state.state.recent == [article]
    with qtbot.waitSignal(again.documents.finished, timeout=kit.deadline):
        again.open(article)
    assert again.article.view.first_visible() == position


def test_a_dropped_file_is_opened_and_the_target_is_seen(
    qtbot: QtBot, make_desk: Make, kit: type[Kit], tmp_path: Path
) -> None:
    article = tmp_path / "dropped.txt"
    article.write_text("Oakton.\n", encoding="utf-8")
    desk = make_desk()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(article))])
    enter = QDragEnterEvent(
        QPoint(50, 50), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    desk.window.dragEnterEvent(enter)
    assert enter.isAccepted() and desk.drop.isVisible()
    drop = QDropEvent(
        QPointF(50, 50), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    with qtbot.waitSignal(desk.documents.finished, timeout=kit.deadline):
        desk.drop.dropEvent(drop)
    assert not desk.drop.isVisible()
    assert present(desk.session.document).source.path == article


def test_no_part_of_the_window_swallows_a_drag(make_desk: Make) -> None:
    desk = make_desk()
    takers = {w.objectName() for w in desk.window.findChildren(QWidget) if w.acceptDrops() and w.isVisible()}
    assert takers == set()


def test_what_is_no_file_is_not_taken(make_desk: Make) -> None:
    desk = make_desk()
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/a.txt")])
    enter = QDragEnterEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    enter.ignore()
    desk.window.dragEnterEvent(enter)
    assert not enter.isAccepted() and not desk.drop.isVisible()


def test_closing_returns_to_the_start_page(qtbot: QtBot, make_desk: Make, kit: type[Kit]) -> None:
    desk = make_desk()
    open_text(qtbot, desk, kit.text)
    desk.trigger("close")
    assert desk.panes.pages.currentWidget() is desk.start
    assert desk.fake_map.atlas is None
    assert desk.window.windowTitle() == "GeoView[*]"
    assert not desk.is_enabled("find")


def test_the_sample_article_opens_from_the_start_page(qtbot: QtBot, make_desk: Make, kit: type[Kit]) -> None:
    desk = make_desk()
    with qtbot.waitSignal(desk.documents.finished, timeout=kit.deadline):
        desk.start.sample_chosen.emit()
    assert present(present(desk.session.document).source.path).name == "harbour.txt"


# Errors


def test_a_parser_that_fails_leaves_a_readable_text(qtbot: QtBot, make_desk: Make, kit: type[Kit]) -> None:
    def engine() -> Engine:
        raise GazetteerError("The place data could not be opened", "gazetteer.sqlite is damaged", "Build it anew.")

    desk = make_desk(engine=engine)
    open_text(qtbot, desk, kit.text)
    message = desk.messages.message
    assert message is not None and "damaged" in message.text and "Build it anew." in message.text
    assert desk.article.view.toPlainText().startswith("OAKTON REPORT")
    assert desk.places.table.rows.rowCount() == 0


def test_memory_running_out_ends_the_job_and_not_the_window(qtbot: QtBot, make_desk: Make, kit: type[Kit]) -> None:
    desk = make_desk(kit.FakeParser(fault=MemoryError()))
    open_text(qtbot, desk, kit.text)
    message = desk.messages.message
    assert message is not None and "memory" in message.text


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


def test_markup_in_names_and_messages_is_shown_as_text(qtbot: QtBot, make_desk: Make, kit: type[Kit]) -> None:
    desk = make_desk()
    with qtbot.waitSignal(desk.documents.failed, timeout=kit.deadline):
        desk.open(Path("/nowhere/<img src=x>.txt"))
    for label in desk.window.findChildren(QLabel):
        if "<" in label.text():
            assert label.textFormat() == Qt.TextFormat.PlainText


def test_progress_shows_after_a_while_and_cancel_keeps_the_text(qtbot: QtBot, make_desk: Make, kit: type[Kit]) -> None:
    parser = kit.FakeParser(gate=threading.Event())
    desk = make_desk(parser)
    desk.session.show(from_text(kit.text))
    assert not desk.status.shows_progress
    qtbot.waitUntil(lambda: desk.status.shows_progress, timeout=kit.deadline)
    qtbot.mouseClick(desk.status._cancel, Qt.MouseButton.LeftButton)
    assert not desk.status.shows_progress
    qtbot.waitUntil(lambda: not desk.jobs.busy, timeout=kit.deadline)
    assert desk.article.view.toPlainText().startswith("OAKTON REPORT")
    assert "stopped" in desk.places.table.empty_text
    message = desk.messages.message
    assert message is not None and message.key == "stopped"
    present(parser.gate).set()
    with qtbot.waitSignal(desk.documents.finished, timeout=kit.deadline):
        desk.messages._button.click()
    assert desk.atlas.complete and desk.atlas.resolutions
    assert desk.messages.message is None, "what was stopped has been done after all"


def test_an_exception_in_a_worker_reaches_the_hook(
    qtbot: QtBot, make_desk: Make, kit: type[Kit], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = make_desk(kit.FakeParser(fault=ZeroDivisionError("from a worker")))
    caught: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, fault, trace: caught.append(fault))
    desk.session.show(from_text(kit.text))
    qtbot.waitUntil(lambda: bool(caught), timeout=kit.deadline)
    assert isinstance(caught[0], ZeroDivisionError)
    qtbot.waitUntil(lambda: desk.places.table.empty_text.startswith("No places"), timeout=kit.deadline)


def test_a_damaged_state_file_is_set_aside(make_desk: Make, tmp_path: Path) -> None:
    state = tmp_path / "window.json"
    state.write_text("{not json", encoding="utf-8")
    desk = make_desk(state=state)
    assert desk.messages.message is not None
    assert (tmp_path / "window.json.bad").read_text(encoding="utf-8") == "{not json"


# Find, zoom, theme


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


def test_light_and_dark_reach_every_part_and_follow_the_system(qtbot: QtBot, make_desk: Make, kit: type[Kit]) -> None:
    schemes = [Qt.ColorScheme.Light]
    desk = make_desk(theme="system", system=lambda: schemes[-1])
    open_text(qtbot, desk, kit.text)
    assert desk.colors.theme is LIGHT and not desk.fake_map.dark
    schemes.append(Qt.ColorScheme.Dark)
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert desk.colors.theme is DARK and desk.fake_map.dark
    assert desk.article.view._marks.theme is DARK and desk.places.table.theme is DARK
    assert desk.preferences.settings.theme == "system"
    desk.trigger("toggle_theme")
    assert desk.colors.theme is LIGHT and not desk.fake_map.dark
    assert desk.preferences.settings.theme == "light"
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert desk.colors.theme is LIGHT


def test_the_filter_and_the_order_of_the_table(qtbot: QtBot, make_desk: Make, kit: type[Kit]) -> None:
    desk = make_desk()
    open_text(qtbot, desk, kit.text)
    pane = desk.places
    model = pane.table.rows

    def names() -> list[str]:
        return [model.shown[n].use.place.name for n in range(model.rowCount())]

    assert names() == ["Oakton", "Mill Bay", "Westland", "Riverlands"]
    pane.table.sortByColumn(4, Qt.SortOrder.DescendingOrder)
    assert names()[0] == "Oakton"
    pane.table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert names() == sorted(names())
    pane.filter.setText("RIVER")
    assert names() == ["Riverlands"]
    pane.filter.setText("zzz")
    assert names() == []
    pane.filter.clear()
    assert len(names()) == 4


def test_a_text_without_places_says_so(qtbot: QtBot, make_desk: Make) -> None:
    desk = make_desk()
    open_text(qtbot, desk, "Nothing to see.\n")
    assert "No places were found" in desk.places.table.empty_text
    assert desk.status.counts == "0 places · 0 mentions"


def test_an_empty_text_says_so(qtbot: QtBot, make_desk: Make) -> None:
    desk = make_desk()
    open_text(qtbot, desk, "")
    note = desk.article._empty
    assert note.isVisible() and note.text() == "This file has no text in it."
    assert note.x() == round(desk.article.view.left_margin()), "where a text would begin"
    assert "no text" in desk.places.table.empty_text
    assert desk.article.view.visible_span() is None


# Accessibility and manners


def test_every_control_has_a_name(qtbot: QtBot, make_desk: Make, kit: type[Kit]) -> None:
    from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLineEdit, QProgressBar

    desk = make_desk()
    open_text(qtbot, desk, kit.text)
    for sort in (QAbstractButton, QLineEdit, QPlainTextEdit, QAbstractItemView, QProgressBar):
        for widget in desk.window.findChildren(sort):
            if (
                widget.objectName().startswith("qt_")
                or present(widget.parent()).metaObject().className() == "QLineEdit"
            ):
                continue
            named = widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")
            if isinstance(widget, QAbstractButton) and widget is desk.messages._button:
                continue
            assert named, f"{widget.metaObject().className()} {widget.objectName()} has no name"


def test_actions_have_tips_and_no_two_share_a_key(make_desk: Make) -> None:
    desk = make_desk()
    seen: dict[str, str] = {}
    for name, action in desk.actions.items():
        assert action.toolTip() and action.objectName() == name
        for key in action.shortcuts():
            assert key.toString() not in seen, f"{name} and {seen[key.toString()]} share {key.toString()}"
            seen[key.toString()] = name


def test_no_reference_is_lost_by_void_calls(qapp: QApplication) -> None:
    """PySide6 6.12.0 drops a reference of None on every void call, and Python dies after some thousand."""
    label = QLabel()
    before = sys.getrefcount(None)
    for number in range(1_000):
        label.setText(str(number))
    assert abs(sys.getrefcount(None) - before) <= 10


def idle(desk: Desk) -> bool:
    return not desk.jobs.busy


def test_windows_come_and_go_without_leaving_threads(qtbot: QtBot, make_desk: Make, kit: type[Kit]) -> None:
    for _ in range(5):
        desk = make_desk()
        open_text(qtbot, desk, kit.text)
        desk.window.close()
        qtbot.waitUntil(partial(idle, desk), timeout=kit.deadline)


def test_a_document_error_keeps_its_words(qtbot: QtBot, make_desk: Make, kit: type[Kit], tmp_path: Path) -> None:
    def read(path: Path, encoding: str | None) -> Document:
        raise DocumentError("The file could not be opened", "it is a folder", "Choose a file in it.")

    desk = make_desk(read=read)
    with qtbot.waitSignal(desk.documents.failed, timeout=kit.deadline):
        desk.open(tmp_path / "text.txt")
    message = desk.messages.message
    assert message is not None
    assert (message.title, message.text) == ("The file could not be opened", "it is a folder. Choose a file in it.")


# Encodings


def test_a_guessed_encoding_is_said_and_can_be_changed(
    qtbot: QtBot, make_desk: Make, kit: type[Kit], tmp_path: Path
) -> None:
    article = tmp_path / "old.txt"
    article.write_bytes(
        "In Oakton, caf\u00e9s and na\u00efve \u201cwords\u201d \u2013 \u20ac 5.\n".encode("cp1252") * 40
    )
    desk = make_desk()
    with qtbot.waitSignal(desk.documents.finished, timeout=kit.deadline):
        desk.open(article)
    message = desk.messages.message
    assert message is not None and message.key == "encoding" and message.verb == "Change…"
    assert message.title.startswith("Read as ")
    desk.encodings.fill()
    entries = {action.text(): action for action in desk.encodings._menu.actions()}
    with qtbot.waitSignal(desk.documents.finished, timeout=kit.deadline):
        entries["Windows-1252"].trigger()
    assert present(desk.session.document).source.encoding == "cp1252"
    assert "caf\u00e9s" in present(desk.session.document).text
    before = desk.session.document
    with qtbot.waitSignal(desk.documents.failed, timeout=kit.deadline):
        entries["UTF-8"].trigger()
    assert desk.session.document is before, "an encoding that does not fit leaves the text as it is"


def test_open_recent_lists_greys_and_clears(qtbot: QtBot, make_desk: Make, kit: type[Kit], tmp_path: Path) -> None:
    desk = make_desk()
    here = tmp_path / "here & now.txt"
    here.write_text("Oakton.\n", encoding="utf-8")
    desk.recent.add(tmp_path / "gone.txt")
    desk.recent.add(here)
    desk.recent.fill()
    entries = [a for a in desk.recent._menu.actions() if not a.isSeparator()]
    assert [(a.text(), a.isEnabled()) for a in entries] == [
        ("here && now.txt", True),
        ("gone.txt", False),
        ("Clear List", True),
    ]
    with qtbot.waitSignal(desk.documents.finished, timeout=kit.deadline):
        entries[0].trigger()
    assert present(desk.session.document).source.path == here
    desk.recent.clear()
    assert desk.state.state.recent == []


# Export


def test_export_writes_what_is_registered_and_never_the_text_itself(
    qtbot: QtBot, make_desk: Make, kit: type[Kit], tmp_path: Path
) -> None:
    article = tmp_path / "article.txt"
    article.write_text(kit.text, encoding="utf-8")
    desk = make_desk()
    with qtbot.waitSignal(desk.documents.finished, timeout=kit.deadline):
        desk.open(article)
    exports = desk.exports
    exports.fill()
    assert {a.objectName() for a in exports._menu.actions()} >= {"export_json", "export_csv"}
    exports.write(desk.atlas, "json", tmp_path / "places.json")
    qtbot.waitUntil(lambda: (tmp_path / "places.json").exists() and not desk.jobs.busy, timeout=kit.deadline)
    assert "Oakton" in (tmp_path / "places.json").read_text(encoding="utf-8")
    exports.write(desk.atlas, "json", article)
    qtbot.waitUntil(lambda: desk.messages.message is not None, timeout=kit.deadline)
    assert "never written" in present(desk.messages.message).title
    assert article.read_text(encoding="utf-8") == kit.text


# Long texts


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


# Mouse


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


def test_coordinates_are_copied_for_other_programs(qtbot: QtBot, make_desk: Make, kit: type[Kit]) -> None:
    desk = make_desk()
    open_text(qtbot, desk, kit.text)
    assert not desk.is_enabled("copy_coordinates")
    desk.selection.show_place(kit.mill_bay.id, Cause.KEYS)
    desk.trigger("copy_coordinates")
    assert QGuiApplication.clipboard().text() == "39.00000, -77.00000"


def test_the_menu_bar_comes_and_goes(make_desk: Make) -> None:
    desk = make_desk()
    window = desk.window
    assert not window.menuBar().isVisible()
    desk.trigger("menu_bar")
    assert window.menuBar().isVisible()
    names = [action.text().replace("&", "") for action in window.menuBar().actions()]
    assert names == ["File", "Edit", "View", "Go", "Place", "Help"]
    desk.trigger("menu_bar")
    assert not window.menuBar().isVisible()

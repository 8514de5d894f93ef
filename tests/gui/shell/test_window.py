"""The window as a whole: opening, panes, menus, errors, themes, state."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from present import present
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QWidget
from steps import open_text

from geoview.ui.selection.selection import Cause
from geoview.ui.widgets.theme import DARK, LIGHT

if TYPE_CHECKING:
    from desk import Kit, Make
    from pytestqt.qtbot import QtBot


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


def test_markup_in_names_and_messages_is_shown_as_text(qtbot: QtBot, make_desk: Make, kit: type[Kit]) -> None:
    desk = make_desk()
    with qtbot.waitSignal(desk.documents.failed, timeout=kit.deadline):
        desk.open(Path("/nowhere/<img src=x>.txt"))
    for label in desk.window.findChildren(QLabel):
        if "<" in label.text():
            assert label.textFormat() == Qt.TextFormat.PlainText


def test_a_damaged_state_file_is_set_aside(make_desk: Make, tmp_path: Path) -> None:
    state = tmp_path / "window.json"
    state.write_text("{not json", encoding="utf-8")
    desk = make_desk(state=state)
    assert desk.messages.message is not None
    assert (tmp_path / "window.json.bad").read_text(encoding="utf-8") == "{not json"


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

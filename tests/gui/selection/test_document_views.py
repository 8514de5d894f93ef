"""Each document is looked at in its own way, in this session and in the next; and a way back to the plain one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from present import present
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QComboBox

from geoview.settings import SettingsFile
from geoview.ui.online.access import Access

if TYPE_CHECKING:
    from pathlib import Path

    from desk import Desk, Kit, Make
    from pytestqt.qtbot import QtBot


@pytest.fixture
def two(tmp_path: Path, kit: type[Kit]) -> tuple[Path, Path]:
    paths = tmp_path / "one.txt", tmp_path / "two.txt"
    for path in paths:
        path.write_text(kit.text, encoding="utf-8")
    return paths


def open_file(qtbot: QtBot, desk: Desk, path: Path) -> None:
    with qtbot.waitSignal(desk.presenter.text_painted, timeout=20_000):
        desk.open(path)


def shares(desk: Desk) -> tuple[Any, Any]:
    """How the room is shared out; the row of tabs and messages take some of its height."""
    frame = desk.panes
    wide, high = frame.panes.sizes(), frame.right.sizes()
    return pytest.approx(wide[0] / sum(wide), abs=0.01), pytest.approx(high[0] / sum(high), abs=0.01)


def is_shared(desk: Desk, expected: tuple[Any, Any]) -> bool:
    frame = desk.panes
    wide, high = frame.panes.sizes(), frame.right.sizes()
    return bool(wide[0] / sum(wide) == expected[0] and high[0] / sum(high) == expected[1])


def test_every_document_has_its_own_zoom_and_panes(qtbot: QtBot, make_desk: Make, two: tuple[Path, Path]) -> None:
    desk = make_desk()
    open_file(qtbot, desk, two[0])
    desk.trigger("zoom_in")
    desk.panes.panes.setSizes([700, 499])
    desk.panes.right.setSizes([300, 380])
    first = shares(desk)
    open_file(qtbot, desk, two[1])
    assert desk.views.zoom == 1.0, "a new document has the usual size"
    desk.trigger("zoom_out")
    desk.trigger("zoom_out")
    desk.panes.panes.setSizes([400, 799])
    second = shares(desk)
    assert not is_shared(desk, first)
    for path, zoom, expected in ((two[0], 1.1, first), (two[1], 0.8, second), (two[0], 1.1, first)):
        desk.open(path)
        assert desk.views.zoom == zoom and is_shared(desk, expected)
        assert desk.status._zoom.text() == f"{round(zoom * 100)} %"


def test_they_come_back_in_another_session(
    qtbot: QtBot, make_desk: Make, two: tuple[Path, Path], tmp_path: Path
) -> None:
    state = tmp_path / "window.json"
    desk = make_desk(state=state)
    open_file(qtbot, desk, two[0])
    desk.views.set_zoom(1.7)
    desk.panes.panes.setSizes([700, 499])
    expected = shares(desk)
    open_file(qtbot, desk, two[1])
    desk.panes.panes.setSizes([300, 899])
    desk.window.close()
    again = make_desk(state=state)
    open_file(qtbot, again, two[1])
    assert again.views.zoom == 1.0
    open_file(qtbot, again, two[0])
    assert again.views.zoom == 1.7
    assert is_shared(again, expected)


def test_reset_goes_back_to_the_first_start_and_keeps_the_place_in_the_text(
    qtbot: QtBot, make_desk: Make, two: tuple[Path, Path], tmp_path: Path
) -> None:
    desk = make_desk(state=tmp_path / "window.json")
    window = desk.window
    open_file(qtbot, desk, two[0])
    plain = desk.places.table.columnWidth(1)
    desk.views.set_zoom(2.0)
    desk.article.view.scroll_to(900)
    place = desk.article.view.first_visible()
    assert place > 0
    open_file(qtbot, desk, two[1])
    desk.views.set_zoom(0.5)
    desk.panes.panes.setSizes([300, 899])
    desk.places.table.setColumnWidth(1, plain + 60)
    window.resize(800, 500)
    desk.trigger("reset_view")
    assert window.width() > 800 or window.screen().availableGeometry().width() <= 800
    share = desk.panes.panes.sizes()[0] / sum(desk.panes.panes.sizes())
    assert share == pytest.approx(610 / 1440, abs=0.03)
    assert desk.views.zoom == 1.0 and desk.places.table.own_widths() == []
    desk.open(two[0])
    assert desk.views.zoom == 1.0
    assert abs(desk.article.view.first_visible() - place) < 200


def test_a_document_of_the_usual_size_follows_the_settings(
    qtbot: QtBot, make_desk: Make, two: tuple[Path, Path], tmp_path: Path
) -> None:
    file = SettingsFile(tmp_path / "settings.json")
    file.change("text_size", 1.4)
    desk = make_desk(access=Access(file))
    open_file(qtbot, desk, two[0])
    assert desk.views.zoom == 1.4
    desk.views.set_zoom(2.0)
    open_file(qtbot, desk, two[1])
    assert desk.views.zoom == 1.4
    desk.preferences.change("text_size", 1.2)
    assert desk.views.zoom == 1.2
    desk.open(two[0])
    assert desk.views.zoom == 2.0, "it has a size of its own"
    desk.trigger("zoom_reset")
    assert desk.views.zoom == 1.2


def test_font_and_measure_hold_at_once(qtbot: QtBot, make_desk: Make, two: tuple[Path, Path]) -> None:
    desk = make_desk()
    open_file(qtbot, desk, two[0])
    view = desk.article.view
    desk.trigger("preferences")
    page = desk.settings().reading
    box = present(page.findChild(QComboBox, "text_font"))
    own = view.font().families()[0]
    family = next(name for name in QFontDatabase.families() if name != own and box.findData(name) > 0)
    box.setCurrentIndex(box.findData(family))
    box.activated.emit(box.currentIndex())
    assert view.font().families()[0] == family
    assert view.document().defaultFont().families()[0] == family
    desk.window.resize(1600, 800)
    left = view.left_margin()
    page.line.setValue(40)
    assert view.left_margin() > left, "shorter lines have wider margins"


def test_the_theme_is_one_setting_wherever_it_is_chosen(make_desk: Make, tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    desk = make_desk(access=Access(SettingsFile(path)))
    desk.trigger("toggle_theme")
    assert desk.colors.theme.dark and SettingsFile(path).settings.theme == "dark"
    desk.preferences.change("theme", "light")
    assert not desk.colors.theme.dark and desk.colors.choice == "light"
    desk.preferences.reset()
    assert desk.colors.choice == "system"

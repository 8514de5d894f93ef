"""What a screen reader is told: names and roles of everything, the table as an equal of the map, what has happened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from present import present
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QWidget

from geoview.document.reading import from_text
from geoview.ui.selection.selection import Cause

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desk import Desk, Kit, Make
    from pytestqt.qtbot import QtBot

ROLE = QAccessible.Role
CONTROLS = {
    ROLE.Button,
    ROLE.ButtonMenu,
    ROLE.ButtonDropDown,
    ROLE.CheckBox,
    ROLE.RadioButton,
    ROLE.ComboBox,
    ROLE.EditableText,
    ROLE.Slider,
    ROLE.SpinBox,
    ROLE.List,
    ROLE.Table,
    ROLE.Tree,
    ROLE.PageTab,
}


def walk(interface: QAccessibleInterface | None) -> Iterator[QAccessibleInterface]:
    """An element and all that it holds, as far as they can be seen."""
    if interface is None or not interface.isValid() or interface.state().invisible:
        return
    yield interface
    if interface.role() in (ROLE.Table, ROLE.Tree, ROLE.List):
        return
    for n in range(interface.childCount()):
        yield from walk(interface.child(n))


def tree(widget: QWidget) -> list[QAccessibleInterface]:
    return list(walk(QAccessible.queryAccessibleInterface(widget)))


def nameless(widget: QWidget) -> list[str]:
    """Controls that say nothing of themselves."""
    return [
        f"{element.role().name} {element.object().objectName() if element.object() else ''}"
        for element in tree(widget)
        if element.role() in CONTROLS and not element.text(QAccessible.Text.Name).strip()
    ]


@pytest.fixture
def desk(qtbot: QtBot, make_desk: Make, kit: type[Kit]) -> Desk:
    made = make_desk()
    with qtbot.waitSignal(made.documents.finished, timeout=20_000):
        made.documents.show(from_text(kit.text))
    qtbot.waitUntil(lambda: made.map.made is not None, timeout=20_000)
    return made


def test_every_control_has_a_name(qtbot: QtBot, make_desk: Make, desk: Desk) -> None:
    assert nameless(desk.window) == []
    assert nameless(make_desk().window) == [], "the start page"


def test_the_settings_have_names_too(qtbot: QtBot, desk: Desk) -> None:
    desk.trigger("preferences")
    dialog = present(desk.settings())
    for page in range(dialog.pages.count()):
        dialog.pages.setCurrentIndex(page)
        assert nameless(dialog) == []
    dialog.close()


def test_candidates_have_names_too(qtbot: QtBot, desk: Desk) -> None:
    desk.selection.choose_mention(0, Cause.KEYS)
    desk.trigger("choose")
    assert nameless(desk.window) == []


def test_the_table_tells_what_the_map_shows(desk: Desk) -> None:
    table = QAccessible.queryAccessibleInterface(desk.places.table)
    assert table is not None and table.role() in (ROLE.Table, ROLE.Tree)
    cells = [table.child(n) for n in range(table.childCount())]
    heads = [cell.text(QAccessible.Text.Name) for cell in cells if cell.role() == ROLE.ColumnHeader]
    assert {"Place", "Kind", "Country", "Mentions", "Confidence"} <= set(heads)
    words = [cell.text(QAccessible.Text.Name) for cell in cells if cell.role() == ROLE.Cell]
    assert len(words) == len(heads) * len(desk.atlas.places)
    for row, use in enumerate(desk.atlas.places):
        spoken = words[row * len(heads) : (row + 1) * len(heads)]
        assert use.place.name in " ".join(spoken) and str(len(use.mentions)) in spoken
        assert any("?" in word or "ncertain" in word for word in spoken) == use.uncertain


def test_the_article_can_be_read_out(desk: Desk) -> None:
    view = QAccessible.queryAccessibleInterface(desk.article.view)
    assert view is not None and view.text(QAccessible.Text.Name)
    words = view.textInterface()
    assert words is not None
    assert words.text(0, words.characterCount()).startswith("OAKTON REPORT")


def test_the_map_names_what_says_the_same(desk: Desk) -> None:
    chart = QAccessible.queryAccessibleInterface(desk.map)
    assert chart is not None and chart.text(QAccessible.Text.Name) == "Map"
    assert "table" in chart.text(QAccessible.Text.Description)


def test_the_end_of_the_search_is_announced(
    qtbot: QtBot, make_desk: Make, kit: type[Kit], monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    def hear(event: Any) -> None:
        if hasattr(event, "message"):
            said.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    desk = make_desk()
    with qtbot.waitSignal(desk.documents.finished, timeout=20_000):
        desk.documents.show(from_text(kit.text))
    assert any("4 places" in words for words in said)


def test_tab_reaches_every_pane_and_focus_can_be_seen(qtbot: QtBot, desk: Desk) -> None:
    window = desk.window
    window.activateWindow()
    desk.article.view.setFocus(Qt.FocusReason.OtherFocusReason)
    seen: set[QWidget] = set()
    for _ in range(80):
        focus = QApplication.focusWidget()
        if focus is None or focus in seen:
            break
        seen.add(focus)
        window.focusNextChild()
    for pane in (desk.article, desk.places, desk.toolbar):
        assert any(pane.isAncestorOf(widget) for widget in seen), pane.objectName()


def test_a_folder_has_names_too(qtbot: QtBot, make_desk: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GEOVIEW_HOME", str(tmp_path / "home"))
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "one.txt").write_text("4 March 2021\n\nOakton and Westland.\n", encoding="utf-8")
    (tmp_path / "texts" / "two.docx").write_bytes(b"no archive")
    made = make_desk()
    made.folders.processes = 1
    view = made.folders.open(tmp_path / "texts")
    qtbot.waitUntil(lambda: view.answer is not None and view.places.rows.rowCount() == 2, timeout=20_000)
    qtbot.waitUntil(lambda: not view.reading.is_running and not view.questions.is_busy, timeout=20_000)
    assert nameless(made.window) == []

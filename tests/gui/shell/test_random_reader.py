"""Somebody presses everything, in any order, while texts come and go: nothing fails and the views stay of one mind.

PySide hands exceptions of slots and events to pytest-qt, which makes the test fail with them.
"""

from __future__ import annotations

import os
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from present import present
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from geoview.document import from_text

if TYPE_CHECKING:
    from pathlib import Path

    from desk import Desk, Kit, Make
    from pytestqt.qtbot import QtBot

_STEPS = 220
_SEEDS = range(40 if os.environ.get("GEOVIEW_TESTS") == "long" else 3)
_ELSEWHERE = {"quit", "open", "open_folder", "save_copy", "print", "print_preview", "about_qt", "online_map", "look_up"}
"""Actions that end the test, ask the system for a file or a printer, or a service for a place."""
_OFFSCREEN = "This plugin does not support "
_KEYS = "NP\r\x1b\t 0129"
_MOVES = ("Down", "Up", "Left", "Right", "PageDown", "PageUp", "Home", "End", "Delete", "Backspace", "F3", "F6", "F8")
_FOUND = ("a", "Oakton", "zzz", "", " ", "(", "Mill")
_FILTERS = ("kind:city", "country:WL -demonym", "uncertain", "mentions:>1", "x" * 60, "", "kind:")
_TEXTS = {
    "empty.txt": b"",
    "one.txt": b"Oakton",
    "crossing.txt": "القاهرة Oakton, then Mill Bay בירות.\n\n".encode() * 30,
    "long.txt": b"Oakton and Westland, said Nowhere of Riverlands. " * 4000,
    "wide.txt": "Zürich 👩‍👩‍👧 Oakton \u202eWestland\u202c é́́ Nowhere\r\n".encode() * 40,
    "utf16.txt": "Oakton in Westland.\n".encode("utf-16"),
    "bytes.txt": bytes(range(256)) * 20,
}


class Reader:
    """Does one thing after another.

    Args:
        desk: The window, with what it shows.
        texts: Files to open.
        chance: Decides.
    """

    def __init__(self, desk: Desk, texts: list[Path], chance: Random) -> None:
        self._desk, self._window, self._documents = desk, desk.window, desk.documents
        self._texts, self._chance = texts, chance
        # What opens a loop of its own, a menu or a question, is closed from within that loop.
        self._impatience = QTimer(desk.window)
        self._impatience.timeout.connect(self.close_popup)
        self._impatience.start(40)

    def close_popup(self) -> None:
        """A menu is closed, and so is a dialog that waits for an answer."""
        popup = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if popup is not None:
            popup.close()

    def step(self) -> None:
        """One thing."""
        things = (
            (2, self._open),
            (6, self._act),
            (6, self._press),
            (5, self._click),
            (1, self._resize),
            (1, self._select_words),
            (1, self._change_tab),
            (1, self._find),
            (1, self._filter),
        )
        (thing,) = self._chance.choices([do for _, do in things], [weight for weight, _ in things])
        thing()

    def _open(self) -> None:
        self._desk.open(self._chance.choice(self._texts))

    def _act(self) -> None:
        names = sorted(self._desk.actions.keys() - _ELSEWHERE)
        action = self._desk.actions[self._chance.choice(names)]
        if action.menu() is None:
            action.trigger()

    def _press(self) -> None:
        widget = QApplication.focusWidget() or self._window
        modifier = self._chance.choice([Qt.KeyboardModifier.NoModifier] * 4 + [Qt.KeyboardModifier.ShiftModifier])
        if self._chance.random() < 0.5:
            QTest.keyClicks(widget, self._chance.choice(_KEYS), modifier)
        else:
            QTest.keyClick(widget, Qt.Key[f"Key_{self._chance.choice(_MOVES)}"], modifier)

    def _click(self) -> None:
        shown = [w for w in QApplication.allWidgets() if w.isVisible() and w.width() > 2 and w.height() > 2]
        shown.sort(key=lambda w: (type(w).__name__, w.objectName(), w.accessibleName(), w.x(), w.y()))
        widget: QWidget = self._chance.choice(shown)
        where = QPoint(self._chance.randrange(widget.width()), self._chance.randrange(widget.height()))
        button = self._chance.choice([Qt.MouseButton.LeftButton] * 6 + [Qt.MouseButton.RightButton])
        QTest.mouseClick(widget, button, Qt.KeyboardModifier.NoModifier, where)

    def _resize(self) -> None:
        self._window.resize(self._chance.randrange(720, 1600), self._chance.randrange(480, 1000))

    def _select_words(self) -> None:
        view = self._desk.article.view
        last = view.document().characterCount() - 1
        cursor = QTextCursor(view.document())
        cursor.setPosition(start := self._chance.randrange(last + 1))
        cursor.setPosition(min(start + self._chance.randrange(12), last), QTextCursor.MoveMode.KeepAnchor)
        view.setTextCursor(cursor)

    def _change_tab(self) -> None:
        if self._documents.sessions:
            self._documents.activate(self._chance.choice(self._documents.sessions))

    def _find(self) -> None:
        self._desk.toolbar.field.setText(self._chance.choice(_FOUND))

    def _filter(self) -> None:
        self._desk.places.filter.setText(self._chance.choice(_FILTERS))


@pytest.mark.parametrize("seed", _SEEDS)
def test_whatever_is_pressed_the_window_holds(
    qtbot: QtBot, qtlog: Any, make_desk: Make, kit: type[Kit], tmp_path: Path, seed: int
) -> None:
    texts = []
    for name, content in _TEXTS.items():
        texts.append(tmp_path / name)
        texts[-1].write_bytes(content)
    desk = make_desk(keep=tmp_path / "kept")
    window, selection = desk.window, desk.selection
    reader = Reader(desk, texts, Random(seed))
    for _ in range(_STEPS):
        reader.step()
        QTest.qWait(0)
        assert window.isVisible()
        atlas = selection.atlas
        assert atlas is None or atlas is desk.session.atlas
        if selection.mention is not None:
            chosen = present(atlas).resolutions[selection.mention].chosen
            assert selection.place_id == (chosen.id if chosen else None)
        assert desk.places.table.chosen == selection.place_id
    reader.close_popup()
    # What was pressed may have left dialogs and pages open.
    for widget in QApplication.topLevelWidgets():
        if widget is not window and widget.isVisible():
            widget.close()
    desk.documents.show(from_text(kit.text))
    qtbot.waitUntil(lambda: selection.atlas is not None and bool(selection.atlas.places), timeout=kit.deadline)
    assert len(desk.places.table.rows.all) == len(present(selection.atlas).places)
    said = {record.message for record in qtlog.records}
    assert not [message for message in said if not message.startswith(_OFFSCREEN)], "Qt has nothing to complain of"

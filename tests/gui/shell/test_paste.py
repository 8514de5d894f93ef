"""A document from the clipboard: opened, kept with its corrections, and never lost without a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from present import present
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox

from geoview.ui.selection.selection import Cause

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from desk import Desk, Kit, Make
    from pytestqt.qtbot import QtBot

TEXT = "Oakton lies by Mill Bay.\r\nNobody asked.\n"
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def press(qtbot: QtBot, desk: Desk) -> None:
    desk.window.activateWindow()
    qtbot.waitUntil(desk.window.isActiveWindow)
    qtbot.keyClick(desk.window.focusWidget() or desk.window, Qt.Key.Key_V, CTRL_SHIFT)


def paste(qtbot: QtBot, desk: Desk, text: str = TEXT) -> None:
    QGuiApplication.clipboard().setText(text)
    with qtbot.waitSignal(desk.documents.finished, timeout=5_000):
        press(qtbot, desk)


def answer(monkeypatch: pytest.MonkeyPatch, wanted: str) -> list[str]:
    """Presses a button of the next question; the texts that were asked."""
    asked: list[str] = []

    def execute(box: QMessageBox) -> int:
        asked.append(box.text())
        button = next(b for b in box.buttons() if b.text().replace("&", "") == wanted)
        button.click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", execute)
    return asked


def test_ctrl_shift_v_opens_the_copied_text_under_its_first_words(
    qtbot: QtBot, make_desk: Make, tmp_path: Path, kit: type[Kit]
) -> None:
    desk = make_desk(keep=tmp_path)
    paste(qtbot, desk)
    assert present(desk.session.document).text == "Oakton lies by Mill Bay.\nNobody asked.\n"
    assert desk.window.windowTitle() == "Oakton lies by Mill Bay.txt[*] — GeoView"
    assert present(present(desk.session.document).source.path).parent == tmp_path / "pasted"
    assert [use.place for use in desk.atlas.places] == [kit.oakton, kit.mill_bay]


def test_its_corrections_are_kept_too(qtbot: QtBot, make_desk: Make, tmp_path: Path) -> None:
    desk = make_desk(keep=tmp_path)
    paste(qtbot, desk)
    desk.selection.choose_mention(0, Cause.KEYS)
    desk.correcting.reject()
    desk.documents.close(desk.session)
    assert desk.session.document is None
    paste(qtbot, desk)
    assert [use.place.name for use in desk.atlas.places] == ["Mill Bay"]


def test_an_empty_clipboard_opens_nothing(qtbot: QtBot, make_desk: Make, tmp_path: Path) -> None:
    desk = make_desk(keep=tmp_path)
    QGuiApplication.clipboard().setText("  \n")
    press(qtbot, desk)
    assert desk.session.document is None
    assert desk.status.currentMessage() == "There is no text in the clipboard"


def test_where_nothing_is_kept_closing_asks(
    qtbot: QtBot, make_desk: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = make_desk()
    paste(qtbot, desk)
    asked = answer(monkeypatch, "Cancel")
    desk.documents.close(desk.session)
    assert asked == ["The pasted text “Oakton lies by Mill Bay” is not saved"]
    assert not desk.window.close()
    assert desk.session.document is not None
    answer(monkeypatch, "Save Text As…")
    target = tmp_path / "mine.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    desk.documents.close(desk.session)
    assert target.read_text(encoding="utf-8") == "Oakton lies by Mill Bay.\nNobody asked.\n"
    assert desk.session.document is None


def test_a_text_that_cannot_be_kept_is_there_all_the_same_and_says_so(
    qtbot: QtBot, make_desk: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pasted").write_text("in the way")
    desk = make_desk(keep=tmp_path)
    paste(qtbot, desk)
    assert present(desk.session.document).text.startswith("Oakton")
    assert "could not be kept" in present(desk.messages.message).title
    asked = answer(monkeypatch, "Discard Text")
    desk.documents.close(desk.session)
    assert len(asked) == 1 and desk.session.document is None

"""A report has the versions and nothing of the text."""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING

from present import present
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QPushButton

from geoview import __version__

if TYPE_CHECKING:
    from pathlib import Path

    from desk import Kit, Make
    from pytestqt.qtbot import QtBot


def test_a_report_has_versions_and_nothing_of_the_text(
    make_desk: Make, kit: type[Kit], tmp_path: Path, qtbot: QtBot
) -> None:
    desk = make_desk()
    path = tmp_path / "secret-name.txt"
    path.write_text(kit.text, encoding="utf-8")
    desk.open(path)
    qtbot.waitUntil(lambda: desk.session.atlas is not None and desk.session.atlas.complete, timeout=kit.deadline)
    desk.trigger("report")
    dialog = present(desk.window.findChild(QDialog, "report"))
    next(b for b in dialog.findChildren(QPushButton) if b.text() == "Copy Report").click()
    copied = QGuiApplication.clipboard().text()
    assert copied == present(dialog.findChild(QPlainTextEdit)).toPlainText()
    assert __version__ in copied
    assert platform.python_version() in copied
    assert "secret" not in copied
    assert not any(name in copied for name in kit.known)

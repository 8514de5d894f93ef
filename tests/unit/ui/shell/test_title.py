"""The title names what is in front."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from geoview.document import read
from geoview.ui.runtime.file_watch import FileState, FileWatch
from geoview.ui.runtime.jobs import Jobs
from geoview.ui.shell.title import WindowTitle

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def test_a_document_that_is_gone_says_so_and_a_folder_keeps_its_name(qtbot: QtBot, tmp_path: Path) -> None:
    article = tmp_path / "a <b>.txt"
    article.write_text("Paris.\n", encoding="utf-8")
    jobs = Jobs()
    window = QWidget()
    qtbot.addWidget(window)
    watch = FileWatch(jobs, window)
    title = WindowTitle(window, watch)
    assert window.windowTitle() == "GeoView[*]"
    title.show_document(read(article))
    assert window.windowTitle() == "a <b>.txt[*] — GeoView"
    watch.watch(read(article).source)
    article.unlink()
    qtbot.waitUntil(lambda: watch.state is FileState.GONE, timeout=20_000)
    assert window.windowTitle() == "a <b>.txt (gone)[*] — GeoView"
    title.show_folder(tmp_path)
    watch.changed.emit(FileState.SAME)
    assert window.windowTitle() == f"{tmp_path.name}[*] — GeoView"
    watch.stop()
    jobs.close()

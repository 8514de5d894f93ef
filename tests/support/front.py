"""A document in front, with what nearly every part of the window takes, and no window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk import DEADLINE, FakeParser
from present import present
from PySide6.QtWidgets import QWidget

from geoview.corrections.store import CorrectionStore
from geoview.document import from_text
from geoview.ui.documents.documents import Documents, SharedEngine
from geoview.ui.documents.session import Engine, Session
from geoview.ui.runtime.jobs import Jobs
from geoview.ui.selection.selection import Selection
from geoview.ui.widgets.message_bar import MessageBar
from geoview.ui.widgets.status_bar import StatusBar

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from geoview.atlas import Atlas

__all__ = ["TEXT", "Front"]

TEXT = "Oakton wrote to Mill Bay, and Oakton waited.\n"


class Front:
    """Documents whose corrections are kept beside them, the selection, messages and a status bar."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot, self.owner, self.jobs = qtbot, QWidget(), Jobs()
        qtbot.addWidget(self.owner)
        shared, keeper = SharedEngine(lambda: Engine(None, FakeParser())), CorrectionStore(lambda: folder / "own")
        self.documents = Documents(self.jobs, lambda: Session(self.jobs, shared, keeper=keeper))
        self.selection = Selection()
        self.documents.atlas_changed.connect(self.selection.set_atlas)
        self.messages, self.status = MessageBar(self.owner), StatusBar(self.owner)

    def show(self, path: Path, text: str = TEXT) -> None:
        path.write_text(text, encoding="utf-8")
        self.documents.show(from_text(text, path))
        with self.qtbot.waitSignal(self.documents.finished, timeout=DEADLINE):
            self.documents.current.parse()

    @property
    def atlas(self) -> Atlas:
        return present(self.documents.current.atlas)

    @property
    def names(self) -> list[str]:
        return [r.mention.surface for r in self.atlas.resolutions]

    def close(self) -> None:
        self.documents.current.corrections.flush()
        self.jobs.close()

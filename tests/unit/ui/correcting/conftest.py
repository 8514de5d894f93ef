"""A document in front, with the parts that make corrections."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from desk import FakeMap
from front import Front
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from geoview.ui.correcting.candidate_chooser import CandidateChooser
from geoview.ui.correcting.controller import CorrectionController
from geoview.ui.correcting.decisions import Decisions
from geoview.ui.map.map_host import MapHost
from geoview.ui.places.places_pane import PlacesPane
from geoview.ui.widgets.pane_layout import PaneLayout

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


class Correcting(Front):
    """The chooser, the decisions and the controller over a document in front."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        super().__init__(qtbot, folder)
        self.map = MapHost(FakeMap, self.owner)
        self.view, places = QWidget(), PlacesPane(str)
        panes = PaneLayout(QWidget(), QWidget(), QWidget(), self.view, self.map, places)
        qtbot.addWidget(panes)
        self.actions = {name: QAction(self.owner) for name in ("undo", "redo")}
        self.decisions = Decisions(self.documents, self.selection, self.messages, self.status, self.owner)
        self.chooser = CandidateChooser(
            self.documents, self.selection, self.map, panes, places, self.view, lambda _: ()
        )
        self.controller = CorrectionController(
            self.documents, self.selection, self.chooser, self.decisions, self.actions, self.messages, self.status
        )


@pytest.fixture
def correcting(qtbot: QtBot, tmp_path: Path) -> Iterator[Correcting]:
    made = Correcting(qtbot, tmp_path)
    made.show(tmp_path / "first.txt")
    yield made
    made.close()
    made.map.shutdown()

"""What the tests of this room share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import shiboken6
from map_steps import (
    DEADLINE,
    Desk,
    FakeGazetteer,
    article,
)

from geoview.ui.map.map_pane import MapPane
from geoview.ui.wording import language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.fixture
def desk(qapp: QApplication, qtbot: QtBot) -> Iterator[Desk]:
    translator = language.install(qapp, qapp)
    pane = MapPane(animate=False)
    qtbot.addWidget(pane)
    pane.resize(800, 520)
    desk = Desk(qtbot, pane)
    with qtbot.waitSignal(pane.map_ready, timeout=DEADLINE):
        pane.set_atlas(article(), FakeGazetteer())
        pane.show()
    desk.until_painted()
    yield desk
    assert pane.outside_requests == 0
    pane.shutdown()
    pane.shutdown()
    qapp.removeTranslator(translator)
    shiboken6.delete(translator)

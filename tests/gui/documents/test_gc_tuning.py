"""Long documents stay out of the garbage collector's rounds, for as long as they are open."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest

from geoview.document import from_text
from geoview.ui.documents.gc_tuning import GarbageCollector

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desk import Make
    from pytestqt.qtbot import QtBot


@pytest.fixture(autouse=True)
def thawed() -> Iterator[None]:
    yield
    gc.unfreeze()


@pytest.mark.parametrize(("mentions", "frozen"), [(2_100, True), (100, False)])
def test_only_a_long_document_is_taken_out_and_goes_back_when_it_is_closed(
    qtbot: QtBot, make_desk: Make, mentions: int, frozen: bool
) -> None:
    desk = make_desk()
    gc.unfreeze()
    GarbageCollector(desk.documents)
    with qtbot.waitSignal(desk.documents.finished, timeout=20_000):
        desk.documents.show(from_text("Oakton lay there. " * mentions))
    assert (gc.get_freeze_count() > 0) is frozen
    desk.documents.close(desk.session)
    assert gc.get_freeze_count() == 0

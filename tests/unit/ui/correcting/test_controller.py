"""Corrections of the current mention, undone and redone, with the parts that the controller takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk import RIVERLANDS
from present import present

from geoview.edits import Choose, Reject
from geoview.text import Span
from geoview.ui.selection.selection import Cause
from geoview.ui.widgets.actions import Need

if TYPE_CHECKING:
    from tests.unit.ui.correcting.conftest import Correcting


def test_a_rejection_is_named_undone_and_redone(correcting: Correcting) -> None:
    controller, undo, redo = correcting.controller, correcting.actions["undo"], correcting.actions["redo"]
    assert controller.needs.value == 0
    correcting.selection.choose_mention(0, Cause.TEXT)
    with correcting.qtbot.waitSignal(controller.needs_changed):
        controller.reject()
    assert correcting.names == ["Mill Bay", "Oakton"]
    assert undo.text() == "&Undo Not a Place: “Oakton”" and redo.text() == "&Redo"
    assert controller.needs == Need.UNDO | Need.EDITS
    controller.undo()
    assert correcting.names == ["Oakton", "Mill Bay", "Oakton"] and correcting.selection.mention == 0
    assert correcting.status.currentMessage() == "Undone: Not a Place: “Oakton”"
    assert Need.REDO in controller.needs and Need.UNDO not in controller.needs
    controller.redo()
    assert correcting.names == ["Mill Bay", "Oakton"]


def test_none_of_a_name(correcting: Correcting) -> None:
    correcting.selection.choose_mention(2, Cause.TEXT)
    correcting.controller.reject(everywhere=True)
    assert correcting.names == ["Mill Bay"]


def test_what_the_chooser_says_is_done_and_remembered_where_the_reader_says_so(correcting: Correcting) -> None:
    correcting.selection.choose_mention(0, Cause.TEXT)
    resolution = present(correcting.selection.resolution)
    correcting.chooser.placed.emit(resolution, RIVERLANDS, "remember")
    assert [r.chosen for r in correcting.atlas.resolutions if r.mention.surface == "Oakton"] == [RIVERLANDS] * 2
    assert [decision.name for decision in correcting.decisions.all] == ["Oakton"]
    correcting.controller.undo()
    assert correcting.decisions.all == ()


def test_a_correction_that_does_not_fit_is_told(correcting: Correcting) -> None:
    correcting.controller.do(Choose(Span(500, 506), "Oakton", RIVERLANDS))
    message = present(correcting.messages.message)
    assert message.key == "correction" and correcting.names == ["Oakton", "Mill Bay", "Oakton"]


def test_a_point_of_the_map_becomes_the_place(correcting: Correcting) -> None:
    correcting.selection.choose_mention(1, Cause.TEXT)
    correcting.controller.place_here(12.5, -7.25)
    chosen = present(correcting.atlas.resolutions[1].chosen)
    assert (chosen.latitude, chosen.longitude) == (12.5, -7.25)
    correcting.controller.do(Reject(Span(0, 6), "Oakton"))
    assert correcting.names == ["Mill Bay", "Oakton"]

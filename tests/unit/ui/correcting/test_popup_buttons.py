"""The buttons of the map's popup mean the mention that it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk import OAKTON, fake_map

from geoview.ui.correcting.popup_buttons import PopupButtons
from geoview.ui.selection.selection import Cause

if TYPE_CHECKING:
    from tests.unit.ui.correcting.conftest import Correcting


def test_a_button_carries_out_what_it_says_for_the_mention_in_the_popup(correcting: Correcting) -> None:
    PopupButtons(correcting.map, correcting.selection, correcting.chooser, correcting.controller)
    correcting.map.load()
    assert [action.label for action in fake_map(correcting.map).popup_actions] == ["Other places…", "Not a place"]
    correcting.selection.choose_mention(0, Cause.MAP)
    correcting.map.action_requested.emit(OAKTON.id, 2, "reject")
    assert correcting.names == ["Oakton", "Mill Bay"], "the one in the popup, not the one that was current"
    correcting.map.action_requested.emit(OAKTON.id, 0, "choose")
    assert correcting.chooser.is_open and correcting.selection.mention == 0


def test_a_mention_that_is_gone_is_not_meant(correcting: Correcting) -> None:
    PopupButtons(correcting.map, correcting.selection, correcting.chooser, correcting.controller)
    correcting.map.action_requested.emit(OAKTON.id, 1, "reject")
    correcting.map.action_requested.emit("x:nowhere", 0, "reject")
    assert correcting.names == ["Oakton", "Mill Bay", "Oakton"]

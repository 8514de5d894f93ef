"""The chosen place and mention."""

from __future__ import annotations

from desk import Kit
from present import present
from pytestqt.qtbot import QtBot

from geoview.ui.selection.selection import Cause, Selection


def test_selection_without_an_atlas_does_nothing(qtbot: QtBot) -> None:
    selection = Selection()
    with qtbot.assertNotEmitted(selection.changed):
        selection.choose_mention(0, Cause.TEXT)
        selection.choose_place("x", Cause.MAP)
        selection.step(1)
        selection.step_in_place(1)
        selection.clear(Cause.KEYS)
    assert selection.position is None


def test_a_choice_survives_an_atlas_that_has_grown(qtbot: QtBot) -> None:
    from geoview.document import from_text

    document = from_text("Mill Bay, Oakton, Westland, Oakton.\n")
    small = Kit.atlas_of(document, {"Oakton": Kit.oakton}, complete=False)
    large = Kit.atlas_of(document)
    selection = Selection()
    selection.set_atlas(small)
    selection.choose_mention(1, Cause.TEXT)
    offset = small.resolutions[1].mention.span.start
    selection.set_atlas(large)
    assert selection.place_id == Kit.oakton.id
    assert large.resolutions[present(selection.mention)].mention.span.start == offset
    selection.set_atlas(Kit.atlas_of(from_text("Oakton\n")))
    assert selection.place_id is None and selection.mention is None

"""The chosen place and mention."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from desk import Kit
from present import present

from geoview.document import from_text
from geoview.ui.selection.selection import Cause, Selection

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


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


TEXT = "Oakton, Mill Bay, Nowhere, Oakton, Westland, Oakton.\n"
OAKTONS, MILL_BAY, NOWHERE, WESTLAND = (0, 3, 5), 1, 2, 4


@pytest.fixture
def selection() -> Selection:
    made = Selection()
    made.set_atlas(Kit.atlas_of(from_text(TEXT)))
    return made


def test_a_mention_brings_its_place_and_a_name_without_one_brings_none(selection: Selection) -> None:
    selection.choose_mention(MILL_BAY, Cause.TEXT)
    assert (selection.place_id, selection.mention, selection.position) == (Kit.mill_bay.id, MILL_BAY, (1, 1))
    selection.choose_mention(NOWHERE, Cause.TEXT)
    assert (selection.place_id, selection.mention, selection.position) == (None, NOWHERE, None)


def test_a_place_brings_its_next_mention_and_wraps(selection: Selection) -> None:
    selection.choose_place(Kit.oakton.id, Cause.MAP, near=TEXT.index("Nowhere"))
    seen = [selection.position]
    for _ in range(3):
        selection.choose_place(Kit.oakton.id, Cause.MAP)
        seen.append(selection.position)
    assert seen == [(2, 3), (3, 3), (1, 3), (2, 3)]
    selection.choose_place("x:unknown", Cause.MAP)
    assert selection.position == (2, 3)


def test_a_place_that_is_shown_stays_at_the_mention_that_is_chosen(selection: Selection) -> None:
    selection.choose_mention(OAKTONS[1], Cause.TEXT)
    selection.show_place(Kit.oakton.id, Cause.TABLE)
    assert selection.mention == OAKTONS[1]
    selection.show_place(Kit.westland.id, Cause.TABLE)
    assert selection.mention == WESTLAND


def test_steps_go_round_from_where_the_reader_is(selection: Selection) -> None:
    selection.step(1, near=TEXT.index("Nowhere"))
    assert selection.mention == NOWHERE
    seen = []
    for by in (1, 1, 1, 1, -1):
        selection.step(by)
        seen.append(selection.mention)
    assert seen == [3, 4, 5, 0, 5]
    selection.clear(Cause.KEYS)
    selection.step(-1, near=0)
    assert selection.mention == 5
    selection.step_in_place(1)
    assert selection.mention == OAKTONS[0]
    selection.step_in_place(-1)
    assert selection.mention == OAKTONS[2]


def test_each_change_says_its_cause_and_a_hover_is_told_once(selection: Selection) -> None:
    causes: list[str] = []
    hovers: list[str | None] = []
    selection.changed.connect(causes.append)
    selection.hovered.connect(lambda: hovers.append(selection.hover_place))
    selection.choose_mention(0, Cause.TEXT)
    selection.choose_mention(0, Cause.MAP)
    selection.clear(Cause.KEYS)
    selection.clear(Cause.KEYS)
    for place_id in (Kit.oakton.id, Kit.oakton.id, None):
        selection.hover(place_id)
    assert causes == [Cause.TEXT, Cause.MAP, Cause.KEYS]
    assert hovers == [Kit.oakton.id, None]


def test_another_text_chooses_nothing(selection: Selection) -> None:
    selection.choose_mention(0, Cause.TEXT)
    selection.hover(Kit.oakton.id)
    causes: list[str] = []
    selection.changed.connect(causes.append)
    selection.set_atlas(Kit.atlas_of(from_text(TEXT)))
    assert (selection.place_id, selection.mention, selection.hover_place) == (None, None, None)
    assert causes == [Cause.REFRESH]

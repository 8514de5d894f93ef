"""Corrections and the parse come together, whichever is there first."""

from __future__ import annotations

import pytest
from desk import OAKTON, RIVERLANDS, atlas_of

from geoview.corrections.edit_stack import EditStack
from geoview.document import from_text
from geoview.edits import AddMention, Choose, EditError, Reject
from geoview.text import Span

TEXT = "Oakton wrote to Mill Bay, and Oakton waited.\n"
FIRST = Reject(Span(0, 6), "Oakton")


@pytest.fixture
def stack() -> EditStack:
    made = EditStack()
    made.begin(from_text(TEXT), again=False)
    return made


def test_corrections_that_come_first_are_laid_over_the_parse(stack: EditStack) -> None:
    assert stack.shown is None and list(stack.edits) == []
    stack.replace((FIRST,))
    assert list(stack.edits) == [FIRST]
    shown = stack.over(atlas_of(from_text(TEXT)))
    assert [r.mention.surface for r in shown.resolutions] == ["Mill Bay", "Oakton"]
    assert stack.shown is shown


def test_each_answer_says_whether_anything_changed(stack: EditStack) -> None:
    stack.over(atlas_of(from_text(TEXT)))
    assert not stack.undo() and not stack.redo()
    assert stack.do(FIRST) and list(stack.edits) == [FIRST]
    assert stack.undo() and list(stack.undone) == [FIRST]
    assert stack.redo() and list(stack.edits) == [FIRST] and list(stack.undone) == []


def test_what_does_not_fit_changes_nothing(stack: EditStack) -> None:
    parse = atlas_of(from_text(TEXT))
    stack.over(parse)
    with pytest.raises(EditError):
        stack.do(AddMention(Span(0, 500), "Oakton", OAKTON, ()))
    assert stack.edits == () and stack.shown is not None and stack.shown.resolutions == parse.resolutions


def test_another_text_begins_anew(stack: EditStack) -> None:
    stack.over(atlas_of(from_text(TEXT)))
    stack.do(Choose(Span(0, 6), "Oakton", RIVERLANDS))
    stack.begin(from_text("Another.\n"), again=False)
    assert stack.edits == () and stack.shown is None and stack.parse is None

"""Undo and redo."""

from __future__ import annotations

from editing import TEXAS, TEXT, edits, parsed, span_of
from hypothesis import given
from hypothesis import strategies as st

from geoview.edits import (
    Choose,
    Edit,
    EditError,
    History,
    Reject,
)


@given(st.lists(edits(), max_size=14), st.lists(st.sampled_from(["undo", "redo"]), max_size=40))
def test_undo_and_redo_walk_one_line(sequence: list[Edit], walk: list[str]) -> None:
    history = History(parsed(TEXT))
    line = [history]
    for edit in sequence:
        try:
            history = history.do(edit)
        except EditError:
            continue
        line.append(history)
    position = len(line) - 1
    for step in walk:
        if step == "undo":
            history, position = history.undo(), max(0, position - 1)
        else:
            history, position = history.redo(), min(len(line) - 1, position + 1)
        assert history.shown == line[position].shown
        assert history.edits == line[position].edits
        assert len(history.undone) == len(line) - 1 - position


def test_a_new_edit_ends_what_could_be_redone() -> None:
    history = History(parsed(TEXT)).do(Reject(span_of("PARIS"), "PARIS")).undo()
    assert history.undone
    history = history.do(Choose(span_of("Paris"), "Paris", TEXAS))
    assert history.redo() is history
    assert History(parsed(TEXT)).undo().edits == ()

"""Which documents are compared, and what happens when one of them changes."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest
from comparison_steps import DEADLINE, rows

from geoview.analysis.comparison import Side
from geoview.document import from_text
from geoview.edits import Reject

if TYPE_CHECKING:
    from pathlib import Path

    from desk import Make
    from pytestqt.qtbot import QtBot


def test_a_correction_is_taken_over_at_once_and_so_is_its_undoing(qtbot: QtBot, open_pair: Any) -> None:
    desk, shown = open_pair()
    shown.choose("x:oakton")
    second = desk.documents.sessions[1]
    span = second.atlas.resolutions[1].mention.span
    second.corrections.do(Reject(span, "Oakton"))
    qtbot.waitUntil(lambda: rows(shown)[0] == ("first", "Oakton", "2", "—"), timeout=DEADLINE)
    assert shown.place_id == "x:oakton"
    assert shown.map.made.atlas.still
    second.corrections.undo()
    qtbot.waitUntil(lambda: rows(shown)[0] == ("both", "Oakton", "2", "1"), timeout=DEADLINE)


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ("Oakton slept.\n", "Westland slept.\n", "The texts have no place in common."),
        ("Oakton slept.\n", "Nobody slept.\n", "second.txt names no place: all places are in the other text alone."),
        ("Oakton slept.\n", "Oakton slept.\n", "Both are the same text: every place is in both."),
        ("Oakton slept.\n", "Oakton woke.\n", ""),
    ],
)
def test_what_there_is_to_know_beforehand_is_said(open_pair: Any, first: str, second: str, words: str) -> None:
    _, shown = open_pair(first, second)
    assert shown.note.text() == words
    assert shown.note.isVisible() is bool(words)


def test_a_text_that_is_read_again_is_compared_when_its_places_are_known(
    qtbot: QtBot, open_pair: Any, tmp_path: Path
) -> None:
    desk, shown = open_pair()
    desk.parser.gate = threading.Event()
    (tmp_path / "first.txt").write_text("Riverlands alone.\n", encoding="utf-8")
    desk.trigger("reload")
    qtbot.waitUntil(lambda: shown.note.text() == "Finding places in first.txt…", timeout=DEADLINE)
    assert len(rows(shown)) == 4, "until then what was known stays"
    assert not shown.export_button.isEnabled()
    desk.parser.gate.set()
    qtbot.waitUntil(lambda: [row[:2] for row in rows(shown)] == [("both", "Riverlands"), ("second", "Oakton")])
    assert not shown.note.isVisible()


def test_a_search_that_is_called_off_is_compared_as_far_as_it_came(
    qtbot: QtBot, open_pair: Any, tmp_path: Path
) -> None:
    desk, shown = open_pair()
    desk.parser.gate = threading.Event()
    desk.trigger("reload")
    qtbot.waitUntil(lambda: shown.note.text() == "Finding places in first.txt…", timeout=DEADLINE)
    qtbot.waitUntil(lambda: desk.session.is_busy and desk.session.needs_places is False, timeout=DEADLINE)
    desk.session.cancel()
    qtbot.waitUntil(lambda: {side for side, *_ in rows(shown)} == {"second"}, timeout=DEADLINE)
    assert shown.note.text() == "first.txt names no place: all places are in the other text alone."


def test_a_document_with_itself_has_everything_in_common(qtbot: QtBot, open_pair: Any) -> None:
    desk, _ = open_pair()
    path = desk.session.document.source.path
    desk.comparing.compare_file(path)
    shown = desk.comparing.windows[-1]
    qtbot.waitUntil(lambda: shown.pair.comparison is not None)
    assert {side for side, *_ in rows(shown)} == {"both"}
    assert shown.note.text() == "Both are the same text: every place is in both."


def test_the_menu_offers_the_other_tabs_then_a_file(qtbot: QtBot, open_pair: Any, tmp_path: Path) -> None:
    desk, first = open_pair()
    action = desk.actions["compare"]
    assert action.isEnabled()
    action.menu().aboutToShow.emit()
    entries = [entry for entry in action.menu().actions() if not entry.isSeparator()]
    assert [entry.text() for entry in entries] == ["second.txt", "Another &Text…"]
    # What is compared already comes to the front; no second window.
    entries[0].trigger()
    assert desk.comparing.windows == [first]
    third = tmp_path / "third.txt"
    third.write_text("Westland again.\n", encoding="utf-8")
    desk.comparing.compare_file(third)
    qtbot.waitUntil(lambda: len(desk.comparing.windows) == 2, timeout=DEADLINE)
    shown = desk.comparing.windows[1]
    qtbot.waitUntil(lambda: shown.pair.comparison is not None and not shown.pair.busy, timeout=DEADLINE)
    qtbot.waitUntil(lambda: [r[0] for r in rows(shown)] == ["first", "both", "first"], timeout=DEADLINE)
    assert desk.session.document.source.path.name == "first.txt"


def test_without_places_there_is_nothing_to_compare(qtbot: QtBot, make_desk: Make) -> None:
    desk = make_desk()
    assert not desk.is_enabled("compare")
    with qtbot.waitSignal(desk.documents.finished, timeout=DEADLINE):
        desk.documents.show(from_text("Nothing here.\n"))
    assert not desk.is_enabled("compare")


def test_a_file_that_fails_opens_no_comparison(qtbot: QtBot, open_pair: Any, tmp_path: Path) -> None:
    desk, _ = open_pair()
    with qtbot.waitSignal(desk.documents.failed, timeout=DEADLINE):
        desk.comparing.compare_file(tmp_path / "missing.txt")
    assert len(desk.comparing.windows) == 1


def test_a_closed_text_stays_compared_and_is_opened_again_on_demand(qtbot: QtBot, open_pair: Any) -> None:
    desk, shown = open_pair()
    desk.documents.close(desk.documents.sessions[1])
    assert len(rows(shown)) == 4
    assert shown.note.text() == "second.txt is closed and is compared as it was."
    shown.passage_wanted.emit(Side.SECOND, "x:oakton", -1)
    qtbot.waitUntil(lambda: desk.selection.place_id == "x:oakton", timeout=DEADLINE)
    assert desk.session.document.source.path.name == "second.txt"
    qtbot.waitUntil(lambda: not shown.note.isVisible(), timeout=DEADLINE)
    assert [side for side, *_ in rows(shown)] == ["both", "first", "first", "second"]


def test_corrections_of_an_earlier_day_are_honoured(qtbot: QtBot, open_pair: Any, tmp_path: Path) -> None:
    keep = tmp_path / "own"
    keep.mkdir()
    desk, shown = open_pair(keep=keep)
    second = desk.documents.sessions[1]
    second.corrections.do(Reject(second.atlas.resolutions[1].mention.span, "Oakton"))
    assert second.corrections.flush()
    desk.window.close()
    _, shown = open_pair(keep=keep)
    assert rows(shown)[0] == ("first", "Oakton", "2", "—")

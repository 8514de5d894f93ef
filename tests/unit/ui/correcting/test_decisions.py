"""Decisions that hold for later documents, with the parts that they take."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from desk import MILL_BAY, OAKTON
from front import Front
from present import present
from PySide6.QtWidgets import QMenu

from geoview.ui.correcting.decisions import Decisions
from geoview.ui.selection.selection import Cause
from geoview.ui.widgets.actions import Need

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


class Parts(Front):
    """A document in front, with what the decisions take."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        super().__init__(qtbot, folder)
        self.decisions = Decisions(self.documents, self.selection, self.messages, self.status, self.owner)


@pytest.fixture
def parts(qtbot: QtBot, tmp_path: Path) -> Iterator[Parts]:
    made = Parts(qtbot, tmp_path)
    made.show(tmp_path / "first.txt")
    yield made
    made.close()


def test_a_decision_is_known_by_name_and_said_with_its_document(parts: Parts) -> None:
    decisions = parts.decisions
    assert list(decisions.all) == [] and decisions.notice() is None
    decisions.remember("Oakton", None)
    decisions.remember("Mill Bay", MILL_BAY)
    lines = [decisions.words(decision) for decision in decisions.all]
    assert sorted(lines) == ["“Mill Bay” is Mill Bay, WL", "“Oakton” is not a place"]
    for words, decision in zip(lines, decisions.all, strict=True):
        assert decisions.dated(decision).startswith(f"{words} (")
        assert decisions.dated(decision).endswith(", first.txt)")


def test_what_is_needed_follows_the_current_name(parts: Parts) -> None:
    parts.decisions.remember("Oakton", None)
    for mention, needs in ((0, Need.REMEMBERED), (1, Need.NOTHING), (2, Need.REMEMBERED)):
        with parts.qtbot.waitSignal(parts.decisions.needs_changed):
            parts.selection.choose_mention(mention, Cause.KEYS)
        assert parts.decisions.needs == needs
    parts.decisions.forget_current()
    assert parts.decisions.all == () and parts.decisions.needs == Need.NOTHING
    assert parts.status.currentMessage() == "Forgotten: Oakton"


def test_it_takes_effect_in_the_next_document_is_told_and_can_be_taken_back(parts: Parts, tmp_path: Path) -> None:
    parts.decisions.remember("Oakton", None)
    parts.show(tmp_path / "second.txt")
    assert parts.names == ["Mill Bay"]
    notice = present(parts.decisions.notice())
    assert notice.title == "You decided this before" and "“Oakton” is not a place" in notice.text
    menu = QMenu(parts.owner)
    parts.decisions.fill(menu)
    forget, not_here = [action for action in menu.actions() if not action.isSeparator()]
    assert (forget.text(), not_here.text()) == ("Forget: “Oakton” is not a place", "Not in This Document")
    forget.trigger()
    assert parts.names == ["Oakton", "Mill Bay", "Oakton"] and parts.decisions.notice() is None


def test_one_document_can_do_without(parts: Parts, tmp_path: Path) -> None:
    parts.decisions.remember("Oakton", None)
    parts.show(tmp_path / "second.txt")
    menu = QMenu(parts.owner)
    parts.decisions.fill(menu)
    menu.actions()[-1].trigger()
    assert "Oakton" in parts.names and len(parts.decisions.all) == 1
    parts.show(tmp_path / "third.txt")
    assert parts.names == ["Mill Bay"]


def test_many_are_told_in_short(parts: Parts, tmp_path: Path) -> None:
    text = "Oakton, Mill Bay, Westland and Riverlands.\n"
    for name in ("Oakton", "Mill Bay", "Westland", "Riverlands"):
        parts.decisions.remember(name, OAKTON if name == "Mill Bay" else None)
    parts.show(tmp_path / "many.txt", text)
    assert present(parts.decisions.notice()).text.endswith(" · 1 more")

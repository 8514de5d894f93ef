"""Saving corrections on wish, and before anything is closed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog

from geoview.ui.correcting.saver import CorrectionSaver
from geoview.ui.selection.selection import Cause

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.ui.correcting.conftest import Correcting


@pytest.fixture
def saver(correcting: Correcting) -> CorrectionSaver:
    correcting.qtbot.waitUntil(lambda: not correcting.documents.current.corrections.needs_loading, timeout=20_000)
    correcting.selection.choose_mention(0, Cause.TEXT)
    correcting.controller.reject()
    return CorrectionSaver(correcting.documents, correcting.messages, correcting.status, correcting.owner)


def edits(path: Path) -> int:
    return len(json.loads(path.read_text(encoding="ascii"))["edits"])


def test_saving_says_where_the_corrections_lie(correcting: Correcting, saver: CorrectionSaver, tmp_path: Path) -> None:
    saver.save()
    assert edits(tmp_path / "first.txt.geoview") == 1
    assert correcting.status.currentMessage() == "Saved first.txt.geoview"


def test_nothing_is_unsaved_when_the_program_may_quit(saver: CorrectionSaver, tmp_path: Path) -> None:
    assert saver.may_quit()
    assert edits(tmp_path / "first.txt.geoview") == 1


def test_a_copy_is_never_written_over_the_text(
    correcting: Correcting, saver: CorrectionSaver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = tmp_path / "first.txt"
    before = article.read_bytes()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(article), ""))
    assert not saver.save_copy()
    message = correcting.messages.message
    assert message is not None and message.title == "The text itself is never written"
    assert article.read_bytes() == before
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "copy.geoview"), ""))
    assert saver.save_copy() and edits(tmp_path / "copy.geoview") == 1
    assert correcting.messages.message is None, "the fault is taken away"

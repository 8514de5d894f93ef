"""What the tests of this room share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from folder_steps import TEXTS, opened, write

if TYPE_CHECKING:
    from pathlib import Path

    from desk import Make
    from pytestqt.qtbot import QtBot


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An own home, and place data that is none: the parser of these tests needs none."""
    monkeypatch.setenv("GEOVIEW_HOME", str(tmp_path / "home"))
    data = tmp_path / "gazetteer.sqlite"
    data.write_bytes(b"")
    monkeypatch.setenv("GEOVIEW_GAZETTEER", str(data))
    return tmp_path / "home"


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    for name, text in TEXTS.items():
        write(folder / name, text)
    (folder / "broken.docx").write_bytes(b"this is no archive")
    return folder


@pytest.fixture
def view(qtbot: QtBot, make_desk: Make, texts: Path) -> Any:
    return opened(qtbot, make_desk(), texts)

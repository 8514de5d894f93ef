"""What the tests of this room share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from comparison_steps import DEADLINE, FIRST, SECOND
from desk import Make, fake_map
from present import present

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def open_pair(qtbot: QtBot, make_desk: Make, tmp_path: Path) -> Callable[..., tuple[Any, Any]]:
    """Two files in tabs, the first in front, and their comparison."""

    def open_pair(first: str = FIRST, second: str = SECOND, **options: Any) -> tuple[Any, Any]:
        paths = [tmp_path / "first.txt", tmp_path / "second.txt"]
        for path, text in zip(paths, (first, second), strict=True):
            path.write_text(text, encoding="utf-8")
        desk = make_desk(**options)
        desk.documents.open_all(paths)
        documents = desk.documents
        qtbot.waitUntil(lambda: len(documents.sessions) == 2, timeout=DEADLINE)
        qtbot.waitUntil(lambda: desk.session.atlas is not None and desk.session.atlas.complete, timeout=DEADLINE)
        qtbot.waitUntil(lambda: desk.map.made is not None, timeout=DEADLINE)
        shown = desk.comparing.compare(documents.sessions[1])
        qtbot.waitUntil(lambda: shown.pair.comparison is not None and not shown.pair.busy, timeout=DEADLINE)
        qtbot.waitUntil(lambda: present(shown.pair.comparison).second.complete, timeout=DEADLINE)
        qtbot.waitUntil(lambda: shown.map.made is not None and fake_map(shown.map).atlas is not None, timeout=DEADLINE)
        return desk, shown

    return open_pair

"""What a reader does, and what one looks at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from geoview.document import from_text

if TYPE_CHECKING:
    from pathlib import Path

    from desk import Desk
    from pytestqt.qtbot import QtBot

__all__ = ["in_view", "open_text", "press"]


def open_text(qtbot: QtBot, desk: Desk, text: str, path: Path | None = None) -> None:
    """Shows a text and waits for its places and its map."""
    with qtbot.waitSignal(desk.documents.finished, timeout=20_000):
        desk.documents.show(from_text(text, path))
    qtbot.waitUntil(lambda: desk.map.made is not None, timeout=20_000)


def press(qtbot: QtBot, widget: Any, key: Qt.Key, modifier: Any = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(widget, key, modifier)


def in_view(desk: Desk, index: int) -> bool:
    return bool(desk.article.view.mention_rects(index))

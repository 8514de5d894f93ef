"""A folder of texts, and what one sees of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from desk import Desk
    from pytestqt.qtbot import QtBot

__all__ = ["TEXTS", "names", "opened", "places", "settle", "write"]


TEXTS = {
    "one.txt": "First report\n\n4 March 2021\n\nOakton was quiet. Westland was not, and Oakton knew.\n",
    "two.txt": "Second report\n\n9 June 2021\n\nFrom Oakton to the Riverlands.\n",
    "sub/three.txt": "Third report\n\n2 January 2022\n\nThe Riverlands and Westland met; Mill Bay did not come.\n",
    "four.txt": "A note without a day\n\nWestland slept.\n",
}


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def opened(qtbot: QtBot, desk: Desk, folder: Path) -> Any:
    """The view of a folder once all is read and shown, and there is a map."""
    desk.folders.processes = 1
    view = desk.folders.open(folder)
    settle(qtbot, view)
    qtbot.waitUntil(lambda: view.map.made is not None, timeout=20_000)
    return view


def settle(qtbot: QtBot, view: Any) -> None:
    qtbot.waitUntil(lambda: not view.reading.is_running and not view.questions.is_busy, timeout=20_000)
    assert view.answer is not None and view.answer.choice == view.choice


def names(view: Any) -> list[str]:
    return [row.name for row in view.documents.rows.shown]


def places(view: Any) -> dict[str, tuple[int, int]]:
    return {row.use.place.name: (row.use.documents, row.use.mentions) for row in view.places.rows.shown}

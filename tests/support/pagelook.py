"""A look into the page of a map, for tests of the real one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from geoview.ui.map.map_pane import MapPane

__all__ = ["PageLook"]

_DEADLINE = 20_000  # milliseconds


class PageLook:
    """Asks the page of a map pane.

    Args:
        qtbot: Waits.
        pane: The map.
    """

    def __init__(self, qtbot: QtBot, pane: MapPane) -> None:
        self.qtbot = qtbot
        self.pane = pane

    def js(self, code: str) -> Any:
        """The value of an expression in the page."""
        answers: list[str] = []
        self.pane.view.page().runJavaScript(f"JSON.stringify({code})", answers.append)
        self.qtbot.waitUntil(lambda: bool(answers), timeout=_DEADLINE)
        return json.loads(answers[0]) if answers[0] else None

    def settle(self) -> None:
        """Waits until the present places are drawn: a click before that is about those before."""
        pane = self.pane
        self.qtbot.waitUntil(lambda: pane._ready and pane._drawn == pane._generation, timeout=_DEADLINE)

    def rest(self) -> None:
        """Waits until all is drawn and the map stands still: two looks at it agree."""
        self.settle()
        before = None
        for _ in range(200):
            now = self.js(
                "[geoview.map.getZoom(), geoview.map.getCenter(), document.querySelectorAll('.gv-pin').length]"
            )
            if now == before:
                return
            before = now
            self.qtbot.wait(25)
        raise AssertionError("the map never stood still")

    def until_painted(self) -> None:
        """Waits until the page has drawn two more pictures: then a click meets what the first of them shows."""
        self.js("(window.painted = false, requestAnimationFrame(() => requestAnimationFrame(() => painted = true)), 1)")
        self.until("window.painted")

    def until(self, code: str) -> None:
        """Waits until an expression in the page is true."""
        for _ in range(200):
            if self.js(f"Boolean({code})"):
                return
            self.qtbot.wait(25)
        raise AssertionError(f"never true in the page: {code}")

"""Pictures of what goes online, with a service on this machine that plays geocoder and map tiles."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests" / "support"))

from typing import TYPE_CHECKING

from stubserver import Reply, Request, StubServer, png

from geoview.online.consent import TILES_KEY
from geoview.settings import SettingsFile
from geoview.ui.online.access import Access

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from geoview.ui.shell.desk import Desk

__all__ = ["Stage"]

_VILLAGE = {
    "osm_type": "node", "osm_id": 5, "lat": "54.31", "lon": "-1.62", "class": "place", "type": "village",
    "addresstype": "village", "name": "Quillbury", "display_name": "Quillbury, North Yorkshire, United Kingdom",
    "address": {"state": "England", "county": "North Yorkshire", "country_code": "gb"},
}  # fmt: skip
_HAMLET = _VILLAGE | {
    "osm_id": 6, "lat": "51.2", "lon": "-2.9", "type": "hamlet", "addresstype": "hamlet",
    "address": {"state": "England", "county": "Somerset", "country_code": "gb"},
}  # fmt: skip
_STREET = _VILLAGE | {"osm_id": 7, "lat": "51.5", "lon": "-0.2", "class": "highway", "name": "Quillbury Road"}
_TINTS = ((222, 232, 214), (228, 224, 206))


def _answer(request: Request) -> Reply:
    if request.path == "/search":
        return Reply([_VILLAGE, _HAMLET, _STREET])
    x, y = request.path.removesuffix(".png").split("/")[-2:]
    return Reply(png(_TINTS[(int(x) + int(y)) % 2]), headers={"Content-Type": "image/png"})


class Stage:
    """Sets one scene.

    Args:
        scene: "consent", "answers", "map" or "settings"; "" for a window that is offline.
    """

    def __init__(self, scene: str) -> None:
        self._scene = scene
        self._server = StubServer(_answer) if scene else None
        self.access = Access(SettingsFile(None))
        if self._server is not None:
            self.access.change("online_geocoder", "nominatim")
            self.access.change("geocoder_address", self._server.address)
            self.access.change("online_tiles", self._server.address + "/{z}/{x}/{y}.png")
            self.access.change("tiles_credit", "© Contributors of the map")

    def play(self, desk: Desk, wait: Callable[[Callable[[], object]], None]) -> QWidget | None:
        """Does what the scene shows; the dialog that lies over the window in the end, if there is one."""
        if self._server is None:
            return None
        if self._scene == "consent":
            desk.actions["look_up_all"].trigger()
            return desk.online.dialog
        self.access.allow("nominatim", self._server.host)
        self.access.allow(TILES_KEY, self._server.host)
        if self._scene == "answers":
            desk.actions["look_up"].trigger()
            wait(lambda: not desk.online.is_busy)
        if self._scene in ("map", "settings"):
            desk.actions["online_map"].trigger()
        if self._scene != "settings":
            return None
        desk.actions["preferences"].trigger()
        dialog = desk.settings()
        dialog.pages.setCurrentIndex(dialog.pages.count() - 1)
        return dialog

    def close(self) -> None:
        """Ends the service."""
        self.access.store.close()
        if self._server is not None:
            self._server.close()

"""Map tiles of a service of the reader's choice: each is asked for as it comes into view, never beforehand."""

from __future__ import annotations

import math
import sqlite3
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geoview.errors import AnswerError, BusyError, OnlineError
from geoview.online.consent import TILES_KEY, Consents
from geoview.online.services import host_of, template_problem, tile_service
from geoview.online.web import Web

if TYPE_CHECKING:
    from collections.abc import Callable

    from geoview.online.store import OnlineStore

__all__ = ["DEEPEST", "Tile", "Tiles"]

DEEPEST = 19
"""The highest zoom of any tile that is asked for."""
_MOST_BYTES = 1_000_000
_TYPES = ("image/png", "image/jpeg", "image/webp")
_SIGNATURES = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}
_REST_S = 30.0
"""Seconds for which a service is left alone after it failed several times in a row."""
_PATIENCE = 4


@dataclass(frozen=True, slots=True)
class Tile:
    """A picture of 256 × 256 pixels or a multiple.

    Attributes:
        body: PNG, JPEG or WebP.
        content_type: Which of these.
    """

    body: bytes
    content_type: str


class Tiles:
    """One source of tiles; may be used by several threads.

    Args:
        template: Its address with {z}, {x} and {y}.
        consents: What the reader allowed.
        store: Where tiles are kept.
        key: What takes the place of {key}.
        credit: How it asks to be credited; "" takes what is known of the service, else its host.
        web: Makes the requests.

    Attributes:
        host: Which host is asked.
        credit: What stands in the corner of the map.
        credit_url: Where that leads.

    Raises:
        ValueError: when the template is not valid.
    """

    def __init__(
        self,
        template: str,
        consents: Consents,
        store: OnlineStore,
        *,
        key: str = "",
        credit: str = "",
        web: Web | None = None,
    ) -> None:
        problem = template_problem(template)
        if problem:
            raise ValueError(problem)
        self.template = template
        self._consents, self._store = consents, store
        self._key = key
        self._web = web or Web()
        self._lock = threading.Lock()
        self._failures = 0
        self._rest_until = 0.0
        self.host = host_of(template.replace("{z}", "0").replace("{x}", "0").replace("{y}", "0"))
        known = tile_service(template)
        self.credit = credit or (known.attribution if known else self.host)
        self.credit_url = known.credit_url if known else ""

    def get(self, z: int, x: int, y: int, *, cancelled: Callable[[], bool] = lambda: False) -> Tile:
        """Return a tile, from the disk or from the service. Don't call it on the window's thread.

        An old tile from the disk is used where the service does not answer.

        Args:
            z: Zoom, 0 … 19.
            x: Column, 0 … 2ᶻ − 1 from the west.
            y: Row, 0 … 2ᶻ − 1 from the north.
            cancelled: Asked every 50 ms.

        Raises:
            ValueError: when there is no such tile.
            OnlineError: when it can't be had; see `Web.get` and `Consents.demand`.
            Cancelled: when `cancelled` said so.
        """
        if not (0 <= z <= DEEPEST and 0 <= x < 2**z and 0 <= y < 2**z):
            raise ValueError("there is no such tile")
        self._consents.demand(TILES_KEY, self.host)
        kept = self._kept(z, x, y)
        if kept is not None and kept[1]:
            return kept[0]
        try:
            self._check_rest()
            body = self._web.get(self._address(z, x, y), most_bytes=_MOST_BYTES, types=_TYPES, cancelled=cancelled)
            tile = Tile(body, _checked(body, self.host))
        except OnlineError as error:
            self._failed(error)
            if kept is not None:
                return kept[0]
            raise
        with self._lock:
            self._failures = 0
        self._keep(z, x, y, tile)
        return tile

    def close(self) -> None:
        """Close the connections."""
        self._web.close()

    def _address(self, z: int, x: int, y: int) -> str:
        from urllib.parse import quote

        fields = {"z": str(z), "x": str(x), "y": str(y), "s": "a", "r": "", "key": quote(self._key, safe="")}
        address = self.template
        for name, value in fields.items():
            address = address.replace(f"{{{name}}}", value)
        return address

    def _check_rest(self) -> None:
        rest = self._rest_until - time.monotonic()
        if rest > 0:
            raise BusyError(
                "The online map rests",
                "{host} did not help",
                "It is asked again in {wait} s.",
                rest,
                host=self.host,
                wait=str(math.ceil(rest)),
            )

    def _failed(self, error: OnlineError) -> None:
        """Pause requests to a service that failed, so that it is not asked for every tile of the view."""
        with self._lock:
            now = time.monotonic()
            if now < self._rest_until:
                return
            self._failures += 1
            if isinstance(error, BusyError):
                self._rest_until = now + max(error.seconds, 1.0)
            elif self._failures >= _PATIENCE:
                self._rest_until = now + _REST_S

    def _kept(self, z: int, x: int, y: int) -> tuple[Tile, bool] | None:
        try:
            row = self._store.tile(self.template, z, x, y)
        except sqlite3.Error:
            return None
        return None if row is None else (Tile(row[0], row[1]), row[2])

    def _keep(self, z: int, x: int, y: int, tile: Tile) -> None:
        try:
            self._store.keep_tile(self.template, z, x, y, tile.body, tile.content_type)
        except sqlite3.Error:
            # It will be asked for again.
            return


def _checked(body: bytes, host: str) -> str:
    """Return the media type by the first bytes, whatever type the service states."""
    for signature, content_type in _SIGNATURES.items():
        if body.startswith(signature):
            return content_type
    if body[:4] == b"RIFF" and body[8:12] == b"WEBP":
        return "image/webp"
    raise AnswerError(
        "The online map did not help", "what {host} sent is no picture", "Check the address of the tiles.", host=host
    )

"""What the reader allowed to go online: which service, at which host. Asked for once, remembered, revocable.

The file is read anew before every request, so that a consent withdrawn in one window is withdrawn in all of them.
"""

from __future__ import annotations

import threading
from datetime import date
from typing import TYPE_CHECKING

from geoview.errors import NotAllowedError, StorageError
from geoview.json_store import JsonStore
from geoview.storage import SYSTEM, Calls

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["TILES_KEY", "Consents"]

TILES_KEY = "tiles"
"""What map tiles are called where geocoders have their own keys."""
_MOST_BYTES = 100_000
_MOST = 200


class Consents:
    """The list of what is allowed.

    Args:
        path: Where it is kept; None keeps it for this session only.
        calls: System calls; tests hand in ones that fail.
    """

    def __init__(self, path: Path | None, *, calls: Calls = SYSTEM) -> None:
        self._store = (
            JsonStore(path, version=1, keys=("allowed",), limit=_MOST_BYTES, calls=calls) if path is not None else None
        )
        self._own: dict[tuple[str, str], str] = {}
        self._lock = threading.Lock()

    def allows(self, service: str, host: str) -> bool:
        """Return True when the reader has allowed a service at a host."""
        return (service, host) in self.listed()

    def demand(self, service: str, host: str) -> None:
        """Raise unless the reader has allowed a service at a host.

        Raises:
            NotAllowedError: when it is not.
        """
        if not self.allows(service, host):
            raise NotAllowedError(
                "Nothing was sent",
                "You have not allowed GeoView to ask {host}",
                "Allow it where you look up a name.",
                host=host,
            )

    def listed(self) -> dict[tuple[str, str], str]:
        """Return the service and host of each consent, and its date; a damaged file allows nothing."""
        with self._lock:
            return self._read()

    def allow(self, service: str, host: str) -> None:
        """Remember that a service may be asked; where this can't be written, it holds for this session."""
        with self._lock:
            known = self._read()
            known[service, host] = date.today().isoformat()
            self._write(known)

    def revoke(self, service: str, host: str = "") -> None:
        """Withdraw what was allowed: a service at a host, or at all of them.

        Raises:
            StorageError: when the file can't be written: the consent then still holds in other windows and the next
                session.
        """
        with self._lock:
            known = {
                (key, where): since
                for (key, where), since in self._read().items()
                if key != service or (host and where != host)
            }
            self._write(known, strictly=True)

    def _read(self) -> dict[tuple[str, str], str]:
        if self._store is None:
            return dict(self._own)
        rows = self._store.read().record.get("allowed")
        known: dict[tuple[str, str], str] = {}
        for row in rows if isinstance(rows, list) else []:
            if isinstance(row, dict):
                values = [row.get(name) for name in ("service", "host", "since")]
                if all(isinstance(value, str) and value for value in values):
                    known[str(values[0]), str(values[1])] = str(values[2])
        return known

    def _write(self, known: dict[tuple[str, str], str], *, strictly: bool = False) -> None:
        self._own = known = dict(list(known.items())[-_MOST:])
        if self._store is None:
            return
        rows = [{"service": key, "host": host, "since": since} for (key, host), since in sorted(known.items())]
        try:
            self._store.write({"allowed": rows})
        except StorageError as error:
            if strictly:
                raise StorageError(
                    "The permission could not be taken back",
                    "{reason}",
                    "Switch the service off.",
                    reason=error.message,
                ) from error
            self._store = None

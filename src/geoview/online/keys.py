"""Keys and user names of services: in the system's keyring, never in a file of GeoView.

The keyring needs the package `keyring`, which not every installation has; without it, or without a keyring that
answers, a key holds until GeoView is closed.
"""

from __future__ import annotations

import logging
import threading
from typing import Any, Protocol

__all__ = ["Keys"]

_LOG = logging.getLogger(__name__)
_HOME = "geoview"
LONGEST = 500
"""Characters of a key, at most."""


class Keyring(Protocol):
    """The part of the package `keyring` that is used."""

    def get_password(self, service_name: str, username: str) -> str | None:
        """Return the secret, or None."""

    def set_password(self, service_name: str, username: str, password: str) -> None:
        """Keep a secret."""

    def delete_password(self, service_name: str, username: str) -> None:
        """Forget a secret."""


class Keys:
    """The keys of the services. A keyring may ask its owner and block: don't use it on the window's thread.

    Args:
        keyring: Where they are kept; None takes the system's.
    """

    def __init__(self, keyring: Keyring | None = None) -> None:
        self._keyring = keyring
        self._tried = keyring is not None
        self._session: dict[str, str] = {}
        self._lock = threading.Lock()

    @property
    def lasting(self) -> bool:
        """Whether keys outlive this session."""
        return self._open() is not None

    def get(self, service: str) -> str:
        """Return the key of a service; "" when there is none."""
        with self._lock:
            if service in self._session:
                return self._session[service]
        keyring = self._open()
        if keyring is None:
            return ""
        try:
            key = keyring.get_password(_HOME, service) or ""
        except Exception as error:  # noqa: BLE001 - back ends raise whatever their systems raise
            _LOG.warning("the keyring gave no key: %s", type(error).__name__)
            return ""
        with self._lock:
            return self._session.setdefault(service, key)

    def set(self, service: str, key: str) -> bool:
        """Keep the key of a service; "" forgets it.

        Returns:
            True when it outlives this session.

        Raises:
            ValueError: when it can't be a key.
        """
        key = key.strip()
        if len(key) > LONGEST or not (key.isascii() and key.isprintable()):
            raise ValueError("a key has printable ASCII characters only, and not many of them")
        with self._lock:
            self._session[service] = key
        keyring = self._open()
        if keyring is None:
            return False
        try:
            if key:
                keyring.set_password(_HOME, service, key)
            elif keyring.get_password(_HOME, service) is not None:
                keyring.delete_password(_HOME, service)
        except Exception as error:  # noqa: BLE001 - as above
            _LOG.warning("the keyring kept no key: %s", type(error).__name__)
            return False
        return True

    def _open(self) -> Keyring | None:
        if not self._tried:
            self._tried = True
            self._keyring = _system_keyring()
        return self._keyring


def _system_keyring() -> Keyring | None:
    try:
        import keyring
        from keyring.backends import fail
    except ImportError:
        return None
    try:
        found: Any = keyring.get_keyring()
    except Exception as error:  # noqa: BLE001 - back ends raise whatever their systems raise
        _LOG.warning("there is no keyring: %s", type(error).__name__)
        return None
    if isinstance(found, fail.Keyring) or getattr(found, "priority", 0) < 1:
        # Anything weaker writes clear text into a file.
        return None
    ring: Keyring = found
    return ring

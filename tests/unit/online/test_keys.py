"""Keys are the keyring's; without one they end with the session, and no file ever holds them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geoview.online import keys as module
from geoview.online.keys import Keys

if TYPE_CHECKING:
    from pathlib import Path


class Ring:
    def __init__(self, *, broken: bool = False) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.broken = broken

    def _check(self) -> None:
        if self.broken:
            raise RuntimeError("the keyring is locked")

    def get_password(self, service_name: str, username: str) -> str | None:
        self._check()
        return self.kept.get((service_name, username))

    def set_password(self, service_name: str, username: str, password: str) -> None:
        self._check()
        self.kept[service_name, username] = password

    def delete_password(self, service_name: str, username: str) -> None:
        self._check()
        del self.kept[service_name, username]


def test_a_key_goes_into_the_keyring_and_out_again() -> None:
    ring = Ring()
    assert Keys(ring).set("opencage", " word ")
    assert ring.kept == {("geoview", "opencage"): "word"}
    assert Keys(ring).get("opencage") == "word"
    assert Keys(ring).get("maptiler") == ""
    assert Keys(ring).set("opencage", "")
    assert ring.kept == {}


@pytest.mark.parametrize("ring", [None, Ring(broken=True)])
def test_without_a_keyring_it_holds_for_the_session(
    ring: Ring | None, monkeypatch: pytest.MonkeyPatch, own_home: Path
) -> None:
    monkeypatch.setattr(module, "_system_keyring", lambda: None)
    keys = Keys(ring)
    assert not keys.set("opencage", "word")
    assert keys.get("opencage") == "word"
    assert Keys(ring).get("opencage") == ""
    assert not [path for path in own_home.rglob("*") if path.is_file()]


@pytest.mark.parametrize("key", ["wörd", "a\nb", "x" * 1000])
def test_what_is_no_key_is_refused(key: str) -> None:
    with pytest.raises(ValueError, match="key"):
        Keys(Ring()).set("opencage", key)

"""What the reader allowed, and that it can be taken back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from geoview.errors import NotAllowedError, StorageError
from geoview.online.consent import Consents
from geoview.storage import SYSTEM

if TYPE_CHECKING:
    from pathlib import Path


def test_nothing_is_allowed_before_it_was(tmp_path: Path) -> None:
    consents = Consents(tmp_path / "consents.json")
    with pytest.raises(NotAllowedError, match=r"geo\.example\.org"):
        consents.demand("nominatim", "geo.example.org")
    assert list(tmp_path.iterdir()) == []


def test_it_holds_for_that_host_alone_in_all_windows_and_can_be_taken_back(tmp_path: Path) -> None:
    path = tmp_path / "config" / "consents.json"
    one, other = Consents(path), Consents(path)
    one.allow("nominatim", "a.example")
    one.allow("nominatim", "b.example")
    one.allow("photon", "a.example")
    other.demand("nominatim", "a.example")
    assert not other.allows("tiles", "a.example")
    other.revoke("nominatim", "a.example")
    assert not one.allows("nominatim", "a.example")
    assert one.allows("nominatim", "b.example")
    one.revoke("nominatim")
    assert set(Consents(path).listed()) == {("photon", "a.example")}


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"allowed": 7}', b'{"allowed": [1, {"service": 1}]}', b"\xff"])
def test_a_damaged_file_allows_nothing(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "consents.json"
    path.write_bytes(content)
    assert Consents(path).listed() == {}


def test_what_cannot_be_written_holds_for_the_session(tmp_path: Path) -> None:
    def full(*_: object) -> int:
        raise OSError(28, "no space")

    consents = Consents(tmp_path / "consents.json", calls=replace(SYSTEM, write=full))
    with pytest.raises(StorageError):
        consents.revoke("nominatim")
    consents.allow("nominatim", "a.example")
    assert consents.allows("nominatim", "a.example")
    consents.revoke("nominatim")
    assert not consents.allows("nominatim", "a.example")

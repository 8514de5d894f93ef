"""Handing files to the window that is open already."""

from __future__ import annotations

import os
import socket
import sys
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoview.instance import ANSWER, Call, address_for, call_from, hand_over

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="sockets of Unix")


@contextmanager
def window_at(address: str, answer: bytes = ANSWER) -> Iterator[list[bytes]]:
    """Somebody who listens, notes what is said, and answers."""
    heard: list[bytes] = []
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as door:
        door.bind(address)
        door.listen()

        def listen() -> None:
            caller, _ = door.accept()
            with caller, caller.makefile("rb") as words:
                heard.append(words.readline())
                caller.sendall(answer)

        thread = threading.Thread(target=listen)
        thread.start()
        yield heard
        thread.join(5)
    Path(address).unlink()


@pytest.fixture
def address(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> str:
    folder = tmp_path_factory.mktemp("run")
    folder.chmod(0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    return address_for(Path("/home/reader/.local/state/geoview"))


def test_files_reach_the_window_as_absolute_paths(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "leave-7")
    odd = Path(os.fsdecode(b"caf\xe9 'notes'.txt"))
    with window_at(address) as heard:
        assert hand_over(address, [Path("a.txt"), odd])
    call = call_from(heard[0])
    assert call is not None
    assert call.files == (tmp_path / "a.txt", tmp_path / odd)
    assert call.token == "leave-7"


def test_nobody_there_or_nobody_who_answers_means_a_window_of_its_own(address: str) -> None:
    assert not hand_over(address, [])
    with window_at(address, b"no\n"):
        assert not hand_over(address, [])
    with window_at(address, b""):
        assert not hand_over(address, [])
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as dead:
        dead.bind(address)
    assert not hand_over(address, []), "the socket of a window that died"
    assert not hand_over("", [])


def test_a_window_that_hangs_is_not_waited_for(address: str) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as deaf:
        deaf.bind(address)
        deaf.listen()
        assert not hand_over(address, [], wait_s=0.05)


def test_each_reader_has_an_address_and_only_private_folders_are_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = tmp_path / "run"
    run.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(run))
    mine = address_for(Path("/a"))
    assert Path(mine).parent == run and mine == address_for(Path("/a")) != address_for(Path("/b"))
    run.chmod(0o755)
    assert Path(address_for(Path("/a"))).parent == Path("/a"), "others may enter the runtime folder"
    (tmp_path / "link").symlink_to(run)
    run.chmod(0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "link"))
    assert Path(address_for(Path("/a"))).parent == Path("/a")
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    deep = Path("/" + "deep/" * 40)
    folder = Path(address_for(deep)).parent
    assert folder.stat().st_mode & 0o077 == 0 and len(address_for(deep)) <= 100


@given(st.binary(max_size=200))
def test_any_noise_is_no_call(noise: bytes) -> None:
    call = call_from(noise)
    assert call is None or all(path.is_absolute() for path in call.files)


@pytest.mark.parametrize(
    "line",
    [
        b'{"version": 1, "files": ["relative.txt"], "token": ""}',
        b'{"version": 1, "files": ["/a\\u0000b"], "token": ""}',
        b'{"version": 1, "files": [7], "token": ""}',
        b'{"version": 1, "files": "/a", "token": ""}',
        b'{"version": 2, "files": ["/a"], "token": ""}',
        b'{"version": 1, "files": ["/a"]}',
        b"[" * 100_000,
    ],
)
def test_messages_that_are_none_of_ours_are_refused(line: bytes) -> None:
    assert call_from(line) is None


def test_a_token_that_is_no_token_is_dropped() -> None:
    call = call_from(Call([Path("/a")], "x\ny").message())
    assert call is not None and call.token == ""
